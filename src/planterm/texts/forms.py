"""Texts about the official forms."""

from collections.abc import Sequence


def unknown_form(form_id: str, known: Sequence[str]) -> str:
    """The plan names a form that this version does not have."""
    return (
        f"Formuläret ”{form_id}” finns inte i den här versionen av planterm; skriv någon av "
        f"{', '.join(known)} efter ”formular =” eller uppdatera planterm."
    )
