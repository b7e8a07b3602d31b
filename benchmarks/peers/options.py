"""A minimal Textual app with a list: one option for each line of a file."""

import sys
from pathlib import Path

from textual.app import App, ComposeResult
from textual.widgets import OptionList


class Options(App[None]):
    """Shows the list."""

    def compose(self) -> ComposeResult:
        """One widget."""
        yield OptionList(*Path(sys.argv[1]).read_text(encoding="utf-8").splitlines(), markup=False)


Options().run()
