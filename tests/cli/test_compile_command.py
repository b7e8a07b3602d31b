"""planterm compile."""

import json
from pathlib import Path

import pytest
from plan_files import PLAN, SAMPLE, write_plan

from planterm.cli import figures
from planterm.cli.main import main
from planterm.store.planfile import load
from planterm.store.settings import VARIABLE

SAMPLES = SAMPLE.parent


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    plans = tmp_path / "planer"
    plans.mkdir()
    write_plan(plans)
    (plans / "skarpnack.toml").write_bytes(SAMPLE.read_bytes())
    (plans / "läs mig.txt").write_text("hej", encoding="utf-8")
    return plans


def test_json_has_each_plan_as_its_own_analysis_and_what_was_not_read(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "bruten.toml").write_text("schema = ", encoding="utf-8")
    assert main(["compile", "planer", "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert [(each["fil"], each["ar"], each["skede"], each["rader"], each["uppfoljda"]) for each in told["planer"]] == [
        (str(Path("planer/plan.toml")), 2026, "beslutad", 2, 1),
        (str(Path("planer/skarpnack.toml")), 2025, "utkast", 26, 26),
    ]
    own = figures.as_json(load(SAMPLE).plan)
    assert told["planer"][1]["omraden"] == own["omraden"]
    assert [each["fil"] for each in told["ej_lasta"]] == [str(Path("planer/bruten.toml"))]
    assert "rad 1" in told["ej_lasta"][0]["varfor"]


@pytest.mark.usefixtures("folder")
def test_how_far_a_plan_has_come_is_told_of_one_row_and_of_several(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "vår plan.toml", "--year", "2026", "--district", "Åby"]) == 0
    for told in ("Åby: inga rader\n", "Åby: 0 av 1 rad uppföljd\n", "Åby: 0 av 2 rader uppföljda\n"):
        main(["compile", "vår plan.toml"])
        assert told in capsys.readouterr().out
        main(["add", "vår plan.toml", "1", "problem=Klotter"])


@pytest.mark.parametrize("given", ["planer", "planer/*.toml", "planer/plan.toml planer/skarpnack.toml planer/*k.toml"])
def test_folders_and_patterns_stand_for_the_plans_in_them(
    given: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["compile", *given.split()])
    assert capsys.readouterr().out.startswith("Åtgärdsplan 2026: 2 planer sammanställda\n")


def test_the_suffix_says_what_is_written_and_nothing_is_written_over(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for suffix, sign in ((".xlsx", b"PK"), (".html", b"<!DOCTYPE"), (".txt", b"\xc3\x85tg")):
        path = Path(f"stad{suffix}")
        assert main(["compile", "planer/plan.toml", "-o", str(path)]) == 0
        assert capsys.readouterr() == (f"Sammanställningen är skriven: {path} (1 plan, 2 rader).\n", "")
        assert path.read_bytes().startswith(sign)
        assert main(["compile", "planer/plan.toml", "-o", str(path)]) == 2
        assert "finns redan" in capsys.readouterr().err
        assert main(["compile", "planer/plan.toml", "-o", str(path), "--force"]) == 0
        capsys.readouterr()
    assert main(["compile", "planer", "-o", "planer/plan.toml", "--force"]) == 2
    assert main(["compile", "planer", "-o", "stad.pdf"]) == 2
    assert (folder / "plan.toml").read_text(encoding="utf-8") == PLAN


def test_the_year_before_is_set_beside_the_year(capsys: pytest.CaptureFixture[str]) -> None:
    now, before = SAMPLES / "exempelstaden-2027.toml", SAMPLES / "exempelstaden-2026.toml"
    assert main(["compile", str(now), "--before", str(before)]) == 0
    assert "Av förra årets 15 rader fortsätter 5, och 10 är avslutade. 0 rader är nya." in capsys.readouterr().out


def test_districts_without_a_plan_are_something_to_look_at(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    (tmp_path / "settings.toml").write_text('stadsdelar = ["Farsta", "Norrmalm"]\n', encoding="utf-8")
    assert main(["compile", "planer/plan.toml"]) == 1
    assert "Plan saknas från Norrmalm." in capsys.readouterr().out


def test_what_is_wrong_in_a_file_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = PLAN.replace('id = "k3x9qd"\n', "").replace("orsak =", "orsk =")
    (folder / "plan.toml").write_text(wrong, encoding="utf-8")
    assert main(["compile", "planer/plan.toml"]) == 1
    told = " ".join(capsys.readouterr().out.split())
    assert "plan.toml: Raderna har inga id i filen" in told
    assert "plan.toml: Filen har felstavade nycklar eller rubriker" in told


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("*.json", "*.json: där finns ingen plan (.toml); ange planer"),
        ("tom", "tom: där finns ingen plan"),
        ("finns-inte.toml", "finns-inte.toml finns inte"),
        ("planer/l*.txt planer/l*.txt", "läs mig.txt"),
    ],
)
def test_without_any_plan_one_sentence_says_why(
    given: str, said: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("tom").mkdir()
    assert main(["compile", *given.split(), "-o", "stad.xlsx"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert said in err
    assert err.count("\n") == 1
    assert not Path("stad.xlsx").exists()
