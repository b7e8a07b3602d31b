"""What the editor's commands are called and what they do, as the footer, F10, F1 and the handbook say it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CommandText:
    """A command's name, one sentence of help, and a short name for the line of keys."""

    name: str
    help: str
    short: str = ""


HELP = CommandText("Hjälp", "Visar hjälp för det du har framför dig.", "Hjälp")
EDIT = CommandText("Redigera cellen", "Öppnar cellen, med markören sist i texten.", "Redigera")
INSERT_BELOW = CommandText("Infoga rad", "Infogar en tom rad under raden.", "Ny rad")
INSERT_ABOVE = CommandText("Infoga rad ovanför", "Infogar en tom rad ovanför raden.")
CLEAR = CommandText("Töm cellen", "Tar bort cellens text.")
REMOVE_ROW = CommandText("Ta bort raden", "Tar bort raden ur området.")
DUPLICATE_PROBLEM = CommandText("Samma problem, ny orsak", "Infogar en rad med samma problem under raden.")
DUPLICATE_CAUSE = CommandText("Samma orsak, ny åtgärd", "Infogar en rad med samma problem och orsak under raden.")
MOVE_UP = CommandText("Flytta raden uppåt", "Byter plats på raden och den ovanför.")
MOVE_DOWN = CommandText("Flytta raden nedåt", "Byter plats på raden och den nedanför.")
UNDO = CommandText("Ångra", "Tar tillbaka den senaste ändringen, ända till planen som den öppnades.", "Ångra")
REDO = CommandText("Gör om", "Gör om det som senast ångrades.")
SAVE = CommandText("Spara", "Sparar planen i sin fil.", "Spara")
SAVE_AS = CommandText("Spara som", "Sparar planen i en annan fil och fortsätter i den.")
QUIT = CommandText("Avsluta", "Avslutar, och frågar först om något är osparat.", "Avsluta")
EXPORT = CommandText("Exportera till Excel", "Skriver den officiella arbetsboken.", "Excel")
COMMANDS = CommandText("Alla kommandon", "Visar alla kommandon och deras tangenter.", "Kommandon")
NEXT_AREA = CommandText("Nästa område", "Visar nästa flik; analysen är den sista.", "Nästa flik")
PREVIOUS_AREA = CommandText("Föregående område", "Visar föregående flik.")
COMPACT = CommandText("Kompakt läge", "Visar en rad text för varje rad, för överblick och omflyttning, eller hela texterna.")
UP = CommandText("Uppåt", "Flyttar till cellen ovanför; en rad som är högre än skärmen rullas textrad för textrad.")
DOWN = CommandText("Nedåt", "Flyttar till cellen nedanför; en rad som är högre än skärmen rullas textrad för textrad.")
LEFT = CommandText("Vänster", "Flyttar till cellen till vänster.")
RIGHT = CommandText("Höger", "Flyttar till cellen till höger.")
ROW_START = CommandText("Första kolumnen", "Flyttar till radens första cell.")
ROW_END = CommandText("Sista kolumnen", "Flyttar till radens sista cell.")
TABLE_START = CommandText("Första raden", "Flyttar till områdets första cell.")
TABLE_END = CommandText("Sista raden", "Flyttar till områdets sista rad.")
PAGE_UP = CommandText("En sida uppåt", "Bläddrar en skärm uppåt.")
PAGE_DOWN = CommandText("En sida nedåt", "Bläddrar en skärm nedåt.")
NEXT_CELL = CommandText("Nästa cell", "Flyttar till nästa cell, efter den sista till nästa rad.")
PREVIOUS_CELL = CommandText("Föregående cell", "Flyttar till föregående cell.")

EDITOR_KEYS = (
    ("Alla tecken", "Att skriva öppnar cellen och lägger tecknet sist: skrivande tar aldrig bort text."),
    ("Enter", "Ny textrad i cellen."),
    ("Tab / Skift+Tab", "Klar: vidare till nästa eller föregående cell."),
    ("Esc eller F2", "Klar: stanna på cellen. Ctrl+Z efteråt tar tillbaka hela ändringen."),
    ("Ctrl+Z / Ctrl+Y", "Ångra och gör om inne i cellen."),
    ("Ctrl+Vänster / Ctrl+Höger", "Ett ord i taget; med Skift markeras texten."),
    ("Ctrl+A", "Markera hela texten."),
)
"""The keys inside the editor, which are not commands: keys and what they do."""

GROUP_ROWS = "Rader och celler"
GROUP_MOVE = "Förflyttning"
GROUP_PLAN = "Planen"
GROUP_EDITOR = "När en cell är öppen"
