"""Values as TOML writes them."""

from datetime import date

Value = str | int | date

_MARKER = "<<<<<<<"
"""At the beginning of a line, the mark of two versions that version control could not merge."""

_PIECE = 1_000
"""Characters that tomlkit escapes at a time; its time grows with the square of their number."""


def literal(value: Value, newline: str) -> str:
    """The value in TOML; a text with line breaks keeps them, in the file's own kind."""
    if isinstance(value, str):
        return _text(value, newline)
    return value.isoformat() if isinstance(value, date) else str(value)


def _text(text: str, newline: str) -> str:
    if "\n" not in text:
        return f'"{_escaped(text)}"'
    # The line break after the opening mark is no part of the text, so a text may itself begin with one.
    lines = (_escaped_in_block(line) for line in text.split("\n"))
    return f'"""{newline}{newline.join(lines)}"""'


def _escaped_in_block(line: str) -> str:
    """The line within a multi-line string, where a quotation mark needs no escape unless three stand together."""
    escaped = _escaped(line)
    if escaped.startswith(_MARKER):
        escaped = f"\\u003C{escaped[1:]}"
    return escaped if '"""' in line else escaped.replace('\\"', '"')


def _escaped(text: str) -> str:
    if text.isprintable() and '"' not in text and "\\" not in text:
        return text
    import tomlkit

    pieces = (text[start : start + _PIECE] for start in range(0, len(text), _PIECE))
    return "".join(tomlkit.string(piece).as_string()[1:-1] for piece in pieces)
