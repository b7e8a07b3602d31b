"""``planterm forms``: the forms there are, and where."""

from argparse import Namespace
from collections.abc import Iterator, Sequence
from typing import Any

from planterm.cli.arguments import JSON, Subcommand
from planterm.cli.output import DONE, FOUND, report_lines, tell, terminal_width
from planterm.model.text import one_line
from planterm.store.errors import shown
from planterm.store.form_files import FoundForm, all_forms, forms_folder
from planterm.texts import forms as texts


def _run(arguments: Namespace) -> int:
    forms = all_forms()
    tell(arguments, lambda: [*map(_as_json, forms)], lambda: "\n".join(_lines(forms, terminal_width())))
    return FOUND if any(each.problem for each in forms) else DONE


def _as_json(found: FoundForm) -> dict[str, Any]:
    """A form; what cannot be used has nothing but its id, its file and what is wrong."""
    form = found.form
    return {
        "id": found.id,
        "namn": form.name if form else None,
        "ar": form.year if form else None,
        "serie": form.series if form else None,
        "fil": str(found.file) if found.file else None,
        "fel": found.problem,
    }


def _lines(forms: Sequence[FoundForm], width: int) -> Iterator[str]:
    usable = [(each.form, each.file) for each in forms if each.form]
    longest = max(len(form.id) for form, _ in usable)
    for form, file in usable:
        yield f"{form.id:<{longest}}  {form.year}  {one_line(form.name)}"
        if file is not None:
            yield f"{'':<{longest}}  {shown(file)}"
    if problems := [each.problem for each in forms if each.problem]:
        yield from report_lines([(texts.UNUSABLE, problems)], width)
    yield ""
    yield texts.WHERE.format(folder=shown(forms_folder()))


COMMANDS = (Subcommand("forms", (JSON,), _run),)
