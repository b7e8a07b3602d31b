"""What helps with writing a goal: the letters of SMART, and examples for each area."""

from collections.abc import Mapping

from planterm.texts.words import Sentence

FOUND, MISSING = "√", "×"
SPECIFIC = "S: vad exakt?"
ACCEPTED = "A: är alla med?"
REALISTIC = "R: räcker tid och pengar?"
MEASURABLE = {True: f"{FOUND} M: går att räkna", False: f"{MISSING} M: inget att räkna"}
DEADLINES = {
    "mal": f"{FOUND} T: tid i målet",
    "nar": f"{FOUND} T: tid på raden",
    "ingen": f"{MISSING} T: ingen tid",
}

EXAMPLES: Mapping[str, tuple[str, ...]] = {
    "unga": (
        "Minst 12 av 15 ungdomar har fullföljt insatsen före den 30 november.",
        "Andelen elever med hög frånvaro har sjunkit från 12 till 9 procent vid höstterminens slut.",
        "Fyra föräldrakvällar är hållna före den 1 december, med minst 30 föräldrar på var och en.",
    ),
    "platser": (
        "Belysningen är lagad på alla nio platser från vandringen före den 1 oktober.",
        "Klottret är borta inom ett dygn i nio fall av tio under året.",
        "Andelen som är otrygga vid stationen har sjunkit från 41 till 35 procent i nästa mätning.",
    ),
    "systemhot": (
        "Alla 28 enheter har gått igenom rutinen för otillåten påverkan före den 1 juni.",
        "Minst tio adresser är kontrollerade tillsammans med polisen före den 30 november.",
    ),
    "brottsoffer": (
        "Frågan om våld är ställd i minst 95 procent av nybesöken, mätt varje tertial.",
        "Alla som söker stöd har fått en första tid inom fem dagar under året.",
        "40 medarbetare har gått kursen om hedersrelaterat våld före sommaren.",
    ),
    "miljoer": (
        "Minst åtta personer har tackat ja till avhopparstöd före årets slut.",
        "Alla som skrivs ut från anstalt har haft ett möte med oss inom två veckor.",
    ),
    "relationer": (
        "Frågan om våld är ställd i minst 95 procent av nybesöken, mätt varje tertial.",
        "Tio platser i skyddat boende är avtalade före den 1 mars.",
    ),
}
"""By the areas' ids in the forms."""

OTHER_EXAMPLES = (
    "Tolv av fjorton träffar är hållna före den 1 december.",
    "Antalet anmälningar har sjunkit från 40 till 30 vid årets slut.",
)
"""For any other area."""


def letters(deadline: str, *, is_measurable: bool) -> str:
    """What the goal shows of SMART, and what its writer is to answer."""
    return " · ".join((SPECIFIC, MEASURABLE[is_measurable], ACCEPTED, REALISTIC, DEADLINES[deadline]))


def examples(area_id: str) -> str:
    """Goals that one could write in the area."""
    return f"Till exempel: {' '.join(f'”{each}”' for each in EXAMPLES.get(area_id, OTHER_EXAMPLES))}"


ideas = Sentence("Idéer: {address}")
