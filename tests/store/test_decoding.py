from pathlib import Path

import pytest
from store_plans import complaint, minimal

from planterm.store.disk import ReadFailedError
from planterm.store.planfile import load
from planterm.store.syntax import newline_of


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "är tom; hämta en tidigare version eller en kopia"),
        (b" \r\n\n", "är tom; hämta en tidigare version eller en kopia"),
        (b"\xef\xbb\xbf", "är tom; hämta en tidigare version eller en kopia"),
        (minimal().encode("utf-16"), "är sparad som UTF-16; spara om den som UTF-8"),
        (minimal().encode("utf-16-be"), "rad 1: filen innehåller nolltecken"),
        (minimal().encode() + b"# \0", "rad 6: filen innehåller nolltecken"),
        (minimal("\n# Skarpnäck\n").encode("latin-1"), "rad 7: tecknen är inte i UTF-8"),
        (b"PK\x03\x04resten av en arbetsbok", "en annan zip-fil, ingen plan; gör en plan av den"),
    ],
)
def test_what_is_no_text_is_said_in_one_sentence_and_left_alone(tmp_path: Path, data: bytes, expected: str) -> None:
    path = tmp_path / "plan.toml"
    path.write_bytes(data)
    message = complaint(lambda: load(path), ReadFailedError)
    assert message.startswith(str(path))
    assert expected in message
    assert path.read_bytes() == data


@pytest.mark.parametrize(("text", "newline"), [("a\r\nb\r\nc\n", "\r\n"), ("a\nb\nc\r\n", "\n"), ("a", "\n")])
def test_new_lines_end_as_most_lines_do(text: str, newline: str) -> None:
    assert newline_of(text) == newline
