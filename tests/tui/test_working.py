"""What takes long is told of while it goes on."""

from threading import Event

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
