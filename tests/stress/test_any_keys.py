"""Whatever keys come, as fast as a terminal sends them, the program goes on."""

import random
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from terminal import Terminal, pasted

SAMPLE = Path(__file__).parents[2] / "sample_plans" / "skarpnack-2025.toml"
PROGRAM = Path(sys.executable).with_name("planterm")
PROGRAM_ENDED_WELL = 0
"""Ctrl+Q with nothing unsaved, or an answer to its question, is a way to leave."""

FUNCTION_KEYS = ("\x1bOP", "\x1bOQ", "\x1bOR", "\x1bOS", *(f"\x1b[{number}~" for number in (15, 17, 18, 19, 20, 21)))
CURSOR_KEYS = (*(f"\x1b[{letter}" for letter in "ABCDHFZ"), *(f"\x1b[{number}~" for number in (2, 3, 5, 6)))
WITH_MODIFIERS = tuple(f"\x1b[1;{modifier}{letter}" for modifier in (2, 5) for letter in "ABCDHF")
AREAS = ("\x1b[5;5~", "\x1b[6;5~")
CONTROL_KEYS = tuple(chr(ord(letter) - 64) for letter in "ACDEFGKLNOPQRSTUVWXYZ")
WRITTEN = ("x", "å", "7", " ", "\t", "\t", "\r", "\r", "\x1b", "\x7f", "Skola som brottsplats")
PASTED = tuple(map(pasted, ("rad ett\nrad två", "a\tb\tc\nd\te\tf\n", "[/i] €")))
COMMANDS = (
    "uppföljning",
    "nästa års plan",
    "parterna",
    "tidigare",
    "skede",
    "sortera",
    "flytta",
    "eget område",
    "jämför",
)
KEYS = (
    *(FUNCTION_KEYS * 2),
    *(CURSOR_KEYS * 2),
    *WITH_MODIFIERS,
    *(AREAS * 3),
    *CONTROL_KEYS,
    *(WRITTEN * 3),
    *PASTED,
    *(f"\x1b[21~{command}\r" for command in COMMANDS),
)


def one_person(folder: Path, seed: int, bursts: int) -> int:
    """Send bursts of keys until there are no more or the program is left; how many keys that were."""
    chance, sent = random.Random(seed), list[str]()
    folder.mkdir()
    shutil.copy(SAMPLE, folder / "plan.toml")
    size = chance.choice([(80, 24), (120, 40), (40, 12)])
    with Terminal(
        [PROGRAM, "plan.toml"], home=folder, columns=size[0], lines=size[1], environment={"TMPDIR": str(folder)}
    ) as terminal:
        terminal.wait_for("F1 Hjälp")
        for _ in range(bursts):
            burst = [chance.choice(KEYS) for _ in range(chance.randint(1, 8))]
            sent += burst
            terminal.send("".join(burst))
            terminal.wait_until_quiet(chance.choice([0.0, 0.02, 0.1]))
            if terminal.has_ended:
                code = terminal.wait_for_exit()
                reports = "\n".join(path.read_text("utf-8") for path in folder.glob("planterm-*.txt"))
                assert code == PROGRAM_ENDED_WELL, f"seed {seed}, ended with {code} after {sent[-24:]}\n{reports}"
                break
    return len(sent)


@pytest.mark.parametrize(
    ("people", "seed"), [(2, 0), *(pytest.param(10, seed, marks=pytest.mark.stress) for seed in range(1, 5))]
)
def test_no_keys_end_the_program_in_a_fault(
    people: int, seed: int, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    keys = sum(one_person(tmp_path / str(number), seed * 1000 + number, bursts=60) for number in range(people))
    record_property("figure", f"{keys} keys in bursts, by {people} people: the program never ended in a fault")
