"""The wheels that everything handed out is made of, and what pins them."""

import re
import tomllib
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import pytest
from some_wheels import small_wheel

from shipping.wheels import contents, pinned

ROOT = Path(__file__).parents[2]
LOCK = ROOT / ".ci" / "shipping" / "requirements.txt"


def names_in(requirements: list[str]) -> set[str]:
    names = (re.match(r"[\w.-]+", line) for line in requirements)
    return {re.sub(r"[-_.]+", "-", name[0]).lower() for name in names if name}


def test_what_planterm_needs_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert names_in(project["dependencies"]) <= names_in(LOCK.read_text(encoding="utf-8").splitlines())


def test_a_pin_is_a_version_and_the_digest_of_its_wheel(tmp_path: Path) -> None:
    small_wheel(tmp_path)
    other = small_wheel(tmp_path, "annat")
    assert pinned(tmp_path) == f"annat==1.2 --hash=sha256:{sha256(other.read_bytes()).hexdigest()}\n"


def test_the_contents_say_which_wheel_they_came_in(tmp_path: Path) -> None:
    wheel = small_wheel(tmp_path)
    files = contents(tmp_path)
    assert files["planterm-1.2.dist-info/SHA256"].decode() == sha256(wheel.read_bytes()).hexdigest()
    assert set(files) > {"planterm/__init__.py", "planterm/__main__.py", "planterm-1.2.dist-info/METADATA"}


def test_hyphenation_of_other_languages_is_left_out(tmp_path: Path) -> None:
    small_wheel(tmp_path)
    with ZipFile(small_wheel(tmp_path, "pyphen"), "a") as wheel:
        for language in ("sv", "nl", "de_SV"):
            wheel.writestr(f"pyphen/dictionaries/hyph_{language}.dic", "")
    assert [name for name in contents(tmp_path) if name.endswith(".dic")] == ["pyphen/dictionaries/hyph_sv.dic"]


def test_a_wheel_for_one_system_is_refused(tmp_path: Path) -> None:
    small_wheel(tmp_path)
    small_wheel(tmp_path, "snabbt", "cp312-cp312-win_amd64")
    with pytest.raises(SystemExit, match="snabbt"):
        contents(tmp_path)


def test_without_planterm_there_is_nothing_to_hand_out(tmp_path: Path) -> None:
    small_wheel(tmp_path, "annat")
    with pytest.raises(SystemExit, match="make wheels"):
        contents(tmp_path)
