"""planterm add, set, remove, and show of one row."""

import io
import re
import subprocess
import sys
from argparse import Namespace
from datetime import date
from pathlib import Path

import pytest
from plan_files import PLAN, SAMPLE, write_plan

from planterm.cli import changing
from planterm.cli.main import main
from planterm.model.plan import Plan
from planterm.session.session import Session
from planterm.store.backups import list_backups
from planterm.store.planfile import load

DRAFT = PLAN.replace('skede = "beslutad"', 'skede = "utkast"')


@pytest.fixture
def plan(folder: Path) -> str:
    write_plan(folder, DRAFT)
    return "plan.toml"


def read(path: str) -> Plan:
    return load(Path(path)).plan


def piped(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="ascii"))


@pytest.mark.parametrize("area", ["1", "unga"])
def test_a_row_is_added_last_in_its_area_and_told_with_number_and_id(
    plan: str, area: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["add", plan, area, "problem=Klotter = skadegörelse", "Åtgärd=Sanering\ninom ett dygn"]) == 0
    told = re.fullmatch(r"Ny rad 1\.3, id (\w+)\.\n", capsys.readouterr().out)
    assert told
    row = read(plan).area("unga").rows[-1]
    columns = row.columns.by_key
    assert (row.id, row.text(columns["problem"])) == (told[1], "Klotter = skadegörelse")
    assert row.text(columns["atgard"]) == "Sanering\ninom ett dygn"


@pytest.mark.parametrize("row", ["1.1", "k3x9qd"])
@pytest.mark.parametrize("key", ["orsak", "Orsak", "ORSAK"])
def test_a_text_is_set_what_stood_there_is_told_and_nothing_else_in_the_file_changes(
    plan: str, row: str, key: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["set", plan, row, key, "- Få vuxna ute"]) == 0
    assert capsys.readouterr().out == "Rad 1.1, Orsak: ändrat.\nFörut stod: =1+1\n"
    assert Path(plan).read_text("utf-8") == DRAFT.replace('orsak = "=1+1"', 'orsak = "- Få vuxna ute"')
    assert list_backups(Path(plan)), "the version before is kept"


@pytest.mark.parametrize(
    ("key", "value", "line"),
    [
        ("status", "pagar", 'status = "pagar"'),
        ("Status", "Pågår", 'status = "pagar"'),
        ("maluppfyllelse", "gar-inte-att-bedoma", 'maluppfyllelse = "gar-inte-att-bedoma"'),
        ("Måluppfyllelse", "målet nåddes delvis", 'maluppfyllelse = "delvis"'),
        ("effekt", "lang", 'effekt = "lang"'),
    ],
)
def test_what_is_the_plans_own_is_set_by_its_value_or_its_name(plan: str, key: str, value: str, line: str) -> None:
    assert main(["set", plan, "6.1", key, value]) == 0
    assert Path(plan).read_text("utf-8") == f"{DRAFT}{line}\n"


def test_a_plan_is_decided_and_what_was_decided_is_kept(plan: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["set", plan, "plan", "Diarienummer", "FAR 2026/13"]) == 0
    assert capsys.readouterr().out == "Planen, Diarienummer: FAR 2026/13.\n"
    assert main(["set", plan, "plan", "beslutsdatum", "2026-05-07"]) == 0
    assert main(["set", plan, "plan", "skede", "Beslutad"]) == 0
    assert "Planen är beslutad. En kopia av den finns i beslutade" in capsys.readouterr().out
    assert Path("beslutade/plan 2026-05-07.toml").read_bytes() == Path(plan).read_bytes()
    assert main(["set", plan, "plan", "skede", "uppfoljd"]) == 0
    assert capsys.readouterr().out == "Skede: Uppföljd. 1 rad saknar ännu uppföljning.\n"


def test_a_plan_that_does_not_say_when_is_decided_today(plan: str) -> None:
    assert main(["set", plan, "plan", "beslutsdatum", ""]) == 0
    assert main(["set", plan, "plan", "skede", "beslutad"]) == 0
    assert read(plan).decided_on == date.today()


def test_an_empty_text_empties_the_field(plan: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["set", plan, "1.1", "status", ""]) == 0
    assert capsys.readouterr().out == "Rad 1.1, Status: tömt.\nFörut stod: Genomförd\n"
    assert read(plan).standings["k3x9qd"].row.status is None
    assert main(["set", plan, "1.1", "status", ""]) == 0
    assert capsys.readouterr().out == "Rad 1.1, Status: det står redan så.\n"


def test_a_text_of_several_lines_comes_on_stdin(plan: str, monkeypatch: pytest.MonkeyPatch) -> None:
    piped(monkeypatch, "\ufeffBlev inte av.\r\n\r\nFältarna slutade i maj.\r\n".encode())
    assert main(["set", plan, "1.2", "uppfoljning", "-"]) == 0
    row = read(plan).standings["m4y8re"].row
    assert row.text(row.columns.follow_ups[0]) == "Blev inte av.\n\nFältarna slutade i maj."


def test_the_administrations_judgement_comes_on_stdin(plan: str, monkeypatch: pytest.MonkeyPatch) -> None:
    piped(monkeypatch, "Vi når inte målen i år.\n\nDet beror på lokalerna.\n".encode())
    assert main(["set", plan, "plan", "Förvaltningens bedömning", "-"]) == 0
    assert read(plan).judgement == "Vi når inte målen i år.\n\nDet beror på lokalerna."


def test_text_in_another_encoding_is_refused_unless_it_is_named(plan: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def from_cp850() -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-m", "planterm", "set", plan, "1.2", "orsak", "-"]
        return subprocess.run(command, input="Fältarna".encode("cp850"), capture_output=True, check=False)

    refused = from_cp850()
    assert (refused.returncode, refused.stdout) == (2, b"")
    assert b"PLANTERM_ENCODING" in refused.stderr
    assert Path(plan).read_text("utf-8") == DRAFT
    monkeypatch.setenv("PLANTERM_ENCODING", "cp850")
    assert from_cp850().returncode == 0
    assert 'orsak = "Fältarna"' in Path(plan).read_text("utf-8")


def test_a_removed_row_is_told_whole_and_its_neighbours_keep_their_ids(
    plan: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["remove", plan, "1.1"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("Rad 1.1, id k3x9qd, är borttagen.")
    assert "Problem: Skola som brottsplats [se bilaga]\nOrsak: =1+1\nÅtgärd: Fältarbete  kvällstid." in out
    assert read(plan).row_ids("unga") == ["m4y8re"]


def test_the_command_that_shows_the_rows_is_told_as_it_is_written(
    plan: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path(plan).rename("Årets plan.toml")
    assert main(["show", "Årets plan.toml", "1.9"]) == 2
    assert '”planterm show "Årets plan.toml"” visar raderna' in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["set", "plan.toml", "7.1", "orsak", "x"], "raden ”7.1” finns inte"),
        (["remove", "plan.toml", "zzzzzz"], "raden ”zzzzzz” finns inte"),
        (["show", "plan.toml", "1.9"], "raden ”1.9” finns inte"),
        (["set", "plan.toml", "1.1", "id", "x"], "fältet ”id” finns inte. Fälten är problem, orsak, "),
        (["set", "plan.toml", "1.1", "status", "klar"], "Status kan inte vara ”klar”; välj bland genomford, "),
        (["set", "plan.toml", "plan", "skede", "klar"], "Skede kan inte vara ”klar”; välj bland utkast, "),
        (["set", "plan.toml", "plan", "ar", "26"], "plan.toml: ”26” är inget år från 1900 till 2200"),
        (["set", "plan.toml", "plan", "beslutsdatum", "i maj"], "plan.toml: Skriv beslutsdatumet som åååå-mm-dd"),
        (["set", "plan.toml", "plan", "formular", "x"], "fältet ”formular” finns inte. Fälten är ar, forvaltning, "),
        (["add", "plan.toml", "0"], "området ”0” finns inte. Områdena är 1 unga, 2 platser, "),
        (["add", "plan.toml", "1", "orsak"], "”orsak” är inget fält med text; skriv FÄLT=TEXT"),
    ],
)
def test_what_the_plan_does_not_have_is_told_in_one_line_with_what_it_has(
    plan: str, arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert told in captured.err
    assert captured.err.count("\n") == 1
    assert Path(plan).read_text("utf-8") == DRAFT


def test_what_was_decided_is_changed_only_if_that_is_meant(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_plan(folder)
    for change in ("set plan.toml 1.1 orsak x", "add plan.toml 1", "remove plan.toml 1.1"):
        assert main(change.split()) == 2
        assert "planen är beslutad" in capsys.readouterr().err
    assert Path("plan.toml").read_text("utf-8") == PLAN
    assert main(["set", "plan.toml", "1.1", "uppfoljning", "Blev av."]) == 0
    assert main(["set", "plan.toml", "1.1", "status", "delvis"]) == 0
    assert main(["set", "plan.toml", "1.1", "orsak", "x", "--anyway"]) == 0


def test_a_plan_that_somebody_has_open_is_changed_only_if_that_is_meant(
    plan: str,
) -> None:
    other = Session.open(Path(plan))
    try:
        command = [sys.executable, "-m", "planterm", "set", plan, "1.1", "orsak", "x"]
        refused = subprocess.run(command, capture_output=True, check=False)
        assert refused.returncode == 2
        assert "plan.toml: Planen är öppen också i ett annat fönster" in refused.stderr.decode()
        assert subprocess.run([*command, "--anyway"], capture_output=True, check=False).returncode == 0
    finally:
        other.close()


def test_what_others_write_in_the_meantime_is_merged_and_told(plan: str) -> None:
    with changing.opened(Namespace(plan=Path(plan), anyway=False)) as session:
        Path(plan).write_text(DRAFT.replace("Buskörning med moped", "Buskörning med bil"), encoding="utf-8")
        from planterm.cli.arguments import row_named
        from planterm.cli.naming import field_edit, field_named
        from planterm.model.edits import Place

        key = field_named(session.plan, plan, "orsak")
        standing = row_named(session.plan, plan, "6.1")
        edit = field_edit(session.plan, plan, Place(standing.area.id, standing.row.id), key, "Tomma parkeringar")
        told = changing.change(Namespace(anyway=False), session, edit)
    assert told == ["Någon annan hade ändrat filen. Bådas ändringar är sammanfogade och sparade."]
    row = read(plan).standings["n5z7sf"].row
    assert row.cells[:2] == ("Buskörning med bil", "Tomma parkeringar")


def test_another_plan_in_the_files_place_is_not_written_over(plan: str) -> None:
    other = SAMPLE.read_bytes()
    with changing.opened(Namespace(plan=Path(plan), anyway=False)) as session:
        Path(plan).write_bytes(other)
        from planterm.model.edits import Place, remove_rows

        edit = remove_rows(session.plan, Place("unga", "k3x9qd"), {"k3x9qd"})
        with pytest.raises(changing.ReplacedPlanError, match="en annan plan"):
            changing.change(Namespace(anyway=False), session, edit)
    assert Path(plan).read_bytes() == other


def test_one_row_is_shown_with_what_is_blank_in_it(plan: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", plan, "6.1", "--plain"]) == 0
    assert capsys.readouterr().out == (
        "Rad 6.1, id n5z7sf, i område 6: Buskörning\n"
        "Problem: Buskörning med moped\nOrsak: (tomt)\nÅtgärd: (tomt)\nOperativa mål: (tomt)\n"
        "När: (tomt)\nVem: (tomt)\nUppföljning: (tomt)\n"
    )


@pytest.mark.parametrize("command", ["show", "analysis", "check", "summary", "parties"])
def test_for_those_who_listen_nothing_is_drawn_aligned_or_wrapped(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([command, str(SAMPLE)]) in {0, 1}
    usual = capsys.readouterr().out
    assert main([command, str(SAMPLE), "--plain"]) in {0, 1}
    plain = capsys.readouterr().out
    assert not re.search(r"[─-╿▀-▟#]|\.\.\.|--|: {2,}\S", plain)
    assert len(plain.splitlines()) < len(usual.splitlines())
    figures = set(re.findall(r"\d+", usual))
    assert figures <= set(re.findall(r"\d+", plain))
