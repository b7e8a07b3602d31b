"""A copy of the plan, in which somebody else has worked, joined with the plan on the screen."""

import shutil
import subprocess
from pathlib import Path

import pytest
from by_name import run
from driving import PlanDriver, editing
from returned_books import book_of
from sample_plan import plan_of, row, session_of

from official_form import At
from planterm.model.form import Role
from planterm.model.plan import Plan
from planterm.session.session import Session
from planterm.store.planfile import load

pytestmark = pytest.mark.usefixtures("folder")

PLAN = plan_of(
    row(0, "Skola som brottsplats", "Få vuxna", "Fler vuxna", "Tryggare rast", "2026", "Rektor"),
    row(1, "Rån mot unga", "Sena kvällar", "Fältarbete", "Färre rån", "2026", "Polisen"),
    row(2, "Klotter", "Slarv", "Sanering", "", "2026", "Park"),
)


def copied(name: str, *changes: tuple[str, str], of: Path = Path("plan.toml")) -> Path:
    """A copy of the plan's file, its text changed."""
    text = of.read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    Path(name).write_text(text, "utf-8")
    return Path(name)


async def join(editor: PlanDriver, name: str) -> None:
    await run(editor, "sammanfoga kopia")
    await editor.paste(name)
    await editor.press("enter")


async def join_where_both_changed(editor: PlanDriver) -> None:
    """A copy that has another problem in the second row than the plan has by now."""
    copied("kopia.toml", ("Rån mot unga", "Rån mot äldre"))
    await editor.press("down")
    await editor.type(" och barn")
    await editor.press("escape")
    await join(editor, "kopia.toml")


def problems(plan: Plan) -> list[str]:
    return [each.text(Role.PROBLEM) for each in plan.rows()]


async def test_what_both_did_is_in_the_plan_and_one_undo_takes_the_copy_back() -> None:
    async with editing(session_of(PLAN)) as editor:
        copied("kopia.toml", ("Rån mot unga", "Rån mot äldre"), ("Slarv", "Bristande städning"))
        await editor.press("end")
        await editor.type("Mitt eget.")
        await editor.press("escape")
        mine = editor.session.plan
        await join(editor, "kopia.toml")
        assert "Ta in allt från kopian: 2 ändringar" in editor.text
        assert "Utgångspunkt: planen som den sparades senast" in editor.text
        await editor.press("enter")
        assert "kopia.toml: 2 ändrade rader" in editor.prose
        await editor.press("enter")
        assert problems(editor.session.plan) == ["Skola som brottsplats", "Rån mot äldre", "Klotter"]
        assert editor.cell(0, At.FOLLOW_UP) == "Mitt eget."
        await editor.press("ctrl+z")
        assert editor.session.plan == mine


async def test_the_version_that_the_copy_was_made_from_is_found_among_the_earlier_ones() -> None:
    async with editing(session_of(PLAN)) as editor:
        copied("kopia.toml", ("Slarv", "Bristande städning"))
        for text in ("Nytt", "Ännu nyare"):
            await editor.type(f" {text}")
            await editor.press("escape", "ctrl+s")
        await join(editor, "kopia.toml")
        assert "Utgångspunkt: versionen som sparades" in editor.text
        assert "Ta in allt från kopian: 1 ändring" in editor.text
        await editor.press("enter", "enter")
        assert problems(editor.session.plan)[0] == "Skola som brottsplats Nytt Ännu nyare"
        assert editor.cell(2, At.CAUSE) == "Bristande städning"


async def test_where_both_changed_a_text_one_both_or_a_third_is_chosen_before_anything_is_taken_in() -> None:
    async with editing(session_of(PLAN)) as editor:
        await join_where_both_changed(editor)
        assert "? 1.2 Problem: båda har ändrat" in editor.text
        await editor.press("down", "down")
        for words in (
            "Utgångspunkten: Rån mot unga",
            "Din text: Rån mot unga och barn",
            "Den andras text: Rån mot äldre",
        ):
            assert words in editor.prose
        await editor.press("enter", "down", "down", "down", "enter")
        assert "√ 1.2 Problem" in editor.text
        assert editor.cell(1, At.PROBLEM) == "Rån mot unga och barn"
        await editor.press("home", "enter", "enter")
        assert editor.cell(1, At.PROBLEM) == "Rån mot unga och barn\nRån mot äldre"
        await editor.press("ctrl+z")
        assert editor.cell(1, At.PROBLEM) == "Rån mot unga och barn"


async def test_what_was_chosen_when_the_window_was_closed_is_chosen_again() -> None:
    async with editing(session_of(PLAN)) as editor:
        copied("kopia.toml", ("Rån mot unga", "Rån mot äldre"), ("Slarv", "Bristande städning"))
        await editor.press("down")
        await editor.type(" och barn")
        await editor.press("escape", "down", "right")
        await editor.type(" med nycklar")
        await editor.press("escape")
        await join(editor, "kopia.toml")
        await editor.press("down", "down", "enter", "down", "down", "enter")
        assert "√ 1.2 Problem" in editor.text
        editor.app.end()
    editor.session.close()
    async with editing(Session.open(Path("plan.toml"))) as editor:
        assert "1.2 Problem: Rån mot äldre" in editor.prose
        await editor.press("enter", "escape")
        await join(editor, "kopia.toml")
        assert "√ 1.2 Problem" in editor.text
        assert "? 1.3 Orsak" in editor.text
        await editor.press("home", "enter", "enter")
        assert editor.cell(1, At.PROBLEM) == "Rån mot äldre"
        assert editor.session.drafts == ()


async def test_what_was_chosen_is_taken_back_one_choice_at_a_time_and_not_thrown_away_by_escape() -> None:
    async with editing(session_of(PLAN)) as editor:
        await join_where_both_changed(editor)
        await editor.press("down", "down", "enter", "down", "enter")
        assert "√ 1.2 Problem" in editor.text
        assert "1 av 1 ställe valt" in editor.text
        await editor.press("ctrl+z")
        assert "? 1.2 Problem" in editor.text
        await editor.press("ctrl+y", "escape")
        assert "Det du har valt glöms" in editor.prose
        await editor.press("enter")
        assert "√ 1.2 Problem" in editor.text
        await editor.press("escape", "down", "enter")
        assert editor.cell(1, At.PROBLEM) == "Rån mot unga och barn"
        assert "kopian sammanfogades inte" in editor.prose


async def test_what_is_not_chosen_is_kept_and_asked_about_later() -> None:
    async with editing(session_of(PLAN)) as editor:
        await join_where_both_changed(editor)
        await editor.press("enter")
        assert "1 text återstår att välja" in editor.prose
        await editor.press("enter")
        assert editor.lines[3].startswith(" ") or "?" in editor.text
        assert [each.others[0].text for each in editor.session.undecided] == ["Rån mot äldre"]


async def test_another_plan_is_not_taken_for_a_copy_by_one_enter() -> None:
    async with editing(session_of(PLAN)) as editor:
        copied("grannens.toml", ("Farsta stadsdelsförvaltning", "Enskede stadsdelsförvaltning"))
        before = editor.session.plan
        await join(editor, "grannens.toml")
        assert "grannens.toml ser ut att vara en annan plan" in editor.prose
        assert "Enskede stadsdelsförvaltning" in editor.prose
        await editor.press("enter")
        assert editor.session.plan == before
        editor.assert_at("Problem, rad 1 av 3")


async def test_what_the_copy_lacks_stays_unless_somebody_takes_it_away() -> None:
    async with editing(session_of(PLAN)) as editor:
        text = Path("plan.toml").read_text("utf-8")
        start = text.index("[[omrade.rad]]", text.index("Rån mot unga"))
        end = text.index("[[omrade]]", start)
        Path("kopia.toml").write_text(text[:start] + text[end:], "utf-8")
        await join(editor, "kopia.toml")
        await editor.press("enter")
        assert "kopia.toml saknar det här, som finns i planen: 1 borttagen rad" in editor.prose
        await editor.press("enter", "enter")
        assert len(problems(editor.session.plan)) == 3


async def test_several_copies_one_after_the_other_workbooks_too_and_who_added_what_is_told() -> None:
    async with editing(session_of(PLAN)) as editor:
        copied("skolan.toml", ("Få vuxna", "För få vuxna"))
        book_of(PLAN, {"A4": "Rån mot barn"}, Path("polisen.xlsx"))
        await join(editor, "skolan.toml")
        await editor.press("enter", "down", "enter")
        await editor.paste("polisen.xlsx")
        await editor.press("enter", "enter")
        assert "skolan.toml: 1 ändrad rad" in editor.prose
        assert "polisen.xlsx: 1 ändrad rad" in editor.prose
        await editor.press("enter")
        assert (editor.cell(0, At.CAUSE), editor.cell(1, At.PROBLEM)) == ("För få vuxna", "Rån mot barn")


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
async def test_a_version_in_git_can_be_what_both_come_from() -> None:
    session_of(PLAN).close()
    who = ("-c", "user.name=N", "-c", "user.email=n@example.org")
    for command in (("init", "-q"), ("add", "plan.toml"), (*who, "commit", "-qm", "Planen")):
        subprocess.run(["git", *command], check=True)
    copied("kopia.toml", ("Slarv", "Bristande städning"))
    copied("plan.toml", ("Rektor", "Rektorn"), ("Park", "Parkförvaltningen"))
    async with editing(Session.open(Path("plan.toml"))) as editor:
        await join(editor, "kopia.toml")
        assert "Ta in allt från kopian: 1 ändring" in editor.text
        await editor.press("enter", "enter", "ctrl+s")
    saved = [(each.text(Role.CAUSE), each.text(Role.WHO)) for each in load(Path("plan.toml")).plan.rows()]
    assert saved == [("Få vuxna", "Rektorn"), ("Sena kvällar", "Polisen"), ("Bristande städning", "Parkförvaltningen")]
