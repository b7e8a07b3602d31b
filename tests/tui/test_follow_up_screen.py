"""F5: the follow-up, row by row."""

import asyncio
from pathlib import Path

import pytest
from by_name import run
from driving import WIDE, PlanDriver, editing
from sample_plan import FORM, plan_of, row, sample, session_of

from official_form import COLUMNS, At
from planterm.model.edits import EditKind
from planterm.model.form import Role
from planterm.model.plan import Area, GoalReached, Plan, Status
from planterm.session.session import Session
from planterm.store.settings import settings_file
from planterm.texts.progress import MEANINGS, STANDARD_PHRASES, short_goal
from planterm.texts.progress import status as sign_and_name

pytestmark = pytest.mark.usefixtures("folder")

PHRASE = "Genomförts enligt plan."


def three_rows(*follow_ups: str) -> Plan:
    """Three rows of area one, a fourth one in area two."""
    texts = (*follow_ups, "", "", "", "")
    plan = plan_of(
        row(0, "Skola", "O1", "Å1", "M1", "2025", "Polis, skola", texts[0]),
        row(1, "Torget", "O2", "Å2", "M2", "Linjearbete", "Avd förskola", texts[1]),
        row(2, "Nätet", "O3", "Å3", "M3", "januari 2025", "polisen", texts[2]),
    )
    second = Area(FORM.areas[1].id, FORM.areas[1].title, (row(3, "Parken", "O4", "Å4", "M4", "", "Fritid", texts[3]),))
    return plan.with_area(second)


def follow_ups(editor: PlanDriver) -> list[str]:
    return [each.text(Role.FOLLOW_UP) for each in editor.session.plan.rows()]


def assert_on(editor: PlanDriver, problem: str) -> None:
    """The row with this problem is followed up."""
    assert editor.lines[0].startswith(" Uppföljning · rad"), editor.text
    assert any(line.startswith(f" Problem        {problem}") for line in editor.lines), editor.text


def written(editor: PlanDriver) -> str:
    return "\n".join(line.removeprefix("║").strip() for line in editor.lines if line.startswith("║")).strip()


async def followed_up(editor: PlanDriver) -> None:
    """The row gets a follow-up, and one goes on."""
    await editor.type(PHRASE)
    await editor.press("tab")


# going from row to row


async def test_f5_shows_a_row_in_full_with_the_official_question() -> None:
    async with editing(three_rows(), (80, 24)) as editor:
        await editor.press("f5")
        assert_on(editor, "Skola")
        for text in ("O1", "Å1", "M1", "2025", "Polis, skola", "Beskriv vad som har genomförts. Hur har parterna"):
            assert text in editor.text
        assert "0 av 4" in editor.lines[1]
        assert "0 av 3" in editor.lines[1]


async def test_tab_keeps_what_was_written_and_goes_to_the_next_row_without_a_follow_up() -> None:
    async with editing(three_rows("", "Klart redan.")) as editor:
        await editor.press("f5")
        await editor.type("Fler vuxna ute.\nVarje fredag.")
        await editor.press("tab")
        assert_on(editor, "Nätet")
        assert "2 av 4" in editor.lines[1]
        await editor.press("tab")
        assert_on(editor, "Parken")
        assert FORM.areas[1].title in editor.lines[0]
        await editor.press("tab")
        assert_on(editor, "Nätet")  # past the last one the first that is left
        assert follow_ups(editor) == ["Fler vuxna ute.\nVarje fredag.", "Klart redan.", "", ""]


async def test_when_all_are_done_it_says_so_and_stays() -> None:
    async with editing(three_rows("a", "b", "c")) as editor:
        await editor.press("f5")
        assert_on(editor, "Parken")
        await followed_up(editor)
        assert_on(editor, "Parken")
        assert "Alla 4 rader är uppföljda. Ctrl+S sparar" in editor.prose
        await editor.press("escape", "f5")
        assert "Alla 4 rader är uppföljda" in editor.prose


async def test_back_and_forth_through_rows_that_are_followed_up_too() -> None:
    async with editing(three_rows("a", "b")) as editor:
        await editor.press("f5")
        assert_on(editor, "Nätet")
        await editor.press("shift+tab")
        assert_on(editor, "Torget")
        await editor.type("!")
        await editor.press("ctrl+up")
        assert_on(editor, "Skola")
        await editor.press("ctrl+up")
        assert "Det här är den första raden." in editor.prose
        await editor.press("ctrl+down", "ctrl+down", "ctrl+down", "ctrl+down")
        assert_on(editor, "Parken")
        assert "Det här är den sista raden." in editor.prose
        assert follow_ups(editor)[1] == "b!"


async def test_a_row_put_off_comes_when_no_others_are_left_and_is_then_done() -> None:
    async with editing(three_rows()) as editor:
        await editor.press("f5")
        await editor.type("Fråga polisen")
        await editor.press("ctrl+u")
        assert_on(editor, "Torget")
        assert "Raden väntar till sist." in editor.prose
        for problem in ("Torget", "Nätet", "Parken"):
            assert_on(editor, problem)
            await followed_up(editor)
        assert_on(editor, "Skola")
        assert written(editor) == "Fråga polisen"
        assert "bara rader kvar som du har låtit vänta" in editor.prose
        assert "väntar" in editor.lines[0]
        await editor.press("tab")
        assert "Alla 4 rader är uppföljda" in editor.prose
        assert "väntar" not in editor.lines[0]


async def test_a_row_can_stop_waiting() -> None:
    async with editing(three_rows()) as editor:
        await editor.press("f5", "ctrl+u", "shift+tab")
        assert "väntar" in editor.lines[0]
        await editor.press("ctrl+u")
        assert_on(editor, "Skola")
        assert "väntar" not in editor.lines[0]


async def test_blank_rows_are_passed_over_and_a_plan_without_rows_has_nothing_to_follow_up() -> None:
    async with editing(plan_of(row(0), row(1, "Skola"))) as editor:
        await editor.press("f5")
        assert_on(editor, "Skola")
        assert "0 av 1" in editor.lines[1]
    async with editing(session_of(plan_of(), Path("tom.toml"))) as editor:
        await editor.press("f5")
        assert "Planen har inga rader att följa upp än." in editor.prose


# leaving and coming back


async def test_escape_and_f5_leave_to_the_rows_cell_and_keep_what_was_written() -> None:
    for key in ("escape", "f5"):
        async with editing(session_of(three_rows(), Path(f"{key}.toml"))) as editor:
            await editor.press("f5", "tab", "tab", "tab")
            await editor.type("Parkvandring.")
            await editor.press(key)
            editor.assert_at("Uppföljning, rad 1 av 1")
            assert follow_ups(editor)[3] == "Parkvandring."


async def test_coming_back_it_goes_on_where_one_was_also_in_another_session() -> None:
    async with editing(three_rows()) as editor:
        await editor.press("f5", "ctrl+u")
        await followed_up(editor)
        await editor.type(PHRASE)
        await editor.press("ctrl+s", "escape", "ctrl+home", "f5")
        assert_on(editor, "Nätet")
    async with editing(Session.open(Path("plan.toml"))) as editor:
        await editor.press("f5")
        assert_on(editor, "Nätet")
        await editor.press("tab")
        await followed_up(editor)
        assert_on(editor, "Skola")  # what waits is remembered


async def test_where_the_row_is_gone_it_begins_with_the_first_one_that_is_left() -> None:
    async with editing(three_rows("a")) as editor:
        await editor.press("f5", "tab", "escape", "ctrl+k", "f5")
        assert_on(editor, "Torget")


async def test_quitting_and_searching_mean_what_they_mean_in_the_table() -> None:
    async with editing(three_rows()) as editor:
        await editor.press("f5")
        await editor.type("Klart.")
        await editor.press("ctrl+q")
        assert "Planen har ändringar som inte är sparade." in editor.prose
        await editor.press("escape", "f5", "ctrl+f")
        await editor.type("Parken")
        assert "träff 1 av 1" in editor.prose
        assert follow_ups(editor)[0] == "Klart."


# writing


async def test_each_row_is_one_undo_step_with_its_name_and_undo_goes_there() -> None:
    async with editing(three_rows()) as editor:
        await editor.press("f5", "tab", "tab")
        await editor.type("Tre ord här.")
        await editor.press("tab")
        await editor.press("ctrl+z")
        assert_on(editor, "Nätet")
        assert "Ångrat: uppföljning på rad 3." in editor.prose
        assert follow_ups(editor) == ["", "", "", ""]
        await editor.press("ctrl+y")
        assert "Gjort om: uppföljning på rad 3." in editor.prose
        assert written(editor) == "Tre ord här."
        await editor.press("escape", "ctrl+z")
        assert "Ångrat: uppföljning på rad 3." in editor.prose
        editor.assert_at("Uppföljning, rad 3 av 3")


async def test_while_writing_undo_takes_word_by_word() -> None:
    async with editing(three_rows()) as editor:
        await editor.press("f5")
        await editor.type("Ett två")
        await editor.press("ctrl+z")
        assert written(editor) == "Ett"
        await editor.press("ctrl+y")
        assert written(editor) == "Ett två"
        await editor.press("ctrl+z", "ctrl+z", "ctrl+z", "ctrl+z")
        assert "Det finns inget att ångra." in editor.prose


async def test_undo_of_what_was_done_in_the_table_before_goes_to_its_row() -> None:
    async with editing(three_rows()) as editor:
        await editor.press("down", "x", "escape", "f5", "ctrl+z")
        assert_on(editor, "Torget")
        assert "Ångrat: ändra text." in editor.prose
        assert editor.session.plan == three_rows()


async def test_undo_of_something_in_no_row_leaves_to_where_it_was() -> None:
    async with editing(three_rows()) as editor:
        await editor.press("ctrl+pagedown", "ctrl+pagedown")
        await editor.type("Nytt")
        await editor.press("escape", "f5", "ctrl+z")
        editor.assert_at("Problem, ny rad")
        assert editor.session.plan == three_rows()


async def test_the_same_keys_edit_as_everywhere() -> None:
    async with editing(three_rows("Fler vuxna ute")) as editor:
        await editor.press("f5", "shift+tab", "ctrl+left", "ctrl+left", "ctrl+shift+right", "delete", "delete", "home")
        await editor.type("A\n")
        await editor.press("ctrl+a", "ctrl+x", "ctrl+v", "ctrl+v", "escape")
        assert follow_ups(editor)[0] == "A\nFler uteA\nFler ute"


async def test_a_paste_stays_in_the_row_and_altgr_characters_are_text() -> None:
    async with editing(three_rows()) as editor:
        await editor.press("f5")
        await editor.paste("\r\n• Två\xa0träffar\r\n\tq\r\n")
        await editor.type(" @£$€{[]}\\~| [/i]")
        await editor.press("escape")
        assert follow_ups(editor)[0] == "\n• Två träffar\n q @£$€{[]}\\~| [/i]"


async def test_saving_writes_what_is_being_written_and_stays() -> None:
    async with editing(three_rows()) as editor:
        await editor.press("f5")
        await editor.type("Halv")
        assert "osparat" in editor.lines[0]
        await editor.press("ctrl+s")
        assert "Sparat i" in editor.prose
        assert editor.on_disk.areas[0].rows[0].text(Role.FOLLOW_UP) == "Halv"
        await editor.type(" text")
        assert_on(editor, "Skola")
        assert written(editor) == "Halv text"
        assert "osparat" in editor.lines[0]


async def test_a_file_that_somebody_else_has_written_is_merged_as_from_the_table() -> None:
    async with editing(three_rows()) as editor:
        await editor.press("f5")
        await editor.type("Mitt")
        theirs = Session.open(Path("plan.toml"), read_only=True).plan
        area = theirs.areas[1]
        changed = theirs.with_area(area.with_row(area.rows[0].with_cell(At.FOLLOW_UP, "Deras")))
        Path("plan.toml").unlink()
        session_of(changed).close()
        await editor.press("ctrl+s")
        await editor.pilot.pause()
        assert follow_ups(editor) == ["Mitt", "", "", "Deras"]
        assert editor.on_disk == editor.session.plan


async def test_what_is_written_is_in_safety_within_a_second_and_offered_back() -> None:
    async with editing(three_rows()) as editor:
        await editor.press("f5")
        await editor.type("Halv mening")
        for _ in range(100):
            if b"Halv mening" in b"".join(file.read_bytes() for file in Path.home().rglob("*.journal")):
                break
            await asyncio.sleep(0.01)
        else:
            pytest.fail("not in the journal")


# phrases


async def test_a_phrase_is_filled_in_from_gap_to_gap() -> None:
    async with editing(three_rows()) as editor:
        await editor.press("f5", "alt+1")
        assert "Alt+1 går till nästa" in editor.prose
        await editor.type("12")
        await editor.press("alt+1")
        await editor.type("14.")
        await editor.press("tab", "alt+3", "alt+4")
        await editor.type("mer av samma.")
        await editor.press("tab")
        assert follow_ups(editor)[:2] == ["Målet nåddes: 12 av 14.", "Nästa år: mer av samma."], (
            "another takes its place"
        )
        await editor.press("ctrl+z")
        assert "Ångrat: uppföljning på rad 2." in editor.prose


async def test_the_first_phrase_stands_in_grey_in_an_empty_field_and_those_that_go_on_from_the_text() -> None:
    async with editing(three_rows(), (80, 24)) as editor:
        await editor.press("f5")
        assert written(editor) == "Målet nåddes: … av …"
        assert "Höger Ta frasen" in editor.lines[-1]
        await editor.press("tab")
        assert follow_ups(editor) == [""] * 4, "nothing goes in by itself"
        await editor.type("eff")
        assert written(editor) == "effekt på problemet: …"
        await editor.press("right")
        await editor.type("lugnare.")
        await editor.press("tab")
        assert "Höger" in editor.lines[-1]
        assert follow_ups(editor)[1] == "effekt på problemet: lugnare."


async def test_that_an_answer_lacks_its_text_stands_there_in_full() -> None:
    async with editing(three_rows(), (80, 24)) as editor:
        await editor.press("f5", "ctrl+g", "f1", "escape")
        assert "Ett svar utan text räknas inte: skriv vad som har gjorts." in editor.prose


async def test_a_text_that_is_only_begun_is_told_and_does_not_count() -> None:
    async with editing(three_rows(), (80, 24)) as editor:
        await editor.press("f5")
        await editor.type("Har inte genomförts, eftersom")
        assert "påbörjad: räknas inte som uppföljd än" in editor.prose
        await editor.press("tab")
        assert_on(editor, "Torget")
        assert "0 av 4" in editor.lines[1]
        assert "Texten på föregående rad är bara påbörjad" in editor.prose
        await editor.press("shift+tab")
        await editor.type(" tjänsten var vakant.")
        await editor.press("tab")
        assert "1 av 4" in editor.lines[1]


async def test_what_matters_comes_first_then_the_users_own_phrases_and_those_of_the_plan() -> None:
    settings_file().parent.mkdir(parents=True)
    settings_file().write_text('fraser = ["Fortsätter nästa år."]\n', "utf-8")
    async with editing(three_rows("Redovisas i VoR.", "Redovisas i VoR. Mer.")) as editor:
        await editor.press("f5")
        line = next(line for line in editor.lines if "Alt+5 " in line)
        assert "Alt+5 Fortsätter nästa år.  Alt+6 Redovisas i VoR." in line
        await editor.press("alt+6")
        assert written(editor) == "Redovisas i VoR."


async def test_wrong_settings_are_told_and_the_standard_phrases_offered() -> None:
    settings_file().parent.mkdir(parents=True)
    settings_file().write_text("fraser = 3\n", "utf-8")
    async with editing(three_rows()) as editor:
        await editor.press("f5")
        assert "”fraser” ska vara en lista med texter" in editor.prose
        await editor.press("alt+5")
        assert written(editor) == STANDARD_PHRASES[0]


# what was done, and what came of it


async def test_a_key_goes_through_the_answers_and_back_to_none() -> None:
    async with editing(three_rows(), (80, 24)) as editor:
        await editor.press("f5")
        await editor.type("Text.")
        for status in (Status.DONE, Status.PARTLY, Status.NOT_DONE, Status.ONGOING, None):
            await editor.press("ctrl+g")
            assert editor.rows()[0].status is status
            assert not status or f"►{sign_and_name(status)}" in editor.text
        for reached in (*GoalReached, None):
            await editor.press("ctrl+b")
            assert editor.rows()[0].goal_reached is reached
            assert not reached or f"►{short_goal(reached)}" in editor.text
        assert follow_ups(editor)[0] == "Text."
        await editor.press("ctrl+z")
        assert "Ångrat: måluppfyllelse på rad 1." in editor.prose
        assert editor.rows()[0].goal_reached is GoalReached.UNKNOWN
        assert written(editor) == "Text."
        await editor.press("ctrl+y", "ctrl+g", "ctrl+z")
        assert "Ångrat: status på rad 1." in editor.prose


async def test_both_answers_make_the_colour_in_words() -> None:
    async with editing(three_rows("Klart.")) as editor:
        await editor.press("f5", "shift+tab", "ctrl+g")
        assert "Uppföljning · Genomförd ═" in editor.text
        for words in ("Grön: genomförd, målet nåddes ═", "Gul: genomförd, målet nåddes delvis ═"):
            await editor.press("ctrl+b")
            assert words in editor.text


async def test_the_goal_stands_beside_the_text() -> None:
    async with editing(three_rows(), (80, 24)) as editor:
        await editor.press("f5")
        place = next(number for number, line in enumerate(editor.lines) if line.startswith("║"))
        assert editor.lines[place - 1].strip() == "Operativa mål: M1"
        assert editor.text.count("Operativa mål") == 1


async def test_a_status_without_a_text_is_no_follow_up_and_that_is_said() -> None:
    async with editing(three_rows()) as editor:
        await editor.press("f5", "ctrl+g")
        assert "utan text räknas inte" in editor.prose
        assert "0 av 4" in editor.lines[1]
        await editor.press("tab")
        assert_on(editor, "Torget")
        assert "Föregående rad har svar men ingen text" in editor.prose


async def test_a_plain_text_suggests_a_status_and_sets_none() -> None:
    async with editing(three_rows()) as editor:
        await editor.press("f5")
        await editor.type(PHRASE)
        assert "texten tyder på √ Genomförd (Ctrl+G)" in editor.prose
        await editor.type(" Målet nåddes inte.")
        assert "tyder på √ Genomförd (Ctrl+G), − Målet nåddes inte (Ctrl+B)" in editor.prose
        await editor.type(" Men det ska det väl nästa år?")
        assert "√ Genomförd (" not in editor.text
        await editor.press("ctrl+b")
        assert editor.rows()[0].goal_reached is GoalReached.NOT, "the one that the text tells of comes first"
        await editor.press("escape")
        assert [each.status for each in editor.session.plan.rows()] == [None] * 4


async def test_statuses_are_in_the_file_and_in_no_official_column() -> None:
    from openpyxl import load_workbook

    async with editing(three_rows()) as editor:
        await editor.press("f5")
        await editor.type(PHRASE)
        await editor.press("ctrl+g", "ctrl+g", "ctrl+b", "ctrl+s", "escape")
        row = editor.on_disk.areas[0].rows[0]
        assert (row.status, row.goal_reached) == (Status.PARTLY, GoalReached.WHOLLY)
        editor.session.export(Path("plan.xlsx"))
        values = [
            str(value)
            for sheet in load_workbook("plan.xlsx")
            for line in sheet.iter_rows(values_only=True)
            for value in line
        ]
        assert PHRASE in values
        assert not [value for value in values if "delvis" in value.casefold() or "nåddes" in value or "½" in value]


async def test_from_the_list_of_commands_a_status_is_chosen_by_its_meaning() -> None:
    async with editing(three_rows("", "Klart."), (80, 24)) as editor:
        await run(editor, "status")
        for meaning in MEANINGS.values():
            assert meaning[:40] in editor.prose
        await editor.press("down", "enter")
        assert editor.rows()[0].status is Status.PARTLY
        assert "utan text räknas inte" in editor.prose
        await editor.press("down")
        assert any("½" in line.partition("1│")[0] for line in editor.lines if "1│" in line), editor.text
        await run(editor, "status")
        await editor.press("enter")
        assert any("√" in line.partition("2║")[0] for line in editor.lines if "2║" in line), editor.text
        await editor.press("ctrl+z")
        assert "Ångrat: status på rad 2." in editor.prose
        await run(editor, "status")
        await editor.press("escape")
        assert editor.rows()[1].status is None


# choosing


async def _choose(editor: PlanDriver, *answers: int) -> None:
    await editor.press("f8")
    for answer in answers:
        await editor.press(*["down"] * answer, "enter")


async def test_only_what_a_party_answers_for() -> None:
    async with editing(three_rows()) as editor:
        await editor.press("f5")
        await _choose(editor, 2)
        assert "0 av 2 uppföljda" in editor.prose
        await editor.press("enter")
        assert "bara polis" in editor.lines[0].casefold()
        assert "Urvalet" in editor.lines[1]
        await followed_up(editor)
        assert_on(editor, "Nätet")
        await followed_up(editor)
        assert "Alla 2 rader i urvalet är uppföljda" in editor.prose
        await _choose(editor, 0)
        await editor.press("tab")
        assert_on(editor, "Parken")


async def test_a_party_in_the_users_own_words_and_none_that_fits() -> None:
    async with editing(three_rows()) as editor:
        await editor.press("f5")
        await editor.press("f8", "down", "down", "enter", "end", "enter")
        await editor.type("brandkår")
        await editor.press("enter")
        assert "Inga rader passar urvalet" in editor.prose
        await editor.press("f8", "down", "down", "enter", "end", "enter")
        await editor.type("avd FÖRSKOLA")
        await editor.press("enter")
        assert_on(editor, "Torget")


async def test_only_one_area_and_other_orders() -> None:
    async with editing(three_rows()) as editor:
        await editor.press("f5")
        await _choose(editor, 1, 1)
        assert_on(editor, "Parken")
        await _choose(editor, 0)
        await _choose(editor, 4)
        assert "efter Vem" in editor.lines[0]
        await editor.press("ctrl+up")
        assert_on(editor, "Torget")
        await _choose(editor, 5)
        await editor.press("ctrl+up")
        assert_on(editor, "Skola")


async def test_what_is_chosen_now_is_told_and_narrows_the_next_choice() -> None:
    async with editing(three_rows(), (80, 24)) as editor:
        await editor.press("f5", "f8")
        assert "Alla rader (nu)" in editor.text
        assert "Ordna efter område (nu)" in editor.text
        await editor.press("down", "down", "enter", "enter", "f8")
        assert "Bara en part … (nu: polis)" in editor.text.replace("Polis", "polis")
        await editor.press("down", "enter")
        assert "Vilket område, bland raderna för" in editor.prose
        assert "· 0 av 2 uppföljda" in editor.text
        assert "· 0 av 0 uppföljda" in editor.text


async def test_a_long_list_of_parties_leaves_the_hint_in_sight() -> None:
    rows = [row(number, "Skola", "", "", "", "", f"Enhet {number:02}") for number in range(30)]
    async with editing(plan_of(*rows), (80, 24)) as editor:
        await editor.press("f5", "f8", "down", "down", "enter")
        assert "Upp och ned: välj · Enter: gör det · Esc: avbryt" in editor.text
        await editor.press("end")
        assert "En annan text …" in editor.text


async def test_the_phrases_keep_their_keys_from_visit_to_visit() -> None:
    async with editing(three_rows(), (120, 40)) as editor:
        await editor.press("f5")
        for _ in range(2):
            await editor.type("Klart enligt beslut.")
            await editor.press("tab")
        await editor.press("escape", "f5", "alt+5")
        assert written(editor) == STANDARD_PHRASES[0]
        assert "Alt+6 Klart enligt beslut." in editor.text


async def test_another_persons_change_is_told_here_too() -> None:
    async with editing(three_rows()) as editor:
        await editor.press("f5")
        assert "filen ändrad" not in editor.text
        path = editor.session.path
        path.write_text(path.read_text("utf-8") + "# deras\n", encoding="utf-8")
        assert editor.session.changed_on_disk()
        await editor.press("x")
        assert "filen ändrad" in editor.lines[0]


async def test_through_every_row_whether_followed_up_or_not() -> None:
    async with editing(three_rows("a", "b", "c")) as editor:
        await editor.press("f5")
        await _choose(editor, 7)
        await editor.press("shift+tab", "shift+tab", "shift+tab", "tab")
        assert_on(editor, "Torget")
        assert "alla rader" in editor.lines[0]
        await editor.press("escape", "f5", "tab")
        assert_on(editor, "Nätet")  # the choice is remembered


# reading


@pytest.mark.parametrize("size", [(80, 24), WIDE])
async def test_the_longest_row_is_read_while_it_is_written_about(size: tuple[int, int]) -> None:
    longest = sample().areas[2].rows[0]
    async with editing(session_of(sample()), size) as editor:
        await editor.press("f5")
        await editor.press(*["ctrl+down"] * 9)
        seen = editor.prose
        for _ in range(4):
            await editor.type("x")
            await editor.press("pagedown")
            seen += editor.prose
        for column in COLUMNS[: At.FOLLOW_UP]:
            assert all(word in seen for word in longest.text(column).split())
        assert written(editor).endswith("xxxx")
        await editor.press("pageup", "pageup", "pageup", "pageup")
        assert_on(editor, longest.text(Role.PROBLEM)[:30])
        assert "xxxx" in editor.text


async def test_help_opens_over_it_and_closes() -> None:
    async with editing(three_rows()) as editor:
        await editor.press("f5")
        await editor.type("Text")
        await editor.press("f1")
        assert "Hjälp" in editor.text
        await editor.press("escape")
        assert_on(editor, "Skola")
        assert written(editor) == "Text"


async def test_a_plan_opened_for_reading_is_walked_through_and_not_written_in() -> None:
    async with editing(three_rows("Klart.")) as editor:
        editor.session.close()
        await editor.press("f5")
        assert "Planen är öppnad för läsning" in editor.prose
        await editor.press("tab")
        for key in ("x", "alt+1", "right", "ctrl+g", "ctrl+b", "ctrl+z"):
            await editor.press(key)
            assert "Planen är öppnad för läsning" in editor.prose, key
        await editor.press("shift+tab", "shift+tab")
        assert_on(editor, "Skola")
        await editor.press("pagedown", "ctrl+u", "escape")
        editor.assert_at("Uppföljning, rad 2 av 3")
        assert editor.session.plan == three_rows("Klart.")


async def test_keys_mean_what_they_mean_in_the_table() -> None:
    async with editing(three_rows()) as editor:
        await editor.press("f5")
        await editor.type("Klart.")
        await editor.press("f9")
        assert "Exportera" in editor.text
        await editor.press("escape", "f5", "f7")
        assert "Granskning" in editor.text
        assert follow_ups(editor)[0] == "Klart."


async def test_rows_that_a_filter_hides_are_followed_up_too() -> None:
    async with editing(three_rows()) as editor:
        await editor.press("f8")
        await editor.type("Torget")
        await editor.press("enter", "f5")
        await editor.type(PHRASE)
        await editor.press("escape")
        editor.assert_at("Uppföljning, rad 1 av 3")
        assert PHRASE in editor.prose


async def test_every_follow_up_is_a_step_of_its_own_kind() -> None:
    async with editing(three_rows()) as editor:
        await editor.press("f5")
        await followed_up(editor)
        step = editor.session.undo()
        assert step is not None
        assert step.kind is EditKind.FOLLOW_UP
        assert step.place_before._replace(column=At.FOLLOW_UP) == step.place_before
