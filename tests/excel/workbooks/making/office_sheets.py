"""What stands in the workbooks that LibreOffice saves: one oddity each."""

# ruff: noqa: E501

from office_books import GUIDANCE, HEADERS, cell, covered, row, sheet, text

UNGA = "Unga i riskzon för destruktivt beteende"
PLATSER = "Otrygga och brottsutsatta platser"
SYSTEMHOT = "Systemhotade brottslighet"
BROTTSOFFER = "Särskilt utsatta och sårbara brottsoffer"
MILJOER = "Kriminella miljöer och livsstilar"
OFFICIAL = (UNGA, PLATSER, SYSTEMHOT, BROTTSOFFER, MILJOER)

TITLE = sheet(
    "Instruktion",
    row("Bilaga 3:2"),
    row("Åtgärdsplan 2026"),
    row("Förvaltning: Farsta stadsdelsförvaltning"),
)
ROW = ("Hög frånvaro", "Sen upptäckt", "Tidiga samtal", "Färre än 10 procent", "2026", "Skolan", "")
OTHER_ROW = ("Klotter", "Dold plats", "Sanering inom ett dygn", "Halverat klotter", "Löpande", "Teknik", "Klart.")


def top(title: str) -> tuple[str, str]:
    """The form's header and guidance."""
    return row(title, *HEADERS), row(*GUIDANCE)


def empty(*titles: str) -> list[str]:
    """Sheets of the areas that have no rows."""
    return [sheet(title[:20], *top(title)) for title in titles]


ORDER = [
    sheet("Kontakter", row("Namn", "Telefon"), row("Anna Ek", "08-508 00 000")),
    sheet("Analys", row("Sammanställning över prioriterade områden"),
          row("Prioriterat område", "Antal problem", "Antal identifierade orsaker", "Antal åtgärder"),
          row(UNGA, "1", "1", "1"), row("Kommentar: Unga är störst")),
    sheet("Bladet om platser", *top(PLATSER), row(*OTHER_ROW)),
    sheet("Ungdomar", *top(UNGA), row(*ROW), style="hidden"),
    *empty(MILJOER, BROTTSOFFER, SYSTEMHOT),
    sheet("Heder", *top("Hedersrelaterat våld"), row("Kontroll av systrar", "Heder", "Utbildning")),
    sheet("Tomt"),
    TITLE,
]  # fmt: skip

HEADERS_ELSEWHERE = [
    sheet("1 Unga i riskzon", row("Åtgärdsplan 2026 för Farsta stadsdelsförvaltning"), row(),
          row("  UNGA I RISKZON   för destruktivt beteende ", " orsak", "ÅTGÄRD ", "Operativt  mål", "När:", "vem?",
              "Uppföljning, hösten"), row(*GUIDANCE), row(*ROW)),
    sheet("2 Otrygga platser", row(PLATSER), row(),
          row("Problem/utmaning", "Orsaker", "Åtgärder och insatser", "Mål", "Tidplan", "Ansvarig", "Uppföljning"), row(*OTHER_ROW)),
    sheet("3 Systemhot", row("3. Systemhotande brottslighet", *HEADERS), row("Bidragsbrott", "", "Kontroller")),
    sheet("Brottsoffer", row("Problem", *HEADERS), row("Våld i nära relation", "", "Stödsamtal")),
    sheet("5 Kriminella miljöer", row("Miljöer", *HEADERS), row("Öppen narkotikahandel", "", "Mer närvaro")),
]  # fmt: skip

COLUMNS = [
    TITLE,
    sheet("1 Unga i riskzon",
          row("Nr", "Vem", UNGA, "Åtgärd", "Orsak", "Kommentar", "När", "Uppföljning"),
          row("1", "Skolan", "Hög frånvaro", "Tidiga samtal", "Sen upptäckt", "Fråga rektorn", "2026", ""),
          row("2", "Fältarna", "Sena kvällar", "Fältarbete", "Inget att göra", "", "Löpande", "Klart.")),
    sheet("2 Otrygga platser", row(PLATSER, "Orsak", "", "Operativa mål", "När", "Vem", "Uppföljning"), row(*OTHER_ROW)),
    *empty(SYSTEMHOT, BROTTSOFFER, MILJOER),
]  # fmt: skip

GUIDANCE_BOOK = [
    TITLE,
    sheet("1 Unga i riskzon", row(UNGA, *HEADERS), row(*ROW)),
    sheet("2 Otrygga platser", row(PLATSER, *HEADERS),
          row("Ange identifierat problemområde", "", GUIDANCE[2][:48], "", GUIDANCE[4], "", ""), row(*OTHER_ROW)),
    sheet("3 Systemhot", row(SYSTEMHOT, *HEADERS),
          row("Bidragsbrott", GUIDANCE[1], "Kontroller", GUIDANCE[3], "2026", GUIDANCE[5], GUIDANCE[6])),
    sheet("4 Brottsoffer", row(BROTTSOFFER, *HEADERS), row("Våld i nära relation", "", "Stödsamtal"), row(*GUIDANCE),
          row("Bedrägerier mot äldre", "", "Information")),
    sheet("5 Kriminella miljöer", row(*GUIDANCE), row("Öppen narkotikahandel", "", "Mer närvaro")),
]  # fmt: skip

SPANNED = "table_number-rows-spanned", "table_number-columns-spanned"


def merged(words: str, rows: int, columns: int) -> str:
    """A cell that covers others."""
    return text(words, **dict(zip(SPANNED, (str(rows), str(columns)), strict=True)))


MERGED = [
    TITLE,
    sheet("1 Unga i riskzon", *top(UNGA),
          row(merged("Hög frånvaro", 3, 1), "Sen upptäckt", "Tidiga samtal", "", "2026", merged("Skolan", 2, 1), ""),
          row(covered(), "Ingen vuxen", "Mentorer", "", "2026", covered("dold rest"), ""),
          row(covered(), "Mobbning", "Kamratstöd", "", "Löpande", "Fritid", ""),
          row("Sena kvällar", "Inget att göra", merged("Fältarbete", 1, 2), covered(), "2026", "Fältarna", ""),
          row(merged("Under hösten", 1, 7), *[covered()] * 6),
          row(merged("Rekrytering", 4, 1), "Lätta pengar", "Avhopparstöd", "", "2026", "Socialtjänsten", ""),
          row(covered()), row(covered()), row(covered())),
    *empty(PLATSER, SYSTEMHOT, BROTTSOFFER, MILJOER),
]  # fmt: skip

HIDDEN_COLUMNS = (
    '<table:table-column table:number-columns-repeated="5"/><table:table-column table:visibility="collapse"/>'
    "<table:table-column/>"
)
HIDDEN = [
    TITLE,
    sheet("Unga", *top(UNGA), row(*ROW), row(), row("Dolt problem", "Dold orsak", "Dold åtgärd", table_visibility="collapse"),
          row(), row(), row("Synligt problem", "", "Åtgärd"), columns=HIDDEN_COLUMNS),
    sheet("Platser", *top(PLATSER), row(*OTHER_ROW, table_visibility="filter"), row("Mörka stigar", "", "Lampor"),
          row("Trasiga bänkar", "", "Laga", table_visibility="filter")),
    *empty(SYSTEMHOT, BROTTSOFFER, MILJOER),
]  # fmt: skip


def value(kind: str, style: str, **attributes: str) -> str:
    """A cell with a value of that kind in a style."""
    return cell("", office_value_type=kind, table_style_name=style, **{f"office_{k}": v for k, v in attributes.items()})


def plain_value(number: str) -> str:
    """A cell with a number in no format."""
    return cell("", office_value_type="float", office_value=number)


VALUES = [
    TITLE,
    sheet("1 Unga i riskzon", *top(UNGA),
          row("Ett årtal", "", "", "", plain_value("2026")),
          row("Ett datum", "", "", "", value("date", "iso", date_value="2026-04-24")),
          row("En månad", "", "", "", value("date", "month", date_value="2026-05-01")),
          row("Ett kvartal", "", "", "", value("date", "quarter", date_value="2026-05-01")),
          row("Ett klockslag", "", "", "", value("time", "time", time_value="PT18H30M00S")),
          row("Ett antal", "", "", "", value("float", "times", value="4")),
          row("En andel", "", "", value("percentage", "percent", value="0.25")),
          row("En summa", "", "", value("currency", "money", value="12500.5")),
          row("Ett decimaltal", "", "", plain_value("2.5")),
          row("Sant", "", "", cell("", office_value_type="boolean", office_boolean_value="true"))),
    sheet("2 Otrygga platser", *top(PLATSER),
          row("En formel", cell("", table_formula='of:=CONCATENATE("Dold ";"plats")', office_value_type="string"),
              "Sanering", "", cell("", table_formula="of:=2020+6", office_value_type="float", office_value="2026")),
          row("Ett fel", "", cell("", table_formula="of:=1/0", office_value_type="float", office_value="0"),
              "", cell("", table_formula="of:=NA()", office_value_type="float", office_value="0"))),
    *empty(SYSTEMHOT, BROTTSOFFER, MILJOER),
]  # fmt: skip


def rich(content: str) -> str:
    """A cell with marked-up text."""
    return cell(f"<text:p>{content}</text:p>", office_value_type="string")


def note(author: str, words: str) -> str:
    """A comment."""
    return (
        f"<office:annotation><dc:creator>{author}</dc:creator><dc:date>2026-02-03T10:00:00</dc:date>"
        f"<text:p>{words}</text:p></office:annotation>"
    )


FORMATTED = [
    TITLE,
    sheet("1 Unga i riskzon", *top(UNGA),
          row(rich('Hög <text:span text:style-name="B">frånvaro</text:span> i åk 7'),
              rich('Sen <text:span text:style-name="S">upptäckt</text:span>'),
              cell(note("Anna Ek", "Vilka lektioner?") + "<text:p>Tidiga samtal</text:p>", office_value_type="string"),
              text("Utgår", table_style_name="struck"), "rad ett\nrad två\n\nrad fyra"),
          row("Sena kvällar", "", "Fältarbete", "", cell(note("Bo", "Fråga polisen"))),
          extra='<table:shapes><draw:custom-shape table:end-cell-address="J9" svg:x="20cm" svg:y="2cm" svg:width="4cm" '
          'svg:height="2cm"><text:p>Beslutas i mars</text:p><draw:enhanced-geometry draw:type="rectangle" '
          'svg:viewBox="0 0 21600 21600" draw:enhanced-path="M 0 0 L 21600 0 21600 21600 0 21600 0 0 Z N"/>'
          "</draw:custom-shape></table:shapes>"),
    *empty(PLATSER, SYSTEMHOT, BROTTSOFFER, MILJOER),
]  # fmt: skip

OUTSIDE = [
    sheet("1 Unga i riskzon", row("Åtgärdsplan 2026"), row("Utkast till nämnden den 3 mars"), row(),
          row(UNGA, *HEADERS), row(*GUIDANCE), row(*ROW, "", "Se även bilaga 2"), row(),
          row("Beslutad av stadsdelsnämnden")),
    *empty(PLATSER, SYSTEMHOT, BROTTSOFFER, MILJOER),
    sheet("Instruktion", row("Åtgärdsplaner ska beslutas av stadsdelsnämnderna och lämnas in i samband med tertialrapport 1."),
          row("Stadsdelsförvaltning:", "Farsta stadsdelsförvaltning"), row("Dnr: FAR 2026/12"), row("Beslutsdatum: i vår"),
          row("Ring Anna om något är oklart.")),
]  # fmt: skip

CONTINUED = [
    TITLE,
    sheet("1 Unga i riskzon", row(UNGA, *HEADERS, "Ny kolumn"),
          row("Hög frånvaro", "Börjar här ", "Tidiga samtal", "", "2026", "Skolan", "", "anteckning"),
          row("", "och går vidare", "", "", "", "", "", "", "forts."),
          row("", "\noch slutar.", "", "", "", "", "", "", "Forts."),
          row("Sena kvällar", "", "Fältarbete")),
    sheet("Platser", row(PLATSER, *HEADERS), row("", "utan början", "", "", "", "", "", "forts."), row(*OTHER_ROW)),
    *empty(SYSTEMHOT, BROTTSOFFER, MILJOER),
]  # fmt: skip

ONE_SHEET = [
    sheet("Plan", row("Åtgärdsplan 2026, Farsta stadsdelsförvaltning"), *top(UNGA), row(*ROW), row(),
          row(UNGA, *HEADERS), row("Efter sidbrytningen", "", "Åtgärd"), row(),
          *top(PLATSER), row(*OTHER_ROW), row(), *top("Hedersrelaterat våld"), row("Kontroll", "Heder", "Utbildning")),
]  # fmt: skip

OWN = [
    TITLE,
    *empty(*OFFICIAL),
    sheet("6 Eget område", *top("[Eget prioriterat område]"), row("Utan namn", "", "Åtgärd")),
    sheet("7 Trafik", *top(""), row("Buskörning", "", "Farthinder")),
    sheet("1 Unga (2)", *top(UNGA), row(*ROW)),
]

COUSINS = [
    TITLE,
    sheet("1 Unga i riskzon",
          row(*(merged(words, 2, 1) for words in (UNGA, "Orsak", "Åtgärd", "Operativa mål")),
              merged("Genomförande", 1, 2), covered(), merged("Uppföljning", 1, 3), covered(), covered()),
          row(*[covered()] * 4, "När", "Vem", "Tertial 1", "Tertial 2", "Helår"),
          row(*ROW[:6], "Påbörjat", "Halvvägs", "Klart"), row(*OTHER_ROW[:6], "Inget", "", "")),
    sheet("2 Otrygga platser", row(PLATSER, *HEADERS, "Läge"), row(*GUIDANCE),
          row(*OTHER_ROW, text("", table_style_name="green")),
          row("”", "– ” –", "Lampor", "", '-"-', "d:o", "", text("", table_style_name="red"))),
    sheet("3 Systemhot", *top(SYSTEMHOT), row("Bidragsbrott", "", "Kontroller"), row(),
          row("Ort och datum", "", "Underskrift", "", "Namnförtydligande"), row("Farsta", "", "Anna Ek")),
    sheet("4 Brottsoffer", *top(BROTTSOFFER), row(), row(), row(), row(), row("Lämnas in senast 30 april.")),
    sheet("5 Kriminella miljöer", *top(MILJOER), row("Öppen narkotikahandel", "", "Mer närvaro")),
    sheet("5 forts", *top(f"{MILJOER}, forts."), row("Rekrytering", "", "Avhopparstöd")),
]  # fmt: skip

BOOKS = {
    "rubriker-marken-och-farger": COUSINS,
    "bladens-ordning": ORDER,
    "rubriker-pa-annan-plats": HEADERS_ELSEWHERE,
    "flyttade-kolumner": COLUMNS,
    "vagledningen": GUIDANCE_BOOK,
    "sammanslagna-celler": MERGED,
    "dolda-rader": HIDDEN,
    "datum-tal-och-formler": VALUES,
    "formaterad-text-och-kommentarer": FORMATTED,
    "text-utanfor-tabellen": OUTSIDE,
    "fortsattningsrader": CONTINUED,
    "allt-pa-ett-blad": ONE_SHEET,
    "egna-omraden": OWN,
}
