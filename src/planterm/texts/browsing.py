"""Texts of the dialog in which a file or a folder is chosen."""

OPEN_TITLE = "Öppna en plan eller en Excel-arbetsbok"
BOOK_TITLE = "Vilken Excel-arbetsbok?"
OFFICIAL_TITLE = "Vilken är stadens arbetsbok? Den ändras inte."
FOLDER_TITLE = "I vilken mapp?"
FOLDER = "Mapp: {folder}"
LINE = "Sök, eller skriv eller klistra in ett namn"
HINT = "Upp och ned: välj · Enter: öppna · Tab: fyll i namnet · Esc: avbryt"
FOLDER_HINT = "Upp och ned: välj · Enter: gå in · Tab: fyll i namnet · Esc: avbryt"
READING = "Mappen läses …"
SLOW = "Mappen svarar inte än. Vänta, eller välj en annan."
EMPTY = "Här finns inget som går att öppna. Välj en annan mapp."
NO_MATCH = "Inget här heter så. Enter söker efter namnet som det är skrivet."
NO_FOLDER = "Mappen {folder} finns inte. Rätta namnet, eller välj en annan mapp."
PLACES = {
    "here": "Välj den här mappen",
    "up": "En mapp upp",
    "documents": "Dokument",
    "home": "Hemmapp",
    "recent": "Senaste planers mapp",
    "drive": "Enhet",
}
"""What leads to other folders, by the names of what they are."""

IS_FOLDER = "mapp"
BOOK = "Excel-arbetsbok"
NO_PLAN = "är ingen plan som går att läsa"
