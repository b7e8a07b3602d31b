"""The summary for the board as a web page."""

from datetime import date
from pathlib import Path

import pytest
from pages import assert_accessible, assert_harmless, read

from official_form import COLUMNS, form_row
from planterm.form.loader import load_form
from planterm.model.plan import Area, Plan
from planterm.publish.summary_page import summary_page
from planterm.store.planfile import load

SAMPLE_PLANS = Path(__file__).parents[2] / "sample_plans"
SAMPLES = sorted(SAMPLE_PLANS.glob("*.toml"))
EXAMPLE, SKARPNACK = (SAMPLE_PLANS / f"{name}.toml" for name in ("exempelstaden-2026", "skarpnack-2025"))
FORM = load_form("atgardsplan-2025")


def page_of(plan: Plan) -> str:
    return summary_page(plan, date(2025, 11, 24))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_screen_reader_finds_its_way(path: Path) -> None:
    page = page_of(load(path).plan)
    assert_accessible(read(page))
    assert_harmless(page)


def test_the_figures_come_first_then_each_area_with_its_measures() -> None:
    page = read(page_of(load(EXAMPLE).plan))
    headings = [heading.text for heading in page.all("h2")]
    assert headings[:2] == ["Nåddes målen?", "Avvikelser"]
    assert "Åtgärder som inte genomfördes fullt ut, eller vars mål inte nåddes helt" in page.text
    assert headings[2] == "1. Unga i riskzon för destruktivt beteende – 3 av 4 uppföljda"
    assert len(headings) == 8
    assert page.text.count("Gångtunneln under Exempelleden") == 1
    first = [*page.all("section")][2]
    items = [item.text for item in first.all("li")]
    assert [item[:24] for item in items[:2]] == ["1.2 En gemensam telefont", "1.4 Öppen verksamhet i E"]
    assert [heading.text for heading in first.all("h3")] == ["Utan uppföljning"]
    assert items[2].startswith("1.3 Halvdagsutbildning för fritidsledare")


def test_of_the_real_plan_every_word_of_the_follow_up_is_there() -> None:
    plan = load(SKARPNACK).plan
    items = [item.text for item in read(page_of(plan)).all("li")]
    alike = "Genomförts enligt plan: 1.6, 1.7, 1.8, 4.2, 4.3, 4.4, 4.5, 4.6, 4.7, 4.9, 4.10, 4.11, 5.1, 5.2."
    texts = [" ".join(row.cells[-1].split()) for row in plan.rows()]
    assert alike in items
    for text in texts:
        assert any(item.endswith(f"– {text}") for item in items) or text == "Genomförts enligt plan.", text


def test_texts_are_text() -> None:
    row = form_row("a", ("<script>", *("",) * (len(COLUMNS) - 2), "<b onclick=alert(1)>fet</b>\nny rad"))
    page = page_of(Plan(FORM, 2026, "<i>", areas=(Area("x", "</h2><script>", (row,), own=True),)))
    assert_harmless(page)
    assert [item.text for item in read(page).all("li")][:1] == ["1.1 <script> – <b onclick=alert(1)>fet</b> ny rad"]
