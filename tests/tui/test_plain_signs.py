"""What is drawn can be drawn: by the fonts of the Windows console, and on terminals without UTF-8."""

import re
from pathlib import Path

import pytest
from driving import editing
from rich.segment import Segment
from sample_plan import small_plan
from textual.color import Color

import planterm
from planterm.tui.terminal.plain_signs import PlainSigns
from terminal import Key

SOURCE = Path(planterm.__file__).parent
DRAWN = ("texts", "tui", "publish/conflict_sides.py", "publish/wrap.py")
WGL4 = set(
    "–—‘’‚“”„†‡•…‰′″‹›‼‾⁄€№™Ω←↑→↓↔↕∂∆∏∑−∕∙√∞∟∩∫≈≠≡≤≥⌂⌐⌠⌡─│┌┐└┘├┤┬┴┼═║╒╓╔╕╖╗╘╙╚╛╜╝╞╟╠╡╢╣╤╥╦╧╨╩╪╫╬▀▄█▌▐░▒▓■□▪▫▲►▼◄◊○●◘◙◦☺☻☼♀♂♠♣♥♦♪♫"
)
"""Beyond Latin: the signs of Windows Glyph List 4, which Consolas, Lucida Console and Cascadia have."""

UNDRAWN = {"�", "ʯ"}
"""In tables of what may stand in somebody's text."""


def test_every_sign_of_the_program_is_in_the_fonts_of_the_console() -> None:
    files = [file for part in DRAWN for file in (*(SOURCE / part).rglob("*.py"), SOURCE / part) if file.is_file()]
    signs = {sign for file in files for sign in file.read_text("utf-8") if ord(sign) > 0xFF}
    assert len(files) > 50
    assert signs <= WGL4 | UNDRAWN


async def test_every_sign_on_the_screens_is_in_the_fonts_of_the_console(folder: Path) -> None:
    assert folder.exists()
    async with editing(small_plan(), (80, 24)) as editor:
        for keys in (Key.F10, Key.ESCAPE + Key.F6, Key.ESCAPE + Key.F4, Key.ESCAPE + Key.F5, Key.ESCAPE + "ord"):
            await editor.send(keys)
            assert set(re.sub(r"[\x00-\xff]", "", editor.text)) <= WGL4


@pytest.mark.parametrize(
    ("encoding", "text", "drawn"),
    [
        ("iso8859-1", "│√ Åtgärd – ”klart” … 李", '|v Åtgärd - "klart" . ??'),
        ("ascii", "► ½ Orsak: fö­rr", "> / Orsak: f??rr"),
        ("utf-8", "┌─║ å é 李", "+-| å é 李"),
    ],
)
def test_a_poor_terminal_gets_signs_that_it_has_in_the_same_places(encoding: str, text: str, drawn: str) -> None:
    segments = PlainSigns(encoding).apply([Segment(text)], Color(0, 0, 0))
    assert [segment.text for segment in segments] == [drawn]
