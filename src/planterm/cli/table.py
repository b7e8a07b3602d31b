"""A table in plain text: one column of words, the others of figures."""

from collections.abc import Sequence

from planterm.publish.wrap import display_width, wrap

GAP = 2
MIN_WORDS_WIDTH = 20


def table(headers: Sequence[str], lines: Sequence[Sequence[str]], sums: Sequence[str], width: int) -> str:
    """The lines under their headers, the sums last under a rule; headers and the first column wrap."""
    figures = [_figure_width(column) for column in list(zip(headers, *lines, sums, strict=True))[1:]]
    longest = max(display_width(line[0]) for line in (headers, *lines, sums))
    room = width - sum(figures) - GAP * len(figures)
    widths = [max(MIN_WORDS_WIDTH, min(longest, room)), *figures]
    rule = "-" * (sum(widths) + GAP * len(figures))
    body = [text for line in lines for text in _rows(line, widths)]
    return "\n".join([*_rows(headers, widths), rule, *body, rule, *_rows(sums, widths)])


def _figure_width(column: Sequence[str]) -> int:
    """Room for the widest figure and for the longest word of the header."""
    header, *figures = column
    return max(display_width(text) for text in (*header.split(), *figures))


def _rows(cells: Sequence[str], widths: Sequence[int]) -> list[str]:
    """One line of the table as the lines of text it takes; the words at the left, the figures at the right."""
    wrapped = [wrap(cell, width) for cell, width in zip(cells, widths, strict=True)]
    height = max(map(len, wrapped))
    rows = []
    for index in range(height):
        # Shorter cells stand at the foot: a figure beside the end of its words, a header right above its figures.
        words, *figures = [cell[index - height] if height - index <= len(cell) else "" for cell in wrapped]
        aligned = [_right(text, width) for text, width in zip(figures, widths[1:], strict=True)]
        rows.append((" " * GAP).join([_left(words, widths[0]), *aligned]).rstrip())
    return rows


def _left(text: str, width: int) -> str:
    return text + " " * (width - display_width(text))


def _right(text: str, width: int) -> str:
    return " " * (width - display_width(text)) + text
