"""What is decided of a workbook that came back."""

from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from official_form import At, form_row
from planterm.model.diff import ChangeKind
from planterm.model.form import Role
from planterm.model.plan import Area, Plan, Row
from planterm.model.returned import Choices, Returned, compare, items, take
from planterm.publish.differences import brief_lines, change_lines
from reference_plan import reference_plan


def row(row_id: str, *texts: str) -> Row:
    return form_row(row_id)._replace(cells=(*texts, *[""] * (7 - len(texts))))


OURS = reference_plan()._replace(
    areas=(
        reference_plan()
        .areas[0]
        ._replace(
            rows=(
                row("a", "Skola som brottsplats", "Få vuxna", "Fler vuxna på skolgården varje dag", "", "2025"),
                row("b", "Rån mot unga", "Sena kvällar"),
                row("c", "Klotter", "Mörka gångtunnlar"),
                row("d", "Skolk", "Brist på stöd"),
            ),
        ),
    ),
)


def _book() -> Plan:
    own = Area("bok", "Trafik", (row("t", "Buskörning med mopeder"), row("u", "Trimmade elsparkcyklar")), own=True)
    rows = (
        row("x", "Skolk", "Brist på stöd", "", "", "", "", "Klart."),
        row("y", "Skola som brottsplats", "Få vuxna", "Fler vuxna på skolgården"),
        row("z", "Rån mot unga", "Sena kvällar", "", "", "", "", "Pågår."),
    )
    return OURS._replace(areas=(OURS.areas[0]._replace(rows=rows), own))


@cache
def _returned() -> Returned:
    return compare(OURS, _book())


def test_everything_is_listed_in_reading_order_and_what_is_missing_last() -> None:
    listed = [(item.change.kind.value, item.change.row_id, item.change.column) for item in items(_returned())]
    assert [(kind, column) for kind, _, column in listed] == [
        ("flyttad", None), ("andrad", "uppfoljning"), ("andrad", "atgard"), ("andrad", "nar"),
        ("andrad", "uppfoljning"), ("ny", None), ("ny", None), ("ny", None), ("borttagen", None),
    ]  # fmt: skip
    assert listed[-1][1] == "c"
    follow_ups = items(_returned(), only_follow_up=True)
    assert [item.change.column for item in follow_ups] == ["uppfoljning"] * 2


def test_a_new_area_is_taken_with_its_rows_and_given_back_with_them() -> None:
    listed = items(_returned())
    area, *rows = listed[5:8]
    choices = Choices().toggling(area)
    assert all(map(choices.takes, (area, *rows)))
    assert [len(each.rows) for each in take(_returned(), choices.taken).areas] == [4, 2]
    assert choices.toggling(area) == Choices()


def test_a_row_is_taken_with_its_place() -> None:
    about = [item.change for item in items(_returned()) if item.change.row_id == "d"]
    first = take(_returned(), Choices().taking(about).taken).areas[0].rows[0]
    assert (first.text(Role.PROBLEM), first.cells[At.FOLLOW_UP]) == ("Skolk", "Klart.")


def test_every_item_is_told_in_a_line_and_read_whole() -> None:
    listed = items(_returned())
    there = [change for item in listed if not item.removes for change in item.changes]
    whole = take(_returned(), there)
    changes = [item.change for item in listed]
    assert list(brief_lines(OURS, whole, changes, "saknas")) == [
        "1.1 flyttad: Skolk",
        "1.1 Uppföljning: (tomt) → ”Klart.”",
        "1.2 Åtgärd: ”Fler vuxna på skolgården varje dag” → ”Fler vuxna på skolgården”",
        "1.2 När: ”2025” → (tomt)",
        "1.3 Uppföljning: (tomt) → ”Pågår.”",
        "Trafik: nytt område",
        "2.1 ny: Buskörning med mopeder",
        "2.2 ny: Trimmade elsparkcyklar",
        "1.4 saknas: Klotter",
    ]
    read = [" ".join(" ".join(change_lines(OURS, whole, item.changes, 80)).split()) for item in listed]
    assert "Rad 1, flyttad från rad 4" in read[0]
    assert all(words in read[5] for words in ("Buskörning med mopeder", "Trimmade elsparkcyklar"))
    assert "Mörka gångtunnlar" in read[-1]


@given(st.lists(st.tuples(st.sampled_from(["toggle", "keep", "all"]), st.integers(0, 20))))
def test_whatever_is_decided_nothing_is_both_taken_and_kept_and_the_plan_can_be_made(
    steps: list[tuple[str, int]],
) -> None:
    listed, choices = items(_returned()), Choices()
    for what, number in steps:
        item = listed[number % len(listed)]
        if what == "all":
            choices = choices.taking(change for each in listed if not each.removes for change in each.changes)
        else:
            choices = choices.toggling(item) if what == "toggle" else choices.keeping(item)
        assert not choices.taken & choices.kept
        gone = {change.row_id for change in choices.taken if change.kind is ChangeKind.REMOVED}
        assert gone.isdisjoint(each.id for each in take(_returned(), choices.taken).rows())
