"""What is remembered of an object, and not of its value."""

from planterm.model.remembering import remembered


def test_an_equal_value_is_another_object() -> None:
    asked = []

    @remembered(2)
    def length(value: list[str], more: int) -> int:
        asked.append(value)
        return len(value) + more

    one, other = ["rad"], ["rad"]
    assert [length(one, 1), length(one, 1), length(one, 2), length(other, 1)] == [2, 2, 3, 2]
    assert list(map(id, asked)) == [id(one), id(one), id(other)]
