"""Values on the command line that several commands take."""

from argparse import ArgumentTypeError

from planterm.model.text import clean
from planterm.texts import command_line as texts


def year(text: str) -> int:
    """A year that a plan can be for; raises ArgumentTypeError for anything else."""
    from planterm.model.plan import YEARS

    if len(text) == 4 and text.isascii() and text.isdecimal() and int(text) in YEARS:
        return int(text)
    raise ArgumentTypeError(texts.WRONG_YEAR.format(text=text, first=YEARS[0], last=YEARS[-1]))


def district(text: str) -> str:
    """The name of a district, one line of text; raises ArgumentTypeError for anything else."""
    name = clean(text).strip()
    if not name or "\n" in name:
        raise ArgumentTypeError(texts.WRONG_DISTRICT)
    return name
