"""The handbook as one page, with its pictures and the documents that it leads to: nothing is fetched from anywhere."""

import re
from base64 import b64encode
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

DOCS = Path(__file__).parents[2] / "docs"
CHAPTERS = ("handbok", "formular", "tillganglighet")
"""The documents in order; the first one is the handbook itself."""

_COMMENT = re.compile(r"<!--.*?-->\n*", re.DOTALL)
_STYLE = (Path(__file__).parent / "page.css").read_text("utf-8")
_PAGE = """<!DOCTYPE html>
<html lang="sv">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Handbok för planterm</title>
<style>
{style}</style>
</head>
<body>
<a class="skip" href="#handbok">Till innehållet</a>
<nav aria-label="Innehåll">
<ul>
{contents}
</ul>
</nav>
<main>
{chapters}
</main>
</body>
</html>
"""


def handbook() -> str:
    """The page."""
    markdown = MarkdownIt("commonmark").enable("table")
    contents, chapters = [], []
    for number, name in enumerate(CHAPTERS):
        text = (DOCS / f"{name}.md").read_text("utf-8")
        tokens = markdown.parse(_COMMENT.sub("", text))
        contents += list(_prepared(tokens, name, is_first=number == 0))
        body = markdown.renderer.render(tokens, markdown.options, {})
        chapters.append(f'<article id="{name}">\n{body}</article>')
    links = "\n".join(f'<li><a href="#{anchor}">{escape(title)}</a></li>' for anchor, title in contents)
    return _PAGE.format(style=_STYLE, contents=links, chapters="\n".join(chapters))


def _prepared(tokens: Sequence[Token], name: str, *, is_first: bool) -> Iterator[tuple[str, str]]:
    """Give headings anchors, links their places on the page and pictures their bytes; the headings to list."""
    for number, token in enumerate(tokens):
        if token.type in {"heading_open", "heading_close"} and not is_first:
            token.tag = f"h{int(token.tag[1]) + 1}"  # the page has one title
        if token.type == "heading_open" and token.tag == "h2":
            title = re.sub(r"[*`]", "", tokens[number + 1].content)
            anchor = (
                name if token.markup == "#" else f"{name}-{re.sub(r'[^a-zåäö0-9]+', '-', title.lower()).strip('-')}"
            )
            if anchor != name:
                token.attrSet("id", anchor)
            if is_first or anchor == name:
                yield anchor, title
        if token.type == "inline":
            token.children = list(_linked(token.children or []))


def _linked(tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens with links that lead to this page; those that lead to files are their words alone."""
    is_left_out = False
    for token in tokens:
        if token.type == "image":
            picture = (DOCS / str(token.attrGet("src"))).read_bytes()
            token.attrSet("src", f"data:image/svg+xml;base64,{b64encode(picture).decode()}")
        if token.type == "link_open":
            stem, suffix, _ = str(token.attrGet("href")).partition(".md")
            is_left_out = bool(suffix) and stem not in CHAPTERS
            if suffix:
                token.attrSet("href", f"#{stem}")
        if not (is_left_out and token.type in {"link_open", "link_close"}):
            yield token
