"""Texts that other programs stumble over: typed, shown, saved, opened again and exported as they are."""

from pathlib import Path

from editor import COLUMNS, cells, leave, new_plan, open_plan, run_program, save, workbook_cells

from terminal import Key, Terminal, typed

LONG = (" ".join(f"ord{number:03}" for number in range(83)) + " slutet.")[:577]
TEXTS = (
    "[/i]",
    "[se bilaga]",
    "=1+1",
    "åäö €@ £${[]}\\~|",
    LONG,
    "Stämningen är god 🙂 enligt alla",
    "första\nandra\n\nfjärde raden",
    "#N/A",
    "'citat' \"citat\" ”citat”  och två blanka",
    "a" * 40,
    "[bold red]ej märkspråk[/] [@click=app.quit()]",
    '"""',
    "\\u001b är skrivet",
    "=SUMMA(A1:A9)",
)
ROWS = [TEXTS[: len(COLUMNS)], TEXTS[len(COLUMNS) :]]


def see_row(terminal: Terminal, row: tuple[str, ...]) -> None:
    """Open each cell of the row under the cursor and see all of its text."""
    for text in row:
        terminal.send(Key.F2)
        terminal.wait_for(rf"{len(text.encode('utf-16-le')) // 2} av 32")
        missing = [word for word in text.split() if word not in terminal.text]
        assert not missing, terminal.text
        terminal.send(Key.TAB)


def test_the_texts_are_what_they_are_said_to_be() -> None:
    assert len(LONG) == 577
    assert len(TEXTS) == 2 * len(COLUMNS)


def test_typed_shown_saved_reloaded_and_exported(tmp_path: Path) -> None:
    plan = new_plan(tmp_path)
    with open_plan(plan) as terminal:
        terminal.send("".join(typed(text) + Key.TAB for text in TEXTS))
        save(terminal)
        leave(terminal)
    assert cells(plan) == ROWS
    with open_plan(plan) as terminal:
        for row in ROWS:
            see_row(terminal, row)
        leave(terminal)
    run_program("export", plan.name, "-o", "bok.xlsx", folder=tmp_path)
    assert workbook_cells(tmp_path / "bok.xlsx")[:2] == ROWS


def test_a_tab_in_the_file_stays_a_tab(tmp_path: Path) -> None:
    plan = new_plan(tmp_path)
    with open_plan(plan) as terminal:
        terminal.send("före efter" + Key.TAB + "orsaken" + Key.F2)
        save(terminal)
        leave(terminal)
    plan.write_text(plan.read_text(encoding="utf-8").replace("före efter", r"före\tefter"), encoding="utf-8")
    with open_plan(plan) as terminal:
        terminal.wait_for("före    efter")
        terminal.wait_for("saknas nu text")  # of what planterm itself wrote, since the file was changed elsewhere
        terminal.send(Key.F2 + " sist" + Key.F2 + Key.RIGHT + ", ändrad" + Key.F2)
        save(terminal)
        leave(terminal)
    assert cells(plan)[0][:2] == ("före\tefter sist", "orsaken, ändrad")
    run_program("export", plan.name, "-o", "bok.xlsx", folder=tmp_path)
    assert workbook_cells(tmp_path / "bok.xlsx")[0][0] == "före\tefter sist"


PASTES = {
    "a\tb": "a b",
    "rad ett\nrad två": "rad ett\nrad två",
    "\x00\x07\x08hej\x0b\x0c\x7f": "hej",
    "mjukt\u00adbindestreck": "mjuktbindestreck",
    "Cafe\u0301": "Caf\u00e9",
    "före \x1b[31mrött\x1b[0m efter": "före rött efter",
}


def test_a_paste_into_an_open_cell_enters_as_clean_text(tmp_path: Path) -> None:
    plan = new_plan(tmp_path)
    with open_plan(plan) as terminal:
        for paste in PASTES:
            terminal.send(Key.F2)
            terminal.paste(paste)
            terminal.send(Key.TAB)
        save(terminal)
        leave(terminal)
    assert cells(plan)[0] == (*PASTES.values(), "")
