"""The main screen: what plan, where one is, what belongs in the cell, what can be done; and moving about."""

import re

import pytest
from driving import editing
from sample_plan import FORM, SAMPLE, plan_of, row, sample, small_plan

from official_form import COLUMNS
from planterm.model.form import Role
from planterm.model.plan import Status
from planterm.session.session import Session

pytestmark = pytest.mark.usefixtures("folder")

SIZES = [(80, 24), (100, 30), (120, 40), (200, 50)]
sizes = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")


@sizes
async def test_the_screen_says_which_plan_where_one_is_and_what_can_be_done(size: tuple[int, int]) -> None:
    async with editing(Session.open(SAMPLE), size) as editor:
        title = "Åtgärdsplan 2025" if size[0] >= 120 else "2025"
        assert f"skarpnack-2025.toml · {title} · Skarpnäcks stadsdel" in editor.lines[0]
        assert "Utkast" in editor.lines[0]
        assert "[1 Unga i riskzon]" in editor.lines[1]
        editor.assert_at("Problem, rad 1 av 8")
        assert editor.lines[-1].strip().startswith("F1 Hjälp")
        assert len(editor.lines) == size[1]


@sizes
async def test_every_column_shows_its_official_guidance_whole(size: tuple[int, int]) -> None:
    async with editing(Session.open(SAMPLE), size) as editor:
        for column, form_column in zip(COLUMNS, FORM.columns, strict=True):
            editor.assert_at(f"{column.header}, rad 1 av 8")
            assert " ".join(form_column.guidance.split()) in editor.prose
            await editor.press("right")


@sizes
async def test_every_text_of_the_real_plan_can_be_read_with_the_arrow_keys(size: tuple[int, int]) -> None:
    async with editing(Session.open(SAMPLE), size) as editor:
        for number, area in enumerate(sample().areas):
            seen = _words(editor.text)
            for _ in range(20 * len(area.rows)):
                await editor.press("down")
                seen |= _words(editor.text)
                if "ny rad" in editor.prose and "Problem, ny rad" in editor.prose:
                    break
            else:
                pytest.fail(f"the end of area {number} is never reached")
            await editor.press("ctrl+home", "end")
            for _ in range(20 * len(area.rows)):
                seen |= _words(editor.text)
                if "Uppföljning, ny rad" in editor.prose:
                    break
                await editor.press("down")
            assert {word for plan_row in area.rows for word in _short_words(plan_row.cells)} <= seen
            await editor.press("home", "ctrl+pagedown")


def _words(text: str) -> set[str]:
    return set(re.sub("[│║▌█]", " ", text).split())


def _short_words(cells: tuple[str, ...]) -> set[str]:
    """Words short enough to stand whole on a line of any column, and without places to break."""
    return {word for text in cells for word in text.split() if len(word) <= 8 and not set(word) & set("-/–")}


async def test_the_numbers_of_the_rows_and_the_current_one_are_marked() -> None:
    async with editing(small_plan()) as editor:
        assert [line.split()[0] for line in editor.lines if line.startswith("►")] == ["►"]
        assert any(re.match("►.. 1", line) and "Skola som" in line for line in editor.lines)
        await editor.press("down")
        assert any(re.match("►.. 2", line) and "Rån mot unga" in line for line in editor.lines)
        assert not any(re.match("►.. 1", line) for line in editor.lines)


async def test_how_far_a_row_has_come_stands_beside_its_number_and_is_told_below() -> None:
    plan = plan_of(row(0, "Skola"), row(1, "Rån")._replace(status=Status.PARTLY))
    async with editing(plan) as editor:
        assert any(line.startswith(" ½  2") for line in editor.lines)
        await editor.press("down")
        assert any(line.startswith("►½  2") for line in editor.lines)
        assert "rad 2 av 2 · ½ Delvis genomförd" in editor.text


async def test_arrows_home_and_end_move_the_cell_cursor() -> None:
    async with editing(small_plan()) as editor:
        for keys, place in (
            (("right",), "Orsak, rad 1 av 3"),
            (("end",), "Uppföljning, rad 1 av 3"),
            (("right",), "Uppföljning, rad 1 av 3"),
            (("down",), "Uppföljning, rad 2 av 3"),
            (("home",), "Problem, rad 2 av 3"),
            (("left",), "Problem, rad 2 av 3"),
            (("up", "up", "up"), "Problem, rad 1 av 3"),
            (("ctrl+end",), "Problem, ny rad"),
            (("ctrl+home",), "Problem, rad 1 av 3"),
            (("pagedown",), "Problem, ny rad"),
            (("pageup",), "Problem, rad 1 av 3"),
            (("tab",), "Orsak, rad 1 av 3"),
            (("shift+tab",), "Problem, rad 1 av 3"),
            (("end", "tab"), "Problem, rad 2 av 3"),
            (("shift+tab",), "Uppföljning, rad 1 av 3"),
        ):
            await editor.press(*keys)
            editor.assert_at(place)


async def test_on_a_narrow_screen_the_problem_stays_beside_the_columns_that_follow() -> None:
    async with editing(Session.open(SAMPLE), (80, 24)) as editor:
        assert "Problem" in editor.lines[2]
        assert "Uppföljning" not in editor.lines[2]
        assert "Uppföljning ►" in editor.lines[3]
        await editor.press("end")
        assert "Problem" in editor.lines[2]
        assert "Uppföljning" in editor.lines[2]
        assert "◄ Orsak" in editor.lines[3]
        assert "Ungdomar" in editor.text


async def test_ctrl_pagedown_goes_through_the_areas_to_the_analysis_and_round() -> None:
    async with editing(small_plan()) as editor:
        tabs = [area.tab for area in FORM.areas]
        for tab in (*tabs[1:], FORM.analysis.tab, tabs[0]):
            await editor.press("ctrl+pagedown")
            assert f"[{tab}]" in editor.lines[1]
        for tab in (FORM.analysis.tab, *reversed(tabs)):
            await editor.press("ctrl+pageup")
            assert f"[{tab}]" in editor.lines[1]


async def test_each_area_is_found_again_as_it_was_left() -> None:
    async with editing(Session.open(SAMPLE)) as editor:
        await editor.press("down", "down", "right", "ctrl+pagedown")
        editor.assert_at("Problem, rad 1 av 1")
        await editor.press("right", "ctrl+pageup")
        editor.assert_at("Orsak, rad 3 av 8")
        await editor.press("ctrl+pagedown")
        editor.assert_at("Orsak, rad 1 av 1")


async def test_the_title_tells_how_many_rows_are_followed_up() -> None:
    async with editing(small_plan()) as editor:
        assert "Utkast · 1 av 3 uppföljda" in editor.lines[0]
        await editor.press("down", "end")
        await editor.type("Klart.")
        await editor.press("escape")
        assert "2 av 3 uppföljda · osparat" in editor.lines[0]


async def test_an_area_without_rows_says_how_to_begin() -> None:
    async with editing(plan_of()) as editor:
        assert "Området har inga rader än. Börja skriva, så blir det en rad." in editor.text
        editor.assert_at("Problem, ny rad")


async def test_a_plan_without_a_district_says_so() -> None:
    async with editing(plan_of(district="")) as editor:
        assert "Åtgärdsplan 2026 · förvaltning saknas" in editor.lines[0]


MARKUP = ["[/i]", "[se bilaga]", "[bold red]fet[/]", "[@click=app.quit]x[/]", "$error", "[", "\\[a]", "[/]"]


@pytest.mark.parametrize("text", MARKUP)
async def test_what_looks_like_markup_is_shown_as_written(text: str) -> None:
    async with editing(plan_of(row(0, text), district=text)) as editor:
        assert f"· {text}" in editor.lines[0]
        assert any(text in line for line in editor.lines if line.startswith("►"))
        await editor.press("enter")
        assert sum(text in line for line in editor.lines) >= 2
        await editor.press("escape", "ctrl+s")
        assert editor.on_disk.areas[0].rows[0].text(Role.PROBLEM) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("=1+1", "=1+1"),
        ("åäö €@ £$ {[]} \\~|", "åäö €@ £$ {[]} \\~|"),
        ("a\tb", "a    b"),
        ("👩\u200d👩\u200d👧 👍🏽", "👩\u200d👩\u200d👧 👍🏽"),
        ("vänster\u202ehöger", "vänster\ufffdhöger"),
        ("漢字", "漢字"),
    ],
)
async def test_any_text_keeps_its_columns_in_line(text: str, shown: str) -> None:
    async with editing(plan_of(row(0, text, "orsaken"), row(1, "kort", "orsaken")), (200, 40)) as editor:
        first, second = (line for line in editor.lines if "orsaken" in line)
        assert shown in first
        from planterm.tui.grid.wrapping import width

        assert width(first[: first.index("orsaken")]) == width(second[: second.index("orsaken")])


@sizes
async def test_the_smallest_change_of_size_loses_nothing(size: tuple[int, int]) -> None:
    async with editing(small_plan(), size) as editor:
        await editor.press("down", "right")
        for width, height in ((60, 20), (200, 60), size):
            await editor.pilot.resize_terminal(width, height)
            await editor.pilot.pause()
            editor.assert_at("Orsak, rad 2 av 3")
            assert "Rån mot unga" in editor.prose
