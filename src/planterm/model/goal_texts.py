"""Whether a goal was reached, as far as a follow-up says so in plain words or figures."""

import re

from planterm.model.folding import folded_line
from planterm.model.plan import GoalReached
from planterm.model.text import is_told

_WORDS = (
    *("noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio"),
    *("elva", "tolv", "tretton", "fjorton", "femton", "sexton", "sjutton", "arton", "nitton", "tjugo"),
)
_NUMBERS = {word: number for number, word in enumerate(_WORDS)} | {"ett": 1, "ingen": 0, "inget": 0, "inga": 0}
_NUMBER = rf"\d{{1,6}}|{'|'.join(_NUMBERS)}"

_SHARE = re.compile(
    rf"(?<![\w,.:/])({_NUMBER}) (?:[^\W\d_]+ )?(?:av|utav) (?:de |våra |totalt |planerade )*"
    rf"({_NUMBER})(?![\w%]| %|[.,]\d)"
)
"""A part of a whole, "12 av 14" or "elva fall av fjorton"."""
_PER_CENT = re.compile(r"(\d{1,3}) ?(?:%|procent\b)")
_COUNTED = re.compile(rf"(?<![\w,.:/-])({_NUMBER})(?![\w%]| %| procent|[.,:/-]\d)")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_AT_MOST = re.compile(r"\b(?:högst|max\w*|mindre|under(?= \d)|färre|lägre|minsk\w*|sänk\w*|som mest)\b")

_SENTENCE_END = re.compile(r"(?<=[.!?]) ")
_WHY = re.compile(r",? \b(?:eftersom|därför att|på grund av|p\.?g\.?a\.?|då)\b.*")
_GOAL = re.compile(r"\bmål(?:et|en)?\b")
_UNKNOWN = re.compile(
    r"\b(?:inte|ej)(?: \w+){0,2} (?:bedömas?|mätas?|avgöras?|utvärderas?|följas? upp)\b|\b(?:inte|ej) mätba\w+"
    r"|\bsvår\w* att (?:bedöma|mäta)\b|\bför tidigt\b"
)
_REACHED = re.compile(r"\b(?:nådde?s?|nådda|nåtts?|uppnå\w+|uppfyll(?:t|d|da|ts|des|de)|överträff\w+)\b")
_NOT = re.compile(r"\b(?:inte|ej|aldrig|icke|inget|ingen|inga)\b")
_PARTLY = re.compile(
    r"\b(?:delvis|nästan|i stort|till hälften|i huvudsak|fullt ut|helt och hållet|till fullo|endast|bara|flesta"
    r"|till (?:en |viss |stor |större |största )*del|(?:ett|två|tre|några|flera) av)\b"
    r"|\b(?:inte|ej) (?:helt|alla|riktigt)\b"
)
_LACKING = re.compile(r"\b(?:inte|ej|inställda?|ställdes in|ställts in|utebl\w+|hoppa\w* av|avbr\w+|sakna\w+)\b|\?")
"""What is counted is not what was reached."""
_DOUBT = re.compile(
    r"\b(?:men|dock|ännu|ska|skall|skulle|kommer|bör|kan|väntas|beräknas|hoppas"
    r"|tro\w*|kanske|om|när|närma\w*|nära|till (?!100)\d+ ?(?:%|procent))(?!\w)|\?"
)


def suggested_goal(text: str, goal: str) -> GoalReached | None:
    """What the follow-up plainly says of the goal; None where there is any doubt.

    Figures are held against the goal: "12 av 14" reaches 80 per cent and does not reach 14.
    """
    if not is_told(text):
        return None
    line = folded_line(text)
    said = {_said(sentence) for sentence in _SENTENCE_END.split(line) if _GOAL.search(sentence)} - {None}
    if said:
        return said.pop() if len(said) == 1 else None
    shares = {(_value(part), _value(whole)) for part, whole in _SHARE.findall(line)}
    is_plain = len(shares) == 1 and not _LACKING.search(line)
    return _by_share(*shares.pop(), folded_line(goal)) if is_plain else None


def without_goal(text: str) -> str:
    """The text without the sentences that say what came of the goal: what is left says what was done."""
    sentences = _SENTENCE_END.split(folded_line(text))
    return " ".join(
        each for each in sentences if not _GOAL.search(each) or not (_REACHED.search(each) or _UNKNOWN.search(each))
    )


def _said(sentence: str) -> GoalReached | None:
    """What a sentence about the goal says, whatever the reason that it gives."""
    said = _WHY.sub("", sentence)
    if _UNKNOWN.search(said):
        return GoalReached.UNKNOWN
    if not _REACHED.search(said) or _DOUBT.search(said):
        return None
    if _PARTLY.search(said):
        return GoalReached.PARTLY
    return GoalReached.NOT if _NOT.search(said) else GoalReached.WHOLLY


def _by_share(part: int, whole: int, goal: str) -> GoalReached | None:
    """What a part of a whole says of a goal that asks for a share, for that whole, or for nothing that is counted."""
    goal = _YEAR.sub("", goal)
    wanted = {int(each) for each in _PER_CENT.findall(goal)}
    counted = {_value(each) for each in _COUNTED.findall(goal)}
    if not 0 < whole >= part or _AT_MOST.search(goal) or len(wanted) > 1:
        return None
    if not wanted and counted and whole not in counted:
        return None
    least = whole * wanted.pop() / 100 if wanted else whole
    if part >= least:
        return GoalReached.WHOLLY
    return GoalReached.PARTLY if part else GoalReached.NOT


def _value(number: str) -> int:
    return int(number) if number.isdigit() else _NUMBERS[number]
