import os
import sys
from pathlib import Path
from unicodedata import normalize

import pytest
from store_plans import (
    HANDWRITTEN,
    changes,
    complaint,
    empty_plan,
    plan_file,
    row,
    saved_changes,
    with_rows,
    with_text,
    written,
)

from official_form import At
from planterm.model.plan import Area
from planterm.store.disk import FileChangedError, OutputExistsError, ReadFailedError
from planterm.store.planfile import PlanFile, create, load, save, save_as


@pytest.fixture
def file(tmp_path: Path) -> PlanFile:
    return plan_file(tmp_path)


@pytest.fixture
def edited(file: PlanFile) -> PlanFile:
    """The file, and what it is to hold; not saved yet."""
    return file._replace(plan=with_text(file.plan, "aaaaaa", At.WHO, "Anna"))


def test_saving_without_a_change_writes_nothing(file: PlanFile) -> None:
    os.utime(file.path, ns=(1000, 1000))
    assert save(file, file.plan._replace()) is file
    assert file.path.stat().st_mtime_ns == 1000
    assert written(file) == HANDWRITTEN


def test_saving_goes_on_from_what_was_saved(file: PlanFile, edited: PlanFile) -> None:
    first = save(file, edited.plan)
    second = save(first, with_text(first.plan, "bbbbbb", At.WHO, "Bo"))
    assert load(file.path).plan == second.plan
    assert save(second, file.plan).text == HANDWRITTEN.replace(
        "nar = 'Linjearbete'\n", "nar = 'Linjearbete'\nvem = \"\"\n"
    ).replace('känner inte igen den"\n', 'känner inte igen den"\nvem = ""\n')


def test_a_plan_in_decomposed_letters_is_the_same_and_only_what_is_edited_is_rewritten(tmp_path: Path) -> None:
    path = Path(__file__).parents[2] / "sample_plans" / "exempelstaden-2026.toml"
    text = path.read_text(encoding="utf-8").replace('id = "h4mwq7"', 'id = "åtgärd-1"')
    composed, decomposed = plan_file(tmp_path, text), plan_file(tmp_path, normalize("NFD", text))
    assert decomposed.plan == composed.plan
    assert decomposed.text != composed.text
    changed = saved_changes(decomposed, with_text(decomposed.plan, "åtgärd-1", At.WHO, "Skolan, Åsa"))
    assert changes("", normalize("NFC", "".join(changed))) == [
        '+-vem = "Rektorerna (ansvariga), skolsocialt team, enheten för barn och unga"\n',
        '++vem = "Skolan, Åsa"\n',
    ]


@pytest.mark.parametrize("unseen", ["\u200b", "\xad", "\ufeff", "\u3164", " \u2060\u115f "])
def test_a_cell_in_which_nothing_can_be_seen_is_blank_and_stays_in_the_file(unseen: str, tmp_path: Path) -> None:
    file = plan_file(tmp_path, HANDWRITTEN.replace("Rekrytering via sociala medier", unseen))
    assert file.plan.area("unga").rows[1] == row("bbbbbb", cause="Vuxna känner inte igen den")
    changed = saved_changes(file, with_text(file.plan, "bbbbbb", At.CAUSE, "Få vuxna"))
    assert changed == ['-orsak = "Vuxna känner inte igen den"\n', '+orsak = "Få vuxna"\n']


def test_a_file_that_somebody_else_wrote_is_left_as_they_wrote_it(file: PlanFile, edited: PlanFile) -> None:
    theirs = HANDWRITTEN + "# Hej från Bo\n"
    file.path.write_bytes(theirs.encode())
    message = complaint(lambda: save(file, edited.plan), FileChangedError)
    assert message.startswith(f"{file.path} har ändrats av någon annan")
    assert written(file) == theirs


def test_a_file_that_vanished_is_written_anew(file: PlanFile, edited: PlanFile) -> None:
    file.path.unlink()
    assert written(save(file, file.plan)) == HANDWRITTEN
    file.path.unlink()
    save(file, edited.plan)
    assert load(file.path).plan == edited.plan


def test_a_folder_in_the_files_place_is_left_alone(file: PlanFile, edited: PlanFile) -> None:
    file.path.unlink()
    file.path.mkdir()
    assert "är en mapp" in complaint(lambda: save(file, edited.plan))


def test_saving_elsewhere_takes_comments_along_and_leaves_the_old_file(
    tmp_path: Path, file: PlanFile, edited: PlanFile
) -> None:
    target = tmp_path / "kopia å.toml"
    copy = save_as(file, edited.plan, target)
    assert (copy.path, load(target).plan) == (target, edited.plan)
    assert "# se lägesbilden" in written(copy)
    assert written(file) == HANDWRITTEN


def test_saving_elsewhere_spares_what_stands_there(tmp_path: Path, file: PlanFile, edited: PlanFile) -> None:
    target = tmp_path / "annan.toml"
    target.write_text("viktigt", encoding="utf-8")
    assert "finns redan" in complaint(lambda: save_as(file, edited.plan, target), OutputExistsError)
    assert target.read_text(encoding="utf-8") == "viktigt"
    save_as(file, edited.plan, target, overwrite=True)
    assert load(target).plan == edited.plan


def test_saving_elsewhere_under_the_same_name_is_saving(tmp_path: Path, file: PlanFile, edited: PlanFile) -> None:
    save_as(file, edited.plan, tmp_path / "." / "plan.toml")
    assert load(file.path).plan == edited.plan
    assert "har ändrats av någon annan" in complaint(lambda: save_as(file, edited.plan._replace(year=2027), file.path))


def test_a_new_plan_file_is_laid_out_as_documented(tmp_path: Path) -> None:
    path = tmp_path / "ny.toml"
    plan = with_rows(empty_plan(), "unga", row("k3x9qd", problem="Skola", follow_up="Ja.\nNej."))
    assert create(path, plan).plan == load(path).plan == plan
    assert path.read_text(encoding="utf-8").startswith(
        """\
# Åtgärdsplan 2026. Filen öppnas och ändras med planterm; egna kommentarer får stå var som helst.
schema = 1
formular = "atgardsplan-2025"

[plan]
ar = 2026
forvaltning = "Exempelstaden"
lokalpolisomrade = ""
skede = "utkast"  # utkast | klar-for-beslut | beslutad | uppfoljd
diarienummer = ""

[[omrade]]
id = "unga"
titel = "Unga i riskzon för destruktivt beteende"

[[omrade.rad]]
id = "k3x9qd"
problem = "Skola"
orsak = ""
atgard = ""
operativa_mal = ""
nar = ""
vem = ""
uppfoljning = \"\"\"
Ja.
Nej.\"\"\"

[[omrade]]
id = "platser"
"""
    )


def test_a_new_plan_file_takes_no_others_place_unless_told_to(tmp_path: Path) -> None:
    path = tmp_path / "ny.toml"
    create(path, empty_plan())
    other = empty_plan(Area("brand", "Bränder", own=True))
    assert complaint(lambda: create(path, other), OutputExistsError).endswith("skriv över filen med --force.")
    assert load(path).plan == empty_plan()
    assert create(path, other, overwrite=True).plan == load(path).plan == other


def test_a_new_file_can_be_saved_without_reading_it_first(tmp_path: Path) -> None:
    file = create(tmp_path / "ny.toml", empty_plan())
    assert save(file, file.plan) is file
    saved = save(file, with_rows(file.plan, "miljoer", row("a", who="Anna")))
    assert load(file.path).plan == saved.plan


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
def test_no_message_carries_what_steers_a_terminal(tmp_path: Path) -> None:
    path = tmp_path / "a\x1b[2J\nb.toml"
    assert "a[2J b.toml finns inte" in complaint(lambda: load(path), ReadFailedError)
