"""Asking for a file to be written: the name stays on its line until that has gone well."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Protocol

from planterm.errors import PlantermError
from planterm.model.text import visible
from planterm.session.for_others import PLAN_KINDS
from planterm.store.disk import glance, is_folder, shown, unquoted, whole_path
from planterm.store.files import check_new_name, is_plan
from planterm.store.folders import documents_folder
from planterm.store.planfile import load
from planterm.store.settings import read_settings
from planterm.store.state import is_own
from planterm.texts import how_to
from planterm.texts import kept_safe as texts
from planterm.texts import publishing as exports
from planterm.texts import tui as tui_texts
from planterm.tui.dialogs.browsing import SEPARATORS, typed_path
from planterm.tui.dialogs.questions import LineDialog, ask

_KNOWN = (*PLAN_KINDS, ".xlsm", ".xls", ".ods", ".csv", ".pdf", ".docx", ".toml")
"""Endings that say what is in a file."""

_MOST_NUMBERED = 100


def named_file(name: str, kinds: Sequence[str], otherwise: str = "", folder: Path = Path()) -> Path:
    """The file that is to be written, which has one of the endings: the first one need not be typed.

    It is in the folder, unless another one is named; where only a folder is, the file has the other name in it.
    Raises PlantermError for what can be no such file.
    """
    if not name:
        raise PlantermError(tui_texts.NO_FILE_NAME)
    path = folder / typed_path(name)
    if unquoted(name).endswith(SEPARATORS) or path.name in {"", ".."} or is_folder(path):
        if not otherwise:
            raise PlantermError(texts.NO_FILE_NAME.format(name=name))
        path /= otherwise
    if path.name.lower() in _KNOWN:
        raise PlantermError(texts.NO_FILE_NAME.format(name=name))
    # Windows drops blanks and full stops at the end of a name, without a word.
    bare = path.name.rstrip(". ")
    suffix = Path(bare).suffix.lower()
    if suffix not in kinds and suffix in _KNOWN:
        raise PlantermError(texts.WRONG_KIND.format(name=shown(path), kinds=exports.kinds(kinds)))
    path = path.with_name(bare if suffix in kinds else f"{bare}{kinds[0]}")
    check_new_name(path)
    return path


def free_file(path: Path) -> Path:
    """The file, or one with a number behind its name where there is such a file already."""
    numbered = (path.with_stem(f"{path.stem}-{number}") for number in range(2, _MOST_NUMBERED))
    return next((each for each in (path, *numbered) if glance(each, follow=False) is None), path)


class Write(Protocol):
    """Writes the file, which it replaces only where it may; raises PlantermError where that fails."""

    def __call__(self, path: Path, *, overwrite: bool) -> object:
        """Write it."""


class FilePrompt(LineDialog[Path]):
    """A line for the name; gives the file once it is written, None where that is given up.

    A file that exists is only replaced after a question. What cannot be written is told under the line.
    """

    how = how_to.FILE_PROMPT

    def __init__(self, heading: str, label: str, suggestion: Path, kinds: Sequence[str], write: Write) -> None:
        """The kinds are the endings that the file may have, the usual one first.

        Nobody would look for a file among the program's own: what is suggested there is suggested in the documents.
        """
        if is_own(whole_path(suggestion)):
            suggestion = documents_folder() / suggestion.name
        super().__init__(heading, label, shown(suggestion), suggested=True)
        self._suggestion, self._kinds, self._write = suggestion, kinds, write

    def take(self, text: str) -> None:
        """Write the file, asking first where one stands there."""
        suggestion = self._suggestion
        folder = suggestion.parent if is_folder(suggestion.parent) else Path()
        path = named_file(text, self._kinds, suggestion.name, folder)
        if glance(path, follow=False) is None or is_folder(path):
            self._attempt(path, overwrite=False)
            return

        def leave() -> None:
            self.say(texts.NOT_WRITTEN_OVER)

        question = tui_texts.OVERWRITE_QUESTION.format(path=shown(path), replaced=_replaced(path))
        over = tui_texts.OVERWRITE, partial(self._attempt, path, overwrite=True)
        ask(self.app, question, (tui_texts.CANCEL, leave), over, closed=leave)

    def _attempt(self, path: Path, *, overwrite: bool) -> None:
        def written() -> Path:
            self._write(path, overwrite=overwrite)
            return path

        self.give(written)


def _replaced(path: Path) -> str:
    """What is in a file that is to be replaced, if it is a plan, and what becomes of it."""
    if not is_plan(path) or not read_settings().backups:
        return tui_texts.NOT_KEPT
    try:
        plan = load(path).plan
    except PlantermError:
        return tui_texts.KEPT
    return tui_texts.replaced_plan(visible(plan.district), plan.year, len([*plan.rows()]))
