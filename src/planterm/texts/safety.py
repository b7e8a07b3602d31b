"""What is asked so that no text is lost."""

from collections.abc import Sequence

from planterm.texts import session as words

READ = "Öppna bara för läsning"
OPEN_ANYWAY = "Öppna ändå: ändringar sammanfogas när ni sparar"
TAKE_BACK = "Ta tillbaka det (kan ångras)"
LATER = "Låt det vara till nästa gång"
THROW_AWAY = "Släng det"
RECOVERED = "Det osparade är tillbaka. Spara med Ctrl+S; Ctrl+Z lägger undan det till nästa gång."
MERGED = "Någon annan hade ändrat filen. Bådas ändringar är sammanfogade och sparade."
TAKEN_IN = "Det som någon annan har skrivit i filen är intaget i planen. Ctrl+Z tar bort det igen."
NOTHING_NEW = "Ingen annan har ändrat filen sedan den lästes."
UNDECIDED = "Planen är inte sparad: spara igen för att välja mellan texterna."
WITHOUT_OTHERS = (
    "Det som någon annan har skrivit i filen är inte med i planen, eftersom du har ångrat att ta in det. Sparar du nu "
    "försvinner det ur filen."
)
SAVE_WITHOUT = "Spara utan det"
NOT_WITHOUT = "Spara inte: Ctrl+Y tar in det igen"
WITHOUT_OTHERS_UNSAVED = (
    "Planen är inte sparad: det som någon annan har skrivit är ångrat. Spara i tabellen för att välja."
)
KEEP_OURS = "Behåll min text"
TAKE_THEIRS = "Ta den andras text"
MOST_DIFFERENCES = 12
"""How many are told."""

_LONGEST = 1000


def unsaved_work(
    changes: int, when: str, differences: Sequence[str], count: int, *, typing: str = "", moved_from: str = ""
) -> str:
    """What an earlier session never saved; some of its differences from the plan, and how many there are."""
    lines = [_unsaved(changes, when)]
    if moved_from:
        lines.append(f"Planen låg då i {moved_from}.")
    if typing:
        lines.append(f"I en öppen cell stod: {_cut(typing, _LONGEST)}")
    lines += [f"  {line}" for line in differences]
    if count > len(differences):
        more = count - len(differences)
        lines.append(f"  och {more} {'skillnad' if more == 1 else 'skillnader'} till")
    return "\n".join(lines)


def damaged_work(names: Sequence[str]) -> str:
    """Files in which not everything that was never saved can be read any more."""
    files = " och ".join(names)
    return f"Osparat arbete är skadat och kan inte läsas helt; det ligger kvar i {files}, öppna i en textredigerare."


def _unsaved(changes: int, when: str) -> str:
    if changes == 0:
        return f"Förra gången stod en text kvar i en öppen cell, {when}. Den är inte sparad."
    return f"Förra gången sparades inte {words.changes(changes)}, den senaste {when}."


def conflict(area: str, field: str, ours: str | None, theirs: str | None) -> str:
    """Two texts for the same place, as they are shown."""
    place = f" i {' · '.join(filter(None, (area, field)))}" if area or field else ""
    return f"Någon annan har ändrat samma sak{place}.\n\nDin text:\n{_told(ours)}\n\nDen andras text:\n{_told(theirs)}"


def _told(text: str | None) -> str:
    return "(borttaget)" if text is None else text or "(tomt)"


def _cut(text: str, longest: int) -> str:
    text = " ".join(text.split())
    return text if len(text) <= longest else f"{text[: longest - 1]}…"
