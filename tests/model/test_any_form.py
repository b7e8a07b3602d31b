"""What is done to plans on forms of any kind: no text is lost, and none comes into another column."""

import json

from hypothesis import given
from hypothesis import strategies as st

from dear_examples import FEWER
from planterm.model.block_edits import paste_block
from planterm.model.delta import delta, patched
from planterm.model.edits import Place
from planterm.model.form import Form
from planterm.model.form_change import on_form
from planterm.model.plan import Plan
from planterm.model.search import Query, replace_all
from planterm.model.text import clean
from planterm.model.tsv import from_tsv, to_tsv
from random_forms import forms, plans


@given(st.data())
@FEWER
def test_the_journal_makes_any_plan_of_any_other_on_its_form(data: st.DataObject) -> None:
    before = data.draw(plans())
    after = data.draw(plans(before.form))
    change = json.loads(json.dumps(delta(before, after)))
    assert patched(before, change, lambda _: before.form).plan == after


@given(plans(), forms())
@FEWER
def test_no_text_is_lost_on_the_way_to_another_form(plan: Plan, form: Form) -> None:
    moved = on_form(plan, form)
    assert {row.id for row in moved.rows()} == {row.id for row in plan.rows()}
    rows = {row.id: "\n".join((*row.cells, row.remark)) for row in moved.rows()}
    assert all(text in rows[row.id] for row in plan.rows() for text in row.cells if text.strip())


@given(plans())
@FEWER
def test_cells_that_are_copied_and_pasted_over_themselves_are_the_same(plan: Plan) -> None:
    for area in plan.areas:
        if area.rows:
            block = from_tsv(to_tsv([row.cells for row in area.rows]))
            paste = paste_block(plan, Place(area.id, area.rows[0].id, 0), block)
            assert paste.edit is None or paste.edit.plan == plan


@given(plans())
@FEWER
def test_replacing_reaches_every_column(plan: Plan) -> None:
    edit = replace_all(plan, Query("linjearbete"), "Löpande")
    changed = edit.plan if edit else plan
    for before, after in zip(plan.rows(), changed.rows(), strict=True):
        assert after.cells == tuple(clean(text.replace("Linjearbete", "Löpande")) for text in before.cells)
