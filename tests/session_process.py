"""A session in a process of its own, told what to do line by line, so that it can be killed.

Run as a program it is that process: it reads commands as JSON, does each through Session, and answers when the
session has returned. On Linux one that has everything loaded becomes another process for each session, which takes a
hundredth of a start.
"""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import TracebackType
from typing import IO, Any, NoReturn, Protocol, Self

from official_form import COLUMNS, form_row
from planterm import model, session, store
from planterm.errors import PlantermError
from planterm.model.block_edits import move_rows
from planterm.model.edits import (
    NOWHERE,
    Edit,
    EditKind,
    Place,
    add_area,
    insert_row,
    remove_rows,
    set_cell,
    set_details,
    set_field,
)
from planterm.model.plan import Row
from planterm.session.session import Session
from planterm.session.working_plan import WorkingPlan
from planterm.store.disk import FileChangedError
from planterm.store.journal_lines import Draft


class Process(Protocol):
    """What is needed of a process, however it was made."""

    pid: int
    stdin: IO[str] | None
    stdout: IO[str] | None

    def poll(self) -> int | None: ...

    def kill(self) -> None: ...

    def wait(self) -> int: ...


def _started(plan: Path, before: Sequence[str]) -> Process:
    return subprocess.Popen(
        [sys.executable, "-c", "; ".join((*before, "import session_process", "session_process.serve()")), str(plan)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        env=_environment(),
    )


def _environment() -> dict[str, str]:
    # Under a file-size limit, Python would leave compiled modules cut off, and never run again.
    return os.environ | {"PYTHONPATH": str(Path(__file__).parent), "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"}


if sys.platform == "linux":

    class _Fork:
        """A process that the loaded one has become; nobody's child here, so that its end is waited for by looking."""

        def __init__(self, pid: int, stdin: IO[str], stdout: IO[str]) -> None:
            self.pid = pid
            self.stdin: IO[str] | None = stdin
            self.stdout: IO[str] | None = stdout

        def poll(self) -> int | None:
            try:
                os.kill(self.pid, 0)
            except ProcessLookupError:
                return 0
            return None

        def kill(self) -> None:
            with suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)

        def wait(self) -> int:
            while self.poll() is None:
                time.sleep(0.001)
            return 0

    def _forked(plan: Path) -> Process:
        stdin, into = os.pipe()
        out, stdout = os.pipe()
        folder = os.open(".", os.O_RDONLY)  # which may have vanished
        request = json.dumps([str(plan), _environment()]).encode()
        _, loaded = _loaded()
        socket.send_fds(loaded, [request], [stdin, stdout, folder])
        for stream in (stdin, stdout, folder):
            os.close(stream)
        return _Fork(int(loaded.recv(20)), os.fdopen(into, "w", encoding="utf-8"), os.fdopen(out, encoding="utf-8"))

    @cache
    def _loaded() -> tuple[subprocess.Popen[bytes], socket.socket]:
        """The process that has everything loaded, and what it is asked through; it ends with this one."""
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            command = [sys.executable, "-c", "import session_process; session_process.multiply()", str(theirs.fileno())]
            return subprocess.Popen(command, pass_fds=[theirs.fileno()], env=_environment()), ours


class SessionProcess:
    """The other end."""

    def __init__(self, plan: Path, *, before: Sequence[str] = ()) -> None:
        """Open the plan; the process begins with other Python statements if there are any."""
        if sys.platform == "linux" and not before:
            self._process: Process = _forked(plan)
        else:
            self._process = _started(plan, before)
        self.opened: dict[str, Any] = self._answer()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.kill()

    @property
    def pid(self) -> int:
        return self._process.pid

    def do(self, what: str, **arguments: Any) -> dict[str, Any]:
        """Do it, and wait until it is done."""
        self.begin(what, **arguments)
        return self._answer()

    def begin(self, what: str, **arguments: Any) -> None:
        """Have it done, without waiting."""
        if self._process.stdin is None:
            raise RuntimeError
        with suppress(BrokenPipeError):
            self._process.stdin.write(json.dumps([what, arguments]) + "\n")
            self._process.stdin.flush()

    def answers(self, count: int) -> list[dict[str, Any]]:
        """Wait for the answers to what was begun."""
        return [self._answer() for _ in range(count)]

    def kill(self) -> list[dict[str, Any]]:
        """End it as a power cut would; what it had answered up to then and nobody had read."""
        if self._process.poll() is None:
            self._process.kill()
        if self._process.stdout is None or self._process.stdout.closed:
            return []
        lines = self._process.stdout.read().splitlines(keepends=True)
        self._process.stdout.close()
        if self._process.stdin is not None:
            with suppress(BrokenPipeError):
                self._process.stdin.close()
        self._process.wait()
        return [json.loads(line) for line in lines if line.endswith("\n")]

    def _answer(self) -> dict[str, Any]:
        if self._process.stdout is None or not (line := self._process.stdout.readline()):
            raise RuntimeError(f"the session's process ended with {self._process.wait()}")
        answer: dict[str, Any] = json.loads(line)
        return answer


# the process itself


if sys.platform == "linux":

    def multiply() -> None:
        """Become another process for each session that is asked for."""
        signal.signal(signal.SIGCHLD, signal.SIG_IGN)
        for part in (model, store, session):
            for module in iter_modules(part.__path__, f"{part.__name__}."):
                import_module(module.name)  # what otherwise waits until it is needed
        with socket.socket(fileno=int(sys.argv[1])) as asked:
            while True:
                request, streams, _, _ = socket.recv_fds(asked, 1 << 20, 3)
                if not request:
                    return
                if (pid := os.fork()) == 0:
                    asked.close()
                    plan, environment = json.loads(request)
                    _become(plan, environment, streams)
                for stream in streams:
                    os.close(stream)
                asked.send(str(pid).encode())

    def _become(plan: str, environment: dict[str, str], streams: Sequence[int]) -> NoReturn:
        """Serve a session in its folder and environment until it ends."""
        try:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            os.environ.clear()
            os.environ.update(environment)
            *streams, folder = streams
            os.fchdir(folder)
            os.close(folder)
            for number, stream in enumerate(streams):
                os.dup2(stream, number)
                os.close(stream)
            sys.stdin, sys.stdout = os.fdopen(0, encoding="utf-8"), os.fdopen(1, "w", encoding="utf-8")
            sys.argv = ["", plan]
            serve()
            sys.stdout.flush()
        finally:
            os._exit(0)


def serve() -> None:
    """Do what comes on stdin until it ends."""
    session = _opened(sys.argv[1])
    for line in sys.stdin:
        what, arguments = json.loads(line)
        try:
            if what == "open":
                session.close()
                session = _opened(arguments["path"])
            else:
                _say(**(ACTIONS[what](session, **arguments) or {}), problem=session.journal_problem)
        except PlantermError as error:
            _say(error=str(error), changed=isinstance(error, FileChangedError))
    session.close()


def _opened(path: str) -> Session:
    session = Session.open(Path(path))
    recovery, owner = session.recovery, session.other_owner
    _say(recovery=recovery.changes if recovery else None, owner=owner.pid if owner else None)
    return session


def _say(**answer: Any) -> None:
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


# What is to be done to a row that is gone is not done.


def _text(session: WorkingPlan, row: str, column: int, text: str) -> None:
    if place := _place(session, row, column):
        session.apply(set_cell(session.plan, place, text))


def _first_text(session: WorkingPlan, row: str, column: int, text: str) -> dict[str, Any]:
    """Write in a cell that nobody has written in yet."""
    place = _place(session, row, column)
    if place is None or _row(session, row).cells[place.column]:
        return {"written": False}
    session.apply(set_cell(session.plan, place, text))
    return {"written": True}


def _insert(session: WorkingPlan, area: str, row: str, text: str) -> None:
    new = form_row(row).with_cell(0, text)
    session.apply(insert_row(session.plan, Place(area), new))


def _remove(session: WorkingPlan, row: str) -> None:
    if place := _place(session, row, 0):
        session.apply(remove_rows(session.plan, place, {row}))


def _remove_blank(session: WorkingPlan, row: str) -> dict[str, Any]:
    """Remove a row in which nobody has written."""
    place = _place(session, row, 0)
    if place is None or any(_row(session, row).cells):
        return {"removed": False}
    session.apply(remove_rows(session.plan, place, {row}))
    return {"removed": True}


def _move(session: WorkingPlan, row: str, steps: int) -> None:
    if (place := _place(session, row, 0)) and (edit := move_rows(session.plan, place, [row], steps)):
        session.apply(edit)


def _typing(session: WorkingPlan, row: str, column: int, text: str) -> None:
    if place := _place(session, row, column):
        session.keep_typing(place, text)


def _new_row_typing(session: WorkingPlan, area: str, text: str) -> None:
    session.keep_typing(Place(area), text)


def _paste(session: WorkingPlan, row: str, text: str) -> None:
    """One step that changes all cells of a row."""
    if place := _place(session, row, 0):
        plan = session.plan
        for column in range(len(COLUMNS)):
            plan = set_cell(plan, Place(place.area_id, row, column), text).plan
        session.apply(Edit(EditKind.PASTE, plan, place, place))


def _merge(session: Session) -> dict[str, Any]:
    conflicts = session.merge_with_disk()
    return {"conflicts": [[conflict.standing.text, conflict.others[0].text] for conflict in conflicts]}


def _undecided(session: Session) -> dict[str, Any]:
    texts = ([wording.text for wording in (each.standing, *each.others)] for each in session.undecided)
    return {"undecided": list(texts)}


def _decide(session: Session, text: str | None) -> None:
    session.decide(session.undecided[0], text)


def _details(session: WorkingPlan, district: str, year: int) -> None:
    session.apply(set_details(session.plan, NOWHERE, {"forvaltning": district, "ar": str(year)}))


def _status(session: WorkingPlan, row: str, status: str) -> None:
    if place := _place(session, row, 0):
        session.apply(set_field(session.plan, place, "status", status))


def _add_area(session: WorkingPlan, title: str) -> None:
    session.apply(add_area(session.plan, Place(session.plan.areas[0].id), title.lower(), title))


def _draft(session: WorkingPlan, texts: list[list[str]]) -> None:
    written = tuple((label, text) for label, text in texts)
    session.keep_draft(Draft("Nytt eget område", "Områdets titel", "Nytt eget område", NOWHERE, written))


def _asked(session: WorkingPlan, row: str, column: int, text: str) -> None:
    if place := _place(session, row, column):
        session.keep_asked(set_cell(session.plan, place, text), "")


def _save(session: Session) -> dict[str, Any]:
    return {"saved": session.save(), "backup_problem": session.backup_problem}


def _texts(session: WorkingPlan) -> dict[str, Any]:
    return {"texts": {row.id: row.cells for row in session.plan.rows()}}


def _row(session: WorkingPlan, row: str) -> Row:
    return next(each for each in session.plan.rows() if each.id == row)


def _place(session: WorkingPlan, row: str, column: int) -> Place | None:
    area = next((area for area in session.plan.areas if any(each.id == row for each in area.rows)), None)
    return Place(area.id, row, column) if area else None


ACTIONS: dict[str, Callable[..., dict[str, Any] | None]] = {
    "text": _text,
    "first_text": _first_text,
    "remove_blank": _remove_blank,
    "insert": _insert,
    "remove": _remove,
    "move": _move,
    "typing": _typing,
    "new_row_typing": _new_row_typing,
    "typing_ended": lambda session: session.typing_ended(),
    "paste": _paste,
    "undo": lambda session: {"undone": session.undo() is not None},
    "redo": lambda session: {"redone": session.redo() is not None},
    "save": _save,
    "save_as": lambda session, path: session.save_as(Path(path), overwrite=True),
    "merge": _merge,
    "follow": lambda session, path: session.follow(Path(path)),
    "recover": lambda session: {"recovered": session.recover() is not None},
    "put_down_missed": lambda session: session.put_down_missed(),
    "take_in": lambda session: {"taken": session.take_in() is not None},
    "details": _details,
    "status": _status,
    "add_area": _add_area,
    "draft": _draft,
    "asked": _asked,
    "undecided": _undecided,
    "decide": _decide,
    "texts": _texts,
    "close": lambda session, discard=False: session.close(discard=discard),
}
