"""A follow-up round on the command line: rows handed out, answers taken back, who has answered."""

import json
import re
from pathlib import Path

import pytest
from openpyxl import load_workbook
from plan_files import SAMPLE

from planterm.cli.main import main
from planterm.model.form import Role
from planterm.model.parties import answers_for
from planterm.session.workbooks import read_workbook
from planterm.store.planfile import load
from planterm.store.settings import settings_file

UNIT = "Enheten för prevention och trygghet"


@pytest.fixture
def plan(folder: Path) -> Path:
    """The real plan before its follow-up."""
    text = re.sub('(?m)^uppfoljning = ".*"$', 'uppfoljning = ""', SAMPLE.read_text(encoding="utf-8"))
    (folder / "plan.toml").write_text(text, encoding="utf-8")
    return Path("plan.toml")


def follow_up(path: Path, text: str) -> None:
    path.write_text(
        path.read_text(encoding="utf-8").replace('uppfoljning = ""', f'uppfoljning = "{text}"'), encoding="utf-8"
    )


def test_a_party_gets_a_workbook_of_its_rows_and_nothing_else(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", str(plan), "-o", "enheten.xlsx", "--party", "enheten för prevention och trygghet"]) == 0
    assert capsys.readouterr().out == "De 7 raderna för enheten för prevention och trygghet: enheten.xlsx\n"
    back = read_workbook(Path("enheten.xlsx")).plan
    own = [row.cells for row in load(plan).plan.rows() if answers_for(UNIT, row)]
    assert len(own) == 7, "enhetschef and enh among them"
    assert [row.cells for row in back.rows()] == own


def test_answers_in_a_plan_file_come_back_to_the_rows_they_belong_to(
    plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", str(plan), "-o", "polis.toml", "--party", "polis"]) == 0
    follow_up(Path("polis.toml"), "Genomförts tillsammans med polisen.")
    capsys.readouterr()
    assert main(["answers", str(plan), "polis.toml", "-o", "plan.toml", "--force"]) == 0
    assert capsys.readouterr().out == ("Planen med svaren är skriven: plan.toml\npolis.toml: 5 rader har fått svar.\n")
    answered = [answers_for("polis", row) for row in load(plan).plan.rows() if row.is_followed_up]
    assert answered == [True] * 5


def test_who_has_answered_and_who_has_not_is_told(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["export", str(plan), "-o", "polis.toml", "--party", "polis"])
    follow_up(Path("polis.toml"), "Klart.")
    main(["answers", str(plan), "polis.toml", "-o", "plan.toml", "--force"])
    capsys.readouterr()
    assert main(["parties", str(plan)]) == 0
    out = capsys.readouterr().out
    figures = {name.strip(): figure.split() for name, figure in re.findall(r"(?m)^(\S.*?)  +(\d[\d ]*)$", out)}
    assert figures["polisen"] == ["5", "5", "0"]
    assert figures["SSPF styrgrupp"] == ["1", "0", "1"]
    assert figures["Alla rader"] == ["26", "5", "21"]

    assert main(["parties", str(plan), "--json"]) == 0
    told = {each["part"]: each for each in json.loads(capsys.readouterr().out)}
    assert (told["polisen"]["uppfoljda"], told["polisen"]["saknas"]) == (5, [])
    assert len(told[UNIT]["saknas"]) == 6


def test_a_partys_other_names_stand_in_the_settings(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings_file().parent.mkdir(parents=True, exist_ok=True)
    settings_file().write_text('synonymer = ["Bostadsbolagen = Stockholmshem = polis"]\n', encoding="utf-8")
    assert main(["export", str(plan), "-o", "polis.xlsx", "--party", "bostadsbolagen"]) == 0
    assert capsys.readouterr().out == "De 5 raderna för bostadsbolagen: polis.xlsx\n"
    main(["parties", str(plan), "--json"])
    told = {each["part"]: len(each["rader"]) for each in json.loads(capsys.readouterr().out)}
    assert (told["Bostadsbolagen"], told.get("polisen")) == (5, None)


def test_answers_in_a_workbook_come_back_to_the_rows_they_belong_to(
    plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["export", str(plan), "-o", "polis.xlsx", "--party", "polis"])
    book = load_workbook("polis.xlsx")
    for sheet in book.worksheets[1:6]:
        cells = [sheet.cell(number, 7) for number in range(3, sheet.max_row + 1) if sheet.cell(number, 1).value]
        for number, cell in enumerate(cells, start=1):
            cell.value = f"Polisen: rad {number} på {sheet.title} är klar."
    book.save("polis.xlsx")
    capsys.readouterr()
    assert main(["answers", str(plan), "polis.xlsx", "-o", "plan.toml", "--force"]) == 0
    assert capsys.readouterr().out == ("Planen med svaren är skriven: plan.toml\npolis.xlsx: 5 rader har fått svar.\n")
    answered = [row for row in load(plan).plan.rows() if row.is_followed_up]
    assert [answers_for("polis", row) for row in answered] == [True] * 5
    assert answered[0].text(Role.FOLLOW_UP) == "Polisen: rad 1 på 1 Unga i riskzon är klar."


def test_what_of_a_workbook_was_not_read_for_certain_is_told(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["export", str(plan), "-o", "polis.xlsx", "--party", "polis"])
    book = load_workbook("polis.xlsx")
    sheet = book.worksheets[1]
    sheet["G3"] = "Genomfört."
    sheet["J3"] = "Ring mig om det här"
    book.save("polis.xlsx")
    capsys.readouterr()
    assert main(["answers", str(plan), "polis.xlsx", "-o", "plan.toml", "--force"]) == 1
    out = capsys.readouterr().out
    assert "polis.xlsx: 1 rad har fått svar." in out
    assert "Ring mig om det här" in " ".join(out.split())


@pytest.mark.parametrize(
    ("option", "told", "becomes"),
    [
        ((), (1, "planen har redan en annan uppföljning, som står kvar."), "Genomfört."),
        (("--existing", "behall"), (1, "planen har redan en annan uppföljning, som står kvar."), "Genomfört."),
        (("--existing", "under"), (0, "svaret står på en egen rad under"), "Genomfört.\nBlev inte av."),
        (("--existing", "ersatt"), (0, "svaret har ersatt det som stod i planen."), "Blev inte av."),
    ],
)
def test_an_answer_that_meets_a_text_is_told_with_both_and_taken_as_asked(
    plan: Path, option: tuple[str, ...], told: tuple[int, str], becomes: str, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["export", str(plan), "-o", "polis.toml", "--party", "polis"])
    follow_up(plan, "Genomfört.")
    follow_up(Path("polis.toml"), "Blev inte av.")
    capsys.readouterr()
    assert main(["answers", str(plan), "polis.toml", "-o", "ut.toml", *option]) == told[0]
    out = capsys.readouterr().out
    assert out.count(told[1]) == 5
    assert out.count("  I planen: Genomfört.\n  I svaret: Blev inte av.\n") == 5
    assert ("tas in med --existing under" in " ".join(out.split())) == (told[0] == 1)
    rows = load(Path("ut.toml")).plan.rows()
    assert {row.text(Role.FOLLOW_UP) for row in rows if answers_for("polis", row)} == {becomes}


@pytest.mark.parametrize("existing", ["behall", "under", "ersatt"])
def test_of_two_parties_answers_to_one_row_both_are_kept_and_it_is_told_who_said_what(
    plan: Path, existing: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, text in (("polis", "Blev inte av."), ("skola", "Genomfört på skolan.")):
        main(["export", str(plan), "-o", f"{name}.toml", "--party", "polis"])
        follow_up(Path(f"{name}.toml"), text)
    capsys.readouterr()
    files = [str(plan), "polis.toml", "skola.toml"]
    assert main(["answers", *files, "-o", "ut.toml", "--existing", existing]) == 1
    out = capsys.readouterr().out
    assert out.count("fler än ett svar; alla står i planen, på rader under varandra.") == 5
    assert out.count("  polis.toml: Blev inte av.\n  skola.toml: Genomfört på skolan.\n") == 5
    rows = [row for row in load(Path("ut.toml")).plan.rows() if answers_for("polis", row)]
    assert {row.text(Role.FOLLOW_UP) for row in rows} == {"Blev inte av.\nGenomfört på skolan."}


def test_what_else_a_party_has_changed_is_told_with_both_texts_and_left(
    plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["export", str(plan), "-o", "polis.toml", "--party", "polis"])
    text = Path("polis.toml").read_text(encoding="utf-8")
    new_row = '\n[[omrade.rad]]\nid = "nyrad1"\nproblem = "Klotter"\natgard = "Sanering inom ett dygn"\n'
    Path("polis.toml").write_text(text.replace('vem = "', 'vem = "Rektor, ', 1) + new_row, encoding="utf-8")
    capsys.readouterr()
    assert main(["answers", str(plan), "polis.toml", "-o", "ut.toml"]) == 1
    out = " ".join(capsys.readouterr().out.split())
    assert "svaret har ändrat annat än uppföljningen, vilket inte tas in. Vem I planen: " in out
    assert "I svaret: Rektor, " in out
    assert (
        "En rad i svaret finns inte i planen, och tas inte in: Problem: Klotter Åtgärd: Sanering inom ett dygn" in out
    )
    assert load(Path("ut.toml")).plan == load(plan).plan


def test_a_party_that_no_row_names_is_told_with_the_one_that_was_meant(
    plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", str(plan), "-o", "x.xlsx", "--party", "Stokholmshem"]) == 2
    message = capsys.readouterr().err
    assert message == "Ingen rad har ”Stokholmshem” under Vem. Menade du ”Stockholmshem”?\n"
    assert not Path("x.xlsx").exists()


def test_a_partys_rows_never_take_the_place_of_the_plan(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = plan.read_bytes()
    assert main(["export", str(plan), "-o", "plan.toml", "--party", "polis", "--force"]) == 2
    assert "plan.toml är en fil som kommandot läser" in capsys.readouterr().err
    assert plan.read_bytes() == before


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        (("ar = 2025", "ar = 2024"), "hör till planen för 2024 och den här är för 2025"),
        (('"Skarpnäcks stads', '"Farsta stads'), "hör till en plan för Farsta stadsdelsförvaltning"),
    ],
    ids=["year", "district"],
)
@pytest.mark.parametrize("suffix", [".toml", ".xlsx"])
def test_answers_to_another_plan_are_refused(
    plan: Path, changed: tuple[str, str], told: str, suffix: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("annan.toml").write_text(plan.read_text("utf-8").replace(*changed), encoding="utf-8")
    main(["export", "annan.toml", "-o", f"polis{suffix}", "--party", "polis"])
    capsys.readouterr()
    assert main(["answers", str(plan), f"polis{suffix}", "-o", "ut.toml"]) == 2
    assert told in capsys.readouterr().err
    assert not Path("ut.toml").exists()


def test_the_plan_is_not_overwritten_without_force(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = plan.read_bytes()
    main(["export", str(plan), "-o", "polis.toml", "--party", "polis"])
    assert main(["answers", str(plan), "polis.toml", "-o", "plan.toml"]) == 2
    assert "plan.toml finns redan" in capsys.readouterr().err
    assert plan.read_bytes() == before
