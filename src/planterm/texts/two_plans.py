"""What is said about two plans that differ, what a merge could not decide, and a workbook that came back."""

from collections.abc import Mapping

from planterm.texts.words import LONGEST, Sentence, counted, listed, short

BLANK = "(tomt)"
PLUS, MINUS = "+", "−"
BEFORE, AFTER = "− Före:  ", "+ Efter: "

NO_DIFFERENCES = "Planerna är lika."
PLAN_DETAILS = "Planens uppgifter"
AREA_IS_NEW = "Området är nytt."
AREA_IS_REMOVED = "Området är borttaget."

ROW, AREA, DETAIL = "rad", "område", "uppgift"
_COUNTED = {
    (DETAIL, "andrad"): ("ändrad uppgift om planen", "ändrade uppgifter om planen"),
    (AREA, "ny"): ("nytt område", "nya områden"),
    (AREA, "borttagen"): ("borttaget område", "borttagna områden"),
    (AREA, "andrad"): ("område med ny titel", "områden med ny titel"),
    (AREA, "flyttad"): ("flyttat område", "flyttade områden"),
    (ROW, "ny"): ("ny rad", "nya rader"),
    (ROW, "borttagen"): ("borttagen rad", "borttagna rader"),
    (ROW, "andrad"): ("ändrad rad", "ändrade rader"),
    (ROW, "flyttad"): ("flyttad rad", "flyttade rader"),
}
summary = Sentence("Skillnader: {amounts}.")


def amounts(counts: Mapping[tuple[str, str], int]) -> str:
    """How much differs: by what it is and what happened to it, as in the JSON."""
    return listed([counted(counts[key], *words) for key, words in _COUNTED.items() if counts.get(key)])


AREA_MOVED = "Området är flyttat från plats {before} till plats {after}."
ROW_IS_NEW, ROW_IS_REMOVED = "Rad {number}, ny", "Tidigare rad {number}, borttagen"


def row(number: int, origin: str, *, changed: bool, title: str) -> str:
    """A row that was moved or changed, or both; the origin is empty where it was not moved."""
    words = f"flyttad {origin}{', och ändrad' if changed else ''}" if origin else "ändrad"
    return f"Rad {number}, {words}: {title}"


FROM_ROW = "från rad {number}"
FROM_AREA = "hit från ”{title}”, rad {number}"


# --- in a line each ---------------------------------------------------------------------------------------------------

AREA_IS = {"ny": "nytt område", "borttagen": "området tas bort", "flyttad": "området flyttas"}
ROW_IS = {"ny": "ny", "borttagen": "borttagen", "flyttad": "flyttad"}


def brief(place: str, text: str, *, is_there: bool = True) -> str:
    """One difference: where it is in the later plan, or was in the earlier one, and the texts."""
    return f"{'' if is_there else 'tidigare '}{place}{f': {text}' if text else ''}"


def from_to(before: str, after: str) -> str:
    """What a text was and what it is; both from where they begin to differ."""
    same = next((i for i, (one, other) in enumerate(zip(before, after, strict=False)) if one != other), None)
    same = min(len(before), len(after)) if same is None else same
    cut = max(0, same - 12) if same > LONGEST // 2 else 0
    return f"{_told(before, cut)} → {_told(after, cut)}"


def _told(text: str, cut: int) -> str:
    return f"”{'…' if cut and text else ''}{short(text[cut:])}”" if text else BLANK


# --- merging --------------------------------------------------------------------------------------------------------

MERGED = "Den sammanfogade planen är skriven: {path}"
OUR_VERSION, THEIR_VERSION, BASE_VERSION = "vår version", "deras version", "ursprunget"
VERSION = "{name} ({which})"
MERGED_BY_LINES = "{reason} Git har sammanfogat filen som vanlig text i stället."


def lacking(theirs: str, amounts: str, *, is_kept: bool) -> str:
    """What their file lacks of ours, and what became of that."""
    if is_kept:
        return (
            f"{theirs} saknar det mesta av planen, eller är en annan plan: {amounts}. Det är kvar i den sammanfogade "
            "planen; ta bort det där om det ska bort."
        )
    return f"Borta ur den sammanfogade planen, eftersom det saknas i {theirs}: {amounts}."


conflicts = Sentence(
    "{number:# konflikt|# konflikter}: båda har ändrat samma sak på olika sätt. Där inget annat sägs står vår text (ur "
    "{ours}) i den sammanfogade planen, och deras (ur {theirs}) bredvid den i filen, efter att_avgora. Öppna planen i "
    "planterm för att välja."
)
HERE, IN_BOOK = "Planen", "Arbetsboken"
MISSING = "saknas i arbetsboken"
NOTHING_DIFFERS = "Arbetsboken säger detsamma som planen."
COMPARE_HINT = "Enter: hämta · Delete: behåll · Ctrl+K: ta bort · Ctrl+A: alla · F8: bara uppföljning · Esc: klar"
NO_FOLLOW_UPS = "Inget skiljer sig i uppföljningen. F8 visar alla skillnader igen."
TAKEN_OVER = "Hämtat från arbetsboken. Ctrl+Z tar tillbaka allt på en gång."
NOTHING_TAKEN = "Inget hämtades från arbetsboken."
NOTHING_LEFT = "Här finns inget kvar att hämta."
REMOVE_THEM = "Ta bort (kan ångras)"
KEEP_THEM = "Behåll"
NOT_FETCHED = "Det här saknas i arbetsboken: Ctrl+K tar bort det ur planen, Delete behåller det."
NOTHING_TO_REMOVE = "Det här finns i arbetsboken: Enter hämtar det."

OPEN, TAKEN, KEPT, REMOVED = "[ ]", "[x]", "[–]", "[×]"
"""What was decided of what differs."""

COMPARE_TITLE = "Jämför med {book}"

state_of_taking = Sentence(
    "{taken:inget hämtat|# hämtad|# hämtade}{removed:| · # borttagen| · # borttagna}{kept:| · # behållen| · # behållna}"
    " · {left} kvar"
)
all_taken = Sentence(
    "{count:# skillnad|# skillnader} hämtades. {missing:Ctrl+Z tar tillbaka.|# rad som saknas i arbetsboken togs inte "
    "bort.|# rader som saknas i arbetsboken togs inte bort.}"
)
remove_question = Sentence(
    "Ska {count:raden|de # raderna} som saknas i arbetsboken tas bort ur planen? En arbetsbok med bara en parts rader "
    "saknar alla andras."
)
