"""HTML as text: the one place where what people wrote is made harmless."""

from collections.abc import Iterable
from html import escape

from planterm.model.text import harmless

_VOID = {"br", "meta"}
_BLOCKS = {
    "body", "caption", "dl", "footer", "head", "header", "html", "li", "main", "meta", "nav", "ol", "p", "section",
    "style", "table", "tbody", "tfoot", "thead", "title", "tr", "ul",
}  # fmt: skip


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


def one_line(text: str) -> str:
    """The text on one line, for titles and attributes."""
    return " ".join(harmless(text).split())


def _text(text: str) -> str:
    """Nothing in the text is markup; its line breaks are kept, without any style too."""
    return escape(harmless(text)).replace("\n", "<br>")


def _value(text: str) -> str:
    return escape(one_line(text), quote=True)
