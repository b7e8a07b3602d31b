"""Texts as people write them, and as they should never have been written, for hypothesis."""

import unicodedata

from hypothesis import strategies as st

PLAIN = "abcåäöÅÄÖé .,:;%/–-»§€”"
ODD = (
    "👍",
    "👩\u200d👩\u200d👧",
    "☎\ufe0f",
    "漢",
    "字",
    "한",
    "e\u0301",
    "\u0301",
    "\t",
    "\u202e",
    "\u200f",
    "\u2066",
    "\n",
)
WORDS = (
    "Ungdomar",
    "i",
    "offentlig",
    "miljö",
    "föräldrar/vårdnadshavare",
    "SSPF-individ",
    "25 %",
    "170101–181231",
    "brottsförebyggande",
    "löpande",
    unicodedata.normalize("NFD", "Åtgärdsplan"),
    "👍🏽",
    "👩‍👩‍👧",
    "漢字",
    "[/i]",
    "\u202eabc",
    "a\tb",
    "  ",
    "\n",
    "\n\n",
)

plain_lines = st.text(st.sampled_from(PLAIN), max_size=60)
swedish = st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join)
mixed = st.lists(st.sampled_from((*PLAIN, *ODD)), max_size=80).map("".join)
texts = st.one_of(plain_lines, swedish, mixed)
one_line = texts.map(lambda text: text.replace("\n", " "))
"""Texts of cells, and texts without line breaks."""
