"""Choosing a file to open, or a folder, among what is in the folders on the way, or by writing a name or a path.

Folders that do not answer keep nobody waiting.
"""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from textual.app import ComposeResult
from textual.widgets import Input, Label

from planterm.model.text import visible
from planterm.session.unopened import glimpse
from planterm.store.disk import shown, whole_path
from planterm.store.folders import (
    Listing,
    documents_folder,
    drives,
    home_folder,
    latest_folder,
    list_folder,
    recent_folders,
)
from planterm.texts import how_to
from planterm.texts import start as texts
from planterm.tui.background import in_background, soon
from planterm.tui.base_screen import Result
from planterm.tui.dialogs.browsing import Browsing, FolderEntry, FolderEntryKind
from planterm.tui.dialogs.lists import SearchDialog
from planterm.tui.grid.wrapping import fit, width

PLANS, BOOKS = (".toml",), (".xlsx", ".xlsm")

_MOST_READ = 60
"""Of how many plans in a folder it is told what they are."""

_MOST_RECENT = 4
"""How many folders of recent plans are offered."""

_TOLD = 34
"""Cells that are left for what an entry is."""


class Browser(SearchDialog[Result], keys={"tab": "complete"}):
    """Gives what the chosen file was opened as, or None where it is cancelled. What goes wrong is told in it."""

    how = how_to.BROWSER
    shape = "wide tall browser"

    def __init__(
        self, title: str, suffixes: tuple[str, ...], attempt: Callable[[Path], Result], folder: Path | None = None
    ) -> None:
        """Attempt raises PlantermError for a file that is none; without suffixes it is given a folder.

        It begins in the folder, or in that of the latest plan.
        """
        super().__init__()
        self.heading, self._suffixes, self._attempt = title, suffixes, attempt
        self.hint = texts.HINT if suffixes else texts.FOLDER_HINT
        self._folder = folder
        self._now = Browsing(folder or home_folder(), wants_folder=not suffixes, places=tuple(_places()))
        self._told: dict[Path, str] = {}
        """What the files are, as far as they are read."""
        self._is_chosen = False
        """Whether somebody has gone to an entry since the last letter was typed."""

    def body(self) -> ComposeResult:
        """The folder, the line to write in, and what there is to choose from."""
        yield Label("", id="folder", markup=False)
        yield Label(texts.LINE, classes="spare")
        yield from super().body()

    def lines(self) -> list[str]:
        """What there is to choose from, and what it is."""
        room = self.listed.size.width or 70
        names = [(_name(entry), self._what(entry)) for entry in self._now.entries]
        cells = min(max((width(name) for name, _ in names), default=0), max(room - _TOLD, room // 2))
        return [f"{fit(name, cells)}  {told}" for name, told in names]

    def tell(self) -> None:
        """Say what is to be said of the folder in sight."""
        self.query_one("#explanation", Label).update(_note(self._now))

    def choose(self, number: int) -> None:
        """Open what is clicked."""
        del number
        self._is_chosen = True
        self.enter()

    def on_mount(self) -> None:
        """Find out where to begin, and where the documents are."""
        if self._folder is not None:
            self._look()
        elif not soon(self.app, latest_folder, self.go_into):
            self._show()
        soon(self.app, documents_folder, self._add_documents)

    def on_resize(self) -> None:
        """Give the names the room there is."""
        self.call_after_refresh(self.list_anew)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show what fits what is typed, in the folder that is typed."""
        if event.value != self._now.typed:
            before = self._now.folder
            self._now = self._now._replace(typed=event.value)
            self._is_chosen = False
            self._look() if self._now.folder != before else self._show()

    def enter(self) -> None:
        """Open what is meant, or go into the folder."""
        entry, typed = self._entry, self._now
        if entry is not None and entry.kind is FolderEntryKind.HERE and (self._is_chosen or not typed.typed):
            self.give(partial(self._attempt, entry.path))
            return
        now = typed._replace(typed="") if self._is_chosen else typed

        def go_on(meant: tuple[Path, bool]) -> None:
            if self._now is not typed:
                return
            path, is_folder = meant
            self.go_into(path) if is_folder else self.give(partial(self._attempt, path))

        if (entry is not None or now.typed) and not soon(self.app, partial(now.meant, entry, self._suffixes), go_on):
            self.say(texts.SLOW)

    def action_step(self, motion: str) -> None:
        """Go to another entry."""
        super().action_step(motion)
        self._is_chosen = self.at is not None

    def action_complete(self) -> None:
        """Write as much of the name as is sure; the whole name where somebody has gone to it."""
        line = self.query_one(Input)
        line.value = self._now.completed(self._entry if self._is_chosen else None)
        line.cursor_position = len(line.value)

    def go_into(self, folder: Path) -> None:
        """Show what is in a folder."""
        self._now = self._now._replace(base=folder, typed="")
        self.query_one(Input).value = ""
        self._look()

    @property
    def _entry(self) -> FolderEntry | None:
        entries = self._now.entries
        return entries[self.at] if self.at is not None and self.at < len(entries) else None

    def _look(self) -> None:
        self._now = self._now._replace(listing=None)
        if not soon(self.app, partial(list_folder, self._now.folder, self._suffixes), self._seen):
            self._show()

    def _seen(self, listing: Listing) -> None:
        if not self.is_attached or listing.folder != self._now.folder:
            return
        self._now = self._now._replace(listing=listing)
        self._show()
        if plans := [path for path in listing.files if path.suffix.lower() in PLANS and path not in self._told]:
            in_background(self.app, partial(_told, plans[:_MOST_READ]), self._tell)

    def _tell(self, told: dict[Path, str]) -> None:
        self._told.update(told)
        if self.is_attached:
            self.list_anew()

    def _add_documents(self, documents: Path) -> None:
        if self.is_attached and documents != home_folder():
            others = [place for place in self._now.places if place.path != documents]
            self._now = self._now._replace(places=(FolderEntry(FolderEntryKind.DOCUMENTS, documents), *others))
            self._show()

    def _show(self) -> None:
        """Show what there is to choose from, and stand on the first of it."""
        now = self._now
        self.query_one("#folder", Label).update(texts.FOLDER.format(folder=shown(whole_path(now.folder))))
        self._is_chosen, self.first = False, now.first or 0
        self.list_anew(self.first)
        self.say("")

    def _what(self, entry: FolderEntry) -> str:
        if entry.kind is FolderEntryKind.FOLDER:
            return texts.IS_FOLDER
        if entry.kind is not FolderEntryKind.FILE:
            return shown(entry.path)
        return self._told.get(entry.path, "") if entry.path.suffix.lower() in PLANS else texts.BOOK


def _places() -> Iterator[FolderEntry]:
    """The folders that are known without looking at any disk."""
    home, recent = home_folder(), recent_folders()
    yield from (FolderEntry(FolderEntryKind.RECENT, folder) for folder in recent[:_MOST_RECENT] if folder != home)
    yield FolderEntry(FolderEntryKind.HOME, home)
    yield from (FolderEntry(FolderEntryKind.DRIVE, drive) for drive in drives())


def _name(entry: FolderEntry) -> str:
    if entry.kind is FolderEntryKind.FILE:
        return shown(Path(entry.path.name))
    if entry.kind is FolderEntryKind.FOLDER:
        return f"{shown(Path(entry.path.name))}/"
    return texts.PLACES[entry.kind]


def _note(now: Browsing) -> str:
    """What is to be said of the folder in sight."""
    if now.listing is None:
        return texts.READING
    if now.listing.problem is not None:
        return now.listing.problem
    if now.wants_folder or now.entries:
        is_empty = not now.wants_folder and not now.typed and not now.listing.files
        return texts.EMPTY if is_empty else ""
    return texts.NO_MATCH


def _told(plans: list[Path]) -> dict[Path, str]:
    """What the files are."""
    return {path: _told_of(path) for path in plans}


def _told_of(path: Path) -> str:
    plan = glimpse(path).plan
    return texts.NO_PLAN if plan is None else f"{plan.year} {visible(plan.district)}"
