"""The follow-up as questions and answers: what is asked and told, a line at a time, made to be heard."""

from collections.abc import Sequence

from planterm.texts.words import Sentence

WORDS = {
    "skip": "hoppa",
    "back": "tillbaka",
    "stop": "sluta",
    "again": "läs",
    "phrases": "fraser",
    "replace": "ersätt",
    "help": "hjälp",
}
"""What can be answered in place of a text or a choice."""

MEANINGS = {
    "skip": "hoppar över raden till nästa gång",
    "back": "går tillbaka till frågan före, eller till raden före",
    "stop": "sparar och slutar",
    "again": "läser upp hela raden, också det som är tomt",
    "phrases": "läser upp fraserna; en siffra i stället för text skriver den frasen",
    "replace": "låter dig skriva om uppföljningen från början",
    "help": "läser upp det här",
}

ANSWERS = {"yes": ("ja", "j"), "no": ("nej", "n")}

PARTY_HELP = "bara raderna som parten ansvarar för"

HOW = (
    "Skriv uppföljningen, med Enter där du vill bryta raden; Enter utan text avslutar den.",
    "Bara Enter hoppar över raden. Skriv hjälp för att höra vad mer du kan svara.",
    "Allt du skriver läggs undan medan du skriver, och sparas när du slutar.",
)
HELP = "I stället för en text eller en siffra kan du svara:"
LAST_YEAR = "Förra året: {text}"
REPLACING = "Skriv den nya uppföljningen. Bara Enter behåller den gamla."
PHRASE_WRITTEN = "Skrivet: {text}"
QUESTIONS = {"status": "Vad blev gjort?", "maluppfyllelse": "Nåddes målet?"}
NOTHING_CHOSEN = "Enter: ange inget."
SUGGESTED = "Texten tyder på {number}."
NOT_AN_ANSWER = "”{text}” är inget av svaren."
ADDED_TO_TEXT = "Det är inget av svaren, så det är tillagt sist i uppföljningen. Enter utan text avslutar den."
TAKE_BACK = "Ska det tas tillbaka? Svara ja eller nej; nej låter det vara till nästa gång. Enter: ja."
TAKEN_BACK = "Det är tillbaka i planen."
INTERRUPTED = "Avbrutet."
NOTHING_CHANGED = "Inget är ändrat."
NOT_SAVED = "Det du har skrivit är inte sparat i filen. Det finns kvar och erbjuds nästa gång."
STAGE_LEFT = "När uppföljningen är klar: planterm set {path} plan skede uppfoljd"
beginning = Sentence("Uppföljning av {title}{district:|, #}. {done} av {total:# rad är uppföljd|# rader är uppföljda}.")
guidance = Sentence("Formulärets fråga: {text}")
row = Sentence("Rad {label}, {number} av {total} utan uppföljning. Område {area}: {title}")
text_question = Sentence("{header}{has_text:?|, lägg till. Bara Enter behåller den som den är.}")


def choice_question(question: str, answers: Sequence[str], now: str) -> str:
    """One of several answers is asked for."""
    kept = f"Nu: {now}. Enter: behåll det, 0: ta bort det." if now else NOTHING_CHOSEN
    numbered = ", ".join(f"{number} {answer}" for number, answer in enumerate(answers, start=1))
    return f"{question} {numbered}. {kept}"


help_line = Sentence("{word}: {meaning}.")
ended = Sentence(
    "Sparat i {path}. {done:# rad är uppföljd|# rader är uppföljda}, {left:ingen rad|# rad|# rader} saknar uppföljning."
)
