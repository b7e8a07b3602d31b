"""Many plans on one screen: a line for each district, a column for each area."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from textual.app import App, ComposeResult
from textual.widgets import Label

from planterm.errors import PlantermError
from planterm.model.city import City, Member
from planterm.model.results import percent
from planterm.publish import plan_text
from planterm.publish.city_text import about
from planterm.publish.wrap import bar
from planterm.session.city import CITY_KINDS, ReadCity, plan_files, read_city, write_city
from planterm.store.disk import shown as shown_path
from planterm.store.topic_list import topics_to_edit
from planterm.texts import city as texts
from planterm.texts import command_names as names
from planterm.texts import publishing
from planterm.tui.background import in_background
from planterm.tui.commands import Command, CommandTable, Group, elsewhere
from planterm.tui.dialogs.browser import Browser
from planterm.tui.dialogs.file_dialogs import FilePrompt, free_file
from planterm.tui.dialogs.lists import ListDialog
from planterm.tui.dialogs.reading import ReadingScreen, plain_text, report_text
from planterm.tui.grid.wrapping import fit, shown, width

_LOOKS = 0.2
"""Seconds between looks how much is read."""

_FILE = Path("sammanställning.xlsx")

_FIGURE = 3
_SHARE = 4
"""Cells for a figure, and for one per cent."""

_LEAST_NAME, _MOST_NAME, _MOST_BAR = 16, 40, 12
_SCROLLBAR = 2
_GAP = " "


CITY_COMMANDS: CommandTable[CityScreen] = CommandTable(
    Command(names.READ_PLAN, ("enter",), elsewhere, Group.CITY),
    Command(names.EXPORT_CITY, ("f9",), lambda screen: screen.export(), Group.CITY),
    Command(names.PUT_RIGHT, ("f7",), lambda screen: screen.put_right(), Group.CITY),
    Command(names.TOPICS, ("f2",), lambda screen: screen.tell_topics(), Group.CITY),
)
"""What the keys do on the screen."""


class CityScreen(ListDialog[None], commands=CITY_COMMANDS):
    """Shows the plans of a folder; Enter reads one of them, a key writes the picture."""

    heading = texts.SCREEN_HEADING
    hint = texts.SCREEN_HINT
    shape = "full"

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._read: ReadCity | None = None
        self._done = (0, 0)
        """How much is read, and of how much; a thread of its own tells it."""

    def body(self) -> ComposeResult:
        """What the columns are, the districts, and what there is to know of the one that one is at."""
        yield Label("", id="summary", markup=False)
        yield Label("", id="heads", markup=False)
        yield from super().body()

    def lines(self) -> list[str]:
        """The districts that have a plan, and those that have none."""
        if self._read is None:
            return []
        city, lines = self._read.city, self._drawn
        return [*map(lines.member, city.members), *map(lines.missing, city.missing)]

    def told(self, number: int) -> str:
        """What the areas of the district hold."""
        member = self._member(number)
        return "" if member is None or self._read is None else shown(_told(member, self._read.city))

    def choose(self, number: int) -> None:
        """Show its plan, to be read."""
        if (member := self._member(number)) is not None:
            plan = member.plan
            text = plain_text(lambda width: plan_text.plain_text(plan, width).split("\n"))
            self.app.push_screen(ReadingScreen(member.name, text))

    def on_mount(self) -> None:
        """Read the plans without keeping anybody from leaving."""
        self._waiting = self.set_interval(_LOOKS, self._tell_progress)
        in_background(self.app, self._ask, self._show)

    def on_resize(self) -> None:
        """Give the columns the room there is."""
        self.call_after_refresh(self._draw)

    def export(self) -> None:
        """Write the picture as the suffix of the name says."""
        if self._read is None:
            return
        city = self._read.city
        file, write = free_file(self._folder / _FILE), partial(write_city, city)

        def written(path: Path) -> None:
            self.say(texts.written(shown_path(path), len(city.members), city.result.rows))

        FilePrompt(texts.EXPORT_TITLE, texts.EXPORT_LABEL, file, CITY_KINDS, write).open(self.app, written)

    def put_right(self) -> None:
        """Show what is to be put right."""
        if self._read is not None:
            notes = self._read.city.notes
            told = [texts.to_put_right(note.file, *texts.trouble(note.trouble, note.names)) for note in notes]
            parts = [(texts.TO_PUT_RIGHT, told or [texts.NO_NOTES])]
            self.app.push_screen(ReadingScreen(texts.SCREEN_TITLE, report_text(parts), texts.NOTES_HINT))

    def tell_topics(self) -> None:
        """Say where the list of topics is, which can be edited there from now on."""
        self.say(texts.TOPICS_AT.format(path=shown_path(topics_to_edit())))

    def end(self) -> None:
        """Look no more how much is read."""
        self._waiting.stop()
        super().end()

    def _ask(self) -> ReadCity | PlantermError:
        try:
            return read_city([self._folder], tell=self._tell_done)
        except PlantermError as error:
            return error

    def _tell_done(self, done: int, total: int) -> None:
        self._done = done, total

    def _tell_progress(self) -> None:
        self.query_one("#summary", Label).update(texts.reading(*self._done))

    def _show(self, read: ReadCity | PlantermError) -> None:
        if not self.is_attached:
            return
        self._waiting.stop()
        if isinstance(read, PlantermError):
            self.query_one("#summary", Label).update("")
            self.say(str(read))
            return
        self._read = read
        self._draw()

    def _draw(self) -> None:
        if self._read is None or not self.is_attached:
            return
        city = self._read.city
        self._drawn = CityLines(city, self.listed.size.width)
        self.query_one("#summary", Label).update(" ".join((*about(city), texts.wrong(len(city.notes)))))
        self.query_one("#heads", Label).update(self._drawn.heads)
        self.list_anew()

    def _member(self, number: int) -> Member | None:
        members = self._read.city.members if self._read else ()
        return members[number] if number < len(members) else None


class CityLines:
    """The lines at a width: how many cells the name and the bars have."""

    def __init__(self, city: City, room: int) -> None:
        room -= _SCROLLBAR
        self._titles = (*(area.title for area in city.form.areas), texts.OTHER_AREAS)
        self._most = max((counts[0] for member in city.members for counts in member.counts), default=0)
        longest = max(map(width, (*(member.name for member in city.members), *city.missing)), default=0)
        figures = len(self._titles) * (_FIGURE + 2 * len(_GAP)) + _SHARE + 3 * len(_GAP)
        self._name = min(longest, _MOST_NAME, max(_LEAST_NAME, room // 5))
        self._bar = max(1, min(_MOST_BAR, (room - self._name - figures) // (len(self._titles) + 1)))

    @property
    def heads(self) -> str:
        """What the columns are; the names of the areas cut to their room."""
        cells = _FIGURE + len(_GAP) + self._bar
        heads = (fit(f"{number} {title}", cells) for number, title in enumerate(self._titles, 1))
        return _GAP.join(
            (fit(texts.DISTRICT, self._name), *heads, fit(publishing.FOLLOWED_UP, _SHARE + 2 * len(_GAP) + self._bar))
        )

    def member(self, member: Member) -> str:
        """How many problems a district has in each area, and how much it has followed up."""
        problems = (counts[0] for counts in member.counts)
        columns = (f"{count:>{_FIGURE}}{_GAP}{bar(count, self._most, self._bar)}" for count in problems)
        result = member.result
        share = publishing.PER_CENT.format(number=percent(result.followed_up, result.rows)).rjust(_SHARE + 1)
        followed_up = f"{share}{_GAP}{bar(result.followed_up, result.rows, self._bar)}"
        return _GAP.join((fit(member.name, self._name), *columns, followed_up))

    def missing(self, name: str) -> str:
        """A district without a plan."""
        return f"{fit(name, self._name)}{_GAP}{texts.MISSING}"


def _told(member: Member, city: City) -> str:
    """What each area of the district holds, with its whole name."""
    titles = (*(area.title for area in city.form.areas), texts.OTHER_AREAS)
    areas = [
        texts.area_counts(number, title, [*map(str, counts)])
        for number, (title, counts) in enumerate(zip(titles, member.counts, strict=True), 1)
        if any(counts)
    ]
    return texts.district_told(member.name, areas, member.findings)


def begin(app: App[Any]) -> None:
    """Ask for the folder, and show its plans."""

    def chosen(folder: Path) -> Path:
        plan_files([folder])
        return folder

    Browser(texts.SCREEN_TITLE, (), chosen).open(app, lambda folder: app.push_screen(CityScreen(folder)))
