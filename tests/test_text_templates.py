"""The texts with places for values get just the values that they name; the type checker does not look."""

import ast
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from string import Formatter

import pytest

import planterm
from planterm.texts.words import Sentence

SOURCE = Path(planterm.__file__).parent


@cache
def parsed(path: Path) -> ast.Module:
    """What a module says, where it says anything of the texts."""
    text = path.read_text("utf-8")
    return ast.parse(text if "texts" in text or path.parent.name == "texts" else "")


def imported(tree: ast.Module) -> dict[str, tuple[str, str]]:
    """What a module calls the modules of the texts and what it takes out of them."""
    found: dict[str, tuple[str, str]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("planterm.texts"):
            for alias in node.names:
                found[alias.asname or alias.name] = node.module, alias.name
    return found


def filled_in(path: Path) -> Iterator[tuple[str, str, list[str]]]:
    """Each template that a module fills in, with the names of the values given, or their numbers."""
    tree = parsed(path)
    names = imported(tree)
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Attribute(value=template, attr="format"), args=args, keywords=keywords):
                given = [*map(str, range(len(args))), *(keyword.arg or "" for keyword in keywords)]
                match template:
                    case ast.Attribute(value=ast.Name(id=module), attr=name) if module in names:
                        yield ".".join(names[module]), name, given
                    case ast.Name(id=name) if name in names:
                        yield *names[name], given
                    case ast.Name(id=name) if path.parent.name == "texts" and name.isupper():
                        yield f"planterm.texts.{path.stem}", name, given


def wanted(template: str) -> set[str]:
    """The names of the values that a template has places for, or their numbers."""
    fields = [field for _, field, _, _ in Formatter().parse(template) if field is not None]
    return {field or str(number) for number, field in enumerate(fields)}


def test_every_template_gets_the_values_that_it_names_and_no_others() -> None:
    uses = [use for path in sorted(SOURCE.rglob("*.py")) for use in filled_in(path)]
    assert len(uses) > 100
    for module, name, given in uses:
        assert set(given) == wanted(getattr(import_module(module), name)), f"{module}.{name}"


def said(path: Path) -> Iterator[tuple[str, str, int | None]]:
    """What a module calls that it may have from the texts, with how many values are given, where that can be seen."""
    tree = parsed(path)
    names = imported(tree)
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Name(id=module), attr=name), args=args) if (
                names.get(module, ("",))[0] == "planterm.texts"
            ):
                yield ".".join(names[module]), name, _count(args)
            case ast.Call(func=ast.Name(id=name), args=args) if name in names:
                yield *names[name], _count(args)
            case ast.Call(func=ast.Name(id=name), args=args) if path.parent.name == "texts":
                yield f"planterm.texts.{path.stem}", name, _count(args)


def _count(args: list[ast.expr]) -> int | None:
    return None if any(isinstance(each, ast.Starred) for each in args) else len(args)


def test_every_sentence_gets_as_many_values_as_it_has_places() -> None:
    uses = [use for path in sorted(SOURCE.rglob("*.py")) for use in said(path)]
    checked = 0
    for module, name, count in uses:
        sentence = getattr(import_module(module), name, None) if count is not None else None
        if isinstance(sentence, Sentence):
            assert count == len(sentence.places), f"{module}.{name}"
            checked += 1
    assert checked > 50


@pytest.mark.parametrize(
    ("template", "value", "words"),
    [
        ("{rows:# rad|# rader}", 1, "1 rad"),
        ("{rows:# rad|# rader}", 1500, "1\xa0500 rader"),
        ("{rows:raden|de # raderna} togs bort", 1, "raden togs bort"),
        ("{cells:# cell|# celler}: {cells:…}", ["A1"], "1 cell: A1"),
        ("{cells:…}", [f"A{number}" for number in range(1, 11)], "A1, A2, A3, A4, A5, A6, A7, A8 och 2 till"),
        ("{rows:inga rader|# rad|# rader}", 0, "inga rader"),
        ("{rows:inga rader|# rad|# rader}", 1, "1 rad"),
        ("{rows:# rad|# rader}", 0, "0 rader"),
        ("Plan{district:| för #}", "", "Plan"),
        ("Plan{district:| för #}", "Farsta", "Plan för Farsta"),
        ("Plan{district:| för #}", None, "Plan"),
        ("Område{is_own:| (eget)}", True, "Område (eget)"),
        ("Område{is_own:| (eget)}", False, "Område"),
        ("{keys}", ["a", "b", "c"], "a, b och c"),
        ("{keys:eller}", ["a", "b"], "a eller b"),
        ("{keys:,}", ["a", "b"], "a, b"),
        ("{titles:”}", ["a", "b"], "”a” och ”b”"),
        ("”{title:…}”", f"två\nord {'x' * 60}", f"”två ord {'x' * 52}…”"),
        ("{text}", "{rows} # |", "{rows} # |"),
    ],
)
def test_a_sentence_says_counts_lists_and_beginnings(
    template: str, value: int | str | list[str] | None, words: str
) -> None:
    assert Sentence(template)(value) == words
