from example_plans import FORM, own

from planterm.excel.area_sheet import area_sheet_names
from planterm.model.plan import Area


def test_no_two_sheets_have_names_that_excel_takes_for_the_same() -> None:
    areas = [Area("miljoer", "Kriminella miljöer och livsstilar")] * 2 + [own("MILJÖER")]
    assert area_sheet_names(FORM, areas) == ("5 Kriminella miljöer", "5 Kriminella miljöer (2)", "3 MILJÖER")


def test_names_that_are_made_unlike_keep_within_excels_limit() -> None:
    names = area_sheet_names(FORM, [own("🚓" * 40)] * 1 + [Area("unga", "x"), Area("unga", "x"), Area("unga", "x")])
    assert names[1:] == ("1 Unga i riskzon", "1 Unga i riskzon (2)", "1 Unga i riskzon (3)")
    assert all(len(name.encode("utf-16-le")) // 2 <= 31 for name in names)
