"""What an open plan may refuse, and what is told beside a plan that cannot be opened."""

from pathlib import Path

from planterm.errors import PlantermError


class ReadOnlySessionError(PlantermError):
    """The plan was opened for reading only."""


class OwnFileError(PlantermError):
    """Something else than the plan would be written over the plan's own file."""


class OfficialFileError(PlantermError):
    """The workbook that the city sent out would be written over."""


def with_help(error: PlantermError, path: Path) -> PlantermError:
    """The same, saying what else there is of the plan."""
    from planterm.store.backups import backup_folder, list_backups
    from planterm.store.errors import shown
    from planterm.store.journal_files import journals_about
    from planterm.texts import start as texts

    told = [str(error)]
    if list_backups(path):
        told.append(texts.EARLIER_VERSIONS.format(folder=shown(backup_folder(path))))
    if journals_about(path, lambda: ""):
        told.append(texts.UNSAVED)
    return type(error)(" ".join(told))
