"""Texts that are looked up by the value of an enumeration: none is missing, and none is for a value there is not."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from importlib import import_module
from pkgutil import iter_modules

import pytest

from official_form import COLUMNS, At
from planterm import texts
from planterm.cli.follow_up_command import Act
from planterm.excel.notes import NoteKind
from planterm.model.answers import Meeting
from planterm.model.carry_over import Fate, Fortune, Reason
from planterm.model.city import Trouble
from planterm.model.diff import ChangeKind
from planterm.model.edits import EditKind
from planterm.model.findings import Level, Origin, Rule
from planterm.model.follow_up import Order
from planterm.model.plan import Effect, GoalReached, Stage, Status
from planterm.model.results import Light
from planterm.texts.findings import finding

KEYS: dict[str, type[StrEnum]] = {
    "progress.STAGES": Stage,
    "progress.STAGE_MEANINGS": Stage,
    "progress.STATUSES": Status,
    "progress.STATUS_SIGNS": Status,
    "progress.GOALS": GoalReached,
    "progress.GOAL_SIGNS": GoalReached,
    "progress.EFFECTS": Effect,
    "progress.LIGHTS": Light,
    "progress.SHORT_GOALS": GoalReached,
    "progress.EFFECT_MEANINGS": Effect,
    "progress.MEANINGS": Status,
    "coming_year.FATES": Fate,
    "coming_year.SHORT_FATES": Fate,
    "coming_year.REASONS": Reason,
    "plain_follow_up.WORDS": Act,
    "plain_follow_up.MEANINGS": Act,
    "party_answers.MEETINGS": Meeting,
    "party_answers.MEETING_NAMES": Meeting,
    "party_answers.MEETING_MEANS": Meeting,
    "findings.MARKS": Level,
    "findings.LEVELS": Level,
    "findings.NOTHING_SO_GRAVE": Level,
    "findings.SOURCES": Origin,
    "tui.EDITS": EditKind,
    "city.GOALS": GoalReached,
    "city.FORTUNES": Fortune,
    "city.TROUBLES": Trouble,
    "city._STAGES": Stage,
    "city.REACHED": GoalReached,
    "excel.KINDS": NoteKind,
    "filling.KINDS": NoteKind,
    "filling.KINDS_BY_WEIGHT": NoteKind,
}
ELSEWHERE = {
    "command_line.HELP",
    "two_plans.AREA_IS",
    "two_plans.ROW_IS",
    "progress.FIELDS",
    "findings._TEXTS",
    "findings._BY_ROLE",
}
"""With a test of their own, or keyed by what commands and plan files call things."""


def dictionaries() -> Iterator[tuple[str, Mapping[object, object]]]:
    """Those of the texts, by the names of their modules and their own."""
    for module in iter_modules(texts.__path__):
        for name, value in vars(import_module(f"planterm.texts.{module.name}")).items():
            if isinstance(value, Mapping) and not name.startswith("__"):
                yield f"{module.name}.{name}", value


@pytest.mark.parametrize("name", KEYS)
def test_each_value_has_a_text(name: str) -> None:
    assert set(dict(dictionaries())[name]) == set(KEYS[name])


def test_no_dictionary_of_that_kind_is_forgotten_here() -> None:
    kinds: list[type[StrEnum]] = [*KEYS.values(), Rule]
    values = {str(value) for kind in kinds if kind is not Order for value in kind}  # its values are columns too
    found = {name for name, texts_by_key in dictionaries() if len(values & {*map(str, texts_by_key)}) > 1}
    assert found - ELSEWHERE == {name for name, kind in KEYS.items() if kind is not Order}


@pytest.mark.parametrize("rule", sorted(set(Rule) - {Rule.UNDECIDED, Rule.MISSPELT}))
def test_each_rule_whose_findings_bring_no_words_has_some(rule: Rule) -> None:
    said = set()
    for column in (None, *At):
        try:
            said.add(finding(rule, None if column is None else COLUMNS[column].role, ("tid", "2", "3")))
        except KeyError:
            continue
    assert said


@pytest.mark.parametrize("name", ["AREA_IS", "ROW_IS"])
def test_each_change_but_that_of_a_text_has_a_word(name: str) -> None:
    assert set(dict(dictionaries())[f"two_plans.{name}"]) == set(ChangeKind) - {ChangeKind.CHANGED}
