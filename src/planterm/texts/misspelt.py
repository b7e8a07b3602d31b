"""What is said of keys and headers in a plan's file that planterm does not know."""

KEY = "Nyckeln ”{}” på rad {} i filen känns inte igen, och texten under den visas inte. Menas ”{}”?"
NO_HEADER = "Nyckeln ”{}” på rad {} i filen hör till en rad i planen, och texten visas inte. Saknas {} ovanför?"
HEADER = "Rubriken {} på rad {} i filen{} känns inte igen, och det som står under den visas inte. Menas {}?"
TIMES = " (och på {} ställen i allt)"
TWO_VALUES = (
    "Nyckeln ”{}” på rad {} i filen fick två värden när två versioner sammanfogades: behåll det rätta i en "
    "textredigerare."
)
MEANT = "menas {}?"

MORE = "Och {} till: F7 visar dem."
QUESTION = "I {} står text som planterm inte visar:"
TAKE_IN = "Ta in den i planen (kan ångras)"
LEAVE = "Låt den stå i filen som den är"
TAKEN_IN = "Texten är intagen i planen. Spara med Ctrl+S, så står den rätt i filen; Ctrl+Z tar ut den igen."
NOTHING = "Filen har inga nycklar eller rubriker som liknar planterms."
HEADING = "Visas inte"
