"""Makes files that are hardly plans, opens them, and says on stdout what came of it; a program of its own."""

import json
import random
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

from planterm.errors import PlantermError
from planterm.store.planfile import load, save
from planterm.store.syntax import MOST_STRUCTURE

START = 'schema = 1\nformular = "atgardsplan-2025"\n[plan]\nar = 2026\n'
ROW = "[[omrade.rad]]\n"
TOKENS = (
    b'"""', b"'''", b'"', b"[[omrade]]\n", b"[[omrade.rad]]\n", b"[plan]\n", b"[a.b]\n", b"id = 'x'\n", b"=", b"\n",
    b"\r\n", b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\\", b"\\u0000", b"\\ud800", b"#", b"{", b"}", b"[", b"]", b"1e999",
    b"ar = -1\n", b"schema = 2\n", b"schema = 1.0\n", b"omrade = []\n", b"rad = 3\n", b"problem = 1979-05-27\n",
    "å".encode("latin-1"), "å\u2028\U0001f600".encode(), b"\x1b[2J", b"status = 'klar'\n", b"titel = 1\n", b"nan",
)  # fmt: skip
MOST_CHANGES = 6
SAVED_EVERY = 5


def _in_letters(number: int) -> str:
    return "".join("abcdefghij"[int(digit)] for digit in str(number))


MADE: dict[str, Callable[[], str]] = {
    "50 MB": lambda: 'x = "' + "a" * 50_000_000 + '"\n',
    "8 MB in one text": lambda: 'x = "' + "a" * 8_000_000 + '"\n',
    "8 MB of wide characters": lambda: 'x = "' + "a" * 8_000_000 + '😀"\n',
    "a million keys": lambda: "".join(f"k{number} = {number}\n" for number in range(1_000_000)),
    "keys": lambda: "".join(f"k{number} = {number}\n" for number in range(MOST_STRUCTURE // 18)),
    "dates": lambda: "".join(f"k{number} = 2020-01-01\n" for number in range(MOST_STRUCTURE // 22)),
    "escaped texts": lambda: "".join(f'k{number}="\\n"\n' for number in range(MOST_STRUCTURE // 10)),
    "odd keys": lambda: "".join(f"'k{number}'=1\n" for number in range(90_000)),
    "a million rows": lambda: "[[omrade]]\n" + ROW * 1_000_000,
    "rows": lambda: "[[omrade]]\n" + ROW * (MOST_STRUCTURE // len(ROW) - 10),
    "rows in odd places": lambda: ("[[omrade]]\n" + f"{ROW}x = [1]\n" * 39) * 490,
    "a fault in the last row": lambda: (
        "[[omrade]]\n" + (ROW + "".join(f'k{n}="x"\n' for n in range(6))) * 19_000 + ROW + "problem=1\n"
    ),
    "areas": lambda: "[[omrade]]\n" * (MOST_STRUCTURE // 11 - 10),
    "tables": lambda: "".join(f"[t{number}]\n" for number in range(MOST_STRUCTURE // 11)),
    "deep tables": lambda: "".join(f"[{'a.' * 14}b{number}]\n" for number in range(MOST_STRUCTURE // 40)),
    "nested lists": lambda: "x = " + "[" * 1_000_000,
    "nested tables": lambda: "x = " + "{a=" * 300_000,
    "dotted key": lambda: ".".join(["a"] * 20_000) + " = 1\n",
    "numbers": lambda: "x = [" + "1," * (MOST_STRUCTURE // 2 - 50) + "]\n",
    "inline tables": lambda: "x = [" + "{a=1}," * (MOST_STRUCTURE // 6 - 50) + "]\n",
    "keys of a table": lambda: "x = {" + ",".join(f"a{number}=1" for number in range(MOST_STRUCTURE // 11)) + "}\n",
    "digits": lambda: "x = " + "9" * 8_000_000 + "\n",
    "hexadecimal digits": lambda: "x = 0x" + "f" * 1_000_000 + "\n",
    "blanks": lambda: "x" + " " * 8_000_000 + "\n",
    "blank lines": lambda: "\n" * 8_000_000,
    "comments": lambda: ("#" + "a" * 60 + "\n") * 120_000 + "x = [1]\n",
    "quotation marks": lambda: 'x = """' + '"a' * 4_000_000 + '"""\n',
    "escaped quotation marks": lambda: 'x = """' + '""\\"' * 1_500_000 + '"""\n',
    "escaped characters": lambda: 'x = """' + ("a" * 70 + "\\u00e5") * 100_000 + '"""\n',
    "a text without an end": lambda: 'x = """' + "a" * 8_000_000,
    "lines of a text without an end": lambda: 'x = """' + ("a" * 60 + "\n") * 120_000,
    "line separators": lambda: f'[[omrade]]\n{ROW}problem="""' + "\u2028" * 2_700_000 + '"""',
    "a long id": lambda: f'[[omrade]]\n{ROW}id = "' + "a" * 8_000_000 + '"\n',
    "a key that is no key": lambda: "a" * 8_000_000,
    "a long key": lambda: f'[[omrade]]\n{ROW}"' + "a" * 8_000_000 + '" = 1\n',
    "keys like known ones": lambda: "".join(f"planens_{_in_letters(number)} = 1\n" for number in range(60_000)),
    "misspelt keys": lambda: "[[omrade]]\n" + f"{ROW}problm = 'x'\n" * 19_000,
    "misspelt headers": lambda: "[[omrade]]\n" + "[[omrade.rader]]\nproblem = 'x'\n" * 9_000,
    "texts to decide on": lambda: "[[omrade]]\n" + f"{ROW}problem = 'x'\natt_avgora.problem = 'y'\n" * 15_000,
    "letters with accents": lambda: f'[[omrade]]\n{ROW}problem = "' + "a\u0301" * 2_700_000 + '"\n',
}


def mutated(chance: random.Random, data: bytes, other: bytes) -> bytes:
    """The bytes with some of them changed: letters, lines, what TOML is made of, or the encoding."""
    for _ in range(chance.choice([1, 1, 2, MOST_CHANGES])):
        kind = chance.random()
        if kind < 0.45:
            data = with_changed_bytes(chance, data, other)
        elif kind < 0.96:
            data = with_changed_lines(chance, data, other)
        elif kind < 0.98:
            data = data[: chance.randrange(len(data) + 1)]
        else:
            data = data.decode(errors="replace").encode(chance.choice(["utf-16", "latin-1", "utf-8-sig"]), "replace")
    return data


def with_changed_bytes(chance: random.Random, data: bytes, other: bytes) -> bytes:
    """A few bytes anywhere as something else."""
    place = chance.randrange(len(data) + 1)
    end = place + chance.choice([0, 1, 2, 10, 200])
    start = chance.randrange(len(other))
    letters = bytes(chance.choices(b"abc 123", k=3))
    put = chance.choice([b"", letters, chance.choice(TOKENS), chance.randbytes(2), other[start : start + 40]])
    return data[:place] + put + data[end:]


def with_changed_lines(chance: random.Random, data: bytes, other: bytes) -> bytes:
    """Lines left out, doubled, in each other's places, or of another file."""
    lines, others = data.splitlines(keepends=True), other.splitlines(keepends=True)
    place = chance.randrange(len(lines) + 1)
    end = place + chance.choice([0, 1, 1, 3, 12])
    start = chance.randrange(len(others))
    put = chance.choice([[], lines[place:end] * 2, lines[place:end][::-1], others[start : start + end - place]])
    return b"".join((*lines[:place], *put, *lines[end:]))


class Tally:
    """What came of the files."""

    def __init__(self) -> None:
        self.plans = self.errors = 0
        self.slowest = 0.0

    def opened(self, path: Path, *, is_saved: bool) -> None:
        """Open a file, and save it when it is a plan."""
        before, began = path.read_bytes(), time.process_time()
        try:
            file = load(path)
        except PlantermError as error:
            self.errors += 1
            message = str(error)
            if not message.endswith(".") or not message.replace("\t", " ").isprintable() or str(path) not in message:
                sys.exit(f"no clear sentence: {message!r}")
        else:
            self.plans += 1
            if is_saved:
                save(file, file.plan)
                if load(path).plan != file.plan:
                    sys.exit(f"saved otherwise: {before!r}")
                return
        finally:
            self.slowest = max(self.slowest, time.process_time() - began)
        if path.read_bytes() != before:
            sys.exit("opening changed the file")

    def say(self) -> None:
        """Print it."""
        found = {"plans": self.plans, "errors": self.errors, "slowest": self.slowest, "memory": most_memory()}
        sys.stdout.write(json.dumps(found))


def most_memory() -> float:
    """The most memory that this program has had, in megabyte."""
    status = Path("/proc/self/status")
    if status.exists():
        # What getrusage tells on Linux includes what the process that started this one had.
        [line] = [line for line in status.read_text().splitlines() if line.startswith("VmHWM:")]
        return int(line.split()[1]) / 1024
    if sys.platform == "win32":
        raise OSError
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << (20 if sys.platform == "darwin" else 10))


def open_mutated(folder: Path, first: int, count: int, sources: list[str]) -> None:
    """So many mutations, each of which is the same every time."""
    texts = [Path(source).read_bytes() for source in sources]
    tally = Tally()
    for number in range(first, first + count):
        chance = random.Random(number)
        path = folder / "muterad.toml"
        path.write_bytes(mutated(chance, chance.choice(texts), chance.choice(texts)))
        tally.opened(path, is_saved=number % SAVED_EVERY == 0)
    tally.say()


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["names"]:
            sys.stdout.write(json.dumps({"names": list(MADE)}))
        case ["mutated", folder, first, count, sources]:
            open_mutated(Path(folder), int(first), int(count), json.loads(sources))
        case ["write", folder, name]:
            (Path(folder) / "gjord.toml").write_text(START + MADE[name](), encoding="utf-8")
            sys.stdout.write("{}")
        case ["open", folder]:
            tally = Tally()
            tally.opened(Path(folder) / "gjord.toml", is_saved=False)
            tally.say()
