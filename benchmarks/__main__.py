"""Measure and print the table: ``python -m benchmarks [--quick]``."""

import argparse
import os
import platform
import sys
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.material import SIZES, Material, make
from benchmarks.measuring import COLUMNS, LINES, alternated
from benchmarks.programs import Program, bare, options, planterm, text_area, visidata
from benchmarks.report import report


def main() -> None:
    """Make the files, run the programs in turn, print the medians."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure planterm beside its peers.")
    parser.add_argument("--quick", action="store_true", help="fewer runs: a first impression")
    small_runs, large_runs = (3, 2) if parser.parse_args().quick else (15, 7)
    print(f"Python {platform.python_version()}, {os.cpu_count()} processors, a terminal of {COLUMNS} by {LINES};")
    print(f"medians of {small_runs} alternated runs at {SIZES[0]} rows, {large_runs} at the others;")
    print("each ratio is taken over the runs that both programs have.")
    with TemporaryDirectory(prefix="planterm-bench-") as folder:
        materials = [make(Path(folder), size) for size in SIZES]
        programs = [
            (program, small_runs if material is materials[0] else large_runs)
            for material in materials
            for program in _programs(material, first=material is materials[0])
        ]
        values = alternated(programs, lambda line: print(line, end="\r", file=sys.stderr, flush=True))
    print(report(values))


def _programs(material: Material, *, first: bool) -> Iterable[Program]:
    """Those that open files of each size, and once those whose text is always the same."""
    if first:
        yield bare(material)
    yield planterm(material)
    yield options(material)
    if first:
        yield text_area(material)
    yield visidata(material)


main()
