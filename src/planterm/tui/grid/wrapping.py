"""Breaking texts into lines of a given width, with every line tied to its place in the text."""

from planterm.tui.grid.cells import clusters, is_plain

Span = tuple[int, int]
"""Where a screen line starts and ends in the text."""

_BREAK_AFTER = "-/–"


def wrap(text: str, width: int) -> list[Span]:
    """The lines of a text at a width of so many cells.

    Lines break at the user's own line breaks, else at blanks, else after a hyphen or a slash inside a word;
    only a word longer than the line is cut. Blanks at a break hang past the edge: they belong to no line,
    and nothing of the text is lost or changed. There is always at least one line.
    """
    width = max(1, width)
    spans: list[Span] = []
    start = 0
    while True:
        end = text.find("\n", start)
        stop = len(text) if end < 0 else end
        if stop - start <= width and is_plain(text[start:stop]):
            spans.append((start, stop))
        elif is_plain(text[start:stop]):
            _wrap_plain(text, start, stop, width, spans)
        else:
            _wrap_clusters(text, start, stop, width, spans)
        if end < 0:
            return spans
        start = end + 1


def lines(text: str, width: int) -> list[str]:
    """The wrapped lines themselves."""
    return [text[start:end] for start, end in wrap(text, width)]


def _wrap_plain(text: str, start: int, stop: int, width: int, spans: list[Span]) -> None:
    while stop - start > width:
        cut = _cut(text, start, start + width)
        spans.append((start, cut))
        start = _after_blanks(text, cut, stop)
        if start == stop:
            return
    spans.append((start, stop))


def _cut(text: str, start: int, limit: int) -> int:
    """Where a line that starts here and may reach to the limit ends."""
    if text[limit] == " ":
        return limit
    blank = text.rfind(" ", start, limit)
    inner = _last_inner_break(text, max(start, blank + 1), limit)
    if inner:
        return inner
    return blank if blank >= start else limit


def _last_inner_break(text: str, start: int, limit: int) -> int:
    """The place after the last hyphen or slash between two letters of the word, or 0."""
    for index in range(limit - 1, start, -1):
        if _is_inner_break(text, index):
            return index + 1
    return 0


def _after_blanks(text: str, start: int, stop: int) -> int:
    while start < stop and text[start] == " ":
        start += 1
    return start


def _wrap_clusters(text: str, start: int, stop: int, width: int, spans: list[Span]) -> None:
    """The same for texts in which some characters take no cell, or two."""
    parts = [(start + first, cells) for first, _, cells in clusters(text[start:stop])]
    begin = 0
    while True:
        cut = _cut_clusters(text, parts, begin, width)
        if cut == len(parts):
            spans.append((parts[begin][0], stop))
            return
        spans.append((parts[begin][0], parts[cut][0]))
        begin = cut
        while begin < len(parts) and text[parts[begin][0]] == " ":
            begin += 1
        if begin == len(parts):
            return


def _cut_clusters(text: str, parts: list[tuple[int, int]], begin: int, width: int) -> int:
    """The number of the character before which the line that begins there ends."""
    used, best = 0, None
    for number in range(begin, len(parts)):
        place, cells = parts[number]
        if number > begin + 1 and _is_inner_break(text, place - 1):
            best = number
        if used + cells > width:
            if text[place] == " ":
                return number
            return max(number, begin + 1) if best is None else best
        if text[place] == " ":
            best = number
        used += cells
    return len(parts)


def _is_inner_break(text: str, index: int) -> bool:
    """Whether a hyphen or a slash between two letters stands there."""
    return text[index] in _BREAK_AFTER and text[index - 1].isalpha() and text[index + 1].isalpha()
