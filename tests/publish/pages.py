"""A page as a strict reader sees it: a tree, or a complaint about what is not closed or nested as it must be."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import pairwise

from planterm.publish.html import SOFT_HYPHEN

VOID = {"br", "meta"}
KNOWN = {
    "html", "head", "meta", "title", "style", "body", "a", "header", "nav", "main", "section", "footer", "h1", "h2",
    "h3", "p", "ul", "li", "dl", "div", "dt", "dd", "time", "table", "caption", "thead", "tbody", "tfoot", "tr", "th",
    "td", "span", "br",
}  # fmt: skip
PARENTS = {
    "caption": {"table"},
    "thead": {"table"},
    "tbody": {"table"},
    "tfoot": {"table"},
    "tr": {"thead", "tbody", "tfoot"},
    "th": {"tr"},
    "td": {"tr"},
    "li": {"ul"},
    "dt": {"div"},
    "dd": {"div"},
    "div": {"dl"},
    "meta": {"head"},
    "title": {"head"},
    "style": {"head"},
}
TEXT_ONLY = {"title", "style", "h1", "h2", "h3", "caption", "dt", "a"}
"""Elements that hold no others here but line breaks and pieces of their text."""


@dataclass
class Node:
    """An element with its attributes and what it holds."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Node | str"] = field(default_factory=list)

    def all(self, *names: str) -> Iterator["Node"]:
        """The elements of these names (every one where none is given) in this one, in reading order."""
        for child in self.children:
            if isinstance(child, Node):
                if not names or child.name in names:
                    yield child
                yield from child.all(*names)

    def one(self, name: str) -> "Node":
        """The only element of the name."""
        (found,) = self.all(name)
        return found

    @property
    def text(self) -> str:
        """What a person reads, line breaks as such."""
        return self.set_text.replace(SOFT_HYPHEN, "")

    @property
    def set_text(self) -> str:
        """The same with the places where a browser may part words."""
        if self.name == "br":
            return "\n"
        return "".join(child if isinstance(child, str) else child.set_text for child in self.children)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = Node("")
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        parent = self._open[-1]
        assert tag in KNOWN, f"<{tag}> is not one of ours"
        assert tag not in PARENTS or parent.name in PARENTS[tag], f"<{tag}> in <{parent.name}>"
        assert parent.name not in TEXT_ONLY or tag in {"br", "span"}, f"<{tag}> in <{parent.name}>"
        assert len(dict(attrs)) == len(attrs), f"an attribute twice in <{tag}>"
        node = Node(tag, {name: value or "" for name, value in attrs})
        parent.children.append(node)
        if tag not in VOID:
            self._open.append(node)

    def handle_endtag(self, tag: str) -> None:
        node = self._open.pop()
        assert node.name == tag, f"</{tag}> closes <{node.name}>"

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")

    def handle_pi(self, data: str) -> None:
        raise AssertionError(f"an instruction: {data}")

    def unknown_decl(self, data: str) -> None:
        raise AssertionError(f"a declaration: {data}")

    def closed(self) -> Node:
        self.close()
        assert self._open == [self.root], f"<{self._open[-1].name}> is not closed"
        return self.root


def read(page: str) -> Node:
    """The page's tree; fails where it is not well formed."""
    assert page.startswith('<!DOCTYPE html>\n<html lang="sv">')
    reader = _Reader()
    reader.feed(page)
    return reader.closed()


def cells(table: Node) -> list[list[str]]:
    """The texts of a table's body."""
    return [[cell.text for cell in row.all("th", "td")] for row in table.one("tbody").all("tr")]


def assert_accessible(page: Node) -> None:
    """What can be checked of WCAG 2.1 AA in the structure of a page."""
    levels = [int(heading.name[1]) for heading in page.all("h1", "h2", "h3")]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels)), levels
    assert levels[0] == 1
    assert all(heading.text.strip() for heading in page.all("h1", "h2", "h3"))
    ids = [node.attributes["id"] for node in page.all() if "id" in node.attributes]
    assert len(ids) == len(set(ids))
    for link in page.all("a"):
        assert link.attributes["href"].removeprefix("#") in ids
        assert link.text.strip()
    for node in page.all():
        assert node.attributes.get("aria-labelledby", ids[0]) in ids
    first = next(page.one("body").all("a", "h1", "p"))
    assert (first.attributes["class"], first.attributes["href"]) == ("skip", f"#{page.one('main').attributes['id']}")
    assert page.one("title").text.strip()
    for table in page.all("table"):
        _assert_table(table)


def _assert_table(table: Node) -> None:
    assert table.one("caption").text.strip()
    headers = list(table.one("thead").all("th"))
    assert all(header.attributes["scope"] == "col" and header.text.strip() for header in headers)
    for row in (*table.one("tbody").all("tr"), *(row for foot in table.all("tfoot") for row in foot.all("tr"))):
        first, *others = row.all("th", "td")
        assert (first.name, first.attributes["scope"]) == ("th", "row")
        assert [cell.name for cell in others] == ["td"] * (len(headers) - 1)
        labels = [cell.attributes["data-label"] for cell in (first, *others)]
        assert labels == [header.text for header in headers]
    # Set under one another on a phone, they are still a table for a screen reader.
    roles = {"table": "table", "tr": "row", "td": "cell", "thead": "rowgroup", "tbody": "rowgroup", "tfoot": "rowgroup"}
    for node in (table, *table.all(*roles)):
        assert node.attributes["role"] == roles[node.name]


def assert_harmless(page: str) -> None:
    """Nothing in the page can run, and nothing is fetched."""
    tree = read(page)
    for node in tree.all():
        assert not [name for name in node.attributes if name.startswith("on") or name in {"style", "src", "srcset"}]
        assert node.attributes.get("href", "#").startswith("#")
        assert node.attributes.get("http-equiv", "Content-Security-Policy") == "Content-Security-Policy"
    style = tree.one("style").text
    assert "url(" not in style
    assert "@import" not in style
