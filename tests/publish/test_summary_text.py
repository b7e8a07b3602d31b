"""The summary for the board as plain text."""

from datetime import date
from pathlib import Path

import pytest

from official_form import COLUMNS, form_row
from planterm.form.loader import load_form
from planterm.model.plan import Area, GoalReached, Plan, Row, Stage, Status
from planterm.publish.board_summary import MOST_LINES, summary_text
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
def test_every_sample_fits_on_two_pages(path: Path) -> None:
    plan = load(path).plan
    lines = summary_text(plan, PAGE).splitlines()
    assert len(lines) <= MOST_LINES
    assert max(map(display_width, lines)) <= PAGE


def test_goals_first_then_what_deviates_what_was_done_and_what_awaits() -> None:
    plan = plan_of(
        row(1, "Fältarbete", "Ställdes in:\ningen personal.", Status.NOT_DONE),
        row(2, "Nattvandring", "Genomförts enligt plan.", Status.DONE),
        row(3, "Klottersanering"),
        row(4, "Trygghetsvandring", " ", Status.ONGOING),
        row(5, "Föräldramöten", "Genomförts enligt plan"),
        row(6, "Lägerskola", "Åtta av tio kom.")._replace(goal_reached=GoalReached.PARTLY),
        row(7, "Kurs", "Alla kom.")._replace(goal_reached=GoalReached.WHOLLY),
    )
    plan = plan._replace(judgement="Året gick bra.\n\nMer behövs.", case_number="FAR 1", decided_on=date(2026, 4, 2))
    text = summary_text(plan, PAGE).replace("\N{NO-BREAK SPACE}", " ")
    assert text == (
        """\
Sammanfattning av uppföljningen: Åtgärdsplan 2026, Farsta
Diarienummer: FAR 1 · Beslutad 2026-04-02

Av målen för 7 åtgärder nåddes 1 helt och 1 delvis; 5 är inte bedömda. Text om
vad som har gjorts finns för 5 av 7 åtgärder.

  Uppföljda              ████████████████████████████░░░░░░░░░░░░  5 av 7   71 %
    Målet nåddes         █████░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░  1 av 7   14 %
    Målet nåddes delvis  █████░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░  1 av 7   14 %
    Utan måluppfyllelse  █████████████████░░░░░░░░░░░░░░░░░░░░░░░  3 av 7   43 %
  Ej uppföljda           ███████████░░░░░░░░░░░░░░░░░░░░░░░░░░░░░  2 av 7   29 %

Förvaltningens bedömning
Året gick bra.

Mer behövs.

Avvikelser
  1.1
    Problem:       Klotter
    Åtgärd:        Fältarbete
    Uppföljning:   Ställdes in: ingen personal.
  1.6 Målet nåddes delvis
    Problem:       Klotter
    Åtgärd:        Lägerskola
    Uppföljning:   Åtta av tio kom.

1. Unga i riskzon – 5 av 7 uppföljda
  1.7 Målet nåddes: Kurs – Alla kom.
  Utan uppföljning:
  1.3 Klottersanering
  1.4 Trygghetsvandring

Samma uppföljning för flera åtgärder
  Genomförts enligt plan: 1.2, 1.5.

Numren visar områdets och radens plats i åtgärdsplanen: 1.3 är område 1, rad 3."""
    )
    asked = summary_text(plan, PAGE, with_status=True)
    assert "  1.1 Ej genomförd\n" in asked
    assert "1.4 Trygghetsvandring (utan uppföljning, status: Pågår)" in asked


def test_a_plan_that_is_decided_is_said_to_be_so_without_its_date_too() -> None:
    for stage, told in ((Stage.DRAFT, "Planen är ännu inte beslutad"), (Stage.DECIDED, "Planen är beslutad")):
        assert summary_text(plan_of(row(1, "Sanera"))._replace(stage=stage), PAGE).split("\n")[1] == told


def test_the_year_before_stands_beside_what_deviates_and_in_figures() -> None:
    now = row(1, "Fältarbete", "Ingen personal.")._replace(goal_reached=GoalReached.NOT)
    then = row(1, "Fältarbete", "Tolv av tolv.")._replace(goal_reached=GoalReached.WHOLLY)
    earlier = plan_of(then, row(8, "Kurs", "Klart."))._replace(year=2025)
    text = summary_text(plan_of(now, row(2, "Nattvandring", "Klart.")), PAGE, earlier=[earlier])
    assert "2025: utfall: Målet nåddes; uppföljning: Tolv av tolv." in text
    beside = text.partition("Jämfört med planen för 2025\n")[2].partition("\n\n")[0].split("\n  ")
    assert beside == [
        "  1 åtgärd fanns också i planen för 2025, 1 är ny. 1 åtgärd därifrån är inte med",
        "längre.",
        "2025: nåddes 1 helt.",
        "2026: nåddes 1 inte.",
    ]


def test_when_all_is_followed_up_it_says_what_goes_on_and_what_ends() -> None:
    following = form_row("rad9", ("", "", "Kurs", "", "Hösten 2026", "", "Genomförd. Målet nåddes."), Status.DONE)
    ongoing = form_row("rad8", ("", "", "Fältarbete", "", "Löpande", "", "Pågår."))
    text = summary_text(plan_of(following, ongoing), PAGE)
    assert "Förslag inför nästa år\n  Fortsätter (1): 1.2\n  Avslutas (1): 1.1\n" in text
    assert "Förslag inför nästa år" not in summary_text(plan_of(following, row(1, "Lägerskola")), PAGE)


def test_what_is_shortened_says_where_the_whole_is() -> None:
    rows = (
        row(number, f"Åtgärd {number} " + "lång " * 200, f"För {number} att " * 300 + "slut") for number in range(1, 21)
    )
    text = summary_text(plan_of(*rows), PAGE)
    assert text.count("…") > 20
    assert "hela texten står i åtgärdsplanen" in " ".join(text.split())
    assert "För att för att slut" not in text
    assert len(text.splitlines()) <= MOST_LINES


def test_a_plan_too_long_for_a_page_is_as_short_as_can_be_and_names_every_row() -> None:
    plan = plan_of(*(row(number, f"Åtgärd nummer {number}", f"Klart {number}. " * 90) for number in range(1, 301)))
    text = summary_text(plan, PAGE)
    for number in range(1, 301):
        assert f"Åtgärd nummer {number} – Klart {number}." in text
    assert len(text.splitlines()) < 800


def test_an_empty_plan_says_so() -> None:
    assert summary_text(plan_of(), PAGE).endswith("Planen har inga rader.")
