"""How numbers, months and lists are said, and sentences with places for them, for all other texts."""

from collections.abc import Sequence
from string import Formatter
from typing import Any

MONTHS = (
    "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november",
    "december",
)  # fmt: skip


def number(value: int) -> str:
    """The number with its thousands apart."""
    return f"{value:,}".replace(",", "\N{NO-BREAK SPACE}")


_SPELT = (
    "ingen", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv", "tretton",
    "fjorton", "femton", "sexton", "sjutton", "arton", "nitton", "tjugo",
)  # fmt: skip


def spelt(value: int) -> str:
    """The number of so many people or places in running text: small ones as words."""
    return _SPELT[value] if value < len(_SPELT) else number(value)


def counted(count: int, one: str, many: str) -> str:
    """So many of something: the number and the word in its form."""
    return f"{number(count)} {one if count == 1 else many}"


def number_of_rows(count: int) -> str:
    """So many rows."""
    return counted(count, "rad", "rader")


def place(area: int | None, row: int | None, field: str) -> str:
    """Where in a plan: the numbers of the area and of the row, "1.3", and what of it."""
    if area is None:
        return field or "Planen"
    return f"{f'Område {area}' if row is None else f'{area}.{row}'} {field}".rstrip()


_KINDS = {"problem": "problem", "orsak": "orsaker", "mal": "mål", "nar": "tider", "vem": "ansvariga"}


def no_column(role: str) -> str:
    """The form lacks the column that something needs; by its role."""
    return f"Planens formulär har ingen kolumn för {_KINDS[role]}."


def listed(words: Sequence[str], last: str = "och") -> str:
    """The words with commas between them, and a word before the last one."""
    return f"{', '.join(words[:-1])} {last} {words[-1]}" if len(words) > 1 else "".join(words)


_MOST, LONGEST = 8, 60
"""How many of a list, and how much of a text, stand at a place that is marked with an ellipsis."""


def some(words: Sequence[str]) -> str:
    """The first of the words, and how many more there are."""
    if len(words) <= _MOST:
        return listed(words)
    return f"{', '.join(words[:_MOST])} och {number(len(words) - _MOST)} till"


def short(text: str, longest: int = LONGEST) -> str:
    """The text on one line, cut where it gets long."""
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[:longest].rstrip()}…"


class Sentence:
    """A text with places for values; called with them, in the order of the places, it is what a person reads.

    ``{rows:en rad|# rader}`` stands for the words for one or for many, with the number at the sign, after those for
    none if there are three; a list is counted so too. ``{district:| för #}`` stands for the words where a text is
    missing, or something is not so, and those where it is there. ``{title:…}`` is the beginning of a text, or the
    first of a list; ``{keys:eller}`` a list with that word before its last, ``{places:,}`` one with commas
    alone, and ``{titles:”}`` one of quotations.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self.places = tuple(dict.fromkeys(name for _, name, _, _ in Formatter().parse(text) if name))

    def __call__(self, *values: str | int | Sequence[str] | None) -> str:
        """Say it of the values; raises ValueError where there are more or fewer than places."""
        return _SAYING.vformat(self._text, (), dict(zip(self.places, values, strict=True)))


class _Saying(Formatter):
    def format_field(self, value: Any, format_spec: str) -> str:
        """What stands at a place."""
        if "#" in format_spec or "|" in format_spec:
            return _in_form(value, format_spec.split("|"))
        if isinstance(value, str | int):
            return short(str(value)) if format_spec else str(value)
        if format_spec == "…":
            return some(value)
        if format_spec == "”":
            return listed([f"”{each}”" for each in value])
        return ", ".join(value) if format_spec == "," else listed(value, format_spec or "och")


def _in_form(value: str | bool | int | Sequence[str] | None, forms: Sequence[str]) -> str:
    """The words for so many, or for what is there or not."""
    if value is None or isinstance(value, str | bool):
        return forms[-1].replace("#", str(value)) if value else forms[0]
    count = value if isinstance(value, int) else len(value)
    form = forms[0] if count == 0 and len(forms) > 2 else forms[-2:][0] if count == 1 else forms[-1]
    return form.replace("#", number(count))


_SAYING = _Saying()
followed_up = Sentence("{done} av {total:# uppföljd|# uppföljda}")
rows_of_area = Sentence("Området ”{title}”: {rows:inga rader|# rad|# rader}.")
