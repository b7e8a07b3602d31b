"""Count the house: ``python -m benchmarks.size [FOLDER]`` (``make size``), where FOLDER is another checkout.

Lines and modules by layer, imports inside functions, circles, names used twice, what is too long; and the own modules
that are loaded before the first picture, with the time from importing Textual to that picture.
"""

import ast
import os
import statistics
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

PACKAGE = "planterm"

MOST_LINES, MOST_LINES_OF_A_FUNCTION, FEWEST_LINES = 400, 50, 20
"""What a file and a function may have, and what a file should have."""

RUNS = 9

_FIRST_PICTURE = """
import sys, time
import textual.app
start = time.perf_counter()
from pathlib import Path
from planterm.tui import app as editor
from planterm.tui.plan.plan_table import PlanTable
drawn = PlanTable.render_line
def told(self, y):
    line = drawn(self, y)
    own = sum(name.partition(".")[0] == "planterm" for name in sys.modules)
    Path(sys.argv[2]).write_text(f"{own} {time.perf_counter() - start}")
    PlanTable.render_line = drawn
    return line
PlanTable.render_line = told
async def leave(pilot):
    await pilot.pause()
    pilot.app.exit()
editor._app(Path(sys.argv[1])).run(headless=True, size=(120, 40), auto_pilot=leave)
"""


class Module(NamedTuple):
    """A module by its dotted name, its syntax and how many lines it has."""

    name: str
    tree: ast.Module
    lines: int

    @property
    def layer(self) -> str:
        """The package below the top one in which it lies, or its own name."""
        return self.name.split(".")[1] if "." in self.name else self.name


def main() -> None:
    """Print the counts of a checkout."""
    root = Path(sys.argv[1] if len(sys.argv) > 1 else ".").resolve()
    modules = list(_modules(root / "src"))
    layers: dict[str, list[Module]] = defaultdict(list)
    for module in modules:
        layers[module.layer].append(module)
    for layer, inside in sorted(layers.items()):
        _count(layer, inside)
    _count("all", modules)
    inner = {module.name: list(_local_imports(module.tree)) for module in modules}
    print(f"imports inside functions: {sum(map(len, inner.values()))}")
    for title, with_types in (("circles", False), ("circles, imports for types included", True)):
        circles = _circles({module.name: _imported(module, modules, with_types=with_types) for module in modules})
        _tell(title, (f"{len(circle)} modules: {' '.join(circle[:2])} …" for circle in circles))
    classes = (node.name for module in modules for node in module.tree.body if isinstance(node, ast.ClassDef))
    _tell("class names used twice", (f"{name} {count}" for name, count in _twice(classes)))
    names = (module.name.rpartition(".")[2] for module in modules if not module.name.endswith("__init__"))
    _tell("module names used twice", (f"{name} {count}" for name, count in _twice(names)))
    _tell(f"files over {MOST_LINES} lines", (f"{m.name} {m.lines}" for m in modules if m.lines > MOST_LINES))
    _tell(f"functions over {MOST_LINES_OF_A_FUNCTION} lines", _long_functions(modules))
    small = (m.name for m in modules if m.lines < FEWEST_LINES and not m.name.endswith("__init__"))
    _tell(f"files under {FEWEST_LINES} lines", small)
    loaded, seconds = _first_picture(root)
    print(f"own modules before the first picture: {loaded}; {seconds * 1000:.0f} ms after Textual (median of {RUNS})")


def _count(title: str, modules: Iterable[Module]) -> None:
    """Print the lines, and the modules that say something: those that only make a folder a package are not counted."""
    if files := [module for module in modules if not module.name.endswith("__init__")]:
        print(f"{title:10}{sum(module.lines for module in files):7} lines{len(files):5} modules")


def _modules(source: Path) -> Iterator[Module]:
    for path in sorted((source / PACKAGE).rglob("*.py")):
        text = path.read_text("utf-8")
        yield Module(".".join(path.relative_to(source).with_suffix("").parts), ast.parse(text), text.count("\n"))


def _local_imports(tree: ast.AST) -> Iterator[ast.stmt]:
    """The imports that stand inside functions."""
    for function in ast.walk(tree):
        if isinstance(function, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield from (node for node in ast.walk(function) if isinstance(node, (ast.Import, ast.ImportFrom)))


def _imported(module: Module, modules: Iterable[Module], *, with_types: bool) -> set[str]:
    """The package's modules that a module imports anywhere."""
    names = {other.name for other in modules}
    only_types = {
        id(node)
        for block in ast.walk(module.tree)
        if isinstance(block, ast.If) and ast.unparse(block.test) == "TYPE_CHECKING"
        for node in ast.walk(block)
    }
    found: set[str] = set()
    for node in ast.walk(module.tree):
        if isinstance(node, ast.ImportFrom) and node.module and (with_types or id(node) not in only_types):
            found |= {f"{node.module}.{alias.name}" for alias in node.names} | {node.module}
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
    return (found & names) - {module.name}


def _circles(arrows: Mapping[str, set[str]]) -> list[list[str]]:
    """The modules that reach each other, the largest circle first."""
    reached = {name: _reachable(name, arrows) for name in arrows}
    circles = {frozenset({name, *(o for o in reached[name] if name in reached[o])}) for name in arrows}
    return sorted((sorted(circle) for circle in circles if len(circle) > 1), key=len, reverse=True)


def _reachable(name: str, arrows: Mapping[str, set[str]]) -> set[str]:
    found: set[str] = set()
    waiting = [name]
    while waiting:
        new = arrows[waiting.pop()] - found
        found |= new
        waiting.extend(new)
    return found


def _twice(names: Iterable[str]) -> list[tuple[str, int]]:
    return [(name, count) for name, count in Counter(names).most_common() if count > 1]


def _long_functions(modules: Iterable[Module]) -> Iterator[str]:
    for module in modules:
        for node in ast.walk(module.tree):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                if lines > MOST_LINES_OF_A_FUNCTION:
                    yield f"{module.name}.{node.name} {lines}"


def _tell(title: str, rows: Iterable[str]) -> None:
    found = list(rows)
    print(f"{title}: {len(found)}" + (f" ({', '.join(found[:6])}{' …' if len(found) > 6 else ''})" if found else ""))


def _first_picture(root: Path) -> tuple[int, float]:
    """How many own modules are loaded when the table draws its first line, and the seconds since Textual was there."""
    python = root / ".venv/bin/python"
    found: list[tuple[int, float]] = []
    for _ in range(RUNS):
        with TemporaryDirectory(prefix="planterm-size-") as folder:
            plan, told = Path(folder, "plan.toml"), Path(folder, "told")
            plan.write_bytes((root / "sample_plans/skarpnack-2025.toml").read_bytes())
            command = [str(python) if python.exists() else sys.executable, "-c", _FIRST_PICTURE, str(plan), str(told)]
            state = {"PLANTERM_STATE": folder, "PLANTERM_CONFIG": folder}
            subprocess.run(command, check=True, env=os.environ | state, cwd=folder, capture_output=True)
            loaded, seconds = told.read_text().split()
            found.append((int(loaded), float(seconds)))
    return found[0][0], statistics.median(seconds for _, seconds in found)


if __name__ == "__main__":
    main()
