"""Two texts for the same place as they are shown to choose from: what differs is always in sight."""

import unicodedata

from planterm.model.word_diff import common_start

_LONGEST = 1000
"""Characters of a text that is shown whole."""
_CONTEXT = 200
"""Characters of a longer one on either side of what differs."""
_MOST = 3000
"""Characters of what differs that are shown; its beginning always differs."""
_MARKS = str.maketrans({" ": "·", "\n": "⏎\n", "\t": "⇥", "\xa0": "⍽"})


def sides(ours: str, theirs: str) -> tuple[str, str]:
    """Both texts, or the parts around where they differ; blanks have signs where only what cannot be seen differs."""
    start = common_start(ours, theirs)
    end = common_start(ours[start:][::-1], theirs[start:][::-1])
    windows = [(start, len(text) - end) for text in (ours, theirs)]
    unseen = _letters(ours) == _letters(theirs)
    first, second = (_side(text, window, marked=unseen) for text, window in zip((ours, theirs), windows, strict=True))
    return first, second


def _side(text: str, window: tuple[int, int], *, marked: bool) -> str:
    start, end = window
    differing = text[start:end]
    cut = len(differing) > _MOST
    if marked:
        differing = _with_signs(differing)
    before, after = text[:start], text[end:]
    if len(text) > _LONGEST:
        before = before if len(before) <= _CONTEXT else f"…{before[-_CONTEXT:]}"
        after = after if len(after) <= _CONTEXT else f"{after[:_CONTEXT]}…"
    return f"{before}{differing[:_MOST]}…" if cut else f"{before}{differing}{after}"


def _letters(text: str) -> str:
    """What can be seen of it."""
    return unicodedata.normalize("NFC", "".join(each for each in text if each.isprintable() and not each.isspace()))


def _with_signs(text: str) -> str:
    signs = text.translate(_MARKS)
    return "".join(each if each.isprintable() or each == "\n" else "\N{REPLACEMENT CHARACTER}" for each in signs)
