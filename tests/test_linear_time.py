"""No text takes endless time: twice as long a text costs about twice as much, whatever it is made of."""

import ast
import importlib
import pkgutil
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import planterm
from official_form import COLUMNS, FORM, At, form_row
from planterm.model.answers import Meeting, with_answers
from planterm.model.carry_over import proposals
from planterm.model.diff import diff, differing
from planterm.model.follow_up_texts import told
from planterm.model.merge import merge
from planterm.model.parties import answers_for, parties
from planterm.model.plan import Area, Plan
from planterm.model.returned import compare
from planterm.model.review import review
from planterm.model.search import Query, replace_all
from planterm.model.suggestions import suggest
from planterm.model.text import clean, pasted, seen, visible
from planterm.model.tsv import cell_text, from_tsv
from planterm.model.when import is_only_time
from planterm.publish.differences import as_text
from planterm.publish.plan_page import plan_page
from planterm.publish.plan_text import plain_text
from planterm.tui.grid.wrapping import lines
from regex_steps import Steps, hard_texts

SOURCE = Path(planterm.__file__).parent
MODULES = [
    name for _, name, _ in pkgutil.walk_packages(planterm.__path__, "planterm.") if not name.endswith("__main__")
]
FROM_THE_START = {"match", "fullmatch"}
METHODS = {*FROM_THE_START, "search", "sub", "subn", "split", "finditer", "findall"}
USE = re.compile(rf"\bre\.|\.({'|'.join(METHODS)})\b")
FEW, MANY = 16, 32
MOST_STEPS = 120_000
HANG_GUARD = 240.0
"""Seconds that nothing of what is tried comes near on a machine that does other things too."""


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


@cache
def trees() -> dict[str, ast.Module]:
    """The program's sources that may use a pattern, by their paths."""
    texts = {path.relative_to(SOURCE).as_posix(): path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py")}
    return {path: ast.parse(text) for path, text in texts.items() if USE.search(text)}


def calls_in_functions(tree: ast.AST) -> Iterator[ast.Call]:
    """The calls of functions of re that are no module's constants."""
    functions = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))
    for node in (node for function in functions for node in ast.walk(function)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and ast.unparse(node.func.value) == "re":
            yield node


def written(path: str, argument: ast.expr) -> str | bytes | None:
    """The pattern that stands in a call itself, or in the constant of the module that it names."""
    if isinstance(argument, ast.Name):
        module = importlib.import_module(".".join(("planterm", *Path(path).with_suffix("").parts)))
        value = getattr(module, argument.id, None)
    else:
        value = argument.value if isinstance(argument, ast.Constant) else None
    return value if isinstance(value, str | bytes) else None


def test_patterns_that_are_made_in_functions_are_known() -> None:
    made = {
        (path, ast.unparse(call.args[0]))
        for path, tree in trees().items()
        for call in calls_in_functions(tree)
        if call.args and written(path, call.args[0]) is None and ast.unparse(call.func) != "re.escape"
    }
    assert made == {
        ("store/lock.py", r"f'{re.escape(_beginning_beside(target))}[0-9a-f]{{12}}\\.lock'"),  # the name of a file
        ("model/follow_up_texts.py", r"f'\\b({expression})(?!\\w)'"),  # of words in the module, among its constants
        ("session/written_plan.py", r"f'{re.escape(plan.stem)} {_DATE}\\.toml'"),  # a name and a date
    }


def patterns() -> dict[re.Pattern[Any], bool]:
    """Every pattern of the program, and whether it is looked for from every place of a text."""
    uses = defaultdict[str, set[str]](set)
    for node in (node for tree in trees().values() for node in ast.walk(tree)):
        if isinstance(node, ast.Attribute) and node.attr in METHODS:
            uses[ast.unparse(node.value).rpartition(".")[2]].add(node.attr)
    found = dict[re.Pattern[Any], bool]()
    for name, pattern in (each for module in MODULES for each in constants(importlib.import_module(module))):
        methods = uses[name]
        found[pattern] = found.get(pattern, False) or not methods or bool(methods - FROM_THE_START)
    for path, call in ((path, call) for path, tree in trees().items() for call in calls_in_functions(tree)):
        text = written(path, call.args[0]) if call.args else None
        if text is not None and isinstance(call.func, ast.Attribute) and call.func.attr != "escape":
            methods = uses[ast.unparse(call).rpartition(".")[2]] or {call.func.attr}
            pattern = re.compile(text)
            found[pattern] = found.get(pattern, False) or bool(methods - FROM_THE_START)
    return found


def test_no_pattern_takes_more_than_about_twice_the_steps_for_twice_the_text() -> None:
    found = patterns()
    assert len(found) > 80
    ways = {pattern: list(runaways(pattern, everywhere=everywhere)) for pattern, everywhere in found.items()}
    assert {pattern: each for pattern, each in ways.items() if each} == {}


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
    assert next(runaways(re.compile(pattern), everywhere=True), None)


def runaways(pattern: re.Pattern[Any], *, everywhere: bool) -> Iterator[tuple[str, str, str, int, int]]:
    """Texts that cost three times as much when twice as long: beginning, what is repeated, end, and the steps."""
    steps = Steps(pattern, MOST_STEPS)
    taken = steps.over_all if everywhere else steps.from_start
    for start, again in hard_texts(pattern):
        for end in ("", "~"):
            few, many = (taken(start + again * count + end) for count in (FEW, MANY))
            if many > min(3 * few, MOST_STEPS):
                yield start, again, end, few, many


LONG = 50_000
"""More characters than a cell of Excel holds."""
TEXTS = {
    "blanks": " " * LONG,
    "hard blanks": f"a{chr(0xA0) * LONG}a",
    "tabs": f"a{chr(9) * LONG}a",
    "one word": "å" * LONG,
    "lines": "a\n" * (LONG // 2),
    "names": "Polisen, " * (LONG // 9),
    "dates": "1/1 maj " * (LONG // 8),
    "accents": "a" + "\u0301\u0327" * (LONG // 2),
    "emoji": "👍" * LONG,
    "quotes": '"' * LONG,
}
ROW = ("Problem", "Orsak", "Åtgärd", "Mål", "2026", "Polisen", "Klart.")


def plan_with(text: str) -> Plan:
    rows = form_row("a", (text,) * len(ROW)), form_row("b", ROW)
    return Plan(FORM, 2026, "Farsta", areas=(Area("unga", "Unga i riskzon", rows),))


def everything_with(text: str) -> None:
    """What is done with a text that stands in a plan, was pasted, is searched for or came back."""
    plan, changed = plan_with(text), plan_with(f"{text[: LONG // 3]}ändrat{text[LONG // 3 :]}")
    for each in (clean, pasted, seen, visible, told, from_tsv, cell_text, is_only_time):
        each(text)
    differing(text, changed.areas[0].rows[0].cells[0])
    replace_all(plan, Query(text[:999]), "b")
    Query(text[: LONG // 2]).spans(text)
    suggest(plan, COLUMNS[At.WHO], text)
    parties(plan)
    answers_for(text, plan.areas[0].rows[1])
    proposals(plan, plan.areas)
    review(plan)
    with_answers(plan, changed, otherwise=Meeting.BELOW)
    merge(plan, changed, plan_with("x" + text))
    compare(plan, changed)
    as_text(plan, changed, diff(plan, changed), 80)
    plain_text(plan, 80)
    plan_page(plan, date(2026, 1, 1))
    lines(text, 30)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_fifty_thousand_characters_are_dealt_with(text: str) -> None:
    if sys.platform == "win32":
        pytest.skip("needs a process that can be made of this one")
    process = get_context("fork").Process(target=everything_with, args=(text,))
    process.start()
    process.join(HANG_GUARD)
    process.kill()
    process.join()
    assert process.exitcode == 0
