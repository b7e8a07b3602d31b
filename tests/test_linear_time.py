"""No text takes endless time: twice as long a text costs about twice as much, whatever it is made of."""

import ast
import importlib
import pkgutil
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import planterm
from regex_steps import Steps, hard_texts

SOURCE = Path(planterm.__file__).parent
MODULES = [
    name for _, name, _ in pkgutil.walk_packages(planterm.__path__, "planterm.") if not name.endswith("__main__")
]
FROM_THE_START = {"match", "fullmatch"}
FEW, MANY = 16, 32
MOST_STEPS = 120_000


def held(value: object) -> Iterator[re.Pattern[Any]]:
    """The patterns in a module's constant."""
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, tuple | list | frozenset | dict):
        for each in value.values() if isinstance(value, dict) else value:
            yield from held(each)


def constants(module: ModuleType) -> Iterator[tuple[str, re.Pattern[Any]]]:
    for name, value in vars(module).items():
        yield from ((name, pattern) for pattern in held(value))


def calls_in_functions(tree: ast.AST) -> Iterator[ast.Call]:
    """The calls of functions of re that are no module's constants."""
    functions = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))
    for node in (node for function in functions for node in ast.walk(function)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and ast.unparse(node.func.value) == "re":
            yield node


def test_patterns_that_are_made_in_functions_are_known() -> None:
    made = {
        (path.relative_to(SOURCE).as_posix(), ast.unparse(call.args[0]))
        for path in SOURCE.rglob("*.py")
        for call in calls_in_functions(ast.parse(path.read_text(encoding="utf-8")))
        if call.args and not isinstance(call.args[0], ast.Constant) and ast.unparse(call.func) != "re.escape"
    }
    assert made == {
        ("model/follow_up_texts.py", r"f'\\b({expression})(?!\\w)'"),  # of words in the module, among its constants
        ("session/decided.py", r"f'{re.escape(plan.stem)} {_DATE}\\.toml'"),  # a name and a date
    }


def patterns() -> dict[re.Pattern[Any], bool]:
    """Every pattern of the program, and whether it is looked for from every place of a text."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in SOURCE.rglob("*.py")]
    uses = defaultdict[str, set[str]](set)
    for node in (node for tree in trees for node in ast.walk(tree)):
        if isinstance(node, ast.Attribute):
            uses[ast.unparse(node.value).rpartition(".")[2]].add(node.attr)
    found = dict[re.Pattern[Any], bool]()
    for name, pattern in (each for module in MODULES for each in constants(importlib.import_module(module))):
        methods = uses[name] & {*FROM_THE_START, "search", "sub", "subn", "split", "finditer", "findall"}
        found[pattern] = found.get(pattern, False) or not methods or bool(methods - FROM_THE_START)
    for call in (call for tree in trees for call in calls_in_functions(tree)):
        if call.args and isinstance(call.args[0], ast.Constant):
            found[re.compile(call.args[0].value)] = True
    return found


@pytest.mark.parametrize(
    ("pattern", "everywhere"), patterns().items(), ids=lambda each: str(getattr(each, "pattern", each))[:60]
)
def test_no_pattern_takes_more_than_about_twice_the_steps_for_twice_the_text(
    pattern: re.Pattern[Any], *, everywhere: bool
) -> None:
    assert list(runaways(pattern, everywhere=everywhere)) == []


@pytest.mark.parametrize(
    "pattern",
    [
        *(
            " +\n",
            r"\s+samt\s+",
            r"\s*\(\d+\)$",
            r"\d+$",
            r"(?m)^\s*(schema|formular)\s*=",
            "<font>.*?</font>",
            "(a+)+b",
        ),
        *(
            r"(<dcterms:modified[^>]*>)[^<]*",
            r"(?:[A-ZÅÄÖ][\w-]* )+nämnd",
            r"'(?:[^']|'')+'!",
            r"(?:a|ab|b)*c",
            r"\w+:",
        ),
    ],
)
def test_patterns_that_run_away_are_seen(pattern: str) -> None:
    assert list(runaways(re.compile(pattern), everywhere=True))


def runaways(pattern: re.Pattern[Any], *, everywhere: bool) -> Iterator[tuple[str, str, str, int, int]]:
    """Texts that cost three times as much when twice as long: beginning, what is repeated, end, and the steps."""
    for start, again in hard_texts(pattern):
        for end in ("", "~"):
            few, many = (steps(pattern, start + again * count + end, everywhere=everywhere) for count in (FEW, MANY))
            if many > min(3 * few, MOST_STEPS):
                yield start, again, end, few, many


def steps(pattern: re.Pattern[Any], text: str, *, everywhere: bool) -> int:
    taken = Steps(pattern, text, MOST_STEPS)
    return taken.over_all() if everywhere else taken.from_start()
