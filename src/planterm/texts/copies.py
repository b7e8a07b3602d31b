"""What is said when a copy of the plan, in which somebody else has worked, is joined with the plan."""

from collections.abc import Sequence

from planterm.texts.words import Sentence

TITLE = "Vilken kopia ska sammanfogas med planen?"
ANCESTOR_TITLE = "Vilken fil är den som planen och kopian båda utgick från?"
HEADING = "Sammanfoga {name} med planen"
HINT = "Upp och ned: välj · PageUp och PageDown: bläddra i texten · Enter: gör det · Ctrl+Z: ångra · Esc: avbryt"
NOTHING_NEW = "{name} innehåller inget som planen inte redan har."
DECIDED_SIGN, OPEN_SIGN, CHANGE_SIGN = "√", "?", " "
SAVED_LAST = "planen som den sparades senast"
VERSION = "versionen som {when}"
FROM_FILE = "den valda filen"
NO_COMMON = "ingen gemensam; planen och kopian jämförs rakt av"
ANCESTOR = "Utgångspunkt: {which} (Enter byter)"
OTHER_FILE = "En annan fil …"
WHICH_ANCESTOR = "Vilken version utgick kopian från?"
MINE, THEIRS = "Planen", "Kopian"
LATER = "Välj senare"
LEAVE_QUESTION = "Det du har valt glöms, och inget ur kopian tas in."
GO_BACK = "Gå tillbaka"
KEEP_LACKING, TAKE_AWAY = "Behåll det som kopian saknar", "Ta bort det ur planen också"
ONE_MORE, DONE = "Sammanfoga en kopia till", "Klar"
ANYWAY, STOP = "Sammanfoga ändå", "Sammanfoga inte"
LEFT = "Inget är ändrat: kopian sammanfogades inte."

take_all = Sentence(
    "Ta in allt från kopian: {changes:# ändring|# ändringar}{conflicts:|, och # ställe där båda har ändrat|, och # "
    "ställen där båda har ändrat}"
)
counts = Sentence("{chosen} av {conflicts:# ställe valt|# ställen valda}")
both_changed = Sentence("{place}: båda har ändrat (Enter: välj text)")
another_plan = Sentence("{name} ser ut att vara en annan plan{signs:|: #}.")
lacking = Sentence("{name} saknar det här, som finns i planen: {amounts}. Det står kvar om du inte väljer annat.")
joined = Sentence("{name}: {amounts:inget nytt|#}{left:|; # text återstår att välja|; # texter återstår att välja}")


def report(lines: Sequence[str]) -> str:
    """Who added what, and how all of the last one is taken back."""
    return "\n".join(["Sammanfogat:", *(f"  {line}" for line in lines), "", "Ctrl+Z tar tillbaka en kopia i taget."])
