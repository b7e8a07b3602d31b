"""The district's own areas: adding, naming, ordering and removing them. The official ones stay as the form has them."""

import re
from collections.abc import Collection
from dataclasses import replace

from planterm.model.edits import Edit, EditKind, Place
from planterm.model.plan import Area, Plan
from planterm.model.text import normalized

_NO_ID_CHARACTERS = re.compile("[^a-z0-9]+")
_NAMELESS = "omrade"
_MAX_ID_LENGTH = 40


def new_area_id(plan: Plan, title: str, reserved: Collection[str] = ()) -> str:
    """An id made of the title's letters and digits ("Våld i nära relation": "vald-i-nara-relation").

    It is none that an area of the plan has, and none of those reserved, such as the form's own.
    """
    plain = normalized("NFKD", title.casefold()).encode("ascii", "ignore").decode()
    slug = _NO_ID_CHARACTERS.sub("-", plain)[:_MAX_ID_LENGTH].strip("-") or _NAMELESS
    taken = {area.id for area in plan.areas} | set(reserved)
    candidate, number = slug, 1
    while candidate in taken:
        number += 1
        candidate = f"{slug}-{number}"
    return candidate


def add_area(plan: Plan, place: Place, area_id: str, title: str) -> Edit:
    """A new own area behind all others; raises ValueError where the id is taken."""
    if any(area.id == area_id for area in plan.areas):
        raise ValueError(area_id)
    changed = replace(plan, areas=(*plan.areas, Area(area_id, title, own=True)))
    return Edit(EditKind.ADD_AREA, changed, place, Place(area_id))


def rename_area(plan: Plan, place: Place, title: str) -> Edit:
    """Another title for the own area at the place; its id stays. Raises ValueError for an official one."""
    changed = plan.with_area(replace(_own_area(plan, place), title=title))
    return Edit(EditKind.RENAME_AREA, changed, place, place)


def move_area(plan: Plan, place: Place, steps: int) -> Edit | None:
    """The own area at the place some steps to the right (or left) among the own ones; None where it is outermost.

    Raises ValueError for an official area.
    """
    area = _own_area(plan, place)
    own = [each for each in plan.areas if each.own]
    index = own.index(area)
    target = max(0, min(len(own) - 1, index + steps))
    if target == index:
        return None
    own.insert(target, own.pop(index))
    official = (each for each in plan.areas if not each.own)
    return Edit(EditKind.MOVE_AREA, replace(plan, areas=(*official, *own)), place, place)


def remove_area(plan: Plan, place: Place) -> Edit:
    """The plan without the own area at the place and its rows; afterwards the area before it is the place.

    Raises ValueError for an official area, and for the only area that the plan has.
    """
    area = _own_area(plan, place)
    index = plan.areas.index(area)
    left = (*plan.areas[:index], *plan.areas[index + 1 :])
    if not left:
        raise ValueError(area.id)
    neighbour = left[max(0, index - 1)]
    return Edit(EditKind.REMOVE_AREA, replace(plan, areas=left), place, Place(neighbour.id))


def _own_area(plan: Plan, place: Place) -> Area:
    area = plan.area(place.area_id)
    if not area.own:
        raise ValueError(area.id)
    return area
