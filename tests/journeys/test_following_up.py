"""The whole follow-up of a real plan written in a real terminal, and the program killed in the middle of it."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest
from editor import PROGRAM, SAMPLE, cells, leave, open_plan, reference_rows, run_program, save, workbook_cells

from official_form import At
from planterm.store.planfile import create, load
from terminal import Key, Terminal

AREAS = range(5)
VISIDATA = PROGRAM.with_name("vd")
ALT_5, ALT_6 = "\x1b5", "\x1b6"
PHRASES = {ALT_5: "Genomförts enligt plan.", ALT_6: "Redovisas närmare i verksamhetsberättelsen."}
"""The user's own."""


class Keys(NamedTuple):
    """Keys to press: the text that is typed, and the strokes beyond it."""

    sent: str = ""
    typed: int = 0
    beyond: int = 0

    def press(self, *keys: str) -> "Keys":
        return Keys(self.sent + "".join(keys), self.typed, self.beyond + len(keys))

    def type(self, text: str) -> "Keys":
        return Keys(self.sent + text, self.typed + len(text), self.beyond)


def follow_ups() -> list[list[str]]:
    """The reference's follow-ups, area by area."""
    return [[row[At.FOLLOW_UP] for row in reference_rows(area)] for area in AREAS]


def without_follow_ups(folder: Path) -> Path:
    """The real plan, nothing followed up."""
    plan = load(SAMPLE).plan
    emptied = tuple(
        area._replace(rows=tuple(row.with_cell(At.FOLLOW_UP, "") for row in area.rows)) for area in plan.areas
    )
    create(folder / "plan.toml", plan._replace(areas=emptied))
    settings = folder / ".config" / "planterm" / "settings.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text(f"fraser = {list(PHRASES.values())}\n", "utf-8")
    return folder / "plan.toml"


def written(keys: Keys, text: str) -> Keys:
    """The fewest keys for a follow-up: typed, or begun with a phrase, its full stop taken back where it goes on."""
    ways = [keys.type(text)]
    for key, phrase in PHRASES.items():
        if text.startswith(phrase):
            ways.append(keys.press(key, Key.END).type(text.removeprefix(phrase)))
        elif text.startswith(phrase[:-1]):
            ways.append(keys.press(key, Key.BACKSPACE).type(text.removeprefix(phrase[:-1])))
    return min(ways, key=lambda way: way.typed + way.beyond)


def test_all_follow_ups_of_a_real_plan_in_few_keystrokes(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    plan = without_follow_ups(tmp_path)
    texts = [text for area in follow_ups() for text in area]
    keys = Keys().press(Key.F5)
    for text in texts:
        keys = written(keys, text).press(Key.TAB)
    keys = keys.press(Key.CTRL_S)
    with open_plan(plan, columns=80, lines=24) as terminal:
        terminal.send(keys.sent)
        terminal.wait_for("Sparat i")
        assert "26 av 26" in terminal.text
        leave(terminal)
    assert [cells(plan, area) for area in AREAS] == [reference_rows(area) for area in AREAS]
    assert load(plan).plan == load(SAMPLE).plan
    assert len(texts) == 26
    assert keys.beyond <= 26 * 3
    record_property("figure", figure("planterm", keys))


@pytest.mark.stress  # for its figure: it says nothing of this program
@pytest.mark.parametrize("copies", [False, True], ids=["all-typed", "repeats-copied"])
def test_the_same_in_visidata_on_the_workbook(
    copies: bool, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    plan = without_follow_ups(tmp_path)
    run_program("export", plan.name, "-o", "plan.xlsx", folder=tmp_path)
    keys, copied = Keys(), ""
    with Terminal([VISIDATA, "plan.xlsx"], home=tmp_path, columns=80, lines=24) as terminal:
        terminal.wait_for(r"Analys .*║")
        for texts in follow_ups():
            opening = Keys().press(Key.DOWN, Key.ENTER, "g", "l", Key.DOWN)
            rows, copied = in_visidata(texts, copied, copies=copies)
            terminal.send(opening.sent)
            terminal.wait_for("Uppföljning")
            terminal.send(rows.press("q").sent)
            terminal.wait_for(r"Analys .*║")
            keys = Keys("", keys.typed + rows.typed, keys.beyond + opening.beyond + rows.beyond + 1)
        terminal.send("gsg\x13")
        terminal.wait_for("save 8 sheets to")
        terminal.send("ut.xlsx" + Key.ENTER)
        terminal.wait_until_gone("save 8 sheets to")
        keys = keys.press("g", "s", "g", "\x13", Key.ENTER)
        terminal.send("gq")
        assert terminal.wait_for_exit() == 0
    saved = [[row[At.FOLLOW_UP] for row in workbook_cells(tmp_path / "ut.xlsx", area)] for area in AREAS]
    assert saved == follow_ups()
    record_property("figure", figure(f"VisiData{', repeats copied' if copies else ''}", keys))


def in_visidata(texts: Sequence[str], copied: str, *, copies: bool) -> tuple[Keys, str]:
    """The keys for a sheet's cells: edit, type, confirm, down; and the text that is copied by then, if any is."""
    keys = Keys()
    for text in texts:
        is_there = copies and text == copied
        keys = keys.press("z", "p") if is_there else keys.press("e").type(text).press(Key.ENTER)
        if copies and text == PHRASES[ALT_5] != copied:
            keys, copied = keys.press("z", "y"), text
        keys = keys.press(Key.DOWN)
    return keys, copied


def figure(name: str, keys: Keys) -> str:
    total = keys.typed + keys.beyond
    return f"26 follow-ups, {name}: {keys.beyond} strokes beyond {keys.typed} typed characters, {total} in all"


def test_killed_in_the_middle_of_a_row_it_goes_on_there_with_everything_before_in_place(tmp_path: Path) -> None:
    plan = without_follow_ups(tmp_path)
    texts = [text for area in follow_ups() for text in area]
    with open_plan(plan, columns=80, lines=24) as terminal:
        terminal.send(Key.F5 + Key.TAB.join(texts[:12]) + Key.TAB + "Öppet och anm")
        terminal.wait_for("Öppet och anm")
        terminal.wait_for("12 av 26")
        terminal.wait_until_quiet(quiet=1.0)  # the text being written is promised within a second
        terminal.kill()
        terminal.wait_for_exit()
    assert load(plan).plan.areas[0].rows[0].cells[At.FOLLOW_UP] == "", "nothing was saved"
    with open_plan(plan, columns=80, lines=24) as terminal:
        terminal.wait_for("Förra gången sparades inte 12 ändringar")
        terminal.wait_until_quiet()
        terminal.send(Key.ENTER)
        terminal.wait_for("Det osparade är tillbaka")
        terminal.send(Key.F5)
        terminal.wait_for("rad 4 av 4 · Systemhotade brottslighet")
        terminal.wait_for("Otillåten påverkan")
        assert "║ Öppet och anm" in terminal.text
        terminal.send(Key.CTRL_A + texts[12] + Key.TAB)
        terminal.wait_for("13 av 26")
        terminal.wait_for("rad 1 av 11 · Särskilt utsatta")
        save(terminal)
        leave(terminal)
    saved = [row[At.FOLLOW_UP] for area in AREAS for row in cells(plan, area)]
    assert saved == [*texts[:13], *[""] * 13]


def test_saved_and_left_it_goes_on_there_the_next_day(tmp_path: Path) -> None:
    plan = without_follow_ups(tmp_path)
    with open_plan(plan, columns=80, lines=24) as terminal:
        terminal.send(Key.F5 + ALT_5 + Key.TAB + ALT_5 + Key.TAB + "Skolorna har")
        terminal.wait_for("Skolorna har")
        save(terminal)
        leave(terminal)
    before = plan.read_bytes()
    with open_plan(plan, columns=80, lines=24) as terminal:
        terminal.send(Key.F5 + " ändrat sina rutiner." + Key.CTRL_G + Key.CTRL_S)
        terminal.wait_for("Sparat i")
        leave(terminal)
    assert [row[At.FOLLOW_UP] for row in cells(plan)][:3] == [
        "Genomförts enligt plan.",
        "Genomförts enligt plan.",
        "Skolorna har ändrat sina rutiner.",
    ]
    assert plan.read_text("utf-8").count("status =") == before.decode().count("status =") + 1
    assert list(plan.parent.glob("*.toml")) == [plan], "where one is stands beside no plan"
