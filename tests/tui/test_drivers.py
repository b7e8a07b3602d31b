"""What the driver does where Textual's would do something else."""

import asyncio
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import suppress
from threading import Thread

import pytest

from planterm.tui.app import PlantermApp

MORE_THAN_WAIT_THEIR_TURN = 200


@pytest.fixture
def _own_signals() -> Iterator[None]:
    """What the driver does when the program is stopped and goes on is not done when the tests are."""
    if sys.platform == "win32":
        pytest.skip("Windows has no such signals")
    kept = {number: signal.getsignal(number) for number in (signal.SIGTSTP, signal.SIGCONT)}
    yield
    for number, handler in kept.items():
        signal.signal(number, handler)


@pytest.mark.usefixtures("_own_signals")
async def test_nobody_waits_for_a_terminal_that_is_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    if sys.platform == "win32":
        pytest.skip("opens a terminal as POSIX has it")
    window, terminal = os.openpty()
    with suppress(OSError), os.fdopen(terminal, "w", encoding="utf-8") as file:  # what is left cannot be written
        monkeypatch.setattr(sys, "__stderr__", file)
        monkeypatch.setattr(sys, "__stdin__", file)
        app = PlantermApp(None)
        driver = app.driver_class(app, debug=False, mouse=True, size=(80, 24))
        driver.start_application_mode()
        os.close(window)

        def draw_and_leave() -> None:
            for _ in range(MORE_THAN_WAIT_THEIR_TURN):
                driver.write("text")
            driver.stop_application_mode()
            driver.close()

        program = Thread(target=draw_and_leave, daemon=True)
        program.start()
        await asyncio.to_thread(program.join, 20)
        assert not program.is_alive()
