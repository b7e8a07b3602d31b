"""What the editor's commands are called and what they do, as the footer, F10, F1 and the handbook say it."""

from typing import NamedTuple


class CommandText(NamedTuple):
    """A command's name, one sentence of help, and a short name for the line of keys."""

    name: str
    help: str
    short: str = ""


HELP = CommandText("Hjälp", "Visar hjälp för det du har framför dig.", "Hjälp")
EDIT = CommandText("Redigera cellen", "Öppnar cellen, med markören sist i texten.", "Ändra")
INSERT_BELOW = CommandText("Infoga rad", "Infogar en tom rad under raden.", "Ny rad")
INSERT_ABOVE = CommandText("Infoga rad ovanför", "Infogar en tom rad ovanför raden.")
CLEAR = CommandText("Töm cellen", "Tar bort cellens text.", "Töm")
REMOVE_ROW = CommandText("Ta bort raden", "Tar bort raden ur området.")
DUPLICATE_PROBLEM = CommandText("Samma problem, ny orsak", "Infogar en rad med samma problem under raden.")
DUPLICATE_CAUSE = CommandText("Samma orsak, ny åtgärd", "Infogar en rad med samma problem och orsak under raden.")
MOVE_UP = CommandText("Flytta raden uppåt", "Byter plats på raden och den ovanför.")
MOVE_DOWN = CommandText("Flytta raden nedåt", "Byter plats på raden och den nedanför.")
UNDO = CommandText("Ångra", "Tar tillbaka den senaste ändringen, ända till hur planen var när den öppnades.", "Ångra")
REDO = CommandText("Gör om", "Gör om det som senast ångrades.")
SAVE = CommandText("Spara", "Sparar planen i sin fil.", "Spara")
SAVE_AS = CommandText("Spara som", "Sparar planen i en annan fil och fortsätter i den.")
TAKE_IN = CommandText(
    "Ta in andras ändringar", "Tar in det som någon annan har skrivit i planens fil medan den är öppen."
)
JOIN_COPY = CommandText(
    "Sammanfoga kopia",
    "Tar in det som någon har skrivit i en kopia av planen eller i en arbetsbok, bredvid det du har skrivit själv.",
)
VERSIONS = CommandText(
    "Tidigare versioner", "Visar sparade versioner av planen och vad som skiljer dem, för att återställa en."
)
CLEAR_RECENT = CommandText(
    "Rensa listan över senaste planer",
    "Glömmer vilka planer som har öppnats, och frågar om det som är kvar av planer som är borta; filerna rörs inte.",
)
OPEN = CommandText("Öppna", "Öppnar en annan plan, eller en arbetsbok som en ny plan eller för att jämföra med.")
NEW_PLAN = CommandText("Ny plan", "Gör en tom plan i en ny fil och öppnar den i stället för den här.")
COMPARE = CommandText(
    "Jämför med arbetsbok",
    "Visar vad som skiljer en arbetsbok som kommit tillbaka från planen, och hämtar det du vill ha.",
)
QUIT = CommandText("Avsluta", "Avslutar, och frågar först om något är osparat.")
EXPORT = CommandText(
    "Exportera till Excel",
    "Skriver den officiella arbetsboken; slutar namnet på .html eller .txt en webbsida eller text.",
    "Excel",
)
EXPORT_PAGE = CommandText("Exportera som webbsida", "Skriver hela planen som webbsida, att publicera eller skriva ut.")
SUMMARY = CommandText(
    "Sammanfattning för nämnden", "Skriver om målen nåddes, vad som avviker, vad som gjordes och vad som fortsätter."
)
FILL = CommandText("Fyll i stadens arbetsbok", "Skriver planen i en kopia av en arbetsbok som staden har skickat ut.")
COMMANDS = CommandText("Alla kommandon", "Visar alla kommandon och deras tangenter.", "Mer")
NEXT_AREA = CommandText("Nästa område", "Visar nästa flik; analysen är den sista.", "Nästa flik")
PREVIOUS_AREA = CommandText("Föregående område", "Visar föregående flik.")
COMPACT = CommandText("Översikt", "Visar bara början av varje rad, för överblick och omflyttning, eller hela texterna.")
UP = CommandText("Uppåt", "Flyttar till cellen ovanför; en rad som är högre än skärmen rullas lite i taget.")
DOWN = CommandText("Nedåt", "Flyttar till cellen nedanför; en rad som är högre än skärmen rullas lite i taget.")
LEFT = CommandText("Vänster", "Flyttar till cellen till vänster.")
RIGHT = CommandText("Höger", "Flyttar till cellen till höger.")
ROW_START = CommandText("Första kolumnen", "Flyttar till radens första cell.")
ROW_END = CommandText("Sista kolumnen", "Flyttar till radens sista cell.")
EDGE_UP = CommandText("Hoppa uppåt", "Hoppar som i Excel till nästa kant av ifyllda celler uppåt; inget ändras.")
EDGE_DOWN = CommandText(
    "Hoppa nedåt", "Hoppar till nästa kant av ifyllda celler nedåt, sist till platsen för en ny rad."
)
EDGE_LEFT = CommandText("Hoppa åt vänster", "Hoppar till nästa kant av ifyllda celler åt vänster.")
EDGE_RIGHT = CommandText("Hoppa åt höger", "Hoppar till nästa kant av ifyllda celler åt höger.")
TABLE_START = CommandText("Första raden", "Flyttar till områdets första cell.")
TABLE_END = CommandText("Sista raden", "Flyttar till områdets sista rad.")
PAGE_UP = CommandText("En sida uppåt", "Bläddrar en skärm uppåt.")
PAGE_DOWN = CommandText("En sida nedåt", "Bläddrar en skärm nedåt.")
NEXT_CELL = CommandText("Nästa cell", "Flyttar till nästa cell, efter den sista till nästa rad.")
PREVIOUS_CELL = CommandText("Föregående cell", "Flyttar till föregående cell.")

COPY = CommandText("Kopiera", "Kopierar cellen eller de markerade cellerna, så att Excel förstår dem.", "Kopiera")
CUT = CommandText("Klipp ut", "Kopierar cellen eller de markerade cellerna och tömmer dem.", "Klipp ut")
PASTE = CommandText(
    "Klistra in", "Klistrar in celler över dem som visas, med början här, annan text sist i cellen.", "Klistra in"
)
SELECT_ALL = CommandText("Markera alla celler", "Markerar alla celler i området.")
SELECT_ROW = CommandText("Markera hela raden", "Markerar radens alla celler; med Skift+Ned följer fler rader med.")
SELECT_UP = CommandText("Markera uppåt", "Markerar cellen ovanför också.")
SELECT_DOWN = CommandText("Markera nedåt", "Markerar cellen nedanför också.")
SELECT_LEFT = CommandText("Markera åt vänster", "Markerar cellen till vänster också.")
SELECT_RIGHT = CommandText("Markera åt höger", "Markerar cellen till höger också.")
SELECT_TO_START = CommandText("Markera till första kolumnen", "Markerar cellerna till radens början.")
SELECT_TO_END = CommandText("Markera till sista kolumnen", "Markerar cellerna till radens slut.")
SHIFT_RIGHT = CommandText(
    "Flytta cellerna åt höger härifrån", "Skjuter radens texter ett steg åt höger, när en text hamnat i fel kolumn."
)
SHIFT_LEFT = CommandText(
    "Flytta cellerna åt vänster härifrån", "Skjuter radens texter ett steg åt vänster, när en text hamnat i fel kolumn."
)
SWAP_RIGHT = CommandText(
    "Byt plats med cellen till höger", "Byter plats på två texter som hamnat i varandras kolumner."
)
SWAP_LEFT = CommandText(
    "Byt plats med cellen till vänster", "Byter plats på två texter som hamnat i varandras kolumner."
)
TO_AREA = CommandText(
    "Flytta raden till ett annat område", "Flyttar raden, eller de markerade raderna, sist i området."
)
SORT = CommandText("Sortera efter tid", "Ordnar områdets rader efter tid; rader utan tid står sist i sin ordning.")
SORT_BY_EFFECT = CommandText(
    "Sortera efter effekt", "Ställer åtgärder med direkt effekt först och de på längre sikt sist, som formuläret vill."
)
ADD_AREA = CommandText("Nytt eget område", "Lägger till ett eget prioriterat område sist.")
RENAME_AREA = CommandText("Byt namn på området", "Ger ett eget område en annan titel.")
AREA_LEFT = CommandText("Flytta området åt vänster", "Byter plats på ett eget område och det före.")
AREA_RIGHT = CommandText("Flytta området åt höger", "Byter plats på ett eget område och det efter.")
REMOVE_AREA = CommandText("Ta bort området", "Tar bort ett eget område; frågar om det har rader.")
FIND = CommandText("Sök", "Söker i hela planen medan du skriver.", "Sök")
FIND_NEXT = CommandText("Nästa träff", "Går till nästa träff, i nästa område om det behövs.")
FIND_PREVIOUS = CommandText("Föregående träff", "Går till föregående träff.")
REPLACE = CommandText("Ersätt", "Söker och ersätter i hela planen, en träff i taget eller alla.")
FILTER = CommandText("Visa bara vissa rader", "Visar raderna som innehåller en text, eller där en viss part ansvarar.")
FORGET = CommandText("Avmarkera", "Tar bort markeringen av celler och träffar, och visar alla rader igen.", "Avmarkera")
FORM = CommandText("Raden som formulär", "Visar radens fält under varandra i full bredd.", "Formulär")
FOLLOW_UP = CommandText(
    "Uppföljning", "Följer upp rad för rad, med början där du var, tills alla rader är uppföljda.", "Följ upp"
)
REVIEW = CommandText(
    "Granska", "Visar det som är värt att se över: tomma celler, texter i fel kolumn, upprepningar, tider.", "Granska"
)
NEXT_FINDING = CommandText(
    "Nästa i granskningen", "Går till nästa ställe som granskningen har något att säga om, och säger vad det är."
)
CONFIRM = CommandText(
    "Stämmer ändå …", "Döljer något som granskningen säger om raden, eller visar det igen; det sparas i planen."
)
STATUS = CommandText("Status …", "Anger vad som blev gjort av åtgärden: genomförd, delvis, ej genomförd eller pågår.")
GOAL_REACHED = CommandText("Måluppfyllelse …", "Anger om målet nåddes: helt, delvis, inte, eller går inte att bedöma.")
EFFECT = CommandText("Effekt …", "Anger när åtgärden verkar: direkt, eller på längre sikt. Går att sortera efter.")
DETAILS = CommandText(
    "Uppgifter om planen",
    "Förvaltning, år, lokalpolisområde, skede, diarienummer, beslutsdatum och andra namn på parter.",
)
CHANGE_FORM = CommandText(
    "Byt formulär …",
    "Flyttar planen till ett annat formulär; text utan kolumn där står kvar som anmärkning på sin rad.",
)
REMARK = CommandText("Radens anmärkning …", "Visar det som formuläret saknar kolumn för, och tar bort det om du vill.")
NEXT_YEAR = CommandText(
    "Nästa års plan", "Går igenom raderna, föreslår vad som ska fortsätta, och gör nästa års plan i en ny fil."
)
LAST_YEAR = CommandText(
    "Tidigare års uppföljning", "Visar raden som den stod i föregående plan, och målet och uppföljningen åren före det."
)
JUDGEMENT = CommandText(
    "Förvaltningens bedömning", "Skriver vad förvaltningen anser om året som helhet; står i sammanfattningen."
)
STAGE = CommandText("Skede", "Sätter planens skede: utkast, klar för beslut, beslutad med datum, eller uppföljd.")
COMPARE_DECIDED = CommandText(
    "Jämför med det beslutade", "Visar vad som är ändrat sedan planen beslutades, utom uppföljningen."
)
SETTINGS = CommandText(
    "Inställningar", "Färger, egna fraser, namn på parter, tidigare versioner och mapparna som planterm använder."
)
COLOURS = CommandText("Färger", "Mörkt, ljust, hög kontrast eller 16 färger; valet sparas.")
PARTIES = CommandText(
    "Parterna: lämna ut och se svar", "Visar vem som ansvarar för vilka rader och vem som har svarat; Enter lämnar ut."
)
ANSWERS = CommandText("Ta in en parts svar", "Hämtar uppföljning och status ur en fil som lämnats ut till en part.")
HANDBOOK = CommandText("Handboken", "Öppnar handboken, med året steg för steg och bilder, i webbläsaren.")
TOUR_ON = CommandText("Nästa steg i rundturen", "Går vidare i rundturen utan att göra steget.")
TOUR_LEAVE = CommandText("Lämna rundturen", "Avslutar rundturen av exempelplanen.")
INSTRUCTION = CommandText("Formulärets instruktion", "Visar den officiella instruktionen och dess länkar.")

# while a cell is open

CELL_LEFT_FOR_ANOTHER = "Klar: vidare till nästa eller föregående cell."
CELL_NEXT = CommandText("", CELL_LEFT_FOR_ANOTHER, "Nästa cell")
CELL_NEXT_ROW = "Nästa rad"
"""The short name in place of that, in the last column."""
CELL_PREVIOUS = CommandText("", CELL_LEFT_FOR_ANOTHER, "Föregående")
CELL_DONE = CommandText("", "Klar: stanna på cellen. Ctrl+Z efteråt tar tillbaka hela ändringen.", "Klar")
NEW_LINE = CommandText("", "Radbrytning: texten fortsätter på en ny rad i cellen.", "Radbrytning")
UNDO_WRITING = CommandText("", "Ångra och gör om inne i cellen.", "Ångra")
REDO_WRITING = CommandText("", UNDO_WRITING.help)
BY_WORDS = CommandText("", "Ett ord i taget; med Skift markeras texten.")
ALL_OF_TEXT = CommandText("", "Markera hela texten.")
CLIPS = CommandText("", "Kopiera, klipp ut och klistra in text.")
TAKE_SUGGESTION = CommandText("", "Sist i texten: tar det grå förslaget; Ctrl+Ned visar nästa förslag.", "Ta förslaget")
TYPING = ("Alla tecken", "Att skriva öppnar cellen och lägger tecknet sist: skrivande tar aldrig bort text.")

# in the form

FIELD_LEFT = "Nästa eller föregående fält, efter det sista nästa rad."
FIELD_NEXT = CommandText("", FIELD_LEFT, "Nästa fält")
FIELD_PREVIOUS = CommandText("", FIELD_LEFT)
FIELD_LINES = CommandText("", "Uppåt och nedåt i texten, och vidare till fältet ovanför eller nedanför.")
ROW_LEFT = "Nästa eller föregående rad."
ROW_NEXT = CommandText("", ROW_LEFT, "Nästa rad")
ROW_PREVIOUS = CommandText("", ROW_LEFT, "Föregående rad")
FORM_DONE = CommandText("", "Tillbaka till tabellen. Texten är kvar.", "Tabellen")
FORM_OTHERS = ("Andra kommandon", "Tar dig tillbaka till tabellen och görs där, till exempel F9 och Ctrl+F.")

# in the follow-up

GO_ON = CommandText("", "Klar: vidare till nästa rad som saknar uppföljning.", "Nästa")
ROW_BEFORE = CommandText("", "Föregående rad, uppföljd eller inte.", "Föregående")
ROW_AFTER = CommandText("", "Nästa rad, uppföljd eller inte.")
POSTPONE = CommandText("", "Låt raden vänta till sist, och gå vidare.", "Vänta")
TAKE_PHRASE = CommandText("", "Sist i texten: tar frasen i grått.", "Ta frasen")
PHRASE = CommandText("", "Lägger in en fras, och går till nästa … att fylla i; en annan fras byter ut den.")
ANSWER_STATUS = CommandText("", "Vad blev gjort: nästa svar, först det som texten tyder på; efter det sista inget.")
ANSWER_GOAL = CommandText("", "Nåddes målet: nästa svar, på samma sätt.")
READ_ON = CommandText("", "Läs vidare i raden när den är högre än skärmen.", "Läs vidare")
READ_BACK = CommandText("", READ_ON.help)
WHICH_ROWS = CommandText("", "Urval och ordning: ett område, en part, efter ansvarig eller tid.", "Urval")
FOLLOW_UP_DONE = CommandText("", "Till tabellen. Nästa F5 fortsätter på samma rad.", "Tabellen")
FOLLOW_UP_OTHERS = ("Andra kommandon", "Tar dig tillbaka till tabellen och görs där, till exempel F10 och Ctrl+F.")

# when next year's plan is made

DECIDE = CommandText("", "Raden fortsätter, eller avslutas.")
DECIDE_ALIKE = CommandText("", "Detsamma för alla rader med samma förslag och skäl som står likadant.")
DECIDE_ALL = CommandText("", "Detsamma för alla rader.")
PLACE_ROW = CommandText("", "I vilket område raden ska stå; en stjärna visar att det är ett annat än förut.")
READ_ROW = CommandText("", "Läs raden.")
TAKE_BACK = CommandText("", "Tar tillbaka det senaste valet; Ctrl+Y gör om det.")
MAKE_AGAIN = CommandText("", TAKE_BACK.help)
MAKE_PLAN = CommandText("", "Gör planen.")

# when an answer meets a text

MEET = CommandText("", "Går mellan att behålla planens text, lägga svaret till under den och ersätta den.")
READ_BOTH = CommandText("", "Läs båda texterna.")
TAKE_ANSWERS = CommandText("", "Tar in svaren så som det är valt.")

# while one searches

HIT_NEXT = CommandText("", "Medan du söker: till nästa träff.", "Nästa träff")
HIT_PREVIOUS = CommandText("", "Medan du söker: till föregående träff.", "Föregående")
SEARCH_DONE = CommandText("", "Klar; träffarna är markerade tills du trycker Esc en gång till.", "Klar")
REPLACE_ONE = CommandText("", "Medan du ersätter: ersätter träffen och går till nästa.", "Ersätt och nästa")
REPLACE_EVERY = CommandText("", "Medan du ersätter: ersätter alla träffar.", "Ersätt alla")
SEARCH_FIELD = CommandText("", "Medan du ersätter: till det andra fältet.", "Nästa fält")
FILTER_DONE = CommandText("", "Medan du väljer rader: behåller urvalet.", "Behåll urvalet")
FILTER_COLUMN = CommandText("", "Medan du väljer rader: byter kolumn att leta i.", "Kolumn")
FILTER_OFF = CommandText("", "Medan du väljer rader: visar alla rader.", "Visa alla rader")

# comparing

TAKE = CommandText("", "Hämtar det du står på och går vidare; en gång till lämnar tillbaka det.")
KEEP = CommandText("", "Markerar att din egen text står kvar.")
REMOVE_MISSING = CommandText("", "Tar bort en rad som saknas i arbetsboken ur planen, efter en fråga.")
TAKE_ROW = CommandText("", "Hämtar allt om raden.")
TAKE_ALL = CommandText("", "Hämtar allt som visas, utom det du har behållit. Tar inte bort något.")
COMPARISON_DONE = CommandText("", "Klar: tillbaka till planen.")
ONLY_FOLLOW_UP = CommandText("", "Visar bara uppföljningen, eller alla skillnader.")

# when plans are compiled

READ_PLAN = CommandText("", "Läs planen.")
EXPORT_CITY = CommandText("", "Skriv sammanställningen som arbetsbok, webbsida eller text.")
PUT_RIGHT = CommandText("", "Läs vad som är värt att rätta i filerna.")
TOPICS = CommandText("", "Lägg listan med ämnen i inställningsmappen, att ändra i en textredigerare.")


# in a dialog

IN_LIST = CommandText("", "Väljer i en lista.")
CHOOSE = CommandText("", "Gör det som är markerat, eller är klar med fältet.")
FIELD = CommandText("", "Nästa eller föregående fält.")
SCROLL = CommandText("", "Bläddrar i det som är för långt för rutan.")
CLOSE = CommandText("", "Stänger rutan utan att något ändras.")

SYNONYMS = {
    INSERT_BELOW: "lägg till rad ny rad",
    INSERT_ABOVE: "lägg till rad ny rad före",
    CLEAR: "radera ta bort text",
    REMOVE_ROW: "radera rad",
    DUPLICATE_PROBLEM: "kopiera rad duplicera",
    DUPLICATE_CAUSE: "kopiera rad duplicera",
    UNDO: "backa ångra ändring",
    REDO: "upprepa",
    VERSIONS: "backup säkerhetskopia historik gammal version återställ",
    JOIN_COPY: "slå ihop kopior merge flera personer",
    OPEN: "importera läs in",
    LAST_YEAR: "förra året i fjol",
    PARTIES: "skicka mejla e-post dela påminnelse",
    SAVE_AS: "byt namn kopia ny fil",
    QUIT: "stäng sluta",
    EXPORT: "xlsx arbetsbok skriv ut skicka mejla lämna in",
    EXPORT_PAGE: "html pdf word skriv ut utskrift publicera",
    FILL: "kommunens mall",
    SORT: "ordna",
    SORT_BY_EFFECT: "ordna",
    ADD_AREA: "lägg till område skapa",
    REMOVE_AREA: "radera område",
    RENAME_AREA: "döp om",
    NEXT_AREA: "flik byt flik",
    PREVIOUS_AREA: "flik byt flik",
    FIND: "hitta",
    REPLACE: "byt ut",
    FILTER: "filtrera urval vem",
    FORGET: "avbryt visa alla rader",
    DETAILS: "egenskaper",
    COLOURS: "tema utseende mörkt ljust kontrast",
    SETTINGS: "fraser synonymer säkerhetskopior mapp",
    INSTRUCTION: "länkar resurser",
    HANDBOOK: "hjälp manual bruksanvisning guide",
    TO_AREA: "byt område",
    SHIFT_RIGHT: "förskjut",
    SHIFT_LEFT: "förskjut",
    EDIT: "ändra skriv",
    HELP: "tangenter",
    FORM: "fält",
    COMPACT: "kompakt läge",
    SELECT_ROW: "välj rad",
    SELECT_ALL: "välj allt",
}
"""Words beside those of the command's name and help."""
