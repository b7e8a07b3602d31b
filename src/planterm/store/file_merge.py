"""Two plan files that come from the same one made one: the plan, and all that stands in the files beside it.

What the plans say is merged by ``model.merge``; here comments are, and keys and tables that planterm does not know. The
texts become a manuscript with every row, area, comment and key of either side, into which the merged plan is then
written as into any file.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from planterm.model.conflicts import Merge, Side, Undecided, Wording, joined, text_at, without
from planterm.model.form import Columns
from planterm.model.merge import Annotated, Incoming, incoming, no_ancestor, with_own_ids
from planterm.model.plan import Plan
from planterm.store.disk import BrokenPlanError, shown
from planterm.store.keys import BlockKind, known_keys
from planterm.store.manuscript import Block, Manuscript, commented_out, manuscript, text_of
from planterm.store.planfile import PlanFile, bare_file, read_text, revised_file
from planterm.store.syntax import BOM, newline_of, without_bom
from planterm.store.text_merge import Sections, united
from planterm.texts import store as texts


@dataclass(frozen=True, slots=True)
class Sides:
    """Two files that come from one, and all that stands in them beside what their plans say, made one."""

    base: PlanFile | None
    ours: PlanFile
    theirs: PlanFile
    their_plan: Plan
    """With other ids for new rows of theirs whose ids others of ours have."""
    file: PlanFile
    """All that either side has: the merged plan is to be written into it."""
    annotated: Annotated
    """For the merge of the plans: the rows and areas of which each side changed the text, notes included."""

    @classmethod
    def of(cls, base: PlanFile | None, ours: PlanFile, theirs: PlanFile, *, our_plan: Plan) -> "Sides":
        """The sides, ours perhaps with another plan by now; laid out as our file, or as theirs where ours is the base.

        Raises BrokenPlanError where the two texts do not go together.
        """
        their_plan = with_own_ids(base.plan if base else no_ancestor(our_plan.form), our_plan, theirs.plan)
        known, columns = known_keys(our_plan.columns, theirs.plan.columns), (our_plan.columns, theirs.plan.columns)
        first = theirs if base is not None and base.text == ours.text else ours
        newline = newline_of(first.text)
        our_script, their_script = (
            _script(file, newline, columns, plan) for file, plan in ((ours, ours.plan), (theirs, their_plan))
        )
        old_script = _script(base, newline, columns) if base else Manuscript(newline, Block(BlockKind.ROOT))
        old, our, their = (Sections(each, known) for each in (old_script, our_script, their_script))
        script = united(our_script, old, our, their) if first is ours else united(their_script, old, their, our)
        bom = BOM if first.text.startswith(BOM) else ""
        try:
            file = read_text(f"{bom}{text_of(script)}", first.typed)
        except BrokenPlanError:  # a key and a table of one name, each new on a side
            raise BrokenPlanError(texts.OWN_KEYS_CLASH.format(name=shown(theirs.typed))) from None
        file = file._replace(script=script, undecided=joined(ours.undecided, theirs.undecided))
        annotated = our.changed_since(old), their.changed_since(old)
        return cls(base, ours, theirs, their_plan, file, annotated)

    def undecided(self, merged: Merge, ours: Sequence[Undecided], now: datetime | None = None) -> tuple[Undecided, ...]:
        """What there is to choose between in the merged plan, ours from before with it."""
        base = self.base.undecided if self.base else ()
        before = joined(without(self.theirs.undecided, base, ours), without(ours, base, self.theirs.undecided))
        standing = (each._replace(standing=Wording(text_at(merged.plan, each.spot))) for each in before)
        new = (
            each.with_wordings(lambda wording: wording._replace(at=now) if wording.side is Side.THEIRS else wording)
            for each in merged.conflicts
        )
        return joined(standing, new)


class MergedFiles(NamedTuple):
    """What came of two files."""

    file: PlanFile
    """Not written yet."""
    merge: Merge
    incoming: Incoming
    is_kept: bool
    """Whether what their file lacks is there all the same, since it lacks most of it or is another plan."""


def merge_files(base: PlanFile | None, ours: PlanFile, theirs: PlanFile) -> MergedFiles:
    """Both files in one; raises as Sides do."""
    sides = Sides.of(base, ours, theirs, our_plan=ours.plan)
    ancestor = base.plan if base else no_ancestor(ours.plan.form)
    found = incoming(ancestor, ours.plan, sides.their_plan, annotated=sides.annotated)
    is_kept = bool(found.losses) and (found.is_wholesale or found.is_another_plan)
    if is_kept:
        sides = Sides.of(bare_file(found.base, ours.typed), ours, theirs, our_plan=ours.plan)
    merged = found.kept if is_kept else found.taken
    file = revised_file(sides.file, merged.plan, sides.undecided(merged, ours.undecided))
    return MergedFiles(file, merged, found, is_kept)


def _script(file: PlanFile, newline: str, columns: Iterable[Columns], plan: Plan | None = None) -> Manuscript:
    """The file's manuscript with every id in it; a plan that is given is the file's, other ids for some rows apart.

    What is no column on the file's own form, and is called as one of the columns, stays as a comment.
    """
    if plan is not None and plan != file.plan:
        own = {old.id: new.id for old, new in zip(file.plan.rows(), plan.rows(), strict=True)}
        rows = ((place, tuple(own[row_id] for row_id in place.row_ids)) for place in file.layout)
        layout = tuple(place._replace(row_ids=ids, unnamed_rows=frozenset(ids)) for place, ids in rows)
        file = file._replace(plan=plan, layout=layout, script=None)
    if not file.is_complete:
        file = revised_file(file, file.plan)
    foreign = {key for each in columns for key in each.keys}.difference(file.plan.columns.keys)
    script = file.script
    if script is None or script.newline != newline:
        text = without_bom(file.text).replace("\r\n", "\n").replace("\n", newline)
        script = manuscript(text if text.endswith("\n") else f"{text}{newline}", file.layout)
    return script.with_blocks(lambda block: commented_out(block, foreign) if block.kind is BlockKind.ROW else block)
