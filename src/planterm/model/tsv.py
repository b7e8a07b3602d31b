"""Cells as text on the clipboard, the way Excel writes and reads it, both ways."""

import re
from collections.abc import Sequence

ROW_END = "\r\n"

_NEEDS_QUOTES = re.compile('[\t\r\n"]')
_FORMULA_START = re.compile("'*[=+\\-@\t\r]")
_GUARDED = re.compile("'+[=+\\-@\t\r]")
_QUOTED_FIELD = re.compile('"([^"]*+(?:""[^"]*+)*+)"(?=[\t\r\n]|\\Z)')
_SEPARATOR = re.compile("[\t\r\n]")
_LINE_BREAK = re.compile("\r\n?")
_LIST_MARKER = re.compile(r" *(?:[•●○▪■◦‣·∙\uf0a7\uf0b7*§o–—-]|\d{1,3}[.)]|[A-Za-z][.)]) *")


def to_tsv(block: Sequence[Sequence[str]]) -> str:
    """The rows as Excel puts them on the clipboard: tabs between cells, CR LF after every row, also the last.

    A cell with a tab, a line break or a double quote is quoted, its quotes doubled; line breaks in a cell are line
    feeds. A cell that Excel would calculate ("=1+1", "- en punkt", which becomes #NAMN?) gets an apostrophe in
    front, which Excel shows and from_tsv takes away again: a visible sign instead of a lost text.
    """
    return "".join("\t".join(_field(text) for text in row) + ROW_END for row in block)


def from_tsv(text: str) -> tuple[tuple[str, ...], ...]:
    """The cells of a clipboard text, row by row; rows may differ in length, and no text is no row.

    A field counts as quoted only where a spreadsheet would have had to quote it: the quotes enclose the whole field
    and hold a tab, a line break or a doubled quote. Every other double quote is the user's own text, so neither an
    unclosed quote nor a quoted word alone in its cell is lost.
    """
    return tuple(tuple(cell for cell, _ in row) for row in _rows(text))


def is_block(text: str) -> bool:
    """Whether a text pasted over the table is cells of a spreadsheet, rather than prose for the current cell.

    Cells, because nothing but a spreadsheet writes so: a field in Excel's quoting, a tab between two fields, or one
    column, each line of it ended, also the last, and none blank or indented. Prose: other lines without tabs, since
    putting paragraphs into one cell loses nothing; lists from word processors, whose only tabs follow a bullet or a
    number.
    """
    rows = _rows(text)
    if any(quoted for row in rows for _, quoted in row):
        return True
    tabbed = [row for row in rows if len(row) > 1]
    if not tabbed:
        return len(rows) > 1 and is_ended(text) and all(map(_is_no_prose, (cell for [(cell, _)] in rows)))
    return not all(len(row) == 2 and _LIST_MARKER.fullmatch(row[0][0]) for row in tabbed)


def is_ended(text: str) -> bool:
    """Whether a line end stands last, as spreadsheets put it behind every row."""
    return text.endswith(("\r", "\n"))


def cell_text(text: str) -> str:
    """What a clipboard text puts into one cell: prose as it stands, a single copied cell without its quoting.

    The row end that spreadsheets add after the last row is no part of the text.
    """
    rows = _rows(text)
    if len(rows) == 1 and len(rows[0]) == 1:
        return rows[0][0][0]
    return _unguarded(_LINE_BREAK.sub("\n", text).removesuffix("\n"))


def line_text(text: str) -> str:
    """The same for what is one line: blanks stand for line breaks."""
    return " ".join(cell_text(text).splitlines())


def _field(text: str) -> str:
    guarded = f"'{text}" if _FORMULA_START.match(text) else text
    if not _NEEDS_QUOTES.search(guarded):
        return guarded
    return '"' + guarded.replace('"', '""') + '"'


def _rows(text: str) -> list[list[tuple[str, bool]]]:
    """Each row's fields, with whether they were quoted."""
    rows: list[list[tuple[str, bool]]] = []
    row: list[tuple[str, bool]] = []
    position, end = 0, len(text)
    while position < end or row:
        cell, quoted, position = _read_field(text, position)
        row.append((cell, quoted))
        if text.startswith("\t", position):
            position += 1
            continue
        rows.append(row)
        row = []
        position += 2 if text.startswith(ROW_END, position) else 1
    return rows


def _read_field(text: str, position: int) -> tuple[str, bool, int]:
    """The field that begins at the position, whether it is quoted, and where it ends."""
    match = _QUOTED_FIELD.match(text, position)
    if match and _NEEDS_QUOTES.search(match[1]):
        content = _LINE_BREAK.sub("\n", match[1].replace('""', '"'))
        return _unguarded(content), True, match.end()
    separator = _SEPARATOR.search(text, position)
    end = separator.start() if separator else len(text)
    return _unguarded(text[position:end]), False, end


def _is_no_prose(line: str) -> bool:
    """Whether a line may be a cell of a column: something stands in it, from its beginning on, and it is in no list."""
    return bool(line) and not line[0].isspace() and not _LIST_MARKER.match(line)


def _unguarded(text: str) -> str:
    return text[1:] if _GUARDED.match(text) else text
