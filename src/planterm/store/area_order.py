"""In which order the areas of an edited plan stand in its file."""

from collections.abc import Collection, Sequence

from planterm.model.plan import Plan


def file_order(in_file: Sequence[str], needed: Collection[str], plan: Plan) -> list[str]:
    """The ids of the needed areas: the file's order for the official ones, the plan's for own ones.

    Official areas may stand in any order in the file, so they stay; own ones take each other's places.
    An area that is new in the file comes after the one that it follows in the plan.
    """
    official = [area.id for area in plan.areas if not area.own]
    own = [area.id for area in plan.areas if area.own]
    own_in_turn = (area_id for area_id in own if area_id in in_file)
    order = [area_id if area_id in official else next(own_in_turn) for area_id in in_file if area_id in needed]
    for group in (official, own):
        for index, area_id in enumerate(group):
            if area_id in needed and area_id not in order:
                order.insert(_place(order, group[:index], group[index + 1 :]), area_id)
    return order


def _place(order: Sequence[str], before: Sequence[str], after: Sequence[str]) -> int:
    """Behind the nearest one before it that is there, else in front of the nearest one after it, else last."""
    for area_id in reversed(before):
        if area_id in order:
            return order.index(area_id) + 1
    return next((order.index(area_id) for area_id in after if area_id in order), len(order))
