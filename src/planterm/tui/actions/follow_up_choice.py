"""Asking which rows are followed up, and in which order."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from planterm.model.follow_up import Choice, Order, tally
from planterm.model.parties import parties
from planterm.texts import follow_up as texts
from planterm.tui.screens import dialogs

if TYPE_CHECKING:
    from textual.app import App

    from planterm.model.plan import Plan

Chosen = Callable[[Choice], None]


def ask_which(app: App[None], plan: Plan, choice: Choice, chosen: Chosen) -> None:
    """Ask what is to be otherwise; nothing is where the person thinks better of it."""
    answers: list[tuple[str, Callable[[], None]]] = [
        (texts.ALL_ROWS, lambda: chosen(choice._replace(area_id=None, party=None))),
        (texts.ONE_AREA, lambda: _ask_area(app, plan, choice, chosen)),
        (texts.ONE_PARTY, lambda: _ask_party(app, plan, choice, chosen)),
        (texts.BY_AREA, lambda: chosen(choice._replace(order=Order.AREA))),
        (texts.BY_WHO, lambda: chosen(choice._replace(order=Order.WHO))),
        (texts.BY_WHEN, lambda: chosen(choice._replace(order=Order.WHEN))),
        (texts.ONLY_MISSING, lambda: chosen(choice._replace(every_row=False))),
        (texts.EVERY_ROW, lambda: chosen(choice._replace(every_row=True))),
    ]
    _ask(app, texts.CHOICE_QUESTION, answers)


def _ask_area(app: App[None], plan: Plan, choice: Choice, chosen: Chosen) -> None:
    def take(area_id: str) -> Callable[[], None]:
        return lambda: chosen(choice._replace(area_id=area_id))

    named = ((area, tally(plan, Choice(area_id=area.id))) for area in plan.areas)
    listed = [(texts.part_choice(area.title, done, total), take(area.id)) for area, (done, total) in named]
    _ask(app, texts.WHICH_AREA, listed)


def _ask_party(app: App[None], plan: Plan, choice: Choice, chosen: Chosen) -> None:
    def take(party: str) -> Callable[[], None]:
        return lambda: chosen(choice._replace(party=party))

    def write() -> None:
        def written(text: str | None) -> None:
            if text is not None:
                chosen(choice._replace(party=text))

        app.push_screen(dialogs.Prompt(texts.WHICH_PARTY, texts.PARTY_LABEL), written)

    listed = [(texts.part_choice(party.name, *party.progress), take(party.name)) for party in parties(plan)]
    _ask(app, texts.WHICH_PARTY, [*listed, (texts.OTHER_PARTY, write)])


def _ask(app: App[None], question: str, answers: list[tuple[str, Callable[[], None]]]) -> None:
    def answered(number: int | None) -> None:
        if number is not None:
            answers[number][1]()

    app.push_screen(dialogs.Choice(question, [text for text, _ in answers]), answered)
