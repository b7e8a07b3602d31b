"""The summary for the board as plain text."""

from pathlib import Path

import pytest

from official_form import COLUMNS, form_row
from planterm.form.loader import load_form
from planterm.model.plan import Area, Plan, Row, Status
from planterm.publish.board_summary import PAGE_LINES, summary_text
from planterm.publish.wrap import display_width
from planterm.store.planfile import load

SAMPLES = sorted((Path(__file__).parents[2] / "sample_plans").glob("*.toml"))
FORM = load_form("atgardsplan-2025")
PAGE = 80


def row(number: int, measure: str, follow_up: str = "", status: Status | None = None) -> Row:
    return form_row(f"rad{number}", ("Klotter", "", measure, *("",) * (len(COLUMNS) - 4), follow_up), status)


def plan_of(*rows: Row) -> Plan:
    return Plan(FORM, 2026, "Farsta", areas=(Area("unga", "Unga i riskzon", rows),))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_every_sample_fits_on_one_page(path: Path) -> None:
    plan = load(path).plan
    lines = summary_text(plan, plan.form, PAGE).splitlines()
    assert len(lines) <= PAGE_LINES
    assert max(map(display_width, lines)) <= PAGE


def test_what_was_done_what_was_not_and_why() -> None:
    plan = plan_of(
        row(1, "Fältarbete", "Ställdes in:\ningen personal.", Status.NOT_DONE),
        row(2, "Nattvandring", "Genomförts enligt plan.", Status.DONE),
        row(3, "Klottersanering"),
        row(4, "Trygghetsvandring", " ", Status.ONGOING),
        row(5, "Föräldramöten", "Genomförts enligt plan."),
    )
    text = summary_text(plan, FORM, PAGE).replace("\N{NO-BREAK SPACE}", " ")
    assert text == (
        """\
Sammanfattning av uppföljningen: Åtgärdsplan 2026, Farsta

  Uppföljda           ████████████████████████░░░░░░░░░░░░░░░░  3 av 5   60 %
    Genomförd         ████████░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░  1 av 5   20 %
    Ej genomförd      ████████░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░  1 av 5   20 %
    Utan status       ████████░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░  1 av 5   20 %
  Ej uppföljda        ████████████████░░░░░░░░░░░░░░░░░░░░░░░░  2 av 5   40 %

1. Unga i riskzon – 3 av 5 uppföljda
  1.2 Genomförd: Nattvandring – Genomförts enligt plan.
  1.1 Ej genomförd: Fältarbete – Ställdes in: ingen personal.
  1.5 Föräldramöten – Genomförts enligt plan.
  Utan uppföljning:
  1.3 Klottersanering
  1.4 Trygghetsvandring (utan uppföljning, status: Pågår)

Numren visar områdets och radens plats i åtgärdsplanen: 1.3 är område 1, rad 3."""
    )


def test_what_is_shortened_says_where_the_whole_is() -> None:
    rows = (row(number, f"Åtgärd {number} " + "lång " * 200, "För att " * 300 + "slut") for number in range(1, 21))
    text = summary_text(plan_of(*rows), FORM, PAGE)
    assert text.count("…") > 20
    assert "hela texten står i åtgärdsplanen" in " ".join(text.split())
    assert "För att för att slut" not in text
    assert len(text.splitlines()) <= PAGE_LINES


def test_a_plan_too_long_for_a_page_is_as_short_as_can_be_and_names_every_row() -> None:
    plan = plan_of(*(row(number, f"Åtgärd nummer {number}", "Klart. " * 90) for number in range(1, 301)))
    text = summary_text(plan, FORM, PAGE)
    for number in range(1, 301):
        assert f"Åtgärd nummer {number} – Klart." in text
    assert len(text.splitlines()) < 800


def test_an_empty_plan_says_so() -> None:
    assert summary_text(plan_of(), FORM, PAGE).endswith("Planen har inga rader.")
