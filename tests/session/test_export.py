import os
from pathlib import Path

import pytest
from openpyxl import load_workbook

from planterm.errors import PlantermError
from planterm.session.for_others import OwnFileError
from planterm.session.session import Session

SAMPLE = Path(__file__).parents[2] / "sample_plans" / "skarpnack-2025.toml"


def export(path: Path, *, overwrite: bool = False) -> None:
    Session.open(SAMPLE).export(path, overwrite=overwrite)


def test_the_workbook_is_written(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    export(path)
    assert load_workbook(path).sheetnames[-1] == "Analys"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_exists_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_text("annat")
    with pytest.raises(PlantermError, match=r"plan\.xlsx finns redan"):
        export(path)
    assert path.read_text() == "annat"


def test_a_file_that_exists_is_replaced_when_told_to(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_text("annat")
    export(path, overwrite=True)
    assert load_workbook(path).sheetnames[0] == "Instruktion"


def test_a_folder_that_does_not_exist_is_named(tmp_path: Path) -> None:
    with pytest.raises(PlantermError, match="mappen inte finns"):
        export(tmp_path / "borta" / "plan.xlsx")


def test_a_target_that_is_a_folder_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "plan.xlsx").mkdir()
    with pytest.raises(PlantermError, match="kan inte skrivas"):
        export(tmp_path / "plan.xlsx", overwrite=True)
    assert [entry.name for entry in tmp_path.iterdir()] == ["plan.xlsx"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_said_in_words(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(PlantermError, match="du saknar rättigheter"):
        export(tmp_path / "plan.xlsx")


@pytest.mark.parametrize("name", ["plan.txt", "plan.html"])
def test_an_export_never_takes_the_place_of_the_plan_itself(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(SAMPLE.read_bytes())
    session = Session.open(path)
    for write in (session.export, session.export_summary):
        with pytest.raises(OwnFileError, match="planens egen fil"):
            write(path, overwrite=True)
    assert path.read_bytes() == SAMPLE.read_bytes()
