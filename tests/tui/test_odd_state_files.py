"""Files of the state and the settings that hold anything, and the editor opened beside them: it shows and tells."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from by_name import run
from driving import Driver, editing, starting
from sample_plan import session_of, small_plan

from planterm.model.edits import Place
from planterm.model.text import clean
from planterm.session.session import Session
from planterm.store.backups import backup_folder
from planterm.store.journal_files import journal_files
from planterm.store.lock import Lock
from planterm.store.remembered import FollowUpState, follow_up_file, keep_follow_up
from planterm.store.settings import settings_file
from planterm.store.state import plan_key, state_folder
from written_journals import entries, rewrite

pytestmark = pytest.mark.usefixtures("folder")

STEERING = "\x1b]0;ny titel\x07\x1b[2J\x9b31m"
LONG = "x" * 5_000_000
PLAN = Path("plan.toml")
AGED = "2001-01-01T00:00:00"


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode(errors="surrogatepass"))


def _follow_up(**changed: object) -> None:
    keep_follow_up(PLAN, FollowUpState(phrases=("Klart.",)))
    data = json.loads(follow_up_file(PLAN).read_bytes())
    _write(follow_up_file(PLAN), json.dumps(data | changed))


def _lock(user: str, since: str = AGED) -> None:
    lock = Lock(PLAN.absolute())
    _write(state_folder() / "locks" / lock._name, "\n".join((user, "datorn", "1", "", since, "/plan.toml")))


def _journal(**header: object) -> None:
    session = Session.open(PLAN)
    session.keep_typing(Place("unga", "rad000"), "halv mening")
    session.close()
    [(_, file)] = journal_files()
    first, *lines = entries(file)
    rewrite(file, [first | header, *lines])


def _backups() -> None:
    folder = backup_folder(PLAN)
    for name in ("0001 9999-12-31 23.59.59.toml", "0001-01-01 00.00.00.toml", f"{STEERING}.toml", "0003 x.toml"):
        _write(folder / name, PLAN.read_text("utf-8").replace("Skola", "Skolan"))
    _write(folder / "0004 2026-01-01 10.00.00.toml", f"x = '{STEERING}'")


WAYS: dict[str, tuple[Callable[[], None], str, str]] = {
    "a follow-up with a long phrase": (lambda: _follow_up(phrases=[LONG]), "Uppföljning", "är skadad"),
    "a follow-up with a steering party": (lambda: _follow_up(party=STEERING), "Uppföljning", "är skadad"),
    "a follow-up of another kind": (lambda: _follow_up(later={}), "Uppföljning", "är skadad"),
    "settings that are too long": (lambda: _write(settings_file(), f"fraser = ['{LONG}']"), "Uppföljning", "64 kB"),
    "settings of another kind": (lambda: _write(settings_file(), "fraser = 3"), "Uppföljning", "lista med texter"),
    "phrases that steer": (
        lambda: _write(settings_file(), f"fraser = [{json.dumps(STEERING)}, {json.dumps('lång' * 200)}, 'a\\nb']"),
        "Uppföljning",
        "ny titel",
    ),
    "a lock of somebody who steers": (lambda: _lock(STEERING), "", "Unga"),
    "a lock of another time": (lambda: _lock("anna", "i morgon"), "", "Unga"),
    "a journal of a place that steers": (lambda: _journal(path=f"/borta/{STEERING}.toml"), "", "halv mening"),
    "a journal of a place that cannot be": (lambda: _journal(path="\0"), "", "är skadat"),
    "a journal of another kind": (lambda: _journal(text=3), "", "är skadat"),
    "a journal of another time": (lambda: _journal(at=0), "", "är skadat"),
    "versions of odd names": (_backups, "Tidigare versioner", "Tidigare versioner"),
    "whereabouts of another kind": (
        lambda: _write(state_folder() / "plans" / plan_key(PLAN), f"{LONG}\n{STEERING}\0"),
        "",
        "Unga",
    ),
}


def _assert_harmless(editor: Driver) -> None:
    assert clean(editor.text) == editor.text


@pytest.mark.parametrize("way", WAYS)
async def test_the_editor_opens_beside_it_and_says_so(way: str) -> None:
    prepare, command, told = WAYS[way]
    session_of(small_plan()).close()
    prepare()
    async with editing(Session.open(PLAN), (80, 24)) as editor:
        if command:
            await run(editor, command)
        _assert_harmless(editor)
        assert told in editor.prose
        await editor.press(*["escape"] * 3)
        await editor.type("!")
        assert "!" in editor.prose
        _assert_harmless(editor)


@pytest.mark.parametrize("content", [STEERING, LONG, f"{LONG}\n{STEERING}/plan.toml\nplan.toml\n", "\0\n\0", "\ud800"])
async def test_the_start_screen_opens_beside_any_list_of_plans(content: str) -> None:
    session_of(small_plan()).close()
    _write(state_folder() / "recent", content)
    _write(state_folder() / "plans" / "0badc0de", f"{content}\n{content}")
    async with starting((80, 24)) as start:
        _assert_harmless(start)
        assert "Ny plan" in start.text
        await start.press("end", "up", "enter")
        _assert_harmless(start)
