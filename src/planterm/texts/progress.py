"""How far a plan has come: its stages, its statuses, and the follow-up (F5)."""

from collections.abc import Mapping, Sequence

from planterm.texts.words import Sentence

STAGE_TITLE = "Planens skede"
STAGE_MEANINGS = {
    "utkast": "planen skrivs",
    "klar-for-beslut": "planen är färdig och väntar på beslut",
    "beslutad": "planen gäller; en kopia av den läggs i mappen ”beslutade”",
    "uppfoljd": "året är slut och uppföljningen skriven",
}
"""What the stages mean; keys as in plan files."""

WRONG_DATE = "Skriv beslutsdatumet som åååå-mm-dd, till exempel 2026-04-23."
CHANGE_ANYWAY = "Ändra ändå (kan ångras)"
LEAVE_IT = "Låt bli"
DECIDED_QUESTION = (
    "Planen är beslutad. Uppföljning går att skriva som vanligt, men det här ändrar det som beslutades. "
    "Svaret gäller tills du stänger planen."
)
TEXT_IS_HELD = "Det du skriver läggs till om du ändrar · Upp och ned: välj · Enter: svara · Esc: avbryt"
LEFT_AS_DECIDED = "Inget är ändrat: planen är beslutad. Skedet byts med Ctrl+E."
COMPARE_TITLE = "Ändrat sedan beslutet (uppföljning och status visas inte)"
NOTHING_CHANGED = "Inget av det som beslutades är ändrat."
DECIDED_FILE_TITLE = "Vilken fil innehåller den beslutade planen?"
COPY_KEPT = "Planen är beslutad. En kopia av den finns i {path}."
COPY_NOT_KEPT = "Skedet är satt, men kopian av den beslutade planen kunde inte skrivas: {why}"
NO_COPY_FOLDER = "mappen {path} kan inte skapas; kontrollera behörigheten."
STAGES = {"utkast": "Utkast", "klar-for-beslut": "Klar för beslut", "beslutad": "Beslutad", "uppfoljd": "Uppföljd"}
"""How far a plan has come; keys as in plan files."""

STATUSES = {
    "genomford": "Genomförd",
    "delvis": "Delvis genomförd",
    "pagar": "Pågår",
    "ej-genomford": "Ej genomförd",
}
STATUS_SIGNS = {"genomford": "√", "delvis": "½", "pagar": "»", "ej-genomford": "×"}
"""A sign for each status, which every terminal's font has."""

GOALS = {
    "helt": "Målet nåddes",
    "delvis": "Målet nåddes delvis",
    "inte": "Målet nåddes inte",
    "gar-inte-att-bedoma": "Målet går inte att bedöma",
}
GOAL_SIGNS = {"helt": "+", "delvis": "±", "inte": "−", "gar-inte-att-bedoma": "?"}
EFFECTS = {"direkt": "Direkt effekt", "lang": "Effekt på längre sikt"}
LIGHTS = {"gron": "Grön", "gul": "Gul", "rod": "Röd"}
"""The colours of the National Council for Crime Prevention, which status and goal make together."""

FIELDS = {
    "formular": "Formulär",
    "ar": "År",
    "forvaltning": "Förvaltning",
    "lokalpolisomrade": "Lokalpolisområde",
    "skede": "Skede",
    "diarienummer": "Diarienummer",
    "beslutsdatum": "Beslutsdatum",
    "foregaende": "Föregående plan",
    "synonymer": "Andra namn på parter",
    "bedomning": "Förvaltningens bedömning",
    "omrade": "Område",
    "titel": "Områdets titel",
    "status": "Status",
    "maluppfyllelse": "Måluppfyllelse",
    "effekt": "Effekt",
    "anmarkning": "Anmärkning",
    "stammer": "Stämmer ändå",
}
"""What people call what plan files call by the keys; the columns are called as in the form."""

VALUES: Mapping[str, Mapping[str, str]] = {
    "skede": STAGES,
    "status": STATUSES,
    "maluppfyllelse": GOALS,
    "effekt": EFFECTS,
}
"""What people call what plan files hold under the keys that have a choice."""

TITLE = "Uppföljning"
MEANINGS = {
    "genomford": "gjord som planerat",
    "delvis": "gjord, men inte helt som planerat",
    "pagar": "arbetet är inte klart än",
    "ej-genomford": "inte gjord, eller gjord på helt annat sätt",
}
WHAT_WAS_DONE = "Gjort"
"""What the status answers, beside its choices."""
WAS_IT_REACHED = "Målet"
SHORT_GOALS = {
    "helt": "Nåddes",
    "delvis": "Delvis",
    "inte": "Nåddes inte",
    "gar-inte-att-bedoma": "Går inte att bedöma",
}
"""The answers beside that word."""
NO_STATUS, NO_GOAL, NO_EFFECT = "Ingen status", "Inget om målet", "Inget om effekten"
GOAL_PHRASES = ("Målet nåddes: … av …", "Målet nåddes inte, eftersom …")
FIRST_PHRASES = ("Effekt på problemet: …", "Nästa år: …")
WHOLE_PHRASES = (
    "Målet nåddes.",
    "Målet nåddes inte.",
    "Genomförts enligt plan.",
    "Arbetet pågår och fortsätter.",
    "Parterna har uppfyllt sina åtaganden.",
)
"""Where nothing can be filled in."""
STANDARD_PHRASES = ("Har inte genomförts, eftersom …", "Delvis genomfört: …")

LAST_YEAR = "Förra året"
NOTHING_WRITTEN = "–"
PLAN_BAR, AREA_BAR, CHOICE_BAR = "Planen", "Området", "Urvalet"
NO_ROWS = "Planen har inga rader att följa upp än."
NO_ROWS_CHOSEN = "Inga rader passar urvalet, så det är oförändrat."
FIRST_ROW = "Det här är den första raden."
LAST_ROW = "Det här är den sista raden."
STATUS_ONLY = "Ett svar utan text räknas inte: skriv vad som har gjorts."
STATUS_ONLY_BEFORE = "Föregående rad har svar men ingen text, så den räknas inte som uppföljd."
ONLY_THIS_LEFT = "Bara den här raden är kvar."
POSTPONED = "Raden väntar till sist."
POSTPONED_HERE = "väntar"
NO_LONGER_POSTPONED = "Raden väntar inte längre."
ONLY_POSTPONED = "Nu är det bara rader kvar som du har låtit vänta."
CHOICE_QUESTION = "Urval och ordning"
ALL_ROWS = "Alla rader"
ONE_AREA = "Bara ett område …"
ONE_PARTY = "Bara en part …"
BY_AREA, BY_COLUMN = "Ordna efter område", "Ordna efter {column}"
ONLY_MISSING, EVERY_ROW = "Tab går till nästa rad som saknar uppföljning", "Tab går till nästa rad, även uppföljda"
IN_ORDER_OF = "efter {column}"
ONE_AREA_STATE = "bara området"
EVERY_ROW_STATE = "alla rader"
WHICH_PARTY = "Vilken part?"
OTHER_PARTY = "En annan text …"
PARTY_LABEL = "Rader där {column} innehåller"
WHICH_ROUND = "Vilken uppföljning gäller det?"
STATUS_QUESTION = "Vad blev gjort? Status är för er egen del och kommer inte med i det officiella formuläret."
GOAL_QUESTION = "Nåddes målet? Svaret är för er egen del och kommer inte med i det officiella formuläret."
EFFECT_QUESTION = (
    "När verkar åtgärden? Formuläret vill ha åtgärder med direkt effekt först; svaret kommer inte med i formuläret."
)
EFFECT_MEANINGS = {
    "direkt": "märks när åtgärden är gjord, som belysning eller fler vuxna på plats",
    "lang": "kommer efter hand, som av föräldrastöd eller arbete i skolan",
}
BEGUN = "påbörjad: räknas inte som uppföljd än"
BEGUN_BEFORE = "Texten på föregående rad är bara påbörjad, så den räknas inte som uppföljd."
FILL_IN = "… fylls i; {key} går till nästa"
DONE_OF = "{done} av {total}"
MORE_ABOVE = "PageUp: {lines} ovanför"
ONLY = "bara {name}"
set_to = Sentence("Skede: {stage}.{missing:| # rad saknar ännu uppföljning.| # rader saknar ännu uppföljning.}")


def value(key: str, text: str) -> str:
    """What people call what plan files hold under the key."""
    return VALUES.get(key, {}).get(text, text)


def status(key: str) -> str:
    """A status with its sign."""
    return f"{STATUS_SIGNS[key]} {STATUSES[key]}"


def goal(key: str) -> str:
    """Whether the goal was reached, with its sign."""
    return f"{GOAL_SIGNS[key]} {GOALS[key]}"


def short_goal(key: str) -> str:
    """The same beside the word for the goal."""
    return f"{GOAL_SIGNS[key]} {SHORT_GOALS[key]}"


def outcome(status_key: str | None, goal_key: str | None) -> str:
    """How a measure went, in words; empty where nobody has said that."""
    words = [STATUSES[status_key]] if status_key else []
    if goal_key:
        words.append(GOALS[goal_key].lower() if words else GOALS[goal_key])
    return ", ".join(words)


def status_choice(key: str) -> str:
    """A status and what it means."""
    return f"{status(key)}: {MEANINGS[key]}"


def effect_choice(key: str) -> str:
    """When a measure works, and what that means."""
    return f"{EFFECTS[key]}: {EFFECT_MEANINGS[key]}"


def lit(outcome_words: str, light_key: str | None) -> str:
    """How a measure went, behind the colour that this makes."""
    return f"{LIGHTS[light_key]}: {outcome_words.lower()}" if light_key else outcome_words


def suggested(answers: Sequence[tuple[str, str]]) -> str:
    """What the text tells of that is not set, with the key of each."""
    return f"texten tyder på {', '.join(f'{answer} ({key_name})' for answer, key_name in answers)}"


row_of = Sentence(f"{TITLE} · rad {{row}} av {{rows}} · {{area}}")

all_done = Sentence(
    "{total:Den enda raden|Alla # rader} {is_part:|i urvalet }är {total:uppföljd|uppföljda}. Ctrl+S sparar, Esc går "
    "till tabellen{is_stage_left:|, där Ctrl+E sätter skedet till Uppföljd}."
)
more_below = Sentence("PageDown: {lines:# rad|# rader} text till")
part_choice = Sentence("{name} · {done} av {total:# uppföljd|# uppföljda}")


def now(text: str, chosen: str = "") -> str:
    """A choice with what is chosen now."""
    if chosen:
        return f"{text} (nu: {chosen})"
    return text if text.endswith("…") else f"{text} (nu)"


which_area = Sentence("Vilket område{party:|, bland raderna för #}?")
