from store_plans import empty_plan

from planterm.model.plan import Area
from planterm.store.manuscript import file_order

OWN = (Area("x", "X", own=True), Area("y", "Y", own=True), Area("z", "Z", own=True))


def order(in_file: str, needed: str, *own: Area) -> list[str]:
    return file_order(in_file.split(), needed.split(), empty_plan(*own))


def test_official_areas_stay_where_they_stand_in_the_file() -> None:
    assert order("miljoer unga", "miljoer unga") == ["miljoer", "unga"]


def test_an_official_area_comes_after_the_one_before_it_in_the_form() -> None:
    assert order("unga systemhot", "unga platser systemhot") == ["unga", "platser", "systemhot"]
    assert order("platser", "unga platser") == ["unga", "platser"]


def test_own_areas_take_each_others_places() -> None:
    x, y, z = OWN
    assert order("x unga y z", "x unga y z", z, x, y) == ["z", "unga", "x", "y"]
    assert order("x unga y", "unga y", y) == ["unga", "y"]


def test_a_new_own_area_comes_after_its_predecessor_or_last() -> None:
    x, y, z = OWN
    assert order("unga x z", "unga x y z", x, y, z) == ["unga", "x", "y", "z"]
    assert order("unga z", "unga x z", x, z) == ["unga", "x", "z"]
    assert order("unga", "unga x", x) == ["unga", "x"]
