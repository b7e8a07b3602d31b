"""What is asked and told so that no text is lost: unsaved work, other versions, others who have the plan open."""

from collections.abc import Sequence
from datetime import datetime

from planterm.texts.words import MONTHS, Sentence, short

READ = "Öppna bara för läsning"
OPEN_ANYWAY = "Öppna ändå: ändringar sammanfogas när ni sparar"
TAKE_BACK = "Ta tillbaka det (kan ångras)"
LATER = "Fråga igen nästa gång"
THROW_AWAY = "Ta bort det"
UNSAVED = "Osparat arbete med planen finns kvar och erbjuds när filen går att öppna igen."
EARLIER_VERSIONS = "Tidigare versioner av planen ligger i {folder}."
RECOVERED = "Det osparade är tillbaka. Spara med Ctrl+S; Ctrl+Z lägger undan det till nästa gång."
MERGED = "Någon annan hade ändrat filen. Bådas ändringar är sammanfogade och sparade."
MERGED_AND_KEPT = "Någon annan hade ändrat filen. Det som saknades i den är kvar i planen och står i filen igen."
KEPT = "Det som saknas i filen är kvar i planen. Spara med Ctrl+S, så står det i filen igen."
TAKEN_IN = "Det som någon annan har skrivit i filen är intaget i planen. Ctrl+Z tar bort det igen."
NOTHING_NEW = "Ingen annan har ändrat filen sedan den lästes."
UNDECIDED = "Planen är inte sparad: spara igen för att välja mellan texterna."
WITHOUT_OTHERS = (
    "Det som någon annan har skrivit i filen är inte med i planen, eftersom du har ångrat att ta in det. Sparar du nu "
    "försvinner det ur filen."
)
SAVE_WITHOUT = "Spara utan det"
KEEP_LACKING = "Behåll det i planen; när den sparas står det i filen igen"
TAKE_AWAY = "Ta bort det ur planen också (kan ångras)"
NOT_NOW = "Gör ingenting nu; filen och planen är som de var"
FILE_LEFT = "Filen är orörd, och planen är inte sparad."
SAVE_ELSEWHERE = "Spara planen i en annan fil …"
TAKE_IN_ALL = "Ta in det som filen har i planen (kan ångras)"
NOT_WITHOUT = "Spara inte: Ctrl+Y tar in det igen"
WITHOUT_OTHERS_UNSAVED = (
    "Planen är inte sparad: det som någon annan har skrivit är ångrat. Spara i tabellen för att välja."
)
CHOOSE_LATER = "Välj senare: ingen av texterna går förlorad"
KEEP_BOTH = "Behåll båda, den andra texten sist"
WRITE_OWN = "Skriv en egen text av båda"
OWN_OPEN = "Skriv texten som du vill ha den och spara igen: planen är inte sparad än."
KEEP, TAKE = "Behåll {}", "Ta {}"
KEEP_IT, REMOVE_IT = "Behåll det", "Ta bort det"
"""Where one of the two is that it is removed."""

BASE = "Utgångspunkten"
MINE, THEIRS, IN_FILE = "min text", "den andras text", "texten i filen"
IN_PLAN, BESIDE = "texten i planen", "den andra texten"
YOURS = "din text"

OTHERS_CHANGED = "Någon annan har ändrat samma sak{}."
WRITTEN_TWICE = "Samma sak är skriven på olika sätt{}."
in_place = Sentence(" i {place}{area:| (#)}")
REMOVED, EMPTY = "(borttaget)", "(tomt)"
ONE_MORE, MORE = "Sedan visas 1 text till för samma ställe.", "Sedan visas {} texter till för samma ställe."
NOT_SAVED = "Förra gången sparades inte {changes}, den senaste {when}."
OPEN_CELL = "Förra gången stod en text kvar i en öppen cell, {when}. Den är inte sparad."
OPEN_DIALOG = "Förra gången stod text kvar i en ruta som var öppen, {when}."
NOT_CHOSEN = "Förra gången valdes inte mellan texter som är skrivna för samma ställe, {when}."
STANDS_IN_DIALOG = "Det står i rutan när du öppnar den igen."
DRAFT = "I rutan ”{}”, {}: {}"
OTHER_TEXTS = "För samma ställen finns också texter som du får välja mellan när du tar tillbaka det:"
OTHER_TEXT = "{}, {}: {}"
MOST_DIFFERENCES = 12
"""How many are told."""

_LONGEST = 1000
SIGN = "{field} ”{theirs}” i stället för ”{ours}”"
READ_ONLY = "Planen är öppnad för läsning: öppna den igen (Ctrl+O) för att ändra, eller spara under ett annat namn."
READ_AND_UNCHANGED = "Planen är öppnad för läsning och inte ändrad: det finns inget att spara."
OWN_FILE = "{name} är planens egen fil, som bara Spara skriver i; välj ett annat namn."
CITYS_FILE = "{name} är arbetsboken som ska fyllas i, och den ändras aldrig; välj ett annat namn för den ifyllda."
VERSIONS_TITLE = "Tidigare versioner"
VERSIONS_HINT = "Upp och ned: välj · PageUp, PageDown: bläddra · Enter: återställ eller kopiera · Esc: stäng"
NO_VERSIONS = "Det finns inga tidigare versioner än: varje version som sparas läggs undan."
SAME_AS_NOW = "samma som planen är nu"
VERSION_UNREADABLE = "kan inte läsas"
RESTORE = "Återställ planen till den här versionen (kan ångras)"
COPY_VERSION = "Skriv versionen till en egen fil …"
RESTORED = "Planen är återställd till en tidigare version. Spara med Ctrl+S; Ctrl+Z tar tillbaka det."
NOTHING_TO_RESTORE = "Planen är redan som i den versionen."
COPY_TITLE = "Skriv versionen till en egen fil"
VERSION = "{when} · {summary}"
WOULD_CHANGE = "Återställning: {summary}"
VERSION_QUESTION = "Versionen som {when}"
VERSIONS_FOLDER = "Filerna ligger i {name}"
VERSION_WRITTEN = "Versionen är skriven: {name}"
SAVE_AS = "Spara som …"
TRY_AGAIN = "Försök spara igen"
GO_ON = "Fortsätt redigera; planen är öppen och osparad"
SAVE_FAILED = "Planen är inte sparad."
NOT_WRITTEN_OVER = "Filen är inte överskriven."
NO_FILE_NAME = "”{name}” är inget filnamn; skriv vad filen ska heta."
WRONG_KIND = "{name}: namnets ändelse hör till en fil av annat slag; välj ett namn som slutar på {kinds}."
FILE_EXISTS = "{name} finns redan; välj ett annat namn, eller öppna filen."
CHANGED_AND_UNREADABLE = "Någon annan har ändrat filen, och det som står där nu kan inte tas in: {why}"
MOVED = "{name} har bytt namn eller flyttats till {new} medan planen var öppen. Du fortsätter i den filen."
GONE = (
    "{name} finns inte kvar: filen är flyttad eller borttagen, eller så är disken frånkopplad. Planen är öppen; "
    "Spara skriver filen på nytt på samma ställe."
)
LOST_SINCE = (
    "Någon annan har ändrat filen sedan du sparade den, och där saknas nu text: {amounts}. "
    "F10, Tidigare versioner har det kvar."
)
CHANGED_TO_READ = "Någon annan har ändrat {name}. Öppna planen igen för att läsa den som den är nu."


def unsaved_work(
    unsaved: int,
    when: str,
    differences: Sequence[str],
    count: int,
    *,
    others: Sequence[str] = (),
    drafts: Sequence[str] = (),
    typing: str = "",
    moved_from: str = "",
) -> str:
    """What an earlier session never saved; some of its differences from the plan, and how many there are.

    Then what else was written for the same places.
    """
    opening = NOT_SAVED if unsaved else OPEN_CELL if typing else OPEN_DIALOG if drafts else NOT_CHOSEN
    lines = [opening.format(when=when, changes=changes(unsaved))]
    if moved_from:
        lines.append(f"Planen låg då i {moved_from}.")
    if typing:
        lines.append(f"I en öppen cell stod: {short(typing, _LONGEST)}")
    lines += first_of([short(draft, _LONGEST) for draft in drafts[:MOST_DIFFERENCES]], len(drafts))
    lines += first_of(differences, count)
    if others:
        lines += [OTHER_TEXTS, *(f"  {short(other, _LONGEST)}" for other in others)]
    return "\n".join(lines)


damaged_work = Sentence(
    "Osparat arbete är skadat och kan inte läsas helt; det ligger kvar i {files}, öppna i en textredigerare."
)
damaged_state = Sentence(
    "En fil som planterm lägger undan är skadad; den används inte mer och ligger kvar som {files}."
)


lacking = Sentence(
    "Någon annan har ändrat {name}, och där saknas text som finns i planen: {amounts}. Planen har {ours:# rad|# rader}"
    ", filen har {theirs:# rad|# rader}.{brings_nothing:| Filen har inget nytt: den är avkortad eller en äldre version "
    "av planen.}"
)
another_plan = Sentence(
    "I {name} ligger nu en annan plan{signs:|: #}. Av planens {ours:# rad|# rader} finns {common} i filen, som har "
    "{theirs:# rad|# rader}."
)
write_over = Sentence(
    "Skriv planen över filen; det som står där nu {is_kept:går inte att få tillbaka|läggs bland Tidigare versioner}"
)


def first_of(lines: Sequence[str], count: int) -> list[str]:
    """The first of so many differences."""
    told = [f"  {line}" for line in lines]
    if (more := count - len(lines)) > 0:
        told.append(f"  {more_differences(more)}")
    return told


changes = Sentence("{count:# ändring|# ändringar}")


def moment(then: datetime, now: datetime) -> str:
    """When something was, seen from now: the day, and the time of day."""
    told = time_and_day(then, now)
    return f"i dag {told}" if then.date() == now.date() else told


def time_and_day(then: datetime, now: datetime, *, exactly: bool = False) -> str:
    """The time of day, with seconds if need be, and the day if it is another one."""
    time = f"kl. {then:%H.%M.%S}" if exactly else f"kl. {then:%H.%M}"
    days = (now.date() - then.date()).days
    if days == 0:
        return time
    return f"i går {time}" if days == 1 else f"den {then.day} {MONTHS[then.month - 1]} {then.year} {time}"


def owner(user: str, host: str, since: str, *, is_here: bool = False) -> str:
    """Who has the plan open, perhaps in another window of this computer; since when is what moment says."""
    if is_here:
        return f"Planen är öppen också i ett annat fönster på den här datorn, sedan {since}."
    return f"{user or 'Någon'} har planen öppen på datorn {host or 'utan namn'} sedan {since}."


replaced_at = Sentence("gällde till {moment}")
saved_at = Sentence("sparades {moment}")
more_differences = Sentence("och {count:# skillnad|# skillnader} till")
save_failed = Sentence(f"{SAVE_FAILED} {{why}}")
changed_elsewhere = Sentence(
    "Någon annan har ändrat {name}.{who:| #} Ta in ändringarna nu med F10, Ta in andras ändringar; annars tas de in "
    "när du sparar."
)
