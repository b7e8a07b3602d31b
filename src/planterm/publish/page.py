"""A web page in one file: nothing in it is run, and nothing is fetched from anywhere."""

from base64 import b64encode
from datetime import date
from hashlib import sha256
from pkgutil import get_data
from typing import NamedTuple

from planterm.publish.markup import Html, element, joined, one_line
from planterm.texts import publishing as texts

_CONTENT_ID = "innehall"


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
        element("footer", element("p", texts.made_on(about.made.isoformat()))),
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
    # Read through the package, so that it is found inside a zip too.
    sheets = (get_data("planterm.publish", f"styles/{part}.css") or b"" for part in ("page", name))
    return b"".join(sheets).decode()


def facts(pairs: list[tuple[str, str]]) -> Html:
    """Names and their values, those without one left out."""
    filled = [(name, value) for name, value in pairs if value.strip()]
    return element(
        "dl", joined(element("div", element("dt", name), Html(" "), element("dd", value)) for name, value in filled)
    )
