"""Many plans as a web page and in sentences."""

from datetime import date

from pages import assert_accessible, assert_harmless, read

from official_form import FORM, At, form_row
from planterm.model.city import City, CityPlan, CitySettings, Flaw, Trouble, city_of
from planterm.model.plan import Area, GoalReached, Plan, Row
from planterm.model.topics import Topic, Topics
from planterm.publish.city_page import city_page
from planterm.publish.city_text import city_text
from planterm.session.written_plan import new_plan

TOPICS = Topics((Topic("Bedrägerier mot äldre", ("*bedräg*",)),))


def row(row_id: str, problem: str, follow_up: str = "") -> Row:
    return form_row(row_id).with_cell(At.PROBLEM, problem).with_cell(At.FOLLOW_UP, follow_up)


def plan(district: str, *rows: Row) -> Plan:
    empty = new_plan(2026, district, FORM)
    own = Area("krogar", "<b>Krogar</b>", (row("k", "Krog"),), own=True)
    return empty._replace(areas=(empty.areas[0]._replace(rows=rows), *empty.areas[1:], own))


def picture() -> City:
    reached = row("b", "Bedrägerier", "Klart.")._replace(goal_reached=GoalReached.PARTLY)
    plans = [
        plan("Farsta <i>sdf</i>", row("a", "Nätbedrägeri"), reached),
        plan("Bromma", row("c", "Telefonbedrägerier")),
    ]
    sources = [CityPlan(f"{number}.toml", each) for number, each in enumerate([*plans, plan("Älvsjö")])]
    unread = [Flaw(Trouble.UNREAD, "x.toml", ("x.toml: {trasig} <script>",))]
    return city_of(sources, CitySettings(TOPICS, ("Norrmalm",)), unread, [plan("Bromma", row("c", "B"), row("d", "D"))])


def test_the_page_is_accessible_and_runs_nothing() -> None:
    page = city_page(picture(), date(2026, 11, 28))
    assert_accessible(read(page))
    assert_harmless(page)


def test_the_page_has_the_figures_beside_its_bars() -> None:
    page = read(city_page(picture(), date(2026, 11, 28)))
    rows = [[cell.text for cell in line.all("th", "td")] for line in page.all("tr")]
    assert ["Bromma", "Utkast", "", "2", "░░░░░░░░░░ 0 av 2 (0\N{NO-BREAK SPACE}%)", ""] in [each[:6] for each in rows]
    assert ["Norrmalm", "Planen saknas", "", "", "", "", ""] in rows
    assert ["Bedrägerier mot äldre", "█████░░░░░ två av fyra stadsdelar", "3"] in rows
    assert ["x.toml", "x.toml: {trasig} <script>", "Rätta filen och sammanställ igen."] in rows


def test_the_sentences_say_how_many_districts_take_up_what() -> None:
    told = " ".join(city_text(picture(), 80).split())
    for sentence in (
        "Tre planer är sammanställda: tre utkast.",
        "Plan saknas från Norrmalm.",
        "6 rader finns i planerna, och 1 är uppföljd (17 %). Målet är delvis nått i 1 rad.",
        "Två av fyra stadsdelar tar upp bedrägerier mot äldre (3 rader).",
        "Av förra årets 3 rader fortsätter 2, och 1 är avslutad. 0 rader är nya.",
        "0.toml: Det finns ingen plan från förra året att jämföra med.",
    ):
        assert sentence in told


def test_one_plan_is_told_as_one() -> None:
    told = city_text(city_of([CityPlan("a.toml", plan("Farsta", row("a", "Bedrägerier")))], CitySettings(TOPICS)), 80)
    assert told.startswith(
        "Åtgärdsplan 2026: 1 plan sammanställd\n\nPlanerna\n  En plan är sammanställd: ett utkast.\n"
    )
    assert "En stadsdel tar upp bedrägerier mot äldre (1 rad)." in told
