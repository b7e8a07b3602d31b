"""Text under misspelt keys and headers: told of, taken into the plan as one step, and never lost."""

from pathlib import Path

import pytest

from official_form import At
from planterm.model.edits import EditKind
from planterm.model.form import Role
from planterm.session.session import Session
from planterm.store.planfile import load
from sample_plans import cell, write
from session_process import SessionProcess

HEAD = 'schema = 1\nformular = "atgardsplan-2025"\n\n[plan]\nar = 2026\nforvaltning = "Farsta"\n'
AREA = '\n[[omrade]]\nid = "unga"\n'
ROW = '\n[[omrade.rad]]\nid = "aaaaaa"\norsak = "Mörkt"\n'
MISSPELT = f'{HEAD}{AREA}{ROW}Problem = "Klotter"  # vår\nprioritet = 1\n'


def opened(folder: Path, text: str) -> Session:
    path = folder / "plan.toml"
    path.write_text(text, encoding="utf-8")
    return Session.open(path)


def saved(session: Session) -> str:
    """What a save makes of the file, which another session then reads as the plan."""
    session.save()
    assert not session.is_dirty
    assert load(session.path).plan == session.plan
    return session.path.read_text(encoding="utf-8")


def test_the_text_is_taken_in_stands_under_the_right_key_and_can_be_undone(tmp_path: Path) -> None:
    session = opened(tmp_path, MISSPELT)
    assert session.told == (
        "Nyckeln ”Problem” på rad 14 i filen känns inte igen, och texten under den visas inte. Menas ”problem”?",
    )
    step = session.take_in()
    assert step is not None
    assert step.kind is EditKind.TAKE_IN
    assert cell(session, "aaaaaa") == "Klotter"
    assert not session.told
    session.undo()
    assert (cell(session, "aaaaaa"), len(session.told), session.is_dirty) == ("", 1, False)
    session.redo()
    assert saved(session) == MISSPELT.replace(
        'orsak = "Mörkt"\nProblem = "Klotter"  # vår\n', 'problem = "Klotter"\norsak = "Mörkt"\n# vår\n'
    )
    assert not session.can_take_in


def test_what_is_saved_and_then_undone_is_in_the_file_still(tmp_path: Path) -> None:
    session = opened(tmp_path, MISSPELT)
    session.take_in()
    saved(session)
    session.undo()
    text = saved(session)
    assert 'att_avgora.problem = "Klotter"' in text
    session.redo()
    assert "att_avgora" not in saved(session)
    assert cell(session, "aaaaaa") == "Klotter"


def test_the_file_is_left_alone_where_nothing_is_taken_in(tmp_path: Path) -> None:
    session = opened(tmp_path, MISSPELT)
    write(session, "aaaaaa", "Mörkt och ödsligt", At.CAUSE)
    assert saved(session) == MISSPELT.replace('"Mörkt"', '"Mörkt och ödsligt"')
    assert len(session.told) == 1


@pytest.mark.parametrize("choice", ["Skada", "Klotter", "Skada\nKlotter", None])
def test_where_the_right_key_has_a_text_both_are_kept_until_one_is_chosen(choice: str | None, tmp_path: Path) -> None:
    session = opened(tmp_path, MISSPELT.replace("orsak", 'problem = "Skada"\norsak'))
    session.take_in()
    assert cell(session, "aaaaaa") == "Skada"
    [undecided] = session.undecided
    assert (undecided.standing.text, [other.text for other in undecided.others]) == ("Skada", ["Klotter"])
    if choice is not None:
        session.decide(undecided, choice)
    write(session, "aaaaaa", "Bo", At.WHO)
    text = saved(session)
    assert cell(session, "aaaaaa") == (choice or "Skada")
    assert ('Problem = "Klotter"  # vår\n' in text) is (choice is None)


@pytest.mark.parametrize(
    ("text", "right", "told"),
    [
        (f'{HEAD}{AREA}{ROW}"åtgärd" = "X"\n', 'atgard = "X"\n', "”åtgärd” på rad 14 i filen"),
        (f'{HEAD}{AREA}{ROW}statsu = "delvis"\n', 'status = "delvis"\n', "Menas ”status”?"),
        (f'{HEAD}{AREA}{ROW}uppfolning = """\nX\nY"""\n', 'uppfoljning = """\nX\nY"""\n', "Menas ”uppfoljning”?"),
        (f'{HEAD}"diarienumer" = "X"\n{AREA}', 'diarienummer = "X"\n', "”diarienumer” på rad 7 i filen"),
        (f"{HEAD}Beslutsdatum = 2026-04-23\n{AREA}", "beslutsdatum = 2026-04-23\n", "Menas ”beslutsdatum”?"),
        (f'{HEAD}{AREA}Titel = "X"\n', 'titel = "X"\n', "Menas ”titel”?"),
    ],
)
def test_keys_of_rows_areas_and_the_plan(text: str, right: str, told: str, tmp_path: Path) -> None:
    session = opened(tmp_path, text)
    if "titel" in right:  # the form has a title for the area, so both are kept and asked about
        session.take_in()
        session.decide(session.undecided[0], "X")
    else:
        [sentence] = session.told
        assert told in sentence
        session.take_in()
    after = saved(session)
    assert right in after
    assert not session.told
    assert len(after.splitlines()) == len(text.splitlines())


ROWS = '\n# om a\n[[omrade.rad]]\nid = "aaaaaa"\nproblem = "A"\n'
STRAY = (
    '\n# om b\n[[omrade.rader]]  # fel\nid = "bbbbbb"\nproblem = "B"\nprio = 1\n[omrade.rader.kontakt]\nnamn = "Bo"\n'
)
RIGHT = STRAY.replace("rader", "rad")


@pytest.mark.parametrize(
    ("wrong", "right", "rows"),
    [
        pytest.param(f"{AREA}{ROWS}{STRAY}", f"{AREA}{ROWS}{RIGHT}", "aaaaaa bbbbbb", id="rows"),
        pytest.param(f"{AREA}{STRAY}", f"{AREA}{RIGHT}", "bbbbbb", id="rows alone"),
        pytest.param(
            f"{AREA}{ROWS}{STRAY.replace('rader', 'Rad')}", f"{AREA}{ROWS}{RIGHT}", "aaaaaa bbbbbb", id="letter case"
        ),
        pytest.param(
            f'{AREA}{ROWS}\n[["område"]]\nid = "egen"\ntitel = "Egen"\n{RIGHT}'.replace(
                '"egen"\ntitel = "Egen"\n\n# om b\n[[omrade.rad]]', '"egen"\ntitel = "Egen"\n\n# om b\n[["område".rad]]'
            ).replace("[omrade.rad.kontakt]", '["område".rad.kontakt]'),
            f'{AREA}{ROWS}\n[[omrade]]\nid = "egen"\ntitel = "Egen"\n{RIGHT}',
            "aaaaaa bbbbbb",
            id="an area",
        ),
        pytest.param(
            f"{AREA}{ROWS}{AREA}{RIGHT}".replace(
                '[[omrade]]\nid = "unga"\n\n# om b\n[[omrade.rad]]',
                '[[Omrade]]\nid = "platser"\n\n# om b\n[[Omrade.rad]]',
            ).replace("[omrade.rad.kontakt]", "[Omrade.rad.kontakt]"),
            f'{AREA}{ROWS}\n[[omrade]]\nid = "platser"\n{RIGHT}',
            "aaaaaa bbbbbb",
            id="an official area",
        ),
    ],
)
def test_rows_and_areas_under_misspelt_headers(wrong: str, right: str, rows: str, tmp_path: Path) -> None:
    session = opened(tmp_path, HEAD + wrong)
    before = session.plan
    assert session.told
    assert "bbbbbb" not in [row.id for row in session.plan.rows()]
    if "A" in wrong:
        write(session, "aaaaaa", "Bo", At.WHO)
        edited = saved(session)
        assert edited == f"{HEAD}{wrong}".replace('problem = "A"\n', 'problem = "A"\nvem = "Bo"\n')
        write(session, "aaaaaa", "", At.WHO)
    session.take_in()
    assert " ".join(row.id for row in session.plan.rows()) == rows
    taken = saved(session).replace('vem = ""\n', "")
    assert taken == HEAD + right
    assert not session.told
    session.undo()
    assert session.plan == before
    assert saved(session).replace('vem = ""\n', "") == HEAD + wrong


def test_rows_without_ids_are_taken_in_with_ids(tmp_path: Path) -> None:
    rows = zip(("rad", "rader", "rad"), "ABC", strict=True)
    text = f"{HEAD}{AREA}" + "".join(f'\n[[omrade.{name}]]\nproblem = "{letter}"\n' for name, letter in rows)
    session = opened(tmp_path, text)
    first, third = [row.id for row in session.plan.rows()]
    session.take_in()
    assert [row[Role.PROBLEM] for row in session.plan.area("unga").rows] == ["A", "C", "B"]
    assert [row.id for row in session.plan.rows()][:2] == [first, third]
    saved(session)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            f'{HEAD}{AREA}problem = "X"\n',
            "hör till en rad i planen, och texten visas inte. Saknas [[omrade.rad]] ovanför?",
        ),
        (f"{HEAD}{AREA}{ROW}Nar = 5.5\n", "Menas ”nar”?"),
        (f'{HEAD}{AREA}{ROW}Status = "okänd"\n', "Menas ”status”?"),
        (f'{HEAD}{AREA}{ROW}ID = "x"\n', "Menas ”id”?"),
        (f"{HEAD}\n[Plan]\nx = 1\n{AREA}", "Rubriken [Plan] på rad 8 i filen känns inte igen"),
        (f"{HEAD}{AREA}{ROW}prio = 1\natt_avgora.prio = 2\n", "Nyckeln ”prio” på rad 15 i filen fick två värden"),
    ],
)
def test_what_cannot_be_taken_in_is_told_of(text: str, told: str, tmp_path: Path) -> None:
    session = opened(tmp_path, text)
    [sentence] = session.told
    assert told in sentence
    assert not session.can_take_in
    before = session.path.read_text(encoding="utf-8")
    assert saved(session) == before


def test_a_crash_after_taking_in_loses_nothing(tmp_path: Path) -> None:
    path = tmp_path / "plan.toml"
    path.write_text(MISSPELT, encoding="utf-8")
    with SessionProcess(path) as process:
        process.do("take_in")
    session = Session.open(path)
    session.recover()
    assert cell(session, "aaaaaa") == "Klotter"
    text = saved(session)
    assert 'problem = "Klotter"' in text
    assert "Problem" not in text
