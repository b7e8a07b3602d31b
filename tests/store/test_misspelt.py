"""Keys that look like misspelt known ones are told of; keys that are the file's own are not."""

from pathlib import Path

import pytest
from store_plans import HANDWRITTEN, complaint, minimal, plan_file

from official_form import COLUMNS
from planterm.store import keys
from planterm.store.disk import BrokenPlanError
from planterm.store.misspelt import MisspeltName, near, near_header

ROW = '[[omrade]]\nid = "unga"\n[[omrade.rad]]\nid = "a"\n'


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        *((written, "problem") for written in ("Problem", "PROBLEM", "problemet", "problm", "porblem", "pröblem")),
        *((written, "atgard") for written in ("åtgärd", "a\u030atga\u0308rd", "Åtgärder", "atgrad", "atgärd")),
        *((written, "operativa_mal") for written in ("operativa-mål", "Operativa mål", "operativamal", "oprativa_mla")),
        *((written, "nar") for written in ("när", "När", "NAR")),
        *((written, "uppfoljning") for written in ("uppföljning", "uppfolning", "uppföjlning")),
        ("statsu", "status"),
        *((written, "maluppfyllelse") for written in ("måluppfyllelse", "maluppfylelse")),
        *((written, "effekt") for written in ("Effekt", "effect", "effekter")),
        ("vems", "vem"),
        ("ID", "id"),
        *((written, None) for written in ("prioritet", "kommentar", "orsak2", "atgard_2", "var", "hem", "ida", "nr")),
        *((written, None) for written in ("kostnad", "ansvarig", "mål", "rån", "start", "uppfoljd_av", "källa", "x")),
    ],
)
def test_a_key_of_a_row_and_the_nearest_known_one(written: str, meant: str | None) -> None:
    assert near(written, keys.row_keys(COLUMNS.keys)) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        *((written, "omrade") for written in ("Omrade", "område", "omraden", "områden", "omrde")),
        *((written, "omrade.rad") for written in ("omrade.rader", "omrade.Rad", "område.rad", "Område.Rader")),
        *((written, "plan") for written in ("Plan", "planen")),
        ("område.rad.kontakt", "omrade.rad.kontakt"),
        *(
            (written, None)
            for written in ("plan", "omrade", "omrade.rad", "omrade.kontakt", "logg", "omrade.rad.rader")
        ),
    ],
)
def test_a_header_and_the_nearest_known_one(written: str, meant: str | None) -> None:
    found = near_header(tuple(written.split(".")))
    assert (".".join(found) if found else None) == meant


def test_each_is_told_with_its_line_and_its_place(tmp_path: Path) -> None:
    text = minimal(
        f'{ROW}Problem = "A"\n[omrade.rad.kontakt]\nProblem = "egen"\n\n[[omrade.rader]]\nx = 1\n[[omrade.rader]]\n'
        '[egen]\nProblem = "egen"\n',
        'ar = 2026\n"År" = 2027\nordforande = "Bo"',
    ).replace("schema = 1", "schema = 1\nschemat = 2")
    assert plan_file(tmp_path, text).notes == (
        MisspeltName(2, "schemat", "schema"),
        MisspeltName(7, "År", "ar"),
        MisspeltName(13, "Problem", "problem", "unga", "a"),
        MisspeltName(17, "[[omrade.rader]]", "[[omrade.rad]]", "unga"),
    )


def test_a_file_with_keys_of_its_own_alone_is_not_told_of(tmp_path: Path) -> None:
    assert plan_file(tmp_path, HANDWRITTEN).notes == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (minimal(plan='"År" = 2026'), "”ar”: planens år saknas; skriv till exempel ar = 2026"),
        (minimal(plan='"År" = 2026'), "(är det den som på rad 5 är skriven ”År”?)."),
        (minimal().replace("[plan]", "[Plan]"), "(är det den som på rad 4 är skriven ”[Plan]”?)."),
        (minimal().replace("formular", "Formular"), "(är det den som på rad 2 är skriven ”Formular”?)."),
        (minimal().replace("schema", "shema"), "(är det den som på rad 1 är skriven ”shema”?)."),
        (minimal(f'{ROW}åtgärd = "X"\n'), "rad 10: nycklar skrivs utan å, ä och ö; skriv atgard i stället för åtgärd."),
        (minimal(f"{ROW}[[område.rad]]\n"), "rad 10: nycklar skrivs utan å, ä och ö; skriv omrade.rad i stället för"),
        (minimal(f"{ROW}källa = 1\n"), "rad 10: nycklar skrivs utan å, ä och ö; skriv kalla i stället för källa."),
    ],
)
def test_a_file_that_cannot_be_opened_because_of_such_a_key_says_so(text: str, told: str, tmp_path: Path) -> None:
    assert told in complaint(lambda: plan_file(tmp_path, text), BrokenPlanError)
