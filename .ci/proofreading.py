"""Lists every Swedish text that a person reads, for reading through and for the test of the words (`make texts`)."""

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import planterm

SOURCE = Path(planterm.__file__).parent
FORMS = SOURCE / "form" / "forms"
WRITTEN_BY_OTHERS = {
    "command_names.SYNONYMS",
    "excel.HEADERS",
    "excel.LIKELY_HEADERS",
    "excel.ERRORS",
    "forms.ROW_NUMBERS",
    "pyz",
}
"""Names of what is not said, but read or written as others do; the last speaks to IT."""


class Said(NamedTuple):
    """A text and where it stands: the module or form, the line, and the name that it has there."""

    where: str
    line: int
    name: str
    text: str


def texts() -> list[Said]:
    """All of them, in the order of the files."""
    modules = sorted((SOURCE / "texts").glob("*.py"))
    said = [each for module in modules for each in _of_module(module)]
    return [*said, *(each for form in sorted(FORMS.glob("*.toml")) for each in _of_form(form))]


def _of_module(module: Path) -> Iterator[Said]:
    if module.stem in WRITTEN_BY_OTHERS:
        return
    for node in ast.parse(module.read_text("utf-8")).body:
        name = _name(node)
        if name and f"{module.stem}.{name}" not in WRITTEN_BY_OTHERS:
            for line, text in _strings(node):
                if any(sign.isalpha() for sign in text):
                    yield Said(module.stem, line, name, text)


def _name(node: ast.stmt) -> str:
    match node:
        case ast.FunctionDef(name=name) | ast.Assign(targets=[ast.Name(id=name)]):
            return name
        case ast.Assign(targets=[ast.Tuple(elts=[*names])]):
            return ", ".join(ast.unparse(each) for each in names)
        case ast.AnnAssign(target=ast.Name(id=name)):
            return name
        case _:
            return ""


def _strings(node: ast.AST) -> Iterator[tuple[int, str]]:
    """The strings of a piece of code, but for docstrings, annotations and the keys of dictionaries."""
    match node:
        case ast.Constant(value=str(text), lineno=line):
            yield line, text
        case ast.JoinedStr(values=parts, lineno=line):
            yield line, "".join(str(part.value) if isinstance(part, ast.Constant) else _place(part) for part in parts)
        case ast.Expr(value=ast.Constant()) | ast.arguments():
            return
        case ast.FunctionDef(body=body):
            yield from (each for part in body for each in _strings(part))
        case ast.Dict(values=values):
            yield from (each for value in values for each in _strings(value))
        case ast.Subscript(value=value):
            yield from _strings(value)
        case ast.Call(func=ast.Attribute(attr="split" | "join" | "replace" | "endswith" | "removesuffix" | "get")):
            return
        case _:
            yield from (each for child in ast.iter_child_nodes(node) for each in _strings(child))


def _place(part: ast.expr) -> str:
    """A value in the middle of a text: the words it can be, where it is a choice of some."""
    words = [text for _, text in _strings(part.value)] if isinstance(part, ast.FormattedValue) else []
    return f"{{{'/'.join(words)}}}"


def _of_form(form: Path) -> Iterator[Said]:
    def found(value: object, name: str) -> Iterator[Said]:
        match value:
            case str():
                if " " in value:
                    yield Said(form.stem, 0, name, value)
            case dict():
                yield from (each for key, inner in value.items() for each in found(inner, key))
            case list():
                yield from (each for inner in value for each in found(inner, name))

    yield from found(tomllib.loads(form.read_text("utf-8")), "")


def main() -> None:
    """Print them, each on lines of its own below its place."""
    where = ""
    for said in texts():
        if said.where != where:
            where = said.where
            print(f"\n=== {where}")
        print(f"{said.line:>4} {said.name}: {said.text}")


if __name__ == "__main__":
    main()
