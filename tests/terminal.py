"""A real terminal for tests and benchmarks: a program in a pseudo-terminal, and the screen that a person would see."""

import fcntl
import os
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from types import TracebackType
from typing import Self

import pyte
from pyte.screens import Char

PATIENCE = 60.0
"""Seconds after which something that should have happened has not."""

_STEP = 0.04
_CHUNK = 65536
_MOST = 1 << 20
_CALM = 3
"""So many steps in which nothing happens are rest: longer than an escape character waits for what may follow it."""
_IDLE = 2_000_000
"""Nanoseconds of work in a step that are none: a look at the clock."""
_PAUSE = 0.003
"""Seconds without a byte after which a burst of output is over."""

# The child opens the terminal itself: the first one that a session's leader opens becomes its controlling terminal.
_OPEN_TERMINAL = 'exec "$@" <>"$0" >&0 2>&1'

_ESCAPE_SEQUENCE = re.compile(
    rb"\x1b(?:\[(?P<private>[<=>?]*)(?P<numbers>[0-9;:]*)(?P<between>[ -/]*)(?P<final>[@-~])"
    rb"|[P^_X][^\x1b\x07]*(?:\x1b\\|\x07))"
)
_UNFINISHED = re.compile(rb"\x1b(?:\[[<=>?]*[0-9;:]*[ -/]*|[P^_X][^\x1b\x07]*\x1b?)?\Z")
_OFF, _UNKNOWN = 2, 0
"""What a terminal answers when it is asked about a mode."""

_MOST_AT_ONCE = 1024
_LONGEST_KEY = 24
"""More bytes than any key or click has."""

_CURSOR_KEY = re.compile(r"\x1b\[([A-DFH])")
_CURSOR_KEY_MODE = 1 << 5
"""Under this mode, which curses switches on, arrows, Home and End are sent otherwise; as pyte numbers it."""

HANG_UP = signal.Signals(1)
"""What the system sends when the window is closed."""

_FRAME_MODE = b"2026"
"""Synchronized output: between switching it on and off a terminal shows nothing, then the whole frame at once."""


class Key(StrEnum):
    """What a terminal sends for a key."""

    UP = "\x1b[A"
    DOWN = "\x1b[B"
    RIGHT = "\x1b[C"
    LEFT = "\x1b[D"
    HOME = "\x1b[H"
    END = "\x1b[F"
    INSERT = "\x1b[2~"
    DELETE = "\x1b[3~"
    PAGE_UP = "\x1b[5~"
    PAGE_DOWN = "\x1b[6~"
    CTRL_HOME = "\x1b[1;5H"
    CTRL_END = "\x1b[1;5F"
    CTRL_PAGE_UP = "\x1b[5;5~"
    CTRL_PAGE_DOWN = "\x1b[6;5~"
    ENTER = "\r"
    TAB = "\t"
    SHIFT_TAB = "\x1b[Z"
    ESCAPE = "\x1b"
    BACKSPACE = "\x7f"
    F1 = "\x1bOP"
    F2 = "\x1bOQ"
    F4 = "\x1bOS"
    F5 = "\x1b[15~"
    F6 = "\x1b[17~"
    F7 = "\x1b[18~"
    F8 = "\x1b[19~"
    F9 = "\x1b[20~"
    F10 = "\x1b[21~"
    CTRL_A = "\x01"
    CTRL_E = "\x05"
    CTRL_F = "\x06"
    CTRL_G = "\x07"
    CTRL_K = "\x0b"
    CTRL_N = "\x0e"
    CTRL_O = "\x0f"
    CTRL_Q = "\x11"
    CTRL_R = "\x12"
    CTRL_S = "\x13"
    CTRL_U = "\x15"
    CTRL_Z = "\x1a"


def typed(text: str) -> str:
    """The keys for a text: a line break is Enter."""
    return text.replace("\n", Key.ENTER)


def pasted(text: str) -> str:
    """What a terminal with bracketed paste sends for a paste: line breaks become carriage returns, as in xterm."""
    return f"\x1b[200~{text.replace(chr(10), chr(13))}\x1b[201~"


def clicked(x: int, y: int) -> str:
    """What a terminal sends for a click on a cell of the screen, counted from 0."""
    return "".join(f"\x1b[<0;{x + 1};{y + 1}{state}" for state in "Mm")


@dataclass(frozen=True, slots=True)
class Reaction:
    """How many seconds after a key the screen first looked different, and how many until it was as it stayed."""

    first: float
    whole: float


class _Screen(pyte.Screen):
    """A pyte screen that answers the program's questions, as terminals do."""

    def __init__(self, columns: int, lines: int, answer: Callable[[bytes], None]) -> None:
        super().__init__(columns, lines)
        self._answer = answer

    def write_process_input(self, data: str) -> None:
        self._answer(data.encode())


class Terminal:
    """A program running in a terminal of its own, with an empty home and nothing of the user's settings.

    Times are seconds, taken when the program's bytes arrive and before they are decoded, so the emulation's own
    slowness is in none of them.
    """

    def __init__(
        self,
        command: Sequence[str | Path],
        *,
        home: Path,
        folder: Path | None = None,
        columns: int = 120,
        lines: int = 40,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self.output = b""
        self.columns, self.lines = columns, lines
        self._screen = _Screen(columns, lines, self._answer)
        self._stream = pyte.ByteStream(self._screen)
        self._rest = b""
        self._in_frame = False
        self._is_closed = False
        self._master, self._slave, name = _opened_terminal()
        self._set_size()
        self.started = self._arrived = time.perf_counter()
        self._process = subprocess.Popen(
            ["/bin/sh", "-c", _OPEN_TERMINAL, name, *command],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=folder or home,
            env=_environment(home) | dict(environment or {}),
            start_new_session=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait()
        self.close()

    # what a person sees

    @property
    def text(self) -> str:
        """The screen, line by line."""
        return "\n".join(self.line(y) for y in range(self.lines))

    def line(self, y: int) -> str:
        """A line of the screen, blanks at its end left out."""
        row = self._screen.buffer[y]
        return "".join(row[x].data for x in range(self.columns)).rstrip()

    @property
    def words(self) -> str:
        """The screen's text with every run of blanks and frames as one blank, for texts that are wrapped."""
        return " ".join(re.sub(r"[─-╿▁-▟]+", " ", self.text).split())

    # what a person does

    def send(self, keys: str | bytes) -> None:
        """Send keys as fast as the terminal takes them, reading meanwhile what the program writes."""
        if isinstance(keys, str) and _CURSOR_KEY_MODE in self._screen.mode:
            keys = _CURSOR_KEY.sub("\x1bO\\1", keys)
        data = keys.encode() if isinstance(keys, str) else keys
        until = time.perf_counter() + PATIENCE
        while data:
            _, writable, _ = select.select([], [self._master], [], 0)
            data = data[os.write(self._master, _whole(data)) :] if writable else data
            self._read(0.0 if writable else _STEP)
            if time.perf_counter() > until:
                raise TimeoutError(
                    f"the program takes no more keys: {len(data)} bytes left, the screen is\n{self.text}"
                )

    def paste(self, text: str) -> None:
        """Paste a text as a terminal with bracketed paste does."""
        self.send(pasted(text))

    def resize(self, columns: int, lines: int) -> None:
        """Make the window another size."""
        self.columns, self.lines = columns, lines
        self._screen.resize(lines, columns)
        self._set_size()

    def signal(self, number: signal.Signals) -> None:
        """Send the program a signal."""
        self._process.send_signal(number)

    def kill(self) -> None:
        """End the program as a power cut would."""
        self._process.kill()

    def stop_and_continue(self) -> None:
        """Stop the program from outside, use the terminal for something else, and let the program go on."""
        if sys.platform == "win32":
            raise OSError
        self.signal(signal.SIGTSTP)
        stopped, pid = os.WSTOPPED | os.WNOHANG, self._process.pid
        self._wait(lambda: os.waitid(os.P_PID, pid, stopped) is not None, "does not stop", PATIENCE)
        self.wait_until_quiet()
        self._screen.erase_in_display(2)
        self.signal(signal.SIGCONT)

    def close(self) -> None:
        """Close the window: the terminal is gone, whether the program is told or not."""
        if self._is_closed:
            return
        self._is_closed = True
        for descriptor in (self._slave, self._master):
            os.close(descriptor)

    # waiting

    def wait_for(self, pattern: str, limit: float = PATIENCE) -> float:
        """Wait until a regular expression matches the screen; returns when it did, in seconds since the start."""
        wanted = re.compile(pattern)
        self._wait(lambda: wanted.search(self.text) is not None, f"never saw {pattern!r}", limit)
        return self._arrived - self.started

    def wait_for_words(self, text: str, limit: float = PATIENCE) -> None:
        """Wait until a text is on the screen, however it is wrapped there."""
        wanted = " ".join(text.split())
        self._wait(lambda: wanted in self.words, f"never saw {text!r}", limit)

    def wait_until_painted(self, limit: float = PATIENCE) -> None:
        """Wait until there is anything on the screen, or the program has ended."""
        until = time.perf_counter() + limit
        while not self.has_ended and (self._in_frame or not self.text.strip()):
            self._read(_STEP)
            if time.perf_counter() > until:
                raise TimeoutError(f"nothing on the screen for {limit} s")

    def pass_time(self, seconds: float) -> None:
        """Let the program go on for so long."""
        until = time.perf_counter() + seconds
        while (left := until - time.perf_counter()) > 0:
            self._read(left)

    def wait_until_gone(self, pattern: str, limit: float = PATIENCE) -> None:
        """Wait until nothing on the screen matches a regular expression any more."""
        unwanted = re.compile(pattern)
        self._wait(lambda: unwanted.search(self.text) is None, f"still there: {pattern!r}", limit)

    def wait_until_quiet(self, quiet: float = 0.2, limit: float = PATIENCE) -> None:
        """Wait until the program has written nothing for a while."""
        until = time.perf_counter() + limit
        while self._read(quiet):
            if time.perf_counter() > until:
                raise TimeoutError(f"never quiet; the screen is\n{self.text}")

    def wait_until_at_rest(self, limit: float = PATIENCE) -> None:
        """Wait until the program has taken every key and neither writes nor works, or has ended."""
        until = time.perf_counter() + limit
        calm, used = 0, self._work()
        while calm < _CALM and not self.has_ended:
            wrote, before = self._read(_STEP), used
            used = self._work()
            calm = 0 if wrote or used is None or before is None or used - before > _IDLE else calm + 1
            if time.perf_counter() > until:
                raise TimeoutError(f"never at rest; the screen is\n{self.text}")

    def wait_for_exit(self, limit: float = PATIENCE) -> int:
        """Wait until the program has ended; returns its exit status, negative for the signal that killed it."""
        until = time.perf_counter() + limit
        while self._process.poll() is None:
            self._read(_STEP)
            if time.perf_counter() > until:
                raise TimeoutError(f"still running; the screen is\n{self.text}")
        while self._read(0.0):
            pass
        return self._process.returncode

    # measuring

    def reaction(self, keys: str, quiet: float = 0.12, limit: float = 5.0) -> Reaction:
        """Send keys to a program that is at rest and tell when what they change was on the screen."""
        before = self._seen()
        sent = time.perf_counter()
        self.send(keys)
        self._wait(lambda: self._seen() != before, f"nothing changed after {keys!r}", limit)
        first = last = self._arrived
        seen = self._seen()
        while self._read(quiet):
            if not self._in_frame and (now := self._seen()) != seen:
                seen, last = now, self._arrived
        return Reaction(first - sent, last - sent)

    @property
    def has_ended(self) -> bool:
        """Whether the program runs no more."""
        return self._process.poll() is not None

    @property
    def peak_memory(self) -> float:
        """The most memory that the running program has taken so far, in MiB."""
        status = Path(f"/proc/{self._process.pid}/status").read_text(encoding="ascii")
        found = re.search(r"VmHWM:\s+(\d+) kB", status)
        if found is None:
            raise RuntimeError("the program has ended")
        return int(found[1]) / 1024

    # inside

    def _work(self) -> int | None:
        """The nanoseconds that the program has worked so far; None while it has keys to take, works or writes files."""
        if sys.platform == "win32":
            raise OSError
        keys = struct.unpack("i", fcntl.ioctl(self._slave, termios.FIONREAD, bytes(4)))[0]
        used = 0
        for task in Path(f"/proc/{self._process.pid}/task").glob("*"):
            try:
                state = (task / "stat").read_text("ascii").rpartition(")")[2].split()[0]
                used += int((task / "schedstat").read_text("ascii").split()[0])
            except OSError:  # it has ended meanwhile
                return None
            if state not in "SZ":
                return None
        return None if keys else used

    def _wait(self, done: Callable[[], bool], otherwise: str, limit: float) -> None:
        until = time.perf_counter() + limit
        while self._in_frame or not done():
            if self._read(_STEP):
                continue
            ended = self._process.poll() is not None
            if (ended and not self._read(0.0)) or time.perf_counter() > until:
                state = f"ended with {self._process.returncode}" if ended else f"waited {limit} s"
                raise TimeoutError(f"{otherwise} ({state}); the screen is\n{self.text}")

    def _read(self, timeout: float) -> bool:
        """Take in what the program writes within so many seconds; whether there was anything."""
        if self._is_closed:
            time.sleep(timeout)
            return False
        readable, _, _ = select.select([self._master], [], [], timeout)
        if not readable:
            return False
        data = b""
        # All that is on its way: a program that waits for its picture to be decoded would look slower than it is.
        while readable and len(data) < _MOST:
            data += os.read(self._master, _CHUNK)
            self._arrived = time.perf_counter()
            readable, _, _ = select.select([self._master], [], [], _PAUSE)
        self.output += data
        data = self._rest + data
        unfinished = _UNFINISHED.search(data)
        cut = unfinished.start() if unfinished else len(data)
        self._rest = data[cut:]
        self._stream.feed(_ESCAPE_SEQUENCE.sub(self._understood, data[:cut]))
        return True

    def _understood(self, match: re.Match[bytes]) -> bytes:
        """The sequence itself, or nothing in place of one that pyte would take for another or for text."""
        kind = (match["private"], match["between"], match["final"])
        is_frame = match["numbers"] == _FRAME_MODE
        if is_frame and kind in {(b"?", b"", b"h"), (b"?", b"", b"l")}:
            self._in_frame = kind[-1] == b"h"
        if kind == (b"?", b"$", b"p"):
            self._answer(b"\x1b[?%b;%d$y" % (match["numbers"], _OFF if is_frame else _UNKNOWN))
        plain = kind[0] == b"" or (kind[0] == b"?" and kind[2] in b"hlJK")
        return match[0] if plain and not kind[1] else b""

    def _answer(self, data: bytes) -> None:
        os.write(self._master, data)

    def _seen(self) -> tuple[tuple[tuple[Char, ...], ...], tuple[int, int] | None]:
        """The cells with their colours, and the cursor where it is shown."""
        buffer, cursor = self._screen.buffer, self._screen.cursor
        cells = tuple(tuple(buffer[y][x] for x in range(self.columns)) for y in range(self.lines))
        return cells, None if cursor.hidden else (cursor.x, cursor.y)

    def _set_size(self) -> None:
        if sys.platform == "win32":
            raise OSError
        size = struct.pack("HHHH", self.lines, self.columns, 0, 0)
        fcntl.ioctl(self._slave, termios.TIOCSWINSZ, size)


def _opened_terminal() -> tuple[int, int, str]:
    """The window's end and the program's end of a new terminal, and its name."""
    if sys.platform == "win32":
        raise OSError
    master, slave = os.openpty()
    os.set_blocking(master, False)
    return master, slave, os.ttyname(slave)


def _whole(data: bytes) -> bytes:
    """The beginning of the data, not cut off in a key: its rest may come so late that Escape seems to be pressed."""
    escape = data.rfind(b"\x1b", 0, _MOST_AT_ONCE)
    is_cut = len(data) > _MOST_AT_ONCE and escape > _MOST_AT_ONCE - _LONGEST_KEY
    return data[: escape if is_cut else _MOST_AT_ONCE]


def _environment(home: Path) -> dict[str, str]:
    """What a fresh account on a computer with a modern terminal has."""
    folders = {"CONFIG": ".config", "CACHE": ".cache", "DATA": ".local/share", "STATE": ".local/state"}
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": str(home),
        **{f"XDG_{name}_HOME": str(home / folder) for name, folder in folders.items()},
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
    }
