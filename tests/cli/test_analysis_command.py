"""planterm analysis."""

import json
from pathlib import Path

import pytest
from plan_files import SAMPLE, write_plan

from planterm.cli.main import main
from planterm.form.loader import load_form
from planterm.model.results import AreaCounts
from planterm.publish.plan_text import analysis_table
from planterm.publish.wrap import display_width

HEADERS = load_form("atgardsplan-2025").analysis.headings


def test_the_real_plan_has_the_official_figures(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["analysis", str(SAMPLE), "--json"]) == 0
    out = capsys.readouterr().out
    areas = json.loads(out)["omraden"]
    assert [list(area)[:4] for area in areas] == [["titel", "problem", "orsaker", "atgarder"]] * 6
    official = [{key: area[key] for key in list(area)[:4]} for area in areas]
    assert official == [
        {"titel": "Unga i riskzon för destruktivt beteende", "problem": 8, "orsaker": 8, "atgarder": 8},
        {"titel": "Otrygga och brottsutsatta platser", "problem": 1, "orsaker": 1, "atgarder": 1},
        {"titel": "Systemhotade brottslighet", "problem": 4, "orsaker": 4, "atgarder": 4},
        {"titel": "Särskilt utsatta och sårbara brottsoffer", "problem": 11, "orsaker": 11, "atgarder": 11},
        {"titel": "Kriminella miljöer och livsstilar", "problem": 2, "orsaker": 2, "atgarder": 2},
        {"titel": "[Eget prioriterat område]", "problem": 0, "orsaker": 0, "atgarder": 0},
    ]
    assert "Särskilt utsatta" in out
    assert out.endswith("}\n")


def test_an_own_area_takes_the_templates_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["analysis", "--json", write_plan(tmp_path)]) == 0
    areas = json.loads(capsys.readouterr().out)["omraden"]
    assert len(areas) == 6
    assert list(areas[-1].items())[:4] == [("titel", "Buskörning"), ("problem", 1), ("orsaker", 0), ("atgarder", 0)]


def test_the_result_stands_in_further_keys(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["analysis", "--json", write_plan(tmp_path)]) == 0
    answer = json.loads(capsys.readouterr().out)
    none = {"genomford": 0, "delvis": 0, "pagar": 0, "ej-genomford": 0, "utan-status": 0}
    young = {"rader": 1, "uppfoljda": 1, "ej_uppfoljda": 0, "procent_uppfoljda": 100}
    empty = {"rader": 0, "uppfoljda": 0, "ej_uppfoljda": 0, "procent_uppfoljda": None}
    goals = {"helt": 0, "delvis": 0, "inte": 0, "gar-inte-att-bedoma": 0, "utan-svar": 0}
    done = {"status": {**none, "genomford": 1}, "maluppfyllelse": {**goals, "utan-svar": 1}}
    assert dict(list(answer["omraden"][0].items())[4:]) == {**young, **done}
    assert dict(list(answer["omraden"][1].items())[4:]) == {**empty, "status": none, "maluppfyllelse": goals}
    assert list(answer) == ["omraden", "totalt"]
    assert answer["totalt"] == {
        "problem": 2,
        "orsaker": 1,
        "atgarder": 1,
        "rader": 2,
        "uppfoljda": 1,
        "ej_uppfoljda": 1,
        "procent_uppfoljda": 50,
        **done,
    }


def test_the_result_in_words_with_bars(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["analysis", write_plan(tmp_path)]) == 0
    out = capsys.readouterr().out.replace("\N{NO-BREAK SPACE}", " ")
    assert out[out.index("Hela planen") : out.index("\n\nOtrygga")] == (
        """\
Hela planen
  Uppföljda           ████████████████████░░░░░░░░░░░░░░░░░░░░  1 av 2   50 %
    Genomförd         ████████████████████░░░░░░░░░░░░░░░░░░░░  1 av 2   50 %
  Ej uppföljda        ████████████████████░░░░░░░░░░░░░░░░░░░░  1 av 2   50 %

Unga i riskzon för destruktivt beteende
  Uppföljda           ████████████████████████████████████████  1 av 1  100 %
    Genomförd         ████████████████████████████████████████  1 av 1  100 %
  Ej uppföljda        ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░  0 av 1    0 %"""
    )
    assert "Otrygga och brottsutsatta platser\n  Inga rader att följa upp.\n" in out


def test_the_table_reads_as_the_official_sheet_does(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["analysis", str(SAMPLE)]) == 0
    out = capsys.readouterr().out.replace("\N{NO-BREAK SPACE}", " ")
    assert out.startswith(
        """\
Åtgärdsplan 2025, Skarpnäcks stadsdelsförvaltning
Sammanställning över prioriterade områden

                                                           Antal
                                            Antal  identifierade     Antal
Prioriterat område                        problem        orsaker  åtgärder
--------------------------------------------------------------------------
Unga i riskzon för destruktivt beteende         8              8         8
Otrygga och brottsutsatta platser               1              1         1
Systemhotade brottslighet                       4              4         4
Särskilt utsatta och sårbara brottsoffer       11             11        11
Kriminella miljöer och livsstilar               2              2         2
[Eget prioriterat område]                       0              0         0
--------------------------------------------------------------------------
Summa                                          26             26        26

Uppföljning

Hela planen
  Uppföljda           ████████████████████████████████████████  26 av 26  100 %
  Ej uppföljda        ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░   0 av 26    0 %
"""
    )
    assert max(map(display_width, out.splitlines())) <= 80


@pytest.mark.parametrize("width", [60, 80, 200])
def test_the_table_keeps_to_the_width_and_its_columns(width: int) -> None:
    areas = [
        AreaCounts("Våld i nära relation, hedersrelaterat våld och förtryck samt människohandel 🚨", (1, 22, 12345)),
        AreaCounts("Kort", (0, 0, 0)),
    ]
    lines = analysis_table(areas, HEADERS, width)
    assert max(map(display_width, lines)) <= width
    figures = [line for line in lines if line.split()[-1].isdigit()]
    assert len(figures) == 3
    assert len({display_width(line) for line in figures}) == 1


def test_a_title_with_a_line_break_stays_one_line_of_the_table() -> None:
    table = " ".join(analysis_table([AreaCounts("Två\nrader", (1, 1, 1))], HEADERS, 80))
    assert "Två rader" in table
