"""Keys that know an object and not its value."""

from planterm.model.fields import SameObject


def test_equal_values_are_other_objects() -> None:
    one, other = ["rad"], ["rad"]
    assert SameObject(one) == SameObject(one)
    assert hash(SameObject(one)) == hash(SameObject(one))
    assert SameObject(one) != SameObject(other)
    assert SameObject(one) != one
