from pathlib import Path

import pytest
from store_plans import complaint, minimal, plan_file

from planterm.store.errors import BrokenPlanError


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("schema = 1\nhejsan\n", "rad 2, tecken 7: det saknas ett likhetstecken efter nyckeln."),
        ("schema = 1\n!\n", "rad 2, tecken 1: raden är varken en rubrik"),
        ("schema = 1 2\n", "rad 1, tecken 12: efter värdet står något mer"),
        ('schema = 1\nx = "oavslutad\ny = 1\n', "rad 2, tecken 15: texten saknar avslutande citattecken på raden."),
        ("schema = 1\nx = 'oavslutad\ny = 'x'\n", "rad 2, tecken 15: texten saknar avslutande citattecken på raden."),
        ("schema = 1\nx = 'oavslutad\ny = 1\n", "rad 3 (filens slut): texten saknar avslutande citattecken."),
        ('schema = 1\nx = """oavslutad\n\n', "rad 2 (filens slut): texten saknar avslutande citattecken."),
        ("schema = 1\nx = '''oavslutad\n\n", "texten saknar avslutande citattecken."),
        ("schema = 1\n[plan\n", "rad 2, tecken 6: rubriken saknar avslutande hakparentes."),
        ("schema = 1\n[[omrade]\n", "rad 2, tecken 9: rubriken saknar avslutande hakparentes."),
        ("schema = 1\n[plan]\n[plan]\n", "rad 3, tecken 6: rubriken står här för andra gången"),
        ("schema = 1\nschema = 1\n", "rad 2, tecken 11: nyckeln står här för andra gången"),
        ("schema = 1\nx = {a = 1, a = 2}\n", "nyckeln står här för andra gången"),
        ("schema = 1\nx = {a = 1}\n[x.b]\n", "rad 3, tecken 5: rubriken står här för andra gången"),
        ("schema = 1\nx = [1\n", "rad 2 (filens slut): listan saknar avslutande hakparentes."),
        ("schema = 1\nx = {a = 1\n", "tabellen saknar avslutande klammerparentes."),
        ('schema = 1\nx = "C:\\Plan"\n', "rad 2, tecken 10: ett omvänt snedstreck i en text måste skrivas dubbelt"),
        ('schema = 1\nx = "\\ud800"\n', "koden efter \\u eller \\U är inget tecken."),
        ('schema = 1\nx = "\\u12"\n', "koden efter \\u eller \\U är inget tecken."),
        ("schema = 1\nx = 2026-02-30\n", "datumet finns inte."),
        ("schema = 1\nx =\n", "rad 2, tecken 4: värdet saknas eller är felskrivet"),
        ("schema = 1\nskede = utkast\n", "rad 2, tecken 9: värdet saknas eller är felskrivet"),
        ("schema = 1\n= 1\n", "raden är varken en rubrik"),
        ("schema = 1\na. = 1\n", "rad 2, tecken 4: nyckeln saknas eller börjar med ett otillåtet tecken."),
        ("schema = 1\n# \x1b[2J\n", "rad 2, tecken 3: här står ett styrtecken som måste tas bort."),
        ('schema = 1\nx = "\x07"\n', "rad 2, tecken 6: här står ett styrtecken som måste tas bort."),
        ("schema = 1\rformular = 2\r", "rad 1"),
    ],
)
def test_a_syntax_error_is_told_in_swedish_with_its_place(tmp_path: Path, text: str, expected: str) -> None:
    message = complaint(lambda: plan_file(tmp_path, text), BrokenPlanError)
    assert message.startswith(f"{tmp_path / 'plan.toml'}, rad ")
    assert expected in message
    assert "at line" not in message


def test_the_byte_order_mark_moves_no_columns(tmp_path: Path) -> None:
    assert "rad 1, tecken 1:" in complaint(lambda: plan_file(tmp_path, "\ufeff! = 1\n"))


def test_thousands_of_levels_are_refused(tmp_path: Path) -> None:
    message = complaint(lambda: plan_file(tmp_path, f"x = {'[' * 50_000}"), BrokenPlanError)
    assert "för många nivåer" in message


def test_a_number_of_thousands_of_digits_is_refused(tmp_path: Path) -> None:
    message = complaint(lambda: plan_file(tmp_path, minimal(f"x = {'9' * 9_000}\n")), BrokenPlanError)
    assert "tusentals siffror" in message
