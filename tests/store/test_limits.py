"""Files that no plan is like are refused in a moment, whatever they would do to the parser."""

from pathlib import Path

import pytest
from store_plans import complaint, minimal

from planterm.store.disk import BrokenPlanError, WriteFailedError
from planterm.store.files import LARGEST
from planterm.store.planfile import load, revised_file
from planterm.store.syntax import MOST_STRUCTURE

BEYOND = {
    "lines": "\n" * MOST_STRUCTURE,
    "keys": "".join(f"k{number} = {number}\n" for number in range(MOST_STRUCTURE // 8)),
    "rows": "[[omrade]]\n" + "[[omrade.rad]]\n" * (MOST_STRUCTURE // 10),
    "tables": "".join(f"[t{number}]\n" for number in range(MOST_STRUCTURE // 8)),
    "values": "x = [" + "1," * MOST_STRUCTURE + "1]\n",
    "digits": "x = " + "9" * MOST_STRUCTURE + "\n",
    "blanks": "x =" + " " * MOST_STRUCTURE + "[1]\n",
    "dotted key": ".".join(["a"] * 5000) + " = 1\n",
    "dotted header": "[" + ".".join(['"a b"'] * 5000) + "]\n",
    "dotted key in a table": "x = {" + ".".join(["a"] * 5000) + " = 1}\n",
}


@pytest.mark.parametrize("name", BEYOND)
def test_what_is_beyond_any_plan_is_said_to_be(name: str, tmp_path: Path) -> None:
    path = tmp_path / "plan.toml"
    path.write_text(minimal(BEYOND[name]), encoding="utf-8")
    message = complaint(lambda: load(path), BrokenPlanError)
    assert message == f"{path} har fler rader, rubriker eller värden än någon plan; kontrollera att det är rätt fil."


def test_too_many_areas(tmp_path: Path) -> None:
    path = tmp_path / "plan.toml"
    path.write_text(minimal("[[omrade]]\n" * 501), encoding="utf-8")
    assert "planen har fler än 500 områden" in complaint(lambda: load(path), BrokenPlanError)


def test_too_many_keys_that_nobody_knows(tmp_path: Path) -> None:
    path = tmp_path / "plan.toml"
    path.write_text(minimal("[egen]\n" + "".join(f"k{number} = 1\n" for number in range(2000))), encoding="utf-8")
    assert load(path).notes == ()
    path.write_text("".join(f"k{number} = 1\n" for number in range(2000)) + minimal(), encoding="utf-8")
    assert "fler än 1000 nycklar som planterm inte känner till" in complaint(lambda: load(path), BrokenPlanError)


def test_a_plan_that_could_not_be_opened_again_is_not_saved(tmp_path: Path) -> None:
    path = tmp_path / "plan.toml"
    path.write_text(minimal("[[omrade]]\n[[omrade.rad]]\nproblem = 'x'\n"), encoding="utf-8")
    file = load(path)
    [row] = file.plan.rows()
    long = file.plan.with_rows({row.id: row.with_cell(0, "å" * (LARGEST << 19))})
    message = complaint(lambda: revised_file(file, long), WriteFailedError)
    assert message.startswith(f"{path} skulle bli större än 8 megabyte och sedan inte gå att öppna")


def test_texts_may_be_long_and_hold_what_looks_like_toml(tmp_path: Path) -> None:
    text = "a.b.c.d.e.f.g.h.i.j.k.l.m.n.o.p.q.r.s.t, " * 5000 + "\n[[omrade]]" * 1000
    path = tmp_path / "plan.toml"
    path.write_text(
        minimal(f"[[omrade]]\nx = [1, 2]\n[[omrade.rad]]\nproblem = '''{text}'''\norsak = \"{'.' * 9999}\"\n"), "utf-8"
    )
    [row] = load(path).plan.rows()
    assert row.cells[0] == text
    assert row.cells[1] == "." * 9999


def test_ten_thousand_rows_are_no_trouble_for_either_parser(tmp_path: Path) -> None:
    cells = "".join(f'{key} = "Så här blev det."\n' for key in ("problem", "orsak", "atgard", "nar", "vem"))
    rows = "[[omrade]]\n" + f"[[omrade.rad]]\n{cells}\n" * 10_000
    for number, unusual in enumerate(("", "x = [1, 2]\n")):
        path = tmp_path / f"{number}.toml"
        path.write_text(minimal(rows + unusual), encoding="utf-8")
        assert sum(1 for _ in load(path).plan.rows()) == 10_000
