"""The values of formulas: right, or none at all."""

import pytest

from planterm.excel.filling.evaluate import Cells
from planterm.excel.filling.functions import UnknownFormulaError
from planterm.excel.filling.typed_cells import ErrorValue, Scalar, TypedSheet

AREA = TypedSheet(
    {1: {1: "Unga", 2: "Ange problem", 3: "Skola", 4: "skola ", 5: " ", 6: ""}, 2: {3: 4.0, 4: 2.5, 5: "2", 6: True}}
)


def value(formula: str) -> Scalar:
    """What the formula gives in the cell A1 of the analysis."""
    sheet = TypedSheet({1: {1: None}}, {(1, 1): formula})
    cells = Cells({"1 Unga": AREA, "Analys": sheet}, {"unga": "'1 Unga'!$A$3:$A$6"})
    cells.mark("Analys", (1, 1))
    return cells.value("Analys", (1, 1))


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("COUNTA('1 Unga'!A3:A20)", 4.0),
        ("COUNTA('1 Unga'!A:A)-2", 4.0),
        ("COUNTA(unga)", 4.0),
        ("COUNTBLANK('1 Unga'!A3:A10)", 5.0),
        ("COUNTIF('1 Unga'!A3:A10,\"?*\")", 3.0),
        ("COUNTIF('1 Unga'!A3:A10,\"<>\")", 4.0),
        ("COUNTIF('1 Unga'!A:A,\"=SKOLA\")", 1.0),
        ("COUNTIF('1 Unga'!A:A,\"sko*\")", 2.0),
        ("COUNTIFS('1 Unga'!A3:A6,\"<>\",'1 Unga'!B3:B6,\">3\")", 1.0),
        ("SUMPRODUCT(--(LEN(TRIM('1 Unga'!A3:A20))>0))", 2.0),
        ("SUMPRODUCT(('1 Unga'!A3:A6<>\"\")*1)", 3.0),
        ("SUM('1 Unga'!B3:B6)", 6.5),
        ("SUBTOTAL(103,'1 Unga'!A3:A20)", 4.0),
        ('IF(\'1 Unga\'!B3>3,"många","få")', "många"),
        ("'1 Unga'!A1&\": \"&COUNTA('1 Unga'!A3:A6)", "Unga: 4"),
        ("-2^2+10%", 4.1),
        ("1/0", ErrorValue("#DIV/0!")),
        ("IFERROR(1/0,7)", 7.0),
        ("ROWS('1 Unga'!A3:A6)=4", True),
    ],
)
def test_a_formula_gives_what_excel_gives(formula: str, expected: Scalar) -> None:
    assert value(formula) == expected


@pytest.mark.parametrize(
    "formula",
    [
        "UNIQUE('1 Unga'!A3:A6)",
        "COUNTA(Annat!A1)",
        "COUNTA(",
        "LEN('1 Unga'!A3:A6)",
        "SUM(1;2)",
        "okänt",
        "A1",
        "COUNTA()(",
    ],
)
def test_a_formula_that_is_not_known_for_sure_gives_nothing(formula: str) -> None:
    with pytest.raises(UnknownFormulaError):
        value(formula)
