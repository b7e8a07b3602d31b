"""Texts about the user's settings file."""

from collections.abc import Sequence

TITLE = "Inställningar"
FILE_HEADING = "Inställningsfilen, som du skriver i en textredigerare"
KEYS_HEADING = "Det som kan stå i den"
FOLDERS_HEADING = "Det som planterm sparar åt dig"
MISSING_FILE = "(finns inte än)"


def backups_setting(key: str, now: int) -> str:
    """How many earlier versions are kept."""
    return f"{key} = {now} – så många tidigare versioner av varje plan sparas."


def phrases_setting(key: str, now: Sequence[str]) -> str:
    """The user's own phrases."""
    told = ", ".join(f'"{phrase}"' for phrase in now)
    example = "" if now else ' Till exempel ["Genomförts enligt plan."].'
    return f"{key} = [{told}] – egna fraser i uppföljningen (F5).{example}"


def backups_folder(path: str) -> str:
    """Where the plan's earlier versions are."""
    return f"Planens tidigare versioner: {path}"


def state_folder(path: str) -> str:
    """Where everything else is."""
    return f"Det som ännu inte är sparat i planen, lås och senaste planer: {path}"


def not_toml(name: str) -> str:
    """The file cannot be read as settings."""
    return f"{name} kan inte tolkas som TOML, så standardinställningarna gäller; rätta filen eller ta bort den."


def unreadable(name: str) -> str:
    """The file is none that can be read."""
    return f"{name} kan inte läsas, så standardinställningarna gäller; gör den till en läsbar fil eller ta bort den."


def unknown_setting(name: str, key: str, known: Sequence[str]) -> str:
    """A setting that there is not."""
    return (
        f"{name}: inställningen ”{key}” finns inte, så standardinställningarna gäller; "
        f"det som kan ställas in är {', '.join(known)}."
    )


def bad_backups(name: str, key: str, most: int, default: int) -> str:
    """The number of backups is none."""
    return f"{name}: ”{key}” ska vara ett heltal från 0 till {most}; {default} gäller tills det är rättat."


def too_large(name: str, most: int) -> str:
    """The file is no settings file by its size, in kibibytes."""
    return f"{name} är större än {most} kB, så standardinställningarna gäller; korta filen eller ta bort den."


def bad_phrases(name: str, key: str, longest: int) -> str:
    """The phrases are no list of texts of so many characters at most."""
    return (
        f"{name}: ”{key}” ska vara en lista med texter på högst {longest} tecken, som "
        f'{key} = ["Genomförts enligt plan."]; rätta den i filen.'
    )
