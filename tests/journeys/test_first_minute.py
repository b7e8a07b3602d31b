"""The first time, on an empty home: nothing is known of the program but what stands on its screen."""

import re
from collections.abc import Callable
from pathlib import Path

from editor import COLUMNS, PROGRAM, areas, workbook_cells

from terminal import Key, Terminal

DISTRICT = "Skarpnäcks stadsdelsförvaltning"
OWN = "Narkotikaförsäljning"
ROW = (
    "Bråk vid torget",
    "Få vuxna ute på kvällarna",
    "Fritidsgården går en runda varje fredag",
    "40 rundor till december",
    "våren 2026",
    "Fritidsgården",
    "Börjar i februari",
)
KEYS = {
    "Enter": Key.ENTER,
    "Tab": Key.TAB,
    "Esc": Key.ESCAPE,
    "Upp": Key.UP,
    "Ned": Key.DOWN,
    "F9": Key.F9,
    "F10": Key.F10,
    "Ctrl+PageDown": Key.CTRL_PAGE_DOWN,
    "Ctrl+S": Key.CTRL_S,
    "Ctrl+Q": Key.CTRL_Q,
}


class Beginner:
    """Presses only keys that are named on the screen at that moment, and counts them."""

    def __init__(self, terminal: Terminal) -> None:
        self.terminal = terminal
        self.pressed, self.written = 0, 0

    def press(self, name: str) -> None:
        assert re.search(rf"(?i)(?<![\w+]){re.escape(name)}(?![\w+])", self.terminal.words), (
            f"{name} is not on the screen:\n{self.terminal.text}"
        )
        self.terminal.send(KEYS[name])
        self.terminal.wait_until_at_rest()
        self.pressed += 1

    def write(self, text: str) -> None:
        """What is the person's own: texts of the plan."""
        self.terminal.send(text)
        self.terminal.wait_until_at_rest()
        self.written += len(text)

    def sees(self, text: str) -> None:
        self.terminal.wait_for_words(text)

    def go_to(self, there: Callable[[str], bool], step: str) -> None:
        """Press a key until what one looks for is told."""
        while not there(self.terminal.words):
            assert self.pressed < 500
            self.press(step)


def test_a_plan_is_written_and_exported_with_nothing_but_what_stands_on_the_screen(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    with Terminal([PROGRAM], home=tmp_path, columns=80, lines=24) as terminal:
        person = Beginner(terminal)
        person.sees("Ny plan")
        person.press("Enter")
        for field in ("2026", DISTRICT):
            person.write(field)
            person.press("Enter")
        person.sees(f"Åtgärdsplan 2026 {DISTRICT}.toml")
        person.press("Enter")
        person.press("Enter")
        person.sees("Börja skriva, så blir det en rad.")
        _write_row(person)
        for _area in range(4):
            person.press("Ctrl+PageDown")
        _write_row(person)
        person.press("F10")
        person.sees("Upp och ned: välj")
        person.go_to(lambda seen: "Lägger till ett eget prioriterat område" in seen, "Upp")
        person.press("Enter")
        person.write(OWN)
        person.press("Enter")
        person.sees(OWN)
        _write_row(person)
        person.press("Ctrl+S")
        person.sees("Sparat i")
        person.press("F9")
        person.press("Enter")
        person.sees(".xlsx")
        person.press("F10")
        person.go_to(lambda seen: "Avslutar, och frågar först om något är osparat" in seen, "Ned")
        person.press("Enter")
        assert terminal.wait_for_exit() == 0
    plan = tmp_path / f"Åtgärdsplan 2026 {DISTRICT}.toml"
    written = [[row[column] for column in COLUMNS] for area in areas(plan) for row in area.get("rad", [])]
    assert written == [[*ROW]] * 3
    assert areas(plan)[5]["titel"] == OWN
    assert [workbook_cells(plan.with_suffix(".xlsx"), area) for area in (0, 4, 5)] == [[ROW]] * 3
    record_property(
        "figure", f"the first plan: {person.pressed} keys pressed to steer, {person.written} characters of text"
    )


def _write_row(person: Beginner) -> None:
    """Write a row, cell by cell."""
    for number, text in enumerate(ROW):
        person.write(text)
        person.press("Tab" if number < len(ROW) - 1 else "Esc")
