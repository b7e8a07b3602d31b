"""Why a file is no workbook that can be read, and what to do about it."""

# The ends of sentences that begin with the file's name.
EMPTY = "är tom; hämta den riktiga filen och försök igen"
ENCRYPTED = (
    "är skyddad med lösenord; öppna den i Excel, ta bort lösenordet under Arkiv, Info, Skydda arbetsboken, "
    "spara och försök igen"
)
OLD_EXCEL = (
    "är i det gamla Excelformatet (.xls); öppna den i Excel, välj Arkiv, Spara som, Excel-arbetsbok (.xlsx) "
    "och försök igen"
)
BINARY_BOOK = (
    "är en binär arbetsbok (.xlsb); öppna den i Excel, välj Arkiv, Spara som, Excel-arbetsbok (.xlsx) och försök igen"
)
OPEN_DOCUMENT = (
    "är ett OpenDocument-ark (.ods); öppna det i LibreOffice eller Excel, välj Arkiv, Spara som, "
    "Excel-arbetsbok (.xlsx) och försök igen"
)
NUMBERS = "är ett kalkylblad från Numbers; öppna det där, välj Arkiv, Exportera till, Excel (.xlsx) och försök igen"
CSV = (
    "är en textfil (CSV), och en sådan har varken blad eller områden; öppna den i Excel, välj Arkiv, Spara som, "
    "Excel-arbetsbok (.xlsx) och försök igen"
)
HTML = "är en webbsida; öppna den i Excel, välj Arkiv, Spara som, Excel-arbetsbok (.xlsx) och försök igen"
XML_BOOK = (
    "är ett XML-kalkylblad från äldre Excel; öppna det i Excel, välj Arkiv, Spara som, Excel-arbetsbok (.xlsx) "
    "och försök igen"
)
PDF = "är en PDF; be avsändaren om arbetsboken (.xlsx)"
OTHER_OFFICE_FILE = "är ett dokument av annat slag än en arbetsbok; be avsändaren om arbetsboken (.xlsx)"
A_PLAN = "är redan en plan; öppna den med planterm i stället för att importera den"
NO_BOOK = "är ingen arbetsbok från Excel; kontrollera att det är rätt fil (.xlsx)"
NO_BOOK_IN_ZIP = "är en zip-fil med arbetsböcker i; packa upp den och importera en av dem"


def not_a_book(name: str, complaint: str) -> str:
    """The file is something else; the complaint says what, and what to do."""
    return f"{name} {complaint}."


def damaged(name: str) -> str:
    """The file breaks off or contradicts itself."""
    return (
        f"{name} är skadad eller ofullständig; öppna den i Excel, låt Excel reparera den, spara den på nytt "
        "och försök igen."
    )


def too_much(name: str) -> str:
    """The file unpacks to more than any plan needs."""
    return (
        f"{name} rymmer mer än en åtgärdsplan kan göra; kopiera områdenas rader till en ny arbetsbok, spara den "
        "och försök igen."
    )


def missing(name: str) -> str:
    """There is no such file."""
    return f"{name} finns inte; kontrollera sökvägen."


def is_folder(name: str) -> str:
    """The path names a folder."""
    return f"{name} är en mapp; ange en arbetsbok i mappen."


def not_regular(name: str) -> str:
    """The path names a pipe, a device or the like."""
    return f"{name} är ingen vanlig fil; ange en arbetsbok på en disk."


def too_large(name: str, mebibytes: int) -> str:
    """No workbook with a plan is that large."""
    return f"{name} är större än {mebibytes} MiB; ta bort bilderna ur arbetsboken, spara den och försök igen."


def no_area(name: str) -> str:
    """The workbook has no sheet that looks like an area."""
    return (
        f"{name} har inget blad med formulärets rubriker (Orsak, Åtgärd, Operativa mål, När, Vem, Uppföljning); "
        "kontrollera att det är rätt arbetsbok."
    )
