"""The review (F7): what is weak in the plan in a list, and the way to it."""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial

from textual.content import Content

from planterm.model.block_edits import send_home
from planterm.model.edits import Edit, Place, place_of, reading_order, remove_rows, set_field
from planterm.model.fields import CONFIRMED
from planterm.model.findings import Finding, Level, Rule
from planterm.model.form import Role
from planterm.model.plan import Plan, Spot
from planterm.model.review import confirmed
from planterm.model.rules import misplaced
from planterm.model.text import visible
from planterm.publish.differences import place_name
from planterm.publish.review_text import count, sentence
from planterm.texts import findings as texts
from planterm.texts import how_to
from planterm.tui.actions.at_opening import offer_to_take_in
from planterm.tui.actions.plan_details import show_details
from planterm.tui.dialogs.lists import ListDialog
from planterm.tui.dialogs.questions import ask
from planterm.tui.grid.wrapping import fit, width
from planterm.tui.plan.plan_screen import PlanScreen

_TO_DECIDE = (Rule.UNDECIDED, Rule.MISSPELT)
"""What is about the file and goes away with an answer."""

_OF_ROWS = (Rule.NO_STRATEGY, Rule.UNCOUNTABLE_GOALS, Rule.THIN_FOLLOW_UPS)
"""What is about the plan as its rows are together."""

_PROBLEM = 50
"""Cells of a row's problem, to know the row by."""

_MOST = 500
"""More findings than this are no list to go through."""


Wish = Callable[[PlanScreen], None]
"""What is to become of a finding."""


class Findings(ListDialog[Wish], keys={"ctrl+r": "mend"}):
    """What was found, each over what is said of it, and below the list what a key does about the current one.

    Gives what is to be done on the plan's screen.
    """

    how = how_to.REVIEW

    def __init__(self, heading: str, found: Sequence[Finding], plan: Plan, hint: str, *, first: int) -> None:
        super().__init__()
        self.heading, self.hint, self.first = heading, hint, first
        self._found, self._plan = found, plan

    def lines(self) -> list[Content]:
        """What was found."""
        return [_told(each, self._plan) for each in self._found]

    def told(self, number: int) -> str:
        """What a key does about it."""
        return _KEYS.get(self._found[number].rule, "")

    def choose(self, number: int) -> None:
        """Go there."""
        self.dismiss(partial(_go_to, finding=self._found[number]))

    def action_mend(self) -> None:
        """Put it right, where a key can."""
        if self.at is None or self._found[self.at].rule not in _MENDED:
            self.say(texts.NOTHING_TO_MEND)
        else:
            self.dismiss(partial(_mend, finding=self._found[self.at]))


def show(screen: PlanScreen) -> None:
    """Show what was found, and go to what is chosen; begins at the first finding from the current row on."""
    session, findings = screen.session, screen.session.findings
    if not findings:
        screen.say(texts.NOTHING)
        return
    first = _first_from(findings, session.plan, screen.place)
    start = max(0, min(first, len(findings) - _MOST))
    inside = range(start, start + _MOST)
    listed = [number for number, each in enumerate(findings) if number in inside or each.level is Level.ERROR]
    more = [texts.MORE.format(most=len(listed), found=len(findings))] if len(listed) < len(findings) else []
    hint = "\n".join([*more, texts.CONFIRM_HINT, texts.HINT])
    found = [findings[number] for number in listed]
    dialog = Findings(f"{texts.TITLE}: {count(findings)}", found, session.plan, hint, first=listed.index(first))
    dialog.open(screen.app, lambda wish: wish(screen))


def show_next(screen: PlanScreen) -> None:
    """Go to the next finding behind the current cell, after the last to the first."""
    found = [each for each in screen.session.findings if each.spot.area_id is not None]
    if not found:
        show(screen)
        return
    plan = screen.session.plan
    here = reading_order(plan, screen.place) if screen.place is not None else (0, 0, 0)
    spots = sorted(((_spot(each, plan), each) for each in found), key=lambda pair: pair[0])
    _go_to(screen, next((each for spot, each in spots if spot > here), spots[0][1]))


def _spot(finding: Finding, plan: Plan) -> tuple[int, int, int]:
    """Where in the plan it is, in reading order; what is about the plan or an area stands before the rows."""
    area_id, row_id, key = finding.spot
    number = plan.standings[row_id].number if row_id else 0
    return plan.area_numbers.get(area_id or "", 1), number, plan.columns.place_of(key)


def confirm(screen: PlanScreen) -> None:
    """Hide something that is found in the row because it is right as it stands, or show again what is hidden."""
    place, plan = screen.row_here, screen.session.plan
    found = [
        each for each in screen.session.findings if each.spot.row_id == place.row_id and each.rule not in _TO_DECIDE
    ]
    hidden = confirmed(plan.standings[place.row_id or ""].row)
    if not (found or hidden):
        screen.say(texts.NOTHING_IN_ROW)
        return
    answers = [
        (sentence(each, plan), partial(_confirm, screen, place, (*hidden, each.rule.value), texts.HIDDEN))
        for each in found
    ]
    if hidden:
        show_again = partial(_confirm, screen, place, (), texts.SHOWN_AGAIN)
        answers.append((texts.SHOW_HIDDEN.format(rules=", ".join(hidden)), show_again))
    ask(screen.app, texts.WHAT_IS_RIGHT, *answers)


def _confirm(screen: PlanScreen, place: Place, rules: Collection[str], told: str) -> None:
    screen.apply(set_field(screen.session.plan, place, CONFIRMED, ", ".join(dict.fromkeys(rules))), told)


def _go_to(screen: PlanScreen, finding: Finding) -> None:
    """Go to what was found, or to the first row of those it counts, and say it; the plan itself is in its details."""
    if finding.rule is Rule.MISSPELT and screen.session.can_take_in:
        offer_to_take_in(screen)
    elif finding.spot.area_id is None and finding.rule not in _OF_ROWS:
        show_details(screen)
    else:
        plan = screen.session.plan
        screen.go_to(place_of(plan, _first_counted(finding, plan)))
        screen.say(f"{sentence(finding, plan)} · {texts.NEXT_HINT}")


def _first_counted(finding: Finding, plan: Plan) -> Spot:
    """Where it is; the first of the rows that it names, where it is about the plan's rows."""
    named = (each for each in plan.standings.values() if finding.spot.area_id is None and each.label in finding.names)
    first = next(named, None)
    return finding.spot if first is None else Spot(first.area.id, first.row.id)


def _mend(screen: PlanScreen, finding: Finding) -> None:
    """Do what a key can do about it, and go on with the list."""
    what, make = _MENDED[finding.rule]
    plan = screen.session.plan
    edit = make(plan, place_of(plan, finding.spot))
    if edit is not None and screen.apply(edit):
        told = texts.MENDED.format(what=what.format(row=plan.standings[finding.spot.row_id or ""].number))
        show(screen)
        screen.say(told)


def _sent_home(plan: Plan, place: Place) -> Edit | None:
    row = plan.area(place.area_id).row(place.row_id)
    return send_home(plan, place, {column.number: home.number for column, home, _ in misplaced(row)})


def _removed(plan: Plan, place: Place) -> Edit:
    return remove_rows(plan, place, {place.row_id or ""})


_MENDED: Mapping[Rule, tuple[str, Callable[[Plan, Place], Edit | None]]] = {
    Rule.WRONG_COLUMN: (texts.TEXTS_MOVED, _sent_home),
    Rule.EMPTY_ROW: (texts.ROW_REMOVED, _removed),
}
"""What a key can put right: what is said then, and how."""


_KEYS: Mapping[Rule, str] = {
    Rule.WRONG_COLUMN: texts.SEND_HOME,
    Rule.EMPTY_ROW: texts.REMOVE_EMPTY,
    Rule.NO_DISTRICT: texts.OPEN_DETAILS,
    Rule.NO_DECISION_DATE: texts.OPEN_DETAILS,
    Rule.UNDECIDED: texts.ASK_AT_SAVE,
    Rule.MISSPELT: texts.ASK_TO_TAKE_IN,
}
"""What a key does about a finding; most have to be written about."""


def _told(finding: Finding, plan: Plan) -> Content:
    """Where it is and the row's problem, over what there is to say."""
    row_id = finding.spot.row_id
    problem = " ".join(visible(plan.standings[row_id].row.text(Role.PROBLEM)).split()) if row_id else ""
    about = f" · {fit(problem, min(width(problem), _PROBLEM))}" if problem else ""
    source = texts.SOURCES[finding.rule.origin]
    return Content.assemble(
        (f"{texts.MARKS[finding.level]} {place_name(plan, finding.spot)}{about}\n", "bold"),
        sentence(finding, plan),
        f" ({source})" if source else "",
    )


def _first_from(findings: tuple[Finding, ...], plan: Plan, here: Place | None) -> int:
    """The number of the first finding that stands in the current row or behind it; the first where none does.

    At the beginning of the plan that is the first of all, about the plan itself.
    """
    if here is None:
        return 0
    area, number, _ = reading_order(plan, here)
    now = (area, number if number > 1 else 0)
    return next((index for index, each in enumerate(findings) if _spot(each, plan)[:2] >= now), 0)
