"""Many plans as one picture."""

import pytest

from official_form import FORM, At, form_row
from planterm.form.loader import load_form
from planterm.model.carry_over import Fortune
from planterm.model.city import City, CityPlan, CitySettings, Flaw, Trouble, city_of, district_key
from planterm.model.plan import Area, GoalReached, Plan, Row, Status
from planterm.model.topics import Topic, Topics
from planterm.session.written_plan import new_plan

TOPICS = Topics((Topic("Äldre", ("äldre*",)), Topic("Skola", ("skol*",))))


def row(row_id: str, problem: str = "Skolan", who: str = "polis", follow_up: str = "") -> Row:
    filled = form_row(row_id).with_cell(At.PROBLEM, problem).with_cell(At.MEASURE, "Gör").with_cell(At.WHO, who)
    return filled.with_cell(At.FOLLOW_UP, follow_up)


def plan(district: str, *rows: Row, year: int = 2026, area: str = "unga") -> Plan:
    empty = new_plan(year, district, FORM)
    areas = (each._replace(rows=rows if each.id == area else ()) for each in empty.areas)
    return empty._replace(areas=tuple(areas))


def picture(*plans: Plan, districts: tuple[str, ...] = (), before: tuple[Plan, ...] = ()) -> City:
    sources = [CityPlan(f"{number}.toml", each) for number, each in enumerate(plans)]
    return city_of(sources, CitySettings(TOPICS, districts), before=before)


def test_plans_stand_in_the_settings_order_and_those_missing_are_told() -> None:
    names = ("Norrmalm", "Skarpnäck", "Farsta")
    city = picture(plan("Årsta"), plan("Farsta stadsdelsförvaltning"), plan("Skarpnäcks sdf"), districts=names)
    assert [member.name for member in city.members] == ["Skarpnäcks sdf", "Farsta stadsdelsförvaltning", "Årsta"]
    assert city.missing == ("Norrmalm",)
    assert city.districts == 4
    assert not city.is_flawless


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Skarpnäck", "Skarpnäcks stadsdelsförvaltning", True),
        ("Enskede-Årsta-Vantör", "enskede – årsta – vantörs stadsdelsnämnd", True),
        ("Borås", "Borås Stad", True),
        ("Region Gotland", "Gotland", False),
        ("Stad", "Kommun", False),
    ],
)
def test_a_districts_names_are_one(one: str, other: str, same: bool) -> None:
    assert (district_key(one) == district_key(other)) is same


def test_areas_that_the_form_lacks_are_counted_together_and_told_one_by_one() -> None:
    own = Area("krogar", "Krogar", (row("b", follow_up="Klart."), form_row("c")), own=True)
    same = Area("eget", "unga i riskzon  för destruktivt beteende", (row("d"),), own=True)
    one = plan("Farsta", row("a"))
    city = picture(one._replace(areas=(*one.areas, own, same)))
    member = city.members[0]
    assert (member.counts[0], member.counts[-1]) == ((2, 0, 2), (1, 0, 1))
    assert [(each.name, each.rows, each.problems, each.followed_up) for each in city.other_areas] == [
        ("Krogar", 1, 1, 1)
    ]
    assert [(each.area, each.standing.label) for each in member.rows] == [
        (FORM.areas[0].title, "1.1"),
        ("Krogar", "6.1"),
        (FORM.areas[0].title, "7.1"),
    ]


def test_what_is_to_be_put_right_is_told_of_each_plan() -> None:
    other_form = new_plan(2026, "Ekdalen", load_form("kommunplan-enkel"))
    plans = plan("Farsta", row("a")), plan("Farstas sdf", row("b")), plan("", year=2025), plan("Bromma"), other_form
    city = picture(*plans)
    assert [(note.trouble, note.file) for note in city.notes] == [
        (Trouble.NO_DISTRICT, "2.toml"),
        (Trouble.OTHER_YEAR, "2.toml"),
        (Trouble.OTHER_FORM, "4.toml"),
        (Trouble.SAME_DISTRICT, "0.toml"),
        (Trouble.SAME_DISTRICT, "1.toml"),
    ]
    assert (city.year, city.form.id) == (2026, FORM.id)
    assert city.districts == 4


def test_two_plans_of_one_district_are_told_apart_by_their_files() -> None:
    names = [member.name for member in picture(plan("Farsta"), plan("Farsta")).members]
    assert names == ["Farsta (0.toml)", "Farsta (1.toml)"]


def test_parties_are_one_in_all_plans() -> None:
    city = picture(
        plan("Farsta", row("a", who="Polisen", follow_up="Klart."), row("b", who="Skolan, polisen")),
        plan("Bromma", row("c", who="polis"), row("d", who="")),
    )
    assert [(each.name, each.rows, each.followed_up, len(each.members)) for each in city.parties] == [
        ("Polisen", 3, 1, 2),
        ("Skolan", 1, 0, 1),
        ("", 1, 0, 1),
    ]


def test_goals_count_where_a_row_is_followed_up() -> None:
    reached = row("a", follow_up="Klart.")._replace(status=Status.DONE, goal_reached=GoalReached.WHOLLY)
    city = picture(plan("Farsta", reached, row("b")._replace(goal_reached=GoalReached.NOT)))
    assert city.result.by_goal == (1, 0, 0, 0)


def test_rows_are_continued_new_or_ended_beside_the_year_before() -> None:
    before = plan("Farsta sdf", row("a"), row("b", "Torget"), year=2025)
    now = plan("Farsta", row("b", "Torget är mörkt"), row("c", "Äldre"))
    city = picture(now, plan("Bromma"), before=(before,))
    assert city.compared is not None
    assert [(each.fortune, each.standing.row.id) for _, each in city.compared] == [
        (Fortune.CONTINUES, "b"),
        (Fortune.NEW, "c"),
        (Fortune.ENDED, "a"),
    ]
    assert city.notes == (Flaw(Trouble.NO_YEAR_BEFORE, "1.toml"),)


def test_rows_whose_ids_are_lost_are_found_by_what_they_say() -> None:
    texts = ("Skadegörelse på Lindskolans gård", "Otrygghet vid stationstorget", "Bedrägerier mot äldre i hemmet")
    before = plan("Farsta", *(row(f"x{n}", text) for n, text in enumerate(texts)), year=2025)
    now = plan("Farsta", *(row(f"y{n}", text) for n, text in enumerate(texts)))
    city = picture(now, before=(before,))
    assert city.compared is not None
    assert [each.fortune for _, each in city.compared] == [Fortune.CONTINUES] * 3
    assert [note.trouble for note in city.notes] == [Trouble.IDS_LOST]
