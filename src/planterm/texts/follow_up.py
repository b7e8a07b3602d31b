"""Texts of the follow-up mode (F5) and of the statuses."""

from planterm.texts.stages import STATUS_SIGNS

TITLE = "Uppföljning"

NAMES = {"genomford": "Genomförd/grön", "delvis": "Delvis/gul", "pagar": "Pågår", "ej-genomford": "Ej genomförd/röd"}
"""The statuses with the colours of the National Council for Crime Prevention; keys as in plan files."""

SHORT_MEANINGS = {
    "genomford": "som tänkt",
    "delvis": "inte fullt ut",
    "pagar": "inte klart än",
    "ej-genomford": "inte alls",
}
MEANINGS = {
    "genomford": "genomförd som tänkt, med gott resultat",
    "delvis": "genomförd, men inte helt som planerat eller utan väntad effekt",
    "pagar": "arbetet är inte klart än",
    "ej-genomford": "inte genomförd, gjord på helt annat sätt eller utan effekt",
}
NO_STATUS = "Ingen status"

STANDARD_PHRASES = (
    "Genomförts enligt plan.",
    "Delvis genomfört:",
    "Har inte genomförts, eftersom",
    "Arbetet pågår och fortsätter.",
    "Parterna har uppfyllt sina åtaganden.",
    "Redovisas närmare i verksamhetsberättelsen.",
)
"""Offered where neither the user nor the plan has enough phrases of their own."""

LAST_YEAR = "Förra året"
NOTHING_WRITTEN = "–"
PLAN_BAR, AREA_BAR, CHOICE_BAR = "Planen", "Området", "Urvalet"
NO_ROWS = "Planen har inga rader att följa upp än."
NO_ROWS_CHOSEN = "Inga rader passar urvalet, så det är oförändrat."
FIRST_ROW = "Det här är den första raden."
LAST_ROW = "Det här är den sista raden."
STATUS_ONLY = "Status utan text är ingen uppföljning: skriv vad som har gjorts."
STATUS_ONLY_BEFORE = "Förra raden har status men ingen text, så den räknas inte som uppföljd."
ONLY_THIS_LEFT = "Bara den här raden är kvar."
POSTPONED = "Raden väntar till sist."
POSTPONED_HERE = "låt vänta"
NO_LONGER_POSTPONED = "Raden väntar inte längre."
ONLY_POSTPONED = "Nu är det bara rader kvar som du har låtit vänta."

CHOICE_QUESTION = "Urval och ordning"
ALL_ROWS = "Alla rader"
ONE_AREA = "Bara ett område …"
ONE_PARTY = "Bara en part …"
BY_AREA, BY_WHO, BY_WHEN = "Ordna efter område", "Ordna efter Vem", "Ordna efter När"
ONLY_MISSING, EVERY_ROW = "Tab går till nästa rad som saknar uppföljning", "Tab går till nästa rad, även uppföljda"
ORDERS = {"omrade": "", "vem": "efter Vem", "nar": "efter När"}
ONE_AREA_STATE = "bara området"
EVERY_ROW_STATE = "alla rader"
WHICH_PARTY = "Vilken part?"
OTHER_PARTY = "En annan text …"
PARTY_LABEL = "Rader där Vem innehåller"
STATUS_QUESTION = "Hur gick det? Status är för er egen del och kommer inte med i det officiella formuläret."


def status(key: str) -> str:
    """A status with its sign."""
    return f"{STATUS_SIGNS[key]} {NAMES[key]}"


def status_choice(key: str) -> str:
    """A status and what it means."""
    return f"{status(key)}: {MEANINGS[key]}"


def suggested(key: str, key_name: str) -> str:
    """The text tells of a status that is not set."""
    return f"texten tyder på {status(key)} ({key_name})"


def row_of(row: int, rows: int, area: str) -> str:
    """Which row is followed up."""
    return f"{TITLE} · rad {row} av {rows} · {area}"


DONE_OF = "{done} av {total}"


def all_done(total: int, *, part: bool, is_stage_left: bool) -> str:
    """Nothing is left, perhaps but to say in the plan that it is followed up."""
    which = "i urvalet " if part else ""
    rows = "Den enda raden" if total == 1 else f"Alla {total} rader"
    done = "uppföljd" if total == 1 else "uppföljda"
    end = ", där Ctrl+E sätter skedet till Uppföljd" if is_stage_left else ""
    return f"{rows} {which}är {done}. Ctrl+S sparar, Esc går till tabellen{end}."


def more_below(lines: int) -> str:
    """So many lines of the row are further down."""
    return f"PageDown: {lines} {'textrad' if lines == 1 else 'textrader'} till"


MORE_ABOVE = "PageUp: {lines} ovanför"


def part_choice(name: str, done: int, total: int) -> str:
    """An area or a party, and how far its follow-up has come."""
    return f"{name} · {DONE_OF.format(done=done, total=total)} uppföljda"


def now(text: str, chosen: str = "") -> str:
    """A choice with what is chosen now."""
    if chosen:
        return f"{text} (nu: {chosen})"
    return text if text.endswith("…") else f"{text} (nu)"


def which_area(party: str | None) -> str:
    """The question for the area, of all rows or of a party's."""
    return f"Vilket område, bland raderna för {party}?" if party else "Vilket område?"


ONLY = "bara {name}"
