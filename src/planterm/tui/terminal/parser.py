"""From what a terminal sends, in whatever pieces it comes, to keys, text, pastes and the mouse.

Escape sequences are taken whole; what is unknown or broken is dropped, so that no part of one is ever typed. The
parser reads no clock: it is told what time it is, and when nothing has come.
"""

import re
from collections.abc import Callable, Mapping
from enum import Enum, auto
from math import inf

from planterm.tui.terminal.key_sequences import Pasted, Pressed, Received, Typed, control, meaning, without_sequences

ESCAPE_DELAY = 0.09
"""Seconds after which an escape character was the key: a person hardly notices, and most lines are faster."""

LATE = 1.0
"""Seconds that the rest of a sequence, or of a character, may take on a slow line."""
_SILENCE = 1.5
"""Seconds without a character after which a paste is over, though its end mark has not come."""

_LONGEST_SEQUENCE = 64
"""Characters; nothing that is known is longer."""
_LONGEST_PASTE = 1 << 24
"""Characters; a longer one is handed on in pieces."""

_ESC = "\x1b"
_SHORT = (_ESC, "\x1b[M")
"""Keys that other sequences begin with."""
_PASTE_BEGIN, _PASTE_END = "\x1b[200~", "\x1b[201~"
_CONTROLS = r"\x00-\x1f\x7f-\x9f"
_CSI = r"(?:\x1b\[|\x9b)"

_TOKEN = rf"""(?xs)
    (?P<text>       [^{_CONTROLS}]+ )
    | (?P<paste>    {_CSI}200~ )
    | (?P<rxvt>     {_CSI}\d+\$ )                  # it ends keys with what stands in the middle elsewhere
    | (?P<begun>    (?: \x1b (?: \[\[ | \[M(?:[ -c][^{_CONTROLS}]?)? | O[\d;]* )? | {_CSI}[0-?]*[ -/]* ) \Z )
    | (?P<mouse>    \x1b\[M[ -c][^{_CONTROLS}]{{2}} )  # as terminals told of it long ago
    | (?P<sequence> \x1b\[\[[A-E] | {_CSI}[0-?]*[ -/]*[@-~] | \x1bO[\d;]*[A-DFHP-S] )
    | (?P<keypad>   \x1bO[\d;]*[ -~] (?=[{_CONTROLS}]|\Z) )
    | (?P<broken>   {_CSI}[0-?]*[ -/]* )
    | (?P<string>   \x1b[PX^_\]] )
    | (?P<alt>      \x1b[^\W_] (?=[{_CONTROLS}]|\Z) )
    | (?P<chord>    \x1b[\r\t\x08\x7f] )
    | (?P<line>     \r\n )
    | (?P<other>    . )
"""
"""What a packet is made of. What may as well be text is taken for a key only where no text follows it at once."""

_CHORDS = {"\r": "enter", "\t": "shift+tab", "\x08": "ctrl+w", "\x7f": "ctrl+w"}
"""What a key with Alt means to spreadsheets, to the Linux console and to shells."""

_MEANINGS: Mapping[str, Callable[[str], Received | None]] = {
    "text": Typed,
    "rxvt": meaning,
    "sequence": meaning,
    "keypad": meaning,
    "alt": lambda token: Pressed(f"alt+{token[1:]}"),
    "chord": lambda token: Pressed(_CHORDS[token[1:]]),
    "line": lambda _: Pressed("enter"),
    "other": control,
    "mouse": lambda _: None,
    "broken": lambda _: None,
}

_STRING_END = r"(?P<mark>\x07|\x9c|\x1b\\)|(?P<begun>\x1b\Z)|[\x00-\x1f]"
_LATE_WHOLE = rf"""(?x)
    \x1b (?: \[[0-?]+[A-Za-z~] | \]\d | [PX^_][^{_CONTROLS}]*(?:\x07|\x1b\\)
           | (?: \[[A-Za-z] | O[\d;]*[A-DFHP-S] ) (?=[{_CONTROLS}]|\Z) )
"""
_LATE_BEGUN = r"\x1b\[[0-?]+"
"""What comes behind an escape character that was given as a key: a bracket that comes alone is typed."""


class _Mode(Enum):
    KEYS = auto()
    PASTE = auto()
    STRING = auto()
    """In an answer to another program: a sequence that has a text of its own."""


_MODES = {"paste": _Mode.PASTE, "string": _Mode.STRING}


class InputParser:
    """Takes text as it comes and gives what it means; holds back only what may be the beginning of something."""

    def __init__(self) -> None:
        self.due = inf
        """When it is to be told that nothing has come."""
        self._mode = _Mode.KEYS
        self._held = ""
        """What may be the beginning of a sequence, or of the end of a paste or string."""
        self._paste: list[str] = []
        self._is_paste_cut = False
        """Whether the last paste was ended before its mark came: what comes up to that is the rest of it."""
        self._escaped = -inf
        """When an escape character was given as a key of which a slow line may yet bring the rest."""
        self._is_late = False
        """Whether what is held begins with that one."""

    def feed(self, text: str, now: float) -> list[Received]:
        """What the text means; no text says that nothing has come until now, which is in seconds."""
        if not text:
            return self._given_up(now) if now >= self.due else []
        received: list[Received] = []
        text = self._resumed(text, now)
        while text:
            found, text = self._read(text)
            received += found
        self.due = self._next_due(now)
        return received

    def _resumed(self, text: str, now: float) -> str:
        """The text behind what was held, so far as it belongs to that."""
        if self._is_paste_cut and _PASTE_END in text and _PASTE_BEGIN not in text:
            self._mode, self._is_paste_cut = _Mode.PASTE, False
        can_be_late = self._mode is _Mode.KEYS and not self._held and now - self._escaped < LATE
        held, self._held = self._held or (_ESC if can_be_late else ""), ""
        text = held + text
        if not (can_be_late or self._is_late):
            return text
        self._is_late = re.fullmatch(_LATE_BEGUN, text) is not None
        if self._is_late:
            self._held = text[:_LONGEST_SEQUENCE]
            return ""
        self._escaped = -inf
        return text if re.match(_LATE_WHOLE, text) else text[1:]

    def _read(self, text: str) -> tuple[list[Received], str]:
        """What the text means up to where another mode begins, and the rest."""
        match self._mode:
            case _Mode.KEYS:
                return self._read_keys(text)
            case _Mode.PASTE:
                return self._read_paste(text)
            case _Mode.STRING:
                return [], self._behind_string(text)

    def _read_keys(self, text: str) -> tuple[list[Received], str]:
        received: list[Received] = []
        for token in re.finditer(_TOKEN, text):
            kind = token.lastgroup or ""
            if kind in _MODES:
                self._mode = _MODES[kind]
                self._is_paste_cut = self._is_paste_cut and kind != "paste"
                return received, text[token.end() :]
            if kind == "begun":
                self._held = token[0][:_LONGEST_SEQUENCE]
            elif (found := _MEANINGS[kind](token[0])) is not None:
                received.append(found)
        return received, ""

    def _read_paste(self, text: str) -> tuple[list[Received], str]:
        pasted, end, rest = text.partition(_PASTE_END)
        if end:
            self._mode = _Mode.KEYS
        else:
            sizes = range(min(len(_PASTE_END) - 1, len(pasted)), 0, -1)
            cut = len(pasted) - next((size for size in sizes if _PASTE_END.startswith(pasted[-size:])), 0)
            pasted, self._held = pasted[:cut], pasted[cut:]
        self._paste.append(pasted)
        return self._pasted() if end or sum(map(len, self._paste)) > _LONGEST_PASTE else [], rest

    def _pasted(self) -> list[Received]:
        text = without_sequences("".join(self._paste))
        self._paste.clear()
        return [Pasted(text)] if text else []

    def _behind_string(self, text: str) -> str:
        """What comes behind a string, which nobody reads; any other control character ends it too."""
        if (end := re.search(_STRING_END, text)) is None:
            return ""
        if end["begun"]:
            self._held = end[0]
            return ""
        self._mode = _Mode.KEYS
        return text[end.end() if end["mark"] else end.start() :]

    def _next_due(self, now: float) -> float:
        if self._is_late:
            return self._escaped + LATE
        if self._mode is _Mode.PASTE:
            return now + _SILENCE
        if self._mode is _Mode.KEYS and self._held in _SHORT:
            return now + ESCAPE_DELAY
        return now + LATE if self._held or self._mode is _Mode.STRING else inf

    def _given_up(self, now: float) -> list[Received]:
        """What was held, now that nothing more comes of it."""
        mode, held, is_late = self._mode, self._held, self._is_late
        self.due, self._mode, self._held, self._is_late = inf, _Mode.KEYS, "", False
        if mode is _Mode.PASTE:
            self._is_paste_cut = True
            self._paste.append(held)
            return self._pasted()
        if is_late:
            return [Typed(held[1:])]
        if mode is _Mode.STRING:
            return []
        self._escaped = now if held == _ESC else -inf
        found = control(held) if held == _ESC else meaning(held)
        return [found] if found is not None else []
