"""Which of a table's own rows each row is to look like."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

Styles = tuple[int, ...]


@dataclass(frozen=True)
class RowModels:
    """The prepared rows of a table, and those whose looks further rows take over."""

    prepared: Sequence[int]
    models: Mapping[int, int] = field(default_factory=dict)
    """Rows that look like another one than their own."""
    repeating: tuple[int, ...] = ()
    """What the rows below the prepared ones look like, in turns."""

    def of(self, number: int) -> int | None:
        """The row whose looks the row takes; None where the table has no rows to take after."""
        if number in self.models:
            return self.models[number]
        if not self.prepared:
            return None
        if number > self.prepared[-1]:
            return self.repeating[(number - self.prepared[-1] - 1) % len(self.repeating)]
        return (
            number
            if number in self.prepared
            else max((n for n in self.prepared if n < number), default=self.prepared[0])
        )


def row_models(prepared: Sequence[int], styles: Callable[[int], Styles], last: int) -> RowModels:
    """The models of a table whose rows end at the last one.

    Rows in two colours go on in turns; a last row that closes the table stays its last.
    """
    if not prepared:
        return RowModels(prepared)
    latest = prepared[-4:]
    looks = [styles(number) for number in latest]
    if len(looks) == 4 and looks[0] == looks[2] != looks[1] == looks[3]:
        return RowModels(prepared, repeating=(latest[2], latest[3]))
    if len(looks) >= 3 and looks[-1] != looks[-2] == looks[-3] and last > latest[-1]:
        return RowModels(prepared, {latest[-1]: latest[-2], last: latest[-1]}, (latest[-2],))
    return RowModels(prepared, repeating=(latest[-1],))
