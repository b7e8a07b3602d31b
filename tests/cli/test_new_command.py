"""planterm new."""

import tomllib
from pathlib import Path

import pytest

from planterm.cli.main import main
from planterm.form.loader import load_form
from planterm.model.plan import Stage
from planterm.store.planfile import load


def new(path: Path, *more: str) -> int:
    return main(["new", str(path), "--year", "2026", "--district", "Farsta stadsdelsförvaltning", *more])


def test_a_new_plan_has_the_forms_areas_and_nothing_in_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "plan.toml"
    assert new(path) == 0

    plan, form = load(path).plan, load_form("atgardsplan-2025")
    assert (plan.form, plan.year, plan.district) == (form, 2026, "Farsta stadsdelsförvaltning")
    assert plan.stage is Stage.DRAFT
    assert [(area.id, area.title, area.rows, area.own) for area in plan.areas] == [
        (area.id, area.title, (), False) for area in form.areas
    ]
    assert capsys.readouterr() == (
        (
            f"Ny plan: {path} (Åtgärdsplan 2026, Farsta stadsdelsförvaltning, 5 tomma områden, utkast).\n"
            f"Öppna den med: planterm {path}\n"
        ),
        "",
    )


def test_the_file_is_a_plan_of_schema_1(tmp_path: Path) -> None:
    path = tmp_path / "plan.toml"
    assert new(path) == 0
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    assert (data["schema"], data["formular"]) == (1, "atgardsplan-2025")
    assert data["plan"]["skede"] == "utkast"


def test_a_path_with_spaces_is_quoted_in_the_command_to_open_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert new(tmp_path / "min plan.toml") == 0
    assert capsys.readouterr().out.endswith(f'planterm "{tmp_path / "min plan.toml"}"\n')


def test_a_name_in_any_script_goes_into_the_file(tmp_path: Path) -> None:
    path = tmp_path / "plan.toml"
    assert main(["new", str(path), "--year=2026", '--district=Ä "Ö" \\ [€] 🙂']) == 0
    assert load(path).plan.district == 'Ä "Ö" \\ [€] 🙂'


def test_an_existing_file_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "plan.toml"
    path.write_text("mitt arbete", encoding="utf-8")
    assert new(path) == 2
    assert path.read_text(encoding="utf-8") == "mitt arbete"
    assert capsys.readouterr() == (
        "",
        f"{path} finns redan; välj ett annat namn, eller lägg till --force för att skriva över den.\n",
    )


def test_force_writes_over_it(tmp_path: Path) -> None:
    path = tmp_path / "plan.toml"
    path.write_text("mitt arbete", encoding="utf-8")
    assert new(path, "--force") == 0
    assert load(path).plan.year == 2026


@pytest.mark.parametrize("name", ["plan", "plan.txt", "plan.xlsx"])
def test_a_plan_is_a_toml_file(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert new(tmp_path / name) == 2
    assert not (tmp_path / name).exists()
    assert capsys.readouterr().err.endswith("välj ett filnamn som slutar på .toml.\n")


@pytest.mark.parametrize(
    "name", ["finns-inte/plan.toml", "plan.toml/plan.toml", pytest.param(f"{'x' * 300}.toml", id="long"), "mapp.toml"]
)
def test_a_place_that_takes_no_file_is_told_in_one_line(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "plan.toml").touch()
    (tmp_path / "mapp.toml").mkdir()
    assert new(tmp_path / name, "--force") == 2
    out, message = capsys.readouterr()
    assert out == ""
    assert message.count("\n") == 1
    assert Path(name).name in message
    assert "Ett fel i planterm" not in message
