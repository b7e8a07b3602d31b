"""planterm export --fill."""

from pathlib import Path

import pytest
from plan_files import SAMPLE

from planterm.cli.main import main
from planterm.store.planfile import load

CITY = Path(__file__).parents[1] / "excel" / "official" / "stadens-mall.xlsx"


@pytest.fixture
def city(folder: Path) -> Path:
    """The workbook that the city sent out."""
    path = folder / "stadens.xlsx"
    path.write_bytes(CITY.read_bytes())
    return path


def test_the_plan_is_written_into_a_copy_and_what_became_of_everything_is_told(
    city: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", str(SAMPLE), "-o", "ifylld.xlsx", "--fill", "stadens.xlsx"]) == 1
    out, err = capsys.readouterr()
    assert err == ""
    assert out.startswith("Arbetsboken är skriven: ifylld.xlsx\n\nSkrivet\n  1 Unga i riskzon: Området ”Unga i riskzon")
    assert "\nAtt se över\n  1 Unga i riskzon: 1 rad som stod här med text som planen inte har ersattes:" in out
    assert "\nVärt att veta\n" in out
    assert city.read_bytes() == CITY.read_bytes()
    main(["import", "ifylld.xlsx", "-o", "tillbaka.toml"])
    back, sample = load(Path("tillbaka.toml")).plan, load(SAMPLE).plan
    for old, new in zip(sample.areas, back.areas, strict=False):
        assert [row.cells for row in new.rows][: len(old.rows)] == [row.cells for row in old.rows]


def test_planterms_own_workbook_is_filled_with_nothing_to_look_at(folder: Path) -> None:
    assert main(["export", str(SAMPLE), "-o", "bok.xlsx"]) == 0
    assert main(["export", str(SAMPLE), "-o", "ifylld.xlsx", "--fill", "bok.xlsx"]) == 0


def test_the_citys_workbook_is_never_written_over(city: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", str(SAMPLE), "-o", "stadens.xlsx", "--fill", "stadens.xlsx", "--force"]) == 2
    assert city.read_bytes() == CITY.read_bytes()
    assert capsys.readouterr() == (
        "",
        "stadens.xlsx är arbetsboken som ska fyllas i, och den ändras aldrig; välj ett annat namn för den ifyllda.\n",
    )


def test_an_existing_workbook_is_left_alone_unless_told(city: Path) -> None:
    Path("ifylld.xlsx").write_bytes(b"inlamnat")
    assert main(["export", str(SAMPLE), "-o", "ifylld.xlsx", "--fill", "stadens.xlsx"]) == 2
    assert Path("ifylld.xlsx").read_bytes() == b"inlamnat"
    assert main(["export", str(SAMPLE), "-o", "ifylld.xlsx", "--fill", "stadens.xlsx", "--force"]) == 1


def test_what_is_no_workbook_is_told_and_nothing_is_written(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("stadens.xlsx").write_text("Problem;Orsak\n", encoding="utf-8")
    assert main(["export", str(SAMPLE), "-o", "ifylld.xlsx", "--fill", "stadens.xlsx"]) == 2
    assert not Path("ifylld.xlsx").exists()
    assert capsys.readouterr().err.startswith("stadens.xlsx är en textfil (CSV)")
