"""planterm show."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plan_files import PLAN, SAMPLE, write_plan

from official_form import COLUMNS, form_row
from planterm.cli.main import main
from planterm.form.loader import load_form
from planterm.model.plan import Area, Plan
from planterm.publish.plan_text import plain_text
from planterm.publish.wrap import display_width, wrap

FORM = load_form("atgardsplan-2025")


def test_the_whole_plan_as_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", write_plan(tmp_path)]) == 0
    assert capsys.readouterr() == (
        """\
Åtgärdsplan 2026
Förvaltning:      Farsta stadsdelsförvaltning
Lokalpolisområde: Farsta
Skede:            Beslutad
Diarienummer:     FAR 2026/12
Beslutsdatum:     2026-04-23

Område 1: Unga i riskzon för destruktivt beteende

  Rad 1
    Problem:        Skola som brottsplats [se bilaga]
    Orsak:          =1+1
    Åtgärd:         Fältarbete  kvällstid.

                    - i centrum
                    - på nätet
    Uppföljning:    Genomförts enligt plan.
    Status:         Genomförd

  Rad 2 (tom)

Område 2: Otrygga och brottsutsatta platser
  Inga rader.

Område 3: Systemhotade brottslighet
  Inga rader.

Område 4: Särskilt utsatta och sårbara brottsoffer
  Inga rader.

Område 5: Kriminella miljöer och livsstilar
  Inga rader.

Område 6 (eget): Buskörning

  Rad 1
    Problem:        Buskörning med moped
""",
        "",
    )


def test_every_word_of_the_real_plan_is_there_in_order(capsys: pytest.CaptureFixture[str]) -> None:
    from planterm.store.planfile import load

    assert main(["show", str(SAMPLE)]) == 0
    words = iter(capsys.readouterr().out.split())
    for area in load(SAMPLE).plan.areas:
        for text in (area.title, *(text for row in area.rows for text in row.cells)):
            for word in text.split():
                assert word in words, word


def test_the_real_plan_keeps_within_80_columns_when_piped(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    assert main(["show", str(SAMPLE)]) == 0
    assert max(map(display_width, capsys.readouterr().out.splitlines())) <= 80


def test_a_wider_terminal_is_used(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    assert main(["show", str(SAMPLE)]) == 0
    assert 100 < max(map(display_width, capsys.readouterr().out.splitlines())) <= 120


def test_escape_sequences_of_a_file_do_not_reach_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = PLAN.replace("Buskörning med moped", r"\u001B[2J\u009B31mBuskörning\u0007")
    assert main(["show", write_plan(tmp_path, text)]) == 0
    out = capsys.readouterr().out
    assert "Buskörning" in out
    assert not set(out) & set("\x1b\x9b\x07")


@pytest.mark.parametrize("width", [1, 20, 80])
def test_a_cell_is_whole_whatever_it_holds_and_however_narrow_the_terminal(width: int) -> None:
    cells = (
        "x" * 577,
        "\n\nbörjar med tomma rader",
        "a\tb",
        "slutar med rader\n\n",
        "👩‍🚒 日本語 " * 20,
        "  indragen",
        " ",
    )
    plan = Plan(FORM, 2026, "Farsta", areas=(Area("unga", "Unga", (form_row("a", cells),)),))
    text = plain_text(plan, width)
    assert text.split() == [
        *("Åtgärdsplan", "2026", "Förvaltning:", "Farsta", "Skede:", "Utkast", "Område", "1:", "Unga", "Rad", "1"),
        *(word for column in COLUMNS[:-1] for word in (*f"{column.header}:".split(), *cells[column.number].split())),
    ]


@given(st.text(st.sampled_from("ab åö\t🙂日\u00ad"), max_size=60), st.integers(1, 30))
def test_wrapped_lines_joined_are_the_paragraph(paragraph: str, width: int) -> None:
    lines = wrap(paragraph, width)
    assert " ".join(lines) == paragraph
    assert all(display_width(line.rstrip(" ")) <= width or " " not in line.strip(" ") for line in lines)


@pytest.mark.parametrize(
    ("text", "columns"), [("åäö", 3), ("日本", 4), ("🙂", 2), ("e\u0301", 1), ("mjuk\u00adt", 5), ("", 0)]
)
def test_width_is_counted_in_columns_of_the_terminal(text: str, columns: int) -> None:
    assert display_width(text) == columns


def test_what_stands_under_misspelt_keys_is_told_after_the_plan(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["show", write_plan(tmp_path, PLAN.replace("problem = ", "Problem = "))]) == 1
    out = capsys.readouterr().out
    assert out.endswith(
        "\nVisas inte\n"
        "  Nyckeln ”Problem” på rad 19 i filen känns inte igen, och texten under den\n  visas inte. Menas ”problem”?\n"
        "  Nyckeln ”Problem” på rad 54 i filen känns inte igen, och texten under den\n  visas inte. Menas ”problem”?\n"
    )
