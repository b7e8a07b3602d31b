"""What may enter a plan and what is taken out."""

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planterm.model.text import are_clean, clean, harmless, pasted, seen


@pytest.mark.parametrize(
    "text",
    [
        "[/i]",
        "[se bilaga]",
        "=1+1",
        "#N/A",
        "åäö €@",
        "a\tb",
        "x" * 577,
        "👩‍🚒",
        "rad\n\n\nrad",
        "25 %  av",
        "mjukt\u00adstreck",
    ],
)
def test_the_users_text_stays_as_it_is(text: str) -> None:
    assert clean(text) == text


@pytest.mark.parametrize("line_break", ["\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_every_kind_of_line_break_becomes_one_line_feed(line_break: str) -> None:
    assert clean(f"ett{line_break}två") == "ett\ntvå"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("\x1b[31mrött\x1b[0m", "[31mrött[0m"),
        ("\x9b2Jö", "2Jö"),
        ("noll\x00", "noll"),
        ("\x7fö", "ö"),
        ("\ud800halv", "halv"),
        ("\ufffe\uffffö", "ö"),
        ("\ufdd0ö", "ö"),
        ("\U0001fffe\U0010ffffö", "ö"),
    ],
)
def test_what_steers_a_terminal_or_breaks_a_file_is_taken_out(text: str, left: str) -> None:
    assert clean(text) == left


@given(st.text(st.characters()))
def test_clean_text_can_be_encoded_and_is_clean_already(text: str) -> None:
    cleaned = clean(text)
    assert cleaned.encode("utf-8").decode("utf-8") == cleaned
    assert clean(cleaned) == cleaned
    assert not are_clean([text]) or cleaned == text
    assert all(character in "\n\t" or ord(character) >= 32 for character in cleaned)


@pytest.mark.parametrize("text", ["fo\u0308ra\u030as", "före\n A\u030angra", "e\u0301", "\u212b"])
def test_a_letter_and_its_accent_are_one_character(text: str) -> None:
    assert clean(text) == normalize("NFC", text)
    assert not are_clean(["först", text])


UNSEEN = (
    "\u200b\xad\ufeff\u3164\u034f\u115f\u1160\u180e\u200c\u200d"
    "\u200e\u202e\u2060\u2063\u2800\ufe0f\uffa0\U000e0001\U000e0100"
)


@pytest.mark.parametrize("text", [*UNSEEN, UNSEEN, " \u200b\n\ufeff\u3000", "\xa0\xad"])
def test_a_text_in_which_nothing_can_be_seen_is_no_text(text: str) -> None:
    assert clean(text) == ""
    assert harmless(text) == text
    assert not are_clean(["", text])


@pytest.mark.parametrize("text", ["", " ", "\xa0", "\n", *(f"a{unseen}" for unseen in UNSEEN), "\u0301", "\u200d🚒"])
def test_blanks_and_what_goes_with_something_seen_stay(text: str) -> None:
    assert clean(text) == text


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("hårt\u00a0blanksteg\u202fhär", "hårt blanksteg här"),
        ("mjukt\u00adbindestreck", "mjuktbindestreck"),
        ("SSPF\u2011team", "SSPF-team"),
        ("\ufeffMärke\u200b", "Märke"),
        ("punkt\tett", "punkt ett"),
        ("ett   \r\ntvå \r\n", "ett\ntvå\n"),
        ("ord ", "ord "),
        ("\uf0b7\tPunkt\n\uf0a7 Under", "• Punkt\n▪ Under"),
        ("  indrag och  dubbla", "  indrag och  dubbla"),
    ],
)
def test_marks_that_cannot_be_seen_are_left_out_of_a_paste(text: str, left: str) -> None:
    assert pasted(text) == left


@pytest.mark.parametrize(
    "text",
    [
        "Få vuxna\nute",
        " Få vuxna\nute\n",
        "Få vuxna  \nute",
        "Få\u00a0vuxna\nute",
        "Få vux\u00adna\nute",
        "Fa\u030a vuxna\nute",
    ],
)
def test_texts_that_look_the_same_are_seen_as_the_same(text: str) -> None:
    assert seen(text) == "Få vuxna\nute"


@pytest.mark.parametrize("text", ["få vuxna\nute", "Få vuxna ute", "Få  vuxna\nute", "Få vuxna\n\nute"])
def test_case_line_breaks_and_blanks_within_are_seen(text: str) -> None:
    assert seen(text) != "Få vuxna\nute"
