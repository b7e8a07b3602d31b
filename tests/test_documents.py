"""What the documents tell a newcomer to type is there."""

import re
from pathlib import Path

import pytest

from planterm.cli.main import MODULES

ROOT = Path(__file__).parents[1]
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "docs" / "architecture.md"]


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_make_target_that_is_named_exists(document: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", text_of(ROOT / "Makefile"), re.MULTILINE))
    named = set(re.findall(r"(?:^|`)make ([a-z]+)", text_of(document), re.MULTILINE))
    assert named
    assert named <= targets


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_file_that_is_linked_exists(document: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", text_of(document)):
        assert (document.parent / target).exists(), target


def test_the_readme_shows_the_commands_there_are_and_no_other() -> None:
    shown = re.findall(r"^planterm ([a-z]+) [A-Z]", text_of(ROOT / "README.md"), re.MULTILINE)
    assert sorted(shown) == sorted(MODULES)


def test_every_module_that_the_map_names_exists() -> None:
    for name in re.findall(
        r"`((?:cli|model|store|form)/[\w/]+(?:\.py|/))`", text_of(ROOT / "docs" / "architecture.md")
    ):
        assert (ROOT / "src" / "planterm" / name).exists(), name
