"""planterm follow-up: questions and answers, a line at a time."""

import io
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import pytest
from plan_files import SAMPLE

from planterm.cli.main import main
from planterm.model.form import Role
from planterm.model.plan import GoalReached, Row, Status
from planterm.session.unopened import example_copy
from planterm.store.planfile import load
from planterm.store.settings import settings_file
from reference_plan import reference_plan

NOTHING_CHOSEN = "\n\n"
"""The answers to both choices."""


@pytest.fixture
def plan(folder: Path) -> Path:
    """The real plan before its follow-up."""
    text = re.sub('(?m)^uppfoljning = ".*"$', 'uppfoljning = ""', SAMPLE.read_text(encoding="utf-8"))
    (folder / "plan.toml").write_text(text, encoding="utf-8")
    return Path("plan.toml")


def answer(monkeypatch: pytest.MonkeyPatch, typed: str, *options: str) -> int:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed.encode())))
    return main(["follow-up", "plan.toml", *options])


def rows(path: Path) -> list[Row]:
    return [*load(path).plan.rows()]


def follow_ups(path: Path) -> list[str]:
    return [row.text(Role.FOLLOW_UP) for row in rows(path)]


def test_the_reference_plans_26_follow_ups_are_entered_from_a_script_of_typed_lines(
    plan: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    wanted = [row.cells for row in reference_plan().rows()]
    assert [cells[:-1] for cells in wanted] == [row.cells[:-1] for row in rows(plan)]
    assert len(wanted) == 26
    script = "".join(f"{cells[-1]}\n\n{NOTHING_CHOSEN}" for cells in wanted)
    assert answer(monkeypatch, script) == 0
    assert [row.cells for row in rows(plan)] == wanted
    assert load(plan).plan == load(SAMPLE).plan
    out = capsys.readouterr().out
    assert "Sparat i plan.toml. 26 rader är uppföljda, ingen rad saknar uppföljning." in out
    assert len(re.findall(r"(?m)^Rad \d\.\d+, \d+ av 26 utan uppföljning\. Område \d: ", out)) == 26


def test_what_is_read_out_is_one_thing_a_line_and_nothing_is_drawn(
    plan: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert answer(monkeypatch, "Blev av.\n\nsluta\n") == 0
    lines = capsys.readouterr().out.splitlines()
    first = lines.index(next(line for line in lines if line.startswith("Rad 1.1, 1 av 26")))
    assert [line.partition(":")[0] for line in lines[first + 1 : first + 8]] == [
        *("Problem", "Åtgärd", "Operativa mål", "När", "Vem", "Uppföljning?"),
        "Vad blev gjort? 1 genomförd, 2 delvis genomförd, 3 pågår, 4 ej genomförd. Enter",
    ]
    assert not re.search(r"[─-╿▀-▟]|\x1b|\S {2,}", "\n".join(lines))


def test_a_text_has_several_lines_and_pasted_paragraphs_stay_together(
    plan: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pasted = "Fältarna var ute varje fredag.\n\nI maj slutade två av dem.\nTjänsterna är utlysta.\n\n"
    assert answer(monkeypatch, f"{pasted}delvis genomförd\n2\n") == 0
    row = rows(plan)[0]
    assert row.text(Role.FOLLOW_UP) == pasted.strip()
    assert (row.status, row.goal_reached) == (Status.PARTLY, GoalReached.PARTLY)
    assert "Det är inget av svaren, så det är tillagt sist i uppföljningen." in capsys.readouterr().out


def test_what_is_no_answer_is_asked_again_and_what_the_text_says_is_suggested(
    plan: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert answer(monkeypatch, "Har inte genomförts.\n\n7\njaha\n4\n0\n") == 0
    out = capsys.readouterr().out
    assert out.count("Vad blev gjort?") == 3
    assert out.count("Enter: ange inget. Texten tyder på 4.") == 3
    assert "”7” är inget av svaren." in out
    assert "”jaha” är inget av svaren." in out
    assert "\nEj genomförd\n" in out
    assert (rows(plan)[0].status, rows(plan)[0].goal_reached) == (Status.NOT_DONE, None)


def test_rows_are_skipped_and_gone_back_to_and_texts_added_to_or_replaced(
    plan: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    keys = ["tillbaka", "", "hoppa", "Tredje.", "", "1", "tillbaka", "tillbaka", "mer", "", "", ""]
    again = ["tillbaka", "ersätt", "Ny tredje.", "", "", "", "tillbaka", "ersätt", "", "", ""]
    assert answer(monkeypatch, "\n".join([*keys, *again, "sluta", ""])) == 0
    assert follow_ups(plan)[:4] == ["", "", "Ny tredje.", ""]
    assert rows(plan)[2].status is Status.DONE
    out = capsys.readouterr().out
    assert "Det här är den första raden." in out
    assert "Nu: Genomförd. Enter: behåll det, 0: ta bort det." in out
    assert "Uppföljning: Tredje.\nmer\n" in out


def test_phrases_are_chosen_by_their_numbers_and_help_and_the_whole_row_are_read_out(
    plan: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    settings_file().parent.mkdir(parents=True, exist_ok=True)
    settings_file().write_text('fraser = ["Genomfört i samverkan."]\n', encoding="utf-8")
    assert answer(monkeypatch, "hjälp\nfraser\nläs\n1\nOch mer.\n\nsluta\n") == 0
    out = capsys.readouterr().out
    assert follow_ups(plan)[0] == "Genomfört i samverkan.\nOch mer."
    assert "\n1 Genomfört i samverkan.\n2 Målet nåddes.\n" in out
    assert "\ntillbaka: går tillbaka" in out
    assert "\nUppföljning: (tomt)\n" in out


def test_only_a_partys_rows_are_asked_about(
    plan: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert answer(monkeypatch, f"Klart.\n\n{NOTHING_CHOSEN}" * 5, "--party", "polis") == 0
    assert sum(map(bool, follow_ups(plan))) == 5
    assert "5 rader är uppföljda, 21 rader saknar uppföljning." in capsys.readouterr().out
    assert answer(monkeypatch, "", "--party", "Stokholmshem") == 2
    assert "Menade du ”Stockholmshem”?" in capsys.readouterr().err


def test_a_text_that_is_only_begun_is_asked_about_again_with_what_it_says(
    plan: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert answer(monkeypatch, "Har inte genomförts, eftersom\n\n\n\nsluta\n") == 0
    assert "0 rader är uppföljda, 26 rader saknar uppföljning." in capsys.readouterr().out
    assert answer(monkeypatch, "vi saknade lokal. Målet nåddes inte.\n\n\n3\n") == 0
    out = capsys.readouterr().out
    assert "Uppföljning: Har inte genomförts, eftersom\nUppföljning, lägg till." in out
    assert "4 går inte att bedöma. Enter: ange inget. Texten tyder på 3.\nMålet nåddes inte\n" in out
    assert follow_ups(plan)[0] == "Har inte genomförts, eftersom\nvi saknade lokal. Målet nåddes inte."


def test_the_end_of_the_input_loses_nothing(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert answer(monkeypatch, "Klart.\nMen en rad till") == 0
    assert follow_ups(plan)[0] == "Klart.\nMen en rad till"


def test_a_plan_without_rows_has_nothing_to_follow_up(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["new", "plan.toml", "--year", "2026", "--district", "Farsta"])
    capsys.readouterr()
    assert answer(monkeypatch, "") == 0
    assert capsys.readouterr().out == "Planen har inga rader att följa upp än.\nInget är ändrat.\n"


def test_without_answers_nothing_is_written(
    plan: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = plan.read_bytes()
    assert answer(monkeypatch, "") == 0
    assert capsys.readouterr().out.endswith("Inget är ändrat.\n")
    assert plan.read_bytes() == before


class Talk:
    """A running follow-up, answered line by line."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "planterm", "follow-up", "plan.toml"]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def hear(self, text: str) -> None:
        """Read on until a line has the text in it."""
        for line in _pipe(self.process.stdout):
            if text in line.decode():
                return
        raise AssertionError(text)

    def say(self, text: str) -> None:
        pipe = self.process.stdin
        assert pipe is not None
        pipe.write(text.encode())
        pipe.flush()

    def rest(self) -> tuple[int, str, str]:
        """The exit code, and what is told until then and as an error."""
        out, error = self.process.communicate()
        return self.process.returncode, out.decode(), error.decode()


def _pipe(stream: IO[bytes] | None) -> IO[bytes]:
    assert stream is not None
    return stream


@pytest.fixture
def talk(plan: Path) -> Iterator[Talk]:
    talk = Talk()
    yield talk
    talk.process.kill()
    talk.process.communicate()


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl+C goes to the whole console there")
def test_ctrl_c_loses_nothing(talk: Talk, plan: Path) -> None:
    talk.hear("Uppföljning?")
    talk.say("Klart.\n\n")
    talk.hear("Vad blev gjort?")
    talk.process.send_signal(signal.SIGINT)
    talk.process.wait(60)
    code, out, _ = talk.rest()
    assert (code, out.splitlines()[0]) == (130, "Avbrutet.")
    assert follow_ups(plan)[0] == "Klart."


def test_after_a_power_cut_what_was_typed_is_offered_and_taken_back(
    talk: Talk, plan: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    talk.hear("Uppföljning?")
    talk.say("Klart.\nI tid.\n\n")
    talk.hear("Vad blev gjort?")
    talk.process.kill()
    talk.rest()
    assert follow_ups(plan)[0] == ""
    assert answer(monkeypatch, "vad?\nnej\nsluta\n") == 0
    assert follow_ups(plan)[0] == ""
    assert "Förra gången sparades inte 2 ändringar" in capsys.readouterr().out
    assert answer(monkeypatch, "\nsluta\n") == 0
    assert follow_ups(plan)[0] == "Klart.\nI tid."


def test_what_others_save_in_the_meantime_is_merged(talk: Talk, plan: Path) -> None:
    talk.hear("Uppföljning?")
    text = plan.read_text("utf-8")
    plan.write_text(text.replace('nar = "Linjearbete"', 'nar = "Hela året"', 1), encoding="utf-8")
    talk.say("Klart.\n\n")
    code, out, _ = talk.rest()
    assert code == 1
    assert "Bådas ändringar är sammanfogade och sparade." in out
    assert follow_ups(plan)[0] == "Klart."
    assert "Hela året" in {row.text(Role.WHEN) for row in rows(plan)}


def test_where_it_cannot_be_saved_it_is_offered_the_next_time(
    talk: Talk, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = plan.read_bytes()
    talk.hear("Uppföljning?")
    plan.write_bytes(example_copy().read_bytes())
    talk.say("Klart.\n\n")
    code, out, error = talk.rest()
    assert code == 2
    assert "Det finns kvar och erbjuds nästa gång." in out
    assert error.startswith("I plan.toml ligger nu en annan plan")
    plan.write_bytes(before)
    assert answer(monkeypatch, "ja\n") == 0
    assert follow_ups(plan)[0] == "Klart."
