"""What is said about the parties of a plan, their rows and their answers."""

from collections.abc import Sequence
from difflib import get_close_matches

from planterm.texts.words import Sentence

HEADERS = ("Part", "Rader", "Uppföljda", "Saknas")
NOBODY = "(ingen part angiven)"
ALL = "Alla rader"
NO_PARTIES = "Ingen rad i planen har någon part under {column}."
TITLE = "Parterna: vem har svarat?"
HINT = "Upp och ned: välj part · Enter: lämna ut dess rader · Ctrl+C: kopiera en påminnelse · Esc: stäng"
REMINDER_COPIED = "Påminnelsen är kopierad: klistra in den i ett brev."
NAMES_NOBODY = "Raderna anger ingen part: skriv på dem vem som ansvarar, så går de att lämna ut."
NO_REMINDER = "Alla partens rader är uppföljda, så det finns inget att påminna om."
NOTHING_MISSING = "Alla partens rader är uppföljda."
REQUEST_TITLE = "Vad ska {party} göra?"
REQUEST_HINT = "Det här står först i arbetsboken och föreslås nästa gång · Tab: nästa fält · Enter: klar · Esc: avbryt"
REQUEST_LABELS = ("Fyll i", "Senast", "Skicka till")
REQUEST_SHEET = "Att fylla i"
ASKED = "Uppföljning från "
asked = Sentence(f"{ASKED}{{party}}")
FILL_IN = "Uppföljningen: vad som har gjorts och vad det ledde till. Ändra inget annat."
HAND_OUT_LABEL = "Filen med raderna: arbetsbok (.xlsx) eller plan (.toml)"
ANSWERS_TITLE = "Ta in en parts svar"
ANSWERS_LEFT_TITLE = "Det här togs inte in automatiskt"
NO_ANSWERS = "Filen har inga uppföljningar som planen saknar."
ANSWERS_CANCELLED = "Inget ur svaret är taget in."
OURS, THEIRS = "I planen: ", "I svaret: "
MEETINGS = {
    "behall": "planen har redan en annan uppföljning, som står kvar.",
    "under": "svaret står på en egen rad under det som redan står i planen.",
    "ersatt": "svaret har ersatt det som stod i planen.",
}
"""What became of an answer about a row that said something else already; keys as on the command line."""
TWO_ANSWERS = "fler än ett svar; alla står i planen, på rader under varandra."
TAKE_THEM = (
    "Svar som möter en annan uppföljning tas in med --existing under (båda står kvar) eller --existing ersatt, "
    "eller ett i taget i redigeraren."
)
STATUS_STANDS = "Status och måluppfyllelse som raden redan hade står kvar."
CHANGED = "svaret har ändrat annat än uppföljningen, vilket inte tas in."
UNKNOWN = "En rad i svaret finns inte i planen, och tas inte in:"
MEETING_TITLE = "Svaret säger något annat än planen: vad ska stå?"
MEETING_NAMES = {"behall": "Behåll planens", "under": "Lägg till under", "ersatt": "Ersätt med svaret"}
MEETING_MEANS = {
    "behall": "Planens uppföljning står kvar som den är, och svaret tas inte in.",
    "under": "Båda står kvar: svaret får en egen rad under planens uppföljning.",
    "ersatt": "Svaret ersätter planens uppföljning.",
}
MEETING_HINT = (
    "Vänster/Höger: behåll, under, ersätt · Skift: alla rader · PageDown: läs\n"
    "Ctrl+Z: ångra ett val · Enter: ta in svaren · Esc: ta inte in något"
)
LEAVE_ANSWERS = "Det du har valt om raderna glöms, och inget ur svaret tas in."
STOP_ANSWERS = "Ta inte in något"
ANSWERS_SAVED = "Planen med svaren är skriven: {path}"
OTHER_YEAR = "{path} hör till planen för {theirs} och den här är för {ours}; öppna planen som svaret gäller."
OTHER_DISTRICT = "{path} hör till en plan för {theirs} och den här är för {ours}; öppna planen som svaret gäller."
OF_ROW = "{place}: {told}"
where = Sentence(
    "{rows:Raden|De # raderna} där ni ansvarar eller medverkar står på {sheets:fliken|de # flikarna} efter den här."
)
hand_out_title = Sentence("Lämna ut {rows:raden|de # raderna} till {party}")
handed_out = Sentence("{rows:Raden|De # raderna} för {party}: {path}")


def round_of(party_got: str, by_when: str, answered: str) -> str:
    """What a party has got, and whether it has answered."""
    if answered:
        return f"svar {answered}"
    return f"lämnat {party_got}" + (f", senast {by_when}" if by_when else "")


reminder = Sentence(
    "Hej {party}!\n\nVi saknar er uppföljning av {places:åtgärd|åtgärderna} {places:,} i {plan}. Fyll i den i "
    "arbetsboken som ni har fått{by_when:| senast #}: vad som har gjorts, om målet nåddes och vad det ledde till."
    "{to_whom:| Skicka svaret till #.}"
)
missing = Sentence("Saknar uppföljning: {places:,}")


def no_such_party(party: str, column: str, known: Sequence[str]) -> str:
    """No row names the party."""
    if not known:
        return f"Ingen rad har ”{party}” under {column}, och ingen annan part heller."
    near = get_close_matches(party.lower(), [name.lower() for name in known], 1)
    guess = next((name for name in known if near and name.lower() == near[0]), None)
    listed = ", ".join(known[:8]) + (" med flera" if len(known) > 8 else "")
    hint = f"Menade du ”{guess}”?" if guess else f"Parterna är {listed}."
    return f"Ingen rad har ”{party}” under {column}. {hint}"


answers_taken = Sentence("{path}: {count:# rad|# rader} har fått svar.")

outcome_then = Sentence("På raden står sedan: {outcome}.")
meeting_counts = Sentence("{kept} behålls · {below} får svaret under · {replaced} ersätts")
