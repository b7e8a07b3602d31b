"""What is said about two plans that differ, and about what a merge could not decide."""

from collections.abc import Mapping, Sequence

BLANK = "(tomt)"
PLUS, MINUS = "+", "−"
BEFORE, AFTER = "− Före:  ", "+ Efter: "

FIELDS = {
    "formular": "Formulär",
    "ar": "År",
    "forvaltning": "Förvaltning",
    "lokalpolisomrade": "Lokalpolisområde",
    "skede": "Skede",
    "diarienummer": "Diarienummer",
    "beslutsdatum": "Beslutsdatum",
    "foregaende": "Föregående plan",
    "omrade": "Område",
    "titel": "Områdets titel",
    "status": "Status",
}
"""What people call what plan files call by the keys; the columns are called as in the form."""

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


def summary(counts: Mapping[tuple[str, str], int]) -> str:
    """How much differs: by what it is and what happened to it, as in the JSON."""
    return f"Skillnader: {amounts(counts)}."


def amounts(counts: Mapping[tuple[str, str], int]) -> str:
    """The same, as a part of a sentence."""
    parts = [
        f"{number} {one if number == 1 else many}"
        for key, (one, many) in _COUNTED.items()
        if (number := counts.get(key, 0))
    ]
    return _listed(parts)


AREA_MOVED = "Området är flyttat från plats {before} till plats {after}."


def whole_row(number: int, *, is_new: bool) -> str:
    """A row that is new, or that was removed from where it stood."""
    return f"Rad {number}, ny" if is_new else f"Tidigare rad {number}, borttagen"


def row(number: int, origin: str, *, changed: bool, title: str) -> str:
    """A row that was moved or changed, or both; the origin is empty where it was not moved."""
    words = f"flyttad {origin}{', och ändrad' if changed else ''}" if origin else "ändrad"
    return f"Rad {number}, {words}: {title}"


FROM_ROW = "från rad {number}"
FROM_AREA = "hit från ”{title}”, rad {number}"


# --- in a line each ---------------------------------------------------------------------------------------------------

AREA_IS = {"ny": "nytt område", "borttagen": "området tas bort", "flyttad": "området flyttas"}
ROW_IS = {"ny": "ny", "borttagen": "borttagen", "flyttad": "flyttad"}
_LONGEST = 60


def brief(place: str, what: str, text: str) -> str:
    """One difference: where, what, and the texts."""
    return f"{place} · {': '.join(filter(None, (what, text)))}"


def brief_row(area: str, number: int, *, is_there: bool) -> str:
    """A row, where it stands in the later plan or stood in the earlier one."""
    return f"{beginning(area, 30)}, {'' if is_there else 'tidigare '}rad {number}"


def from_to(before: str, after: str) -> str:
    """What a text was and what it is; both from where they begin to differ."""
    same = next((i for i, (one, other) in enumerate(zip(before, after, strict=False)) if one != other), None)
    same = min(len(before), len(after)) if same is None else same
    cut = max(0, same - 12) if same > _LONGEST // 2 else 0
    return f"{_told(before, cut)} → {_told(after, cut)}"


def beginning(text: str, longest: int = _LONGEST) -> str:
    """A text cut where it gets long."""
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def _told(text: str, cut: int) -> str:
    return f"”{'…' if cut and text else ''}{beginning(text[cut:])}”" if text else BLANK


# --- merging --------------------------------------------------------------------------------------------------------

BASE = "Ursprung:    "
OURS = "Vår text:    "
THEIRS = "Deras text:  "

WE_REMOVED_ROW = "Vi har tagit bort raden, de har ändrat den. Raden står kvar, som de har den."
THEY_REMOVED_ROW = "De har tagit bort raden, vi har ändrat den. Raden står kvar, som vi har den."
WE_REMOVED_AREA = "Vi har tagit bort området, de har ändrat i det. Området står kvar, som de har det."
THEY_REMOVED_AREA = "De har tagit bort området, vi har ändrat i det. Området står kvar, som vi har det."
MERGED = "Den sammanfogade planen är skriven: {path}"
NOTES_CHANGED = "Ändrat: kommentarer eller egna nycklar i filen."
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


def conflicts(number: int, ours: str, theirs: str) -> str:
    """What is to be decided."""
    what = "1 konflikt" if number == 1 else f"{number} konflikter"
    return (
        f"{what}: båda har ändrat samma sak på olika sätt. Där inget annat sägs står vår text (ur {ours}) "
        f"i den sammanfogade planen, och deras (ur {theirs}) bredvid den i filen, efter att_avgora. Öppna planen i "
        "planterm för att välja."
    )


CONFLICT = "Konflikt {number} av {total}. {area}"
PLACE_OF_ROW = "Rad {number}: {title}"


def _listed(words: Sequence[str]) -> str:
    return f"{', '.join(words[:-1])} och {words[-1]}" if len(words) > 1 else "".join(words)
