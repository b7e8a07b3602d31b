"""What follow-ups say: sentences that come again and again, and the status that a text tells of in plain words."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from planterm.model.columns import Column
from planterm.model.folding import folded_line
from planterm.model.plan import Plan, Status

LONGEST_PHRASE = 80
"""What is longer, in characters, is no phrase."""

LEAST_USES = 2
"""A sentence used this often in a plan is a phrase."""


def phrases(
    plan: Plan, own: Sequence[str], standard: Sequence[str], limit: int, before: Sequence[str] = ()
) -> tuple[str, ...]:
    """Sentences to begin a follow-up with: the user's own, those of the plan, the most used first, then standard ones.

    Spellings that differ in case or accents only are one; the plan's is the one that it uses most. What was offered
    before stands where it stood, because fingers learn the keys; new phrases take the places of those that are gone.
    """
    seen: dict[str, str] = {}
    for text in (*own, *_used(plan), *standard):
        if key := folded_line(text):
            seen.setdefault(key, text)
    offered = list(seen.values())[:limit]
    kept = [text if text in offered else None for text in before[: len(offered)]]
    new = iter([text for text in offered if text not in kept])
    return tuple(text if text is not None else next(new) for text in [*kept, *[None] * (len(offered) - len(kept))])


def suggested_status(text: str) -> Status | None:
    """The status that a follow-up tells of in plain words; None where there is any doubt.

    A text that says that something was done and also has a but, a not or a part in it is in doubt.
    """
    folded = folded_line(text)
    if _NOT_DONE.search(folded):
        rest = _NOT_DONE.sub(" ", folded)
        return None if _DOUBT.search(rest) or _DONE.search(rest) else Status.NOT_DONE
    if _PARTLY.search(folded):
        return Status.PARTLY
    if _ONGOING.search(folded):
        return None if _DOUBT.search(folded) or _DONE.search(folded) else Status.ONGOING
    return Status.DONE if _DONE.search(folded) and not _DOUBT.search(folded) else None


def with_phrase(text: str, caret: int, phrase: str, known: Iterable[str]) -> tuple[str, int]:
    """The text with the phrase at the caret, and where the caret stands then.

    Blanks keep it apart from the words beside it. Where the text is nothing but another phrase, it takes its place.
    """
    if text.strip() in {each.strip() for each in known}:
        return phrase, len(phrase)
    before, after = text[:caret], text[caret:]
    gap = " " if before and not before[-1].isspace() else ""
    tail = " " if after and not after[0].isspace() and not phrase[-1:].isspace() else ""
    return before + gap + phrase + tail + after, len(before + gap + phrase)


def _used(plan: Plan) -> list[str]:
    counts: Counter[str] = Counter()
    spellings: dict[str, Counter[str]] = {}
    for row in plan.rows():
        for sentence in _SENTENCE_END.split(row.cells[Column.FOLLOW_UP]):
            if (text := sentence.strip()) and len(text) <= LONGEST_PHRASE:
                counts[folded_line(text)] += 1
                spellings.setdefault(folded_line(text), Counter())[text] += 1
    return [spellings[key].most_common(1)[0][0] for key, count in counts.most_common() if count >= LEAST_USES]


_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n")
_DONE = re.compile(
    r"\b(?:genomför[td]s?|genomförts|genomförd(?:es|a)?|slutförts?|slutförd(?:es|a)?|utförts|är klart?)\b"
    r"|\benligt plan(?:ering(?:en)?|en)?\b"
)
_NOT_DONE = re.compile(
    r"\b(?:inte|ej|aldrig)\b(?: \w+){0,2}? (?:genomför\w*|påbörja\w*|kommit igång|utför\w*|blivit av|startat\w*)"
    r"|\b(?:genomför[ts]?|genomfördes|påbörjades|blev) (?:inte|ej|aldrig)\b|\b(?:inställ[td]a?|ställdes in|uteblev)\b"
)
_PARTLY = re.compile(r"\b(?:delvis|till viss del|till (?:en )?del|i viss mån)\b")
_ONGOING = re.compile(r"\b(?:pågår|är igång|fortgår)\b")
_DOUBT = re.compile(
    r"\b(?:inte|ej|aldrig|men|dock|ännu|delvis|vissa?|endast|bara|utom|saknas?|försena\w*|skjutits|återstår|kvarstår"
    r"|svår\w*|behov|ska|skulle|kommer att|planeras|avvikelse\w*|begränsa\w*|mindre|färre|lägre|utebl\w+|avbröts"
    r"|avbrut\w*|fullt ut|helt|helhet|ing(?:en|et|a)|utan|del(?:en|ar|arna|vis)?|häl(?:ft|vt)\w*|halv[at]?|nästan"
    r"|i stort|stort sett|\w+ av (?:de |våra )?(?:\d+|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv))\b"
    r"|\d ?%|\bprocent\b"
)
