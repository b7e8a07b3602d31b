"""Plan files of plans that are not on the official form."""

from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from dear_examples import FEWER
from planterm.form.loader import form_ids, load_form
from planterm.model.form import Form
from planterm.model.plan import Plan
from planterm.store.form_files import find_form, form_text, forms_folder, write_form
from planterm.store.planfile import create, load, save
from random_forms import forms, plans

on_one_form = st.sampled_from(form_ids()).flatmap(lambda form_id: st.tuples(*[plans(load_form(form_id))] * 2))


@given(on_one_form)
@FEWER
def test_what_is_saved_is_what_is_read(pair: tuple[Plan, Plan]) -> None:
    first, second = pair
    with TemporaryDirectory() as folder:
        file = create(Path(folder) / "plan.toml", first)
        assert load(file.path).plan == first
        save(file, second)
        assert load(file.path).plan == second


_NUMBERS = count()


def written(form: Form) -> Form:
    """The form as it is read from a file of its own in the user's settings folder."""
    form_id = f"nagons-{next(_NUMBERS)}"
    data: dict[str, Any] = {"id": form_id, "ar": form.year, "namn": form.name, "titel": form.title_pattern}
    data |= {"bilaga": form.annex, "serie": form_id}
    if form.instruction:
        data["instruktion"] = {"flik": form.instruction.tab, "stycken": [*form.instruction.paragraphs]}
    names = {"nyckel": "key", "rubrik": "header", "vagledning": "guidance", "bredd": "width", "roll": "role"}
    values = ({name: getattr(column, field) for name, field in names.items()} for column in form.columns)
    data["kolumn"] = [{name: value for name, value in each.items() if value is not None} for each in values]
    data["omrade"] = [{"id": area.id, "titel": area.title, "flik": area.tab} for area in form.areas]
    if form.own_area:
        data["eget_omrade"] = {"titel": form.own_area.title, "flik": form.own_area.tab}
    counted = [{"kolumn": each.column.key, "rubrik": each.heading} for each in form.analysis.counted]
    if form.analysis.has_sheet and counted:
        analysis = form.analysis
        data["analys"] = {"flik": analysis.tab, "titel": analysis.title, "rubrik_omrade": analysis.area_heading}
        data["analys"]["antal"] = counted
    path = forms_folder() / f"{form_id}.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    return write_form(path, form_text(data, (), {}))


@given(forms(), st.data())
@FEWER
def test_a_plan_on_any_form_of_ones_own_is_read_as_it_was_saved(any_form: Form, data: st.DataObject) -> None:
    form = written(any_form)
    assert form == find_form(form.id)
    assert [tuple(column) for column in form.columns] == [tuple(column) for column in any_form.columns]
    first, second = data.draw(plans(form)), data.draw(plans(form))
    with TemporaryDirectory() as folder:
        file = create(Path(folder) / "plan.toml", first)
        assert load(file.path).plan == first
        save(file, second)
        assert load(file.path).plan == second
