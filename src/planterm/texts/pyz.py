"""What planterm.pyz says before the program starts; older versions of Python read this module too."""

TOO_OLD = "planterm behöver Python 3.11 eller nyare; starta planterm.pyz med en nyare Python."


def not_unpacked(folder: str) -> str:
    """The file cannot be unpacked, which it needs not be."""
    return (
        f"planterm.pyz kunde inte packas upp i {folder} och startar därför långsammare; "
        "ge kontot rätt att skriva där och plats på disken."
    )
