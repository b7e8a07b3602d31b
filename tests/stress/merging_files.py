"""Plan files as people and programs leave them, changed by two at a time: rows, comments, and keys of their own."""

from collections.abc import Callable
from contextlib import suppress
from itertools import count
from pathlib import Path
from random import Random

from official_form import At, form_row
from planterm.errors import PlantermError
from planterm.model.plan import Area, Plan, Row, Status
from planterm.store.planfile import read_text, revised_file
from planterm.store.scanner import Kind, statements

PATH = Path("plan.toml")
BASE = '''\
# Vår plan (b1)
schema = 1
formular = "atgardsplan-2025"  # b2
version_hos_oss = 7  # b3
egen.sak = 1

# b4 för sig själv
# b5

[plan]  # b6
ar = 2026
forvaltning = "Farsta"   # b7
# b8
ansvarig = "Anna"

[egen_tabell]
# b9
y = [
  1,  # b10
]

[[logg]]
dag = "b11"
[logg.av]
namn = "b12"

[[logg]]
dag = "b13"

# b14
[[omrade]]
id = "unga"
titel = "Unga i riskzon"
farg = "röd"  # b15
[omrade.kontakt]
namn = "Bo"  # b16

# b17
# b18
[[omrade.rad]]  # b19
id = "aaaaaa"
problem = "Klotter"   # b20
prioritet = 1   # b21
uppfoljning = """
Första.

Andra."""
status = "delvis"  # b22

[omrade.rad.kontakt]
namn = "Cecilia"
# b23

# b24 lös

[[omrade.rad]]
id = "bbbbbb"
problem = "Rekrytering"
kostnad.fast = 1
kostnad.rorlig = 2  # b25
# b26

[[omrade]]
id = "trafik"
titel = "Buskörning"

[[omrade.rad]]
# b27
id = "cccccc"
problem = "Mopeder"
[[omrade.rad.steg]]
vad = "b28"
[[omrade.rad.steg]]
vad = "b29"

[slut]
klart = true
# b30
'''


OWN_KEYS = ("prioritet", "farg", "y =", "namn", "x", "ansvarig", "kostnad", "version", "egen", "vad", "dag", "klart")


class Writer:
    """Somebody who changes a plan file; what is written has a number of its own and the writer's letter."""

    def __init__(self, letter: str, random: Random) -> None:
        self._letter, self._random, self._numbers = letter, random, count(1)

    def changed(self, text: str) -> str:
        """The file after a few changes of all kinds."""
        for _ in range(self._random.randrange(1, 7)):
            change = self._random.choice([self._note, self._note, self._rewrite, self._erase, self._edit, self._edit])
            with suppress(PlantermError, IndexError):  # such a file is no plan, or there is nothing of the kind
                text = read_text(change(text), PATH).text
        return text

    def _new(self) -> str:
        return f"{self._letter}{next(self._numbers)}"

    def _note(self, text: str) -> str:
        """Somewhere a comment, a key or a table."""
        lines = [*statements(text)]
        line = self._random.choice(lines)
        new = self._new()
        kinds = [f"# {new}\n", f"# {new}\n", f"\n# {new}\n\n", f'nyckel_{new} = "{new}"\n', f'delad.{new} = "{new}"\n']
        kinds += [f'lista_{new} = [\n  "{new}",  # {new}\n]\n', f'[egen_{new}]\nx = "{new}"  # {new}\n']
        kinds += [f'[[logg]]\ndag = "{new}"\n', f'[omrade.rad.del_{new}]\nx = "{new}"\n', f'gemensam = "{new}"\n']
        kinds += [f'[omrade.rad.kontakt]\nx_{new} = "{new}"\n', f'[tillsammans]\nx = "{new}"\n']
        if line.kind in {Kind.KEY, Kind.TABLE, Kind.ARRAY_TABLE} and self._random.randrange(3) == 0:
            whole = text[line.start : line.end].rstrip()
            return f"{text[: line.start]}{whole}  # {new}\n{text[line.end :]}"
        return f"{text[: line.start]}{self._random.choice(kinds)}{text[line.start :]}"

    def _rewrite(self, text: str) -> str:
        """Another comment, or another value of a key that planterm does not know."""
        new = self._new()
        lines = text.splitlines(keepends=True)
        marked = [index for index, line in enumerate(lines) if "#" in line or line.startswith(OWN_KEYS)]
        at = self._random.choice(marked)
        head, mark, _ = lines[at].partition("#")
        lines[at] = f"{head}# {new}\n" if mark else f'{lines[at].partition("=")[0]}= "{new}"\n'
        return "".join(lines)

    def _erase(self, text: str) -> str:
        """A line less."""
        lines = text.splitlines(keepends=True)
        at = self._random.randrange(len(lines))
        if "#" not in lines[at] and not lines[at].startswith(OWN_KEYS):
            return text
        head, mark, _ = lines[at].partition("#")
        lines[at] = f"{head.rstrip()}\n" if mark and head.strip() else ""
        return "".join(lines)

    def _edit(self, text: str) -> str:
        """What the editor does: cells, rows and areas, saved."""
        file = read_text(text, PATH)
        kind = self._random.choice(["cell", "cell", "status", "insert", "remove", "move", "area", "away", "detail"])
        return revised_file(file, getattr(self, f"_{kind}")(file.plan)).text

    def _cell(self, plan: Plan) -> Plan:
        return self._with_row(plan, lambda row: row.with_cell(self._random.choice(list(At)), f"Text {self._new()}"))

    def _status(self, plan: Plan) -> Plan:
        return self._with_row(plan, lambda row: row._replace(status=self._random.choice([None, *Status])))

    def _with_row(self, plan: Plan, change: Callable[[Row], Row]) -> Plan:
        area, row = self._random.choice([(area, row) for area in plan.areas for row in area.rows])
        return plan.with_area(area.with_row(change(row)))

    def _insert(self, plan: Plan) -> Plan:
        area = self._random.choice(plan.areas)
        new = self._new()
        at = self._random.randrange(len(area.rows) + 1)
        row = form_row(f"{new}xxxx", (f"Problem {new}", *[""] * 6))
        return plan.with_area(area._replace(rows=(*area.rows[:at], row, *area.rows[at:])))

    def _remove(self, plan: Plan) -> Plan:
        area, row = self._random.choice([(area, row) for area in plan.areas for row in area.rows])
        return plan.with_area(area._replace(rows=tuple(each for each in area.rows if each != row)))

    def _move(self, plan: Plan) -> Plan:
        area, row = self._random.choice([(area, row) for area in plan.areas for row in area.rows])
        plan = plan.with_area(area._replace(rows=tuple(each for each in area.rows if each != row)))
        target = self._random.choice(plan.areas)
        at = self._random.randrange(len(target.rows) + 1)
        return plan.with_area(target._replace(rows=(*target.rows[:at], row, *target.rows[at:])))

    def _area(self, plan: Plan) -> Plan:
        new = self._new()
        return plan._replace(areas=(*plan.areas, Area(f"omr-{new}", f"Område {new}", own=True)))

    def _away(self, plan: Plan) -> Plan:
        own = [area for area in plan.areas if area.own]
        gone = self._random.choice(own) if own else None
        return plan._replace(areas=tuple(area for area in plan.areas if area != gone))

    def _detail(self, plan: Plan) -> Plan:
        return plan._replace(case_number=f"Dnr {self._new()}", year=self._random.choice([2026, 2027]))
