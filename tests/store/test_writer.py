from datetime import date
from pathlib import Path

import pytest
from store_plans import (
    HANDWRITTEN,
    changes,
    complaint,
    minimal,
    plan_file,
    row,
    saved_changes,
    with_rows,
    with_text,
    written,
)

from official_form import At, form_row
from planterm.form.loader import load_form
from planterm.model.form import Role
from planterm.model.form_change import on_form
from planterm.model.plan import Area, Stage, Status
from planterm.store.planfile import PlanFile, load, revised_file, save

AREA = '[[omrade]]\nid = "unga"\n'


@pytest.fixture
def file(tmp_path: Path) -> PlanFile:
    return plan_file(tmp_path)


def test_one_cell_is_one_line_and_its_comment_stays(file: PlanFile) -> None:
    plan = with_text(file.plan, "aaaaaa", At.PROBLEM, "Låg närvaro")
    assert saved_changes(file, plan) == [
        '-problem = "Hög frånvaro"          # se lägesbilden\n',
        '+problem = "Låg närvaro"          # se lägesbilden\n',
    ]


def test_a_text_of_several_lines_becomes_one_and_the_reverse(file: PlanFile) -> None:
    one_line = with_text(file.plan, "aaaaaa", At.FOLLOW_UP, "Kort")
    assert saved_changes(file, one_line) == [
        '-uppfoljning = """\n',
        "-Första raden.\n",
        "-[[omrade.rad]]\n",
        '-# ingen kommentar"""\n',
        '+uppfoljning = "Kort"\n',
    ]
    several = with_text(one_line, "aaaaaa", At.WHEN, "vår\noch höst")
    assert saved_changes(load(file.path), several) == [
        "-nar = 'Linjearbete'\n",
        '+nar = """\n',
        "+vår\n",
        '+och höst"""\n',
    ]


def test_what_only_newer_toml_allows_is_read_and_stays(tmp_path: Path) -> None:
    own = "egen = {\n  lista = [1, 2,],  # med kommentar\n  tid = 07:30,\n}\n"
    file = plan_file(
        tmp_path, minimal(f'{AREA}[[omrade.rad]]\nid = "aaaaaa"\nproblem = "L\\xE5g\\e n\u00e4rvaro"\n{own}')
    )
    assert file.plan.areas[0].rows[0].cells[At.PROBLEM] == "Låg närvaro"
    assert saved_changes(file, with_text(file.plan, "aaaaaa", At.WHEN, "i höst")) == ['+nar = "i höst"\n']


def test_a_missing_key_comes_in_the_order_of_the_columns(file: PlanFile) -> None:
    plan = with_text(file.plan, "aaaaaa", At.GOALS, "Alla")
    assert saved_changes(file, plan) == ['+operativa_mal = "Alla"\n']
    assert 'lägesbilden\noperativa_mal = "Alla"\nnar' in written(file)


def test_a_key_that_is_missing_stays_so_when_its_text_is_empty(file: PlanFile) -> None:
    emptied = with_text(file.plan, "bbbbbb", At.CAUSE, "")
    assert saved_changes(file, emptied) == ['-orsak = "Vuxna känner inte igen den"\n', '+orsak = ""\n']


def test_a_status_comes_and_goes(file: PlanFile) -> None:
    first, second = file.plan.area("unga").rows
    plan = with_rows(file.plan, "unga", first._replace(status=None), second._replace(status=Status.DONE))
    assert saved_changes(file, plan) == [
        '-status = "delvis"                 # enligt mötet\n',
        '+status = "genomford"\n',
    ]


def test_the_plans_own_lines(file: PlanFile) -> None:
    plan = file.plan._replace(
        year=2027, stage=Stage.DECIDED, district='Nya "Staden"', decided_on=None, police_area="Väst"
    )
    assert saved_changes(file, plan) == [
        "-ar = 2026\n",
        '-forvaltning = "Exempelstadens stadsdelsförvaltning"  # hela namnet\n',
        '-skede = "utkast"            # utkast | klar-for-beslut | beslutad | uppfoljd\n',
        "-beslutsdatum = 2026-04-23   # nämnden\n",
        "+ar = 2027\n",
        '+forvaltning = "Nya \\"Staden\\""  # hela namnet\n',
        '+lokalpolisomrade = "Väst"\n',
        '+skede = "beslutad"            # utkast | klar-for-beslut | beslutad | uppfoljd\n',
    ]
    again = plan._replace(decided_on=date(2027, 1, 2))
    assert saved_changes(load(file.path), again) == ["+beslutsdatum = 2027-01-02\n"]


def test_other_names_of_parties_come_and_go(file: PlanFile) -> None:
    plan = file.plan._replace(synonyms="polisen = LPO Farsta; BoU = barn och unga")
    assert saved_changes(file, plan) == ['+synonymer = "polisen = LPO Farsta; BoU = barn och unga"\n']
    again = load(file.path)
    assert again.plan == plan
    assert saved_changes(again, plan._replace(synonyms="")) == [
        '-synonymer = "polisen = LPO Farsta; BoU = barn och unga"\n'
    ]


def test_a_new_row_is_written_with_all_its_columns(file: PlanFile) -> None:
    first, second = file.plan.area("unga").rows
    new = form_row("dddddd", ("P", "O", "Å", "", "", "", ""), Status.ONGOING)
    assert saved_changes(file, with_rows(file.plan, "unga", first, new, second)) == [
        "+[[omrade.rad]]\n",
        '+id = "dddddd"\n',
        '+problem = "P"\n',
        '+orsak = "O"\n',
        '+atgard = "Å"\n',
        '+operativa_mal = ""\n',
        '+nar = ""\n',
        '+vem = ""\n',
        '+uppfoljning = ""\n',
        '+status = "pagar"\n',
        "+\n",
    ]
    # In front of the comment that divides the rows, since that belongs to what follows.
    assert '"pagar"\n\n# Nedan: sådant' in written(file)


def test_a_removed_row_takes_its_comment_and_sub_table_along_and_no_more(file: PlanFile) -> None:
    plan = with_rows(file.plan, "unga", file.plan.area("unga").rows[1])
    removed = saved_changes(file, plan)
    assert all(line.startswith("-") for line in removed)
    assert removed[0] == "-# Frånvaron är viktigast.\n"
    assert '-namn = "Anna"\n' in removed
    assert "\n# Nedan: sådant som polisen föreslog.\n\n[[omrade.rad]]\n" in written(file)


def test_the_last_row_goes_without_leaving_blank_lines(tmp_path: Path) -> None:
    text = minimal(f'{AREA}\n[[omrade.rad]]\nid = "a"\n\n[[omrade.rad]]\nid = "b"\n')
    file = plan_file(tmp_path, text)
    assert saved_changes(file, with_rows(file.plan, "unga", row("a"))) == [
        "-\n",
        "-[[omrade.rad]]\n",
        '-id = "b"\n',
    ]


def test_a_removed_row_that_comes_back_stands_where_it_stood_with_all_that_was_its(file: PlanFile) -> None:
    first, second = file.plan.area("unga").rows
    for rows in ((), (first,), (second,)):
        saved = save(file, with_rows(file.plan, "unga", *rows))
        once_more = save(saved, with_text(saved.plan, "cccccc", At.PROBLEM, "Annat"))
        file = save(once_more, file.plan)
        assert file.text == HANDWRITTEN


def test_a_row_may_come_back_changed(file: PlanFile) -> None:
    saved = save(file, with_rows(file.plan, "unga"))
    back = save(saved, with_text(file.plan, "aaaaaa", At.PROBLEM, "Nytt"))
    assert changes(HANDWRITTEN, back.text) == [
        '-problem = "Hög frånvaro"          # se lägesbilden\n',
        '+problem = "Nytt"          # se lägesbilden\n',
    ]


def test_a_row_that_was_in_another_area_comes_back_as_it_was_last(file: PlanFile) -> None:
    first, second = file.plan.area("unga").rows
    away = with_rows(with_rows(file.plan, "unga", second), "brand", *file.plan.area("brand").rows, first)
    there = save(save(file, away), with_text(away, "aaaaaa", At.PROBLEM, "Nytt"))
    back = save(there, with_text(file.plan, "aaaaaa", At.PROBLEM, "Nytt"))
    assert len(changes(HANDWRITTEN, back.text)) == 2


def test_a_row_of_an_area_that_is_gone_can_come_back_elsewhere(file: PlanFile) -> None:
    [fire] = file.plan.area("brand").rows
    text = HANDWRITTEN.replace('"Bränder i soprum"', '"Bränder i soprum"  # viktigt')
    file.path.write_bytes(text.encode())
    gone = save(load(file.path), file.plan._replace(areas=file.plan.areas[:-1]))
    back = save(gone, with_rows(gone.plan, "miljoer", fire))
    assert '\nid = "cccccc"\nproblem = "Bränder i soprum"  # viktigt\n' in back.text
    assert load(file.path).plan == back.plan


def test_a_moved_row_is_moved_whole(file: PlanFile) -> None:
    first, second = file.plan.area("unga").rows
    plan = with_rows(file.plan, "unga", second, first)
    after = save(file, plan).text
    assert sorted(after.splitlines()) == sorted(HANDWRITTEN.splitlines())
    assert '# Frånvaron är viktigast.\n[[omrade.rad]]\nid = "aaaaaa"\n' in after
    assert load(file.path).plan == plan


def test_a_row_moves_to_another_area_with_all_that_is_its(file: PlanFile) -> None:
    first, second = file.plan.area("unga").rows
    plan = with_rows(with_rows(file.plan, "unga", second), "brand", *file.plan.area("brand").rows, first)
    after = save(file, plan).text
    assert sorted(after.splitlines()) == sorted(HANDWRITTEN.splitlines())
    assert after.index("[omrade.rad.kontakt]") > after.index('titel = "Anlagda bränder"')
    assert load(file.path).plan == plan


def test_an_official_area_that_the_file_lacks_comes_with_its_first_row(file: PlanFile) -> None:
    plan = with_rows(file.plan, "platser", row("dddddd", problem="Tunneln"))
    added = saved_changes(file, plan)
    assert all(line.startswith("+") for line in added)
    area = (
        '\n[[omrade]]\nid = "platser"\ntitel = "Otrygga och brottsutsatta platser"\n\n[[omrade.rad]]\nid = "dddddd"\n'
    )
    assert written(file).index('"bbbbbb"') < written(file).index(area) < written(file).index('id = "brand"')


def test_own_areas_come_go_move_and_are_renamed(file: PlanFile) -> None:
    first = Area("klotter", "Klotter", (row("dddddd", problem="Tunneln"),), own=True)
    plan = file.plan._replace(areas=(*file.plan.areas, first))
    saved = save(file, plan)
    assert saved.text.index('titel = "Klotter"') < saved.text.index("[slutet]")
    *official, fires, graffiti = plan.areas
    swapped = plan._replace(areas=(*official, graffiti, fires._replace(title="Bränder")))
    moved = save(saved, swapped)
    assert moved.text.index("Klotter") < moved.text.index("Bränder") < moved.text.index("[slutet]")
    assert save(moved, file.plan).text == HANDWRITTEN


def test_a_removed_area_leaves_foreign_tables_and_free_comments(tmp_path: Path) -> None:
    text = minimal(
        '\n[[omrade]]\nid = "x"\n[omrade.egen]\na = 1\n\n[[omrade.rad]]\nid = "a"\n\n# Fritt.\n\n'
        '[[omrade.rad]]\nid = "b"\n[omrade.mer]\nc = 1\n\n[annat]\ny = 1\n\n[[omrade.rad]]\nid = "c"\n'
    )
    file = plan_file(tmp_path, text)
    without = save(file, file.plan._replace(areas=file.plan.areas[:-1]))
    assert without.text == minimal("\n# Fritt.\n\n[annat]\ny = 1\n")
    assert save(without, file.plan).text == text


def test_ids_are_written_at_the_first_save_and_nothing_else(tmp_path: Path) -> None:
    text = minimal(
        '\n[[omrade]]\ntitel = "Eget"   # x\n\n[[omrade.rad]]\n# Polisens förslag\n  problem = "P"\n[[omrade.rad]]'
    )
    file = plan_file(tmp_path, text)
    first, second = (found.id for found in file.plan.rows())
    added = saved_changes(file, file.plan)
    assert added == [
        '+id = "eget"\n',
        f'+  id = "{first}"\n',
        "-[[omrade.rad]]",
        "+[[omrade.rad]]\n",
        f'+id = "{second}"\n',
    ]
    again = load(file.path)
    assert save(again, again.plan) is again


def test_empty_lists_give_way_to_areas_and_rows(tmp_path: Path) -> None:
    file = plan_file(tmp_path, f"omrade = []\n{minimal()}")
    saved = save(file, with_rows(file.plan, "unga", row("a")))
    assert "omrade = []" not in saved.text
    file = plan_file(tmp_path, minimal(f"{AREA}rad = []\n"))
    saved = save(file, with_rows(file.plan, "unga", row("a")))
    assert "rad = []" not in saved.text
    assert load(file.path).plan == saved.plan


def test_windows_line_ends_and_the_byte_order_mark_are_kept(tmp_path: Path) -> None:
    text = "\ufeff" + HANDWRITTEN.replace("\n", "\r\n")
    file = plan_file(tmp_path, text)
    assert file.plan == plan_file(tmp_path / ".", HANDWRITTEN).plan
    file = plan_file(tmp_path, text)
    plan = with_rows(with_text(file.plan, "bbbbbb", At.WHO, "a\nb"), "brand", row("dddddd", problem="x\ny"))
    assert '+vem = """\r\n' in saved_changes(file, plan)
    assert written(file).count("\n") == written(file).count("\r\n")
    assert written(file).startswith("\ufeff# Vår plan")


def test_mixed_line_ends_stay_as_they_are(tmp_path: Path) -> None:
    text = HANDWRITTEN.replace('"bbbbbb"\n', '"bbbbbb"\r\n').replace("lägesbilden\n", "lägesbilden\r\n")
    file = plan_file(tmp_path, text)
    plan = with_text(file.plan, "bbbbbb", At.PROBLEM, "Nytt")
    assert len(saved_changes(file, plan)) == 2
    assert written(file).count("\r\n") == 2


@pytest.mark.parametrize("text", [f'{AREA}[[omrade.rad]]\nid = "a"', f'{AREA}[[omrade.rad]]\nid = "a" # x'])
def test_a_file_without_a_last_line_break_can_be_added_to(tmp_path: Path, text: str) -> None:
    file = plan_file(tmp_path, minimal(text))
    changed = with_text(file.plan, "a", At.PROBLEM, "P")
    save(file, with_rows(changed, "unga", *changed.area("unga").rows, row("b", problem="Q")))
    assert [found.text(Role.PROBLEM) for found in load(file.path).plan.rows()] == ["P", "Q"]


def test_compact_files_stay_compact(tmp_path: Path) -> None:
    file = plan_file(tmp_path, minimal(f'{AREA}[[omrade.rad]]\nid = "a"\n[[omrade.rad]]\nid = "b"\n'))
    first, second = file.plan.area("unga").rows
    assert "+\n" not in saved_changes(file, with_rows(file.plan, "unga", first, row("c"), second))


def test_quoted_keys_are_found(tmp_path: Path) -> None:
    file = plan_file(
        tmp_path, minimal("[['omrade']]\n\"id\" = 'unga'\n[[omrade . \"rad\"]]\n'id' = 'a'\n\"problem\"='x'\n")
    )
    plan = with_text(file.plan, "a", At.PROBLEM, "y")
    assert saved_changes(file, plan) == ["-\"problem\"='x'\n", '+"problem"="y"\n']


def test_texts_that_look_like_toml_stay_texts(tmp_path: Path) -> None:
    file = plan_file(tmp_path)
    nasty = '"""\n[[omrade.rad]]\nid = "aaaaaa"\n\'\'\'\nskede = "utkast"\n\\'
    plan = with_text(file.plan, "aaaaaa", At.PROBLEM, nasty)._replace(district=nasty)
    saved_changes(file, plan)
    again = load(file.path)
    assert len(saved_changes(again, with_text(plan, "bbbbbb", At.WHO, nasty))) == 7


def test_what_cannot_be_read_back_is_not_written(file: PlanFile) -> None:
    twice = with_rows(file.plan, "brand", *file.plan.area("unga").rows)
    for plan in (twice, file.plan._replace(district="\ud800"), file.plan._replace(year=1)):
        message = complaint(lambda plan=plan: save(file, plan))  # type: ignore[misc]
        assert "har lämnats orörd" in message
        assert written(file) == HANDWRITTEN


def test_a_plan_on_another_form_leaves_no_keys_of_the_old_one_and_every_text_and_comment(tmp_path: Path) -> None:
    path = tmp_path / "plan.toml"
    path.write_text(
        'schema = 1\nformular = "kommunplan-enkel"\n[plan]\nar = 2026\nforvaltning = "Ljungby"\n'
        '[[omrade]]\nid = "unga"\n[[omrade.rad]]\nid = "a"\nproblem = "Klotter"\n'
        '# om målet\nmal = "Hälften"  # osäkert\nansvarig = "Polisen"\nklart = "våren"\nvart_eget = 1\n',
        encoding="utf-8",
    )
    file = load(path)
    moved = on_form(file.plan, load_form("atgardsplan-2025"))
    written = revised_file(file, moved)
    assert written.plan == moved
    row = written.text[written.text.index('id = "a"') :].split("[[")[0]
    assert row.splitlines() == [
        'id = "a"',
        'problem = "Klotter"',
        'operativa_mal = "Hälften"',
        'nar = "våren"',
        'vem = "Polisen"',
        "# om målet",
        "# osäkert",
        "vart_eget = 1",
        "",
    ]
