"""Writing in the table: typing opens the cell and never destroys, and every way out keeps the text."""

import pytest
from driving import editing
from sample_plan import plan_of, row, small_plan

from official_form import At
from planterm.model.form import Role

pytestmark = pytest.mark.usefixtures("folder")

TYPED = ["x", "å", "Ö", "1", "=", "[", "?", "@", "€", "{", "\\", "~", "|", "/", "'", '"', "👍", " "]


@pytest.mark.parametrize("character", TYPED)
async def test_a_typed_character_opens_the_cell_and_is_added_at_the_end(character: str) -> None:
    async with editing(small_plan()) as editor:
        await editor.type(character)
        assert editor.is_open
        await editor.press("escape")
        assert not editor.is_open
        assert editor.cell() == f"Skola som brottsplats{character}"


@pytest.mark.parametrize("key", ["f2", "enter"])
async def test_f2_and_enter_open_the_cell_with_the_caret_at_the_end(key: str) -> None:
    async with editing(small_plan()) as editor:
        await editor.press(key)
        assert editor.is_open
        assert "Problem, rad 1" in next(line for line in editor.lines if "┌" in line)
        await editor.type(" och arena")
        await editor.press("escape")
        assert editor.cell() == "Skola som brottsplats och arena"
        assert "Skola som brottsplats" in editor.prose


async def test_looking_into_a_cell_changes_nothing() -> None:
    async with editing(small_plan()) as editor:
        await editor.press("enter", "escape", "f2", "f2", "enter", "tab")
        assert not editor.session.is_dirty
        assert "osparat" not in editor.lines[0]
        await editor.press("ctrl+z")
        assert "Det finns inget att ångra." in editor.text


async def test_enter_in_the_cell_is_a_line_break_and_never_leaves_it() -> None:
    async with editing(small_plan()) as editor:
        await editor.press("enter")
        await editor.type("\nrad två\n\nrad fyra")
        assert editor.is_open
        await editor.press("escape")
        assert editor.cell() == "Skola som brottsplats\nrad två\n\nrad fyra"


@pytest.mark.parametrize(
    ("key", "place"),
    [
        ("tab", "Åtgärd, rad 1 av 3"),
        ("shift+tab", "Problem, rad 1 av 3"),
        ("escape", "Orsak, rad 1 av 3"),
        ("f2", "Orsak, rad 1 av 3"),
    ],
)
async def test_every_way_out_keeps_the_text(key: str, place: str) -> None:
    async with editing(small_plan()) as editor:
        await editor.press("right")
        await editor.type("!")
        await editor.press(key)
        assert not editor.is_open
        assert editor.cell(0, At.CAUSE) == "Få vuxna!"
        editor.assert_at(place)


async def test_tab_past_the_last_cell_goes_to_the_next_row() -> None:
    async with editing(small_plan()) as editor:
        await editor.press("end")
        await editor.type("!")
        await editor.press("tab")
        editor.assert_at("Problem, rad 2 av 3")
        assert editor.cell(0, At.FOLLOW_UP) == "Klart.!"


async def test_a_row_is_filled_in_from_the_keyboard_from_nothing() -> None:
    texts = ["Buskörning", "Få mötesplatser", "Mekarverkstad", "Färre klagomål", "2026", "Fritid", ""]
    async with editing(plan_of()) as editor:
        for text in texts:
            await editor.type(text)
            await editor.press("tab")
        assert [plan_row.cells for plan_row in editor.rows()] == [tuple(texts)]
        editor.assert_at("Problem, ny rad")
        assert "1 Buskörning" in editor.prose.replace("► ", "")


async def test_nothing_written_where_a_row_would_begin_makes_no_row() -> None:
    async with editing(small_plan()) as editor:
        await editor.press("ctrl+end", "enter", "escape")
        assert len(editor.rows()) == 3
        assert not editor.session.is_dirty


async def test_undo_in_the_open_cell_takes_words_back_and_undo_afterwards_the_whole_visit() -> None:
    async with editing(small_plan()) as editor:
        await editor.press("enter")
        await editor.type(" och arena")
        await editor.press("ctrl+z")
        assert editor.is_open
        await editor.type("torg")
        await editor.press("escape")
        assert editor.cell() == "Skola som brottsplats och torg"
        await editor.press("ctrl+z")
        assert editor.cell() == "Skola som brottsplats"
        assert "Ångrat: ändra text." in editor.text
        await editor.press("ctrl+y")
        assert editor.cell() == "Skola som brottsplats och torg"
        assert "Gjort om: ändra text." in editor.text


async def test_the_open_cell_shows_all_its_text_as_it_grows() -> None:
    async with editing(small_plan(), (80, 24)) as editor:
        await editor.press("enter")
        await editor.type("\n" + "\n".join(f"rad {number}" for number in range(6)))
        assert all(f"rad {number}" in editor.text for number in range(6))


async def test_a_text_taller_than_the_screen_follows_the_caret() -> None:
    long_text = "\n".join(f"textrad {number:02}" for number in range(60))
    async with editing(plan_of(row(0, long_text)), (80, 24)) as editor:
        await editor.press("enter")
        assert "textrad 59" in editor.text
        await editor.press("ctrl+home")
        assert "textrad 00" in editor.text
        for number in range(1, 60):
            await editor.press("down")
            assert f"textrad {number:02}" in editor.text


async def test_the_frame_stays_on_the_screen_in_every_corner() -> None:
    rows = [row(number, f"Problem {number}") for number in range(30)]
    async with editing(plan_of(*rows), (80, 24)) as editor:
        for keys in ((), ("end",), ("ctrl+end",), ("home",), ("up",)):
            await editor.press(*keys, "enter")
            await editor.type("ett två tre fyra fem sex sju åtta nio tio elva")
            top = [line for line in editor.lines if "┌" in line and "┐" in line]
            bottom = [line for line in editor.lines if "└" in line and "┘" in line]
            assert len(top) == len(bottom) == 1
            await editor.press("escape")


async def test_how_long_the_text_is_stands_on_the_frame() -> None:
    async with editing(small_plan()) as editor:
        await editor.press("enter")
        assert "21 av 32\N{NO-BREAK SPACE}767 tecken" in editor.text
        await editor.type("👍")
        assert "23 av 32\N{NO-BREAK SPACE}767 tecken" in editor.text, "as Excel counts"


async def test_a_text_longer_than_a_cell_of_a_workbook_is_told_when_the_cell_is_left() -> None:
    async with editing(small_plan()) as editor:
        await editor.paste("a " * 17_000)
        assert "34\N{NO-BREAK SPACE}021 av 32\N{NO-BREAK SPACE}767 tecken" in editor.text
        await editor.press("escape")
        assert "Texten är längre än en cell i Excel rymmer" in editor.prose


async def test_the_line_of_keys_tells_how_to_leave_the_cell() -> None:
    async with editing(small_plan()) as editor:
        await editor.press("enter")
        assert "Esc Klar" in editor.lines[-1]
        await editor.press("escape")
        assert "F1 Hjälp" in editor.lines[-1]


async def test_a_paste_of_many_lines_lands_in_one_cell_whatever_keys_it_could_look_like() -> None:
    copied = "Åtgärder:\r\n\tFältarbete\r\n\x1b[31m• q\r\nw\xa0x\r\n"
    async with editing(small_plan()) as editor:
        await editor.press("down", "down", "right", "right", "enter")
        await editor.paste(copied)
        await editor.press("escape")
        assert editor.cell(2, At.MEASURE) == "Åtgärder:\n Fältarbete\n[31m• q\nw x"
        assert [len(editor.rows(area)) for area in range(5)] == [3, 0, 0, 0, 0]
        await editor.press("ctrl+z")
        assert editor.cell(2, At.MEASURE) == ""


@pytest.mark.parametrize("opening", [(), ("f4",)], ids=["table", "form"])
async def test_enter_at_the_end_leaves_no_blank_lines(opening: tuple[str, ...]) -> None:
    async with editing(small_plan()) as editor:
        await editor.press(*opening, "enter", "enter", "enter", "escape")
        assert editor.session.plan == small_plan()
        assert not editor.session.is_dirty


async def test_the_follow_up_leaves_no_blank_lines_either() -> None:
    async with editing(small_plan()) as editor:
        await editor.press("down", "f5")
        await editor.type("Två pass i veckan.\n\n")
        await editor.press("escape")
        assert editor.cell(1, At.FOLLOW_UP) == "Två pass i veckan."


async def test_lines_pasted_as_keys_into_the_table_land_in_one_cell() -> None:
    async with editing(small_plan()) as editor:
        await editor.press("down", "right", "right")
        await editor.type("första raden\nandra raden\n- k\n")
        await editor.press("escape")
        assert editor.cell(1, At.MEASURE) == "första raden\nandra raden\n- k"
        assert len(editor.rows()) == 3


async def test_577_characters_typed_are_577_characters_kept() -> None:
    essay = ("Samordningen sker genom månatliga möten. " * 15)[:577].rstrip(" ") + "."
    async with editing(plan_of()) as editor:
        await editor.type(essay)
        await editor.press("escape", "ctrl+s")
        assert editor.cell() == essay
        assert editor.on_disk.areas[0].rows[0].text(Role.PROBLEM) == essay


async def test_editing_keeps_the_table_where_it_was() -> None:
    rows = [row(number, f"Problem {number}") for number in range(40)]
    async with editing(plan_of(*rows), (100, 30)) as editor:
        await editor.press(*["down"] * 25)
        before = [line[:40] for line in editor.lines[2:20]]
        await editor.press("right")
        await editor.type("orsak")
        await editor.press("escape")
        assert [line[:40] for line in editor.lines[2:20] if "orsak" not in line] == [
            line for line, now in zip(before, editor.lines[2:20], strict=True) if "orsak" not in now
        ]
