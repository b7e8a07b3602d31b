"""The example plan that comes with the program, to be tried in: each time a copy of its own."""

from pathlib import Path
from pkgutil import get_data
from tempfile import mkdtemp

from planterm.store.backups import write_output
from planterm.store.disk import WriteFailedError, shown
from planterm.store.state import private_folder, state_folder
from planterm.texts import store as texts

_FOLDER, _NAME = "exempel", "exempelplan.toml"


def example_copy() -> Path:
    """A new copy, in a folder of its own in the state folder; raises WriteFailedError where none can be made."""
    try:
        path = Path(mkdtemp(dir=private_folder(_FOLDER))) / _NAME
    except OSError as error:
        raise WriteFailedError(texts.write_failed(shown(state_folder()), error.errno)) from error
    write_output(path, get_data("planterm.session", _NAME) or b"", overwrite=False)
    return path
