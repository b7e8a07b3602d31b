"""What the settings are called and said to do: on their screen, in their file, and where it is wrong."""

from typing import NamedTuple

from planterm.texts.words import Sentence


class SettingText(NamedTuple):
    """What a setting is called, what it does, what can be written, and an example as it stands in the file."""

    label: str
    help: str
    wanted: str
    example: str


_TEXTS = "en lista med texter på högst 1000 tecken"

SETTINGS = {
    "tema": SettingText(
        "Färger", "Skärmens färger.", "ett av orden morkt, ljust, hog-kontrast och 16-farger", '"ljust"'
    ),
    "tecken": SettingText(
        "Linjer och tecken", "Enkla tecken passar terminaler och typsnitt som saknar linjer.", "ordet enkla", '"enkla"'
    ),
    "fraser": SettingText(
        "Egna fraser",
        "Fraser som uppföljningen (F5) erbjuder, efter de fyra om mål, effekt och nästa år.",
        _TEXTS,
        '["Redovisas i verksamhetsberättelsen."]',
    ),
    "synonymer": SettingText(
        "Namn på samma part",
        "Namn som betyder samma part, i alla planer: alla namn på parten med = mellan.",
        f"{_TEXTS}, var och en med = mellan namnen",
        '["polisen = LPO Farsta"]',
    ),
    "sakerhetskopior": SettingText(
        "Tidigare versioner", "Så många tidigare versioner sparas av varje plan.", "ett heltal från 0 till 1000", "10"
    ),
    "granska_inte": SettingText(
        "Granskas inte",
        "Regler och svaga ord som granskningen (F7) hoppar över. Reglernas namn står i handboken.",
        f"{_TEXTS}: granskningens regler eller svaga ord",
        '["svagt-ord"]',
    ),
    "svaga_ord": SettingText(
        "Fler svaga ord", "Ord som en åtgärd inte bör börja med, utöver de vanliga.", _TEXTS, '["jobba med"]'
    ),
    "inlamning": SettingText(
        "Inlämning",
        "Dagen då årets plan lämnas in, beslutad, med tertialrapport 1. En månad före sägs det i granskningen (F7) och "
        "på startskärmen om planen inte är beslutad.",
        "en dag som åååå-mm-dd",
        "2026-05-29",
    ),
    "stadsdelar": SettingText(
        "Stadsdelar",
        "Stadsdelar eller kommuner som ska ha en plan när flera planer ställs samman.",
        _TEXTS,
        '["Farsta", "Skarpnäck"]',
    ),
}
"""By the keys of the file, in the order of the screen."""

CHOICES = {
    "": "Som det passar skärmen",
    "morkt": "Mörkt",
    "ljust": "Ljust",
    "hog-kontrast": "Hög kontrast",
    "16-farger": "16 färger",
    "enkla": "Enkla",
}
"""What can be chosen, by what the file says."""

TOP = (
    "Inställningar för planterm. De ändras enklast i programmet: F10, Inställningar.",
    "Rader som börjar med # gäller inte. Vill du ändra för hand: ta bort # framför namnet och skriv ett annat värde.",
)
"""What the file begins with."""


def comment(text: SettingText) -> str:
    """What stands above a setting in the file."""
    return f"{text.label}: {text.help[:1].lower()}{text.help[1:]}"


# the screen

TITLE = "Inställningar"
HINT = "Upp och ned: välj · Enter: ändra · PageDown: läs vidare · Esc: klar"
FILE = "Inställningarna finns i filen {path}"
NO_FILE = "Inställningarna läggs i filen {path} när du ändrar något."
BACKUPS_FOLDER = "Planens tidigare versioner: {path}"
STATE_FOLDER = "Osparat arbete och senaste planer: {path}"
NO_DAY = "ingen dag"
SAVED = "Sparat."
LIST_HINT = "Enter: ändra · Delete: ta bort · Esc: klar"
ADD = "Lägg till …"
NOT_ACCEPTED = "Det går inte att ställa in så: skriv {wanted}."

some = Sentence("{values:inga|# text: |# texter: }{values:,}")

# what is wrong with the file

NOT_TOML = "{name} är felskriven, så inget i den gäller; rätta filen i en textredigerare, eller ta bort den."
UNREADABLE = "{name} kan inte läsas, så inget i den gäller; gör den till en läsbar fil eller ta bort den."
TOO_LARGE = "{name} är större än {most} kB, så inget i den gäller; korta filen eller ta bort den."


def wrong(name: str, key: str) -> str:
    """A setting that cannot be what it is said to be."""
    text = SETTINGS[key]
    return f"{name}: ”{key}” ska vara {text.wanted}, som {key} = {text.example}; tills vidare gäller det vanliga."


unknown = Sentence("{name}: inställningen ”{key}” finns inte, och gör ingenting; det som kan ställas in är {known}.")
