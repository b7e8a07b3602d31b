"""The plan without its areas: its year and whose it is, from what was asked for and what the workbook says."""

from collections.abc import Iterator
from dataclasses import dataclass

from planterm.excel.import_report import Note, NoteKind
from planterm.excel.plan_facts import Facts
from planterm.form.form import Form
from planterm.model.fields import CASE_NUMBER, DECIDED_ON, DISTRICT, POLICE_AREA, YEAR
from planterm.model.plan import Plan, Stage
from planterm.texts import importing as texts


@dataclass(frozen=True)
class Head:
    """A plan without areas, and what is to be told of it."""

    plan: Plan
    notes: tuple[Note, ...]
    stated: frozenset[str]
    """The details that the workbook itself states, by their names in plan files; what was guessed is none of them."""
    lacking: frozenset[str]
    """Those of the year and the district that nothing tells."""


def plan_head(facts: Facts, form: Form, year: int | None, district: str | None) -> Head:
    """The plan that the facts make; a year or a district that is given goes before them.

    A plan that has a date of decision is decided.
    """
    plan = Plan(
        form.id,
        year or facts.year or form.year,
        facts.district if district is None else district,
        facts.police_area,
        Stage.DECIDED if facts.decided_on else Stage.DRAFT,
        facts.case_number,
        facts.decided_on,
    )
    notes = (*_read(plan, facts), *_year_notes(plan, facts, year), *_district_notes(plan, facts, district))
    return Head(plan, notes, frozenset(_stated(facts)), frozenset(_lacking(facts)))


def _stated(facts: Facts) -> Iterator[str]:
    found = {
        YEAR: facts.year is not None and not facts.year_source,
        DISTRICT: facts.district.strip() and not facts.district_source,
        POLICE_AREA: facts.police_area.strip(),
        CASE_NUMBER: facts.case_number.strip(),
        DECIDED_ON: facts.decided_on,
    }
    return (key for key, is_stated in found.items() if is_stated)


def _lacking(facts: Facts) -> Iterator[str]:
    if facts.year is None:
        yield YEAR
    if not facts.district.strip():
        yield DISTRICT


def _read(plan: Plan, facts: Facts) -> Iterator[Note]:
    pairs = [
        (texts.YEAR, str(facts.year) if facts.year == plan.year and not facts.year_source else ""),
        (texts.DISTRICT, facts.district if facts.district == plan.district and not facts.district_source else ""),
        (texts.POLICE_AREA, plan.police_area),
        (texts.CASE_NUMBER, plan.case_number),
        (texts.DECIDED_ON, plan.decided_on.isoformat() if plan.decided_on else ""),
    ]
    if filled := [(label, value) for label, value in pairs if value.strip()]:
        yield Note(NoteKind.READ, texts.facts(filled))


def _year_notes(plan: Plan, facts: Facts, asked: int | None) -> Iterator[Note]:
    if asked is not None:
        if facts.year and facts.year != asked:
            yield Note(NoteKind.REMARK, texts.option_beats_book(texts.YEAR, str(asked), str(facts.year)))
    elif facts.year is None:
        yield Note(NoteKind.GUESSED, texts.year_assumed(plan.year))
    elif facts.year_source:
        yield Note(NoteKind.GUESSED, texts.year_guessed(plan.year, facts.year_source))


def _district_notes(plan: Plan, facts: Facts, asked: str | None) -> Iterator[Note]:
    if asked is not None:
        if facts.district.strip() and facts.district != asked:
            yield Note(NoteKind.REMARK, texts.option_beats_book(texts.DISTRICT, asked, facts.district))
    elif not plan.district.strip():
        yield Note(NoteKind.GUESSED, texts.NO_DISTRICT)
    elif facts.district_source:
        yield Note(NoteKind.GUESSED, texts.district_guessed(plan.district, facts.district_source))
