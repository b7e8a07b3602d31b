"""References in formulas, moved and extended with the rows that they name."""

import pytest

from planterm.excel.references import Extended, Inserted, copied, moved_formula, moved_ranges, tokens

GROWN = Extended("1 Unga", 3, 10, 20, 1, 7)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("COUNTA('1 Unga'!A3:A10)", "COUNTA('1 Unga'!A3:A20)"),
        ("COUNTA('1 Unga'!$A$3:$A$10)-1", "COUNTA('1 Unga'!$A$3:$A$20)-1"),
        ("COUNTA('1 unga'!A5:A10)", "COUNTA('1 unga'!A3:A20)"),
        ("COUNTA('1 Unga'!A1:A10)", "COUNTA('1 Unga'!A1:A20)"),
        ("COUNTA('1 Unga'!A3:A500)", "COUNTA('1 Unga'!A3:A500)"),
        ("COUNTA('1 Unga'!A:A)", "COUNTA('1 Unga'!A:A)"),
        ("COUNTA('1 Unga'!K3:K10)", "COUNTA('1 Unga'!K3:K10)"),
        ("'1 Unga'!A3", "'1 Unga'!A3"),
        ("COUNTA('2 Platser'!A3:A10)", "COUNTA('2 Platser'!A3:A10)"),
        ("COUNTA('[1]1 Unga'!A3:A10)", "COUNTA('[1]1 Unga'!A3:A10)"),
        ("\"'1 Unga'!A3:A10\"&A3", "\"'1 Unga'!A3:A10\"&A3"),
        ("LOG10(A3:A10)", "LOG10(A3:A10)"),
    ],
)
def test_a_range_over_the_table_has_every_row_and_others_stay(before: str, after: str) -> None:
    assert moved_formula(before, "Analys", GROWN) == after


def test_what_stands_below_inserted_rows_moves_and_what_spans_them_grows() -> None:
    change = Inserted("Blad", 10, 5)
    assert moved_formula("SUM(A3:A12)+A9+$B$10+3:20+A:A", "Blad", change) == "SUM(A3:A17)+A9+$B$15+3:25+A:A"
    assert moved_ranges("A3:A9 C10 B8:C11", change) == "A3:A9 C15 B8:C16"


def test_a_sum_has_the_row_that_follows_its_last() -> None:
    assert moved_formula("SUM(B3:B8)-B8", "Analys", Extended("Analys", 8, 8, 9, 1, 4)) == "SUM(B3:B9)-B8"


def test_a_choice_of_a_single_row_is_for_all_rows_to_come() -> None:
    single = Extended("Blad", 3, 3, 9, 1, 7, is_counting=False)
    assert moved_ranges("E3 K3", single) == "E3:E9 K3"


def test_a_copied_formula_moves_along_where_it_has_no_dollar_sign() -> None:
    assert copied("A3+$A3+A$3+SUM(Blad!B2:$C$4)", 2, 1) == "B5+$A5+B$3+SUM(Blad!C4:$C$4)"


@pytest.mark.parametrize(
    "formula", ["", "A1", "'it''s'!A1:B2", 'IF(A1="x""y",Tabell1[[#Totals],[Orsak]],{1;2})', "1E+5%"]
)
def test_the_pieces_of_a_formula_are_the_formula(formula: str) -> None:
    assert "".join(token.text for token in tokens(formula)) == formula
