"""Git merges plans with planterm, set up as the handbook has it."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from plan_files import PLAN, PROGRAM, run_program

from planterm.store.planfile import load

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

HANDBOOK = (Path(__file__).parents[2] / "docs" / "handbok.md").read_text(encoding="utf-8")
SETTING_UP = next(block for block in HANDBOOK.split("```\n") if block.startswith("git config merge.planterm.driver"))
NAME = "planer/åtgärdsplan 2026.toml"
OURS = PLAN.replace('orsak = "=1+1"', 'orsak = "Mörka gångvägar"  # vi\nprioritet = 1')
THEIRS = PLAN.replace("# Utkast", "# De\n# Utkast").replace("Genomförts enligt plan.", "Genomförts i maj.")
DISAGREEING = THEIRS.replace('orsak = "=1+1"', 'orsak = "Få vuxna i närheten"')
BOTH = OURS.replace("# Utkast", "# De\n# Utkast").replace("Genomförts enligt plan.", "Genomförts i maj.")
CHOICE = BOTH.replace(
    "# vi\n", '# vi\natt_avgora.orsak = "Få vuxna i närheten"  # den andra versionen: välj i planterm\n'
)


class Repository:
    """A new repository with a plan, which its owner and somebody on another branch have changed."""

    def __init__(self, folder: Path, theirs: str, *, sets_up: bool = True) -> None:
        self.folder, self.plan = folder, folder / NAME
        self.git("init", "-q", "-b", "huvud")
        self.plan.parent.mkdir()
        if sets_up:
            self.set_up()
        self._commit(PLAN)
        self.git("checkout", "-q", "-b", "deras")
        self._commit(theirs)
        self.git("checkout", "-q", "huvud")
        self._commit(OURS)

    def set_up(self) -> None:
        """Do what the handbook says, in the folder of the plans."""
        subprocess.run(["sh", "-e", "-c", SETTING_UP], cwd=self.plan.parent, env=self._environment, check=True)

    def git(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = ["git", "-c", "user.name=Anna", "-c", "user.email=anna@example.org", *arguments]
        return subprocess.run(
            command, cwd=self.folder, env=self._environment, capture_output=True, check=False, encoding="utf-8"
        )

    @property
    def text(self) -> str:
        return self.plan.read_text(encoding="utf-8")

    @property
    def _environment(self) -> dict[str, str]:
        path = f"{PROGRAM.parent}{os.pathsep}{os.environ['PATH']}"
        return {**os.environ, "PATH": path, "GIT_CONFIG_NOSYSTEM": "1", "GIT_EDITOR": "true"}

    def _commit(self, text: str) -> None:
        self.plan.write_text(text, encoding="utf-8")
        self.git("add", ".")
        assert self.git("commit", "-q", "-m", "plan").returncode == 0


WAYS = {"merge": ("merge", "deras"), "cherry-pick": ("cherry-pick", "deras"), "rebase": ("rebase", "huvud", "deras")}


@pytest.mark.parametrize("way", WAYS)
def test_what_both_wrote_is_there_without_a_conflict(way: str, tmp_path: Path) -> None:
    repository = Repository(tmp_path, THEIRS)
    assert repository.git(*WAYS[way]).returncode == 0
    assert repository.text == BOTH
    assert repository.git("status", "--porcelain").stdout == ""


@pytest.mark.parametrize("way", WAYS)
def test_a_conflict_stands_in_the_file_until_it_is_decided_and_git_shows_it(way: str, tmp_path: Path) -> None:
    repository = Repository(tmp_path, DISAGREEING)
    done = repository.git(*WAYS[way])
    assert done.returncode == 1
    told = done.stdout + done.stderr
    assert "Område 1: Unga i riskzon" in told
    assert f"{NAME} (vår version)" in " ".join(told.split())
    assert ".merge_file" not in told
    assert repository.text == CHOICE
    assert '++att_avgora.orsak = "Få vuxna i närheten"' in repository.git("diff").stdout
    [undecided] = load(repository.plan).undecided
    assert (undecided.standing.text, undecided.others[0].text) == ("Mörka gångvägar", "Få vuxna i närheten")
    repository.plan.write_text(BOTH, encoding="utf-8")
    repository.git("add", ".")
    going_on = ("commit", "-q", "-m", "båda") if way == "merge" else (way, "--continue")
    assert repository.git(*going_on).returncode == 0
    assert repository.git("status", "--porcelain").stdout == ""


def test_a_plan_with_the_marks_of_git_is_merged_again_once_git_is_set_up(tmp_path: Path) -> None:
    repository = Repository(tmp_path, DISAGREEING, sets_up=False)
    assert repository.git("merge", "deras").returncode == 1
    told = run_program("show", str(repository.plan))
    assert told.returncode == 2
    assert "rad 21–26: versionshanteringen (git) kunde inte sammanfoga två versioner" in told.stderr.decode()
    repository.set_up()
    assert repository.git("checkout", "--merge", "--", NAME).returncode == 0
    assert repository.text == CHOICE


def test_what_is_no_plan_is_merged_by_git_with_both_versions_in_it(tmp_path: Path) -> None:
    repository = Repository(tmp_path, DISAGREEING.replace("[plan]", "[plan"))
    done = repository.git("merge", "deras")
    assert done.returncode == 1
    assert f"{NAME} (deras version), rad 6, tecken 6: rubriken saknar avslutande hakparentes." in done.stderr
    assert "Git har sammanfogat filen som vanlig text i stället." in done.stderr
    assert f"<<<<<<< {NAME} (vår version)\norsak =" in repository.text
    assert 'orsak = "Få vuxna i närheten"\n' in repository.text
