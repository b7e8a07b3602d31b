"""Plans whose form cannot be had: they can be read, and nothing can be written of them."""

import json
from pathlib import Path

import pytest

from form_texts import SIMPLE, SIMPLE_PLAN, own_form
from planterm.cli.main import main


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A plan on a form that is not there, in the working folder."""
    own_form(tmp_path, monkeypatch, "", "annan.txt")
    monkeypatch.chdir(tmp_path)
    Path("plan.toml").write_text(SIMPLE_PLAN, encoding="utf-8")
    return Path("plan.toml")


@pytest.mark.usefixtures("plan")
def test_it_is_shown_with_what_its_file_says_and_the_missing_file_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "plan.toml"]) == 1
    shown = capsys.readouterr()
    for text in ("Trygghet i centrum", "Skadegörelse", "Åtgärd", "kostnad", "20 000 kr", "Skolan"):
        assert text in shown.out
    assert shown.err.startswith("plan.toml, rad 2, ”formular”: Formuläret ”enkel” finns inte här; lägg dess fil enkel.")
    assert shown.err.count("\n") == 1


@pytest.mark.usefixtures("plan")
@pytest.mark.parametrize("command", ["analysis", "check", "parties"])
def test_the_other_commands_that_read_do_so_too(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, "plan.toml", "--json"]) == 1
    told = capsys.readouterr()
    json.loads(told.out)
    assert "Formuläret ”enkel” finns inte här" in told.err


def test_two_of_them_can_be_compared(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("efter.toml").write_text(SIMPLE_PLAN.replace("20 000", "30 000"), encoding="utf-8")
    assert main(["diff", str(plan), "efter.toml"]) == 1
    assert "30 000 kr" in capsys.readouterr().out


@pytest.mark.usefixtures("plan")
@pytest.mark.parametrize(
    "arguments",
    [
        ("export", "plan.toml", "-o", "ut.xlsx"),
        ("export", "plan.toml", "-o", "ut.html"),
        ("summary", "plan.toml", "-o", "ut.html"),
        ("new", "ut.toml", "--from", "plan.toml"),
        ("merge", "plan.toml", "plan.toml", "plan.toml", "-o", "ut.toml"),
    ],
)
def test_what_writes_says_which_file_is_wanted(arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    told = capsys.readouterr()
    assert told.err.startswith("plan.toml, rad 2, ”formular”: Formuläret ”enkel” finns inte här; lägg dess fil enkel.")
    assert not list(Path().glob("ut.*"))


def test_a_broken_form_stops_plans_on_it_alone(
    plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = own_form(tmp_path, monkeypatch, SIMPLE.replace("bredd = 20", "bredd = -1"))
    assert main(["show", str(plan)]) == 1
    told = capsys.readouterr()
    assert "Skadegörelse" in told.out
    assert f"”formular”: {file}, rad 8, ”bredd”: -1 är ingen bredd" in told.err
    assert main(["new", "annan.toml", "--year", "2026", "--district", "Farsta"]) == 0


def test_once_its_form_is_there_it_is_a_plan_like_any_other(
    plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    own_form(tmp_path, monkeypatch)
    assert main(["show", str(plan)]) == 0
    assert "Kostnad" in capsys.readouterr().out
    assert main(["export", str(plan), "-o", "ut.xlsx"]) == 0


@pytest.mark.parametrize("old", ["[[omrade]]", 'id = "trygghet"\n', "kostnad", "omrade.rad", "ar = 2026"])
@pytest.mark.parametrize("new", ["", 'x = "y"\n', "[[omrade]]\n"])
def test_whatever_is_wrong_in_its_file_is_told_in_a_line(
    old: str, new: str, plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan.write_text(SIMPLE_PLAN.replace(old, new), encoding="utf-8")
    assert main(["show", str(plan)]) in {1, 2}
    assert "Ett fel i planterm" not in capsys.readouterr().err
