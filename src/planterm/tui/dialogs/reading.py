"""Something long to be read over the plan, scrolled with the arrow keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from planterm.model.diff import Change, ChangeKind, Span, differing
from planterm.model.form import Instruction, Resource, Role
from planterm.model.plan import Plan, Row
from planterm.publish.differences import change_lines
from planterm.publish.differences import shown as field_text
from planterm.store.disk import shown as shown_path
from planterm.texts import how_to
from planterm.texts import start as start_texts
from planterm.texts import tui as texts
from planterm.texts.coming_year import EMPTY
from planterm.texts.progress import outcome
from planterm.texts.publishing import REMARK
from planterm.tui.dialogs.dialog import Dialog, Options
from planterm.tui.grid.wrapping import lines, shown
from planterm.tui.plan.plan_screen import PlanScreen
from planterm.tui.terminal.clipboard import Clipboard
from planterm.tui.widgets import Bar

if TYPE_CHECKING:
    from planterm.session.workbooks import Part, ReadBook

_LEAST = 20


class Text(NamedTuple):
    """What there is to read, drawn for the width that it has."""

    draw: Callable[[int], Content]


class ReadingScreen(Dialog[bool]):
    """A heading over what there is to read."""

    shape = "wide tall"
    hint = texts.READING_HINT

    def __init__(self, heading: str, text: Text, hint: str = "") -> None:
        super().__init__()
        self.heading, self._text, self.hint = heading, text, hint or self.hint

    def body(self) -> ComposeResult:
        """The text, in a box that scrolls."""
        with VerticalScroll(id="reading"):
            yield Bar(self._text, id="paragraphs")


class ImportReport(ReadingScreen, keys={"enter": "go_on"}):
    """What became of everything in a workbook that was read; gives True to go on, or None to stop."""

    how = how_to.IMPORT

    def __init__(self, book: ReadBook) -> None:
        title = start_texts.REPORT_TITLE.format(book=shown_path(Path(book.path.name)))
        super().__init__(title, report_text(book.report()), start_texts.REPORT_HINT)

    def action_go_on(self) -> None:
        """Go on."""
        self.dismiss(True)


class InstructionScreen(ReadingScreen):
    """The form's instruction to scroll through, and under it the resources: Enter copies an address."""

    def __init__(self, heading: str, instruction: Instruction) -> None:
        super().__init__(heading, Text(self._paragraphs), texts.INSTRUCTION_HINT)
        self._instruction = instruction

    def body(self) -> ComposeResult:
        """The instruction over the resources."""
        yield from super().body()
        yield Options(*map(_resource, self._instruction.resources), id="resources")

    def on_option_list_option_selected(self, event: Options.OptionSelected) -> None:
        """Copy the address."""
        resource = self._instruction.resources[event.option_index]
        if resource.address:
            is_copied = Clipboard(self.app).copy(resource.address)
            self.say(texts.RESOURCE_COPIED if is_copied else texts.NOT_COPIED)

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


def wrapped(text: Content | str) -> Text:
    """A text as it is, wrapped to the width."""
    return Text(lambda width: Content("\n").join(Content.from_text(text, markup=False).wrap(max(1, width))))


def under(name: str, text: str, differing: Sequence[Span] = ()) -> Content:
    """A whole text under what it is called, the words that differ set apart."""
    told = Content(text)
    for start, end in differing:
        told = told.stylize("bold underline", start, end)
    return Content.styled(f"{name}:\n", "bold") + told


def changes_text(first: Plan, second: Plan, changes: Sequence[Change], names: tuple[str, str]) -> Text:
    """What differs between two plans, with all texts whole; a text that has changed under what each plan is called."""
    change = changes[0]
    if change.kind is not ChangeKind.CHANGED:
        return plain_text(lambda width: change_lines(first, second, changes, width))
    before, after = (field_text(change.column or "", text) for text in (change.before, change.after))
    return both_texts("", names, (before, after))


def both_texts(opening: str, names: tuple[str, str], texts: tuple[str, str]) -> Text:
    """Two texts to choose between, whole, below what is said of them; the words that differ set apart."""
    sides = zip(names, texts, differing(*texts), strict=True)
    return wrapped(Content("\n\n").join([*filter(None, [Content(opening)]), *(under(*side) for side in sides)]))


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
            yield from under_header(header, row.text(column), width)
        if row.remark:
            yield from under_header(REMARK, row.remark, width)

    return Text(lambda width: Content("\n").join([*drawn(max(1, width))]))


def under_header(header: str, text: str, width: int) -> Iterator[Content]:
    """A text indented under what it is."""
    yield Content.styled(header, "bold")
    yield from (Content(f"  {shown(line)}") for line in lines(text if text.strip() else EMPTY, max(1, width - 2)))


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
