"""What the plan, its result and the board's summary say as text, pages and files of other kinds."""

from collections.abc import Sequence
from datetime import date

from planterm.texts.words import Sentence, counted, listed

STAGE = "Skede"
CASE_NUMBER = "Diarienummer"
DECIDED_ON = "Beslutsdatum"
STATUS = "Status"
GOAL_REACHED = "Måluppfyllelse"
REMARK = "Anmärkning"
NO_ROWS = "Inga rader."
BLANK = "(tomt)"

# The web page.

PLAN = "Plan"
SKIP = "Till innehållet"
CONTENTS = "Innehåll"
ROW = "Rad"
AREA = "Område"
SUM = "Summa"
ANALYSIS_CAPTION = "Antal ifyllda rader i varje område"
RESULT_CAPTION = "Hur mycket som är uppföljt, och hur det gick, i varje område"
MADE_ON = "Sidan skapades {day} ur planen."

WRITTEN = {
    ".xlsx": "Arbetsboken är skriven",
    ".html": "Webbsidan är skriven",
    ".htm": "Webbsidan är skriven",
    ".txt": "Texten är skriven",
}
"""That a file has been written, by its suffix."""

SUMMARY_NEEDS_BOOK = (
    "--with-summary hör till arbetsboken; ”planterm summary” skriver sammanfattningen som webbsida eller text"
)

# The summary for the board, and the result of the follow-up.

SUMMARY_SHEET = "Sammanfattning"
SUMMARY_TITLE = "Sammanfattning av uppföljningen"
MEASURE = "Åtgärd"
FOLLOW_UP = "Uppföljning"
AWAITING = "Utan uppföljning"
NO_SUMMARY = "Planen har inga rader."
JUDGEMENT = "Förvaltningens bedömning"
JUDGEMENT_GUIDANCE = (
    "Vad säger året som helhet? Vad gick bra, vad gick mindre bra, varför, och vad föreslås för nästa år? "
    "Texten står i sammanfattningen för nämnden."
)
GOALS_HEADING = "Nåddes målen?"
DEVIATIONS = "Avvikelser"
DEVIATIONS_CAPTION = "Åtgärder som inte genomfördes fullt ut, eller vars mål inte nåddes helt"
ALIKE = "Samma uppföljning för flera åtgärder"
OUTCOME = "Utfall"
GOAL = "Mål"
COMING = "Förslag inför nästa år"
BESIDE_LAST_YEAR = "Jämfört med planen för {year}"
NOT_JUDGED = "inte bedömt"
WHERE = "Numren visar områdets och radens plats i åtgärdsplanen: 1.3 är område 1, rad 3."
SHORTENED = (
    "Texter som slutar med … är kortade; hela texten står i åtgärdsplanen, på den plats som numret visar: "
    "1.3 är område 1, rad 3."
)
RESULT_TITLE = "Uppföljning"
ALL_AREAS = "Hela planen"
RESULT_ROWS = "Rader"
FOLLOWED_UP = "Uppföljda"
NOT_FOLLOWED_UP = "Ej uppföljda"
WITHOUT_STATUS = "Utan status"
WITHOUT_GOAL = "Utan måluppfyllelse"
NO_RESULT = "Inga rader att följa upp."
SHARE = "{part} av {whole}"
PER_CENT = "{number}\N{NO-BREAK SPACE}%"
share = Sentence(f"{{label}}: {SHARE}, {PER_CENT}")
area_heading = Sentence("Område {number}{is_own:| (eget)}: ")
row_heading = Sentence("Rad {number}{is_blank:| (tom)}")
page_title = Sentence("{title}{district:| – #}")
page_description = Sentence(
    "{title}{district:| för #}: brottsförebyggande åtgärder i varje prioriterat område, vem som ansvarar och hur det "
    "gick."
)
area_caption = Sentence("{title}: {rows:# rad|# rader}, {followed_up:# uppföljd|# uppföljda}")


def written(path: str, folder: str = "") -> str:
    """The file has been written; the folder is told a person who may not know where files are put."""
    suffix = next(suffix for suffix in WRITTEN if path.lower().endswith(suffix))
    return f"{WRITTEN[suffix]}{f' i {folder}' if folder else ''}: {path}"


def kinds(suffixes: Sequence[str]) -> str:
    """The suffixes to choose from; .htm is known but not worth a mention."""
    return listed([*dict.fromkeys(suffix for suffix in suffixes if suffix != ".htm")], "eller")


summary_heading = Sentence(f"{SUMMARY_TITLE}: {{plan}}{{district:|, #}}")
summary_area = Sentence("{number}. {title} – {done} av {rows:# uppföljd|# uppföljda}")
_REACHED = ("helt", "delvis", "inte")
"""How goals were reached, in the order of the scale, without the one that cannot be told."""


def goals_lead(by_goal: Sequence[int], followed_up: int, rows: int) -> str:
    """How many goals were reached; of those that nobody has judged only that there is a text."""
    told = f"Text om vad som har gjorts finns för {followed_up} av {counted(rows, 'åtgärd', 'åtgärder')}."
    if not any(by_goal):
        return f"Om målen nåddes är inte bedömt. {told}"
    return f"Av målen för {counted(rows, 'åtgärd', 'åtgärder')} {reached(by_goal, rows)}. {told}"


def reached(by_goal: Sequence[int], rows: int) -> str:
    """How many goals of so many rows were reached, as the rest of a sentence."""
    known = [f"{count} {how}" for count, how in zip(by_goal, _REACHED, strict=False) if count]
    unknown, left = by_goal[-1], rows - sum(by_goal)
    rest = [f"{unknown} går inte att bedöma" if known else f"går {unknown} inte att bedöma"] if unknown else []
    rest += [f"{left} är inte {'bedömt' if left == 1 else 'bedömda'}"] if left else []
    return "; ".join(filter(None, (f"nåddes {listed(known)}" if known else "", listed(rest))))


def alike(text: str, places: Sequence[str]) -> str:
    """A follow-up that several measures have."""
    return f"{text.rstrip(' .')}: {', '.join(places)}."


def summary_facts(case_number: str, decided_on: date | None, police_area: str, *, is_decided: bool) -> list[str]:
    """What identifies the plan: its case, its decision and the police that it is made with."""
    undated = "Planen är beslutad" if is_decided else "Planen är ännu inte beslutad"
    decided = f"Beslutad {decided_on.isoformat()}" if decided_on else undated
    case = f"{CASE_NUMBER}: {case_number}" if case_number.strip() else ""
    return [each for each in (case, decided, police_area) if each.strip()]


def coming_lines(going_on: Sequence[str], ending: Sequence[str], undecided: Sequence[str]) -> list[str]:
    """What is proposed for next year's plan, a line for each kind of row."""
    kinds = {"Fortsätter": going_on, "Avslutas": ending, "Behöver avgöras": undecided}
    return [f"{heading} ({len(places)}): {', '.join(places)}" for heading, places in kinds.items() if places]


def years_lines(
    year: int, earlier: int, rows: tuple[int, int, int], goals: tuple[Sequence[int], Sequence[int]]
) -> list[str]:
    """The plan beside that of the year before: the rows in both, the new and the ended ones, and how the goals went."""
    both, new, ended = rows
    left = f" {counted(ended, 'åtgärd', 'åtgärder')} därifrån är inte med längre." if ended else ""
    added = f", {new} är {'ny' if new == 1 else 'nya'}" if new else ""
    said = [f"{counted(both, 'åtgärd', 'åtgärder')} fanns också i planen för {earlier}{added}.{left}"]
    if any(map(any, goals)):
        said += [_goals_of(each, by_goal, both) for each, by_goal in zip((earlier, year), goals, strict=True)]
    return said


def _goals_of(year: int, by_goal: Sequence[int], rows: int) -> str:
    return f"{year}: {reached(by_goal, rows) if any(by_goal) else 'om målen nåddes är inte bedömt'}."


def last_year(year: int, goal: str, outcome: str, follow_up: str) -> str:
    """What was said of the same row in an earlier year."""
    parts = {"mål": goal, "utfall": outcome, "uppföljning": follow_up}
    return f"{year}: {'; '.join(f'{name}: {text}' for name, text in parts.items() if text)}"


measure = Sentence("{what} – {follow_up}")
only_status = Sentence("{measure} (utan uppföljning, status: {status})")
summary_description = Sentence(
    f"{SUMMARY_TITLE}{{district:| för #}}: vad som har genomförts, vad som inte har det och varför, i varje område."
)


def figures(what: str, named: Sequence[tuple[str, str]]) -> str:
    """The figures of a line of a table, each behind its heading."""
    return f"{what}: {', '.join(f'{heading} {figure}' for heading, figure in named)}."
