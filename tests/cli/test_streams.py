"""What can be shown where the commands print."""

import sys
from io import BytesIO, TextIOWrapper

import pytest

from planterm.cli.laid_out import bar_signs
from planterm.publish.wrap import ASCII, BLOCKS


@pytest.mark.parametrize(
    ("encoding", "signs"), [("utf-8", BLOCKS), ("cp850", BLOCKS), ("cp1252", ASCII), ("ascii", ASCII)]
)
def test_bars_are_made_of_what_the_terminal_has(
    encoding: str, signs: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdout", TextIOWrapper(BytesIO(), encoding=encoding))
    assert bar_signs() == signs
