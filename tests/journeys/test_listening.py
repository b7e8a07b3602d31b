"""A year of somebody who listens: every step in plain lines, from the new plan to next year's, and no screen at all."""

import re
import sys
from collections.abc import Callable
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest
from editor import PROGRAM

from planterm.cli.main import main
from planterm.model.form import Role
from planterm.model.plan import GoalReached, Stage, Status
from planterm.session.workbooks import read_workbook
from planterm.store.planfile import load
from planterm.texts.plain_follow_up import HOW
from terminal import Key, Terminal

DRAWN = re.compile(r"[─-╿▀-▟]|\x1b|[-=#.]{4,}|\S {3,}\S")
"""Lines, bars and columns: what is no use to those who listen."""

Run = Callable[..., str]


@pytest.fixture
def run(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs planterm, and returns what is heard."""

    def heard(*arguments: str, typed: str = "", code: int = 0) -> str:
        monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(typed.encode())))
        ended = main(arguments)
        out = "".join(capsys.readouterr())
        assert ended == code, out
        assert not DRAWN.search(out), out
        return out

    return heard


def test_a_year_in_plain_lines(run: Run) -> None:
    run("new", "plan-2026.toml", "--year", "2026", "--district", "Farsta stadsdelsförvaltning")
    first = run("add", "plan-2026.toml", "unga", "problem=Skola som brottsplats", "orsak=Få vuxna ute på rasterna")
    row_id = re.search(r"Ny rad 1\.1, id (\w+)\.", first)
    assert row_id
    run("add", "plan-2026.toml", "2", "problem=Otryggt torg", "atgard=Belysning", "vem=Trafikkontoret", "nar=Maj 2026")
    assert "1.1 Åtgärd: Åtgärden saknas." in run("check", "plan-2026.toml", "--plain", code=1)
    run("set", "plan-2026.toml", row_id[1], "atgard", "-", typed="Rastvärdar på båda gårdarna.\nSchema varje termin.\n")
    run("set", "plan-2026.toml", "1.1", "mal", "Anmälningarna halveras", code=2)
    run("set", "plan-2026.toml", "1.1", "Operativa mål", "Anmälningarna halveras")
    run("set", "plan-2026.toml", "1.1", "nar", "Linjearbete")
    run("set", "plan-2026.toml", "1.1", "vem", "Rektor, polisen")
    heard = run("show", "plan-2026.toml", "1.1", "--plain")
    assert (
        "\nÅtgärd: Rastvärdar på båda gårdarna.\nSchema varje termin.\nOperativa mål: Anmälningarna halveras\n" in heard
    )

    run("set", "plan-2026.toml", "plan", "beslutsdatum", "2026-04-23")
    assert "En kopia av den finns i beslutade" in run("set", "plan-2026.toml", "plan", "skede", "beslutad")
    assert "planen är beslutad" in run("remove", "plan-2026.toml", "1.1", code=2)

    answers = "Genomförts enligt plan.\n\n1\n2\nBelysningen är upphandlad\nmen inte satt upp.\n\n4\ninte\n"
    asked = run("follow-up", "plan-2026.toml", typed=answers)
    assert "2 rader är uppföljda, ingen rad saknar uppföljning." in asked
    run("set", "plan-2026.toml", "plan", "skede", "uppfoljd")

    assert "Uppföljda: 2 av 2, 100\N{NO-BREAK SPACE}%" in run("analysis", "plan-2026.toml", "--plain")
    summary = run("summary", "plan-2026.toml", "--plain")
    assert "\nUppföljning: Belysningen är upphandlad men inte satt upp." in summary.replace("    ", "")
    run("summary", "plan-2026.toml", "-o", "sammanfattning.html")
    run("export", "plan-2026.toml", "-o", "plan-2026.xlsx")
    run("new", "plan-2027.toml", "--from", "plan-2026.toml", code=1)

    plan = load(Path("plan-2026.toml")).plan
    first_row, second_row = plan.rows()
    assert plan.stage is Stage.FOLLOWED_UP
    assert (first_row.status, first_row.goal_reached) == (Status.DONE, GoalReached.PARTLY)
    assert (second_row.status, second_row.goal_reached) == (Status.NOT_DONE, GoalReached.NOT)
    back = [*read_workbook(Path("plan-2026.xlsx")).plan.rows()]
    assert [row.cells for row in back] == [first_row.cells, second_row.cells]
    assert row_id[1] in load(Path("plan-2027.toml")).plan.standings


@pytest.mark.skipif(sys.platform == "win32", reason="its console edits lines and pastes itself")
def test_at_a_terminal_long_texts_and_pasted_paragraphs_arrive_whole(folder: Path, run: Run) -> None:
    run("new", "plan.toml", "--year", "2026", "--district", "Farsta")
    run("add", "plan.toml", "1", "problem=Klotter")
    long = "Sanering på Åsö. " * 400
    with Terminal([str(PROGRAM), "follow-up", "plan.toml"], home=folder, columns=50) as terminal:
        terminal.wait_for(r"Uppföljning\?")
        assert {*" ".join(HOW).split()} <= {*terminal.text.split()}, "no word is cut at the edge"
        terminal.paste(f"{long.strip()}\n\nAndra stycket.")
        terminal.send("\rx" + Key.LEFT + "y\r\r")
        terminal.wait_for("Vad blev gjort")
        terminal.send("\r\r")
        assert terminal.wait_for_exit() == 0
    row = next(load(Path("plan.toml")).plan.rows())
    assert row.text(Role.FOLLOW_UP) == f"{long.strip()}\n\nAndra stycket.\nyx"
