from hypothesis import given
from hypothesis import strategies as st

from planterm.store.keys import BlockKind
from planterm.store.manuscript import Block, arranged

names = st.lists(st.sampled_from("abcdefgh"), unique=True)


def order(old: str, wanted: str) -> str:
    """Old and wanted order as letters; dots are things without a name."""
    slots = [block(name, None if name == "." else name) for name in old]
    return "".join(each.body for each in arranged(slots, {name: block(name, name) for name in wanted}))


def block(text: str, name: str | None) -> Block:
    return Block(BlockKind.ROW, body=text, name=name)


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
    slots = [slot for name in old for slot in (block(name, name), block(name.upper(), None))]
    result = arranged(slots, {name: block(name, name) for name in wanted})
    found = [each.name for each in result]
    assert [name for name in found if name in wanted] == wanted
    assert [each.body for each in result if each.name is None] == [name.upper() for name in old]
    assert [name for name in found if name and name not in wanted] == [name for name in old if name not in wanted]
