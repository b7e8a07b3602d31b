"""Whatever is done to a plan, what is saved is what is read; and what nobody touched stays to the byte."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st
from store_plans import HANDWRITTEN, empty_plan, plan_file

from dear_examples import FEWER
from official_form import COLUMNS, FORM, At, form_row
from planterm.model.block_edits import move_rows
from planterm.model.edits import Place, duplicate_row, insert_row, remove_rows, set_cell
from planterm.model.plan import Area, Plan, Stage, Status
from planterm.model.text import clean
from planterm.store.planfile import create, load, save

texts = st.one_of(
    st.sampled_from(
        ["", "Linjearbete", "[/i]", "[[omrade.rad]]", '"""', "'''", "\\", "\n", " \n ", "=1+1", "å€😀", "\t", "# x"]
    ),
    st.text(st.sampled_from("ab\"'\\\n\t#[]= å"), max_size=30),
    st.text(max_size=30),
).map(clean)
ids = texts.filter(lambda text: bool(text.strip()) and "\n" not in text)
cells = st.tuples(*[texts] * len(COLUMNS))
rows = st.builds(form_row, ids, cells, st.none() | st.sampled_from(Status))


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """A plan with nasty texts everywhere."""
    drawn = draw(st.lists(rows, max_size=8, unique_by=lambda row: row.id))
    own_ids = draw(
        st.lists(ids.filter(lambda text: text not in {a.id for a in empty_plan().areas}), max_size=3, unique=True)
    )
    areas = [*empty_plan().areas, *(Area(area_id, draw(texts), own=True) for area_id in own_ids)]
    for row in drawn:
        index = draw(st.integers(0, len(areas) - 1))
        areas[index] = areas[index]._replace(rows=(*areas[index].rows, row))
    return Plan(
        FORM,
        draw(st.integers(1900, 2200)),
        draw(texts),
        draw(texts),
        draw(st.sampled_from(Stage)),
        draw(texts),
        draw(st.none() | st.dates(date(1, 1, 1))),
        tuple(areas),
    )


Operation = Callable[[st.DataObject, Plan, int], Plan]


def _place(data: st.DataObject, plan: Plan) -> Place:
    area = data.draw(st.sampled_from(plan.areas))
    return Place(area.id, data.draw(st.sampled_from([row.id for row in area.rows])) if area.rows else None)


def _set_cell(data: st.DataObject, plan: Plan, number: int) -> Plan:
    place = _place(data, plan)
    if place.row_id is None:
        return _insert_row(data, plan, number)
    return set_cell(plan, place._replace(column=data.draw(st.sampled_from(At))), data.draw(texts)).plan


def _insert_row(data: st.DataObject, plan: Plan, number: int) -> Plan:
    row = form_row(f"ny{number}", data.draw(cells), data.draw(st.none() | st.sampled_from(Status)))
    return insert_row(plan, _place(data, plan), row, above=data.draw(st.booleans())).plan


def _duplicate(data: st.DataObject, plan: Plan, number: int) -> Plan:
    place = _place(data, plan)
    return duplicate_row(plan, place, f"ny{number}", [0]).plan if place.row_id else plan


def _remove(data: st.DataObject, plan: Plan, _number: int) -> Plan:
    place = _place(data, plan)
    return remove_rows(plan, place, {place.row_id}).plan if place.row_id else plan


def _move(data: st.DataObject, plan: Plan, _number: int) -> Plan:
    place = _place(data, plan)
    edit = move_rows(plan, place, [place.row_id], data.draw(st.integers(-3, 3))) if place.row_id else None
    return edit.plan if edit else plan


def _move_to_area(data: st.DataObject, plan: Plan, _number: int) -> Plan:
    place, target = _place(data, plan), data.draw(st.sampled_from(plan.areas))
    if place.row_id is None or target.id == place.area_id:
        return plan
    source = plan.area(place.area_id)
    row = source.rows[source.index_of(place.row_id)]
    plan = remove_rows(plan, place, {row.id}).plan
    return insert_row(plan, Place(target.id), row).plan


def _own_areas(data: st.DataObject, plan: Plan, number: int) -> Plan:
    own = [area for area in plan.areas if area.own]
    if data.draw(st.booleans()):
        own.append(Area(f"eget{number}", data.draw(texts), own=True))
    own = data.draw(st.permutations(own))[: data.draw(st.integers(0, 4))]
    official = [area for area in plan.areas if not area.own]
    return plan._replace(areas=(*official, *(area._replace(title=data.draw(texts)) for area in own)))


def _details(data: st.DataObject, plan: Plan, _number: int) -> Plan:
    decided_on = data.draw(st.none() | st.dates(date(1900, 1, 1)))
    return plan._replace(district=data.draw(texts), stage=data.draw(st.sampled_from(Stage)), decided_on=decided_on)


operations: st.SearchStrategy[Operation] = st.sampled_from(
    [_set_cell, _set_cell, _insert_row, _duplicate, _remove, _move, _move_to_area, _own_areas, _details]
)

ODD_AREAS = """
[[omrade]] # först en egen
titel = "Utan id"

[[omrade.rad]]
problem = "Utan id"
[[omrade.rad]]
# tom
[omrade.mer]
x = 1

[främmande]
y = 1
""".replace("främmande", "frammande")

files = st.builds(
    lambda text, newline, bom, end: bom + (text + end).replace("\n", newline),
    st.sampled_from([HANDWRITTEN, HANDWRITTEN + ODD_AREAS, HANDWRITTEN.replace("\n\n", "\n")]),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from(["", "\ufeff"]),
    st.sampled_from(["", "\n\n", "# slut", "\n# slut\n"]),
)
KEPT = (
    "# Vår plan.",
    "version_hos_oss = 7   # okänd",
    "# --- planen ---",
    "# hela namnet",
    "# ingen rubrik",
    "[slutet]",
    "klart = true",
)
FREE = "# Nedan: sådant som polisen föreslog."


@given(plans())
def test_a_new_file_holds_the_plan(plan: Plan) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "plan.toml"
        create(path, plan)
        assert load(path).plan == plan


@given(st.data(), files)
@FEWER
def test_any_edits_are_saved_and_the_rest_stays(data: st.DataObject, text: str) -> None:
    with TemporaryDirectory() as folder:
        file = plan_file(Path(folder), text)
        opened, plan, number = file, file.plan, 0
        for _ in range(data.draw(st.integers(1, 3))):
            for _ in range(data.draw(st.integers(1, 5))):
                number += 1
                plan = data.draw(operations)(data, plan, number)
            file = save(file, plan)
            assert load(file.path).plan == plan
            assert all(kept in file.text for kept in KEPT)
            assert FREE in file.text or f"{FREE}\n\n" not in text.replace("\r", "")
            assert ("\n" not in file.text.replace("\r\n", "")) if "\r" in text else ("\r" not in file.text)
        back = save(file, opened.plan)
        assert load(file.path).plan == opened.plan
        for line in (
            "prioritet = 1                     # vår egen nyckel",
            "# Frånvaron är viktigast.",
            'namn = "Anna"',
        ):
            assert back.text.count(line) == 1


@given(plans(), plans())
@FEWER
def test_any_plan_can_be_saved_over_any_other(first: Plan, second: Plan) -> None:
    with TemporaryDirectory() as folder:
        file = create(Path(folder) / "plan.toml", first)
        save(file, second)
        assert load(file.path).plan == second
