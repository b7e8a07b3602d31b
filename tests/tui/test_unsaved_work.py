"""What the next start says about work that was never saved, and what becomes of it."""

from pathlib import Path

import pytest
from driving import WIDE, PlanDriver, editing
from sample_plan import plan_of, row, session_of, small_plan

from official_form import At
from planterm.form.loader import load_form
from planterm.model import edits
from planterm.model.edits import NOWHERE, Edit, Place, remove_rows, set_cell, set_details
from planterm.model.form import Role
from planterm.model.form_change import change_form
from planterm.model.plan import Plan
from planterm.session.session import Session
from planterm.store.journal_files import journal_files
from planterm.store.journal_lines import Draft

pytestmark = pytest.mark.usefixtures("folder")
SIZES = pytest.mark.parametrize("size", [WIDE, (80, 24), (40, 12)], ids=["120x40", "80x24", "40x12"])
PLACE = Place("unga", "rad000", At.CAUSE)


def _crashed(plan: Plan, *edits: Edit) -> Session:
    """The plan opened again after a session that made the edits and was never closed."""
    crashed = session_of(plan)
    for edit in edits:
        crashed.apply(edit)
    return _died(crashed)


def _died(session: Session) -> Session:
    assert session._keeping is not None
    session._keeping.lock.release()  # as after a crash: nobody holds the plan
    return Session.open(Path("plan.toml"))


def _details(plan: Plan) -> Edit:
    details = {"forvaltning": "Skärholmens stadsdelsförvaltning", "diarienummer": "SKÄ 2026/17", "skede": "utkast"}
    return set_details(plan, PLACE, details)


@SIZES
@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (set_cell(small_plan(), PLACE, "Mörka stråk"), "Orsak"),
        (remove_rows(small_plan(), PLACE, {"rad001"}), "borttagen"),
        (_details(small_plan()), "Diarienummer"),
        (edits.add_area(small_plan(), PLACE, "vald", "Våld i nära relation"), "Våld i nära relation"),
    ],
    ids=["cell", "removed row", "details", "new area"],
)
async def test_every_kind_of_work_is_told_and_the_answers_are_in_sight(
    edit: Edit, told: str, size: tuple[int, int]
) -> None:
    async with editing(_crashed(small_plan(), edit), size) as editor:
        assert "Ta tillbaka det" in editor.prose
        assert "Ta bort det" in editor.prose
        seen = editor.prose
        for _ in range(6):
            await editor.press("pagedown")
            seen += editor.prose
        assert "Förra gången sparades inte" in seen
        assert "ändring, den senaste" in seen
        assert all(word in seen for word in told.split())
        await editor.press("enter")
        assert editor.session.plan == edit.plan
        assert "osparat" in editor.text


async def test_a_text_in_an_open_cell_alone_is_told_as_that() -> None:
    session = session_of(small_plan())
    session.keep_typing(PLACE, "Mörka [/i] stråk")
    async with editing(_died(session)) as editor:
        assert "Förra gången stod en text kvar i en öppen cell, i dag kl." in editor.prose
        assert "Mörka [/i] stråk" in editor.prose


async def test_much_work_is_told_in_part_and_the_rest_is_counted() -> None:
    plan = plan_of(*(row(number, f"Problem {number}") for number in range(40)))
    edit = remove_rows(plan, Place("unga", "rad000"), {f"rad{number:03}" for number in range(40)})
    async with editing(_crashed(plan, edit), (80, 24)) as editor:
        for _ in range(3):
            await editor.press("pagedown")
        assert "och 28 skillnader till" in editor.prose


async def test_what_somebody_else_wrote_since_is_asked_about_when_the_work_is_taken_back(folder: Path) -> None:
    crashed = session_of(small_plan())
    crashed.apply(set_cell(crashed.plan, PLACE, "Min orsak"))
    assert crashed._keeping is not None
    crashed._keeping.lock.release()
    file = folder / "plan.toml"
    file.write_text(file.read_text("utf-8").replace("Få vuxna", "Deras orsak"), "utf-8")
    async with editing(Session.open(Path("plan.toml"))) as editor:
        await editor.press("enter")
        assert "Samma sak är skriven på olika sätt i 1.1 Orsak (Unga i riskzon" in editor.prose
        assert "Din text kl." in editor.prose
        assert "Min orsak" in editor.prose
        assert "Texten i filen: Deras orsak" in editor.prose
        await editor.press("down", "down", "enter")
        assert "Det osparade är tillbaka." in editor.prose
        assert editor.cell(0, At.CAUSE) == "Deras orsak"
        await editor.press("ctrl+z")
        assert editor.cell(0, At.CAUSE) == "Min orsak"


@SIZES
async def test_each_text_that_crashes_left_in_a_cell_is_asked_about_as_ones_own_and_enter_drops_none(
    size: tuple[int, int],
) -> None:
    first, second, third = words = ("Utanförskap", "Skolfrånvaro", "Arbetslöshet")
    session = session_of(small_plan())
    for word in words:
        session.apply(set_cell(session.plan, PLACE, word))
        session = _died(session)
    async with editing(session, size) as editor:
        told = await _read_through(editor)
        assert all(word in told for word in words)
        await editor.press("enter", "enter")
        assert [len(question.others) for question in editor.session.undecided] == [2]
        await editor.press("ctrl+s")
        asked = await _read_through(editor)
        assert third in asked
        assert second in asked
        assert first not in asked
        assert "Sedan visas 1 text till" in asked
        await editor.press("down", "enter")
        asked += await _read_through(editor)
        assert first in asked
        assert "Din text kl." in asked
        assert "Den andras" not in asked
        await editor.press("down", "down", "enter")
        assert editor.on_disk.areas[0].rows[0].text(Role.CAUSE) == first


async def _read_through(editor: PlanDriver) -> str:
    """All of a question, from its beginning to its end."""
    seen = editor.prose
    for _ in range(12):
        await editor.press("pagedown")
        seen += editor.prose
    return seen


async def test_work_left_for_the_next_time_is_offered_again() -> None:
    async with editing(_crashed(small_plan(), set_cell(small_plan(), PLACE, "Mörka stråk"))) as editor:
        await editor.press("down", "enter")
        assert editor.cell(0, At.CAUSE) == "Få vuxna"
        editor.session.close()
    assert Session.open(Path("plan.toml")).recovery is not None


@pytest.mark.parametrize("count", [1, 2])
async def test_work_that_is_damaged_is_told_of_with_the_file_that_keeps_it(count: int) -> None:
    texts = ["Mörka stråk", "Trasiga lampor"][:count]
    plan, edits = small_plan(), []
    for text in texts:
        edits.append(set_cell(plan, PLACE, text))
        plan = edits[-1].plan
    crashed = session_of(small_plan())
    for edit in edits:
        crashed.apply(edit)
    [(_, file)] = journal_files()
    file.write_bytes(file.read_bytes().replace("Mörka stråk".encode(), b"????"))
    async with editing(_died(crashed), size=WIDE) as driver:
        assert ("Förra gången sparades inte" in driver.prose) is (count == 2)
        assert "Osparat arbete är skadat och kan inte läsas helt; det ligger kvar i" in driver.prose
        assert file.with_suffix(".skadad.txt").name in driver.prose.replace(" ", "")
    assert "????" in file.with_suffix(".skadad.txt").read_text(encoding="utf-8")


async def test_work_and_what_was_written_in_a_dialog_come_back_where_the_file_has_fewer_columns_now() -> None:
    crashed, place = session_of(small_plan()), Place("unga", "rad000", At.FOLLOW_UP)
    crashed.apply(set_cell(crashed.plan, place, "Klart i maj."))
    written = (("Förvaltning", "Skärholmen"),)
    crashed.keep_draft(Draft("Uppgifter om planen", "Förvaltning", "Uppgifter om planen", place, written))
    other = _died(crashed)
    other.apply(change_form(other.plan, NOWHERE, load_form("kommunplan-enkel")))
    other.save()
    other.close()
    async with editing(Session.open(Path("plan.toml")), (80, 24)) as editor:
        await editor.press("enter")
        assert "Skärholmen" in editor.dialog
        await editor.press("escape")
        assert editor.rows()[0].text(Role.FOLLOW_UP) == "Klart i maj."
        await editor.press("f4", "ctrl+z", "escape", "ctrl+y")
        assert editor.rows()[0].text(Role.FOLLOW_UP) == "Klart i maj."


async def test_with_work_in_no_row_one_stays_where_one_is() -> None:
    details = _details(small_plan())._replace(before=NOWHERE, after=NOWHERE)
    async with editing(_crashed(small_plan(), details)) as editor:
        await editor.press("enter")
        assert editor.session.plan.case_number == "SKÄ 2026/17"
        editor.assert_at("Problem, rad 1 av 3")
