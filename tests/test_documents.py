"""What the documents tell a newcomer to type is there."""

import re
import tomllib
from pathlib import Path

import pytest

from planterm.cli.main import MODULES
from planterm.form.checking import check_form
from planterm.form.loader import form_of

ROOT = Path(__file__).parents[1]
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "docs" / "architecture.md"]
MAPS = [ROOT / "docs" / f"{name}.md" for name in ("architecture", "editor", "safety", "workbooks")]
SOURCE = ROOT / "src" / "planterm"
LAYERS = sorted(path.name for path in SOURCE.iterdir() if path.is_dir() and path.name != "__pycache__")


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_make_target_that_is_named_exists(document: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", text_of(ROOT / "Makefile"), re.MULTILINE))
    named = set(re.findall(r"(?:^|`)make ([a-z]+)", text_of(document), re.MULTILINE))
    assert named
    assert named <= targets


@pytest.mark.parametrize(
    "document",
    [*DOCUMENTS, *(ROOT / "docs" / f"{name}.md" for name in ("it", "handbok", "tillganglighet"))],
    ids=lambda path: path.name,
)
def test_every_file_that_is_linked_exists(document: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", text_of(document)):
        assert (document.parent / target).exists(), target


def test_the_form_that_the_handbook_of_forms_builds_up_is_one() -> None:
    parts = re.findall(r"^```toml\n(.*?)^```", text_of(ROOT / "docs" / "formular.md"), re.MULTILINE | re.DOTALL)
    data = tomllib.loads("\n".join(parts))
    check_form(data)
    assert form_of(data).titled_column is None
    assert len(parts) == 4


def test_the_handbook_shows_the_commands_there_are_and_no_other() -> None:
    shown = re.findall(r"^\| `planterm ([a-z-]+) [A-Z\[]", text_of(ROOT / "docs" / "handbok.md"), re.MULTILINE)
    assert sorted(shown) == sorted(MODULES)


@pytest.mark.parametrize("document", sorted(ROOT.glob("docs/*.md")), ids=lambda path: path.name)
def test_every_command_that_is_named_exists(document: Path) -> None:
    named = re.findall(r"(?:^ *|`)planterm ([a-z][a-z-]*)(?=[ `])", text_of(document), re.MULTILINE)
    assert {*named} <= MODULES.keys()


@pytest.mark.parametrize("document", MAPS, ids=lambda path: path.name)
def test_every_module_that_the_maps_name_exists(document: Path) -> None:
    named = re.findall(rf"`((?:{'|'.join(LAYERS)})/[\w/]+?)(?:\.py|/)?`", text_of(document))
    assert named
    for name in named:
        place = SOURCE / name
        assert place.is_dir() or place.with_suffix(".py").is_file(), name
