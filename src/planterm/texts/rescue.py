"""Texts about a plan whose file is broken or gone, while other versions of it are at hand."""

from datetime import datetime

from planterm.texts.versions import replaced_at, saved_at

UNSAVED = "Osparat arbete med planen finns kvar och erbjuds när filen går att öppna igen."
LAST_READ = "Hämta tillbaka planen som den var när den senast öppnades"
LEAVE = "Låt filen vara"


def earlier_versions(folder: str) -> str:
    """Where the versions are that were saved."""
    return f"Tidigare versioner av planen ligger i {folder}."


def question(reason: str, aside: str) -> str:
    """What is wrong with the file, and what becomes of it where there is one."""
    return f"{reason}\n\nFilen som den är nu läggs undan som {aside} om planen hämtas tillbaka." if aside else reason


def version(until: datetime, now: datetime) -> str:
    """A version to get back."""
    return f"Hämta tillbaka versionen som gällde {replaced_at(until, now)}"


def last_saved(then: datetime, now: datetime) -> str:
    """What was saved last, to get back."""
    return f"Hämta tillbaka planen som den senast sparades, {saved_at(then, now)}"


def not_put_aside(name: str) -> str:
    """The file that stands in the way cannot get another name."""
    return f"{name} kan inte läggas undan under ett annat namn; kontrollera att mappen går att skriva i."
