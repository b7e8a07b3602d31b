"""``planterm check``: what is weak in a plan."""

import json
from pathlib import Path

import pytest
from plan_files import PLAN, SAMPLE, write_plan

from planterm.cli.main import main
from planterm.model.findings import Level, Rule


def test_findings_are_told_area_by_area_with_their_place(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(SAMPLE)]) == 1
    out = capsys.readouterr().out
    assert out.startswith("Granskning: 8 varningar, 22 tips.\n")
    said = "Varning 3.1 Åtgärd: Här står en tid och ingen åtgärd. Tiden under Åtgärd hör till När"
    assert f"Område 3: Systemhotade brottslighet {said}" in " ".join(out.split())


def test_many_rows_are_named_up_to_a_few(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(SAMPLE)]) == 1
    told = " ".join(capsys.readouterr().out.split())
    assert "1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 2.1, 3.1 med flera." in told
    assert "…" not in told


def test_json_has_the_keys_of_the_design(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(SAMPLE), "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert len(found) == 30
    assert next(each for each in found if each["niva"] == "varning") == {
        "regel": "tom-cell",
        "niva": "varning",
        "omrade": "unga",
        "rad": 7,
        "kolumn": "operativa_mal",
        "text": "Åtgärden har inget mål.",
    }
    assert {each["regel"] for each in found} <= set(Rule)
    assert {each["niva"] for each in found} <= set(Level)


def test_a_plan_without_weak_spots_is_said_to_be_so(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = (
        'problem = "Rekrytering till extremism i {0}"\norsak = "Få vuxna"\natgard = "Fler vuxna"\n'
        'operativa_mal = "Två rundor"\nnar = "2026"\nvem = "Polisen"\n'
    )
    areas = "".join(
        f'[[omrade]]\nid = "{area}"\ntitel = "x"\n[[omrade.rad]]\n{rows.format(area)}'
        for area in ("unga", "platser", "systemhot", "brottsoffer", "miljoer")
    )
    head = 'schema = 1\nformular = "atgardsplan-2025"\n[plan]\nar = 2026\nforvaltning = "Farsta"\n'
    Path("plan.toml").write_text(head + areas, encoding="utf-8")
    assert main(["check", "plan.toml"]) == 0
    assert capsys.readouterr().out == "Granskningen hittade inget att se över.\n"
    assert main(["check", "plan.toml", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_only_what_is_as_grave_as_asked_for_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(SAMPLE), "--level", "varning"]) == 1
    out = capsys.readouterr().out
    assert out.startswith("Granskning: 8 varningar.\n")
    assert "Tips" not in out
    assert main(["check", str(SAMPLE), "--level", "varning", "--json"]) == 1
    assert {each["niva"] for each in json.loads(capsys.readouterr().out)} == {"varning"}
    assert main(["check", str(SAMPLE), "--level", "fel"]) == 0
    assert capsys.readouterr().out == "Granskningen hittade inga fel.\n"
    assert main(["check", str(SAMPLE), "--level", "allt"]) == 2
    assert "”allt” går inte att välja; välj bland" in capsys.readouterr().err


def test_misspelt_keys_and_what_a_merge_left_are_findings(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = (
        PLAN.replace("uppfoljning =", "Uppföljt =")
        .replace("Uppföljt", "uppfoljnnig")
        .replace('orsak = "=1+1"', 'orsak = "=1+1"\natt_avgora.orsak = "Mörkt"\natt_avgora.status = "delvis"')
    )
    assert main(["check", write_plan(tmp_path, text), "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    where = {"omrade": "unga", "rad": 1}
    assert found[:3] == [
        {"regel": "konflikt", "niva": "fel", **where, "kolumn": "orsak"}
        | {
            "text": "En sammanfogning kunde inte välja text för Orsak. Den andra är: ”Mörkt”. "
            "Du får frågan när du sparar."
        },
        {"regel": "konflikt", "niva": "fel", **where, "kolumn": None}
        | {
            "text": "En sammanfogning kunde inte välja text för Status. Den andra är: ”Delvis genomförd”. "
            "Du får frågan när du sparar."
        },
        {"regel": "felstavad-nyckel", "niva": "varning", **where, "kolumn": "uppfoljning"}
        | {
            "text": "Nyckeln ”uppfoljnnig” på rad 28 i filen känns inte igen, och texten under den visas inte. "
            "Menas ”uppfoljning”?"
        },
    ]
