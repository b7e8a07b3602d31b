"""What stages, statuses and forms are called, and what is said about a plan that is decided."""

from collections.abc import Sequence

STAGE_TITLE = "Planens skede"
STAGE_MEANINGS = {
    "utkast": "planen skrivs",
    "klar-for-beslut": "planen är färdig och väntar på beslut",
    "beslutad": "planen gäller; en kopia av den läggs i mappen ”beslutade”",
    "uppfoljd": "året är slut och uppföljningen skriven",
}
"""What the stages mean; keys as in plan files."""

DATE_LABEL = "Beslutsdatum (åååå-mm-dd); Enter: klar"
WRONG_DATE = "Skriv beslutsdatumet som åååå-mm-dd, till exempel 2026-04-23."
STAGE_HINT = "Upp och ned: välj · Enter: sätt skedet · Esc: avbryt"
CHANGE_ANYWAY = "Ändra ändå"
LEAVE_IT = "Låt bli"
QUESTION = (
    "Planen är beslutad. Uppföljning går att skriva som vanligt, men det här ändrar det som beslutades. "
    "Svaret gäller tills du stänger planen."
)
TEXT_IS_HELD = "Det du skriver läggs till om du ändrar · Upp och ned: välj svar · Esc: avbryt"
LEFT = "Inget är ändrat: planen är beslutad. Skedet byts med Ctrl+E."
COMPARE_TITLE = "Ändrat sedan beslutet (uppföljning och status visas inte)"
NOTHING_CHANGED = "Inget av det som beslutades är ändrat."
DECIDED_FILE_TITLE = "Vilken fil är planen som den beslutades?"
DECIDED_FILE_LABEL = "Ingen kopia finns i mappen ”beslutade”. Planens fil (.toml)"
KEPT = "Planen är beslutad. En kopia av den finns i {path}."
NOT_KEPT = "Skedet är satt, men kopian av den beslutade planen kunde inte skrivas: {why}"
NO_FOLDER = "mappen {path} kan inte skapas; kontrollera behörigheten."


def set_to(stage: str, missing: int) -> str:
    """The stage is another one, although so many rows have no follow-up."""
    if not missing:
        return f"Skede: {stage}."
    return f"Skede: {stage}. {'1 rad' if missing == 1 else f'{missing} rader'} saknar ännu uppföljning."


STAGES = {"utkast": "Utkast", "klar-for-beslut": "Klar för beslut", "beslutad": "Beslutad", "uppfoljd": "Uppföljd"}
"""How far a plan has come; keys as in plan files."""

STATUSES = {
    "genomford": "Genomförd",
    "delvis": "Delvis genomförd",
    "pagar": "Pågår",
    "ej-genomford": "Ej genomförd",
}

STATUS_SIGNS = {"genomford": "√", "delvis": "½", "pagar": "»", "ej-genomford": "×"}
"""A sign for each status, which every terminal's font has."""


def unknown_form(form_id: str, known: Sequence[str]) -> str:
    """The plan names a form that this version does not have."""
    return (
        f"Formuläret ”{form_id}” finns inte i den här versionen av planterm; skriv någon av "
        f"{', '.join(known)} efter ”formular =” eller uppdatera planterm."
    )
