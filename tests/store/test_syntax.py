from pathlib import Path

import pytest
from store_plans import complaint, minimal, plan_file, with_text

from official_form import At
from planterm.store.disk import BrokenPlanError
from planterm.store.planfile import load, save


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


GIT = "<<<<<<< HEAD\n{}=======\n{}>>>>>>> gren\n"
LONG = "<<<<<<<<<< HEAD\n{}==========\n{}>>>>>>>>>> gren\n"
DIFF3 = "<<<<<<< vår\n{}||||||| a1b2c3d\nproblem = 'bas'\n=======\n{}>>>>>>> deras\n"
NESTED = DIFF3.replace("problem = 'bas'", "<<<<<<<<< en\nx\n=========\ny\n>>>>>>>>> två")
UNMERGED_AREA = '[[omrade]]\nid = "unga"\n'
UNMERGED_ROW = f'{UNMERGED_AREA}[[omrade.rad]]\nid = "a"\n'


@pytest.mark.parametrize("marks", [GIT, LONG, DIFF3, NESTED])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("around", "sides"),
    [
        pytest.param((UNMERGED_ROW, "orsak = 'O'\n"), ("problem = 'min'\n", "problem = 'din'\n"), id="keys"),
        pytest.param((f'{UNMERGED_ROW}problem = """\nbas\n', '"""\n'), ("min\n", "din\n"), id="text"),
        pytest.param((f"{UNMERGED_ROW}problem = '''\n", "'''\n"), ("min\n", ""), id="literal text"),
        pytest.param((f"{UNMERGED_ROW}x = [\n", "]\n"), ("1,\n", "2,\n"), id="list"),
        pytest.param((UNMERGED_AREA, ""), ("[[omrade.rad]]\nid = 'b'\n\n", "[[omrade.rad]]\nid = 'c'\n"), id="rows"),
        pytest.param(("", UNMERGED_ROW), ("# vår\n", "# deras\n"), id="comments"),
    ],
)
def test_two_versions_that_git_left_are_told_and_nothing_is_taken_for_text(
    around: tuple[str, str], sides: tuple[str, str], newline: str, marks: str, tmp_path: Path
) -> None:
    text = minimal(marks.format(*sides).join(around))
    first, last = (text[: text.index(sign)].count("\n") + 1 for sign in ("<<<<<<<", marks.rstrip().rpartition("}")[2]))
    told = complaint(lambda: plan_file(tmp_path, text.replace("\n", newline)), BrokenPlanError)
    assert f"plan.toml, rad {first}–{last}: versionshanteringen (git) kunde inte sammanfoga" in told
    twice = "".join((text, "# mellan\n", marks.format("# a\n", "# b\n")))
    assert "lämnat båda i filen på 2 ställen;" in complaint(lambda: plan_file(tmp_path, twice), BrokenPlanError)


@pytest.mark.parametrize("mark", ["<<<<<<< HEAD", "=======", "||||||| bas", ">>>>>>> gren"])
def test_a_mark_that_was_left_behind_is_told(mark: str, tmp_path: Path) -> None:
    message = complaint(lambda: plan_file(tmp_path, minimal(f"{UNMERGED_ROW}{mark}\n")), BrokenPlanError)
    assert "rad 10: raden är kvar efter versionshanteringen (git)" in message


@pytest.mark.parametrize(
    "text",
    [
        "Rubrik\n=======\n",
        "Rubrik\n=======\n>>>>>>> citat\n",
        "<<<<<<< pil\n>>>>>>> pil\n",
        " <<<<<<< HEAD\n=======\n>>>>>>> gren",
        "<<<<<< HEAD\n======\n>>>>>> gren",
        "<<<<<<<HEAD\n=======\n>>>>>>>gren",
    ],
)
def test_a_text_that_has_some_of_the_marks_is_a_text(text: str, tmp_path: Path) -> None:
    file = plan_file(tmp_path, minimal(f"{UNMERGED_ROW}problem = '''\n{text}'''\n"))
    assert file.plan.area("unga").rows[0].cells[0] == text


def test_a_text_that_quotes_an_unmerged_file_is_saved_so_that_it_can_be_opened(tmp_path: Path) -> None:
    file = plan_file(tmp_path, minimal(UNMERGED_ROW))
    plan = with_text(file.plan, "a", At.PROBLEM, f"Så här:\n{GIT.format('min', 'din')}")
    assert load(save(file, plan).path).plan == plan
