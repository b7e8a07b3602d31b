"""The handbook's table of keys, made from the declarations of the commands."""

from planterm.texts import commands as texts
from planterm.tui.commands import COMMANDS

BEGIN = "<!-- tangenter: skrivs av make handbook -->"
END = "<!-- slut på tangenterna -->"


def key_tables() -> str:
    """A Markdown table for each subject: keys, the command's name and what it does."""
    parts = []
    for group in texts.GROUPS:
        rows = [(c.key_names or "F10", f"{c.text.name}: {_lowered(c.text.help)}") for c in COMMANDS if c.group == group]
        parts.append(_table(group, rows))
    parts.append(_table(texts.GROUP_EDITOR, texts.EDITOR_KEYS))
    parts.append(_table(texts.GROUP_FORM, texts.FORM_KEYS))
    parts.append(_table(texts.GROUP_FOLLOW_UP, texts.FOLLOW_UP_KEYS))
    parts.append(_table(texts.GROUP_NEXT_YEAR, texts.NEXT_YEAR_KEYS))
    return "\n\n".join(parts)


def with_key_tables(handbook: str) -> str:
    """The handbook with its tables made anew; raises ValueError where it has no place for them."""
    before, mark, rest = handbook.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not mark or not end:
        raise ValueError(BEGIN)
    return f"{before}{BEGIN}\n\n{key_tables()}\n\n{END}{after}"


def _table(title: str, rows: list[tuple[str, str]] | tuple[tuple[str, str], ...]) -> str:
    lines = [f"### {title}", "", "| Tangent | Vad den gör |", "|---|---|"]
    return "\n".join([*lines, *(f"| {keys} | {text} |" for keys, text in rows)])


def _lowered(sentence: str) -> str:
    return sentence[0].lower() + sentence[1:]
