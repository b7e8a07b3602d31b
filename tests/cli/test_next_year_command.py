"""planterm new --from: next year's plan from this year's."""

import json
import re
from pathlib import Path

import pytest
from plan_files import SAMPLE

from planterm.cli.main import main
from planterm.model.form import Role
from planterm.model.plan import Plan, Stage
from planterm.store.planfile import load

pytestmark = pytest.mark.usefixtures("folder")


@pytest.fixture
def old(folder: Path) -> Path:
    """The real plan, decided and with a police area, in the working folder."""
    text = SAMPLE.read_text(encoding="utf-8")
    text = text.replace('lokalpolisomrade = ""', 'lokalpolisomrade = "Globen"')
    text = text.replace('nar = "2025"', 'nar = "våren 2025"', 1)
    text = text.replace('skede = "utkast"', 'skede = "uppfoljd"')
    (folder / "2025.toml").write_text(text, encoding="utf-8")
    return Path("2025.toml")


def new(*more: str) -> int:
    return main(["new", "2026.toml", "--from", "2025.toml", *more])


def ids(plan: Plan) -> list[str]:
    return [row.id for row in plan.rows()]


def test_what_goes_on_and_what_is_asked_about_is_in_the_new_plan_under_the_same_ids(old: Path) -> None:
    assert new() == 1
    before, after = load(old).plan, load(Path("2026.toml")).plan
    ended = [row.id for row in before.rows() if row.text(Role.WHEN) == "våren 2025"]
    assert len(ended) == 1
    assert ids(after) == [row_id for row_id in ids(before) if row_id not in ended]
    assert {row.text(Role.FOLLOW_UP) for row in after.rows()} == {""}
    assert (after.year, after.district, after.police_area) == (2026, "Skarpnäcks stadsdelsförvaltning", "Globen")
    assert (after.stage, after.case_number, after.decided_on) == (Stage.DRAFT, "", None)
    assert after.predecessor == "2025.toml"


def test_the_old_file_is_not_touched(old: Path) -> None:
    before = old.read_bytes(), old.stat().st_mtime_ns
    assert new() == 1
    assert (old.read_bytes(), old.stat().st_mtime_ns) == before


@pytest.mark.usefixtures("old")
def test_every_row_is_told_under_what_becomes_of_it(capsys: pytest.CaptureFixture[str]) -> None:
    new()
    out = capsys.readouterr().out
    title = "Åtgärdsplan 2026, Skarpnäcks stadsdelsförvaltning"
    assert out.startswith(f"Ny plan: 2026.toml ({title}, 25 rader från 2025.toml, utkast).\n")
    places = [out.index(text) for text in ("Fortsätter (21)\n", "Avslutas (1)\n", "Att ta ställning till (4)")]
    assert places == sorted(places)
    assert len(re.findall(r"(?m)^  \d+\.\d+: ", out)) == 26
    assert "  1.1: Ungdomar i offentlig miljö" in out[places[1] :]
    assert "  1.4: Ungdomars liv på nätet (som tid står bara hela året)\n" in out
    assert "3.1: Kommunen kan komma att köpa in tjänster" in out[places[2] :]
    assert out.endswith("\nÖppna den med: planterm 2026.toml\n")


def test_json_tells_each_row_what_was_proposed_why_and_where_it_stands(
    old: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert new("--json") == 1
    told = json.loads(capsys.readouterr().out)
    rows = told.pop("rader")
    assert told == {
        "plan": "2026.toml",
        "fran": "2025.toml",
        "formular": "atgardsplan-2025",
        "ar": 2026,
        "forvaltning": "Skarpnäcks stadsdelsförvaltning",
    }
    assert [row["rad"] for row in rows] == ids(load(old).plan)
    assert [row["forslag"] for row in rows].count("fortsatter") == 21
    first = {key: rows[0][key] for key in ("omrade", "nummer", "forslag", "skal", "till")}
    assert first == {"omrade": "unga", "nummer": 1, "forslag": "avslutas", "skal": "genomford", "till": None}
    assert rows[1]["till"] == "unga"


def test_year_and_district_can_be_others(old: Path) -> None:
    assert new("--year", "2027", "--district", "Farsta") == 1
    after = load(Path("2026.toml")).plan
    assert (after.year, after.district) == (2027, "Farsta")
    assert load(old).plan.district == "Skarpnäcks stadsdelsförvaltning"


def test_with_nothing_to_decide_it_is_just_done(old: Path) -> None:
    plan = old.read_text(encoding="utf-8")
    head, *areas = plan.replace('nar = "2025"', 'nar = "våren 2025"').split("[[omrade]]")
    old.write_text("[[omrade]]".join([head, areas[0]]), encoding="utf-8")
    assert new() == 0


def test_the_predecessor_is_named_as_seen_from_the_new_file(old: Path) -> None:
    Path("nästa år").mkdir()
    assert main(["new", "nästa år/plan.toml", "--from", str(old)]) == 1
    assert load(Path("nästa år/plan.toml")).plan.predecessor == "../2025.toml"


@pytest.mark.usefixtures("old")
@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["2025.toml", "--from", "2025.toml", "--force"], "2025.toml är den gamla planens fil, som inte ska ändras"),
        (["./sub/../2025.toml", "--from", "2025.toml", "--force"], "är den gamla planens fil"),
        (["2026.toml", "--from", "2025.toml", "--year", "2025"], "kan inte gälla 2025; välj ett senare år."),
        (["2026.toml", "--from", "2024.toml"], "2024.toml finns inte"),
        (["2026.toml"], "det här saknas: --year, --district."),
    ],
)
def test_what_cannot_be_is_told_in_one_line_and_nothing_is_written(
    arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("sub").mkdir()
    before = Path("2025.toml").read_bytes()
    assert main(["new", *arguments]) == 2
    out, message = capsys.readouterr()
    assert (out, message.count("\n")) == ("", 1)
    assert told in message
    assert not Path("2026.toml").exists()
    assert Path("2025.toml").read_bytes() == before


@pytest.mark.usefixtures("old")
def test_an_existing_plan_is_not_overwritten(capsys: pytest.CaptureFixture[str]) -> None:
    Path("2026.toml").write_text("mitt arbete", encoding="utf-8")
    assert new() == 2
    assert "2026.toml finns redan" in capsys.readouterr().err
    assert Path("2026.toml").read_text(encoding="utf-8") == "mitt arbete"
    assert new("--force") == 1


def test_an_empty_plan_is_told_as_json_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "2026.toml", "--year", "2026", "--district", "Farsta", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["plan"], told["fran"], told["ar"], told["rader"]) == ("2026.toml", None, 2026, [])
