"""Texts about an open plan: what is unsaved from before, who else has it open, what may not be done."""

from datetime import datetime

READ_ONLY = "Planen är öppnad för läsning: spara den under ett annat namn för att ändra i den."

TODAY = "i dag "


def own_file(name: str) -> str:
    """Something else is to be written into the plan's own file."""
    return f"{name} är planens egen fil, som bara Spara skriver i; välj ett annat namn."


def changes(count: int) -> str:
    """How many changes."""
    return f"{count} {'ändring' if count == 1 else 'ändringar'}"


def moment(then: datetime, now: datetime, *, exactly: bool = False) -> str:
    """When something was, seen from now: the time of day, with seconds if need be, and the day if it is another one."""
    time = f"kl. {then:%H.%M.%S}" if exactly else f"kl. {then:%H.%M}"
    days = (now.date() - then.date()).days
    if days == 0:
        return f"{TODAY}{time}"
    return f"i går {time}" if days == 1 else f"den {then.day} {_MONTHS[then.month - 1]} {then.year} {time}"


def owner(user: str, host: str, since: str, *, is_here: bool = False) -> str:
    """Who has the plan open, perhaps in another window of this computer; since when is what moment says."""
    if is_here:
        return f"Planen är öppen också i ett annat fönster på den här datorn, sedan {since}."
    return f"{user or 'Någon'} har planen öppen på datorn {host or 'utan namn'} sedan {since}."


_MONTHS = (
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
)
