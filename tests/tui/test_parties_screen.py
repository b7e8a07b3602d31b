"""The parties of the plan in the editor: who has answered, rows handed out, answers taken in."""

from datetime import date
from pathlib import Path

import pytest
from by_name import run
from driving import WIDE, PlanDriver, editing
from openpyxl import load_workbook
from returned_books import book_of
from sample_plan import plan_of, row

from official_form import At
from planterm.model.answers import Request
from planterm.model.form import Role
from planterm.model.parties import narrowed
from planterm.model.plan import Plan, Row, Stage, Status
from planterm.session.for_others import note_handed_out
from planterm.store.planfile import create, load

pytestmark = pytest.mark.usefixtures("folder")

PLAN = plan_of(
    row(0, "Skola som brottsplats", "", "Fler vuxna", "", "2026", "Rektor, Polisen [lokalt]", "Klart."),
    row(1, "Rån mot unga", "", "Fältarbete", "", "2026", "Polisen [lokalt]"),
    row(2, "Klotter", "", "Sanering", "", "2026", ""),
)


async def test_who_has_answered_and_which_rows_are_missing_is_shown() -> None:
    async with editing(PLAN) as edit:
        await run(edit, "Parterna")
        assert "Polisen [lokalt]" in edit.text
        assert "1 av 2 uppföljda" in edit.text
        assert "Saknar uppföljning: 1.2" in edit.text
        await edit.press("down")
        assert "Alla partens rader är uppföljda." in edit.text
        await edit.press("down", "enter")
        assert "Raderna anger ingen part: skriv på dem vem som ansvarar" in edit.prose
        await edit.press("up")
        assert "Raderna anger ingen part" not in edit.prose
        await edit.press("down", "ctrl+c")
        assert "Raderna anger ingen part" in edit.prose
        assert "inget att påminna om" not in edit.prose
        await edit.press("escape")
        assert "Parterna" not in edit.text


async def test_a_partys_rows_are_handed_out_as_a_workbook_or_a_plan() -> None:
    async with editing(PLAN) as edit:
        await run(edit, "Parterna")
        await edit.press("enter")
        assert "Vad ska Polisen [lokalt] göra?" in edit.prose
        await edit.press("tab")
        await edit.type("1 november")
        await edit.press("tab")
        await edit.type("anna@[staden].se")
        await edit.press("escape", "enter")  # it is asked first, and Enter throws nothing away
        await edit.press("enter")
        assert "plan Polisen [lokalt].xlsx" in edit.text
        await edit.press("enter")
        assert "De 2 raderna för Polisen [lokalt]: /" in edit.prose
        assert "Parterna: vem har svarat?" in edit.text
        await edit.press("enter")
        assert "Vad ska Rektor göra?" in edit.prose, "the list came back, and stood on the next party"
        await edit.press("escape")
        assert "De 2 raderna för Polisen [lokalt]: /" in edit.prose
        await run(edit, "Parterna")
        await edit.press("enter")
        assert "1 november" in edit.text
        assert "anna@[staden].se" in edit.text
        await edit.press("enter", "ctrl+u")
        await edit.type("polis.toml")
        await edit.press("enter")
    book = load_workbook("plan Polisen [lokalt].xlsx")
    assert book.sheetnames == ["Att fylla i", "1 Unga i riskzon"]
    first = [cell.value for cell in book.worksheets[0]["A"]]
    assert first[0] == "Uppföljning från Polisen [lokalt]"
    assert first[-4:] == ["Senast", "1 november", "Skicka till", "anna@[staden].se"]
    assert [each.id for each in load(Path("polis.toml")).plan.rows()] == ["rad000", "rad001"]


async def test_a_partys_rows_never_take_the_place_of_the_open_plan() -> None:
    async with editing(PLAN) as edit:
        before = Path("plan.toml").read_bytes()
        await run(edit, "Parterna")
        await edit.press("enter", "enter", "ctrl+u")
        await edit.type("plan.toml")
        await edit.press("enter", "down", "enter")
        assert "plan.toml är planens egen fil" in edit.prose
        assert Path("plan.toml").read_bytes() == before


def with_status(row_: Row, status: Status) -> Row:
    return row_._replace(status=status)


HALF_YEAR = plan_of(
    with_status(
        row(0, "Skola som brottsplats", "", "Fler vuxna", "", "2026", "Polisen", "Halvår: två av fyra möten."),
        Status.ONGOING,
    ),
    row(1, "Rån mot unga", "", "Fältarbete", "", "2026", "Polisen"),
    row(2, "Klotter", "", "Sanering", "", "2026", "Polisen", "Halvår: inte börjat."),
    with_status(row(3, "Buskörning", "", "Kontroller", "", "2026", "Polisen", "Klart."), Status.DONE),
)
ANSWER = "Klart i oktober, alla möten är hållna. [4/4]"


def answered(plan: Plan) -> Plan:
    """The plan as the party hands it back: an answer to every row, and another measure in the first."""
    rows = [each.with_cell(At.FOLLOW_UP, ANSWER) for each in plan.rows()]
    rows[0] = rows[0].with_cell(At.MEASURE, "Vuxna på alla raster")._replace(status=Status.DONE)
    rows[3] = HALF_YEAR.areas[0].rows[3]._replace(status=Status.NOT_DONE)
    return plan.with_area(plan.areas[0]._replace(rows=tuple(rows)))


def follow_ups(edit: PlanDriver) -> list[tuple[str, Status | None]]:
    return [(each.text(Role.FOLLOW_UP), each.status) for each in edit.rows()]


BOTH = [*[f"{each.text(Role.FOLLOW_UP)}\n{ANSWER}".strip() for each in HALF_YEAR.rows()][:3], "Klart."]
KEPT = ["Halvår: två av fyra möten.", ANSWER, "Halvår: inte börjat.", "Klart."]


@pytest.mark.parametrize(
    ("keys", "texts", "statuses"),
    [
        ((), BOTH, (Status.DONE, None, None, Status.DONE)),
        (("right",), [ANSWER, *BOTH[1:]], (Status.DONE, None, None, Status.DONE)),
        (("left",), [KEPT[0], *BOTH[1:]], (Status.ONGOING, None, None, Status.DONE)),
        (("left", "left", "right"), BOTH, (Status.DONE, None, None, Status.DONE)),
        (("shift+right",), [ANSWER, ANSWER, ANSWER, "Klart."], (Status.DONE, None, None, Status.NOT_DONE)),
        (("shift+left",), KEPT, (Status.ONGOING, None, None, Status.DONE)),
        (
            ("shift+left", "ctrl+z", "down", "right"),
            [BOTH[0], BOTH[1], ANSWER, BOTH[3]],
            (Status.DONE, None, None, Status.DONE),
        ),
        (("end", "right"), BOTH, (Status.DONE, None, None, Status.NOT_DONE)),
    ],
)
async def test_what_an_answer_says_beside_a_text_is_decided_row_by_row_and_one_undo_takes_it_back(
    keys: tuple[str, ...], texts: list[str], statuses: tuple[Status | None, ...]
) -> None:
    decided = HALF_YEAR._replace(stage=Stage.DECIDED)
    create(Path("svar.toml"), answered(decided))
    async with editing(decided, (80, 24)) as edit:
        await run(edit, "Ta in en parts svar")
        await edit.type("svar.toml")
        await edit.press("enter")
        assert "Svaret säger något annat än planen: vad ska stå?" in edit.text
        assert "Halvår: två av fyra möten. (Pågår)" in edit.prose
        assert f"{ANSWER} (Genomförd)" in edit.prose
        assert "1 behålls · 2 får svaret under · 0 ersätts" in edit.prose
        await edit.press(*keys)
        await edit.press("enter")
        assert "I planen: Fler vuxna" in edit.prose
        assert "I svaret: Vuxna på alla raster" in edit.prose
        await edit.press("escape")
        assert follow_ups(edit) == list(zip(texts, statuses, strict=True))
        assert [each.text(Role.MEASURE) for each in edit.rows()] == [
            each.text(Role.MEASURE) for each in HALF_YEAR.rows()
        ]
        await edit.press("ctrl+z")
        assert "Ångrat: ta in en parts svar." in edit.text
        assert edit.session.plan == decided


async def test_nothing_is_taken_in_where_one_leaves_and_decisions_are_not_thrown_away_by_one_escape() -> None:
    create(Path("svar.toml"), answered(HALF_YEAR))
    async with editing(HALF_YEAR) as edit:
        await run(edit, "Ta in en parts svar")
        await edit.type("svar.toml")
        await edit.press("enter", "right", "escape")
        assert "Det du har valt om raderna glöms, och inget ur svaret tas in." in edit.prose
        await edit.press("enter")
        assert "1 behålls · 1 får svaret under · 1 ersätts" in edit.prose
        await edit.press("escape", "down", "enter")
        assert "Inget ur svaret är taget in." in edit.prose
        assert edit.session.plan == HALF_YEAR


async def test_answers_come_in_from_the_workbook_that_was_handed_out() -> None:
    book_of(narrowed(PLAN, "Polisen [lokalt]"), {"G4": "Två pass i veckan.", "B3": "Ändrad orsak"}, Path("polis.xlsx"))
    async with editing(PLAN) as edit:
        await run(edit, "Ta in en parts svar")
        assert "polis.xlsx" in edit.text
        await edit.press("down", "enter")
        assert "1.1: svaret har ändrat annat än uppföljningen, vilket inte tas in." in edit.prose
        assert "I svaret: Ändrad orsak" in edit.prose
        await edit.press("escape")
        assert [each.text(Role.FOLLOW_UP) for each in edit.rows()] == ["Klart.", "Två pass i veckan.", ""]
        assert [each.id for each in edit.rows()] == [each.id for each in PLAN.rows()]
        assert edit.rows()[0].text(Role.CAUSE) == ""


async def test_the_workbook_that_was_handed_out_is_read_as_an_answer() -> None:
    async with editing(PLAN) as edit:
        await run(edit, "Parterna")
        await edit.press("enter", "enter", "ctrl+u", *"polis", "enter")
        book = load_workbook("polis.xlsx")
        assert book.worksheets[1]["A4"].value == edit.problems()[1]
        book.worksheets[1]["G4"] = "Två pass i veckan."
        book.save("polis.xlsx")
        await edit.press("escape")
        await run(edit, "Ta in en parts svar")
        await edit.type("polis.xlsx")
        await edit.press("enter")
        assert edit.rows()[1].text(Role.FOLLOW_UP) == "Två pass i veckan."
        assert [each.id for each in edit.rows()] == [each.id for each in PLAN.rows()]


async def test_how_an_answers_workbook_was_read_is_shown_before_it_is_taken_in() -> None:
    book_of(PLAN, {"G4": "Två pass i veckan.", "J4": "Ring mig"}, Path("polis.xlsx"))
    async with editing(PLAN) as edit:
        await run(edit, "Ta in en parts svar")
        await edit.press("down", "enter")
        assert "Ring mig" in edit.text
        await edit.press("escape")
        assert edit.session.plan == PLAN
        await run(edit, "Ta in en parts svar")
        await edit.press("down", "enter", "enter")
        assert edit.rows()[1].text(Role.FOLLOW_UP) == "Två pass i veckan."


async def test_a_file_that_is_no_answer_is_told() -> None:
    create(Path("tom.toml"), plan_of())
    async with editing(PLAN) as edit:
        await run(edit, "Ta in en parts svar")
        await edit.type("finns-inte.toml")
        await edit.press("enter")
        assert "finns-inte.toml finns inte" in edit.prose
        await edit.press("ctrl+u")
        await edit.type("tom.toml")
        await edit.press("enter")
        assert "Filen har inga uppföljningar som planen saknar." in edit.prose
        assert edit.session.plan == PLAN


async def test_a_plan_without_rows_has_no_parties() -> None:
    async with editing(plan_of()) as edit:
        await run(edit, "Parterna")
        assert "Ingen rad i planen har någon part under Vem." in edit.prose


async def take_in(edit: PlanDriver, plan: Plan, name: str) -> None:
    """Take in a party's answer, a plan's file of that name."""
    create(Path(name), plan)
    await run(edit, "Ta in en parts svar")
    await edit.paste(name)
    await edit.press("enter")


async def test_who_got_what_when_who_has_answered_and_a_reminder_to_send() -> None:
    today = date.today().isoformat()
    async with editing(PLAN, WIDE) as edit:
        await run(edit, "Parterna")
        await edit.press("enter", "tab")
        await edit.type("1 november")
        await edit.press("tab")
        await edit.type("anna@staden.se")
        await edit.press("enter", "enter", "up")
        assert f"lämnat {today}, senast 1 november" in edit.text
        await edit.press("ctrl+c")
        assert "Påminnelsen är kopierad" in edit.text
        reminder = edit.app.clipboard
        assert "åtgärd 1.2 i Åtgärdsplan 2026. Fyll i den i arbetsboken som ni har fått senast 1 november" in reminder
        assert "Skicka svaret till anna@staden.se." in reminder
        await edit.press("escape")
        own = narrowed(PLAN, "Polisen [lokalt]")
        rows = {"rad001": PLAN.areas[0].rows[1].with_cell(At.FOLLOW_UP, "Varje fredag.")}
        await take_in(edit, own.with_rows(rows), "plan Polisen [lokalt].toml")
        await run(edit, "Parterna")
        assert f"svar {today}" in edit.text


async def test_answers_of_two_parties_about_one_row_are_both_kept_with_who_said_what() -> None:
    plan = plan_of(row(0, "Rån", "", "Fältarbete", "", "2026", "Polisen, Skolan"))
    async with editing(plan) as edit:
        for party, text in (("Polisen", "Tolv kvällar."), ("Skolan", "Elva kvällar.")):
            note_handed_out(edit.session.place, party, Path(f"{party}.toml"), Request(""), date(2026, 10, 1))
            answer = plan.areas[0].rows[0].with_cell(At.FOLLOW_UP, text)
            await take_in(edit, narrowed(plan, party).with_rows({"rad000": answer}), f"{party}.toml")
        await edit.press("enter")
        assert edit.cell(0, At.FOLLOW_UP) == "Polisen: Tolv kvällar.\nSkolan: Elva kvällar."
