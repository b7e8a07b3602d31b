"""What the board is told, as values."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from official_form import COLUMNS, FORM, At, form_row
from planterm.model.plan import Area, Plan, Row, Status
from planterm.model.summary import SHORTER, Measure, fitting, shortened, summary_of


def row(number: int, status: Status | None = None, /, **texts: str) -> Row:
    cells = [""] * len(COLUMNS)
    for name, text in texts.items():
        cells[At[name]] = text
    return form_row(f"rad{number}", tuple(cells), status)


def plan_of(*areas: tuple[Row, ...]) -> Plan:
    return Plan(
        FORM, 2026, "", areas=tuple(Area(f"a{index}", f"Område\n{index}", rows) for index, rows in enumerate(areas))
    )


def test_measures_stand_in_the_order_of_their_statuses_and_know_their_place() -> None:
    rows = (
        row(1, MEASURE="Utan status", FOLLOW_UP="Klart i maj."),
        row(2, Status.ONGOING, MEASURE="Ej", FOLLOW_UP="Ingen personal."),
        row(3),
        row(4, Status.DONE, MEASURE="Klar", FOLLOW_UP="Klart."),
        row(5, MEASURE="Väntar"),
    )
    (area,) = summary_of(plan_of((), rows)).areas
    assert [(measure.place, measure.what) for measure in area.followed_up] == [
        ("2.4", "Klar"),
        ("2.2", "Ej"),
        ("2.1", "Utan status"),
    ]
    assert area.awaiting == (Measure("2.5", "Väntar", "", None),)
    assert area.title == "Område 1"


@pytest.mark.parametrize(
    ("texts", "name"),
    [
        ({"PROBLEM": "Klotter", "MEASURE": "Sanera\n inom  ett dygn"}, "Sanera inom ett dygn"),
        ({"PROBLEM": "Klotter", "GOALS": "Färre anmälningar", "MEASURE": " "}, "Färre anmälningar"),
        ({"PROBLEM": "Klotter"}, "Klotter"),
        ({"WHO": "Polisen"}, "Polisen"),
        (
            {"PROBLEM": "Klotter", "MEASURE": "Linjearbete", "GOALS": "Parkenheten", "WHEN": "Sanering inom ett dygn"},
            "Klotter",
        ),
    ],
)
def test_a_row_goes_by_its_measure_or_by_what_it_has(texts: dict[str, str], name: str) -> None:
    assert summary_of(plan_of((row(1, None, **texts),))).areas[0].awaiting[0].what == name


def test_a_text_is_cut_between_words_where_it_can_be() -> None:
    assert shortened("Genomförts enligt plan.", 23) == "Genomförts enligt plan."
    assert shortened("Genomförts enligt plan.", 20) == "Genomförts enligt …"
    assert shortened("Brottsförebyggandesamverkan", 10) == "Brottsför…"


@given(st.text(st.sampled_from("ab  å🙂"), max_size=80), st.integers(2, 60))
def test_a_shortened_text_is_a_beginning_and_says_that_it_is_one(text: str, length: int) -> None:
    short = shortened(text, length)
    assert len(short) <= length
    assert short == text or (short.endswith("…") and text.startswith(short[:-1].rstrip(" ")))


def test_as_much_is_kept_as_fits() -> None:
    summary = summary_of(plan_of((row(1, MEASURE="lång " * 100, FOLLOW_UP="mer " * 400),)))

    def size(each: object) -> int:
        return len(str(each))

    assert fitting(summary, size, 10**6) is summary
    sizes = [size(fitting(summary, size, most)) for most in (1500, 900, 600, 0)]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[1] <= 900
    shortest = fitting(summary, size, 0).areas[0].followed_up[0]
    assert len(shortest.what) <= (SHORTER[-1].what or 0)
    assert len(shortest.follow_up) <= (SHORTER[-1].follow_up or 0)
