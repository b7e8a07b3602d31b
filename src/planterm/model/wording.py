"""How texts of a plan are worded: a name for a measure, a wish for a goal, several causes, somebody's personal data.

The word lists are of what people write in such plans. Each is read in a folded line (``folding``), and each question
is answered with yes only where a person would agree: a doubtful text is left alone.
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from planterm.model.folding import folded_line, words
from planterm.model.parties import split_parties, stem
from planterm.model.when import When, classify, times

STRIVING = (
    *("verka för", "värna", "sträva efter", "eftersträva", "främja", "bidra till", "uppmuntra", "försöka"),
    *("arbeta för", "jobba för", "fokusera på", "ha fokus på", "beakta", "i möjligaste mån", "om möjligt", "i mån av"),
)
"""Words that promise an effort and nothing done, in a measure as in a goal."""

OPEN = (
    *("se över", "undersöka möjlighet", "undersöka om", "utreda möjlighet", "utreda om", "titta på", "överväga"),
    *("vid behov", "eventuellt", "på sikt"),
)
"""Words that leave open whether anything is done, in a measure."""

WEAK = (*STRIVING, *OPEN)


def begins_with(text: str, words: tuple[str, ...]) -> bool:
    """Whether the text begins with one of the words, in any form: "värna" with "Vi värnar om"."""
    line = folded_line(text)
    rest = line[before.end() :] if (before := _BEFORE_VERB.match(line)) else line
    first, _, others = rest.partition(" ")
    first = first.rstrip(",.:;")
    wanted = (each.partition(" ") for each in words)
    return any(verb in (first, first[:-1]) and others.startswith(more) for verb, _, more in wanted)


def striving(words: tuple[str, ...]) -> tuple[str, ...]:
    """Those of the words that promise an effort."""
    return tuple(each for each in words if each in STRIVING)


def is_only_name(text: str) -> bool:
    """Whether a measure is nothing but a name, or names: "SSPF", "Läxhjälp", "Komet och Älskade förbannade tonåring".

    A verb, a number, a place or something new says what is to be done.
    """
    parts = [part.split() for part in _PART.split(text.strip().rstrip(".")) if part.strip()]
    if not parts or any(len(words) > _LONGEST_NAME for words in parts):
        return False
    if len(parts) > 1 and not all(words[0][0].isupper() for words in parts):
        return False
    return not any(_says_what(folded_line(" ".join(words))) for words in parts)


def _says_what(text: str) -> bool:
    first, *others = text.split()
    return (
        _SAYS_WHAT.search(text) is not None
        or bool(others and (first.endswith("a") or first in _IMPERATIVES))
        or any(map(_PASSIVE.search, others))
    )


@lru_cache(maxsize=1 << 12)
def is_countable(goal: str) -> bool:
    """Whether there is anything in a goal that can be counted or ticked off."""
    return _COUNTABLE.search(folded_line(goal)) is not None


def is_wish(goal: str) -> bool:
    """Whether a goal is a short wish, and nothing in it can be counted or ticked off."""
    text = folded_line(goal)
    return len(text) <= _LONGEST_WISH and _WISH.search(text) is not None and not is_countable(goal)


def has_several_causes(text: str) -> bool:
    """Whether a cause is several: numbered ones, or a list of more things than one cause has sides."""
    if len(_NUMBERED.findall(text)) > 1:
        return True
    line = folded_line(text.strip().replace("\n", "; "))
    if ("orsaker" in line or "dels " in line) and _SEVERAL.search(line):
        return True
    if sum(map(line.count, _LIST_JOINTS)) < _MANY_CAUSES:
        return False
    items = [item.split() for item in _LIST_JOINT.split(line.rstrip("."))]
    if len(items) <= _MANY_CAUSES or max(map(len, items)) > _LONGEST_ITEM:
        return False
    return not (_SENTENCE_IN_TEXT.search(line) or _VERB.search(line))


@lru_cache(maxsize=1 << 12)
def is_unclear_party(text: str) -> bool:
    """Whether several parties are named and none of them leads, or everybody, or nobody."""
    line = folded_line(text)
    if _EVERYBODY.fullmatch(line):
        return True
    if not line or _LEADS.search(line):
        return False
    return sum(1 for _ in split_parties(_TOGETHER.split(text, maxsplit=1)[0])) >= _MANY_PARTIES


@lru_cache(maxsize=1 << 12)
def is_thin(follow_up: str) -> bool:
    """Whether a follow-up only says that something was done, or where more is to be read."""
    sentences = [each for each in _SENTENCE_END.split(folded_line(follow_up)) if each.strip()]
    return bool(sentences) and all(_refers(each) or _is_only_done(each) for each in sentences)


def _refers(sentence: str) -> bool:
    return _TOLD.search(sentence) is not None and _ELSEWHERE.search(sentence) is not None


def _is_only_done(sentence: str) -> bool:
    return bool(_DONE.search(sentence)) and not _RESULT.search(sentence) and len(sentence.split()) <= _THIN


def personal_data(text: str) -> bool:
    """Whether the text names a person: a personnummer, a mobile telephone, a private address, a name with an age."""
    if not (_MAY_BE_PERSONAL.search(text) or "@" in text or "46" in text):
        return False
    if any(map(_is_day, _PERSONAL_NUMBER.finditer(text))) or _PRIVATE_CONTACT.search(text):
        return True
    return any(not _NO_NAME.match(match["name"].casefold()) for match in _NAME_WITH_AGE.finditer(text))


def _is_day(match: re.Match[str]) -> bool:
    """Whether the number begins with a date; 60 is added to the day of a samordningsnummer."""
    month, day = (int(match[f"long_{part}"] or match[part]) for part in ("month", "day"))
    return 1 <= month <= 12 and (1 <= day <= 31 or 61 <= day <= 91)


def says_again(text: str, other: str, *, in_part: bool = False) -> bool:
    """Whether a text has the words of the other one, in whatever forms; in part if it adds none and leaves out few."""
    if not other or len(text) > 2 * len(other) or (not in_part and len(other) > 2 * len(text)):
        return False  # what is so much longer says more
    before = folded_line(other)
    if any(word[:_LEFT_BY_STEM] not in before for word in words(text) if word not in _SMALL_WORDS):
        return False
    said, known = (frozenset(map(_stem, {*words(each)} - _SMALL_WORDS)) for each in (text, other))
    return bool(said) and (said == known or (in_part and said <= known and len(said) * 2 >= len(known)))


def _stem(word: str) -> str:
    return stem(word)[:_STEM]


def has_form_text(text: str, beginnings: tuple[str, ...]) -> bool:
    """Whether a sentence of the form, which begins so, or "XX" or "[…]" is left in the text."""
    if _PLACEHOLDER.search(text):
        return True
    return any(folded_line(each).lstrip(_AROUND).startswith(beginnings) for each in _FORM_SENTENCE.split(text))


def beginnings(guidance: str) -> Iterator[str]:
    """How the sentences of the form's text begin, where that is long enough to be nobody else's words."""
    for sentence in _FORM_SENTENCE.split(guidance):
        first = folded_line(_CLAUSE_END.split(sentence, maxsplit=1)[0])
        if len(first.split()) >= _SHORTEST_CLAUSE and len(first) >= _SHORTEST_CLAUSE_LENGTH:
            yield first


_LONGEST_NAME, _LONGEST_WISH = 3, 100
"""In words, and in characters."""

_MANY_PARTIES, _MANY_CAUSES, _LONGEST_ITEM, _THIN = 3, 3, 6, 8
_STEM, _LEFT_BY_STEM = 7, 3
"""The most of a word's stem that is compared, and the letters that no stem takes from a word, both in characters."""

_SHORTEST_CLAUSE, _SHORTEST_CLAUSE_LENGTH = 4, 20

_SMALL_WORDS = frozenset(
    (
        *("i", "på", "av", "och", "att", "som", "är", "en", "ett", "den", "det", "de", "för", "till", "med", "om"),
        *("hos", "vid", "finns", "sig", "samt", "eller", "från", "vår", "våra", "se", "ovan"),
    )
)
_BEFORE_VERB = re.compile(r"(?:att |vi |ska |fortsätta |aktivt )+")
_PART = re.compile(r"[,/+&]| och | samt ")
_IMPERATIVES = frozenset(
    (
        *("anställ", "belys", "beskär", "bjud", "bygg", "byt", "följ", "ge", "gör", "håll", "inför", "kör", "lägg"),
        *("röj", "sprid", "ställ", "stäng", "stärk", "sätt", "ta"),
    )
)
_NUMBERS = (
    "två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|tretton|fjorton|femton|sexton|sjutton|arton|nitton|tjugo|trettio"
    "|fyrtio|femtio|sextio|hundra|tusen"
)
_PASSIVE = re.compile(r"\w\w[^isu]s$|^(?:ges|tas|nås)$")
_SAYS_WHAT = re.compile(
    rf"\d|\b(?:{_NUMBERS}|en|ett|ny|nya|nytt|på|i|vid|med|mot|från|under|kring|inför|via|varje"
    r"|alla|samtliga|fortsatt|utökad|fler|färre|mer|mindre|bättre|ökad|ökat)\b"
)
_COUNTABLE = re.compile(
    rf"\d|%|\b(?:{_NUMBERS}|noll|inga|inget|ingen|hälften|halver\w*|dubb(?:el|l)\w*|\w*tredjedel|fjärdedel|procent"
    r"|(?:en|ett) \w+ (?:per|i veckan|i månaden|om året)"
    r"|alla|samtliga|varje|årlig\w*|månat\w*|vecko\w*|senast|före|innan|januari|februari|mars|april|maj|juni|juli"
    r"|augusti|september|oktober|november|december|andel\w*|antal\w*|\w*mätning\w*|\w*enkät\w*|stickprov\w*|\w*statistik"
    r"|visar|klar[at]?|färdig\w*|genomför(?:d|da|t|ts)|beslut(?:ad|at|ats|ade|as)|antag(?:en|et|na)|antas"
    r"|inför(?:d|t|da|as|a|s)|på plats|inom (?:en|ett)|fastställ\w*|upprätta\w*|framtag\w*|(?:ta|tas|tagits) fram"
    r"|tecknat?s?|utbildade?|röj[dt]|installera\w*"
    r"|öppna[dt]|starta[dt]|inrätta\w*|implementera\w*|publicera\w*|anställ[dt]\w*|undertecknad|byggd?t?|monter\w+"
    r"|anmält|bilda[dts]|(?:ut)?byt[ts]a?|används|ställ[dt]|hållits|deltar|namngiven|dokumenter\w+)\b"
)
"""Numbers, everybody and every time, days, what is measured, and what is done once and then stands there."""

_WISH = re.compile(
    r"\b(?:öka[drt]?|ökade|ökning|minska[drt]?|minskade|minskning|förbättra\w*|stärk[at]\w*|förstärk\w*|utveckla\w*|höj[ad]\w*"
    r"|bättre|fler|färre|mer|mindre|högre|lägre|större|tidigare|kortare|trygg\w*|säkert?|säkra\w*|god[at]?|bra|sund\w*|levande"
    r"|attraktiv\w*|känner|känna|känsla\w*|upplev\w*|bidra\w*|möjlighet\w*|medveten\w*|på sikt|relevan\w+|enligt plan"
    r"|i enlighet med|nå ut|når ut|spridning\w*|sprida|hållbar\w*|effektiv\w*|motverka\w*|främja\w*|verka för"
    r"|(?:väl)?fungerande|meningsfull\w*|gemenskap|delaktig\w*)\b|^(?:se|enligt) ovan"
)
"""What is wanted, more or better of, without how much."""

_NUMBERED = re.compile(r"(?<!\S)(?:\d{1,2}|[a-e])[.)]\s|^[ \t]*[-–•*]\s", re.MULTILINE)
_SEVERAL = re.compile(r"\b(?:flera|många|olika) (?:\w+ )?orsaker\b|\bdels .*\bdels ")
_SENTENCE_IN_TEXT = re.compile(r"[!?:] ")
_LIST_JOINTS = (", ", "; ", ". ", "/", " och ", " samt ")
_LIST_JOINT = re.compile(r",? (?:och|samt) |[,;.] |/")
_VERB = re.compile(
    r"\b(?:är|var|har|hade|kan|ska|vill|får|vet|gör|går|står|ser|ger|blir|finns|sakna[rs]|leder|bidrar|kräver|behöv\w+"
    r"|arbetar|agerar|skapar|lockar|samlas|driver|rör|bor|tror|hittar|känner|upplevs?|säljer|kommer|håller|stänger|att|som"
    r"|där|när|inte|eftersom)\b"
)
"""What makes a sentence of words that are otherwise a list."""

_EVERYBODY = re.compile(
    r"(?:alla|samtliga|alla (?:berörda|parter|aktörer|inblandade)|berörda(?: (?:parter|aktörer|verksamheter))?|flera"
    r"|olika (?:parter|aktörer)|se ovan|samma|dito|oklart|vakant|ej (?:klart|bestämt|beslutat)|ingen|\?+|-+)\.?"
    r"|(?:(?:alla|samtliga) )?(?:enheter|avdelningar|verksamheter)(?:na)? inom .*"
)
_LEADS = re.compile(
    r"(?<![-\w])(?:huvud|samordnings)?ansvar(?:ar|ig|iga|et)?\b|\bsamordn(?:ar|as|ing)\b|sammankall"
    r"|\bled(?:er|s)\b|\bdriv(?:er|s)\b|\bhåller (?:i|ihop|samman)\b|\bägare\b|\bverkställer\b|\(\w[^()]*\)"
)
_TOGETHER = re.compile(
    r"(?i:\b(?:tillsammans|ihop|i (?:samverkan|samarbete|samråd|dialog)) med\b|\bmed stöd av\b|\bmed hjälp av\b)"
)
_SENTENCE_END = re.compile(r"(?<=[^\d\W][.!?]) ")
_TOLD = re.compile(r"\b(?:redovisas?t?|redovisning|beskriv(?:s|et|en)|återfinns|rapporteras?t?|se|läs mer)\b")
_ELSEWHERE = re.compile(r"berättelse|rapport|bokslut|\b(?:vor|vb|mål \d|bilaga|ovan|nedan)\b")
_DONE = re.compile(
    r"\b(?:genomför(?:d|da|t|ts|des|s)|utför(?:d|da|t|ts|des)|klar[at]?|färdig\w*|gjor[dt]a?s?|getts|givits|hållits|hölls"
    r"|skett|pågår|påbörjat?s?|enligt plan\w*|gick bra|bra|fungerar|löpande|avslutat?s?|slutfört?s?|ja|ok)\b"
)
_RESULT = re.compile(
    rf"\d|\b(?:{_NUMBERS}|alla|samtliga|ing(?:en|et|a)|inte|ej|men|fler|färre|bättre|minska\w*|öka\w*|effekt\w*|resultat\w*|mål\w*)\b"
)
_MAY_BE_PERSONAL = re.compile(r"\d(?:\d\d| ?-?år|[),])")
"""Found in every text in which a number or an age is; only addresses and foreign telephones may lack it."""

_PERSONAL_NUMBER = re.compile(
    r"(?<![\d-])(?:(?:19|20)\d\d(?P<long_month>\d\d)(?P<long_day>\d\d)[-+ ]?\d{4}"
    r"|\d\d(?P<month>\d\d)(?P<day>\d\d)[-+]\d{4})(?![\d-])"
)
_PRIVATE_CONTACT = re.compile(
    r"(?<![\d/-])(?:\+46 ?\(?0?\)?|0046 ?|0)7[02369](?:[ -]?\d){7}(?!\d)"
    r"|@(?:gmail|hotmail|outlook|live|yahoo|icloud|me|msn|telia|comhem|bredband|protonmail)\.",
    re.IGNORECASE,
)
_NAME_WITH_AGE = re.compile(
    r"(?P<name>[A-ZÅÄÖ](?<!\w[A-ZÅÄÖ])[a-zåäöéü]{1,20})(?: [A-ZÅÄÖ]\w{0,20}\.?){0,2}"
    r"(?:,? \(?(?:[6-9]|[1-9]\d) ?(?:år(?! och| -|-)\b|-?åring\b)|(?:, | \()(?:[6-9]|[12]\d)(?:\)|,(?= [a-zåäö])))"
)
_NO_NAME = re.compile(
    r"(?:ung|barn|flick|pojk|elev|män|kvinn|person|kill|tjej|ålder|åldr|vux|äldr|född|deltag|målgrupp|gymn|årskurs|från|till"
    r"|över|under|minst|högst|drygt|nästan|cirka|ca$|efter|inom|vart|alla|förra|sedan|totalt|för$|en$|ett$|medelålder|tonår"
    r"|studer|syskon|bröder|systrar|ensamkom|ynglin|medborg|boende|de$|dem$|vi$|och$|mellan|upp$|yngre|max$|v$|vecka|kl$"
    r"|avtal|projekt|kontrakt|löptid|uppdrag|strategi|fängelse|bidrag|fas$|etapp|område|punkt|mål$|tema|kvartal|tertial)"
    r"|.*(?:ingen|ingar|gatan|vägen|gården|torget|skolan|området|enkäten|mötet|laget|huset|parken|plan|planen)$"
)
"""What begins with a capital, stands before a number, and is no person."""

_FORM_SENTENCE = re.compile(r"[.:;?!\n]")
_CLAUSE_END = re.compile(r",| \(")
_AROUND = " -–—•*\"'("
PLACEHOLDER_SIGNS = ("xx", "[", "här för att", "lorem ipsum")
"""One of them stands in every folded text that holds what stands for a text to come."""

_PLACEHOLDER = re.compile(
    r"(?<!\w)(?:X{2,}|x{2,})(?!\w)|\[(?:\.{2,}|…|_+|\s*|x+|X+"
    r"|(?:ange|skriv|fyll i|beskriv|text|namn|datum|antal)[^\[\]]{0,60})\]"
    r"|[Kk]licka (?:eller tryck )?här för att|[Ll]orem ipsum"
)


class Deadline(StrEnum):
    """Where it says when the goal is to be reached."""

    GOAL = "mal"
    WHEN = "nar"
    NONE = "ingen"


class Smart(NamedTuple):
    """M and T; what the other letters ask, only a person can answer."""

    is_measurable: bool
    deadline: Deadline


def smart(goal: str, when: str) -> Smart:
    """What the goal shows, or the time of its row; work without an end names no time to reach it by."""
    if times(folded_line(goal)):
        deadline = Deadline.GOAL
    else:
        deadline = Deadline.WHEN if classify(when) in (When.DATED, When.RECURRING) else Deadline.NONE
    return Smart(bool(goal.strip()) and is_countable(goal), deadline)
