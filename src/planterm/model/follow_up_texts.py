"""What follow-ups say in plain words: phrases that come again, what was done, whether the goal was reached."""

import re
from collections.abc import Iterable, Sequence
from enum import Flag, auto
from typing import NamedTuple

from planterm.model.folding import folded_line, most_used
from planterm.model.form import Role
from planterm.model.plan import GoalReached, Plan, Status
from planterm.model.text import GAP, gaps, is_told

LONGEST_PHRASE = 80
"""What is longer, in characters, is no phrase."""

LEAST_USES = 2
"""A sentence used this often in a plan is a phrase."""


class Standard(NamedTuple):
    """The program's own phrases."""

    first: tuple[str, ...]
    """They ask what matters, and stand before all others."""
    last: tuple[str, ...] = ()
    """Offered where neither the user nor the plan has enough phrases of their own."""


def phrases(
    plan: Plan, own: Sequence[str], standard: Standard, limit: int, before: Sequence[str] = ()
) -> tuple[str, ...]:
    """Sentences to begin a follow-up with: those that ask what matters, the user's own, the plan's by their uses.

    Spellings that differ in case or accents only are one; the plan's is the one that it uses most. What was offered
    before stands where it stood, because fingers learn the keys; new phrases take the places of those that are gone.
    """
    seen: dict[str, str] = {}
    for text in (*standard.first, *own, *_used(plan), *standard.last):
        if key := folded_line(text):
            seen.setdefault(key, text)
    first = len(standard.first)
    offered = list(seen.values())[first:limit]
    kept = [text if text in offered else None for text in before[first : first + len(offered)]]
    new = iter([text for text in offered if text not in kept])
    rest = [text if text is not None else next(new) for text in [*kept, *[None] * (len(offered) - len(kept))]]
    return (*standard.first, *rest)


class Account(Flag):
    """What a follow-up says of how it went; any of these together."""

    NOTHING = 0
    DONE = auto()
    NOT_DONE = auto()
    PARTLY = auto()
    ONGOING = auto()
    """It has begun, or goes on."""
    LATER = auto()
    """It was put off, or is to go on afterwards."""
    ENDED = auto()
    """There will be no more of it, done or not."""
    DROPPED = auto()
    """It was given up."""
    DOUBT = auto()
    """A not, a but, a part or a plan: something that takes away from what else is said."""


CLOSED = Account.DONE | Account.ENDED
"""Done, and there will be no more of it."""
_GIVEN_UP = Account.DROPPED | Account.ENDED


def told(text: str) -> Account:
    """What the text says, by its words; what is said in several of them is read first, and not once more in one."""
    rest, count = _PARTLY_CANCELLED.subn(" ", folded_line(text))
    found = Account.PARTLY if count else Account.NOTHING
    for pattern, meaning in _READ_FIRST:
        rest, count = pattern.subn(" ", rest)
        found |= meaning if count else Account.NOTHING
    if Account.NOT_DONE not in found:
        rest = _WHOLLY.sub(" ", rest)
    for pattern, meaning in _PLAIN:
        found |= meaning if pattern.search(rest) else Account.NOTHING
    return found


def suggested_status(text: str) -> Status | None:
    """The status that a follow-up tells of in plain words; None where there is any doubt.

    A text that says that something was done and also has a but, a not or a part in it is in doubt. What came of the
    goal says nothing of what was done.
    """
    if not is_told(text):
        return None
    said = told(without_goal(text))
    return Status.NOT_DONE if said == _GIVEN_UP else status_told(said)


def status_told(said: Account) -> Status | None:
    """The status that those things together plainly tell of."""
    if Account.PARTLY in said and Account.NOT_DONE not in said:
        return Status.PARTLY
    return _STATUSES.get(said)


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


def gap_after(text: str, caret: int) -> tuple[int, int] | None:
    """The next gap of a phrase that is to be filled in, from the caret on and then from the beginning."""
    found = gaps(text)
    return next((gap for gap in found if gap[0] >= caret), found[0] if found else None)


def is_in(phrase: str, text: str) -> bool:
    """Whether a phrase with gaps stands in the text and is not filled in yet."""
    return bool(gaps(text)) and phrase.partition(GAP)[0].strip() in text


def _used(plan: Plan) -> list[str]:
    sentences = (sentence.strip() for row in plan.rows() for sentence in _SENTENCE_END.split(row.text(Role.FOLLOW_UP)))
    used = most_used(text for text in sentences if text and len(text) <= LONGEST_PHRASE)
    return [each.text for each in used if each.uses >= LEAST_USES]


_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n")
_STATUSES = {
    Account.DONE: Status.DONE,
    CLOSED: Status.DONE,
    Account.ONGOING: Status.ONGOING,
    Account.ONGOING | Account.LATER: Status.ONGOING,
    Account.NOT_DONE: Status.NOT_DONE,
}


def _any_of(words: str) -> re.Pattern[str]:
    """Finds any of the words; a star is any ending, a tilde a not with up to two words after it."""
    expression = "|".join(each.strip() for each in words.split("|"))
    expression = expression.replace("*", r"\w*").replace("~", r"(inte|ej|aldrig|icke)( [^\W\d]+){0,2}?")
    return re.compile(rf"\b({expression})(?!\w)")


_CLOSED = r"""
    avsluta(t|d|de|ts|des) | upphört | upphörde | avveckla(t|d|de|ts|des) | slutför(d|t|da|ts|des)
    | (lades|lagts|lagd|lagt) ne[dr] | ned?(lagt|lagd|lagda|lagts|lades)
"""
_UNDER_WAY = r"""
    (pågår|fortgår|fortlöper|fortskrider|löper på|är igång|är på gång) (helt )?enligt plan(en|ering|eringen)?
    | (påbörja(t|d|de|ts|des) | inle(tts|dd|dda|tt) | startat?
    | har börjat),? men( är)?( ännu)? ~ (slutför(d|t|da|ts) | avsluta(t|d|de|ts) | färdig[at]? | klar[at]?)
"""
_CANCELLED = r"""
    utgår(?! i?från) | utgått | utgick | stryk[as] | struk(en|its|et|na) | slopa(s|d|t|ts|des|de)
    | (tas|tagits|togs|tagen|tagna) bort | bortfall* | (faller|fallit|föll) bort | avskriv(s|en|its|na)
    | ~ (längre )?aktuell* | inaktuell* | överspel* | makuler* | annuller*
"""
_BROKEN_OFF = r"""
    (inte|ej) längre
    | (ska|kommer|bör|lär) (inte|ej) (att )?fortsätt* | (fortsätter|fortsatte|förlängs|förlängdes) (inte|ej)
    | (ersätts|ersatts|ersattes|ersatta?) av | avbrut* | avbryts | avbröts | avslutas | avvecklas | upphör
    | läggs ne[dr] | ned?läggs
"""
_NOT_DONE = r"""
    ~ (genomför*|påbörja*|kommit (igång|i gång|till stånd)|utför*|blivit av|bli av|starta*|hunn*|hinn*|hann*|gjor*)
    | ~ (avsluta*|inle[dt]*|priorit*|vidtagits|skett|slutför*|färdig*|hållits|getts|klar[at]?|verkställ*|tagits fram)
    | (genomför[ts]?|genomfördes|påbörjades|startade*|blev|blir|hanns|hinns|hann|hinner)( vi)? (inte|ej)( av| med)?
    | inställ[td]a? | (ställdes|ställts|ställs) in | utebl[ei]v* | ogenomför* | ogjor[dt]* | oavslut*
    | ned?priorit* | bortpriorit*
"""
_DONE = r"""
    genomför(d|t|ts|da|des|ds) | utför(d|t|ts|da|des)
    | klar[at]?(?! (att|bättre|fler|färre|högre|lägre|mer|sämre)) | klarades | avklara(t|d|de|ts|des)
    | färdig[at]? | färdigställ(t|d|da|ts|des) | fullföl(jd|jda|jt|jts|jdes) | fullgjor[dt]a? | fullgjorts
    | verkställ(t|d|da|ts|des) | uppfyll(t|d|da|ts|des) | uppnå(tt|dd|dda|tts|ddes) | är gjort | gjort(?=\.?$)
    | gjorda? | gjorts | gjordes | hållits | hölls | getts | givits | gavs | införts? | införd | införda
    | infördes | antag(en|et|na|its) | antogs | beslutats | beslutades | invig(d|t|da|ts|des)
    | installera(d|de|t|ts|des) | implementera(d|de|t|ts|des) | leverera(d|de|t|ts|des)
    | enligt plan(en|ering|eringen)?
"""
_PARTLY = r"""
    delvis | till viss del | till (en |stor |största )?del | i viss mån | till hälften
"""
_ONGOING = r"""
    pågår | pågående | fortgår | fortlöper | fortskrider | framskrider | på gång
    | (är|satts|sattes|kom|kommit) i ?gång | påbörja(t|d|de|ts|s|des) | igångsa* | (upp)?starta(t|d|de|ts|des)
    | inle(tts|dd|dda|tt|ddes) | initiera(t|d|de|ts|des) | börjat | började
    | under (arbete|framtagande|uppbyggnad|upphandling|genomförande|uppstart) | genomförs | utförs | görs
    | slutförs | färdigställs
"""
_LATER = r"""
    skju(ts|tits|ten|tet|tna) | sköts (upp|fram) | uppskj* | uppskot* | framskj* | framfly* | flytt\w* (till|fram)
    | försen* | förskj* | senarel* | bordl* | dröj* | (drar|drog|dragit) ut | förläng* | förs? över
    | över(förs|fördes?|förts?|går|gått|gick) | åter(komm|upp|stå)* | kvar | kvarstå* | resten | resterande
    | fort(sätt|satt|lö)* | löpande | löper | kontinuerlig* | tills ?vidare | permanent* | linje(n|arb|verk)*
    | ordinarie | vidareutv* | upprep* | utöka* | arbeta[rs]? vidare | varje (år|termin) | årlig* | paus*
    | vila(r|nde) | på is | ny omgång | nytt försök | nästa (år|termin|vår|höst|sommar|gång|steg|plan|period)
    | kommande | näst(följande|kommande) | till (våren|hösten|sommaren|vintern) | efter (nyår|årsskiftet|sommaren)
    | för (i år|året|denna gång|säsongen) | fortfarande | framöver | framåt | avvakt* | inväntar? | väntar?
    | väntas | hittills | än så länge
"""
_DOUBT = r"""
    inte | ej | aldrig | icke | men | dock | än | ännu | delvis | viss[at]? | endast | enbart | bara | utom | utan
    | sakna[sr]? | svår* | behov* | behöv* | bör | ska | skall | skulle | kommer att | planera* | beräkna*
    | förvänt* | hoppas | tänkt | avvik* | begräns* | mindre | färre | lägre | sämre | för få | ing(en|et|a)
    | blir | snart | helt | fullt ut | helhet | del(en|ar|arna|vis)? | häl(ft|vt)* | halv* | nästan | i stort
    | stort sett | flertal* | flesta | merpart* | majoritet* | i huvudsak | huvudsakligen | först[ae] | etapp*
    | steg | fas | pilot* | försök* | under mål* | går | oklar* | osäker* | upphandl* | beställ* | möjlig*
    | eventuell* | kanske | trolig* | förhopp* | procent | (?<!enligt )planering* | förbered* | förstud*
    | underlag* | utkast* | förslag* | ansök*
    | [^\W_]+ (av|utav) (de |våra |totalt )?(\d+|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|\w+ton)
"""

_READ_FIRST = (
    (_any_of(_UNDER_WAY), Account.ONGOING),
    (_any_of(_CANCELLED), _GIVEN_UP),
    (_any_of(_BROKEN_OFF), Account.ENDED),
    (_any_of(_NOT_DONE), Account.NOT_DONE),
)
"""What is taken out of the text once it is read, because its words alone would say something else."""

_PARTLY_CANCELLED = re.compile(
    r"(?<!alla )(?<!samtliga )(?<!båda )\b(delar|en del|några?|vissa|flera|enstaka|hälften|resten|sista|höstens|vårens"
    r"|(en|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|\d+)( (av|utav) [^\W_]+)?)( [^\W_]+){0,4}?"
    r" (ställdes|ställts|ställs|blev|blivit|är|var|fick ställas) (in|inställd[ta]?|inställda)(?!\w)"
)
"""What was cancelled is only a part."""
_WHOLLY = re.compile(r"\b(helt|fullt ut|i sin helhet|(till )?100 ?(%|procent\b))(?!\w)")
_PLAIN = (
    (_any_of(_DONE), Account.DONE),
    (_any_of(_CLOSED), CLOSED),
    (_any_of(_PARTLY), Account.PARTLY),
    (_any_of(_ONGOING), Account.ONGOING),
    (_any_of(_LATER), Account.LATER),
    (_any_of(_DOUBT), Account.DOUBT),
    (re.compile(r"\d ?(%|/ ?\d)|\?"), Account.DOUBT),
)


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

_SENTENCE_JOINT = re.compile(r"(?<=[.!?]) ")
_WHY = re.compile(r",? \b(?:eftersom|därför att|på grund av|p\.?g\.?a\.?|då)\b.*")
_GOAL = re.compile(r"\bmål(?:et|en)?\b")
_UNKNOWN = re.compile(
    r"\b(?:inte|ej)(?: \w+){0,2} (?:bedömas?|mätas?|avgöras?|utvärderas?|följas? upp)\b|\b(?:inte|ej) mätba\w+"
    r"|\bsvår\w* att (?:bedöma|mäta)\b|\bför tidigt\b"
)
_REACHED = re.compile(r"\b(?:nådde?s?|nådda|nåtts?|uppnå\w+|uppfyll(?:t|d|da|ts|des|de)|överträff\w+)\b")
_NOT = re.compile(r"\b(?:inte|ej|aldrig|icke|inget|ingen|inga)\b")
_REACHED_PARTLY = re.compile(
    r"\b(?:delvis|nästan|i stort|till hälften|i huvudsak|fullt ut|helt och hållet|till fullo|endast|bara|flesta"
    r"|till (?:en |viss |stor |större |största )*del|(?:ett|två|tre|några|flera) av)\b"
    r"|\b(?:inte|ej) (?:helt|alla|riktigt)\b"
)
_LACKING = re.compile(r"\b(?:inte|ej|inställda?|ställdes in|ställts in|utebl\w+|hoppa\w* av|avbr\w+|sakna\w+)\b|\?")
"""What is counted is not what was reached."""
_REACHED_OR_NOT = re.compile(
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
    said = {_said(sentence) for sentence in _SENTENCE_JOINT.split(line) if _GOAL.search(sentence)} - {None}
    if said:
        return said.pop() if len(said) == 1 else None
    shares = {(_value(part), _value(whole)) for part, whole in _SHARE.findall(line)}
    is_plain = len(shares) == 1 and not _LACKING.search(line)
    return _by_share(*shares.pop(), folded_line(goal)) if is_plain else None


def without_goal(text: str) -> str:
    """The text without the sentences that say what came of the goal: what is left says what was done."""
    sentences = _SENTENCE_JOINT.split(folded_line(text))
    return " ".join(
        each for each in sentences if not _GOAL.search(each) or not (_REACHED.search(each) or _UNKNOWN.search(each))
    )


def _said(sentence: str) -> GoalReached | None:
    """What a sentence about the goal says, whatever the reason that it gives."""
    said = _WHY.sub("", sentence)
    if _UNKNOWN.search(said):
        return GoalReached.UNKNOWN
    if not _REACHED.search(said) or _REACHED_OR_NOT.search(said):
        return None
    if _REACHED_PARTLY.search(said):
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
