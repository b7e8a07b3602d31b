"""The program in a terminal, forked from a process that has imported the libraries: two thirds of a start are that.

What is planterm's own is run anew each time, from the installed script on, in a process, a session and a terminal of
its own. A start of which every part matters is a `Terminal`.
"""

import atexit
import gc
import json
import os
import runpy
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from importlib import import_module
from pathlib import Path

from terminal import Running, Terminal

_TESTS = Path(__file__).parent
_LONGEST = 1 << 16
"""Bytes of what a start is asked for with."""


class WarmTerminal(Terminal):
    """A terminal whose program is started warm."""

    def _started(self, name: str, command: list[str], folder: Path, environment: Mapping[str, str]) -> Running:
        told, tells = os.pipe()
        asked = json.dumps([name, command, str(folder), dict(environment)]).encode()
        server = _server()
        socket.send_fds(server, [asked], [tells])
        os.close(tells)
        return _Forked(told)


class _Forked:
    """A process that somebody else waits for, as far as a terminal needs to know it."""

    def __init__(self, told: int) -> None:
        self._told = os.fdopen(told, "rb")
        self.pid = int(self._told.readline())
        self.returncode: int | None = None
        os.set_blocking(told, False)

    def poll(self) -> int | None:
        """How it has ended, if it has."""
        if self.returncode is None and (line := self._told.readline()):
            self._end(line)
        return self.returncode

    def wait(self) -> int:
        """Wait until it has ended."""
        if self.returncode is None:
            os.set_blocking(self._told.fileno(), True)
            self._end(self._told.readline())
        assert self.returncode is not None
        return self.returncode

    def _end(self, line: bytes) -> None:
        self.returncode = int(line)
        self._told.close()

    def send_signal(self, number: int) -> None:
        """Send it a signal, where it still runs."""
        with suppress(ProcessLookupError):
            if self.poll() is None:
                os.kill(self.pid, number)

    def kill(self) -> None:
        """End it at once."""
        self.send_signal(signal.SIGKILL)


@cache
def _server() -> socket.socket:
    """Asked for starts; it ends when the process that asks does."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    environment = {"PATH": os.environ.get("PATH", os.defpath), "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}
    with theirs:
        server = subprocess.Popen(
            [sys.executable, "-c", "import warm_start; warm_start.serve()", str(theirs.fileno())],
            cwd=_TESTS,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            pass_fds=[theirs.fileno()],
        )
    atexit.register(server.wait)
    atexit.register(ours.close)
    return ours


# in the server


def serve() -> None:
    """Fork a program for each that is asked for."""
    asked = socket.socket(fileno=int(sys.argv[1]))
    for module in _libraries():
        import_module(module)
    gc.freeze()
    keepers = set[int]()
    while True:
        data, tells, *_ = socket.recv_fds(asked, _LONGEST, 1)
        if not data:
            break
        keepers -= {keeper for keeper in keepers if os.waitpid(keeper, os.WNOHANG)[0]}
        if (keeper := os.fork()) == 0:
            asked.close()
            _keep(tells[0], *json.loads(data))
            return
        keepers.add(keeper)
        os.close(tells[0])
    for keeper in keepers:
        os.waitpid(keeper, 0)


def _libraries() -> list[str]:
    """What the editor imports that is not its own."""
    code = (
        "import sys; import planterm.tui.app, planterm.tui.plan.plan_commands; "
        "print(*(name for name in sys.modules if name.partition('.')[0] not in ('planterm', '__main__')))"
    )
    return subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.split()


def _keep(tells: int, name: str, command: list[str], folder: str, environment: dict[str, str]) -> None:
    """Start the program, tell its number, and how it has ended."""
    if (number := os.fork()) == 0:
        os.close(tells)
        _run(name, command, folder, environment)
        return
    os.write(tells, b"%d\n" % number)
    status = os.waitstatus_to_exitcode(os.waitpid(number, 0)[1])
    os.write(tells, b"%d\n" % status)
    os._exit(0)


def _run(name: str, command: list[str], folder: str, environment: dict[str, str]) -> None:
    os.setsid()
    # The first terminal that a session's leader opens becomes its controlling terminal.
    terminal = os.open(name, os.O_RDWR)
    for number, stream in enumerate(("stdin", "stdout", "stderr")):
        os.dup2(terminal, number)
        opened = open(number, "w" if number else "r", encoding="utf-8", errors="surrogateescape", closefd=False)  # noqa: SIM115
        for shown in (stream, f"__{stream}__"):
            setattr(sys, shown, opened)
    os.close(terminal)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = command
    sys.path.remove("")
    runpy.run_path(command[0], run_name="__main__")
