"""Words part where a Swede parts them: at the joints of a compound, and between its syllables."""

import string
import subprocess
import sys
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planterm.hyphenation import places


@pytest.mark.parametrize(
    "hyphenated",
    [
        "Ge-nom-fö-ran-de",
        "brotts-fö-re-byg-gan-de",
        "sam-ver-kans-över-ens-kom-mel-ser",
        "om-rå-des-po-li-ser",
        "pen-sio-närs-or-ga-ni-sa-tio-ner",
        "AV-SKRÄP-NING",
        "mat-jord",
        "ung",
        "å",
        "",
    ],
)
def test_where_a_word_parts(hyphenated: str) -> None:
    word = hyphenated.replace("-", "")
    starts = [0, *places(word)]
    assert "-".join(word[start:end] for start, end in zip(starts, [*starts[1:], len(word)], strict=True)) == hyphenated


@given(st.text(string.ascii_letters + "åäöÅÄÖéßИ漢", max_size=40))
def test_two_letters_stay_together_on_either_side(word: str) -> None:
    edges = [0, *places(word), len(word)]
    assert len(edges) == 2 or all(end - start >= 2 for start, end in pairwise(edges))


def test_nothing_is_read_before_a_word_asks() -> None:
    told = "import sys, planterm.hyphenation as it; print(it._patterns.cache_info().currsize, 'pyphen' in sys.modules)"
    told += "; it.places('förebyggande'); print('pyphen' in sys.modules)"
    result = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert result.stdout.split() == ["0", "False", "False"]
