"""The programs that are measured, and how a person does the same thing in each."""

import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from benchmarks.material import Material
from terminal import Key

_BIN = Path(sys.executable).parent
_PEERS = Path(__file__).parent / "peers"


class Measure(Enum):
    """What is measured."""

    FIRST_PAINT = "first paint"
    ARROW = "arrow down"
    PAGE = "PageDown"
    AREA = "switch area"
    TYPED = "typed character"
    MEMORY = "peak memory"


@dataclass(frozen=True, slots=True)
class Gesture:
    """Keys whose effect is timed one by one, those that make ready for them, and those that go back afterwards."""

    timed: tuple[str, ...]
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Program:
    """A program, what it shows when it has painted, and the gestures that it knows."""

    name: str
    command: tuple[str | Path, ...]
    painted: str
    rows: int | None = None
    opening: tuple[str, str] | None = None
    """What has to be on the screen before the rows can be asked for, and the keys that ask."""

    gestures: Mapping[Measure, Gesture] = field(default_factory=dict)


def planterm(material: Material) -> Program:
    """The editor on the plan."""
    gestures = {
        Measure.ARROW: Gesture((Key.DOWN,) * 6, after=Key.CTRL_HOME),
        Measure.PAGE: Gesture((Key.PAGE_DOWN, Key.PAGE_UP) * 3, after=Key.CTRL_HOME),
        Measure.AREA: Gesture((Key.CTRL_PAGE_DOWN,) * 3 + (Key.CTRL_PAGE_UP,) * 3),
        Measure.TYPED: Gesture(tuple(" och mer"), before=Key.F2),
    }
    command = (_BIN / "planterm", material.plan)
    return Program("planterm", command, _seen(material), material.rows, gestures=gestures)


def bare(material: Material) -> Program:
    """A Textual app with one text."""
    command = (sys.executable, _PEERS / "bare.py", material.first_text)
    return Program("bare Textual", command, _seen(material))


def options(material: Material) -> Program:
    """A Textual app with an OptionList of the rows' first texts."""
    gestures = {
        Measure.ARROW: Gesture((Key.DOWN,) * 6, before=Key.DOWN, after=Key.HOME),
        Measure.PAGE: Gesture((Key.PAGE_DOWN, Key.PAGE_UP) * 3),
    }
    command = (sys.executable, _PEERS / "options.py", material.lines)
    return Program("OptionList", command, _seen(material), material.rows, gestures=gestures)


def text_area(material: Material) -> Program:
    """A Textual app with a TextArea that holds the plan's first text."""
    gestures = {Measure.TYPED: Gesture(tuple(" och mer"))}
    command = (sys.executable, _PEERS / "editor.py", material.first_text)
    return Program("TextArea", command, _seen(material), gestures=gestures)


def visidata(material: Material) -> Program:
    """VisiData on the workbook; it lists the sheets first, so that one is opened with Enter."""
    gestures = {
        Measure.ARROW: Gesture((Key.DOWN,) * 6, after="gk"),
        Measure.PAGE: Gesture((Key.PAGE_DOWN, Key.PAGE_UP) * 3, after="gk"),
        Measure.AREA: Gesture((f"q{Key.DOWN}\r",) * 3),
        Measure.TYPED: Gesture(tuple(" och mer"), before="e"),
    }
    opening = ("5 sheets", Key.ENTER)
    return Program(
        "VisiData", (_BIN / "vd", material.workbook), _seen(material), material.rows, opening, gestures=gestures
    )


def _seen(material: Material) -> str:
    """The beginning of the first text, which no program's columns are too narrow for."""
    return re.escape(material.first_text[:8])
