"""Which commands are meant by what one types in their list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from planterm.model.folding import fold
from planterm.texts.commands import SYNONYMS

if TYPE_CHECKING:
    from planterm.tui.commands import Command, S


def matching(commands: Sequence[Command[S]], typed: str) -> list[Command[S]]:
    """The commands that hold every word typed, those most surely meant first; else in their own order.

    First those whose name begins so, then those in whose name each word begins one, then those that hold the words
    in their name, in their name and keys, with their synonyms, and last with their help.
    """
    words = fold(typed).split()
    ranks = [(rank, command) for command in commands if (rank := _rank(command, words)) is not None]
    return [command for _, command in sorted(ranks, key=lambda ranked: ranked[0])]


def _rank(command: Command[S], words: Sequence[str]) -> int | None:
    """How surely the command is meant, from 0; None where it is not."""
    text = command.text
    parts = tuple(map(fold, (text.name, command.key_names, SYNONYMS.get(text, ""), text.help)))
    name = parts[0]
    if name.startswith(" ".join(words)):
        return 0
    if all(any(part.startswith(word) for part in name.split()) for word in words):
        return 1
    wholes = (" ".join(parts[:count]) for count in range(1, len(parts) + 1))
    return next((rank for rank, whole in enumerate(wholes, start=2) if all(word in whole for word in words)), None)
