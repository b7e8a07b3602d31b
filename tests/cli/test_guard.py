"""What becomes of failures: one line, an exit code, no traceback."""

import json
import os
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NoReturn

import pytest
from plan_files import PROGRAM, write_plan

from planterm.cli.streams import guarded
from planterm.errors import PlantermError

PLAN_TEXT = "Text ur planen"


def failing_with(error: BaseException) -> NoReturn:
    raise error


def test_a_known_failure_is_told_in_its_own_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert guarded(lambda: failing_with(PlantermError("plan.toml finns inte;\n\x1b[31mskriv rätt namn."))) == 2
    assert capsys.readouterr() == ("", "plan.toml finns inte; [31mskriv rätt namn.\n")


def test_a_fault_of_the_program_leaves_a_report_without_the_plans_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    assert guarded(lambda: failing_with(ValueError(PLAN_TEXT))) == 2

    [report] = tmp_path.iterdir()
    assert capsys.readouterr() == (
        "",
        (
            f"Ett fel i planterm avbröt kommandot (ValueError). Skicka {report} till den som sköter planterm; "
            "ingen text ur planen står i den.\n"
        ),
    )
    text = report.read_text(encoding="utf-8")
    assert "failing_with" in text
    assert text.endswith("ValueError\n")
    assert PLAN_TEXT not in text


def test_a_report_that_cannot_be_written_is_not_promised(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "finns-inte"))
    assert guarded(lambda: failing_with(RecursionError())) == 2
    assert capsys.readouterr().err == (
        "Ett fel i planterm avbröt kommandot (RecursionError). Försök igen, och berätta för den som sköter "
        "planterm vad du gjorde.\n"
    )


def test_an_interruption_is_quiet(capsys: pytest.CaptureFixture[str]) -> None:
    assert guarded(lambda: failing_with(KeyboardInterrupt())) == 130
    assert capsys.readouterr() == ("", "")


def test_the_exit_code_is_the_commands_own() -> None:
    assert guarded(lambda: 1) == 1


@pytest.mark.parametrize("arguments", [["--help"], ["show"]])
def test_a_reader_that_leaves_is_no_failure(arguments: list[str], tmp_path: Path) -> None:
    plan = [write_plan(tmp_path)] if arguments == ["show"] else []
    with subprocess.Popen(
        [PROGRAM, *arguments, *plan], stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 141


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such file")
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
@pytest.mark.parametrize("arguments", [["--help"], ["show"]])
def test_a_full_disk_is_told(arguments: list[str], tmp_path: Path) -> None:
    plan = [write_plan(tmp_path)] if arguments == ["show"] else []
    with Path("/dev/full").open("wb") as full:
        result = subprocess.run([PROGRAM, *arguments, *plan], stdout=full, stderr=subprocess.PIPE, check=False)
    assert result.returncode == 2
    assert result.stderr.decode() == (
        "Utskriften kunde inte skrivas färdigt; se efter att det finns plats på disken och försök igen.\n"
    )


@pytest.mark.skipif(os.name != "posix", reason="needs a POSIX shell")
@pytest.mark.parametrize(
    ("arguments", "code"), [("show {plan} >&-", 0), ("show finns-inte.toml 2>&-", 2), ("<&- >&- 2>&-", 2)]
)
def test_a_closed_stream_is_no_failure(arguments: str, code: int, tmp_path: Path) -> None:
    command = f"{shlex.quote(str(PROGRAM))} {arguments.format(plan=shlex.quote(write_plan(tmp_path)))}"
    result = subprocess.run(["sh", "-c", command], capture_output=True, check=False)
    assert (result.returncode, result.stdout, result.stderr) == (code, b"", b"")


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "utf-16"])
def test_pipes_get_utf8_whatever_the_environment_says(encoding: str, tmp_path: Path) -> None:
    result = subprocess.run(
        [sys.executable, "-m", "planterm", "show", write_plan(tmp_path)],
        env={"PYTHONIOENCODING": encoding},
        capture_output=True,
        check=False,
    )
    assert (result.returncode, result.stderr) == (0, b"")
    assert "Åtgärdsplan 2026" in result.stdout.decode("utf-8")


@pytest.mark.parametrize("encoding", ["cp850", "cp1252"])
def test_text_for_a_program_that_reads_another_encoding_comes_in_that_where_it_is_asked_for(
    encoding: str, tmp_path: Path
) -> None:
    result = _piped("show", write_plan(tmp_path), encoding=encoding)
    assert "Åtgärdsplan 2026" in result.decode(encoding)


def test_json_is_read_right_in_any_encoding(tmp_path: Path) -> None:
    plan = write_plan(tmp_path)
    letters, escapes = (_piped("check", plan, "--json", encoding=encoding) for encoding in ("utf-8", "cp850"))
    assert escapes.isascii()
    assert json.loads(escapes) == json.loads(letters.decode("utf-8"))
    assert "å" in letters.decode("utf-8")


def _piped(*arguments: str, encoding: str) -> bytes:
    environment = {**os.environ, "PLANTERM_ENCODING": encoding}
    command = [sys.executable, "-m", "planterm", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, check=False).stdout
