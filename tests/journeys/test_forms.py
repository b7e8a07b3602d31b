"""A plan's year on each form of the package: made, typed, followed up, sent out, taken home, gone on with."""

from collections.abc import Callable
from pathlib import Path

import pytest
from editor import leave, open_plan, save

from planterm.cli.main import main
from planterm.form.loader import form_ids, load_form
from planterm.model.form import Column, Role
from planterm.model.plan import Plan
from planterm.store.planfile import load
from terminal import Key

FOLLOW_UP = "Genomfört av fältgruppen."


def text(column: Column, row: int) -> str:
    """What is typed in a cell; nothing is followed up yet."""
    return "" if column.role is Role.FOLLOW_UP else f"{column.header} {row}"


def cells(path: Path) -> list[list[tuple[str, ...]]]:
    return [[row.cells for row in area.rows] for area in load(path).plan.areas if area.rows]


@pytest.fixture
def run(folder: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Runs a command in the folder; what it prints that may find something to look at."""

    def printed(*arguments: str, code: int = 1) -> str:
        ended = main(arguments)
        out, err = capsys.readouterr()
        assert ended in {0, code}, err
        return " ".join(out.split())

    return printed


@pytest.mark.parametrize("form_id", form_ids())
def test_a_year_on_the_form(form_id: str, folder: Path, run: Callable[..., str]) -> None:
    columns = load_form(form_id).columns
    rounds = columns.follow_ups
    number = len(rounds) // 2
    typed = [Key.TAB.join(text(column, row) for column in columns) for row in (1, 2, 3)]
    new = ("--year", "2026", "--district", "Ekdalens kommun", "--form", form_id)
    run("new", "plan.toml", *new, code=0)
    plan = folder / "plan.toml"
    with open_plan(plan, columns=80, lines=24) as terminal:
        terminal.send(typed[0] + Key.TAB + typed[1] + Key.CTRL_PAGE_DOWN + Key.HOME + typed[2])
        terminal.wait_until_at_rest()
        terminal.send(Key.F5)
        if len(rounds) > 1:
            terminal.wait_for("Vilken uppföljning")
            terminal.send(Key.DOWN * number + Key.ENTER)
        terminal.wait_for("0 av 3")
        terminal.wait_for(rounds[number].header)
        terminal.send(f"{FOLLOW_UP}{Key.TAB}" * 3)
        terminal.wait_for("3 av 3")
        save(terminal)
        leave(terminal)
    written = [
        tuple(FOLLOW_UP if column == rounds[number] else text(column, row) for column in columns) for row in (1, 2, 3)
    ]
    assert cells(plan) == [written[:2], written[2:]]
    with open_plan(plan, columns=80, lines=24) as terminal:
        terminal.wait_for("3 av 3 uppföljda")
        leave(terminal)

    run("export", "plan.toml", "-o", "bok.xlsx", code=0)
    run("import", "bok.xlsx", "-o", "hem.toml")
    run("new", "tom.toml", *new, code=0)
    run("export", "tom.toml", "-o", "tom.xlsx", code=0)
    run("export", "plan.toml", "-o", "ifylld.xlsx", "--fill", "tom.xlsx", code=0)
    run("import", "ifylld.xlsx", "-o", "ifylld.toml")
    for name in ("hem.toml", "ifylld.toml"):
        assert load(folder / name).plan.form.id == form_id
        assert cells(folder / name) == cells(plan)

    run("new", "2027.toml", "--from", "plan.toml")
    assert_follows(load(folder / "2027.toml").plan, load(plan).plan)
    assert f"{FOLLOW_UP[:-1]}: 1.1, 1.2, 2.1." in run("summary", "plan.toml")
    assert "Granskning" in run("check", "plan.toml")


def assert_follows(new: Plan, old: Plan) -> None:
    """The new plan has rows of the old one, on the same form, not followed up."""
    assert new.form == old.form
    kept = {row.id: row for row in old.rows()}
    for row in new.rows():
        assert row == kept[row.id].without_follow_up
