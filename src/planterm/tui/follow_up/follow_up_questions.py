"""What is asked about the follow-up: which rows, in which order; and what can be said of a single row."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from textual.app import App

from planterm.model import fields
from planterm.model.edits import set_field
from planterm.model.follow_up import Order, RowChoice, first_open_round, tally
from planterm.model.form import Role
from planterm.model.parties import parties
from planterm.model.plan import Effect, Plan
from planterm.model.results import GOALS
from planterm.texts import progress as texts
from planterm.tui.dialogs.questions import Answer, Prompt, ask, name_of
from planterm.tui.follow_up.follow_up_view import STATUSES
from planterm.tui.plan.plan_screen import PlanScreen

Chosen = Callable[[RowChoice], None]


def ask_which(app: App[None], plan: Plan, choice: RowChoice, chosen: Chosen) -> None:
    """Ask what is to be otherwise; nothing is where the person thinks better of it."""
    area, rounds = plan.areas_by_id.get(choice.area_id or ""), plan.columns.follow_ups

    def other(text: str, **changes: Any) -> Answer:
        changed = choice._replace(**changes)
        return texts.now(text) if changed == choice else text, lambda: chosen(changed)

    one_party = texts.now(texts.ONE_PARTY, choice.party or ""), lambda: _ask_party(app, plan, choice, chosen)
    ask(
        app,
        texts.CHOICE_QUESTION,
        other(texts.ALL_ROWS, area_id=None, party=None),
        (texts.now(texts.ONE_AREA, area.title if area else ""), lambda: _ask_area(app, plan, choice, chosen)),
        *((one_party,) if plan.columns.find(Role.WHO) else ()),
        other(texts.BY_AREA, order=Order.AREA),
        *(
            other(texts.BY_COLUMN.format(column=column.header), order=order)
            for order in Order
            if (column := order.column(plan.columns))
        ),
        other(texts.ONLY_MISSING, every_row=False),
        other(texts.EVERY_ROW, every_row=True),
        *(other(column.header, round=column.key) for column in rounds if len(rounds) > 1),
    )


def ask_round(app: App[None], plan: Plan, choice: RowChoice, chosen: Chosen) -> None:
    """Ask which round is followed up, where the form has several; proposes the last visit's, or one with rows left."""
    rounds = plan.columns.follow_ups
    usual = choice.round or first_open_round(plan).key
    if len(rounds) == 1:
        chosen(choice)
        return
    answers = (_part(plan, column.header, choice._replace(round=column.key), chosen) for column in rounds)
    first = next((number for number, column in enumerate(rounds) if column.key == usual), 0)
    ask(app, texts.WHICH_ROUND, *answers, first=first)


def _part(plan: Plan, name: str, choice: RowChoice, chosen: Chosen) -> Answer:
    """Some of the rows, and how far they have come."""
    return texts.part_choice(name, *tally(plan, choice)), lambda: chosen(choice)


def _ask_area(app: App[None], plan: Plan, choice: RowChoice, chosen: Chosen) -> None:
    """Ask for the area; of the party's rows where one is chosen."""
    answers = (_part(plan, area.title, choice._replace(area_id=area.id), chosen) for area in plan.areas)
    ask(app, texts.which_area(choice.party), *answers)


def _ask_party(app: App[None], plan: Plan, choice: RowChoice, chosen: Chosen) -> None:
    """Ask for the party; of the area's rows where one is chosen."""
    ways = {party.name: choice._replace(party=party.name) for party in parties(plan, choice.synonyms)}

    def write() -> None:
        who = plan.columns.find(Role.WHO)
        label = texts.PARTY_LABEL.format(column=who.header if who else "")
        Prompt(texts.WHICH_PARTY, label, "", name_of).open(app, lambda name: chosen(choice._replace(party=name)))

    listed = [_part(plan, name, way, chosen) for name, way in ways.items() if tally(plan, way).total]
    ask(app, texts.WHICH_PARTY, *listed, (texts.OTHER_PARTY, write))


def choose_status(screen: PlanScreen) -> None:
    """Ask what was done of the row's measure."""
    choices = [*((each, texts.status_choice(each)) for each in STATUSES), ("", texts.NO_STATUS)]
    _choose(screen, texts.STATUS_QUESTION, choices, fields.STATUS)


def choose_goal_reached(screen: PlanScreen) -> None:
    """Ask whether the row's goal was reached."""
    screen.needed(Role.GOALS)
    choices = [*((each, texts.goal(each)) for each in GOALS), ("", texts.NO_GOAL)]
    _choose(screen, texts.GOAL_QUESTION, choices, fields.GOAL_REACHED)


def choose_effect(screen: PlanScreen) -> None:
    """Ask when the row's measure works."""
    choices = [*((each, texts.effect_choice(each)) for each in Effect), ("", texts.NO_EFFECT)]
    _choose(screen, texts.EFFECT_QUESTION, choices, fields.EFFECT)


def _choose(screen: PlanScreen, question: str, choices: Sequence[tuple[str, str]], key: str) -> None:
    """Ask about the row, and tell what it was given; an outcome without a text is no follow-up, which is said."""
    place = screen.row_here

    def give(value: str, told: str) -> None:
        is_made = screen.apply(set_field(screen.session.plan, place, key, value), told)
        row = screen.session.plan.standings[place.row_id or ""].row
        if is_made and key != fields.EFFECT and value and not row.text(Role.FOLLOW_UP).strip():
            screen.say(texts.STATUS_ONLY)

    ask(screen.app, question, *((told, partial(give, value, told)) for value, told in choices))
