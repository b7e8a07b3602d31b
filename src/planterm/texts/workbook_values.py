"""How a Swedish workbook shows dates, truth values and errors."""

TRUE, FALSE = "SANT", "FALSKT"
FORENOON, AFTERNOON = "fm", "em"
MONTHS = (
    "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november",
    "december",
)  # fmt: skip
DAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
ENGLISH_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
ENGLISH_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
ERRORS = {
    "#NULL!": "#SKÄRNING!",
    "#DIV/0!": "#DIVISION/0!",
    "#VALUE!": "#VÄRDEFEL!",
    "#REF!": "#REFERENS!",
    "#NAME?": "#NAMN?",
    "#NUM!": "#OGILTIGT!",
    "#N/A": "#SAKNAS!",
    "#SPILL!": "#SPILL!",
    "#CALC!": "#KALKYL!",
}


def quarter(number: int) -> str:
    """A quarter of the year."""
    return f"{number}:{'a' if number < 3 else 'e'} kvartalet"


def short_quarter(number: int) -> str:
    """A quarter of the year, in brief."""
    return f"K{number}"
