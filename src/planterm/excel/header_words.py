"""Knowing a column of the form by what people write above it."""

import re
from dataclasses import dataclass, replace

from planterm.form.form import Form
from planterm.model.folding import fold
from planterm.model.plan import COLUMN_BY_KEY, Column
from planterm.texts import excel as texts

LONGEST_HEADER = 80
"""In characters; a longer line is no header."""

HEADER_WORDS = frozenset(word for words in texts.HEADERS.values() for word in words)
"""What stands above columns of the form, and nowhere else."""

_BORDER = re.compile(r"^[\W_]+|[\W_]+$")
_AND = re.compile(r"(?:(?<!\s)\s++)?(?:[/,&+]|\boch\b|\beller\b)\s*")
_FIRST_WORD = re.compile(r"\w+(?: mål)?")


@dataclass(frozen=True, slots=True)
class HeaderMatch:
    """Which column a header names."""

    column: Column
    is_sure: bool
    """False where it is a synonym, or has more words than the form's header."""
    is_whole: bool
    """False where more words follow: "Uppföljning, hösten"."""


class HeaderWords:
    """The headers of a form, and what people write instead."""

    def __init__(self, form: Form) -> None:
        self._sure = {word: COLUMN_BY_KEY[key] for key, words in texts.HEADERS.items() for word in words}
        self._sure |= {plain(entry.header): COLUMN_BY_KEY[entry.key] for entry in form.columns}
        self._known: dict[str, HeaderMatch | None] = {}
        self._likely = {word: COLUMN_BY_KEY[key] for key, words in texts.LIKELY_HEADERS.items() for word in words}
        self._guidance = {COLUMN_BY_KEY[entry.key]: plain(entry.guidance) for entry in form.columns}

    def match(self, text: str) -> HeaderMatch | None:
        """The column that the text names; None where it names none."""
        if len(text) > LONGEST_HEADER and "\n" not in text:
            return None
        if text not in self._known:
            self._known[text] = self._match(text)
        return self._known[text]

    def _match(self, text: str) -> HeaderMatch | None:
        header, _, rest = text.strip().partition("\n")
        if len(header) > LONGEST_HEADER or not rest.strip():
            return self._match_line(text) if len(text) <= LONGEST_HEADER else None
        # The form has its guidance in a row of its own; people put it into the header's cell.
        found = self._match_line(header)
        if found is not None and plain(rest) == self._guidance[found.column]:
            return found
        if len(text) <= LONGEST_HEADER:
            return self._match_line(text)
        return None if found is None else replace(found, is_sure=False, is_whole=False)

    def _match_line(self, text: str) -> HeaderMatch | None:
        words = plain(text)
        if words in self._sure:
            return HeaderMatch(self._sure[words], is_sure=True, is_whole=True)
        if (column := self._likely_column(words)) is not None:
            return HeaderMatch(column, is_sure=False, is_whole=True)
        first = _FIRST_WORD.match(words)
        for candidate in (first[0] if first else "", words.partition(" ")[0]):
            found = self._likely.get(candidate, self._sure.get(candidate))
            if found is not None:
                return HeaderMatch(found, is_sure=False, is_whole=False)
        return None

    def _likely_column(self, words: str) -> Column | None:
        """The column that every part of the words names: "tid", "problem/utmaning", "vem och ansvarig"."""
        named = {self._likely.get(part, self._sure.get(part)) for part in _AND.split(words)}
        return named.pop() if len(named) == 1 else None


def plain(text: str) -> str:
    """The text without case, accents, marks at its ends and superfluous blanks."""
    return _BORDER.sub("", " ".join(fold(text).split()))
