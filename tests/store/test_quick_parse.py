import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planterm.store.quick_parse import quick_parse

SAMPLES = Path(__file__).parents[2] / "sample_plans"

LINES = st.sampled_from(
    [
        "schema = 1",
        "[plan]",
        "[[omrade]]",
        "[[omrade.rad]]",
        "[annat]",
        "# en kommentar",
        "",
        "  ",
        'id = "a"',
        'id = "b"  # varför',
        "nar=2025",
        "dag = 2025-04-24",
        "tid = 2025-04-24T10:00:00",
        "sant = true",
        'text = "rad\\nbrott \\"citat\\" \\u00e5"',
        "text = 'bokstavlig'",
        'lang = """',
        'slut"""',
        'fyra""""',
        'fem"""""',
        'sex""""""',
        'med \\ snedstreck"""',
        '[[omrade]] i texten"""',
        "lista = [1, 2]",
        "a.b = 1",
        '"citerad" = "x"',
        "trasig",
        "tal = 0123",
        "tal = -5",
        'åäö = "x"',
        'styr = "\x07"',
        "vagnretur = 1\r",
    ]
)


@given(st.lists(LINES, max_size=12).map("\n".join))
def test_whatever_is_parsed_quickly_is_what_toml_says(text: str) -> None:
    quick = quick_parse(text)
    if quick is not None:
        assert quick == tomllib.loads(text)


@given(st.text(alphabet=st.sampled_from('ab"\\\n\t å#=[]\x01'), max_size=30))
def test_strings_of_every_kind_are_what_toml_says(body: str) -> None:
    for text in (f'x = "{body}"', f'x = """{body}"""', f'x = """{body}"""\ny = 1'):
        quick = quick_parse(text)
        if quick is not None:
            assert quick == tomllib.loads(text)


@pytest.mark.parametrize("sample", sorted(SAMPLES.glob("*.toml")), ids=lambda path: path.stem)
def test_the_samples_are_parsed_quickly(sample: Path) -> None:
    text = sample.read_text(encoding="utf-8")
    assert quick_parse(text) == tomllib.loads(text)


@pytest.mark.parametrize(
    "text",
    ["id = 1\nid = 2\n", "[plan]\n[plan]\n", "[[omrade.rad]]\n", "omrade = 1\n[[omrade]]\n", "[a]\n"],
)
def test_what_is_unusual_is_left_to_the_general_parser(text: str) -> None:
    assert quick_parse(text) is None
