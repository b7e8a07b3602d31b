"""A file that lacks what the plan has, or holds another plan: said with numbers, and Enter takes nothing away."""

from pathlib import Path

import pytest
from by_name import run
from driving import PlanDriver, editing
from sample_plan import FORM, row, small_plan

from official_form import At
from planterm.model.form import Role
from planterm.model.plan import Plan
from planterm.session.session import Session
from planterm.store.writer import new_text
from planterm.tui.dialogs.questions import Question

pytestmark = pytest.mark.usefixtures("folder")

FULL = Path(__file__).parents[2] / "sample_plans" / "exempelstaden-2026.toml"


def _cut_short(text: str) -> str:
    """As a sync client leaves a file: two of fifteen rows, and the second one's last texts are gone."""
    end = text.index("vem =", text.index("[[omrade.rad]]", text.index("[[omrade.rad]]") + 1))
    return text[:end].replace('skede = "beslutad"', 'skede = "utkast"').replace("beslutsdatum = 2026-04-23", "")


@pytest.fixture
def file(folder: Path) -> Path:
    """A plan of fifteen rows, as a draft so that nothing is asked about the decision."""
    file = folder / "plan.toml"
    file.write_text(FULL.read_text("utf-8").replace('skede = "beslutad"', 'skede = "utkast"'), "utf-8")
    return file


def _rows(plan: Plan) -> int:
    return sum(1 for _ in plan.rows())


def _question(editor: PlanDriver) -> str:
    """The question over the plan, whatever is beside it, and its answers."""
    screen = editor.app.screen
    assert isinstance(screen, Question)
    return f"{screen._question}\n{screen._choices}"


async def _written_on(editor: PlanDriver, text: str = " mitt") -> None:
    await editor.type(text)
    await editor.press("escape")


async def test_a_file_cut_short_takes_no_row_with_it_and_gets_everything_back_to_the_letter(file: Path) -> None:
    whole = file.read_text("utf-8")
    async with editing(Session.open(Path("plan.toml"))) as editor:
        await _written_on(editor)
        plan = editor.session.plan
        file.write_text(_cut_short(whole), "utf-8")
        await editor.press("ctrl+s")
        assert "Någon annan har ändrat plan.toml, och där saknas text som finns i planen" in _question(editor)
        assert "1 borttaget område" in _question(editor)
        assert "13 borttagna rader" in _question(editor)
        assert "Planen har 15 rader, filen har 2 rader. Filen har inget nytt" in _question(editor)
        await editor.press("enter")
        assert "Det som saknades i den är kvar i planen och står i filen igen." in editor.prose
        assert editor.session.plan == plan
        assert "osparat" not in editor.lines[0]
    first = whole.splitlines().index('problem = "Elever i årskurs 7–9 med hög frånvaro"')
    lines = whole.splitlines()
    lines[first] = lines[first][:-1] + ' mitt"'
    assert file.read_text("utf-8").splitlines() == lines
    assert _cut_short(whole) in [backup.path.read_text("utf-8") for backup in editor.session.backups()]


async def test_what_the_file_lacks_can_be_taken_away_and_that_be_undone(file: Path) -> None:
    async with editing(Session.open(Path("plan.toml"))) as editor:
        await _written_on(editor)
        plan = editor.session.plan
        file.write_text(_cut_short(file.read_text("utf-8")), "utf-8")
        await editor.press("ctrl+s", "down", "enter")
        assert "Bådas ändringar är sammanfogade och sparade." in editor.prose
        assert _rows(editor.on_disk) == 2
        await editor.press("ctrl+z")
        assert editor.session.plan == plan


@pytest.mark.parametrize("answer", [("escape",), ("down", "down", "enter")], ids=["escape", "not now"])
async def test_nothing_is_done_where_the_question_is_left(answer: tuple[str, ...], file: Path) -> None:
    async with editing(Session.open(Path("plan.toml"))) as editor:
        await _written_on(editor)
        plan, short = editor.session.plan, _cut_short(file.read_text("utf-8"))
        file.write_text(short, "utf-8")
        for _ in range(2):
            await editor.press("ctrl+s", *answer)
            assert "Filen är orörd, och planen är inte sparad." in editor.prose
            assert editor.session.plan == plan
            assert file.read_text("utf-8") == short


async def test_taking_in_asks_too_and_a_kept_plan_is_unsaved_until_it_is_in_the_file_again(file: Path) -> None:
    async with editing(Session.open(Path("plan.toml"))) as editor:
        plan, short = editor.session.plan, _cut_short(file.read_text("utf-8"))
        file.write_text(short, "utf-8")
        await run(editor, "ta in andras")
        assert "filen har 2 rader" in _question(editor)
        await editor.press("enter")
        assert "Det som saknas i filen är kvar i planen. Spara med Ctrl+S" in editor.prose
        assert editor.session.plan == plan
        assert file.read_text("utf-8") == short
        assert "osparat" in editor.lines[0]
        await editor.press("ctrl+s")
        assert "Sparat i plan.toml." in editor.prose
        assert editor.on_disk == plan


async def test_the_follow_up_asks_before_it_saves(file: Path) -> None:
    async with editing(Session.open(Path("plan.toml"))) as editor:
        await editor.press("f5")
        await editor.type("Klart i maj.")
        file.write_text(_cut_short(file.read_text("utf-8")), "utf-8")
        await editor.press("ctrl+s")
        assert "filen har 2 rader" in _question(editor)
        await editor.press("enter")
        assert _rows(editor.on_disk) == 15
        assert "Klart i maj." in file.read_text("utf-8")


def _other(kind: str) -> Plan:
    """Another plan in the file's place."""
    plan = small_plan()
    if kind == "year":
        area = plan.areas[0]
        rows = tuple(each.with_cell(At.FOLLOW_UP, "") for each in area.rows)
        return plan._replace(year=2027, areas=(area._replace(rows=rows), *plan.areas[1:]))
    other = tuple(row(100 + number, f"Annat {number}") for number in range(4))
    plan = plan._replace(areas=(plan.areas[0]._replace(rows=other), *plan.areas[1:]))
    return plan._replace(district="Älvsjö stadsdelsförvaltning") if kind == "district" else plan


@pytest.mark.parametrize(
    ("kind", "signs"),
    [
        ("year", "en annan plan: År ”2027” i stället för ”2026”. Av planens 3 rader finns 3 i filen, som har 3 rader."),
        ("district", "Förvaltning ”Älvsjö stadsdelsförvaltning” i stället för ”Farsta stadsdelsförvaltning”."),
        ("ids", "ligger nu en annan plan. Av planens 3 rader finns 0 i filen, som har 4 rader."),
    ],
)
async def test_another_plan_in_the_files_place_is_said_and_enter_touches_neither(
    kind: str, signs: str, folder: Path
) -> None:
    file = folder / "plan.toml"
    async with editing(small_plan()) as editor:
        await _written_on(editor)
        plan, others = editor.session.plan, new_text(_other(kind))
        file.write_text(others, "utf-8")
        await editor.press("ctrl+s")
        assert signs in _question(editor)
        await editor.press("enter")
        assert "Spara planen i en annan fil" not in editor.prose
        assert (editor.session.plan, file.read_text("utf-8")) == (plan, others)
        await editor.press("ctrl+u", *"min", "enter")
        assert "Sparat i min.toml." in editor.prose
        assert (editor.on_disk, file.read_text("utf-8")) == (plan, others)


async def test_a_plan_written_over_another_one_is_ones_own_and_the_other_is_kept(folder: Path) -> None:
    async with editing(small_plan()) as editor:
        await _written_on(editor)
        plan, others = editor.session.plan, new_text(_other("district"))
        (folder / "plan.toml").write_text(others, "utf-8")
        await editor.press("ctrl+s", "down", "down")
        assert "det som står där nu läggs bland Tidigare versioner" in _question(editor)
        await editor.press("enter")
        assert "Sparat i plan.toml." in editor.prose
        assert editor.on_disk == editor.session.plan == plan
        assert others in [backup.path.read_text("utf-8") for backup in editor.session.backups()]


async def test_another_plan_that_is_taken_in_all_the_same_takes_nothing_away_unasked(folder: Path) -> None:
    async with editing(small_plan()) as editor:
        (folder / "plan.toml").write_text(new_text(_other("ids")), "utf-8")
        await run(editor, "ta in andras")
        await editor.press("enter")
        assert "Filen är orörd" in editor.prose
        await run(editor, "ta in andras")
        await editor.press("down", "enter")
        assert "3 borttagna rader" in _question(editor)
        await editor.press("enter")
        assert len(editor.problems()) == 7


async def test_a_saved_word_that_an_older_copy_takes_away_is_asked_about_and_among_the_versions(folder: Path) -> None:
    file = folder / "plan.toml"
    async with editing(small_plan()) as editor:
        older = file.read_bytes()
        await _written_on(editor, " kvällstid")
        await editor.press("ctrl+s")
        saved = file.read_bytes()
        file.write_bytes(older)
        await editor.press("down")
        await _written_on(editor)
        await editor.press("ctrl+s")
        assert "Problem: ”Skola som brottsplats kvällstid” → ”Skola som brottsplats”" in _question(editor)
        assert "1 ändrad rad" in _question(editor)
        await editor.press("enter")
        assert editor.on_disk.areas[0].rows[0].text(Role.PROBLEM) == "Skola som brottsplats kvällstid"
        assert editor.on_disk.areas[0].rows[1].text(Role.PROBLEM) == "Rån mot unga mitt"
    assert saved in [backup.path.read_bytes() for backup in editor.session.backups()]


async def test_a_word_that_was_written_in_anothers_place_is_not_undone_by_an_older_copy(folder: Path) -> None:
    file = folder / "plan.toml"
    async with editing(small_plan()) as editor:
        older = file.read_bytes()
        await editor.press("down", "down", "delete")
        await _written_on(editor, "Skadegörelse")
        await editor.press("ctrl+s")
        file.write_bytes(older)
        await run(editor, "ta in andras")
        assert "”Skadegörelse” → ”Klotter”" in _question(editor)
        await editor.press("enter")
        assert editor.problems()[2] == "Skadegörelse"


async def test_what_somebody_writes_as_usual_asks_nothing(folder: Path) -> None:
    file = folder / "plan.toml"
    async with editing(small_plan()) as editor:
        await _written_on(editor)
        file.write_text(file.read_text("utf-8").replace("Sena kvällar", "Sena nätter"), "utf-8")
        await editor.press("ctrl+s")
        assert "Bådas ändringar är sammanfogade och sparade." in editor.prose


@pytest.mark.parametrize("size", [(80, 24), (40, 14)])
async def test_the_questions_fit_on_small_screens(size: tuple[int, int], folder: Path) -> None:
    assert FORM.columns
    async with editing(small_plan(), size) as editor:
        (folder / "plan.toml").write_text(new_text(_other("district")), "utf-8")
        await editor.press("ctrl+s")
        assert "Spara planen i en annan fil" in editor.prose


THEIRS = "Skolgården efter kl. 16"


def _written_by_a_colleague(file: Path) -> None:
    """In the first row, and with a new row above all others."""
    text = file.read_text("utf-8").replace("Skola som brottsplats", THEIRS)
    row_ = '[[omrade.rad]]\nid = "nyrad1"\nproblem = "Bus"\n\n[[omrade.rad]]'
    file.write_text(text.replace("[[omrade.rad]]", row_, 1), "utf-8")


@pytest.mark.parametrize("key", ["enter", "f4"])
async def test_what_a_colleague_wrote_where_one_has_only_opened_the_text_stays(key: str, folder: Path) -> None:
    async with editing(small_plan()) as editor:
        await editor.press(key)
        _written_by_a_colleague(folder / "plan.toml")
        await editor.press("ctrl+s")
        assert "Bådas ändringar är sammanfogade och sparade." in editor.prose
        await editor.press("escape", "ctrl+s")
        assert editor.problems() == ["Bus", THEIRS, "Rån mot unga", "Klotter"]
        assert editor.on_disk == editor.session.plan
        editor.assert_at("Problem, rad 2 av 4")


@pytest.mark.parametrize("key", ["enter", "f4"])
async def test_the_text_that_was_chosen_of_two_is_not_written_over_where_it_was_open(key: str, folder: Path) -> None:
    async with editing(small_plan()) as editor:
        await editor.press(key)
        await editor.type(" på kvällstid")
        _written_by_a_colleague(folder / "plan.toml")
        await editor.press("ctrl+s", "down", "down", "enter")
        await editor.press("escape", "ctrl+s")
        assert editor.on_disk.areas[0].rows[1].text(Role.PROBLEM) == THEIRS


async def test_the_judgement_that_a_colleague_wrote_while_it_was_open_stays(folder: Path) -> None:
    file = folder / "plan.toml"
    async with editing(small_plan()) as editor:
        await run(editor, "förvaltningens bedömning")
        file.write_text(file.read_text("utf-8").replace("[[omrade]]", 'bedomning = "Ett bra år."\n\n[[omrade]]', 1))
        await editor.press("ctrl+s", "escape", "ctrl+s")
        assert editor.on_disk.judgement == "Ett bra år."


async def test_a_row_may_be_removed_by_a_colleague_while_its_cell_is_open(folder: Path) -> None:
    file = folder / "plan.toml"
    async with editing(small_plan()) as editor:
        await editor.press("down", "enter")
        rows = file.read_text("utf-8").split("[[omrade.rad]]")
        file.write_text("[[omrade.rad]]".join([*rows[:2], *rows[3:]]), "utf-8")
        await editor.press("ctrl+s", "down", "enter", "escape")
        assert editor.problems() == ["Skola som brottsplats", "Klotter"]
