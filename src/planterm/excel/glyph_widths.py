"""How wide the characters of the workbook's typeface are.

Measured in Liberation Sans, which has the same widths as Arial by design. Regular and italic are equally wide.
"""

UNITS_PER_EM = 1000

_CHARACTERS_OF_WIDTH = {
    188: "′",
    191: "'",
    223: "ijlįĵĺļłſ‘’‚",
    260: "|¦",
    278: " !,./:;I[\\]ft·ÌÍÎÏìíîïĨĩĪīĬĭĮİıţŧ",
    292: "ľ",
    334: "()-`r{}¡¨²³´¸¹ŀŕŗř‐‑“”„‹›˜",
    351: "•",
    355: '"″',
    366: "º",
    371: "ª",
    375: "ť",
    390: "*",
    400: "°",
    444: "ĳ",
    470: "^",
    500: "JcksvxyzçýÿćĉċčĴķĸśŝşšŷźżž",
    538: "¶",
    549: "±÷≠≤≥",
    553: "¯",
    557: "#$0123456789?L_abdeghnopqu¢£¤¥§«»àáâãäåèéêëðñòóôõöùúûüþāăąđēĕėęěĝğġģĥħĹĻĽĿŁńņňŋōŏőũūŭůűų–†‡€",
    577: "µ",
    584: "+<=>~¬×−",
    605: "ŉ●■",
    611: "FTZ¿ßøŢŤŦŹŻŽ",
    615: "ď",
    667: "&ABEKPSVXYÀÁÂÃÄÅÈÉÊËÝÞĀĂĄĒĔĖĘĚĶŚŜŞŠŶŸ",
    723: "CDHNRUwÇÐÑÙÚÛÜĆĈĊČĎĐĤĦŃŅŇŔŖŘŨŪŬŮŰŲŵ",
    724: "Ŋ",
    735: "Ĳ",
    737: "©®",
    778: "GOQÒÓÔÕÖØĜĞĠĢŌŎŐ",
    834: "Mm¼½¾",
    890: "%æ",
    944: "WœŴ",
    1000: "ÆŒ—…‰™←→",
    1016: "@",
}

ADVANCES = {character: width for width, characters in _CHARACTERS_OF_WIDTH.items() for character in characters}
"""Advance width of a character in thousandths of the type size."""

UNKNOWN_ADVANCE = 1250
"""For characters that the typeface lacks: other typefaces step in, none wider than a colour emoji."""

SPACE = ADVANCES[" "]
