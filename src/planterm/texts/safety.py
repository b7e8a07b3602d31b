"""What is asked so that no text is lost."""

from collections.abc import Sequence

READ = "Öppna bara för läsning"
OPEN_ANYWAY = "Öppna ändå: ändringar sammanfogas när ni sparar"
TAKE_BACK = "Ta tillbaka det (kan ångras)"
LATER = "Låt det vara till nästa gång"
THROW_AWAY = "Släng det"
RECOVERED = "Det osparade är tillbaka. Spara med Ctrl+S; Ctrl+Z tar bort det igen."
MERGED = "Någon annan hade ändrat filen. Bådas ändringar är sammanfogade och sparade."
TAKEN_IN = "Det som någon annan har skrivit i filen är intaget i planen. Ctrl+Z tar bort det igen."
NOTHING_NEW = "Ingen annan har ändrat filen sedan den lästes."
UNDECIDED = "Planen är inte sparad: spara igen för att välja mellan texterna."
KEEP_OURS = "Behåll min text"
TAKE_THEIRS = "Ta den andras text"
MOST_ROWS = 5
"""How many rows are named."""

_LONGEST = 300
_BEGINNING = 50


def row(area: str, number: int, problem: str) -> str:
    """A row that unsaved work is about."""
    return f"{area}, rad {number}: {_cut(problem, _BEGINNING)}"


def unsaved_work(changes: str, when: str, rows: Sequence[str], count: int, typing: str) -> str:
    """What an earlier session never saved."""
    lines = [f"Förra gången sparades inte {changes}, den senaste {when}."]
    lines += [f"  {entry}" for entry in rows]
    if count > len(rows):
        more = count - len(rows)
        lines.append(f"  och {more} {'rad' if more == 1 else 'rader'} till")
    if typing:
        lines.append(f"I en öppen cell stod: {_cut(typing, _LONGEST)}")
    return "\n".join(lines)


def conflict(area: str, ours: str | None, theirs: str | None) -> str:
    """Two texts for the same place."""
    place = f" i {area}" if area else ""
    return f"Någon annan har ändrat samma sak{place}.\n\nDin text:\n{_told(ours)}\n\nDen andras text:\n{_told(theirs)}"


def _told(text: str | None) -> str:
    return "(borttaget)" if text is None else _cut(text, _LONGEST) or "(tomt)"


def _cut(text: str, longest: int) -> str:
    text = " ".join(text.split())
    return text if len(text) <= longest else f"{text[: longest - 1]}…"
