"""Texts about the earlier versions of a plan."""

from datetime import datetime

from planterm.texts.session import moment

TITLE = "Tidigare versioner"
HINT = "Upp och ned: välj · PageUp, PageDown: bläddra · Enter: återställ eller kopiera · Esc: stäng"
NONE = "Det finns inga tidigare versioner än: varje version som sparas läggs undan."
SAME = "samma som planen är nu"
UNREADABLE = "kan inte läsas"
RESTORE = "Återställ planen till den här versionen (kan ångras)"
COPY = "Skriv versionen till en egen fil …"
RESTORED = "Planen är återställd till en tidigare version. Spara med Ctrl+S; Ctrl+Z tar tillbaka det."
NOTHING_TO_RESTORE = "Planen är redan som i den versionen."
COPY_TITLE = "Skriv versionen till en egen fil"


def replaced_at(then: datetime, now: datetime) -> str:
    """Until when the version was the plan in its file."""
    return f"till {saved_at(then, now)}"


def saved_at(then: datetime, now: datetime) -> str:
    """When the version was saved."""
    return f"{moment(then, now)}.{then:%S}"


def version(when: str, summary: str) -> str:
    """A version and how much it differs."""
    return f"{when} · {summary}"


def would_change(summary: str) -> str:
    """How much going back to the version would change."""
    return f"Återställning: {summary}"


def question(when: str) -> str:
    """What is to become of a version."""
    return f"Versionen som gällde {when}"


def more(count: int) -> str:
    """Differences that are not told one by one."""
    return f"och {count} {'skillnad' if count == 1 else 'skillnader'} till"


def folder(name: str) -> str:
    """Where the files are."""
    return f"Filerna ligger i {name}"


def written(name: str) -> str:
    """A version has become a file of its own."""
    return f"Versionen är skriven: {name}."
