"""Text under misspelt keys and headers: told of, under keys taken into the plan as one step, and never lost."""

from pathlib import Path

import pytest

from official_form import At
from planterm.form.loader import load_form
from planterm.model.edits import EditKind, Place
from planterm.model.form_change import change_form
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


def test_what_stands_under_a_misspelt_header_is_told_of_and_stays_in_the_file(tmp_path: Path) -> None:
    stray = '\n# om b\n[[omrade.rader]]  # fel\nid = "bbbbbb"\nproblem = "B"\n[omrade.rader.kontakt]\nnamn = "Bo"\n'
    session = opened(tmp_path, f"{HEAD}{AREA}{ROW}{stray}{ROW.replace('aaaaaa', 'cccccc')}")
    [sentence] = session.told
    assert "Rubriken [[omrade.rader]] på rad 16 i filen känns inte igen" in sentence
    assert "Rätta den då i en textredigerare." in sentence
    assert not session.can_take_in
    write(session, "aaaaaa", "Ljust", At.CAUSE)
    write(session, "cccccc", "Blött", At.CAUSE)
    rows = [ROW.replace("Mörkt", "Ljust"), ROW.replace("aaaaaa", "cccccc").replace("Mörkt", "Blött")]
    assert saved(session) == f"{HEAD}{AREA}{rows[0]}{stray}{rows[1]}"


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


@pytest.mark.parametrize(
    ("own", "kept"),
    [
        ('orsaker = "Mörkt"  # vår\n', 'orsaker = "Mörkt"  # vår\n'),
        ('orsak = "Mörkt"  # vår\n', '# orsak = "Mörkt"  # vår\n'),
        ('vem = """\nBo\n"""\n', '# vem = """\n# Bo\n# """\n'),
        ("nar.start = 1\n", "# nar.start = 1\n"),
    ],
)
def test_a_key_of_ones_own_that_is_like_a_column_of_another_form_stays_there(
    own: str, kept: str, tmp_path: Path
) -> None:
    row = '\n[[omrade.rad]]\nid = "aaaaaa"\nproblem = "Klotter"\n'
    session = opened(tmp_path, f"{HEAD.replace('atgardsplan-2025', 'kommunplan-enkel')}{AREA}{row}{own}")
    session.apply(change_form(session.plan, Place("unga", "aaaaaa"), load_form("atgardsplan-2025")))
    assert kept in saved(session)
    write(session, "aaaaaa", "Mopeder")
    assert kept in saved(session)


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
