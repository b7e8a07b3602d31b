"""References of formulas to the columns of Excel tables: Tabell1[Orsak], Tabell1[[#Data],[Orsak]]."""

import re
from collections.abc import Callable, Collection, Mapping

from planterm.excel.references import Kind, tokens

_ITEM = re.compile(r"\[((?:'.|[^\[\]'])*)\]", re.DOTALL)
_ESCAPED = re.compile(r"'(.)", re.DOTALL)
_SPECIAL = re.compile(r"[\[\]#']")
_PLAIN = re.compile(r"[\w ]+")
"""A header that needs no brackets of its own."""


def table_of(word: str) -> str:
    """The name of the table that a piece of a formula may begin with, without regard to case."""
    return word.partition("[")[0].casefold()


def canonical(word: str) -> str:
    """The table, or its column, as it is listed among the names; empty for anything less simple."""
    table, bracket, _ = word.partition("[")
    if not bracket:
        return word.casefold()
    items = [_ESCAPED.sub(r"\1", match[1]) for match in _ITEM.finditer(word)]
    columns = [item for item in items if item.casefold() != "#data"]
    if not table or len(columns) != 1 or "]:[" in word or not columns[0] or columns[0][0] in "#@":
        return ""
    return column_name(table, columns[0])


def column_name(table: str, column: str) -> str:
    """How the column of a table is listed among the names."""
    return f"{table}[{column}]".casefold()


def with_column_renamed(formula: str, table: str, old: str, new: str) -> str:
    """The formula with another header for a column of the table."""

    def renamed(match: re.Match[str]) -> str:
        at = "@" * match[1].startswith("@")
        if _ESCAPED.sub(r"\1", match[1][len(at) :]).casefold() != old.casefold():
            return match[0]
        written = _SPECIAL.sub(r"'\g<0>", new)
        is_alone = match.start() == match.string.index("[") and match.end() == len(match.string)
        needs_brackets = is_alone and (at or not _PLAIN.fullmatch(new))
        return f"[{at}[{written}]]" if needs_brackets else f"[{at}{written}]"

    return _with_words(formula, {table.casefold()}, lambda word: _ITEM.sub(renamed, word))


def with_tables_renamed(formula: str, names: Mapping[str, str]) -> str:
    """The formula with other tables in the place of those, which are given without regard to case."""
    return _with_words(formula, set(names), lambda word: "".join((names[table_of(word)], *word.partition("[")[1:])))


def _with_words(formula: str, tables: Collection[str], new: Callable[[str], str]) -> str:
    return "".join(
        new(token.text) if token.kind is Kind.WORD and table_of(token.text) in tables else token.text
        for token in tokens(formula)
    )
