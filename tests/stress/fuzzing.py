"""Does the steps of `fuzz_steps` in the real program and holds it to what it promises after each of them.

A word counts as kept from the moment on when a plan's file or the offer of the next start has it, or when it was
written and the text was left. It may go only where keys may take it away (a step then gives None, or the words that
were shown when somebody chose between texts), or where others took it out of the file; never both out of the plan and
out of every version that is kept.
"""

import random
import re
import signal
import sys
from collections import Counter
from collections.abc import Sequence
from enum import Enum, auto
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Self

from fuzz_desk import Desk
from fuzz_steps import CLICK, DOUBLE_CLICK, DRAG, ENDS, TAKING, WHEEL, WORD, Do, Step

from planterm.form.loader import load_form
from planterm.texts import kept_safe as safety
from planterm.texts import progress as stages
from planterm.texts import tui as texts
from planterm.tui.drafts import AFTER
from terminal import Key, Terminal

PROGRAM = Path(sys.executable).with_name("planterm")
SIZES = ((80, 24), (120, 40), (80, 24), (120, 40), (60, 18), (40, 12), (20, 6))
"""The first two show what one is looking at."""
ARGUMENTS = (*[["plan.toml"]] * 10, [], ["bok.xlsx"], ["annan.toml"])
PROMISED = 1.0
"""Seconds after which typed text is in safety."""

_HEADERS = "|".join(re.escape(column.header) for column in load_form("atgardsplan-2025").columns)
_WHERE = re.compile(rf"^ (?:{_HEADERS}), (?:rad \d+ av \d+|ny rad)", re.MULTILINE)
_ANALYSIS = re.compile(r"^ Analys\b", re.MULTILINE)
_BETWEEN_TEXTS = re.compile("|".join(text.split("{}")[0] for text in (safety.OTHERS_CHANGED, safety.WRITTEN_TWICE)))
_GUARDED = re.compile(f"Beslutad|Uppföljd |{texts.READ_ONLY}")
_FULL_SCREEN = b"\x1b[?1049h"
_FIRST = Key.HOME + Key.ENTER
_UNDOABLE = "Ctrl+Z ångrar"
_MOST_ESCAPES, _MOST_QUESTIONS = 12, 40
_LEFT, _ENDED, _INTERRUPTED = 0, 2, 130
_FROM_OUTSIDE = {_LEFT, _ENDED, _INTERRUPTED, *(-getattr(signal, f"SIG{end}") for end in ENDS if end.isupper())}

NOTHING: frozenset[str] = frozenset()
MayGo = frozenset[str] | None
"""The words that a step may have taken away; None for any."""


class Sight(Enum):
    """What one is looking at."""

    TABLE = auto()
    CELL = auto()
    FORM = auto()
    FOLLOW_UP = auto()
    DIALOG = auto()
    OTHER = auto()


_FOOTERS = {
    "Tab Nästa cell": Sight.CELL,
    "Tab Nästa rad": Sight.CELL,
    "Ta förslaget": Sight.CELL,
    "Tab Nästa fält  PageDown": Sight.FORM,
}
_WRITING = frozenset({Sight.TABLE, Sight.CELL, Sight.FORM, Sight.FOLLOW_UP})
"""Where calm keys take nothing away."""


class BrokenPromiseError(AssertionError):
    """The program broke a promise; the first line says which."""


class Person:
    """Somebody at a desk, with one program at a time, and the words that have to be kept."""

    def __init__(self, folder: Path, counts: Counter[str]) -> None:
        self._desk, self._counts = Desk(folder), counts
        self._kept = self._desk.held()
        self._is_whole = True
        self._size = SIZES[0]
        self._terminal = self._started(ARGUMENTS[0])
        self._settle()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._terminal.__exit__(kind, error, trace)

    def do(self, step: Step) -> None:
        """Do a step and see whether everything is as promised."""
        self._counts["steps"] += 1
        self._counts["keys"] += len(step.keys)
        may_go: MayGo = getattr(self, f"_{step.do}")(step, random.Random(step.number))
        self._check(may_go)

    def finish(self) -> None:
        """Start once more, give each question the answer that Enter gives, save and leave; all words are there."""
        chance = random.Random(0)
        self._end(Step(Do.END), chance)
        may_go = NOTHING
        for keys in ("", Key.CTRL_S, Key.CTRL_Q):
            self._send(keys, chance)
            may_go |= self._reply(chance)
        self._check(may_go)
        self._counts["words kept"] += len(self._kept)

    # the steps

    def _write(self, step: Step, chance: random.Random) -> MayGo:
        if self._to_area():
            # Where the plan is decided, a question comes first, and a key may say no.
            is_guarded = _GUARDED.search(self._terminal.line(0))
            self._send("".join(step.keys), chance)
            if not is_guarded and self._sight() in _WRITING - {Sight.CELL}:
                self._keep(*WORD.findall("".join(step.keys)))
        return NOTHING

    def _calm(self, step: Step, chance: random.Random) -> MayGo:
        if self._sight() not in _WRITING:
            self._to_table()
        self._send("".join(step.keys), chance)
        return NOTHING

    def _undo(self, step: Step, chance: random.Random) -> MayGo:
        if self._to_area():
            self._send("".join(step.keys), chance)
            if _UNDOABLE in self._terminal.text:
                self._send(Key.CTRL_Z, chance)
                self._counts["undone"] += 1
        return NOTHING

    def _wild(self, step: Step, chance: random.Random) -> MayGo:
        self._send("".join(step.keys), chance)
        return None

    def _command(self, step: Step, chance: random.Random) -> MayGo:
        name, *keys = step.keys
        self._counts[f"command {name}"] += 1
        self._to_table()
        for key in (Key.F10, name, Key.ENTER, *keys):
            self._send(key, chance)
        return None if name in TAKING else NOTHING

    def _answer(self, _: Step, chance: random.Random) -> MayGo:
        if self._sight() is not Sight.DIALOG:
            return NOTHING
        self._counts["answers"] += 1
        between = self._between()
        answer = chance.choice((_FIRST, _FIRST, Key.DOWN + Key.ENTER, Key.END + Key.ENTER, Key.ESCAPE))
        self._send(answer, chance)
        return between or (NOTHING if answer in {_FIRST, Key.ESCAPE} else None)

    def _resize(self, _: Step, chance: random.Random) -> MayGo:
        self._resize_to(chance.choice(SIZES))
        return NOTHING

    def _foreign(self, step: Step, chance: random.Random) -> MayGo:
        self._counts["foreign writes"] += 1
        taken = self._desk.done_by_others(step.keys[0], chance, f"ord{step.number}x0z")
        self._is_whole = self._desk.look()
        # The program owes nobody what it never wrote; what it has saved, its versions have.
        return frozenset(word for word in taken if word.endswith("x0z") or word.startswith("ord0x"))

    def _colleague(self, step: Step, chance: random.Random) -> MayGo:
        """Somebody with the same account opens the plan too, writes a word and saves."""
        first, self._terminal = self._terminal, self._started(ARGUMENTS[0])
        try:
            self._settle()
            may_go = self._reply(chance)
            self._write(step, chance)
            self._send(chance.choice((Key.CTRL_S, "")), chance)
            may_go |= self._reply(chance)
            self._terminal.kill()
            self._assert_ended_well(_FROM_OUTSIDE)
        finally:
            self._terminal = first
        self._settle()
        return may_go

    def _typing(self, step: Step, chance: random.Random) -> MayGo:
        if self._to_area():
            self._send(Key.F2 + Key.CTRL_END, chance)
            if self._sight() is Sight.CELL:
                self._terminal.send(f" {step.keys[0]}")
                self._terminal.wait_for_words(step.keys[0])
                self._terminal.pass_time(PROMISED)
                self._keep(step.keys[0])
        return self._end(Step(Do.END), chance)

    def _end(self, step: Step, chance: random.Random) -> MayGo:
        is_calm = self._sight() in _WRITING or chance.random() < 0.7
        if is_calm and self._sight() not in _WRITING:
            self._to_table()
        self._type("".join(step.keys), chance)
        self._terminal.pass_time(chance.choice((0.0, 0.01, 0.05, 0.2, 0.5)) * chance.random())
        how = chance.choice(ENDS)
        self._counts[f"ended by {how}"] += 1
        if how == "close":
            self._terminal.close()
        else:
            self._terminal.signal(signal.Signals[f"SIG{how}"])
        self._assert_ended_well(_FROM_OUTSIDE)
        self._check(NOTHING if is_calm else None)
        self._terminal = self._started(chance.choice(ARGUMENTS))
        if chance.random() < 0.9:  # else it is used before it is ready
            self._settle()
        return NOTHING

    def _quit(self, _: Step, chance: random.Random) -> MayGo:
        self._to_table()
        self._send(Key.CTRL_Q, chance)
        if texts.QUIT_UNSAVED not in self._terminal.text:
            return NOTHING
        answer = chance.choice((Key.ENTER, Key.ENTER, Key.DOWN + Key.ENTER, Key.ESCAPE))
        self._send(answer, chance)
        return None if answer.startswith(Key.DOWN) else NOTHING

    # the program

    def _started(self, arguments: Sequence[str]) -> Terminal:
        """Start the program, the one before being gone."""
        self._counts["starts"] += 1
        columns, lines = self._size
        environment = self._desk.environment
        command: tuple[Path | str, ...] = (PROGRAM, *arguments)
        return Terminal(command, home=self._desk.folder, columns=columns, lines=lines, environment=environment)

    def _send(self, keys: str, chance: random.Random) -> None:
        self._type(keys, chance)
        self._settle()

    def _reply(self, chance: random.Random) -> frozenset[str]:
        """Give every question the answer that Enter gives, and choose between texts; the words to choose between."""
        shown = NOTHING
        for asked in range(_MOST_QUESTIONS):
            if self._sight() is not Sight.DIALOG:
                return shown
            between = self._between()
            shown |= between
            answer = Key.ENTER if asked < _MOST_QUESTIONS // 2 else Key.ESCAPE  # no: another file name is wanted
            self._send(chance.choice((Key.DOWN, Key.DOWN * 2)) + Key.ENTER if between else answer, chance)
        raise BrokenPromiseError(f"no end of questions\n{self._terminal.text}")

    def _type(self, keys: str, chance: random.Random) -> None:
        for name in (CLICK, DOUBLE_CLICK, DRAG, WHEEL):
            while name in keys:
                keys = keys.replace(name, self._mouse(name, chance), 1)
        self._terminal.send(keys)

    def _mouse(self, name: str, chance: random.Random) -> str:
        x, y, to_x, to_y = (chance.randint(1, size) for size in (*self._size, *self._size))
        if name == WHEEL:
            return f"\x1b[<{chance.choice((64, 65))};{x};{y}M"
        if name == DRAG:
            return f"\x1b[<0;{x};{y}M\x1b[<32;{to_x};{to_y}M\x1b[<0;{to_x};{to_y}m"
        return f"\x1b[<0;{x};{y}M\x1b[<0;{x};{y}m" * (2 if name == DOUBLE_CLICK else 1)

    def _settle(self) -> None:
        """Wait until the program is at rest; where it was left, start it again, its file put back if need be."""
        for _ in range(3):  # left, refused, put back
            try:
                self._terminal.wait_until_at_rest()
            except TimeoutError as error:
                raise BrokenPromiseError(f"never at rest\n{error}") from error
            if not self._terminal.has_ended:
                return
            # Until the program has the terminal, Ctrl+C is not a key.
            code = self._assert_ended_well({_LEFT, _ENDED} if _FULL_SCREEN in self._terminal.output else _FROM_OUTSIDE)
            if code == _ENDED:
                self._counts["refused to open"] += 1
                self._desk.put_back()
                self._is_whole = True
            self._terminal = self._started(ARGUMENTS[0])
        raise BrokenPromiseError(f"the plan cannot be opened\n{self._terminal.text}")

    def _assert_ended_well(self, known: set[int]) -> int:
        """Wait until the program has ended, with a code that is known, and let its terminal go."""
        code = self._terminal.wait_for_exit()
        self._terminal.close()
        output = self._terminal.output.decode(errors="replace")
        if code not in known or "Traceback" in output or self._desk.faults():
            raise BrokenPromiseError(f"ended in a fault with {code}\n{output[-2000:]}\n{self._desk.faults()}")
        return code

    def _resize_to(self, size: tuple[int, int]) -> None:
        self._size = size
        self._terminal.resize(*size)
        self._settle()

    # what there is to see

    def _sight(self) -> Sight:
        text = self._terminal.text
        footer = next((line for line in reversed(text.splitlines()) if line), "")
        if self._dialog():
            return Sight.DIALOG
        if text.startswith(" Uppföljning · rad"):
            return Sight.FOLLOW_UP
        if "F1 Hjälp" in footer and (_WHERE.search(text) or _ANALYSIS.search(text)):
            return Sight.TABLE
        return next((sight for words, sight in _FOOTERS.items() if words in footer), Sight.OTHER)

    def _dialog(self) -> list[str]:
        """The lines of the dialog; none where there is none."""
        lines = self._terminal.text.splitlines()
        top = next((line for line in lines if "┌──" in line), None)
        return [line[top.index("┌") + 1 : top.rindex("┐")].strip() for line in lines] if top is not None else []

    def _between(self) -> frozenset[str]:
        """The words between which the dialog asks to choose, also where they are wrapped; none where it does not."""
        lines = self._dialog()
        if not _BETWEEN_TEXTS.search(" ".join(filter(None, lines))):
            return NOTHING
        return frozenset(WORD.findall("\n".join((*lines, "".join(lines)))))

    def _to_table(self) -> None:
        """Leave everything that is open by Escape, on a screen large enough to see that."""
        if self._size not in SIZES[:2]:
            self._resize_to(SIZES[0])
        for escapes in range(_MOST_ESCAPES):
            if self._sight() is Sight.TABLE:
                return
            if stages.CHANGE_ANYWAY in self._terminal.text:
                self._terminal.send(_FIRST)  # Escape would take away what is typed
            elif texts.LEAVE_WRITTEN in self._terminal.text:
                self._leave_written()
            else:  # a paste may never have ended
                self._terminal.send("\x1b[201~" if escapes == _MOST_ESCAPES // 2 else Key.ESCAPE)
            self._settle()
        raise BrokenPromiseError(f"no way back to the table\n{self._terminal.text}")

    def _leave_written(self) -> None:
        """Say that what is written in the dialog may go: Escape would lead back to it."""
        before = self._desk.held()
        self._terminal.send(Key.END + Key.ENTER)
        self._terminal.pass_time(2 * AFTER)  # until then the journal has it
        self._kept -= before - self._desk.held()

    def _to_area(self) -> bool:
        """Go to the table of an area; whether there is one."""
        self._to_table()
        if _ANALYSIS.search(self._terminal.text):
            self._terminal.send(Key.CTRL_PAGE_UP)
            self._settle()
        return self._sight() is Sight.TABLE and _ANALYSIS.search(self._terminal.text) is None

    # the promise

    def _keep(self, *words: str) -> None:
        self._kept |= set(words)
        self._counts["written"] += len(words)

    def _check(self, may_go: MayGo) -> None:
        """See that there was no fault, that the file is whole, and that every word is where it has to be."""
        if (faults := self._desk.faults()) or b"Traceback" in self._terminal.output:
            raise BrokenPromiseError(f"a fault\n{faults}\n{self._terminal.text}")
        was_whole, self._is_whole = self._is_whole, self._desk.look()
        if was_whole and not self._is_whole:
            raise BrokenPromiseError(f"the file is no plan any more\n{self._terminal.text}")
        held = self._desk.held()
        gone = self._kept - held
        missing = gone - may_go if may_go is not None else NOTHING
        if lost := missing - self._desk.put_aside():
            raise BrokenPromiseError(f"words are lost\n{sorted(lost)}\nof {sorted(gone)}\n{self._terminal.text}")
        self._counts["in versions only"] += len(missing)
        self._counts["taken away"] += len(gone)
        self._kept = held


def run(steps: Sequence[Step], counts: Counter[str] | None = None) -> BrokenPromiseError | None:
    """What the steps find out about the program, if anything."""
    with TemporaryDirectory(prefix="planterm-") as folder:
        try:
            with Person(Path(folder), Counter() if counts is None else counts) as person:
                for step in steps:
                    person.do(step)
                person.finish()
        except BrokenPromiseError as broken:
            return broken
    return None


def shrunk(steps: Sequence[Step], broken: BrokenPromiseError, tries: int = 60) -> tuple[Step, ...]:
    """Fewer of the steps and of their keys that break a promise of the same kind."""
    kind = str(broken).partition("\n")[0]
    kept, size = tuple(steps), max(1, len(steps) // 2)

    def still(fewer: Sequence[Step]) -> bool:
        nonlocal tries
        tries -= 1
        return tries >= 0 and (found := run(fewer)) is not None and str(found).startswith(kind)

    while size:
        at = 0
        while at < len(kept):
            fewer = (*kept[:at], *kept[at + size :])
            kept, at = (fewer, at) if still(fewer) else (kept, at + size)
        size //= 2
    for number, step in enumerate(kept):
        for at in reversed(range(step.do is Do.COMMAND, len(step.keys) if step.do is not Do.FOREIGN else 0)):
            keys = kept[number].keys
            fewer = (*kept[:number], step._replace(keys=(*keys[:at], *keys[at + 1 :])), *kept[number + 1 :])
            kept = fewer if still(fewer) else kept
    return kept
