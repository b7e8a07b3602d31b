"""What hands that know Excel do without looking does here what it does there, and is taken back step by step."""

from pathlib import Path

from editor import cells, leave, new_plan, open_plan, save

from terminal import Key, pasted

BLOCK = tuple(tuple(f"{letter}{number}" for letter in "POÅMNVU") for number in (1, 2, 3))
CTRL_DOWN, CTRL_RIGHT, CTRL_LEFT = "\x1b[1;5B", "\x1b[1;5C", "\x1b[1;5D"
ALT_UP, ALT_RIGHT = "\x1b[1;3A", "\x1b[1;3C"
SHIFT_DOWN, SHIFT_BLANK = "\x1b[1;2B", "\x1b[32;2u"
CTRL_C, CTRL_X, CTRL_V = "\x03", "\x18", "\x16"


def test_a_block_from_excel_is_filled_down_jumped_through_cut_and_undone(tmp_path: Path) -> None:
    plan = new_plan(tmp_path)
    empty = plan.read_bytes()
    with open_plan(plan) as terminal:
        terminal.send(pasted("".join("\t".join(line) + "\n" for line in BLOCK)))
        terminal.wait_for("U3")
        # Down to the new row's place, and one cell copied into four new rows: typed, and filled from the first of them.
        terminal.send(Key.CTRL_HOME + CTRL_DOWN + CTRL_DOWN)
        terminal.wait_for("Problem, ny rad")
        terminal.send("".join(f"{name}{Key.ESCAPE}{Key.DOWN}" for name in ("a", "b", "c", "d")))
        terminal.send(Key.UP * 4 + CTRL_C + SHIFT_DOWN * 3 + CTRL_V)
        terminal.wait_for("ifyllda celler skrevs över")
        # A whole row copied into two others fills both.
        terminal.send(Key.CTRL_HOME + SHIFT_BLANK + CTRL_C + Key.DOWN * 3 + SHIFT_DOWN + CTRL_V)
        terminal.wait_for("2 ifyllda celler skrevs över")
        terminal.send(Key.CTRL_HOME + CTRL_RIGHT)
        terminal.wait_for("Uppföljning, rad 1 av 7")
        terminal.send(CTRL_DOWN)
        terminal.wait_for("Uppföljning, rad 5 av 7")
        terminal.send(CTRL_DOWN + CTRL_LEFT + ALT_UP)
        terminal.wait_for("Rad 7 flyttades till plats 6")
        terminal.send(ALT_RIGHT)
        terminal.wait_for("Flyttat: Problem → Orsak")
        terminal.send(Key.ENTER * 3 + Key.ESCAPE + Key.CTRL_A + CTRL_X)
        terminal.wait_for("37 celler tömdes")
        terminal.send(Key.CTRL_Z)
        terminal.wait_for("klipp ut")
        save(terminal)
        assert cells(plan)[:3] == list(BLOCK)
        assert cells(plan)[3:5] == [BLOCK[0], BLOCK[0]]
        assert cells(plan)[5:] == [("", "a", *[""] * 5), ("a", *[""] * 6)]
        for _ in range(30):
            terminal.send(Key.CTRL_Z)
        terminal.wait_for("inget att ångra")
        save(terminal)
        leave(terminal)
    assert plan.read_bytes() == empty
