"""Web pages in one file, with tables that a screen reader can follow; what people wrote is made harmless here."""

import re
from base64 import b64encode
from collections.abc import Iterable, Sequence
from datetime import date
from hashlib import sha256
from html import escape
from itertools import chain, pairwise, repeat
from typing import NamedTuple

from planterm.hyphenation import places
from planterm.model.form import Role
from planterm.model.results import Result, percent, total
from planterm.model.text import harmless, one_line
from planterm.packed import packed
from planterm.publish.plan_text import outcomes
from planterm.publish.wrap import bar
from planterm.texts import publishing as texts

_VOID = {"br", "meta"}
_BLOCKS = {
    "body", "caption", "dl", "footer", "head", "header", "html", "li", "main", "meta", "nav", "ol", "p", "section",
    "style", "table", "tbody", "tfoot", "thead", "title", "tr", "ul",
}  # fmt: skip

SOFT_HYPHEN = "\u00ad"
"""Where a browser may part a word: a hyphen at the end of a line, and nothing elsewhere."""

_WHOLE, _WHOLE_IN_NARROW, _TOO_LONG = 12, 20, 24
"""Words up to so many letters stay whole, and in narrow columns; pieces beyond the last may break anywhere."""
_LONG = re.compile(r"(\S{13,})")
_JOINT = re.compile(f"[{SOFT_HYPHEN}-]")
_LETTERS = re.compile(r"[^\W\d_]+")
_ADDRESS = re.compile(r"://|^www\.|@")
_NARROW = frozenset({"nr", Role.WHEN, Role.WHO, "status", "figure", "share"})

_CONTENT_ID = "innehall"
_BAR_CELLS = 10


class Html(str):
    """Text that is HTML already; every other text is escaped where it becomes content."""

    __slots__ = ()


def element(name: str, /, *content: str, **attributes: str) -> Html:
    """An element; an attribute's name is given with `_` for `-`, and at its end where Python has the word."""
    start, end = opening(name, **attributes), "\n" if name in _BLOCKS else ""
    if name in _VOID:
        return Html(f"{start}{end}")
    return Html(f"{start}{joined(content)}</{name}>{end}")


def opening(name: str, /, **attributes: str) -> Html:
    """The start of an element, for what begins alike very often."""
    values = "".join(f' {key.rstrip("_").replace("_", "-")}="{_value(value)}"' for key, value in attributes.items())
    return Html(f"<{name}{values}>")


def joined(content: Iterable[str]) -> Html:
    """Several pieces of content as one."""
    return Html("".join(piece if isinstance(piece, Html) else _text(piece) for piece in content))


def running(text: str, whole: int = _WHOLE) -> Html:
    """The text with what lets a browser break lines as a Swede does: between words, and in long ones at hyphens.

    Only what no hyphen can part, an address above all, may break anywhere.
    """
    words = _LONG.split(text)
    return joined(_parted(word, whole) if number % 2 else word for number, word in enumerate(words))


def _parted(word: str, whole: int) -> str:
    parted = word if _ADDRESS.search(word) else _LETTERS.sub(lambda letters: _hyphenated(letters[0], whole), word)
    longest = max(map(len, _JOINT.split(parted)))
    return element("span", parted, class_="unbroken") if longest > _TOO_LONG else parted


def _hyphenated(letters: str, whole: int) -> str:
    edges = (0, *places(letters), len(letters)) if len(letters) > whole else (0, len(letters))
    return SOFT_HYPHEN.join(letters[start:end] for start, end in pairwise(edges))


def _text(text: str) -> str:
    """Nothing in the text is markup; its line breaks are kept, without any style too."""
    return escape(harmless(text)).replace("\n", "<br>")


def _value(text: str) -> str:
    return escape(one_line(text), quote=True)


def section(anchor: str, heading: str, *content: Html) -> Html:
    """A heading and what stands under it."""
    return element("section", element("h2", running(heading), id=anchor), *content, aria_labelledby=anchor)


class Heading(NamedTuple):
    """A column's header, and the class by which the style sheet knows it."""

    text: str
    class_: str


def table(caption: str, headings: Sequence[Heading], rows: Iterable[Sequence[str]], sums: Sequence[str] = ()) -> Html:
    """A table whose first column names its rows.

    On a narrow screen the style sheet sets the cells under one another, each with its column's header. Browsers then
    forget that it is a table; the roles tell it all the same.
    """
    header = joined(
        element("th", running(each.text), scope="col", role="columnheader", class_=each.class_) for each in headings
    )
    starts = _starts(headings)
    whole = [_WHOLE_IN_NARROW if each.class_ in _NARROW else _WHOLE for each in headings]
    body = joined(_row(starts, map(_cell, cells, whole)) for cells in rows)
    foot = element("tfoot", _row(starts, sums), role="rowgroup") if sums else Html()
    return element(
        "table",
        element("caption", caption),
        element("thead", element("tr", header, role="row"), role="rowgroup"),
        element("tbody", Html("\n"), body, role="rowgroup"),
        foot,
        role="table",
    )


def _starts(headings: Sequence[Heading]) -> Sequence[Html]:
    """How the cells of a row begin."""
    first, *others = headings
    return (
        opening("th", scope="row", role="rowheader", class_=first.class_, data_label=first.text),
        *(opening("td", role="cell", class_=other.class_, data_label=other.text) for other in others),
    )


def _cell(text: str, whole: int) -> Html:
    return text if isinstance(text, Html) else running(text, whole)


def _row(starts: Sequence[Html], cells: Iterable[str]) -> Html:
    ends = (Html("</th>"), *repeat(Html("</td>"), len(starts) - 1))
    pieces = chain.from_iterable(zip(starts, cells, ends, strict=True))
    return element("tr", *pieces, role="row")


class About(NamedTuple):
    """What a page says of itself."""

    title: str
    author: str
    description: str
    made: date


def page(about: About, style: str, top: Html, content: Html) -> str:
    """The page with the style sheet of that name, its top (with the only h1) and its content.

    Whatever the texts hold, a browser runs nothing: they are escaped, and the page forbids scripts besides.
    """
    body = (
        element("a", texts.SKIP, class_="skip", href=f"#{_CONTENT_ID}"),
        Html("\n"),
        element("header", top),
        element("main", content, id=_CONTENT_ID, tabindex="-1"),
        element("footer", element("p", texts.MADE_ON.format(day=about.made.isoformat()))),
    )
    html = element("html", _head(about, _sheet(style)), element("body", Html("\n"), *body), lang="sv")
    return f"<!DOCTYPE html>\n{html}"


def _head(about: About, sheet: str) -> Html:
    # The only style that counts is this one: its digest is named.
    digest = b64encode(sha256(sheet.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    named = {
        "viewport": "width=device-width, initial-scale=1",
        "color-scheme": "light dark",
        "author": about.author,
        "description": about.description,
        "dcterms.date": about.made.isoformat(),
        "generator": "planterm",
    }
    return element(
        "head",
        Html("\n"),
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("title", one_line(about.title)),
        *(element("meta", name=name, content=value) for name, value in named.items() if value.strip()),
        element("style", Html(sheet)),
    )


def _sheet(name: str) -> str:
    return b"".join(packed("planterm.publish", f"styles/{part}.css") for part in ("page", name)).decode()


def facts(pairs: list[tuple[str, str]]) -> Html:
    """Names and their values, those without one left out."""
    filled = [(name, value) for name, value in pairs if value.strip()]
    return element(
        "dl", joined(element("div", element("dt", name), Html(" "), element("dd", value)) for name, value in filled)
    )


def result_table(areas: Sequence[tuple[str, Result]]) -> Html:
    """A row for each area, by its title, and one for them all; with the statuses and the goals where any is set."""
    whole = total(result for _, result in areas)
    names = [
        Heading(texts.AREA, "title"),
        Heading(texts.RESULT_ROWS, "figure"),
        Heading(texts.FOLLOWED_UP, "share"),
        Heading(texts.NOT_FOLLOWED_UP, "figure"),
        *(Heading(name, "figure") for name, _ in outcomes(whole, whole)),
    ]
    rows = [_result_row(one_line(title), result, whole) for title, result in areas]
    return table(texts.RESULT_CAPTION, names, rows, _result_row(texts.ALL_AREAS, whole, whole))


def _result_row(title: str, result: Result, whole: Result) -> Sequence[str]:
    figures = (result.rows, result.not_followed_up, *(count for _, count in outcomes(result, whole)))
    rows, *others = map(str, figures)
    return title, rows, share(result.followed_up, result.rows), *others


def share(part: int, whole: int) -> Html:
    """How much of a whole it is: a bar, and the figures."""
    told = texts.SHARE.format(part=part, whole=whole)
    if whole:
        told += f" ({texts.PER_CENT.format(number=percent(part, whole))})"
    return with_bar(part, whole, told)


def with_bar(part: int, whole: int, told: str) -> Html:
    """What is told of a part of a whole, behind a bar for the eye."""
    return joined((element("span", bar(part, whole, _BAR_CELLS), class_="bar", aria_hidden="true"), f" {told}"))
