"""Two texts that a reader takes for the same are the same, and every place in them is known."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plans import UNHURRIED

from planterm.model.folding import fold, fold_with_places

SWEDISH = st.text(st.sampled_from(list("aAåÅäÄöÖéÉüßsS \n\t-–”’\"'.1\xad\N{NO-BREAK SPACE}\u0301\u0308\u030aæØﬁŠœ")))


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("ÅÄÖ åäö", "åäö åäö"),
        ("A\u030aa\u0308o\u0308", "åäö"),
        ("Café Müller ñ ç", "cafe muller n c"),
        ("Ærø Łódź", "äro lodz".replace("ro", "rö")),
        ("Straße ﬁ", "strasse fi"),
        ("rad\nbyte\tflik\N{NO-BREAK SPACE}hårt", "rad byte flik hårt"),
        ("”citat” ’s – — −", '"citat" \'s - - -'),
        ("före\xadbyggande\u200b", "förebyggande"),
    ],
)
def test_folding(text: str, folded: str) -> None:
    assert fold(text) == folded


@UNHURRIED
@given(SWEDISH)
def test_the_two_ways_agree(text: str) -> None:
    folded, places = fold_with_places(text)
    assert " ".join(folded.split()) == " ".join(fold(text).split())
    if places is None:
        assert len(folded) == len(text)
    else:
        assert len(places) == len(folded)
        assert places == sorted(places)


@UNHURRIED
@given(st.text())
def test_folding_again_changes_nothing_for_what_is_already_folded(text: str) -> None:
    once = fold(fold(text))
    assert fold(once) == once
