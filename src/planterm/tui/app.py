"""The editor as a Textual application, and how it is started."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual import events
from textual.app import App
from textual.filter import LineFilter
from textual.screen import Screen
from textual.scrollbar import ScrollBar

from planterm.session.session import Session
from planterm.store.disk import BrokenPlanError, ReadFailedError
from planterm.store.files import is_workbook
from planterm.store.settings import read_settings
from planterm.texts import tui as texts
from planterm.tui.background import Working
from planterm.tui.base_screen import TellingScreen
from planterm.tui.commands import Later
from planterm.tui.drafts import Drafts, HoldsText
from planterm.tui.plan.plan_screen import PlanScreen
from planterm.tui.styles import sheet
from planterm.tui.terminal.drivers import TerminalDriver
from planterm.tui.terminal.plain_signs import PlainSigns, WholeBar, poor_encoding
from planterm.tui.terminal.type_ahead import TypeAhead
from planterm.tui.themes import PALETTES, ThemeName, fitting, theme

if sys.platform == "win32":
    from planterm.tui.terminal.windows_calls import on_console_events

if TYPE_CHECKING:
    from planterm.session.unopened import Unopened
    from planterm.session.workbooks import ReadBook


offer_versions = Later("planterm.tui.actions.at_opening", "offer_versions")
plan_screen = Later("planterm.tui.plan.plan_commands", "plan_screen")
start_screen = Later("planterm.tui.dialogs.start_screen", "StartScreen")

ENDED = 2
"""The exit code when the system has asked the program to end, or the terminal is gone."""

ScrollBar.renderer = WholeBar

_TERMINAL_LOOKS = 2.0
"""Seconds between looks whether the terminal is there; one that is lost is not always told of."""


class PlantermApp(App[None], inherit_bindings=False, inherit_css=False):
    """Shows one plan, or the start screen; of what Textual says that all applications look like nothing is in use."""

    CSS = sheet("app")
    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False
    TITLE = "planterm"

    def __init__(self, session: Session | None, book: ReadBook | None = None, unopened: Unopened | None = None) -> None:
        super().__init__(driver_class=TerminalDriver)
        # Set without its watcher, which would parse the stylesheets and give all widgets their styles a second time.
        self.set_reactive(App.theme, self._wanted_theme())
        self.stylesheet.set_variables(self.get_css_variables())
        self.animation_level = "none"  # a key is answered at once
        self.session = session
        self._book = book
        self.unopened = unopened
        self.drafts = Drafts(self)
        self.copied_cells = ""
        self._type_ahead = TypeAhead(self, super().on_event, self.fail, lambda: self._exit, self._tell_working)

    def heed_settings(self) -> None:
        """Take the colours and signs that are chosen, or those that fit the terminal."""
        self.theme = self._wanted_theme()

    def _wanted_theme(self) -> ThemeName:
        """The name of the theme, which is known from now on; takes the signs, too."""
        settings, lacking = read_settings(), poor_encoding()
        encoding = lacking or ("utf-8" if settings.signs else None)
        self._plain_signs = () if encoding is None else (PlainSigns(encoding),)
        self._lacks_signs = lacking is not None
        name = ThemeName(settings.theme) if settings.theme else fitting(self.console.color_system)
        self.register_theme(theme(name))
        return name

    def get_css_variables(self) -> dict[str, str]:
        """The colours of the theme; none for Textual's constructor, which asks for them before it is chosen."""
        return super().get_css_variables() if self.theme in PALETTES else {}

    async def on_event(self, event: events.Event) -> None:
        """Take keys, pastes and the mouse one at a time; everything else as it comes."""
        if isinstance(event, (events.InputEvent, events.Paste)) and not event.is_forwarded:
            await self._type_ahead.take(event)
        else:
            await super().on_event(event)

    def _tell_working(self) -> None:
        """Say it on the last line, past Textual, which draws nothing while the program works."""
        if self._driver is not None:
            is_waiting = self.session is not None and self.session.is_waiting
            text = f" {texts.WAITING if is_waiting else texts.WORKING} "[: self.size.width]
            self._driver.write(f"\x1b7\x1b[{self.size.height};1H\x1b[0;7m{text}\x1b[0m\x1b8")
            self._driver.flush()

    def get_default_screen(self) -> Screen[None]:
        """The plan at once, without a blank screen before it."""
        return super().get_default_screen() if self.session is None else self._plan_screen(self.session)

    def on_mount(self) -> None:
        """Without a plan, show the start screen."""
        self.call_after_refresh(self._end_on_signals)
        # Stopped from outside and continued, the program finds the terminal without its picture.
        self.app_resume_signal.subscribe(self, lambda _: self.refresh(layout=True))
        asyncio.get_running_loop().set_exception_handler(self._handle_stray)
        if self.unopened is not None:
            offer_versions(self, self.unopened.rescue, str(self.unopened.error), self._opened, self.exit)
        elif self.session is None:
            start = start_screen(self._book)
            start.open(self, lambda session: self._opened(session, has_tour=start.has_tour), self.exit)

    def _end_on_signals(self) -> None:
        """Give the terminal back when the system asks the program to end or the window is closed."""
        loop = asyncio.get_running_loop()
        if sys.platform == "win32":
            on_console_events(lambda: loop.call_soon_threadsafe(self.end))
        else:
            for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
                loop.add_signal_handler(number, self.end)
            self.set_interval(_TERMINAL_LOOKS, self._end_without_terminal)

    def end(self) -> None:
        """Leave quietly; what is unsaved is offered at the next start."""
        self._put_in_safety()
        self.exit(None, ENDED)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What changes each line before it is drawn."""
        return [*super().get_line_filters(), *self._plain_signs]

    def tell_no_utf8(self) -> None:
        """Tell that the terminal sends no UTF-8."""
        self._say(texts.NO_UTF8)

    def _say(self, error: str) -> None:
        for screen in reversed(self.screen_stack):
            if isinstance(screen, TellingScreen):
                screen.say(error, error=True)
                break

    def _end_without_terminal(self) -> None:
        if not (self.is_headless or sys.__stderr__ is None or sys.__stderr__.isatty()):
            self.end()

    def _handle_stray(self, _loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        """Take what was raised where nobody waits for it, which would be printed over the screen."""
        error = context.get("exception")
        if isinstance(error, Exception) and self.is_running and not self._exit:
            self.fail(error)

    def _put_in_safety(self) -> None:
        """Put a text that is being written into the journal, whatever state the program is in."""
        for screen in reversed(self.screen_stack):
            if isinstance(screen, HoldsText):
                with suppress(Exception):
                    screen.put_in_safety()

    def on_ready(self) -> None:
        """Let the garbage collector work from now on; what the start has made stays and need not be looked at."""
        gc.freeze()
        gc.enable()
        if self._lacks_signs:
            self._say(texts.PLAIN_SIGNS)

    def on_unmount(self) -> None:
        """Leave no thread behind."""
        self._type_ahead.close()

    def _opened(self, session: Session, *, has_tour: bool = False) -> None:
        self.session = session
        screen = self._plan_screen(session)
        screen.tour = 0 if has_tour else None
        self.push_screen(screen)

    def show_other(self, session: Session) -> None:
        """Show another plan in place of the one that is open."""
        self.session = session
        # Textual cannot give the screen that an application begins with away: that one stays below, out of sight.
        put = self.switch_screen if len(self.screen_stack) > 1 else self.push_screen
        put(self._plan_screen(session))

    def _plan_screen(self, session: Session) -> PlanScreen:
        screen: PlanScreen = plan_screen(session)
        self.drafts.belong_to(session, lambda: (screen.last_command, screen.place))
        return screen

    @property
    def fault(self) -> Exception | None:
        """What made the program fail, where it did."""
        return self._exception

    def fail(self, error: Exception) -> None:
        """Leave at once and keep the error for run_editor to raise; no traceback is printed.

        Where one has left already, the work is in safety, and what fails while screens are taken down is no matter.
        """
        if self._exit:
            return
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
            self._put_in_safety()
        self._close_messages_no_wait()

    def _handle_exception(self, error: Exception) -> None:
        self.fail(error)


def run_editor(path: Path | None) -> int:
    """Open a plan in the editor, a workbook to make a plan of, or the start screen without one; returns the exit code.

    Raises PlantermError, before anything is shown, where the file cannot be read; and, the terminal restored,
    whatever went wrong in the program itself.
    """
    for name in ("COLUMNS", "LINES"):  # taken for the size of the terminal, whatever that is later
        os.environ.pop(name, None)
    working = Working(partial(_say, f"\r{texts.OPENING}"))
    working.begin()
    try:
        app = _app(path)
    finally:
        if working.end():
            _say("\r\x1b[K")
        working.close()
    app.run()
    # What is pressed from here on is meant for a program that has left; the work is put away, and the process ends.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    app.drafts.close()
    if app.session is not None:
        app.session.close()
    elif app.unopened is not None and app.fault is None:
        raise app.unopened.error
    if app.fault is not None:
        raise app.fault
    return app.return_code or 0


def _say(text: str) -> None:
    """Tell something before there is a screen, where a person sees it."""
    if sys.stderr.isatty():
        sys.stderr.write(text)
        sys.stderr.flush()


def _app(path: Path | None) -> PlantermApp:
    if path is None:
        return PlantermApp(None)
    if is_workbook(path):
        from planterm.session.workbooks import read_workbook

        return PlantermApp(None, read_workbook(path))
    try:
        return PlantermApp(Session.open(path))
    except (ReadFailedError, BrokenPlanError) as error:
        from planterm.session.unopened import Unopened, rescue_of

        if (rescue := rescue_of(path)) is None:
            raise
        return PlantermApp(None, unopened=Unopened(error, rescue))
