"""A plan's year on each form of the package: made, typed, followed up, sent out, taken home, gone on with."""

import subprocess
from pathlib import Path

import pytest
from editor import PROGRAM, leave, open_plan, run_program, save

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


def run(*arguments: str, folder: Path) -> str:
    """What a command prints that may find something to look at."""
    result = subprocess.run([PROGRAM, *arguments], cwd=folder, capture_output=True, check=False)
    assert result.returncode in {0, 1}, result.stderr.decode()
    return " ".join(result.stdout.decode().split())


@pytest.mark.parametrize("form_id", form_ids())
def test_a_year_on_the_form(form_id: str, tmp_path: Path) -> None:
    columns = load_form(form_id).columns
    rounds = columns.follow_ups
    number = len(rounds) // 2
    typed = [Key.TAB.join(text(column, row) for column in columns) for row in (1, 2, 3)]
    new = ("--year", "2026", "--district", "Ekdalens kommun", "--form", form_id)
    run_program("new", "plan.toml", *new, folder=tmp_path)
    plan = tmp_path / "plan.toml"
    with open_plan(plan, columns=80, lines=24) as terminal:
        terminal.send(typed[0] + Key.TAB + typed[1] + Key.CTRL_PAGE_DOWN + Key.HOME + typed[2])
        terminal.wait_until_quiet(quiet=1.0)
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

    run_program("export", "plan.toml", "-o", "bok.xlsx", folder=tmp_path)
    run("import", "bok.xlsx", "-o", "hem.toml", folder=tmp_path)
    run_program("new", "tom.toml", *new, folder=tmp_path)
    run_program("export", "tom.toml", "-o", "tom.xlsx", folder=tmp_path)
    run_program("export", "plan.toml", "-o", "ifylld.xlsx", "--fill", "tom.xlsx", folder=tmp_path)
    run("import", "ifylld.xlsx", "-o", "ifylld.toml", folder=tmp_path)
    for name in ("hem.toml", "ifylld.toml"):
        assert load(tmp_path / name).plan.form.id == form_id
        assert cells(tmp_path / name) == cells(plan)

    run("new", "2027.toml", "--from", "plan.toml", folder=tmp_path)
    assert_follows(load(tmp_path / "2027.toml").plan, load(plan).plan)
    assert f"{FOLLOW_UP[:-1]}: 1.1, 1.2, 2.1." in run("summary", "plan.toml", folder=tmp_path)
    assert "Granskning" in run("check", "plan.toml", folder=tmp_path)


def assert_follows(new: Plan, old: Plan) -> None:
    """The new plan has rows of the old one, on the same form, not followed up."""
    assert new.form == old.form
    kept = {row.id: row for row in old.rows()}
    for row in new.rows():
        assert row == kept[row.id].without_follow_up
