"""What is answered in Swedish when the command line is wrong, and the help."""

import argparse
import ast
import inspect
from pathlib import Path

import pytest
from plan_files import PLAN

from planterm import __version__
from planterm.cli.main import MODULES, main
from planterm.texts.command_line import ARGPARSE, HELP

NEW = ["new", "plan.toml", "--year", "2026", "--district", "Farsta"]

UNREACHABLE = {
    "%(prog)s: error: %(message)s\n",
    "%(prog)s: warning: %(message)s\n",
    "%r is not callable",
    "'required' is an invalid argument for positionals",
    " (default: %(default)s)",
    ".__call__() not defined",
    "ambiguous option: %(option)s could match %(matches)s",
    'argument "-" with mode %r',
    "argument '%(argument_name)s' is deprecated",
    "can't open '%(filename)s': %(error)s",
    "cannot have multiple subparser arguments",
    "cannot merge actions - two groups are named %r",
    "command '%(parser_name)s' is deprecated",
    "conflicting option string: %s",
    "conflicting option strings: %s",
    "conflicting subparser alias: %s",
    "conflicting subparser: %s",
    "dest= is required for options like %r",
    "expected %s argument",
    "expected %s arguments",
    "expected at most one argument",
    "invalid %(type)s value: %(value)r",
    "invalid choice: %(value)r, maybe you meant %(closest)r? (choose from %(choices)s)",
    "invalid conflict_resolution value: %r",
    "invalid option string %(option)r: must start with a character %(prefix_chars)r",
    "mutually exclusive arguments must be optional",
    "not allowed with argument %s",
    "one of the arguments %s is required",
    "option '%(option)s' is deprecated",
    "show program's version number and exit",
    "subcommands",
    "unexpected option string: %s",
    "unknown parser %(parser_name)r (choices: %(choices)s)",
}
"""Texts about mistakes in a parser's declaration and about features that no command uses."""


@pytest.mark.parametrize(
    ("arguments", "answer"),
    [
        (["new"], "planterm new: det här saknas: PLAN.toml, --year, --district. Se ”planterm new --help”."),
        (
            ["compile", "plan.toml", "--before"],
            "planterm compile: --before: värdet saknas. Se ”planterm compile --help”.",
        ),
        (["export", "plan.toml"], "planterm export: det här saknas: -o/--output. Se ”planterm export --help”."),
        (["show", "a.toml", "1.1", "b"], "planterm show: okänt argument: b. Se ”planterm show --help”."),
        (["show", "a", "1.1", "b", "c"], "planterm show: okända argument: b c. Se ”planterm show --help”."),
        (["a.toml", "b.toml"], "planterm: okänt argument: b.toml. Se ”planterm --help”."),
        (["show", "a.toml", "-x"], "planterm show: okänt argument: -x. Se ”planterm show --help”."),
        (["--qwerty"], "planterm: okänt argument: --qwerty. Se ”planterm --help”."),
        (
            ["new", "plan.toml", "--yaer", "2026"],
            "planterm new: okänt argument: --yaer. Menade du --year? Se ”planterm new --help”.",
        ),
        (
            ["analysis", "plan.toml", "--jsn=ja"],
            "planterm analysis: okänt argument: --jsn=ja. Menade du --json? Se ”planterm analysis --help”.",
        ),
        (
            ["analysis", "--js", "plan.toml"],
            "planterm analysis: okänt argument: --js. Menade du --json? Se ”planterm analysis --help”.",
        ),
        (["new", "--year"], "planterm new: --year: värdet saknas. Se ”planterm new --help”."),
        (
            ["analysis", "--json=nej", "plan.toml"],
            "planterm analysis: --json: tar inget värde, men fick ”nej”. Se ”planterm analysis --help”.",
        ),
        (
            [*NEW, "--year", "26"],
            (
                "planterm new: --year: ”26” är inget år från 1900 till 2200; skriv till exempel 2026. "
                "Se ”planterm new --help”."
            ),
        ),
        (
            ["exprot", "plan.toml"],
            (
                "planterm: ”exprot” är varken ett kommando eller en fil som finns. Menade du ”export”? "
                "Kommandona är new, show, add, set, remove, follow-up, analysis, check, summary, export, import, "
                "diff, merge, parties, answers, compile och forms. Se ”planterm --help”."
            ),
        ),
        (
            ["hjälp"],
            (
                "planterm: ”hjälp” är varken ett kommando eller en fil som finns. "
                "Kommandona är new, show, add, set, remove, follow-up, analysis, check, summary, export, import, "
                "diff, merge, parties, answers, compile och forms. Se ”planterm --help”."
            ),
        ),
    ],
)
def test_a_wrong_command_line_gets_one_swedish_line(
    arguments: list[str], answer: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    assert capsys.readouterr() == ("", f"{answer}\n")


@pytest.mark.parametrize(
    "year", ["tjugohundra", "2026.5", "-2026", "²026", "٢٠٢٦", "1899", "2201", "", pytest.param("9" * 5000, id="long")]
)
def test_a_year_is_four_digits(year: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*NEW, f"--year={year}"]) == 2
    assert "är inget år från 1900 till 2200" in capsys.readouterr().err


@pytest.mark.parametrize("district", ["", "   ", "två\nrader", "\x1b"])
def test_a_district_is_a_line_of_text(district: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*NEW, f"--district={district}"]) == 2
    assert "förvaltningens namn ska vara en rad text" in capsys.readouterr().err


@pytest.mark.parametrize("word", ["\x1b[2Jshow", "\x9b31mshow", "show\r\nrm", "\ud800show", "x" * 5000])
def test_what_was_typed_is_repeated_on_one_line_without_steering_the_terminal(
    word: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([word]) == 2
    message = capsys.readouterr().err
    assert message.count("\n") == 1
    assert "är varken ett kommando" in message
    assert message.removesuffix("\n").isprintable()


def test_the_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr() == (f"planterm {__version__}\n", "")


def test_the_help_lists_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    text = capsys.readouterr().out
    assert text.startswith("Användning: planterm [PLAN.toml]\n            planterm KOMMANDO …\n")
    assert list(HELP) == list(MODULES)
    for name in MODULES:
        assert f"  {name} " in text
        assert HELP[name] in text


@pytest.mark.parametrize("name", ["", *MODULES])
@pytest.mark.parametrize("option", ["-h", "--help"])
def test_help_is_swedish(name: str, option: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*name.split(), option]) == 0
    text = capsys.readouterr().out
    assert text.startswith(f"Användning: planterm {name}".rstrip())
    assert ("\nArgument:\n" in text) == (name != "forms")  # which takes options alone
    assert "\nAlternativ:\n" in text
    assert "visa denna hjälp och avsluta" in text
    assert "\x1b" not in text
    for english in ("usage", "options", "positional", "show this", "show program", "optional"):
        assert english not in text.lower()


@pytest.mark.parametrize("name", ["", *MODULES])
def test_no_line_of_the_help_is_broken_by_a_terminal_of_80_columns(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*name.split(), "--help"]) == 0
    assert max(map(len, capsys.readouterr().out.split("\n"))) <= 80


def test_every_text_of_argparse_is_translated_or_out_of_reach() -> None:
    calls = [node for node in ast.walk(ast.parse(inspect.getsource(argparse))) if isinstance(node, ast.Call)]
    translated = [call for call in calls if isinstance(call.func, ast.Name) and call.func.id in {"_", "ngettext"}]
    texts = {
        argument.value
        for call in translated
        for argument in call.args
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    }
    assert "expected one argument" in texts
    assert texts - set(ARGPARSE) - UNREACHABLE == set()


def test_a_file_named_like_a_command_can_be_opened_by_its_path(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["./show"]) == 2
    assert capsys.readouterr().err.startswith("Redigeraren behöver en terminal")


@pytest.mark.parametrize("name", ["plan.toml", "plan"])
def test_a_plan_is_opened_without_a_command(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / name).touch()
    assert main([name]) == 2
    assert capsys.readouterr().err == (
        "Redigeraren behöver en terminal för både tangentbord och skärm; "
        "”planterm show PLAN.toml” visar planen som text utan en.\n"
    )


@pytest.mark.parametrize(
    ("arguments", "out"),
    [
        (("show", "plan.toml", "--plain", "1.1"), "Rad 1.1"),
        (("add", "plan.toml", "1", "--anyway", "problem=Klotter"), "Ny rad 1.3"),
        (("compile", "plan.toml", "--json", "plan.toml"), '"planer"'),
    ],
)
def test_an_option_stands_anywhere(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], out: str
) -> None:
    Path("plan.toml").write_bytes(PLAN.encode())
    assert main(arguments) != 2
    assert out in capsys.readouterr().out
