"""Something long to be read over the plan, scrolled with the arrow keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Label
from textual.widgets.option_list import Option

from planterm.model.form import Role
from planterm.store.disk import shown as shown_path
from planterm.texts import how_to
from planterm.texts import start as start_texts
from planterm.texts import tui as texts
from planterm.texts.coming_year import EMPTY
from planterm.texts.progress import outcome
from planterm.texts.publishing import REMARK
from planterm.tui.dialogs.dialog import Dialog, Options
from planterm.tui.grid.wrapping import lines, shown
from planterm.tui.terminal.clipboard import Clipboard
from planterm.tui.widgets import Bar

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from planterm.model.form import Instruction, Resource
    from planterm.model.plan import Row
    from planterm.session.workbooks import Part, ReadBook
    from planterm.tui.plan.plan_screen import PlanScreen

_LEAST = 20


class Text(NamedTuple):
    """What there is to read, drawn for the width that it has."""

    draw: Callable[[int], Content]


class ReadingScreen(Dialog[None]):
    """A heading over what there is to read."""

    def __init__(self, heading: str, text: Text) -> None:
        super().__init__()
        self._heading, self._text = heading, text

    def compose(self) -> ComposeResult:
        """The heading, the text, and what stands below it."""
        with Vertical(classes="dialog wide tall"):
            yield Label(self._heading, classes="heading", markup=False)
            with VerticalScroll(id="reading"):
                yield Bar(self._text, id="paragraphs")
            yield from self.below()

    def below(self) -> ComposeResult:
        """How to scroll and close."""
        yield Label(texts.READING_HINT, classes="hint")


class Report(Dialog[bool]):
    """A text that scrolls with its heading, over a hint that stays."""

    def __init__(self, heading: str, text: Text, hint: str, opening: str = "") -> None:
        super().__init__()
        self._heading, self._text = heading, text
        self._hint, self._opening = hint, opening

    def compose(self) -> ComposeResult:
        """The text in a box that scrolls."""
        with VerticalScroll(classes="dialog wide tall"):
            yield Label(self._heading, classes="heading", markup=False)
            if self._opening:
                yield Label(self._opening)
            yield Bar(self._text, id="help")
        yield Label(self._hint, classes="hint bottom")


class ImportReport(Report):
    """What became of everything in a workbook that was read; gives True to go on, or None to stop."""

    how = how_to.IMPORT
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "go_on", start_texts.REPORT_HINT)]

    def __init__(self, book: ReadBook) -> None:
        title = start_texts.REPORT_TITLE.format(book=shown_path(Path(book.path.name)))
        super().__init__(title, report_text(book.report()), start_texts.REPORT_HINT)

    def action_go_on(self) -> None:
        """Go on."""
        self.dismiss(True)


class InstructionScreen(ReadingScreen):
    """The form's instruction to scroll through, and under it the resources: Enter copies an address."""

    def __init__(self, heading: str, instruction: Instruction) -> None:
        super().__init__(heading, Text(self._paragraphs))
        self._instruction = instruction

    def below(self) -> ComposeResult:
        """The resources, and what to do with them."""
        yield Options(*(Option(_resource(resource)) for resource in self._instruction.resources), id="resources")
        yield Label(texts.INSTRUCTION_HINT, id="note", classes="hint", markup=False)

    def on_option_list_option_selected(self, event: Options.OptionSelected) -> None:
        """Copy the address."""
        resource = self._instruction.resources[event.option_index]
        if resource.address:
            is_copied = Clipboard(self.app).copy(resource.address)
            self.query_one("#note", Label).update(texts.RESOURCE_COPIED if is_copied else texts.NOT_COPIED)

    def _paragraphs(self, width: int) -> Content:
        return Content("\n\n".join("\n".join(lines(text, width)) for text in self._instruction.paragraphs))


def show_instruction(screen: PlanScreen) -> None:
    """Show the form's instruction and resources."""
    form, year = screen.session.form, screen.session.plan.year
    if form.instruction is None:
        screen.say(texts.NO_INSTRUCTION)
    else:
        heading = " · ".join(filter(None, (form.title(year), form.annex)))
        screen.app.push_screen(InstructionScreen(heading, form.instruction))


def _resource(resource: Resource) -> Content:
    """A resource, its address in full before its text, so that it is seen in a low list too."""
    name = resource.name if resource.name == resource.heading else f"{resource.heading} {resource.name}"
    rest = [line for line in (resource.address, resource.text) if line]
    return Content.assemble((name, "bold"), *(f"\n{line}" for line in rest))


# what there is to read


def plain_text(drawn: Callable[[int], Iterable[str]]) -> Text:
    """Lines that something else wraps."""
    return Text(lambda width: Content("\n".join(map(shown, drawn(max(_LEAST, width))))))


def row_text(row: Row, opening: str = "") -> Text:
    """A row's texts under their headers, the follow-up first, below an opening."""

    def drawn(width: int) -> Iterator[Content]:
        if opening:
            yield from (Content(shown(line)) for line in lines(opening, width))
            yield Content("")
        others = (column for column in row.columns if column.role is not Role.FOLLOW_UP)
        for column in (*row.columns.follow_ups, *others):
            header = column.header
            if column == row.latest_follow_up and (how := outcome(row.status, row.goal_reached)):
                header = f"{header} ({how})"
            yield from under_header(header, row[column] if row[column].strip() else EMPTY, width)
        if row.remark:
            yield from under_header(REMARK, row.remark, width)

    return Text(lambda width: Content("\n").join([*drawn(max(1, width))]))


def under_header(header: str, text: str, width: int) -> Iterator[Content]:
    """A text indented under what it is."""
    yield Content.styled(header, "bold")
    yield from (Content(f"  {shown(line)}") for line in lines(text, max(1, width - 2)))


def report_text(parts: Iterable[Part]) -> Text:
    """Notes under their headings, each behind a dash."""
    known = tuple(parts)

    def draw(width: int) -> Content:
        pieces: list[tuple[str, str]] = []
        for heading, notes in known:
            pieces.append((f"{heading}\n", "bold underline"))
            for note in notes:
                first, *more = lines(" ".join(note.split()), max(_LEAST, width - 2))
                pieces.append(("".join([f"– {first}\n", *(f"  {line}\n" for line in more)]), ""))
            pieces.append(("\n", ""))
        return Content.assemble(*pieces)

    return Text(draw)
