"""A party's own rows in a file of their own, to be followed up and handed back."""

from pathlib import Path

from planterm.errors import PlantermError
from planterm.form.loader import load_form
from planterm.model.party_rows import narrowed, party_rows
from planterm.model.plan import Plan
from planterm.session.own_file import refuse_own_file
from planterm.store.files import write_output
from planterm.store.planfile import create
from planterm.texts import parties as texts

_UNSAFE = '<>:"/\\|?*'


class NoSuchPartyError(PlantermError):
    """No row of the plan names the party."""


def hand_out(own_file: Path, plan: Plan, party: str, path: Path, *, overwrite: bool = False) -> int:
    """Write the party's rows, as a plan file with the same row ids or as other exports are; how many there are.

    Raises NoSuchPartyError where the plan does not name the party, OwnFileError where the path is the plan's own file,
    and PlantermError where the file cannot be written.
    """
    refuse_own_file(own_file, path)
    own = narrowed(plan, party)
    count = sum(1 for _ in own.rows())
    if not count:
        raise NoSuchPartyError(texts.no_such_party(party, [each.name for each in party_rows(plan) if each.name]))
    if path.suffix.lower() == ".toml":
        create(path, own, overwrite=overwrite)
    else:
        from planterm.session.exporting import plan_bytes

        write_output(path, plan_bytes(own, load_form(own.form), path), overwrite=overwrite)
    return count


def hand_out_path(plan: Path, party: str) -> Path:
    """A name for the party's workbook beside the plan."""
    name = "".join("-" if each in _UNSAFE else each for each in " ".join(party.split()))[:60].strip(" .")
    return plan.with_name(f"{plan.stem} {name}.xlsx")
