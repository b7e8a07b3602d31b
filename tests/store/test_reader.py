from datetime import date
from pathlib import Path

import pytest
from store_plans import FORM, HANDWRITTEN, complaint, minimal, plan_file, row

from official_form import form_row
from planterm.form.loader import UnknownFormError
from planterm.model.plan import Area, Effect, GoalReached, Stage, Status
from planterm.store.disk import BrokenPlanError

AREA = '[[omrade]]\nid = "unga"\n'
ROW = "[[omrade.rad]]\n"


def test_a_file_written_by_hand_is_read(tmp_path: Path) -> None:
    plan = plan_file(tmp_path).plan
    assert (plan.form, plan.year, plan.stage, plan.decided_on) == (FORM, 2026, Stage.DRAFT, date(2026, 4, 23))
    assert (plan.district, plan.police_area, plan.case_number) == ("Exempelstadens stadsdelsförvaltning", "", "")
    follow_up = "Första raden.\n[[omrade.rad]]\n# ingen kommentar"
    first = row("aaaaaa", problem="Hög frånvaro", when="Linjearbete", follow_up=follow_up)
    assert plan.area("unga").rows[0] == form_row(first.id, first.cells, Status.PARTLY)
    assert plan.area("brand") == Area(
        "brand", "Anlagda bränder", (row("cccccc", problem="Bränder i soprum"),), own=True
    )


def test_official_areas_come_first_in_the_forms_order_and_none_is_missing(tmp_path: Path) -> None:
    text = minimal('[[omrade]]\nid = "egen"\ntitel = "Egen"\n[[omrade]]\nid = "platser"\n[[omrade]]\nid = "unga"\n')
    plan = plan_file(tmp_path, text).plan
    assert [area.id for area in plan.areas] == [*(area.id for area in FORM.areas), "egen"]
    assert [area.title for area in plan.areas] == [*(area.title for area in FORM.areas), "Egen"]
    assert [area.own for area in plan.areas] == [False] * 5 + [True]


def test_the_files_title_of_an_official_area_is_kept(tmp_path: Path) -> None:
    plan = plan_file(tmp_path, minimal('[[omrade]]\nid = "unga"\ntitel = "De unga"\n')).plan
    assert plan.area("unga").title == "De unga"


def test_an_area_without_id_is_known_by_its_title(tmp_path: Path) -> None:
    titles = (FORM.areas[1].title, "Bränder & båtstölder!", "Bränder & båtstölder!", "", FORM.areas[1].title)
    text = minimal("".join(f'[[omrade]]\ntitel = "{title}"\n' for title in titles))
    own = ["brander-batstolder", "brander-batstolder-2", "omrade", "otrygga-och-brottsutsatta-platser"]
    assert [area.id for area in plan_file(tmp_path, text).plan.areas] == [*(area.id for area in FORM.areas), *own]


def test_rows_without_ids_get_the_same_ones_each_time(tmp_path: Path) -> None:
    text = minimal(AREA + (ROW + 'problem = "Samma"\n') * 3 + ROW + 'id = "x"\n')
    first, again = plan_file(tmp_path, text), plan_file(tmp_path, text)
    assert first.plan == again.plan
    ids = [found.id for found in first.plan.rows()]
    assert len(set(ids)) == 4
    assert ids[-1] == "x"
    assert not first.is_complete


def test_texts_are_cleaned_as_they_come_in(tmp_path: Path) -> None:
    text = minimal(AREA + ROW + 'id = "x"\nproblem = "a\\u001b[2Jb\\r\\nc\\u0000\\t€"\n')
    assert next(plan_file(tmp_path, text).plan.rows()) == row("x", problem="a[2Jb\nc\t€")


def test_empty_choices_are_the_same_as_none(tmp_path: Path) -> None:
    text = minimal(AREA + ROW + 'id = "x"\nstatus = ""\n', 'ar = 2026\nskede = ""')
    plan = plan_file(tmp_path, text).plan
    assert plan.stage is Stage.DRAFT
    assert next(plan.rows()).status is None


def test_what_was_done_what_came_of_it_and_when_it_works(tmp_path: Path) -> None:
    text = minimal(f'{AREA}{ROW}id = "x"\nstatus = "genomford"\nmaluppfyllelse = "delvis"\neffekt = "lang"\n')
    found = next(plan_file(tmp_path, text).plan.rows())
    assert (found.status, found.goal_reached, found.effect) == (Status.DONE, GoalReached.PARTLY, Effect.LATER)


@pytest.mark.parametrize("row_id", ["å b", '"', "'; --", "<x>", "[/i]", "0"])
def test_any_line_of_text_can_be_an_id(tmp_path: Path, row_id: str) -> None:
    text = minimal(AREA + ROW + "id = '''" + row_id + "'''\n")
    assert next(plan_file(tmp_path, text).plan.rows()).id == row_id


def test_headers_may_be_quoted_and_spaced(tmp_path: Path) -> None:
    text = (
        'schema = 1\n"formular" = \'atgardsplan-2025\'\n["plan"]\n"ar" = 2026\n'
        "  [[ 'omrade' ]]\n  id = 'unga'\n  [[ omrade . \"rad\" ]]\n  'id' = 'x'\n"
    )
    assert [found.id for found in plan_file(tmp_path, text).plan.rows()] == ["x"]


HEAD = 'schema = 1\nformular = "atgardsplan-2025"\n'


@pytest.mark.parametrize(
    ("text", "place", "reason"),
    [
        ('formular = "atgardsplan-2025"\n', ", ”schema”", "skriv schema = 1 överst i filen"),
        ("# plan\nschema = 2\n", ", rad 2, ”schema”", "nyare version av planterm (schema 2); uppdatera planterm"),
        (f"schema = 0x{'f' * 9000}\n", ", rad 1, ”schema”", "nyare version av planterm"),
        ("schema = 0\n", ", rad 1, ”schema”", "0 är inget schema"),
        ("schema = true\n", ", rad 1, ”schema”", "true är inget schema"),
        ('schema = "1"\n', ", rad 1, ”schema”", "1 är inget schema"),
        ("schema = 1\n", ", ”formular”", "formuläret saknas"),
        ("schema = 1\nformular = 3\n", ", rad 2, ”formular”", "3 är ingen text"),
        (HEAD, ", ”ar”", "planens år saknas"),
        (f"{HEAD}[plan]\n", ", rad 3, ”ar”", "planens år saknas"),
        (f"plan = 3\n{HEAD}", ", rad 1, ”plan”", "under rubriken [plan]"),
        (f"plan = {{ar = 2026}}\n{HEAD}", ", rad 1, ”plan”", "under rubriken [plan]"),
        (f"plan.ar = 2026\n{HEAD}", "”plan”", "under rubriken [plan]"),
        (minimal(plan="ar = 26"), ", rad 5, ”ar”", "26 är inget år"),
        (minimal(plan='ar = "2026"'), ", rad 5, ”ar”", "2026 är inget år; skriv fyra siffror utan citattecken"),
        (minimal(plan="ar = true"), ", rad 5, ”ar”", "true är inget år"),
        (minimal(plan="ar = 2026\nforvaltning = []"), ", rad 6, ”forvaltning”", "[…] är ingen text"),
        (
            minimal(plan='ar = 2026\nskede = "klart"'),
            ", rad 6, ”skede”",
            "klart går inte att välja; skriv utkast, klar",
        ),
        (minimal(plan='ar = 2026\nbeslutsdatum = "2026-04-23"'), ", rad 6, ”beslutsdatum”", "är inget datum"),
        (minimal(plan="ar = 2026\nbeslutsdatum = 2026-04-23T10:00:00"), ", rad 6, ”beslutsdatum”", "är inget datum"),
        (minimal("[omrade]\nid = 'unga'\n"), ", rad 6, ”omrade”", "egen rubrik [[omrade]]"),
        (f"omrade = 1\n{minimal()}", ", rad 1, ”omrade”", "egen rubrik [[omrade]]"),
        (f"omrade = [1]\n{minimal()}", ", rad 1, ”omrade”", "egen rubrik [[omrade]]"),
        (f"omrade = [{{id = 'unga'}}]\n{minimal()}", ", rad 1, ”omrade”", "kan inte stå i en lista"),
        (minimal(f"{AREA}[omrade.rad]\nid = 'x'\n"), ", rad 8, ”rad”", "egen rubrik [[omrade.rad]]"),
        (minimal(f"{AREA}rad = [{{id = 'x'}}]\n"), "”omrade”", "kan inte stå i en lista"),
        (minimal(f"{AREA}titel = 1\n"), ", rad 8, ”titel”", "1 är ingen text"),
        (minimal("[[omrade]]\nid = 1\n"), ", rad 7, ”id”", "”1” kan inte vara ett id"),
        (minimal("[[omrade]]\nid = ' '\n"), ", rad 7, ”id”", "kan inte vara ett id"),
        (minimal('[[omrade]]\nid = "a\\nb"\n'), ", rad 7, ”id”", "”a b” kan inte vara ett id"),
        (minimal(f'{AREA}{ROW}id = "a\\u001bb"\n'), ", rad 9, ”id”", "”ab” kan inte vara ett id"),
        (minimal(AREA + AREA), ", rad 9, ”id”", "redan id för ett annat område"),
        (minimal(f"{AREA}{ROW}nar = 2026\n"), ", rad 9, ”nar”", "2026 är ingen text; sätt texten inom citattecken"),
        (minimal(f"{AREA}{ROW}\n{ROW}vem = 1979-05-27\n"), ", rad 11, ”vem”", "1979-05-27 är ingen text"),
        (
            minimal(f'{AREA}{ROW}id="x"\nstatus = "klar"\n'),
            ", rad 10, ”status”",
            "klar går inte att välja; skriv genom",
        ),
        (minimal(f'{AREA}{ROW}status = "{"y" * 99}"\n'), ", rad 9, ”status”", f"{'y' * 40}… går inte att välja"),
        (minimal(f'{AREA}{ROW}status = "\\u001b[2J\\n"\n'), ", rad 9, ”status”", "[2J går inte att välja"),
    ],
)
def test_a_wrong_value_is_told_with_line_and_key(tmp_path: Path, text: str, place: str, reason: str) -> None:
    message = complaint(lambda: plan_file(tmp_path, text), BrokenPlanError)
    assert message.startswith(f"{tmp_path / 'plan.toml'}{place}" if place.startswith(",") else str(tmp_path))
    assert place in message
    assert reason in message


def test_lines_are_counted_past_texts_that_look_like_headers(tmp_path: Path) -> None:
    text = HANDWRITTEN.replace('"Bränder i soprum"', "17")
    line = text[: text.index("problem = 17")].count("\n") + 1
    assert f", rad {line}, ”problem”: 17 är ingen text" in complaint(lambda: plan_file(tmp_path, text))


def test_a_row_id_used_twice_is_told_with_both_lines(tmp_path: Path) -> None:
    text = minimal(f'{AREA}{ROW}id = "x"\n[[omrade]]\nid = "platser"\n{ROW}id = "x"\n')
    message = complaint(lambda: plan_file(tmp_path, text), BrokenPlanError)
    assert ", rad 13, ”id”: ”x” är redan id för en annan rad i planen" in message
    assert message.endswith("(det står först på rad 9).")


def test_an_unknown_form_is_told_with_file_and_line(tmp_path: Path) -> None:
    text = minimal().replace("atgardsplan-2025", "plan-\\u001b2031")
    message = complaint(lambda: plan_file(tmp_path, text), UnknownFormError)
    assert message.startswith(f"{tmp_path / 'plan.toml'}, rad 2, ”formular”: Formuläret ”plan-2031” finns inte")
