"""The handbook's table of keys, made from the declarations of the commands."""

from planterm.tui.help_sections import Entry, Section, sections

BEGIN = "<!-- tangenter: skrivs av make handbook -->"
END = "<!-- slut på tangenterna -->"


def key_tables() -> str:
    """A Markdown table for each subject: keys, the command's name and what it does."""
    return "\n\n".join(map(_table, sections()))


def with_key_tables(handbook: str) -> str:
    """The handbook with its tables made anew; raises ValueError where it has no place for them."""
    before, mark, rest = handbook.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not mark or not end:
        raise ValueError(BEGIN)
    return f"{before}{BEGIN}\n\n{key_tables()}\n\n{END}{after}"


def _table(section: Section) -> str:
    rows = ((entry.keys or "F10", _told(entry)) for entry in section.entries)
    lines = [f"### {section.title}", "", "| Tangent | Vad den gör |", "|---|---|"]
    return "\n".join([*lines, *(f"| {keys} | {text} |" for keys, text in rows)])


def _told(entry: Entry) -> str:
    return f"{entry.name}: {entry.help[0].lower()}{entry.help[1:]}" if entry.name else entry.help
