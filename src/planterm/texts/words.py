"""How numbers, months and lists are said, for all other texts."""

from collections.abc import Sequence

MONTHS = (
    "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november",
    "december",
)  # fmt: skip


def number(value: int) -> str:
    """The number with its thousands apart."""
    return f"{value:,}".replace(",", "\N{NO-BREAK SPACE}")


_SPELT = (
    "ingen", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv", "tretton",
    "fjorton", "femton", "sexton", "sjutton", "arton", "nitton", "tjugo",
)  # fmt: skip


def spelt(value: int) -> str:
    """The number of so many people or places in running text: small ones as words."""
    return _SPELT[value] if value < len(_SPELT) else number(value)


def counted(count: int, one: str, many: str) -> str:
    """So many of something: the number and the word in its form."""
    return f"{number(count)} {one if count == 1 else many}"


def number_of_rows(count: int) -> str:
    """So many rows."""
    return counted(count, "rad", "rader")


def followed_up(done: int, total: int) -> str:
    """How many of the rows are followed up."""
    return f"{done} av {counted(total, 'uppföljd', 'uppföljda')}"


def rows_of_area(title: str, rows: int) -> str:
    """How many rows an area got."""
    return f"Området ”{title}”: {number_of_rows(rows) if rows else 'inga rader'}."


_KINDS = {"problem": "problem", "orsak": "orsaker", "mal": "mål", "nar": "tider", "vem": "ansvariga"}


def no_column(role: str) -> str:
    """The form lacks the column that something needs; by its role."""
    return f"Planens formulär har ingen kolumn för {_KINDS[role]}."


def listed(words: Sequence[str], last: str = "och") -> str:
    """The words with commas between them, and a word before the last one."""
    return f"{', '.join(words[:-1])} {last} {words[-1]}" if len(words) > 1 else "".join(words)
