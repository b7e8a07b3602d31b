"""What is said when a workbook that came back is compared with the plan."""

HERE, IN_BOOK = "Här", "I arbetsboken"
BLANK = "(tomt)"
NOT_THERE = "(finns inte)"
PLAN_DETAILS = "Planens uppgifter"
MISSING_SECTION = "Saknas i arbetsboken"
NOTHING_DIFFERS = "Arbetsboken säger detsamma som planen."
NO_FOLLOW_UPS = "Inget skiljer sig under Uppföljning. F8 visar alla skillnader igen."
TAKEN_OVER = "Hämtat från arbetsboken. Ctrl+Z tar tillbaka allt på en gång."
NOTHING_TAKEN = "Inget hämtades från arbetsboken."
NOTHING_LEFT = "Här finns inget kvar att hämta."
NOTHING_TO_UNDO = "Inget är hämtat än."
NOTHING_TO_REDO = "Det finns inget att göra om."
REMOVE = "Ta bort"
CANCEL = "Behåll"
AREA_MISSING = "hela det egna området"
NEW_AREA = "nytt eget område"

OPEN, TAKEN, KEPT = "[ ]", "[x]", "[–]"
STATES = {OPEN: "", TAKEN: "hämtad", KEPT: "behållen"}
"""The marks before what differs, and the same in words."""

EVERYTHING_AGAIN = "Visa alla skillnader"
"""What the key that shows only follow-ups does once it has."""
TITLE = "Jämför med {book}"


def state(taken: int, kept: int, left: int) -> str:
    """How far one has come."""
    parts = ["1 hämtad" if taken == 1 else f"{taken} hämtade" if taken else "inget hämtat"]
    if kept:
        parts.append(f"{kept} behållna" if kept != 1 else "1 behållen")
    return " · ".join([*parts, f"{left} kvar"])


ROW = "Rad {number} · {words}"


def new_row(number: int, split_from: int | None) -> str:
    """A row that the workbook has and the plan has not."""
    origin = f", delad ur rad {split_from}" if split_from else ""
    return f"ny rad (rad {number} i arbetsboken{origin})"


def missing_row(area: str, number: int, joined_with: int | None) -> str:
    """A row that the plan has and the workbook has not."""
    where = f"; i arbetsboken har rad {joined_with} fått dess text" if joined_with else ""
    return f"{area}, rad {number}{where}"


MOVED = "radens plats: rad {source} här, rad {target} i arbetsboken"
MOVED_FROM = "raden är flyttad hit från ”{area}”, rad {source}; rad {target} i arbetsboken"


def missing(count: int) -> str:
    """So many rows are in the plan only."""
    if count == 1:
        return "1 rad finns bara här i planen (Höger visar den)"
    return f"{count} rader finns bara här i planen (Höger visar dem)"


def all_taken(count: int, missing: int) -> str:
    """All that differs was taken, but for what would be removed."""
    what = "1 skillnad hämtades" if count == 1 else f"{count} skillnader hämtades"
    if not missing:
        return f"{what}. Ctrl+Z tar tillbaka."
    rows = (
        "1 rad som saknas i arbetsboken togs inte bort"
        if missing == 1
        else (f"{missing} rader som saknas i arbetsboken togs inte bort")
    )
    return f"{what}. {rows}."


def remove_question(count: int) -> str:
    """Rows are about to be removed."""
    return (
        f"Ska {'raden' if count == 1 else f'de {count} raderna'} som saknas i arbetsboken tas bort ur planen? "
        "En arbetsbok med bara en parts rader saknar alla andras."
    )
