"""What is said about a workbook that is read into a plan."""

from collections.abc import Sequence

KINDS = {"last": "Läst", "gissat": "Gissat", "lamnat": "Lämnat", "anmarkning": "Värt att veta"}
"""The parts of the report, by the kind of its notes."""

# The report. Sheets and cells are named beside each text, not in it.
DETAILS = {
    "ar": "År", "forvaltning": "Förvaltning", "lokalpolisomrade": "Lokalpolisområde", "diarienummer": "Diarienummer",
    "beslutsdatum": "Beslutsdatum",
}  # fmt: skip
"""What a workbook says of the plan as a whole, by the names in plan files."""
TEMPLATE_EMPTY = "Mallen för ett eget område är tom."
ANALYSIS = "Analysen lästes inte: planterm räknar om den ur planen."
SUMMARY = "Sammanfattningen lästes inte: planterm gör den ur planen. Det som ändrats i den följer inte med."
EMPTY_SHEET = "Bladet är tomt."
CHART_SHEET = "Bladet har inga celler, bara ett diagram eller en dialogruta, och lämnades."
HIDDEN_SHEET = "Bladet är dolt i arbetsboken, men lästes."
MACROS = "Arbetsboken har makron. De kördes inte och följer inte med."
NO_DISTRICT = "Förvaltningens namn hittades inte i arbetsboken och är tomt i planen."
SEVERAL_TABLES = "Rubrikraden upprepas; raderna under den lästes till samma område."
POSITIONS = "Bladet har ingen rubrikrad; kolumnerna A till G lästes i formulärets ordning."
GUIDANCE_AS_HEADER = "Rubrikraden saknas; kolumnerna känns igen på vägledningen."
GUIDANCE_IN_ROW = "Vägledningen stod kvar i raden; den togs inte med i"
NOTHING_BEFORE = "Raden är märkt som fortsättning, men ingen rad står före den; den lästes som en egen."
MANY_MERGED = "De sammanslagna cellerna är för många; bara den första raden i varje fick texten."


def area_read(title: str, rows: int) -> str:
    """How many rows an area got."""
    count = "inga rader" if rows == 0 else "1 rad" if rows == 1 else f"{rows} rader"
    return f"Området ”{title}”: {count}."


def year_guessed(year: str, source: str) -> str:
    """Where the year was taken from."""
    return f"Året {year} är hämtat ur ”{source}”."


def district_guessed(name: str, source: str) -> str:
    """Where the district was taken from."""
    return f"Förvaltningen ”{name}” är hämtad ur ”{source}”."


def year_assumed(year: int) -> str:
    """Nothing says which year it is."""
    return (
        f"Inget årtal hittades i arbetsboken; planen fick året {year}. Ändra det bland planens uppgifter om det är fel."
    )


def option_beats_book(label: str, ours: str, theirs: str) -> str:
    """What was asked for is not what the workbook says."""
    return f"{label}: ”{ours}” som du angav; i arbetsboken står ”{theirs}”."


def areas_missing(titles: Sequence[str]) -> str:
    """Official areas have no sheet."""
    if len(titles) == 1:
        return f"Området ”{titles[0]}” har inget blad; det är tomt i planen."
    return f"Områdena {_listed([f'”{title}”' for title in titles])} har inga blad; de är tomma i planen."


def area_by_likeness(title: str, header: str) -> str:
    """The header is not quite the area's title."""
    return f"Rubriken ”{header}” lästes som området ”{title}”."


def area_by_sheet(title: str, sheet: str, header: str) -> str:
    """The sheet's name told which area it is, whatever the header says."""
    but = f"; rubriken är ”{header}”" if header else ""
    return f"Området ”{title}” kändes igen på bladets namn, ”{sheet}”{but}."


def area_by_text(title: str, text: str) -> str:
    """A text above the table told which area it is."""
    return f"Området ”{title}” kändes igen på texten ”{text}” ovanför tabellen."


def title_above(title: str) -> str:
    """A line above a header that is repeated became the title of an area."""
    return f"Texten ”{title}” står ensam ovanför en rubrikrad och lästes som ett områdes titel."


def area_own(title: str) -> str:
    """The area is none of the form's, and its header has no title."""
    return f"Området är inget av formulärets och fick namnet ”{title}”."


def area_twice(title: str) -> str:
    """A second sheet has the same title."""
    return f"Ett annat blad har också rubriken ”{title}”; det här blev ett eget område."


def column_guessed(column: str, header: str) -> str:
    """A header that is not the form's was understood."""
    return f"Kolumnen ”{header}” lästes som {column}."


def column_by_place(column: str) -> str:
    """A column without a header was understood by where it stands."""
    return f"Kolumnen saknar rubrik; den lästes som {column}."


def column_missing(column: str) -> str:
    """The form has a column that the table lacks."""
    return f"Kolumnen {column} finns inte i tabellen, så inget lästes till den."


def merged_down(column: str, first: int, last: int) -> str:
    """A merged cell belongs to several rows."""
    return f"Den sammanslagna cellen i {column} hör till var och en av raderna {first}–{last}."


def merged_across(column: str, others: Sequence[str]) -> str:
    """A merged cell covers several columns."""
    return f"Cellen är sammanslagen över flera kolumner; texten lästes som {column}, och {_listed(others)} är tomt."


def covered(text: str) -> str:
    """A text under a merged cell, which nobody could see."""
    return f"Texten låg dold under en sammanslagen cell och lämnades: ”{text}”."


def guidance_left(columns: Sequence[str]) -> str:
    """Guidance stood where a person had begun to write."""
    return f"{GUIDANCE_IN_ROW} {_listed(columns)}."


def guidance_changed(text: str) -> str:
    """A row that looked like guidance was left out, though its text is not quite the form's."""
    return f"Raden togs för formulärets vägledning, fast texten är ändrad, och lämnades: ”{text}”."


def guidance_read(column: str) -> str:
    """A cell of the plan holds the form's guidance."""
    return f"Texten i {column} är formulärets vägledning, men lästes som planens."


def lone_row(text: str, column: str) -> str:
    """A text by itself below the table."""
    return f"Texten står för sig själv under tabellen; den lästes som en rad med bara {column}: ”{text}”."


def row_name(number: int) -> str:
    """A row of a sheet, by its number there."""
    return f"rad {number}"


def sum_row(cells: Sequence[str]) -> str:
    """A row that counts the rows above it."""
    return f"Raden räknar raderna ovanför och är ingen rad i planen: {' '.join(f'”{text}”' for text in cells)}."


def short_row(cells: Sequence[str]) -> str:
    """Two texts by themselves below the table."""
    listed = " och ".join(f"”{text}”" for text in cells)
    return f"Raden står för sig själv under tabellen, men lästes som en rad i planen: {listed}."


def joined(first: int, last: int) -> str:
    """Rows that go on with the text of the one above."""
    return f"Raderna {first}–{last} är en rad i planen: de märkta går vidare med texten i raden före."


def far_row(gap: int) -> str:
    """A row far below all others."""
    return f"Raden står {_number(gap)} tomma rader under den förra, men lästes."


def hidden_rows(rows: Sequence[int], *, is_filtered: bool) -> str:
    """Rows that were not in sight."""
    hidden = ("bortfiltrerad eller dold", "bortfiltrerade eller dolda") if is_filtered else ("dold", "dolda")
    why = hidden[len(rows) > 1]
    return (
        f"{_count(len(rows), 'rad', 'rader')} är {why} i arbetsboken, men lästes: {_some([str(row) for row in rows])}."
    )


def hidden_column(column: str) -> str:
    """A column that was not in sight."""
    return f"Kolumnen {column} är dold i arbetsboken, men lästes."


def formulas(cells: Sequence[str]) -> str:
    """Cells that are computed."""
    return f"{_count(len(cells), 'formel', 'formler')} lästes som det värde som visas: {_some(cells)}."


def unknown_formula(formula: str) -> str:
    """A formula whose value is not in the file."""
    what = f"Formeln ={formula}" if formula else "Formeln"
    return (
        f"{what} har inget sparat värde, så cellen kunde inte läsas; öppna arbetsboken i Excel, spara den "
        "och läs in den igen."
    )


def error_value(error: str, formula: str) -> str:
    """A cell that shows an error, and its formula where there is one."""
    reason = f" (formeln ={formula})" if formula else ""
    return f"Cellen visar felet {error}{reason}, och så står det i planen."


def numbers(examples: Sequence[str]) -> str:
    """Dates and numbers in a format."""
    return f"Datum och tal lästes som de visas: {_some(examples)}."


def odd_numbers(examples: Sequence[str]) -> str:
    """Numbers in a format that is not understood."""
    return f"Formatet känns inte igen, så datum och tal lästes som de brukar skrivas: {_some(examples)}."


def struck(text: str) -> str:
    """A text that is struck through."""
    return f"Texten är helt eller delvis överstruken i arbetsboken, men lästes: ”{text}”."


def comment(author: str, text: str) -> str:
    """What somebody wrote beside a cell."""
    return f"Kommentar av {author}: {text}" if author else f"Kommentar: {text}"


def floating(text: str) -> str:
    """A text box."""
    return f"En textruta lämnades: ”{text}”."


def address(text: str, target: str) -> str:
    """Where a cell leads to."""
    return f"{f'Länken på ”{text}”' if text else 'En länk'} till {target} lämnades: planen har ingen plats för den."


def addresses(targets: Sequence[tuple[str, str]]) -> str:
    """Where several cells lead to."""
    listed = "; ".join(f"{cell} {target}" for cell, target in targets)
    return f"Länkarnas adresser lämnades, för planen har ingen plats för dem: {listed}."


def pictures(count: int) -> str:
    """Pictures and charts."""
    return f"{_count(count, 'bild eller diagram', 'bilder eller diagram')} lämnades."


def edge(text: str) -> str:
    """The header or footer of the printed page."""
    return f"Sidhuvudet eller sidfoten lämnades: ”{text}”."


def outside_links(count: int) -> str:
    """Formulas that look into other workbooks."""
    return (
        f"Formler hämtar värden ur {_count(count, 'annan arbetsbok', 'andra arbetsböcker')}; de sparade värdena lästes."
    )


def left_text(text: str) -> str:
    """A text outside the table."""
    return f"Texten står utanför tabellen och lämnades: ”{text}”."


def left_texts(texts: Sequence[tuple[str, str]]) -> str:
    """Several texts outside the table, each with its cell."""
    return f"Texterna står utanför tabellen och lämnades: {'; '.join(f'{cell} ”{text}”' for cell, text in texts)}."


def left_column(header: str, texts: Sequence[tuple[str, str]]) -> str:
    """A column that the form does not have."""
    listed = "; ".join(f"{cell} ”{text}”" for cell, text in texts)
    return f"Kolumnen ”{header}” finns inte i formuläret och lämnades: {listed}."


def empty_column(header: str) -> str:
    """A column that the form does not have, without texts."""
    return f"Kolumnen ”{header}” finns inte i formuläret; den är tom."


def row_numbers(header: str) -> str:
    """A column that merely counts the rows."""
    return f"Kolumnen ”{header}” är radernas löpnummer och lämnades."


def left_sheet(cells: int) -> str:
    """A sheet that is no area."""
    return f"Bladet är inget område och lämnades, med {_count(cells, 'ifylld cell', 'ifyllda celler')}."


_SOME = 8


def _some(items: Sequence[str]) -> str:
    """The first of the items, and how many more there are."""
    if len(items) <= _SOME:
        return _listed(items)
    return f"{', '.join(items[:_SOME])} och {_number(len(items) - _SOME)} till"


def _count(number: int, one: str, many: str) -> str:
    return f"{_number(number)} {one if number == 1 else many}"


def _listed(words: Sequence[str]) -> str:
    return f"{', '.join(words[:-1])} och {words[-1]}" if len(words) > 1 else "".join(words)


def _number(value: int) -> str:
    return f"{value:,}".replace(",", "\u00a0")
