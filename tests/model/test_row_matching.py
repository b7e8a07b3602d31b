"""Which row is which where no id tells, and which texts are alike."""

import random

import pytest

from official_form import COLUMNS, form_row
from planterm.model.row_matching import SeenRow, Vocabulary, matched_rows, shared, spelled_alike

WORDS = [f"{start}{end}" for start in ("sam", "för", "bro", "tryg", "ung") for end in ("verkan", "äldrar", "tt", "het")]


def rows(*texts: str, area: str = "unga") -> list[SeenRow]:
    """Rows whose columns are parted by bars."""
    all_cells = ((*(cells := text.split("|")), *[""] * (7 - len(cells))) for text in texts)
    return [SeenRow.of(area, form_row("", cells)) for cells in all_cells]


@pytest.mark.parametrize(
    ("ours", "theirs", "found"),
    [
        ("a b c", "c a b", {0: 2, 1: 0, 2: 1}),
        ("a a a", "a a", {0: 0, 1: 1}),
        ("a", "b", {}),
        ("", "a", {}),
    ],
)
def test_equal_rows_are_the_same_in_their_order(ours: str, theirs: str, found: dict[int, int]) -> None:
    assert matched_rows(COLUMNS, rows(*ours.split()), rows(*theirs.split())) == found


def test_of_equal_rows_the_one_in_the_same_area_is_meant() -> None:
    ours = [*rows("Klotter"), *rows("Klotter", area="platser")]
    assert matched_rows(COLUMNS, ours, rows("Klotter", area="platser")) == {0: 1}


def test_other_texts_beside_the_same_problem_cause_and_measure_do_not_matter() -> None:
    ours = rows("Klotter|Mörkt|Lampor|||Polisen", "Klotter|Mörkt|Vakter|||Polisen")
    theirs = rows("Klotter|Mörkt|Vakter||2026|Ordningsvakter|Klart.", "Klotter|Mörkt|Lampor|||Trafikkontoret")
    assert matched_rows(COLUMNS, ours, theirs) == {0: 1, 1: 0}


def test_a_text_that_landed_in_another_column_is_still_known() -> None:
    ours = rows("Skola|Få vuxna|Linjearbete|Fler fältassistenter på skolgården")
    theirs = rows("Skola|Få vuxna|Fler fältassistenter på skolgården||Linjearbete", "Rån|Sena kvällar")
    assert matched_rows(COLUMNS, ours, theirs) == {0: 0}


def test_a_row_that_took_anothers_place_is_not_that_row() -> None:
    ours = rows("Klotter|Mörka gångtunnlar", "Skolk|Brist på stöd i hemmet", "Rån|Sena kvällar")
    theirs = rows("Klotter|Mörka gångtunnlar", "Bilbränder|Obevakade parkeringar", "Rån|Sena kvällar")
    assert matched_rows(COLUMNS, ours, theirs) == {0: 0, 2: 2}


def test_every_row_is_given_once_however_alike_they_are() -> None:
    chance = random.Random(3)  # noqa: S311 - the same rows every time
    ours, theirs = (
        rows(*("|".join(" ".join(chance.choices(WORDS, k=4)) for _ in range(4)) for _ in range(120))) for _ in range(2)
    )
    found = matched_rows(COLUMNS, ours, theirs)
    assert len(set(found.values())) == len(found) <= 120


def test_rows_without_a_rare_word_are_found_by_where_they_stand() -> None:
    ours = rows(*(f"Klotter {number}|Mörkt" for number in range(600)))
    theirs = rows(*(f"Klotter {number} igen|Mörkt" for number in range(600)))
    assert matched_rows(COLUMNS, ours, theirs) == {number: number for number in range(600)}


def test_rare_words_count_more_than_common_ones() -> None:
    texts = [*("Vi ska arbeta",) * 8, "Vi ska sopa", "Ni får sopa"]
    words = Vocabulary(COLUMNS, ((text, *[""] * 6) for text in texts))
    common, rare, other = (words.weighed((text, *[""] * 6)) for text in ("Vi ska arbeta", "Vi ska sopa", "Ni får sopa"))
    assert shared(rare, rare) == 1
    assert 0 < shared(common, other) + 0.01 < shared(rare, other)
    assert shared(words.weighed(("",) * 7), rare) == 0


@pytest.mark.parametrize(
    ("text", "other", "alike"), [("Kloter", "Klotter", True), ("Rån", "Bråk", False), ("", "", False)]
)
def test_short_texts_are_compared_by_their_spelling(text: str, other: str, alike: bool) -> None:
    assert bool(spelled_alike(text, other, 0.8)) is alike
    assert not spelled_alike(text * 40, other * 40, 0.8)
