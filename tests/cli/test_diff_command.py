"""planterm diff."""

import json
import re
from pathlib import Path

import pytest
from openpyxl import load_workbook
from plan_files import PLAN, SAMPLE, run_program, write_plan

from official_form import form_row
from planterm.cli.main import main
from planterm.model.diff import diff
from planterm.publish.differences import as_json, as_text, first_words
from planterm.publish.wrap import display_width
from planterm.store.planfile import load

ROWS = re.compile(r"\[\[omrade\.rad\]\]\nid = \"m4y8re\"\n")
CHANGED = ROWS.sub("", PLAN)
CHANGED = CHANGED.replace('skede = "beslutad"', 'skede = "uppfoljd"').replace("beslutsdatum = 2026-04-23", "")
CHANGED = CHANGED.replace('orsak = "=1+1"', 'orsak = "Mörka gångvägar"').replace('status = "genomford"', "")
CHANGED = CHANGED.replace(
    'titel = "Otrygga och brottsutsatta platser"\n',
    """titel = "Otrygga och brottsutsatta platser"

[[omrade.rad]]
id = "p6a8tg"
problem = "Klotter"
atgard = \"\"\"
Sanering
inom 24 timmar\"\"\"
""",
)
CHANGED = CHANGED.replace('titel = "Buskörning"', 'titel = "Trafik"')


def two_plans(folder: Path, first: str = PLAN, second: str = CHANGED) -> list[str]:
    for name, text in (("a.toml", first), ("b.toml", second)):
        (folder / name).write_text(text, encoding="utf-8")
    return [str(folder / "a.toml"), str(folder / "b.toml")]


def test_what_differs_in_words_area_by_area(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", *two_plans(tmp_path)]) == 1
    assert capsys.readouterr() == (
        """\
Skillnader: 2 ändrade uppgifter om planen, 1 område med ny titel, 1 ny rad, 1
borttagen rad och 1 ändrad rad.

Planens uppgifter
  Skede
  − Före:  Beslutad
  + Efter: Uppföljd
  Beslutsdatum
  − Före:  2026-04-23
  + Efter: (tomt)

Område 1: Unga i riskzon för destruktivt beteende

  Rad 1, ändrad: Skola som brottsplats [se bilaga]
    Orsak
    − Före:  =1+1
    + Efter: Mörka gångvägar
    Status
    − Före:  Genomförd
    + Efter: (tomt)

  Tidigare rad 2, borttagen

Område 2: Otrygga och brottsutsatta platser

  Rad 1, ny
    + Problem: Klotter
    + Åtgärd:  Sanering
               inom 24 timmar

Område 6 (eget): Trafik
  Områdets titel
  − Före:  Buskörning
  + Efter: Trafik
""",
        "",
    )


def test_the_same_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", *two_plans(tmp_path), "--json"]) == 1
    keys = ("omrade", "rad", "typ", "kolumn", "fran", "till")
    new_row = {"problem": "Klotter", "atgard": "Sanering\ninom 24 timmar"}
    expected: list[tuple[object, ...]] = [
        (None, None, "andrad", "skede", "beslutad", "uppfoljd"),
        (None, None, "andrad", "beslutsdatum", "2026-04-23", ""),
        ("unga", "k3x9qd", "andrad", "orsak", "=1+1", "Mörka gångvägar"),
        ("unga", "k3x9qd", "andrad", "status", "genomford", ""),
        ("unga", "m4y8re", "borttagen", None, {}, None),
        ("platser", "p6a8tg", "ny", None, None, new_row),
        ("trafik", None, "andrad", "titel", "Buskörning", "Trafik"),
    ]
    changes = json.loads(capsys.readouterr().out)
    assert [tuple(change.values()) for change in changes] == expected
    assert {tuple(change) for change in changes} == {keys}


def moved_rows(folder: Path) -> list[str]:
    """Two plans between which a row was moved to the end, one went to another area, and an area was added."""
    areas = PLAN.replace('id = "m4y8re"\n', 'id = "m4y8re"\n\n[[omrade.rad]]\nid = "q7b9uh"\n').split("[[omrade]]")
    before = "[[omrade]]".join(areas)
    head, first, *others = areas[1].split("[[omrade.rad]]")
    areas[1] = "[[omrade.rad]]".join([head, *others, first.replace("Fältarbete", "Fältarbete och nattvandring")])
    head, moped = areas[6].split("[[omrade.rad]]")
    areas[6] = head
    areas[3] += f"[[omrade.rad]]{moped}\n"
    areas.append('\nid = "brand"\ntitel = "Anlagda bränder"\n')
    return two_plans(folder, before, "[[omrade]]".join(areas))


def test_moves_are_told_as_moves(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", *moved_rows(tmp_path)]) == 1
    out = capsys.readouterr().out
    assert out.startswith("Skillnader: 1 nytt område, 1 ändrad rad och 2 flyttade rader.\n")
    assert "\n  Rad 3, flyttad från rad 1, och ändrad: Skola som brottsplats [se bilaga]\n    Åtgärd\n" in out
    assert "\n  Rad 1, flyttad hit från ”Buskörning”, rad 1: Buskörning med moped\n" in out
    assert out.endswith("\nOmråde 7 (eget): Anlagda bränder\n  Området är nytt.\n")


def test_moves_in_json_tell_both_places(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", *moved_rows(tmp_path), "--json"]) == 1
    changes = json.loads(capsys.readouterr().out)
    assert [(change["rad"], change["fran"], change["till"]) for change in changes if change["typ"] == "flyttad"] == [
        ("k3x9qd", {"omrade": "unga", "rad": 1}, {"omrade": "unga", "rad": 3}),
        ("n5z7sf", {"omrade": "trafik", "rad": 1}, {"omrade": "systemhot", "rad": 1}),
    ]
    assert [change for change in changes if change["omrade"] == "brand"] == [
        {
            "omrade": "brand",
            "rad": None,
            "typ": "ny",
            "kolumn": None,
            "fran": None,
            "till": {"titel": "Anlagda bränder"},
        }
    ]


def test_an_area_that_went_or_moved(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fire = '\n[[omrade]]\nid = "brand"\ntitel = "Anlagda bränder"\n'
    moped = PLAN[PLAN.index('[[omrade]]\nid = "trafik"') :]
    swapped = PLAN.replace(moped, fire + moped)
    assert main(["diff", *two_plans(tmp_path, PLAN + fire, swapped)]) == 1
    out = capsys.readouterr().out
    assert out.startswith("Skillnader: 1 flyttat område.\n")
    assert "  Området är flyttat från plats " in out
    assert main(["diff", *two_plans(tmp_path, PLAN, PLAN.replace(moped, ""))]) == 1
    assert capsys.readouterr().out.endswith(
        "Område 6 (eget): Buskörning\n  Området är borttaget.\n\n"
        "  Tidigare rad 1, borttagen\n    − Problem: Buskörning med moped\n"
    )


def test_plans_that_hold_the_same_are_equal_whatever_their_files_look_like(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = PLAN.replace("# Utkast till nämnden.", "# En annan kommentar.\n").replace("\n", "\r\n")
    paths = two_plans(tmp_path, PLAN, other)
    assert main(["diff", *paths]) == 0
    assert capsys.readouterr() == ("Planerna är lika.\n", "")
    assert main(["diff", *paths, "--json"]) == 0
    assert capsys.readouterr() == ("[]\n", "")


def test_every_word_of_the_real_plan_is_told_within_80_columns(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    empty = SAMPLE.with_name("tom-2026.toml")
    assert main(["diff", str(empty), str(SAMPLE)]) == 1
    out = capsys.readouterr().out
    assert max(map(display_width, out.splitlines())) <= 80
    words = iter(out.split())
    for row in load(SAMPLE).plan.rows():
        for word in " ".join(row.cells).split():
            assert word in words, word


def test_escape_sequences_of_a_file_do_not_reach_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = PLAN.replace("Buskörning med moped", r"\u001B[2J\u009B31mBuskörning\u0007")
    assert main(["diff", *two_plans(tmp_path, PLAN, text)]) == 1
    out = capsys.readouterr().out
    assert "+ Efter: [2J31mBuskörning" in out
    assert not set(out) & set("\x1b\x9b\x07")


@pytest.mark.parametrize("which", [0, 1])
def test_a_plan_that_cannot_be_read_is_one_swedish_line(
    which: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paths = two_plans(tmp_path)
    Path(paths[which]).write_text("schema = 1\n[plan", encoding="utf-8")
    assert main(["diff", *paths]) == 2
    out, message = capsys.readouterr()
    assert (out, message.count("\n")) == ("", 1)
    assert paths[which] in message


def test_the_installed_program_says_it_with_its_exit_code(tmp_path: Path) -> None:
    path = write_plan(tmp_path)
    assert run_program("diff", path, path).returncode == 0
    assert run_program("diff", path, str(SAMPLE)).returncode == 1
    assert run_program("diff", path, "finns-inte.toml").returncode == 2


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        (("Klotter",), "Klotter"),
        (("  Klotter\n\n på  skolor ", "Orsak"), "Klotter på skolor"),
        (("", " ", "Ny belysning"), "Ny belysning"),
        ((), "(tomt)"),
        (("Ungdomar " * 20,), "Ungdomar Ungdomar Ungdomar Ungdomar Ungdomar Ungdomar …"),
        (("x" * 577,), f"{'x' * 60} …"),
    ],
)
def test_a_row_is_known_by_its_first_words_on_a_line(cells: tuple[str, ...], words: str) -> None:
    assert first_words(form_row("a", (*cells, *[""] * (7 - len(cells))))) == words


def test_any_two_sample_plans_can_be_compared(capsys: pytest.CaptureFixture[str]) -> None:
    paths = sorted(SAMPLE.parent.glob("*.toml"))
    for first in paths:
        for second in paths:
            assert main(["diff", str(first), str(second)]) == (first != second), (first.name, second.name)
            assert main(["diff", str(first), str(second), "--json"]) == (first != second)
    assert capsys.readouterr().err == ""


def test_differences_are_told_within_narrow_terminals() -> None:
    plans = [load(path).plan for path in sorted(SAMPLE.parent.glob("*.toml"))]
    for first in plans:
        for second in plans:
            changes = diff(first, second)
            assert as_text(first, second, changes, 20)
            assert len(as_json(first, second, changes)) == len(changes)


def test_a_plan_that_went_through_a_workbook_is_compared_by_what_its_rows_say(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", str(SAMPLE), "-o", "bok.xlsx"]) == 0
    book = load_workbook(folder / "bok.xlsx")
    book.worksheets[1]["F3"] = "Preventionssamordnaren"
    book.worksheets[4].delete_rows(5)
    book.save(folder / "bok.xlsx")
    main(["import", "bok.xlsx", "-o", "ater.toml"])
    capsys.readouterr()
    assert main(["diff", str(SAMPLE), "ater.toml", "--json"]) == 1
    changes = json.loads(capsys.readouterr().out)
    assert [(each["typ"], each["kolumn"], each["till"]) for each in changes if each["rad"]] == [
        ("andrad", "vem", "Preventionssamordnaren"),
        ("borttagen", None, None),
    ]
    assert all(f'id = "{each["rad"]}"' in SAMPLE.read_text(encoding="utf-8") for each in changes if each["rad"])
    assert main(["diff", str(SAMPLE), "ater.toml"]) == 1
    assert "kändes igen på vad som står i dem" in " ".join(capsys.readouterr().out.split())


def test_plans_that_share_some_ids_are_compared_by_these_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = PLAN.replace("m4y8re", "p6a8tg")
    assert main(["diff", *two_plans(tmp_path, PLAN, other), "--json"]) == 1
    assert [each["typ"] for each in json.loads(capsys.readouterr().out)] == ["borttagen", "ny"]
