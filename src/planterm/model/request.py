"""What a party that gets its rows is asked to do with them."""

from typing import NamedTuple


class Request(NamedTuple):
    """What it is to fill in, by when, and whom it sends that to; each as people write it."""

    what: str
    by_when: str = ""
    to_whom: str = ""
