"""What is said of many plans compiled into one picture."""

OTHER_TOPIC = "Övrigt"
"""What no topic of the list is found for."""

BAD_TOPICS = (
    "{name}: varje [[amne]] ska ha ett namn som inget annat har och en lista med ord, som "
    'namn = "Narkotika" och ord = ["narkot*"]; rätta filen eller ta bort den.'
)
