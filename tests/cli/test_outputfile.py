"""A command never writes over what it reads, not even when it is told to."""

from pathlib import Path

import pytest
from plan_files import PLAN, run_program, write_plan

from planterm.store.backups import list_backups


def book_in(folder: Path) -> Path:
    """A workbook with another ending than workbooks have."""
    write_plan(folder)
    run_program("export", "plan.toml", "-o", "bok.xlsx", cwd=folder)
    return (folder / "bok.xlsx").rename(folder / "bok.toml")


@pytest.mark.parametrize(
    "command",
    [
        ("export", "p.txt", "-o", "p.txt"),
        ("export", "p.txt", "-o", "./p.txt", "--party", "Polisen"),
        ("summary", "p.txt", "-o", "p.txt"),
        ("merge", "bas.toml", "p.txt", "plan.toml", "-o", "plan.toml"),
        ("merge", "bas.toml", "p.txt", "plan.toml", "-o", "bas.toml"),
        ("answers", "p.txt", "plan.toml", "-o", "plan.toml"),
    ],
    ids=["export", "party", "summary", "theirs", "base", "answer"],
)
@pytest.mark.parametrize("force", [True, False], ids=["forced", "unforced"])
def test_what_is_read_stays_as_it_is(command: tuple[str, ...], force: bool, tmp_path: Path) -> None:
    for name in ("p.txt", "bas.toml", "plan.toml"):
        (tmp_path / name).write_text(PLAN, encoding="utf-8")
    result = run_program(*command, *(("--force",) if force else ()), cwd=tmp_path)
    output = str(Path(command[command.index("-o") + 1]))
    assert result.returncode == 2
    assert result.stderr.decode() == (
        f"{output} är en fil som kommandot läser och skrivs därför inte över; välj ett annat filnamn.\n"
    )
    assert {(tmp_path / name).read_text(encoding="utf-8") for name in ("p.txt", "bas.toml", "plan.toml")} == {PLAN}


def test_a_workbook_that_is_imported_stays_as_it_is(tmp_path: Path) -> None:
    book = book_in(tmp_path)
    data = book.read_bytes()
    result = run_program("import", "bok.toml", "-o", "bok.toml", "--force", cwd=tmp_path)
    assert result.returncode == 2
    assert "skrivs därför inte över" in result.stderr.decode()
    assert book.read_bytes() == data


def test_answers_taken_into_the_plan_itself_keep_the_version_before(tmp_path: Path) -> None:
    plan = Path(write_plan(tmp_path))
    (tmp_path / "svar.toml").write_text(PLAN.replace('id = "m4y8re"', 'id = "m4y8re"\nuppfoljning = "Klart."'), "utf-8")
    assert run_program("answers", "plan.toml", "svar.toml", "-o", "plan.toml", "--force", cwd=tmp_path).returncode == 0
    assert "Klart." in plan.read_text(encoding="utf-8")
    assert [backup.path.read_text(encoding="utf-8") for backup in list_backups(plan)] == [PLAN]
