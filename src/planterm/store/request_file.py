"""What parties were asked for last, kept in the state folder so that it is written once."""

import json

from planterm.model.answers import Request
from planterm.store import state
from planterm.store.files import read_regular
from planterm.texts import party_answers as texts

_FILE = "request"
_MOST_BYTES = 1 << 16


def read_request() -> Request:
    """What was asked for last; the usual where nothing is known, or what is kept was never written so."""
    try:
        data = json.loads(read_regular(state.state_folder() / _FILE, _MOST_BYTES))
        return Request(*(state.text(data[name]) for name in Request._fields))
    except (OSError, *state.WRONG):
        return Request(texts.FILL_IN)


def keep_request(request: Request) -> None:
    """Keep it for the next party; where that cannot be written, nothing is said."""
    state.keep(json.dumps(request._asdict()).encode(), _FILE)
