"""The scripts for completing with Tab: shells take them, and offer what there is."""

import shutil
import subprocess
from pathlib import Path

import pytest

from planterm.cli.main import MODULES, SHELLS, command, main


def script(shell: str, capsys: pytest.CaptureFixture[str]) -> str:
    assert main(["--completion", shell]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("shell", SHELLS)
def test_every_command_and_every_option_is_offered(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    text = script(shell, capsys)
    for name in ("", *MODULES):
        assert name in text
        for argument in command(name).arguments:
            if (option := argument.names[-1]).startswith("--"):
                assert option.removeprefix("--" if shell == "fish" else "") in text


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_shell_takes_it(shell: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"no {shell} here")
    file = tmp_path / "planterm"
    file.write_text(script(shell, capsys), "utf-8")
    done = subprocess.run([shell, "-n", file], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash here")
@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["par"], "parties"),
        (["--ver"], "--version --verbose"),
        (["--completion", "p"], "powershell"),
        (["export", "plan.toml", "--wi"], "--with-summary --with-status"),
        (["answers", "a.toml", "--existing", ""], "behall under ersatt"),
        (["export", "pl"], ""),
    ],
)
def test_bash_offers_what_can_stand_there(
    words: list[str], offered: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "try.sh"
    line = " ".join(f"'{word}'" for word in ("planterm", *words))
    asked = f'COMP_WORDS=({line}); COMP_CWORD={len(words)}; _planterm; echo "${{COMPREPLY[*]}}"\n'
    file.write_text(script("bash", capsys) + asked, "utf-8")
    assert subprocess.run(["bash", file], capture_output=True, check=True, text=True).stdout.strip() == offered
