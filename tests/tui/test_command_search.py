"""Which commands the list shows for what one types, and in which order."""

import pytest

from planterm.texts import command_names as synonyms
from planterm.tui.dialogs.command_list import matching
from planterm.tui.plan.plan_commands import PLAN_COMMANDS


def _names(typed: str) -> list[str]:
    return [command.text.name for command in matching(PLAN_COMMANDS.listed, typed)]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("spa", ["Spara", "Spara som"]),
        ("spara som", ["Spara som"]),
        ("rad", ["Raden som formulär"]),
        ("bort", ["Ta bort raden", "Ta bort området"]),
        ("lägg till", ["Infoga rad", "Infoga rad ovanför", "Nytt eget område"]),
        ("ctrl+k", ["Ta bort raden"]),
        ("F9", ["Exportera till Excel"]),
        ("kompakt", ["Översikt"]),
        ("filtrera", ["Visa bara vissa rader"]),
        ("OMRÅDET ta", ["Ta bort området"]),
        ("xlsx", ["Exportera till Excel"]),
        ("tema", ["Färger"]),
        ("färg", ["Färger"]),
        ("pdf", ["Exportera som webbsida"]),
        ("flik", ["Nästa område", "Föregående område"]),
        ("mall", ["Fyll i stadens arbetsbok"]),
        ("word", ["Exportera som webbsida"]),
        ("backup", ["Tidigare versioner"]),
        ("importera", ["Öppna"]),
        ("förra året", ["Tidigare års uppföljning"]),
        ("e-post", ["Parterna: lämna ut och se svar"]),
        ("skriv ut", ["Exportera till Excel", "Exportera som webbsida"]),
        ("ny plan", ["Ny plan"]),
        ("säkerhetskopia", ["Tidigare versioner"]),
    ],
)
def test_what_is_meant_comes_first(typed: str, first: list[str]) -> None:
    assert _names(typed)[: len(first)] == first


def test_the_name_of_any_command_finds_it_first() -> None:
    assert [matching(PLAN_COMMANDS.listed, each.text.name.lower())[0] for each in PLAN_COMMANDS.listed] == [
        *PLAN_COMMANDS.listed
    ]


def test_with_nothing_typed_every_command_is_there_in_its_order() -> None:
    assert matching(PLAN_COMMANDS.listed, " ") == list(PLAN_COMMANDS.listed)


def test_what_nothing_is_called_finds_nothing() -> None:
    assert _names("xyzxyz") == []


def test_synonyms_are_those_of_commands_that_there_are() -> None:
    assert set(synonyms.SYNONYMS) <= {command.text for command in PLAN_COMMANDS}
