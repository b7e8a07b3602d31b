"""``planterm forms`` and ``planterm new --form``."""

import json
from pathlib import Path

import pytest

from form_texts import SIMPLE, own_form
from planterm.cli.main import main
from planterm.store.planfile import load

pytestmark = pytest.mark.usefixtures("folder")


def test_the_forms_of_the_package_and_the_users_own_are_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = own_form(tmp_path, monkeypatch)
    assert main(["forms"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert ["atgardsplan-2025", "2025", "Stockholms stads åtgärdsplan 2025"] in [
        line.split(maxsplit=2) for line in lines
    ]
    own = next(number for number, line in enumerate(lines) if line.startswith("enkel "))
    assert lines[own].split(maxsplit=2) == ["enkel", "2026", "Exempelkommunens plan"]
    assert lines[own + 1].strip() == str(file)
    assert lines[-1] == f"Egna formulär läggs i {file.parent}."


def test_a_broken_one_is_listed_with_the_reason_and_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = own_form(tmp_path, monkeypatch, SIMPLE.replace("ar = 2026", "ar = 26"))
    assert main(["forms"]) == 1
    told = " ".join(capsys.readouterr().out.split())
    assert f"Kan inte användas {file}, rad 2, ”ar”: 26 är inget år" in told

    assert main(["forms", "--json"]) == 1
    found = {each["id"]: each for each in json.loads(capsys.readouterr().out)}
    assert found["enkel"]["fil"] == str(file)
    assert found["enkel"]["namn"] is None
    assert found["enkel"]["fel"].startswith(f"{file}, rad 2, ”ar”")
    official = found["atgardsplan-2025"]
    assert official == {
        "id": "atgardsplan-2025",
        "namn": "Stockholms stads åtgärdsplan 2025",
        "ar": 2025,
        "serie": "stockholm",
        "fil": None,
        "fel": None,
    }

    assert main(["new", "plan.toml", "--form", "enkel", "--year", "2026", "--district", "Exempel"]) == 2
    assert capsys.readouterr().err.startswith(f"{file}, rad 2, ”ar”: 26 är inget år")


def test_a_new_plan_is_on_the_form_that_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own_form(tmp_path, monkeypatch)
    new = ["--year", "2027", "--district", "Exempelkommunen"]
    assert main(["new", "enkel.toml", "--form", "enkel", *new]) == 0
    plan = load(Path("enkel.toml")).plan
    assert plan.form.id == "enkel"
    assert [area.title for area in plan.areas] == ["Trygghet i centrum", "Skolan"]
    assert main(["new", "officiell.toml", *new]) == 0
    assert load(Path("officiell.toml")).plan.form.series == "stockholm"


def test_a_workbook_on_a_form_of_ones_own_comes_back_on_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own_form(tmp_path, monkeypatch)
    assert main(["new", "plan.toml", "--form", "enkel", "--year", "2027", "--district", "Exempel"]) == 0
    row = '\n[[omrade.rad]]\nid = "aaaaaa"\nproblem = "Klotter"\nkostnad = "20 000 kr"\n'
    with Path("plan.toml").open("a", encoding="utf-8") as file:
        file.write(row)
    assert main(["export", "plan.toml", "-o", "bok.xlsx"]) == 0
    assert main(["import", "bok.xlsx", "-o", "åter.toml"]) in {0, 1}
    plans = [load(Path(name)).plan for name in ("plan.toml", "åter.toml")]
    assert plans[0].form == plans[1].form
    assert plans[1].areas[-1].rows[0].cells == ("Klotter", "", "20 000 kr", "")
    own_form(tmp_path, monkeypatch, SIMPLE.replace('"enkel"', '"likadan"'), "likadan.toml")
    for form in ("enkel", "likadan"):
        assert main(["import", "bok.xlsx", "-o", f"{form}.toml", "--form", form]) in {0, 1}
        assert load(Path(f"{form}.toml")).plan.form.id == form


def test_a_form_that_there_is_not_is_told_with_those_there_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    own_form(tmp_path, monkeypatch)
    assert main(["new", "plan.toml", "--form", "enkl", "--year", "2027", "--district", "Exempel"]) == 2
    told = capsys.readouterr().err
    assert "Formuläret ”enkl” finns inte; skriv --form " in told
    assert "enkel" in told
    assert not Path("plan.toml").exists()


def test_the_next_plan_is_on_the_form_that_follows_in_the_series(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    series = 'serie = "exempel"\nar = '
    own_form(tmp_path, monkeypatch, SIMPLE.replace("ar = ", series))
    later = SIMPLE.replace('"enkel"', '"enkel-2028"').replace("ar = 2026", f"{series}2028")
    own_form(tmp_path, monkeypatch, later, "enkel-2028.toml")
    main(["new", "2026.toml", "--form", "enkel", "--year", "2026", "--district", "Exempel"])
    for before, after, form in (("2026", "2027", "enkel"), ("2027", "2028", "enkel-2028")):
        assert main(["new", f"{after}.toml", "--from", f"{before}.toml"]) == 0
        assert load(Path(f"{after}.toml")).plan.form.id == form
    assert main(["new", "annan.toml", "--from", "2026.toml", "--form", "atgardsplan-2025"]) == 0
    assert load(Path("annan.toml")).plan.form.id == "atgardsplan-2025"
