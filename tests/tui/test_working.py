"""What takes long is told of while it goes on."""

from pathlib import Path
from threading import Event
from threading import enumerate as threads

from driving import starting

from planterm.tui.background import Working


def test_what_takes_long_is_told_of_again_and_again_until_it_is_done() -> None:
    told = Event()
    working = Working(told.set)
    for _ in range(2):
        working.begin()
        for _ in range(2):
            assert told.wait(60)
            told.clear()
        assert working.end()
        assert not working.end()
        told.clear()
    working.close()


async def test_an_editor_that_was_left_leaves_no_thread(folder: Path) -> None:
    before = set(threads())
    async with starting() as start:
        await start.press("down")
        assert set(threads()) - before
    for thread in set(threads()) - before:
        thread.join(60)
    assert set(threads()) <= before
