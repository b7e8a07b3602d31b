"""The editor driven key by key, and the text that it really draws."""

import re
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from math import inf
from typing import Any

from resting import drawn, resting
from sample_plan import session_of
from textual import events
from textual.app import App
from textual.keys import _character_to_key
from textual.pilot import Pilot

from official_form import At
from planterm.model.form import Role
from planterm.model.plan import Plan, Row
from planterm.session.session import Session
from planterm.tui.app import PlantermApp
from planterm.tui.terminal.drivers import Messages
from planterm.tui.terminal.parser import InputParser

WIDE = (120, 40)
"""Columns and lines of a screen on which an area of short texts shows all its seven columns."""


def screen_text(app: App[Any]) -> list[str]:
    """The lines of text on the screen, as the compositor draws them, blanks at their ends left out."""
    return ["".join(segment.text for segment in strip).rstrip() for strip in drawn(app)]


@dataclass(frozen=True)
class Driver:
    """The running editor."""

    pilot: Pilot[None]

    @property
    def app(self) -> PlantermApp:
        assert isinstance(self.pilot.app, PlantermApp)
        return self.pilot.app

    @property
    def lines(self) -> list[str]:
        """What is on the screen."""
        return screen_text(self.app)

    @property
    def text(self) -> str:
        """What is on the screen, in one piece."""
        return "\n".join(self.lines)

    @property
    def prose(self) -> str:
        """What is on the screen without its frames and with single blanks, to find sentences that are wrapped."""
        return " ".join(re.sub("[│║█]", " ", self.text).split())

    @property
    def dialog(self) -> str:
        """What stands in the dialog on top, with single blanks, without what is in sight beside it."""
        region = self.app.screen.query_one(".dialog").content_region
        lines = self.lines[region.y : region.bottom]
        return " ".join(" ".join(line[region.x : region.right] for line in lines).replace("█", " ").split())

    async def press(self, *keys: str) -> None:
        """Press keys, by Textual's names for them."""
        await self.pilot.press(*keys)
        await self.rest()

    async def type(self, text: str) -> None:
        """Type a text, as fast as a terminal sends it; its line breaks are Enter keys."""
        for character in text:
            enter = character == "\n"
            key = events.Key("enter", "\r") if enter else events.Key(_character_to_key(character), character)
            self.app.post_message(key)
        await self.rest()

    async def send(self, keys: str) -> None:
        """Send what a terminal sends, all of it at once."""
        parser, messages = InputParser(), Messages(self.app.tell_no_utf8)
        for received in (*parser.feed(keys, 0.0), *parser.feed("", inf)):
            self.app.post_message(messages.of(received))
        await self.rest()

    async def paste(self, text: str) -> None:
        """Paste as a terminal with bracketed paste does."""
        self.app.post_message(events.Paste(text))
        await self.rest()

    async def rest(self) -> None:
        """Wait until everything sent has had its effect and is on the screen."""
        await self.pilot.pause()
        while self.app.is_running and self.app._type_ahead._settling is not None:
            await self.pilot.pause(0.01)
        await self.pilot.pause()

    async def sees(self, *texts: str, seconds: float = 30) -> None:
        """Wait for texts that come from another thread."""
        until = time.monotonic() + seconds
        while not all(text in self.prose for text in texts):
            assert time.monotonic() < until, self.text
            await self.pilot.pause(0.02)

    async def click_text(self, text: str, *, times: int = 1) -> None:
        """Click on the first place where a text stands."""
        y, line = next((y, line) for y, line in enumerate(self.lines) if text in line)
        await self.pilot.click(offset=(line.index(text), y), times=times)
        await self.pilot.pause()


@dataclass(frozen=True)
class PlanDriver(Driver):
    """The editor with a plan open."""

    session: Session

    def rows(self, area: int = 0) -> tuple[Row, ...]:
        return self.session.plan.areas[area].rows

    def cell(self, row: int = 0, column: int = At.PROBLEM, area: int = 0) -> str:
        return self.rows(area)[row].cells[column]

    def problems(self, area: int = 0) -> list[str]:
        """The first column of an area."""
        return [row.text(Role.PROBLEM) for row in self.rows(area)]

    @property
    def on_disk(self) -> Plan:
        """The plan that its file holds."""
        return Session.open(self.session.path).plan

    def assert_at(self, place: str) -> None:
        """The line that says where one is begins so."""
        assert any(line.strip().startswith(place) for line in self.lines), self.text

    @property
    def is_open(self) -> bool:
        """Whether a cell is open: its frame is drawn."""
        return any("┌" in line for line in self.lines)


@asynccontextmanager
async def editing(plan: Plan | Session, size: tuple[int, int] = WIDE) -> AsyncIterator[PlanDriver]:
    """The editor on a plan, which stands in plan.toml in the working folder."""
    session = plan if isinstance(plan, Session) else session_of(plan)
    app = PlantermApp(session)
    with resting(app):
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            yield PlanDriver(pilot, session)


@asynccontextmanager
async def starting(size: tuple[int, int] = WIDE) -> AsyncIterator[Driver]:
    """The editor without a plan."""
    app = PlantermApp(None)
    with resting(app):
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            yield Driver(pilot)
