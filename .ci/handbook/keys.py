"""The handbook's tables of keys, made of what the commands declare; ``python -m handbook.keys`` writes them anew."""

from itertools import starmap
from pathlib import Path

from planterm.tui.commands import Group
from planterm.tui.dialogs.help import HelpEntry, keys_of, sections

HANDBOOK = Path(__file__).parents[2] / "docs" / "handbok.md"
BEGIN = "<!-- tangenter: skrivs av make handbook -->"
END = "<!-- slut på tangenterna -->"


def key_tables() -> str:
    """A Markdown table for each subject: keys, the command's name and what it does."""
    return "\n\n".join(starmap(_table, sections().items()))


def with_key_tables(handbook: str) -> str:
    """The handbook with its tables made anew; raises ValueError where it has no place for them."""
    before, mark, rest = handbook.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not mark or not end:
        raise ValueError(BEGIN)
    return f"{before}{BEGIN}\n\n{key_tables()}\n\n{END}{after}"


def _table(group: Group, entries: list[HelpEntry]) -> str:
    rows = ((keys_of(group, entry), _told(entry)) for entry in entries)
    lines = [f"### {group.value.title}", "", "| Tangent | Vad den gör |", "|---|---|"]
    return "\n".join([*lines, *(f"| {keys} | {text} |" for keys, text in rows)])


def _told(entry: HelpEntry) -> str:
    return f"{entry.name}: {entry.help[0].lower()}{entry.help[1:]}" if entry.name else entry.help


if __name__ == "__main__":
    HANDBOOK.write_text(with_key_tables(HANDBOOK.read_text(encoding="utf-8")), encoding="utf-8")
