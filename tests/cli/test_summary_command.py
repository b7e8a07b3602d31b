"""planterm summary."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from plan_files import PLAN, SAMPLE, write_plan

from planterm.cli.main import main


def test_the_summary_is_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["summary", write_plan(tmp_path), "--with-status"]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert "1.1 Genomförd: Fältarbete kvällstid. - i centrum - på nätet – Genomförts enligt plan." in " ".join(
        out.split()
    )
    assert "6. Buskörning – 0 av 1 uppföljd\n  Utan uppföljning:\n  6.1 Buskörning med moped\n" in out


def test_the_real_plan_is_one_page_of_text(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    assert main(["summary", str(SAMPLE)]) == 0
    assert len(capsys.readouterr().out.splitlines()) <= 66


@pytest.mark.parametrize(
    "command",
    ["summary", "summary -o ut.html", "summary -o ut.txt", "export -o ut.html", "export -o ut.xlsx --with-summary"],
)
def test_the_status_stays_at_home_unless_it_is_asked_for(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    verb, *options = command.split()
    for asked in ((), ("--with-status", "--force")):
        assert main([verb, write_plan(tmp_path), *options, *asked]) == 0
        told = capsys.readouterr().out
        for path in tmp_path.glob("ut.*"):
            told += sheet_text(path) if path.suffix == ".xlsx" else path.read_text("utf-8")
        assert ("Genomförd" in told.replace("Genomförts", "")) is bool(asked)


def sheet_text(path: Path) -> str:
    return str([*load_workbook(path)["Sammanfattning"].values])


@pytest.mark.parametrize(("name", "said"), [("s.html", "Webbsidan"), ("s.HTM", "Webbsidan"), ("s.txt", "Texten")])
def test_it_is_written_as_the_name_says(
    name: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / name
    assert main(["summary", str(SAMPLE), "-o", str(path)]) == 0
    assert capsys.readouterr() == (f"{said} är skriven: {path}\n", "")
    text = path.read_bytes().decode("utf-8")
    assert text.startswith(
        "<!DOCTYPE html>" if said == "Webbsidan" else "Sammanfattning av uppföljningen: Åtgärdsplan 2025"
    )
    assert text.endswith("\n")


def test_no_file_is_written_over_unless_told_to(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "s.html"
    path.write_text("inlämnad", encoding="utf-8")
    assert main(["summary", str(SAMPLE), "-o", str(path)]) == 2
    assert "finns redan" in capsys.readouterr().err
    assert path.read_text("utf-8") == "inlämnad"
    assert main(["summary", str(SAMPLE), "-o", str(path), "--force"]) == 0


def test_another_kind_of_file_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["summary", str(SAMPLE), "-o", str(tmp_path / "s.xlsx")]) == 2
    assert capsys.readouterr().err.endswith("välj ett filnamn som slutar på .html eller .txt.\n")
    assert not list(tmp_path.iterdir())


def test_what_steers_a_terminal_does_not_reach_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = PLAN.replace("Genomförts enligt plan.", r"\u001B[2JKlart\u0007")
    assert main(["summary", write_plan(tmp_path, text)]) == 0
    assert not set(capsys.readouterr().out) & set("\x1b\x07")
