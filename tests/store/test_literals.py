import tomllib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planterm.model.text import clean
from planterm.store.scanner import literal

nasty = st.text(st.sampled_from("\n\t\"'\\ aå€😀#[]=") | st.characters(exclude_categories=["Cs"])).map(clean)


@given(nasty, st.sampled_from(["\n", "\r\n"]))
def test_any_text_comes_back(text: str, newline: str) -> None:
    assert tomllib.loads(f"x = {literal(text, newline)}") == {"x": text}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Linjearbete", '"Linjearbete"'),
        ('"se bilaga"\tC:\\', r'"\"se bilaga\"\tC:\\"'),
        ("en\ntvå", '"""\nen\ntvå"""'),
        ("\nbörjar tomt", '"""\n\nbörjar tomt"""'),
        ('ett "citat"\nslut"', '"""\nett "citat"\nslut""""'),
        ("så här:\n<<<<<<< HEAD", '"""\nså här:\n\\u003C<<<<<< HEAD"""'),
        ('"""\n\\', '"""\n\\"\\"\\"\n\\\\"""'),
    ],
)
def test_a_text_is_written_as_a_person_would(text: str, expected: str) -> None:
    assert literal(text, "\n") == expected


def test_a_very_long_text_with_quotes_is_no_slower_by_the_square() -> None:
    text = 'x"' * 500_000
    assert tomllib.loads(f"x = {literal(text, chr(10))}") == {"x": text}


def test_numbers_and_dates_stand_bare() -> None:
    assert (literal(2026, "\n"), literal(date(2026, 4, 23), "\n")) == ("2026", "2026-04-23")
