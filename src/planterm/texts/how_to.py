"""What F1 says first: what one does on a screen, in a few sentences; and what the subjects of the help are called."""

from typing import NamedTuple


class Subject(NamedTuple):
    """A subject of the help: what it is called, and what one does there; nothing where no screen is about it."""

    title: str
    how: str = ""


HEADING = "Så gör du"

START = Subject(
    "På startskärmen",
    "Välj med Upp och Ned vad du vill göra, och tryck Enter. Har du öppnat planer förut står de överst: Enter "
    "öppnar den du står på. Är det första gången väljer du Ny plan, eller Prova med en exempelplan, som inte rör "
    "något annat. Har ni redan planen i Excel väljer du Gör en plan av en Excel-fil. Under listan står vad valet "
    "gör.",
)
ROWS = Subject(
    "Rader och celler",
    "Börja skriva i en cell: texten läggs till sist i den. Tab går vidare till nästa cell, Esc stannar. Ctrl+N ger "
    "en ny rad, och Ctrl+PageDown visar nästa område. Raden under tabellen säger vad kolumnen ska innehålla och vad "
    "tecknen före radens nummer betyder: √ genomförd, ½ delvis, » pågår, × ej genomförd, ! något att se över, ? flera "
    "texter att välja mellan. "
    "Ctrl+S sparar, F7 visar vad som är värt att se över och F9 skriver arbetsboken. Allt kan ångras med Ctrl+Z, "
    "och allt annat finns under F10.",
)
PLAN = Subject("Planen")
AREAS = Subject(
    "Områden",
    "Analysen räknar de ifyllda cellerna i varje område, som den officiella analysfliken, och visar hur långt "
    "uppföljningen har kommit. Här skrivs inget: siffrorna följer planen. Ctrl+PageUp går tillbaka till områdena.",
)
SEARCH = Subject(
    "Sök",
    "Skriv det du letar efter, så visas det medan du skriver, i hela planen. Enter går vidare till nästa träff, "
    "eller ersätter den om du ersätter. När du väljer rader behåller Enter urvalet, och Tab byter kolumn att leta "
    "i. Esc avslutar.",
)
MOVE = Subject("Förflyttning och markering")
EDITOR = Subject(
    "När en cell är öppen",
    "Skriv som vanligt: det du skriver läggs undan medan du skriver. Tab är klar och går till nästa cell, Esc är "
    "klar och stannar. Enter ger en radbrytning i cellen. Står ett förslag i grått efter texten tar Höger det. "
    "Ctrl+Z ångrar i cellen; när du har lämnat den tar Ctrl+Z tillbaka hela ändringen.",
)
FORM = Subject(
    "I formuläret (F4)",
    "Här står radens fält under varandra, i full bredd. Skriv i fältet du står i; Tab går till nästa fält, och "
    "efter det sista till nästa rad. Vad fältet ska innehålla står vid det. PageDown och PageUp går till nästa och "
    "föregående rad. Esc går till tabellen, och texten är kvar.",
)
FOLLOW_UP = Subject(
    "I uppföljningen (F5)",
    "Läs raden överst, och skriv vad som har gjorts, om målet nåddes och vad det ledde till. Alt+1 till Alt+6 "
    "lägger in en fras att skriva vidare på. Ctrl+G svarar på vad som blev gjort och Ctrl+B på om målet nåddes. Tab "
    "är klar och går till nästa rad som saknar uppföljning. Vet du inte än låter Ctrl+U raden vänta till sist. Esc "
    "går till tabellen, och nästa F5 fortsätter där du var.",
)
NEXT_YEAR = Subject(
    "När nästa års plan görs",
    "Varje rad har ett förslag och varför. Höger låter raden fortsätta i den nya planen, Vänster avslutar den; Ctrl "
    "gör detsamma med alla likadana och Skift med alla. PageDown läser raden. Enter gör planen i en ny fil, och den "
    "här planen ändras inte.",
)
ANSWERS = Subject(
    "När en parts svar möter en text",
    "Planen säger redan något annat om de här raderna än parten har svarat. Höger och Vänster väljer om planens "
    "text ska stå kvar, svaret läggas till under den eller ersätta den; Skift väljer för alla rader. PageDown läser "
    "båda texterna. Enter tar in svaren så som du har valt, i ett steg som Ctrl+Z tar tillbaka.",
)
COMPARISON = Subject(
    "När en arbetsbok jämförs",
    "Här står allt som skiljer arbetsboken från planen, och under listan båda texterna. Enter hämtar det du står på "
    "och går vidare; en gång till lämnar tillbaka det. Delete markerar att din egen text står kvar. Rader som saknas "
    "i arbetsboken står sist, och tas bara bort av Ctrl+K, efter en fråga. Esc går tillbaka till planen med det som "
    "är hämtat.",
)
CITY = Subject(
    "När flera planer sammanställs",
    "Här står hur långt varje plan har kommit, och vad planerna handlar om tillsammans. Planerna läses bara: inget "
    "i dem ändras. Det som är värt att rätta i filerna står för sig. Sammanställningen skrivs som arbetsbok, "
    "webbsida eller text.",
)
DIALOG = Subject(
    "I en ruta",
    "Rutan ligger över planen och väntar på ditt svar. Upp och Ned väljer, och Enter gör det som är markerat; i en "
    "ruta att fylla i går Tab till nästa fält. Esc stänger rutan utan att något ändras.",
)

# of single dialogs, in place of what is said of all

QUESTION = (
    "planterm frågar innan något händer. Det markerade svaret är det där inget går förlorat. Upp och Ned väljer ett "
    "annat svar, Enter svarar, och Esc låter allt vara som det är."
)
BROWSER = (
    "Välj filen i listan med Upp och Ned; Enter öppnar den, eller går in i mappen. Skriv en del av namnet, så visas "
    "bara det som heter så, och Tab fyller i resten. Du kan också klistra in namnet med mappen före, med eller utan "
    "citattecken. Esc avbryter."
)
NEW_PLAN = (
    "Fyll i året och förvaltningen; Enter går till nästa fält. Namnet på filen görs av dem, men du får ändra det. "
    "Under det står mappen, som du kan byta. Enter i filens fält skapar planen och öppnar den."
)
DETAILS = (
    "Det här gäller hela planen och står i arbetsboken. Tab går till nästa fält, och Enter är klar. Beslutsdatumet "
    "skrivs som 2026-04-23, eller lämnas tomt. Andra namn på samma part skrivs med = mellan namnen och semikolon "
    "mellan parterna."
)
STAGE = (
    "Skedet säger hur långt planen har kommit. När den blir beslutad läggs en kopia i mappen ”beslutade”, och efter "
    "det frågar planterm innan något annat än uppföljningen ändras. Upp och Ned väljer, Enter sätter skedet."
)
FILE_PROMPT = (
    "Skriv filens namn, eller behåll det som föreslås, och tryck Enter. Skriver du en mapp före namnet hamnar filen "
    "där. Ändelsen säger vad det blir för fil och får utelämnas. Finns filen redan får du frågan innan den skrivs "
    "över."
)
COMMANDS = (
    "Skriv vad du vill göra med egna ord, till exempel skriv ut, flik eller ny rad. Listan visar det som passar, "
    "med tangenten bredvid om det finns en. Upp och Ned väljer, Enter gör det, och Esc stänger."
)
SETTINGS = (
    "Upp och Ned väljer en inställning; under listan står vad den gör. Enter ändrar den, och ändringen sparas "
    "genast. I en lista lägger du till med Lägg till …, ändrar med Enter och tar bort med Delete. Mapparna som "
    "planterm använder står sist; PageDown bläddrar."
)
VERSIONS = (
    "Varje gång planen sparas läggs den version som gällde undan. Listan visar dem, den nyaste först, med vad som "
    "skulle ändras om du återställer. Enter frågar om versionen ska återställas eller skrivas till en egen fil. "
    "Inget händer innan du har svarat, och Ctrl+Z tar tillbaka en återställning."
)
REVIEW = (
    "Listan visar vad som är värt att se över, med felen först. Enter går till cellen; där går Skift+F7 "
    "vidare till nästa, och F7 kommer tillbaka hit. Ctrl+R rättar det som går att rätta med en tangent. "
    "Stämmer något ändå väljer du Stämmer ändå … under F10 på raden, så visas det inte mer."
)
PARTIES = (
    "Listan visar vem som ansvarar för rader, och hur många av dem som är uppföljda. Enter lämnar ut partens rader "
    "i en fil att skicka, och sedan står du på nästa part. När filen kommer tillbaka väljer du Ta in en parts svar "
    "under F10."
)
ASKING = (
    "Skriv vad parten ska fylla i, senast när och vem svaret skickas till. Det står på den första fliken i arbetsboken "
    "och föreslås för nästa part. En rad som du lämnar tom kommer inte med. Enter går vidare till filens namn."
)
IMPORT = (
    "Så här lästes arbetsboken: vad som lästes säkert, vad som gissades och vad som inte kom med. Läs igenom det "
    "som är gissat. Enter går vidare, och Esc avbryter utan att någon plan görs. Arbetsboken ändras inte."
)
