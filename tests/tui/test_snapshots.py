"""What the screens look like, as pictures that a change of the look must be looked at for."""

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from resting import resting
from returned_books import book_of
from sample_plan import SAMPLE, plan_of, sample, session_of

from planterm.session.session import Session
from planterm.tui.app import PlantermApp

pytestmark = pytest.mark.usefixtures("folder")

Compare = Callable[[PlantermApp, Sequence[str], tuple[int, int]], bool]
SIZES = [(80, 24), (120, 40)]
sizes = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")


@pytest.fixture
def looks_the_same(snap_compare: Callable[..., bool]) -> Compare:
    """Whether an editor looks, after some keys, as in its picture."""

    def compare(app: PlantermApp, keys: Sequence[str], size: tuple[int, int]) -> bool:
        with resting(app):
            return snap_compare(app, press=keys, terminal_size=size)

    return compare


LONGEST_ROW = ["f5", *["ctrl+down"] * 9]


def real_plan() -> PlantermApp:
    """The sample plan under a name that tells nothing of the machine."""
    shutil.copy(SAMPLE, "plan.toml")
    return PlantermApp(Session.open(Path("plan.toml")))


VIEWS = {
    "unga": [],
    "platser": ["ctrl+pagedown"] * 2,
    "ny-rad": ["ctrl+end"],
    "cell-skrivs": ["down", "right", *"Sv", "å", "r", "enter", *"rad"],
    "hog-cell-oppen": ["ctrl+pagedown", "ctrl+pagedown", "end", "left", "left", "enter"],
    "formular": ["right", "f4"],
    "oversikt": ["ctrl+l"],
    "urval": ["f8", "tab", *"polis", "enter"],
    "kommandon": ["f10", *"rad"],
    "uppgifter": ["f6"],
    "analys": ["ctrl+pageup"],
    "uppfoljning": ["f5", "ctrl+g", "ctrl+g"],
    "uppfoljning-hog-rad-bladdrad": [*LONGEST_ROW, *" mer", "pagedown"],
}


@sizes
@pytest.mark.parametrize("view", VIEWS)
def test_views(looks_the_same: Compare, view: str, size: tuple[int, int]) -> None:
    assert looks_the_same(real_plan(), VIEWS[view], size)


@sizes
@pytest.mark.parametrize("keys", [(), ("end",)], ids=["forsta", "sista"])
@pytest.mark.parametrize("name", ["exempelstaden-2027", "ekdalen-2026", "strandvik-2026"])
def test_other_forms(looks_the_same: Compare, name: str, keys: tuple[str, ...], size: tuple[int, int]) -> None:
    shutil.copy(SAMPLE.with_stem(name), "plan.toml")
    assert looks_the_same(PlantermApp(Session.open(Path("plan.toml"))), keys, size)


@sizes
@pytest.mark.parametrize("keys", [("enter", "down", "delete"), ("end",)], ids=["beslut", "saknas"])
def test_comparison(looks_the_same: Compare, keys: tuple[str, ...], size: tuple[int, int]) -> None:
    app = real_plan()
    changes = {
        "C3": "SSPF grupp i stället för individ",
        "G4": "Delvis: två av fyra skolor är med.",
        "A11": "Bilbränder",
    }
    book_of(sample(), changes, Path("bok.xlsx"), without=1)
    opening = ["ctrl+o", *"bok", "full_stop", *"xlsx", "enter", "enter", "enter"]
    assert looks_the_same(app, [*opening, *keys], size)


@sizes
def test_empty_plan(looks_the_same: Compare, size: tuple[int, int]) -> None:
    assert looks_the_same(PlantermApp(session_of(plan_of())), [], size)
