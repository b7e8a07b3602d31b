"""The colours of the screen: four themes, and which one a terminal gets where nobody has chosen."""

from enum import StrEnum
from typing import NamedTuple

from textual.theme import Theme


class ThemeName(StrEnum):
    """The themes, by what the settings call them."""

    DARK = "morkt"
    LIGHT = "ljust"
    CONTRAST = "hog-kontrast"
    SIXTEEN = "16-farger"


class Palette(NamedTuple):
    """The colours that a theme is made of, each for one purpose; what stands on a ground has its own."""

    dark: bool
    ground: str
    raised: str
    """Under the current row, dialogs and an open cell."""
    field: str
    """Under a line to write in."""
    field_text: str
    bar: str
    """Under the first and the last line."""
    bar_text: str
    key: str
    """Names of keys, on a bar and in a dialog."""
    text: str
    quiet: str
    """Guidance, numbers and hints."""
    rule: str
    """Lines between things; no text."""
    accent: str
    """Headings and frames."""
    cursor: str
    cursor_text: str
    selected: str
    selected_text: str
    hit: str
    """Under what is searched for."""
    hit_text: str
    good: str
    fair: str
    bad: str
    told: str
    told_text: str
    warned: str
    warned_text: str
    veil: str = "60%"
    """How much of what lies under a dialog is covered."""


PALETTES = {
    ThemeName.DARK: Palette(
        dark=True,
        ground="#121212",
        raised="#1e1e1e",
        field="#2d2d2d",
        field_text="#ececec",
        bar="#242f38",
        bar_text="#e0e0e0",
        key="#ffa62b",
        text="#e0e0e0",
        quiet="#a3a3a3",
        rule="#464646",
        accent="#ffa62b",
        cursor="#0b4470",
        cursor_text="#ececec",
        selected="#12324a",
        selected_text="#e0e0e0",
        hit="#ffa62b",
        hit_text="#121212",
        good="#7ccf94",
        fair="#ffc670",
        bad="#f08ea4",
        told="#1f4429",
        told_text="#ececec",
        warned="#66273a",
        warned_text="#f4f4f4",
    ),
    ThemeName.LIGHT: Palette(
        dark=False,
        ground="#fbfbfa",
        raised="#efefed",
        field="#ffffff",
        field_text="#1c1c1c",
        bar="#d9e3ec",
        bar_text="#1c1c1c",
        key="#005f87",
        text="#1c1c1c",
        quiet="#585858",
        rule="#b9b9b9",
        accent="#0b4f8a",
        cursor="#b5d8f5",
        cursor_text="#101010",
        selected="#dbe9d0",
        selected_text="#101010",
        hit="#ffd34d",
        hit_text="#101010",
        good="#0d6328",
        fair="#744800",
        bad="#a10f2c",
        told="#cdebd4",
        told_text="#101010",
        warned="#f7d3da",
        warned_text="#101010",
    ),
    ThemeName.CONTRAST: Palette(
        dark=True,
        ground="#000000",
        raised="#000000",
        field="#333333",
        field_text="#ffffff",
        bar="#000000",
        bar_text="#ffffff",
        key="#ffff00",
        text="#ffffff",
        quiet="#e4e4e4",
        rule="#c0c0c0",
        accent="#ffff00",
        cursor="#ffffff",
        cursor_text="#000000",
        selected="#00307f",
        selected_text="#ffffff",
        hit="#ffff00",
        hit_text="#000000",
        good="#7dff9b",
        fair="#ffff00",
        bad="#ffb3c0",
        told="#003d12",
        told_text="#ffffff",
        warned="#5f0018",
        warned_text="#ffffff",
        veil="100%",
    ),
    # Each is exactly one of the sixteen, so that a terminal that has no others shows what is meant.
    ThemeName.SIXTEEN: Palette(
        dark=True,
        ground="#000000",
        raised="#000000",
        field="#0000aa",
        field_text="#ffffff",
        bar="#0000aa",
        bar_text="#ffffff",
        key="#ffff55",
        text="#ffffff",
        quiet="#aaaaaa",
        rule="#555555",
        accent="#55ffff",
        cursor="#0000aa",
        cursor_text="#ffffff",
        selected="#aaaaaa",
        selected_text="#000000",
        hit="#ffff55",
        hit_text="#000000",
        good="#55ff55",
        fair="#ffff55",
        bad="#ff5555",
        told="#aaaaaa",
        told_text="#000000",
        warned="#aa0000",
        warned_text="#ffffff",
        veil="100%",
    ),
}
"""The colours of each theme."""

_FEW_COLOURS = frozenset(("standard", "windows"))
"""What Rich calls terminals that have sixteen colours."""


def theme(name: ThemeName) -> Theme:
    """The theme as Textual takes it; every colour that a stylesheet names is one of the palette."""
    palette = PALETTES[name]
    own = {field.replace("_", "-"): str(value) for field, value in palette._asdict().items()}
    of_textual = {
        "text-disabled": palette.quiet,
        "block-cursor-background": palette.cursor,
        "block-cursor-foreground": palette.cursor_text,
        "block-cursor-blurred-background": palette.selected,
        "block-cursor-blurred-foreground": palette.selected_text,
        "block-hover-background": palette.raised,
        "border": palette.accent,
        "border-blurred": palette.rule,
        "input-cursor-background": palette.text,
        "input-cursor-foreground": palette.raised,
        "input-selection-background": palette.selected,
        "input-selection-foreground": palette.selected_text,
        "scrollbar": palette.rule,
        "scrollbar-hover": palette.quiet,
        "scrollbar-active": palette.quiet,
        "scrollbar-background": palette.ground,
        "scrollbar-background-hover": palette.ground,
        "scrollbar-background-active": palette.ground,
        "scrollbar-corner-color": palette.ground,
    }
    return Theme(
        name,
        primary=palette.accent,
        accent=palette.accent,
        error=palette.bad,
        foreground=palette.text,
        background=palette.ground,
        surface=palette.raised,
        dark=palette.dark,
        variables=own | of_textual,
    )


def fitting(color_system: str | None) -> ThemeName:
    """The theme for a terminal, by what Rich calls its colours, where nobody has chosen one."""
    return ThemeName.SIXTEEN if color_system in _FEW_COLOURS else ThemeName.DARK
