from hypothesis import given
from hypothesis import strategies as st

from planterm.store.manuscript import arranged

names = st.lists(st.sampled_from("abcdefgh"), unique=True)


def order(old: str, wanted: str) -> str:
    """Old and wanted order as letters; dots are things without a name."""
    slots = [(None if name == "." else name, name) for name in old]
    return "".join(thing for _, thing in arranged(slots, {name: name for name in wanted}))


def test_what_is_not_wanted_by_name_stays_where_it_is() -> None:
    assert order("a.b.c", "abc") == "a.b.c"
    assert order("a.b.c", "ac") == "a.b.c"
    assert order("a.b.c", "axbc") == "ax.b.c"
    assert order(".a.", "xa") == ".xa."
    assert order("..", "x") == "..x"


def test_as_few_as_possible_move() -> None:
    assert order("a.bc.d", "bcda") == ".bc.da"
    assert order("ab.cd", "dabc") == "dab.c"


@given(names, names)
def test_the_result_is_what_is_wanted_in_its_order(old: list[str], wanted: list[str]) -> None:
    slots: list[tuple[str | None, str]] = [slot for name in old for slot in ((name, name), (None, name.upper()))]
    result = arranged(slots, {name: name for name in wanted})
    assert [name for name, _ in result if name in wanted] == wanted
    assert [thing for name, thing in result if name is None] == [name.upper() for name in old]
    assert [name for name, _ in result if name and name not in wanted] == [name for name in old if name not in wanted]
