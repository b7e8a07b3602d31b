"""What the program runs on, is made of and keeps where."""

import platform
import re
import sys
from collections.abc import Iterable, Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution

from planterm.store.settings import settings_file
from planterm.store.state import state_folder
from planterm.texts import command_line as texts

DIGEST = "SHA256"
"""The file beside a package's metadata with the digest of the wheel that it came in, where it was put in by a build."""

_REQUIREMENT = re.compile(r"(?P<name>[\w.-]+)\s*(?:\[(?P<extras>[\w., -]+)\])?")
_EXTRA = re.compile(r"""extra\s*==\s*['"]([\w.-]+)['"]""")


def details() -> str:
    """What somebody who looks after the program asks about, below its version."""
    places = texts.places(str(settings_file()), str(state_folder()))
    python = texts.runs_on(platform.python_version(), platform.platform(), sys.executable)
    return "\n".join([python, places, "", *package_lines(needed("planterm"))])


def package_lines(packages: Iterable[Distribution]) -> list[str]:
    """A heading, and below it a line a package, by name."""
    cells = [(each.name, each.version, licence(each), origin(each)) for each in sorted(packages, key=_name)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    padded = ("  ".join(map(str.ljust, row, widths)).rstrip() for row in cells)
    return [texts.PACKAGES, *padded]


def needed(name: str) -> list[Distribution]:
    """The package and those that it needs, they in turn too; none where it is not installed.

    What only another system or an optional part needs is left out.
    """
    found: dict[str, Distribution] = {}
    looked_for: set[tuple[str, str]] = set()
    ahead = [(name, "")]
    while ahead:
        looked_for.add(wanted := ahead.pop())
        try:
            package = distribution(wanted[0])
        except PackageNotFoundError:
            continue
        found[_name(package)] = package
        ahead += [each for each in _requirements(package, wanted[1]) if each not in looked_for]
    return list(found.values())


def licence(package: Distribution) -> str:
    """What the package says of its licence, in a word or two; nothing where it says nothing."""
    told = package.metadata.json
    said = str(told.get("license_expression") or told.get("license", ""))
    if said and "\n" not in said:
        return said
    classified = [each for each in told.get("classifier", ()) if each.startswith("License ::")]
    return ", ".join(each.rpartition(":: ")[2] for each in classified)


def origin(package: Distribution) -> str:
    """The SHA-256 of the wheel that the package came in; nothing where that is not known."""
    return (package.read_text(DIGEST) or "").strip()


def _name(package: Distribution) -> str:
    return package.name.lower()


def _requirements(package: Distribution, extra: str) -> Iterator[tuple[str, str]]:
    """What the package needs with that optional part, or without any; each with one of the parts asked of it."""
    for requirement in package.requires or ():
        only_for = _EXTRA.search(requirement)
        match = _REQUIREMENT.match(requirement)
        if match and (only_for[1] if only_for else "") in {"", extra}:
            yield match["name"], ""
            yield from ((match["name"], part.strip()) for part in (match["extras"] or "").split(",") if part.strip())
