"""Plan files of plans that are not on the official form."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from planterm.form.loader import form_ids, load_form
from planterm.model.plan import Plan
from planterm.store.planfile import create, load, save
from random_forms import plans

on_one_form = st.sampled_from(form_ids()).flatmap(lambda form_id: st.tuples(*[plans(load_form(form_id))] * 2))


@given(on_one_form)
def test_what_is_saved_is_what_is_read(pair: tuple[Plan, Plan]) -> None:
    first, second = pair
    with TemporaryDirectory() as folder:
        file = create(Path(folder) / "plan.toml", first)
        assert load(file.path).plan == first
        save(file, second)
        assert load(file.path).plan == second
