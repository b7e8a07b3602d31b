"""Two changed copies of a plan file made one: comments, and keys and tables that planterm does not know."""

from pathlib import Path

import pytest
from store_plans import minimal, with_text

from official_form import At
from planterm.model.conflicts import Merge, Undecided, Wording
from planterm.model.plan import Spot
from planterm.store.disk import BrokenPlanError
from planterm.store.file_merge import merge_files
from planterm.store.planfile import load, read_text, revised_file

PATH = Path("plan.toml")

BASE = minimal(
    """\
# om planen
ansvarig = "Anna"  # chef

[egen]
x = 1

[[omrade]]
id = "unga"
farg = "röd"

# ovanför
[[omrade.rad]]  # rubrik
id = "aaaaaa"
problem = "Klotter"  # bakom
prio = 1
delad.a = 1
status = "delvis"

[omrade.rad.kontakt]
namn = "Bo"

# lös

[[omrade.rad]]
id = "bbbbbb"
problem = "Mopeder"

[[omrade]]
id = "brand"
titel = "Bränder"

[[logg]]
dag = 1
# slut
"""
)


def merged(ours: str, theirs: str, base: str = BASE) -> tuple[str, Merge]:
    """The merged text, and what came of the merge."""
    base_file, our_file, their_file = (read_text(text, PATH) for text in (base, ours, theirs))
    file, result, *_ = merge_files(base_file, our_file, their_file)
    return file.text, result


def changed(*changes: tuple[str, str]) -> str:
    """The base with some of its texts replaced."""
    text = BASE
    for old, new in changes:
        assert text.count(old) == 1
        text = text.replace(old, new)
    return text


@pytest.mark.parametrize(
    ("ours", "theirs", "both"),
    [
        pytest.param(
            ("# om", "# allt om"), ("# om", "# mer om"), "# allt om planen\n# mer om planen\n", id="in a table"
        ),
        pytest.param(("# chef", "# vår"), ("# chef", "# deras"), '"Anna"  # vår  # deras\n', id="behind a key"),
        pytest.param(
            ("# rubrik", "# vår"), ("# rubrik", "# deras"), "[[omrade.rad]]  # vår  # deras\n", id="at a header"
        ),
        pytest.param(("# ovanför", "# vår"), ("# ovanför", "# deras"), "\n# vår\n# deras\n[[omrade.rad]]", id="above"),
        pytest.param(("# lös", "# vår"), ("# lös", "# deras"), "\n# vår\n\n# deras\n", id="loose"),
        pytest.param(
            ("# slut", "# vår"), ("# slut", "# deras"), "# vår\n\n[[logg]]\ndag = 1\n# deras\n", id="at the foot"
        ),
        pytest.param(
            ("schema", "# vår\nschema"), ("schema", "# deras\nschema"), "# vår\n# deras\nschema", id="at the head"
        ),
        pytest.param(
            ("# ovanför\n", ""), ("# ovanför", "# deras"), "\n# deras\n[[omrade.rad]]", id="taken out and changed"
        ),
        pytest.param(("prio", "# vår\nprio"), ("prio", "# deras\nprio"), "# vår\n# deras\nprio = 1\n", id="new ones"),
        pytest.param(("prio", "# ny\nprio"), ("prio", "# ny\nprio"), "# bakom\n# ny\nprio = 1\n", id="the same"),
        pytest.param(
            ("prio = 1", "prio = 2"), ("prio = 1", "prio = 1  # ny"), "prio = 2  # ny\n", id="value and comment"
        ),
        pytest.param(
            ("prio = 1", "prio = 1\nvi = 1"), ("prio = 1", "prio = 1\nde = 2"), "prio = 1\nvi = 1\nde = 2\n", id="keys"
        ),
        pytest.param(
            ("delad.a = 1", "delad.a = 1\ndelad.b = 2"),
            ("delad.a = 1", "delad.a = 3"),
            "delad.a = 3\ndelad.b = 2\n",
            id="dotted",
        ),
        pytest.param(
            ('"Bo"', '"Bosse"\n# ny'), ("x = 1", "x = 1\nde = 2"), 'namn = "Bosse"\n# ny\n', id="in a sub-table"
        ),
        pytest.param(
            ("prio", "vi = [\n  1,  # ett\n]\nprio"),
            ("prio = 1", "prio = 2"),
            "vi = [\n  1,  # ett\n]\nprio = 2\n",
            id="list",
        ),
        pytest.param(
            ("[[logg]]", "[[logg]]\nvi = 1\n\n[[logg]]"), ("dag = 1", "dag = 2"), "dag = 2\n", id="a list of tables"
        ),
        pytest.param(
            ("# slut\n", "[ny]\ny = 1\n"),
            ("[egen]", "[deras]\nz = 1\n\n[egen]"),
            "[deras]\nz = 1\n\n[egen]",
            id="tables",
        ),
        pytest.param(
            ('status = "delvis"\n', ""), ('"delvis"', '"delvis"  # deras'), "delad.a = 1\n# deras\n", id="no status"
        ),
        pytest.param(("# lös\n\n", ""), ("# slut", "# slutet"), "# slutet\n", id="one taken out"),
    ],
)
def test_what_either_side_wrote_beside_the_plan_is_there(
    ours: tuple[str, str], theirs: tuple[str, str], both: str
) -> None:
    text, result = merged(changed(ours), changed(theirs))
    assert both in text
    assert result.conflicts == ()
    for side in (changed(ours), changed(theirs)):
        new = {line.strip() for line in side.splitlines()} - {line.strip() for line in BASE.splitlines()}
        assert all(comment.partition("#")[2] in text for comment in new)


KEPT = "aaaaaa"
WITHOUT_ROW = BASE[: BASE.index("\n# ovanför")] + BASE[BASE.index("\n# lös") :]
WITHOUT_AREA = BASE[: BASE.index('\n[[omrade]]\nid = "brand"')] + BASE[BASE.index("\n[[logg]]") :]


@pytest.mark.parametrize("we_removed", [True, False])
@pytest.mark.parametrize(
    ("without", "change", "place"),
    [
        pytest.param(WITHOUT_ROW, ("# bakom", "# skriven"), ("unga", KEPT, None), id="a comment of a row"),
        pytest.param(
            WITHOUT_ROW, ("# ovanför", "# ovanför\n# skriven"), ("unga", KEPT, None), id="a comment above a row"
        ),
        pytest.param(WITHOUT_ROW, ("prio = 1", "prio = 'skriven'"), ("unga", KEPT, None), id="a key of a row"),
        pytest.param(WITHOUT_ROW, ('"Bo"', '"skriven"'), ("unga", KEPT, None), id="a table in a row"),
        pytest.param(WITHOUT_AREA, ('"Bränder"', '"Bränder"  # skriven'), ("brand", None, None), id="an area"),
    ],
)
def test_what_was_removed_stays_when_the_other_side_wrote_in_it(
    without: str, change: tuple[str, str], place: tuple[str, str | None, None], we_removed: bool
) -> None:
    sides = (without, changed(change)) if we_removed else (changed(change), without)
    text, result = merged(*sides)
    assert change[1] in text
    assert [conflict.spot for conflict in result.conflicts] == [place]
    assert [each.spot for each in read_text(text, PATH).undecided] == [place]


@pytest.mark.parametrize(
    ("ours", "theirs", "told", "line"),
    [
        (
            ("prio = 1", "prio = 2"),
            ("prio = 1", "prio = 3"),
            ("unga", KEPT, "prio"),
            "att_avgora.prio = 3",
        ),
        (
            ("delad.a = 1", "delad.a = 2"),
            ("delad.a = 1", "delad.a = [\n  1,  # ett\n]"),
            ("unga", KEPT, "delad.a"),
            "att_avgora.delad.a = [\n  1,  # ett\n]",
        ),
        (
            ('"Bo"', '"Bosse"'),
            ('"Bo"', '"Bo"\nx = 1  # not'),
            ("unga", KEPT, "kontakt"),
            'att_avgora.kontakt = """\n[omrade.rad.kontakt]\nnamn = "Bo"\nx = 1  # not"""',
        ),
        (
            ("x = 1", "x = 2"),
            ("x = 1", "x = 3"),
            (None, None, "egen"),
            'att_avgora.egen = """\n[egen]\nx = 3"""',
        ),
        (
            ('"Anna"', '"Bo"'),
            ('"Anna"', '"Cia"'),
            (None, None, "ansvarig"),
            'att_avgora.ansvarig = "Cia"',
        ),
        (
            ('"röd"', '"grön"'),
            ('"röd"', '"blå"'),
            ("unga", None, "farg"),
            'att_avgora.farg = "blå"',
        ),
    ],
)
def test_a_key_of_ones_own_that_both_changed_is_told_and_both_values_are_in_the_file(
    ours: tuple[str, str], theirs: tuple[str, str], told: tuple[str | None, str | None, str], line: str
) -> None:
    text, result = merged(changed(ours), changed(theirs))
    assert result.conflicts == ()
    assert [(note.area_id, note.row_id, note.written) for note in read_text(text, PATH).notes] == [told]
    assert f"{line}  # den andra versionen: behåll den rätta\n" in text
    assert ours[1] in text


def test_a_key_of_ones_own_that_both_change_again_keeps_what_was_told_before() -> None:
    text = BASE
    for number in (2, 4, 6):
        now = text.partition("prio = ")[2][0]
        ours, theirs = (text.replace(f"prio = {now}", f"prio = {number + other}") for other in (0, 1))
        text, _ = merged(ours, theirs, text)
    told = ["att_avgora.prio = 3", "att_avgora.prio_2 = 5", "att_avgora.prio_3 = 7"]
    assert "".join(f"{line}  # den andra versionen: behåll den rätta\n" for line in told) in text
    assert [note.written for note in read_text(text, PATH).notes] == ["prio", "prio_2", "prio_3"]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (("prio = 1", "prio = 1\nny = 1"), ("# lös", "[omrade.rad.ny]\ny = 2\n\n# lös")),
        (("schema = 1", "schema = 1\nny.a = 1"), ("# slut", "[ny]\ny = 2")),
    ],
)
def test_a_key_and_a_table_of_one_name_are_told_and_nothing_is_merged(
    ours: tuple[str, str], theirs: tuple[str, str]
) -> None:
    with pytest.raises(BrokenPlanError, match="Döp om den ena i en textredigerare"):
        merged(changed(ours), changed(theirs))


@pytest.mark.parametrize("is_ours", [True, False])
def test_a_key_of_ones_own_that_the_others_form_has_as_a_column_stays_as_a_comment(is_ours: bool) -> None:
    own = changed(("prio = 1", "kostnad = 5000"))
    on_other_form = BASE.replace("atgardsplan-2025", "atgardsplan-2027").replace(
        '"Mopeder"', '"Mopeder"\nkostnad = "7"'
    )
    text, _ = merged(*((own, on_other_form) if is_ours else (on_other_form, own)))
    assert "# kostnad = 5000\n" in text
    assert 'kostnad = "7"\n' in text


def test_new_rows_of_one_id_keep_their_own_comments() -> None:
    new = '\n[[omrade]]\nid = "nya"\n\n# {0}\n[[omrade.rad]]\nid = "x"\nproblem = "{0}"\nnyckel_{1} = 1\n'
    text, result = merged(BASE + new.format("vår", "v"), BASE + new.format("deras", "d"))
    assert result.conflicts == ()
    for name in ("vår", "deras"):
        assert f'problem = "{name}"\nnyckel_{name[0]} = 1\n' in text
        assert f"# {name}\n[[omrade.rad]]" in text


def test_lines_end_as_in_our_file_and_without_an_ancestor_all_of_both_is_there() -> None:
    ours, theirs = changed(("# lös", "# vår")), changed(("# lös", "# deras"), ('"Klotter"', '"Skadegörelse"'))
    text, _ = merged(ours.replace("\n", "\r\n"), theirs)
    assert "# deras\r\n" in text
    assert text.count("\n") == text.count("\r\n")
    file, result, *_ = merge_files(None, read_text(ours, PATH), read_text(theirs, PATH))
    assert "# vår" in file.text
    assert "# deras" in file.text
    assert result.conflicts == ()
    assert [row.cells[0] for row in file.plan.area("unga").rows] == ["Klotter", "Mopeder", "Skadegörelse"]


@pytest.mark.parametrize(
    ("changes", "line", "place", "other"),
    [
        ([("Klotter", "A"), ("Klotter", "B")], 'problem = "B"', ("unga", KEPT, "problem"), "B"),
        ([("Klotter", "A"), ("Klotter", "")], 'problem = ""', ("unga", KEPT, "problem"), ""),
        (
            [("Klotter", "A"), ('"Klotter"', '"""\nB\n"C""""')],
            'problem = """\nB\n"C""""',
            ("unga", KEPT, "problem"),
            'B\n"C"',
        ),
        ([("delvis", "pagar"), ("delvis", "genomford")], 'status = "genomford"', ("unga", KEPT, "status"), "genomford"),
        ([("2026", "2027"), ("2026", "2028")], 'ar = "2028"', (None, None, "ar"), "2028"),
        ([("Bränder", "A"), ("Bränder", "B")], 'titel = "B"', ("brand", None, "titel"), "B"),
    ],
)
def test_what_a_merge_could_not_decide_is_in_the_file_until_it_is_decided(
    changes: list[tuple[str, str]], line: str, place: tuple[str, str, str], other: str, tmp_path: Path
) -> None:
    path = tmp_path / "plan.toml"
    path.write_bytes(merged(*map(changed, changes))[0].encode())
    file = load(path)
    assert f"\natt_avgora.{line}  # den andra versionen: välj i planterm\n" in file.text
    [undecided] = file.undecided
    assert undecided.spot == place
    assert [wording.text for wording in undecided.others] == [other]
    assert revised_file(file, file.plan).text == file.text
    later = revised_file(file, with_text(file.plan, "bbbbbb", At.WHO, "Bo"))
    assert later.undecided == file.undecided
    decided = revised_file(file, file.plan, ())
    assert "att_avgora" not in decided.text
    assert decided.plan == file.plan
    assert decided.undecided == ()


def test_texts_that_were_not_decided_before_are_kept_and_decided_ones_are_not() -> None:
    waiting = changed(
        ('"Klotter"', '"Klotter"\natt_avgora.problem = ["B", "C"]'), ("Mopeder", 'Mopeder"\natt_avgora.problem = "D')
    )
    ours = waiting.replace('att_avgora.problem = "D"\n', "")
    theirs = (
        waiting.replace('"Klotter"', '"A"')
        .replace('["B", "C"]', '"C"')
        .replace('att_avgora.problem = "D"', 'vem = "Bo"')
    )
    text, _ = merged(ours, theirs, waiting)
    [undecided] = read_text(text, PATH).undecided
    assert undecided == Undecided(Spot("unga", KEPT, "problem"), Wording("A"), (Wording("C"),))


def test_what_is_no_choice_is_left_where_it_stands() -> None:
    for value in (
        '"fritt"',
        "1",
        "[1]",
        "{ problem = 1, annat = 2 }",
        '{ status = "okänd" }',
        '{ problem = "Klotter" }',
    ):
        file = read_text(changed(("prio = 1", f"att_avgora = {value}")), PATH)
        assert file.undecided == ()
