"""The texts with places for values get just the values that they name; the type checker does not look."""

import ast
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from string import Formatter

import planterm

SOURCE = Path(planterm.__file__).parent


def filled_in(path: Path) -> Iterator[tuple[str, str, list[str]]]:
    """Each template that a module fills in, with the names of the values given, or their numbers."""
    tree = ast.parse(path.read_text("utf-8"))
    names: dict[str, tuple[str, str]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("planterm.texts"):
            for alias in node.names:
                names[alias.asname or alias.name] = node.module, alias.name
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
