"""What commands take: the arguments that several have, the parser for them in Swedish, and where may be written."""

import argparse
from argparse import ArgumentTypeError, Namespace
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import takewhile
from pathlib import Path
from stat import S_ISDIR
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn

from planterm.cli.streams import write
from planterm.errors import PlantermError
from planterm.model.text import clean, visible
from planterm.store.disk import is_same_file, look, unquoted
from planterm.texts import command_line as texts
from planterm.texts import publishing as exports

if TYPE_CHECKING:
    from planterm.model.form import Form
    from planterm.model.plan import Area, Plan, Standing


class UsageError(PlantermError):
    """The command line cannot be understood."""


class OutputFileError(PlantermError):
    """The file that a command was told to write cannot be that command's output."""


class UnknownNameError(PlantermError):
    """The plan has no such area, row or field, or the field takes no such value."""


class Argument(NamedTuple):
    """A file, an option or a flag, as the parser takes it."""

    names: tuple[str, ...]
    how: Mapping[str, Any]


class Subcommand(NamedTuple):
    """One command of the command line."""

    name: str
    arguments: tuple[Argument, ...]
    run: Callable[[Namespace], int]
    """Does it and returns the exit code; raises PlantermError where it cannot."""
    usage: str | None = None


def option(*names: str, **how: Any) -> Argument:
    """Any argument."""
    return Argument(names, how)


def given_path(text: str) -> Path:
    """The file that is meant."""
    return Path(unquoted(text))


def file(*names: str, metavar: str, help: str, **how: Any) -> Argument:  # noqa: A002
    """A file that is read or written."""
    return option(*names, metavar=metavar, help=help, type=given_path, **how)


def output(metavar: str, help: str) -> Argument:  # noqa: A002
    """The file that the command has to write."""
    return file("-o", "--output", metavar=metavar, help=help, required=True)


PLAN = file("plan", metavar=texts.PLAN, help=texts.PLAN_HELP)
JSON = option("--json", action="store_true", help=texts.JSON_HELP)
PLAIN = option("--plain", action="store_true", help=texts.PLAIN_HELP)
WITH_STATUS = option("--with-status", action="store_true", help=texts.WITH_STATUS_HELP)
FORCE = option("--force", action="store_true", help=texts.FORCE_HELP)


FORM = option("--form", metavar=texts.FORM, help=texts.FORM_HELP)


def chosen_form(form_id: str | None) -> "Form | None":
    """The form that is asked for, if one is; raises PlantermError where it cannot be had."""
    from planterm.form.loader import UnknownFormError
    from planterm.store.form_files import find_form, usable_forms
    from planterm.texts.forms import no_such_form

    if form_id is None:
        return None
    try:
        return find_form(form_id)
    except UnknownFormError:
        known = [form.id for form in usable_forms()]
        raise UsageError(no_such_form(visible(form_id), known)) from None


def year(text: str) -> int:
    """A year that a plan can be for; raises ArgumentTypeError for anything else."""
    from planterm.model.plan import YEARS

    if len(text) == 4 and text.isascii() and text.isdecimal() and int(text) in YEARS:
        return int(text)
    raise ArgumentTypeError(texts.WRONG_YEAR.format(text=text, first=YEARS[0], last=YEARS[-1]))


def district(text: str) -> str:
    """The name of a district, one line of text; raises ArgumentTypeError for anything else."""
    name = clean(text).strip()
    if not name or "\n" in name:
        raise ArgumentTypeError(texts.WRONG_DISTRICT)
    return name


YEAR = option("--year", metavar=texts.YEAR, type=year, help=texts.YEAR_HELP)
DISTRICT = option("--district", metavar=texts.NAME, type=district, help=texts.DISTRICT_HELP)


def new_file(path: Path, *suffixes: str, force: bool, reads: Sequence[Path] = (), own: Path | None = None) -> Path:
    """The path, if a file with one of the suffixes may be written there; raises PlantermError where it may not.

    What the command reads is never written over, whatever it is called; but for its own file, with --force.
    """
    from planterm.store.files import check_new_name

    if force and own is not None and is_same_file(own, path):
        return path
    there = look(path)
    if there is not None and S_ISDIR(there.st_mode):
        raise OutputFileError(texts.IS_FOLDER.format(path=path))
    if path.suffix.lower() not in suffixes:
        raise OutputFileError(texts.wrong_suffix(str(path), path.suffix.lower(), exports.kinds(suffixes)))
    if any(is_same_file(each, path) for each in reads):
        raise OutputFileError(texts.IS_READ.format(path=path))
    if there is None:
        check_new_name(path)
    elif not force:
        raise OutputFileError(texts.OUTPUT_EXISTS.format(path=path))
    return path


def area_named(plan: "Plan", path: str, text: str) -> "Area":
    """The area of that number or id; raises UnknownNameError where there is none."""
    known = [(number, area.id) for number, area in enumerate(plan.areas, start=1)]
    for number, area_id in known:
        if text in {str(number), area_id}:
            return plan.area(area_id)
    raise UnknownNameError(texts.no_such_area(path, visible(text), known))


def row_named(plan: "Plan", path: str, text: str) -> "Standing":
    """The row of that number ("1.3") or id; raises UnknownNameError where there is none."""
    found = next((each for each in plan.standings.values() if each.label == text), None)
    if (standing := found or plan.standings.get(text)) is None:
        raise UnknownNameError(texts.no_such_row(path, visible(text)))
    return standing


class Parser(argparse.ArgumentParser):
    """A parser that speaks Swedish, the same on every Python, and raises UsageError instead of leaving."""

    def __init__(self, command: Subcommand, *, prog: str, description: str, epilog: str | None = None) -> None:
        _speak_swedish()
        super().__init__(
            prog=prog,
            description=description,
            epilog=epilog,
            usage=command.usage,
            formatter_class=argparse.RawDescriptionHelpFormatter,
            # Scripts are to break at once, not when a later version adds an option with the same beginning.
            allow_abbrev=False,
        )
        # Python 3.14 takes these as arguments, older versions know neither: help looks the same everywhere.
        self.color = False
        self.suggest_on_error = False
        for argument in command.arguments:
            self.add_argument(*argument.names, **argument.how)

    def excuse(self, *names: str) -> None:
        """Those arguments need not be given any more."""
        for action in self._actions:
            action.required = action.required and action.dest not in names

    def parse(self, arguments: Sequence[str]) -> argparse.Namespace:
        """The arguments' values; an unknown option is answered with the one that was probably meant.

        Raises UsageError, or SystemExit when the help was asked for and has been printed.
        """
        known = [option for action in self._actions for option in action.option_strings]
        # An option that does not exist comes before what is missing: it is probably the same one, misspelt.
        for word in takewhile(lambda word: word != "--", arguments):
            if word.startswith("--") and " " not in word and word.partition("=")[0] not in known:
                self.error(texts.unknown_arguments([word], nearest(word, known)))
        values, unknown = self.parse_known_args(arguments)
        if unknown:  # an option may stand between two files
            values, unknown = self.parse_known_intermixed_args(arguments)
        if unknown:
            self.error(texts.unknown_arguments(unknown, None))
        return values

    def error(self, message: str) -> NoReturn:
        """Raise UsageError with the message and the way to the help."""
        raise UsageError(texts.usage_error(self.prog, message))

    def _print_message(self, message: str, _file: object = None) -> None:
        # The help. The inherited method keeps silent about a full disk or a reader that left.
        write(message.rstrip("\n"))


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that was probably meant, or None where none is near."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(word.partition("=")[0].lower(), list(known), n=1)), None)


def _speak_swedish() -> None:
    # argparse sends every text through these two names, and gettext itself would need compiled catalogues on disk
    # and the right environment. A test reads argparse's source for texts that have no translation.
    translators: dict[str, Any] = {"_": _translated, "ngettext": _translated_plural}
    vars(argparse).update(translators)


def _translated(message: str) -> str:
    return texts.ARGPARSE.get(message, message)


def _translated_plural(singular: str, plural: str, number: int) -> str:
    return _translated(singular if number == 1 else plural)
