"""The plan written into the city's workbook from the editor."""

from pathlib import Path

import pytest
from driving import PlanDriver, editing
from openpyxl import load_workbook
from sample_plan import small_plan

CITY = Path(__file__).parents[1] / "excel" / "official" / "stadens-mall.xlsx"

pytestmark = pytest.mark.usefixtures("folder")


async def fill(editor: PlanDriver, official: str) -> None:
    """Choose the command and name the city's workbook."""
    await editor.press("f10")
    await editor.type("fyll i stadens")
    await editor.press("enter")
    await editor.type(official)
    await editor.press("enter")


async def test_the_citys_workbook_is_filled_into_a_copy_and_the_report_is_shown(folder: Path) -> None:
    (folder / "stadens.xlsx").write_bytes(CITY.read_bytes())
    async with editing(small_plan()) as editor:
        await fill(editor, "stadens.xlsx")
        await editor.press("enter")
        assert "Arbetsboken är skriven i " in editor.prose
        assert "Att se över" in editor.text
        assert "Exempel: klotter i centrum" in editor.prose
        await editor.press("escape")
        assert "Skola som brottsplats" in editor.text
    sheet = load_workbook(folder / "plan-ifylld.xlsx")["1 Unga i riskzon"]
    assert "Skola som brottsplats" in [cell.value for cell in sheet["A"]]
    assert (folder / "stadens.xlsx").read_bytes() == CITY.read_bytes()


async def test_a_workbook_that_cannot_be_filled_in_says_why(folder: Path) -> None:
    async with editing(small_plan()) as editor:
        await fill(editor, "saknas.xlsx")
        await editor.press("enter")
        assert "saknas.xlsx finns inte; kontrollera namnet och mappen." in editor.prose
    assert list(folder.glob("*ifylld*")) == []
