"""What somebody has answered, row by row, about next year's plan."""

from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import NamedTuple

from planterm.model.carry_over import Fate, Proposal

_NONE: Mapping[str, str] = MappingProxyType({})


class Answers(NamedTuple):
    """The proposals, and by row id what was answered instead."""

    proposals: tuple[Proposal, ...]
    fates: Mapping[str, Fate] = MappingProxyType({})
    targets: Mapping[str, str] = _NONE

    def fate(self, proposal: Proposal) -> Fate:
        """What becomes of a row as things stand."""
        return self.fates.get(proposal.row.id, proposal.fate)

    def target(self, proposal: Proposal) -> str | None:
        """The area that a row would stand in; None where the new form has none for it."""
        return self.targets.get(proposal.row.id, proposal.target)

    def decided(self, proposals: Collection[Proposal], fate: Fate) -> "Answers":
        """The answers with that fate for those rows."""
        return self._replace(fates=MappingProxyType({**self.fates, **{each.row.id: fate for each in proposals}}))

    def placed(self, proposals: Collection[Proposal], area_id: str) -> "Answers":
        """The answers with those rows in that area."""
        return self._replace(targets=MappingProxyType({**self.targets, **{each.row.id: area_id for each in proposals}}))

    def alike(self, proposal: Proposal) -> tuple[Proposal, ...]:
        """The rows proposed for the same reason of which the same is to become, this one among them.

        Those that somebody has answered otherwise one by one are left out.
        """
        fate = self.fate(proposal)
        return tuple(each for each in self.proposals if each.reason is proposal.reason and self.fate(each) is fate)

    def homeless(self, proposal: Proposal) -> tuple[Proposal, ...]:
        """The rows of the same old area that have no place in the new form yet; where it has one, the row alone."""
        if self.target(proposal) is not None:
            return (proposal,)
        return tuple(each for each in self.proposals if each.area_id == proposal.area_id and self.target(each) is None)

    @property
    def undecided(self) -> tuple[Proposal, ...]:
        """The rows that somebody still has to decide."""
        return tuple(each for each in self.proposals if self.fate(each) is Fate.ASK)

    def count(self, fate: Fate) -> int:
        """How many rows have that fate."""
        return sum(self.fate(each) is fate for each in self.proposals)
