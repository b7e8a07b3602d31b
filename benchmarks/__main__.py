"""Measure and print the tables: ``python -m benchmarks [--quick] [--only PART]``."""

import argparse
import os
import platform
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import cities
from benchmarks.material import SIZES, Material, make
from benchmarks.measuring import COLUMNS, LINES, alternated
from benchmarks.programs import Program, bare, options, planterm, text_area, visidata
from benchmarks.report import report
from benchmarks.workbooks import pairs, timed
from benchmarks.workbooks import report as workbooks_report


def main() -> None:
    """Make the files, run the programs in turn, print the medians."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure planterm beside its peers.")
    parser.add_argument("--quick", action="store_true", help="fewer runs: a first impression")
    parser.add_argument("--only", choices=("programs", "workbooks", "cities"), help="one of the tables")
    arguments = parser.parse_args()
    print(f"Python {platform.python_version()}, {os.cpu_count()} processors")
    with TemporaryDirectory(prefix="planterm-bench-") as folder:
        materials = [make(Path(folder), size) for size in SIZES]
        if arguments.only in {None, "workbooks"}:
            _measure_workbooks(materials, turns=3 if arguments.quick else 9)
        if arguments.only in {None, "cities"}:
            print(f"\n{cities.measure(3 if arguments.quick else 7, _tell)}")
        if arguments.only in {None, "programs"}:
            _measure_programs(materials, *((3, 2) if arguments.quick else (15, 7)))


def _measure_workbooks(materials: Sequence[Material], turns: int) -> None:
    print(f"\nmedians of {turns} alternated turns in one process, without starting it or parsing the plan")
    found = timed([pair for material in materials for pair in pairs(material)], turns, _tell)
    print(workbooks_report(found))


def _measure_programs(materials: Sequence[Material], small_runs: int, large_runs: int) -> None:
    print(f"\na terminal of {COLUMNS} by {LINES};")
    print(f"medians of {small_runs} alternated runs at {SIZES[0]} rows, {large_runs} at the others;")
    print("each ratio is taken over the runs that both programs have.")
    programs = [
        (program, small_runs if material is materials[0] else large_runs)
        for material in materials
        for program in _programs(material, first=material is materials[0])
    ]
    print(report(alternated(programs, _tell)))


def _tell(line: str) -> None:
    print(line, end="\r", file=sys.stderr, flush=True)


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
