"""Every text can be read in every theme, on terminals of millions of colours and of sixteen."""

from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

import pytest
from by_name import run
from driving import Driver, editing, starting
from resting import drawn
from rich.color import Color, ColorSystem
from rich.segment import Segment
from sample_plan import small_plan

from planterm.store.settings import THEMES, settings_file
from planterm.tui.themes import PALETTES, Palette, ThemeName, fitting, theme
from terminal import Key

pytestmark = pytest.mark.usefixtures("folder")

Rgb = tuple[int, int, int]

XTERM = (
    "000000 cd0000 00cd00 cdcd00 0000ee cd00cd 00cdcd e5e5e5 7f7f7f ff0000 00ff00 ffff00 5c5cff ff00ff 00ffff ffffff"
)
CAMPBELL = (
    "0c0c0c c50f1f 13a10e c19c00 0037da 881798 3a96dd cccccc 767676 e74856 16c60c f9f1a5 3b78ff b4009e 61d6d6 f2f2f2"
)
EARLIER_WINDOWS = (
    "000000 800000 008000 808000 000080 800080 008080 c0c0c0 808080 ff0000 00ff00 ffff00 0000ff ff00ff 00ffff ffffff"
)
SIXTEEN = {"xterm": XTERM, "Windows": CAMPBELL, "earlier Windows": EARLIER_WINDOWS}
"""The colours that terminals show for the standard ones."""

LEAST = {ThemeName.CONTRAST: 7.0}
FRAMES = set("│║─═┌┐└┘█▌░ ")
"""What is drawn and not read."""


class Terminal(NamedTuple):
    """What a terminal shows for a colour."""

    name: str
    system: ColorSystem
    standard: str = XTERM

    def shown(self, color: Color) -> Rgb:
        """The colour that a person sees."""
        fewer = color.downgrade(self.system)
        if fewer.number is not None and fewer.number < 16:
            written = self.standard.split()[fewer.number]
            return int(written[:2], 16), int(written[2:4], 16), int(written[4:], 16)
        red, green, blue = fewer.get_truecolor()
        return red, green, blue


MANY = (Terminal("truecolour", ColorSystem.TRUECOLOR), Terminal("256", ColorSystem.EIGHT_BIT))
FEW = tuple(
    Terminal(f"{system.name}, {name}", system, colors)
    for (name, colors), system in product(SIXTEEN.items(), (ColorSystem.STANDARD, ColorSystem.WINDOWS))
)


def terminals_of(name: ThemeName) -> tuple[Terminal, ...]:
    return (*MANY, *FEW) if name is ThemeName.SIXTEEN else MANY


def luminance(rgb: Rgb) -> float:
    """As WCAG 2.2 defines the relative luminance."""
    parts = [value / 255 for value in rgb]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: Rgb, other: Rgb) -> float:
    """As WCAG 2.2 defines it, from 1 to 21."""
    lower, higher = sorted((luminance(one), luminance(other)))
    return (higher + 0.05) / (lower + 0.05)


def pairs(palette: Palette) -> Iterator[tuple[str, str]]:
    """Every text of the stylesheets with every ground it may stand on."""
    signs = (palette.accent, palette.good, palette.fair, palette.bad, palette.key)
    yield from product((palette.text, palette.quiet, *signs), (palette.ground, palette.raised))
    yield from product((palette.bar_text, palette.key), (palette.bar,))
    yield from (
        (palette.field_text, palette.field),
        (palette.cursor_text, palette.cursor),
        (palette.selected_text, palette.selected),
        (palette.hit_text, palette.hit),
        (palette.told_text, palette.told),
        (palette.warned_text, palette.warned),
    )


@pytest.mark.parametrize("name", ThemeName)
def test_every_pair_of_a_theme_can_be_read(name: ThemeName) -> None:
    poor = [
        f"{text} on {ground}, {terminal.name}: {ratio:.1f}"
        for terminal, (text, ground) in product(terminals_of(name), pairs(PALETTES[name]))
        if (ratio := contrast(terminal.shown(Color.parse(text)), terminal.shown(Color.parse(ground))))
        < LEAST.get(name, 4.5)
    ]
    assert not poor


def read(segment: Segment) -> tuple[Color, Color] | None:
    """The colours of a text and its ground; None where nothing is read."""
    style = segment.style
    if style is None or not set(segment.text) - FRAMES:
        return None
    assert style.color is not None, segment
    assert style.bgcolor is not None, segment
    return (style.bgcolor, style.color) if style.reverse else (style.color, style.bgcolor)


def unreadable(editor: Driver, name: ThemeName) -> list[str]:
    """What of the screen cannot be read well enough."""
    return [
        f"{segment.text!r} on {terminal.name}: {ratio:.1f}"
        for strip in drawn(editor.app)
        for segment in strip
        if (colors := read(segment)) is not None
        for terminal in terminals_of(name)
        if (ratio := contrast(*map(terminal.shown, colors))) < LEAST.get(name, 4.5)
    ]


SCREENS = {
    "table": Key.DOWN,
    "selection": "\x1b[1;2B",
    "open cell": "ord" + "\x1b[1;2D",
    "search": Key.CTRL_F + "r",
    "message": Key.CTRL_N + Key.CTRL_S,
    "error": "\x16",
    "analysis": Key.CTRL_PAGE_UP,
    "form": Key.F4,
    "follow-up": Key.F5,
    "review": Key.F7,
    "commands": Key.F10,
    "details": Key.F6,
    "stage": Key.CTRL_E,
    "help": Key.F1,
    "file to open": Key.CTRL_O,
}


@pytest.mark.parametrize("keys", SCREENS.values(), ids=SCREENS)
async def test_every_screen_can_be_read_in_every_theme(keys: str) -> None:
    async with editing(small_plan(), (100, 30)) as editor:
        await editor.send(keys)
        for name in ThemeName:
            await wear(editor, name)
            assert not unreadable(editor, name)


async def test_the_start_screen_can_be_read_in_every_theme() -> None:
    async with starting((100, 30)) as editor:
        for name in ThemeName:
            await wear(editor, name)
            assert not unreadable(editor, name)


async def wear(editor: Driver, name: ThemeName) -> None:
    editor.app.register_theme(theme(name))
    editor.app.theme = name
    editor.app.screen.styles.background = PALETTES[name].ground  # what lies dimmed under a dialog is not read
    await editor.pilot.pause()


def test_sixteen_colours_are_chosen_where_there_are_no_more() -> None:
    assert fitting("standard") is fitting("windows") is ThemeName.SIXTEEN
    assert fitting("256") is fitting("truecolor") is ThemeName.DARK


async def test_the_colours_are_chosen_by_name_seen_at_once_and_remembered() -> None:
    async with editing(small_plan(), (100, 30)) as editor:
        assert editor.app.theme == ThemeName.DARK
        await run(editor, "färger")
        await editor.press("down", "down", "enter")
        assert editor.app.theme == ThemeName.LIGHT
    async with starting((100, 30)) as editor:
        assert editor.app.theme == ThemeName.LIGHT


async def test_plain_signs_can_be_chosen() -> None:
    settings_file().parent.mkdir(parents=True, exist_ok=True)
    settings_file().write_text('tecken = "enkla"\n')
    async with editing(small_plan(), (100, 30)) as editor:
        assert "│" not in editor.text
        assert "|" in editor.text


def test_every_theme_can_be_set() -> None:
    assert {"", *ThemeName} == set(THEMES)
