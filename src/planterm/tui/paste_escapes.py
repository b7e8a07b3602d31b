"""Escape characters inside pastes, which would be taken for keys and mix up what is pasted."""

_ESCAPE = "\x1b"
_START, _END = "\x1b[200~", "\x1b[201~"


class PasteEscapes:
    """Takes escape characters out of pastes in what a terminal sends, in however many pieces that comes.

    Outside a paste nothing is changed or held back, so that no key waits for the next one.
    """

    def __init__(self) -> None:
        self.is_inside = False
        """Whether a paste has begun and not ended."""
        self._was_cut = False
        """Whether the last paste was ended before its end mark came: what comes up to that is the rest of it."""
        self._seen = ""
        """The last that was handed on outside a paste: a beginning may come in two pieces."""
        self._held = ""
        """What may be the beginning of a paste's end."""

    def taken_out(self, data: str) -> str:
        """The data without them."""
        text, self._held = self._held + data, ""
        kept: list[str] = []
        while text:
            piece, text = self._inside(text) if self.is_inside else self._outside(text)
            kept.append(piece)
        return "".join(kept)

    def ended(self) -> str:
        """End a paste whose end mark has not come; what is to be handed on for that."""
        held, self._held = self._held, ""
        self.is_inside, self._was_cut = False, True
        return held.replace(_ESCAPE, "") + _END

    def _outside(self, text: str) -> tuple[str, str]:
        """What comes up to a paste, and the rest."""
        if self._was_cut and _END in text and _START not in text:
            self.is_inside, self._was_cut, self._seen = True, False, ""
            return _START, text
        known = len(self._seen)
        start = (self._seen + text).find(_START)
        if start < 0:
            self._seen = (self._seen + text)[1 - len(_START) :]
            return text, ""
        self.is_inside, self._was_cut, self._seen = True, False, ""
        end = start + len(_START) - known
        return text[:end], text[end:]

    def _inside(self, text: str) -> tuple[str, str]:
        """What is pasted, and what comes behind it."""
        pasted, end, rest = text.partition(_END)
        self.is_inside = not end
        if not end:
            most = min(len(_END) - 1, len(pasted))
            cut = len(pasted) - next((size for size in range(most, 0, -1) if _END.startswith(pasted[-size:])), 0)
            pasted, self._held = pasted[:cut], pasted[cut:]
        return pasted.replace(_ESCAPE, "") + end, rest
