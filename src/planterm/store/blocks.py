"""New values in a block, every other character of it left as it stands."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from planterm.model.text import clean
from planterm.store.literals import Value, literal
from planterm.store.outline import Block
from planterm.store.scanner import Kind, Statement, statements


def fitted(block: Block, wanted: Mapping[str, Value | None], order: Sequence[str], newline: str) -> Block:
    """The block with those values; None takes a key out, and a key that is missing comes where the order has it.

    A key that has its value already is not touched, and none is added for an empty text.
    """
    body, current = block.body, tomllib.loads(block.body)
    for key in order:
        if key in wanted and not _is_same(current.get(key), wanted[key]):
            before = order[: order.index(key)]
            body = _with_value(body, key, wanted[key], before, newline)
    top = f"{block.top}{newline}" if body and block.top and not block.top.endswith("\n") else block.top
    return replace(block, top=top, body=body)


def body_of(values: Mapping[str, Value], newline: str) -> str:
    """A new block's lines."""
    return "".join(f"{key} = {literal(value, newline)}{newline}" for key, value in values.items())


def _is_same(current: Any, value: Value | None) -> bool:
    if isinstance(current, str):
        return isinstance(value, str | None) and clean(current) == clean(value or "")
    return (current is None and value == "") or current == value


def _with_value(body: str, key: str, value: Value | None, before: Sequence[str], newline: str) -> str:
    lines = {line.key[0]: line for line in statements(body) if line.kind is Kind.KEY and len(line.key) == 1}
    line = lines.get(key)
    if value is None:
        return f"{body[: line.start]}{body[line.end :]}" if line else body
    if line:
        return f"{body[: line.value_start]}{literal(value, newline)}{body[line.value_end :]}"
    anchor = next((lines[name] for name in reversed(before) if name in lines), None)
    place = anchor.end if anchor else 0
    head = body[:place]
    if head and not head.endswith("\n"):
        head += newline
    return f"{head}{_indent(body, lines)}{body_of({key: value}, newline)}{body[place:]}"


def _indent(body: str, lines: Mapping[str, Statement]) -> str:
    """What stands before the first key."""
    if not lines:
        return ""
    first = next(iter(lines.values()))
    text = body[first.start : first.end]
    return text[: len(text) - len(text.lstrip(" \t"))]
