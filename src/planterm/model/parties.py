"""Who answers for which rows: single parties in what people write under Vem, and what makes two of their names one."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from planterm.model.folding import folded_line, most_used, words
from planterm.model.form import Role
from planterm.model.plan import Plan, Progress, Row, Standing, progress
from planterm.model.remembering import remembered
from planterm.model.when import When, classify

_LONGEST_SLIPPED = 60
"""A text longer than this, in characters, stands where it was meant to."""

MOST = 100
"""More parties than this are no list to choose from; further ones can be written."""


class Party(NamedTuple):
    """A party as the plan writes it most, and the rows that it answers for in the plan's order."""

    name: str
    """Empty for the rows that nobody is named for."""
    rows: tuple[Standing, ...]

    @property
    def progress(self) -> Progress:
        """How many of the rows are followed up."""
        return progress(each.row for each in self.rows)

    @property
    def missing(self) -> tuple[Standing, ...]:
        """The rows that are not followed up."""
        return tuple(each for each in self.rows if not each.row.is_followed_up)


Synonyms = tuple[str, ...]
"""Which names are one party's, a line such as "polisen = LPO Farsta" for each."""


def all_synonyms(plan: Plan, users: Synonyms = ()) -> Synonyms:
    """What the plan says, and behind it what its user says besides."""
    return (*filter(str.strip, _LINE_END.split(plan.synonyms)), *users)


class _Names(NamedTuple):
    """What a text says of who answers: all its words, a blank before each, and the single parties with their keys."""

    text: str
    parties: tuple[str, ...]
    keys: frozenset[str]

    def has(self, name: str, key: str) -> bool:
        """Whether the party of those words is named, by whatever of its names or by what a word begins with."""
        return key in self.keys or name in self.text


@lru_cache(maxsize=1 << 12)
def _names_in(text: str, synonyms: Synonyms) -> _Names:
    names = tuple(_first_name(each, synonyms) for each in split_parties(text))
    return _Names(_spaced(text), names, frozenset(map(party_key, names)))


def _spaced(text: str) -> str:
    return "".join(f" {word}" for word in words(text))


def _first_name(name: str, synonyms: Synonyms) -> str:
    """What the party is called first where it has synonyms, else the name itself."""
    return _first_names(synonyms).get(party_key(name), name) if synonyms else name


@lru_cache(maxsize=8)
def _first_names(synonyms: Synonyms) -> Mapping[str, str]:
    """By the key of each name of a line the first of them; what stands in several is as the first line says."""
    found: dict[str, str] = {}
    for names in ([each.strip() for each in line.split("=") if each.strip()] for line in synonyms):
        for name in names:
            found.setdefault(party_key(name), names[0])
    return found


@remembered(4)
def parties(plan: Plan, users: Synonyms = ()) -> tuple[Party, ...]:
    """The parties of the plan, at most MOST, those that answer for most rows first, then in the order of the plan.

    "Polis" and "polisen" are one, as party_key has it, and what the plan or its user says is one; what only begins a
    longer name ("Avd förskola" of "Avd") is not.
    """
    synonyms = all_synonyms(plan, users)
    rows = [(each, _names_in(responsible(each.row), synonyms)) for each in plan.filled.values()]
    used = most_used((name for _, names in rows for name in names.parties), party_key)[:MOST]
    named = ((each.text, _spaced(each.text), each.key) for each in used)
    found = (Party(text, tuple([row for row, names in rows if names.has(name, key)])) for text, name, key in named)
    return tuple(sorted(found, key=lambda party: -len(party.rows)))


def parties_and_nobody(plan: Plan, users: Synonyms = ()) -> tuple[Party, ...]:
    """The parties, and last what nobody is named for, where there is any such row; empty rows are nowhere.

    A row that names several parties is a row of each of them.
    """
    named = parties(plan, users)
    somebodys = {each.row.id for party in named for each in party.rows}
    nobodys = (each for row_id, each in plan.filled.items() if row_id not in somebodys)
    return tuple(party for party in (*named, Party("", tuple(nobodys))) if party.rows)


def narrowed(plan: Plan, party: str, users: Synonyms = ()) -> Plan:
    """The plan with only the party's rows; the official areas stay, own ones where they have such rows."""
    synonyms = all_synonyms(plan, users)
    areas = (
        area._replace(rows=tuple(row for row in area.rows if answers_for(party, row, synonyms))) for area in plan.areas
    )
    return plan._replace(areas=tuple(area for area in areas if area.rows or not area.own))


def answers_for(party: str, row: Row, synonyms: Synonyms = ()) -> bool:
    """Whether the party is named among those who answer for the row, by whatever of its names.

    A word that begins so is enough. A party that has slipped into the neighbouring column together with the rest of its
    row is found there.
    """
    name = _spaced(party)
    return bool(name) and _names_in(responsible(row), synonyms).has(name, party_key(_first_name(party, synonyms)))


def responsible(row: Row) -> str:
    """What the row says of who answers for it."""
    who = row.text(Role.WHO)
    if not has_slipped(row):
        return who
    return f"{row.text(Role.GOALS)}\n{who}" if who else row.text(Role.GOALS)


def has_slipped(row: Row) -> bool:
    """Whether the texts stand a column too far to the left: the time under Åtgärd, the party under the goals."""
    measure, goals = row.text(Role.MEASURE), row.text(Role.GOALS)
    if not 0 < len(goals) <= _LONGEST_SLIPPED >= len(measure):
        return False
    # The time first: it says the same in many rows, and what was found out about it is remembered.
    return classify(row.text(Role.WHEN)) is When.UNCLEAR and classify(measure) is When.ONGOING


_LINE_END = re.compile("[;\n]")
"""What parts the synonyms of a plan."""


LONGEST = 100
"""What is longer, in characters, is a sentence and no party's name."""


def split_parties(text: str) -> Iterator[str]:
    """The single parties that the text names, in their order.

    Brackets that explain, contacts, verbs and what follows them, and amounts are no parties. "Och", "&" and "/" part
    where a party stands on both sides ("kommunen & polisen"), and are part of a name otherwise ("EC Prevention &
    trygghet").
    """
    segments = [_name(each) for each in _SEPARATOR.split(_bare(text))]
    named = [each for each in segments if not _is_nobody(each)]
    for segment in _without_titles(_with_lists_joined(named)):
        yield from (name for name in _parted(segment) if len(name) <= LONGEST and not _is_nobody(name))


@lru_cache(maxsize=1 << 13)
def party_key(name: str) -> str:
    """What is the same for all names of a party.

    "Enh prevention", "Enheten för prevention", "EC Prevention", "enhetschef prevention" and "Preventionsenheten" are
    one; so are definite and other forms of a word, and what only hyphens part.
    """
    words = (
        _HYPHEN.sub("", _NAME_SIGN.sub(" ", folded_line(name).replace("&", " och "))).replace(" o ", " och ").split()
    )
    if len(words) > 1 and words[0] in _UNIT_HEADS:
        kind, words = _UNIT_HEADS[words[0]], words[2 if words[1] in _OF and len(words) > 2 else 1 :]
    elif words and (unit := _UNIT.fullmatch(words[-1])) is not None and (unit["of"] or len(words) > 1):
        of = unit["of"][:-1] if len(unit["of"]) > _SHORTEST_TIED and unit["of"].endswith("s") else unit["of"]
        kind, words = _UNIT_HEADS[unit["kind"]], [*words[:-1], *([of] if of else [])]
    else:
        kind = ""
    return kind + "".join(map(stem, words))


@lru_cache(maxsize=1 << 13)
def stem(word: str) -> str:
    """The word without the endings of its forms, and without the s that ties it to another."""
    end = len(word) - word.endswith(_TIED)
    while ending := next((each for each in _ENDINGS if end - len(each) > 2 and word.endswith(each, 0, end)), None):
        end -= len(ending)
    return word[:end]


def _bare(text: str) -> str:
    """The text without what explains a party, reaches it, or tells that there are more; labels end lines."""
    outside = _BRACKETS.sub("", text)
    return _DUTY.sub("\n", _MORE.sub("", _CONTACT.sub("", outside if outside.strip() else text)))


def _name(segment: str) -> str:
    return _AFTER_NAME.split(_BEFORE_NAME.sub("", segment.strip(), count=1), maxsplit=1)[0].strip(_AROUND)


def _with_lists_joined(segments: list[str]) -> Iterator[str]:
    """The segments; those that a comma parts in the name of a unit, "Avd stöd, service och omsorg", are one."""
    kept = ""
    for segment in segments:
        words = folded_line(segment).split()
        fields = len(words) == 3 and words[1] == "och" and _is_field(words[0]) and _is_field(words[2])
        if kept and fields and " och " not in kept and _is_field(folded_line(kept).split()[-1]):
            kept = f"{kept}, {segment}"
            continue
        if kept:
            yield kept
        kept = segment
    if kept:
        yield kept


def _without_titles(segments: Iterable[str]) -> Iterator[str]:
    """The segments without those that only say what the person before them is."""
    person = False
    for segment in segments:
        if not (person and _TITLE.fullmatch(segment)):
            yield segment
        person = _PERSON.fullmatch(segment) is not None and not any(map(_is_actor, folded_line(segment).split()))


def _parted(segment: str) -> Iterator[str]:
    """The names that are joined in the segment."""
    pieces = _JOINT.split(segment)
    name = pieces[0]
    for joint, right in zip(pieces[1::2], pieces[2::2], strict=True):
        if _is_joint_in_name(name, joint.strip(), right):
            name = f"{name}{joint}{right}"
        else:
            yield name.strip(_AROUND)
            name = right
    yield name.strip(_AROUND)


def _is_joint_in_name(left: str, joint: str, right: str) -> bool:
    """Whether what stands between two pieces belongs to one party's name."""
    before, after = folded_line(left).split(), folded_line(right).split()
    if not before or not after or left.endswith("-"):
        return bool(after)
    is_actor = any(map(_is_actor, (after[0], after[-1])))
    if len(before) > 1 and _is_actor(before[0]):  # "EC Prevention & trygghet": what follows the first word is its field
        return not is_actor or (_is_actor(before[-1]) and not _OF.isdisjoint(before) and not _is_definite(after[0]))
    if _is_field(before[-1]):
        return after[0].startswith(_FIELDS) or after[0].endswith(_FIELDS)
    if joint == "/" or is_actor:
        return False
    if _PERSON.fullmatch(left.strip()) and _PERSON.fullmatch(right.strip()):
        return False
    is_name = right[:1].isupper() and after[0] not in _FIELDS
    return not ((is_name or after[-1] in _PLACES_OF_WORK) and (_is_actor(before[-1]) or len(before) == 1))


def _is_field(word: str) -> bool:
    return word.strip("-.") in _FIELDS


def _is_actor(word: str) -> bool:
    """Whether the folded word stands for somebody: a person by profession, an organisation, a unit."""
    return word in _UNIT_HEADS or word in _PLACES_OF_WORK or _ACTOR.search(word) is not None


def _is_definite(word: str) -> bool:
    return word in _UNIT_HEADS or word.endswith(_DEFINITE)


def _is_nobody(name: str) -> bool:
    if not name or not any(map(str.isalpha, name)):
        return True
    folded = folded_line(name)
    return _NOBODY.match(folded) is not None and not _is_actor(folded.split()[-1])


_AROUND = " \t\u00a0.:–-—*•·()+/&?"
_UNIT_HEADS = {
    **dict.fromkeys(("enh", "enhet", "enheten", "enheter", "enheterna", "ec"), "enhet:"),
    **dict.fromkeys(("enhetschef", "enhetschefen", "enhetschefer", "enhetscheferna"), "enhet:"),
    **dict.fromkeys(("avd", "avdelning", "avdelningen", "avdelningar", "avdelningarna", "ac"), "avdelning:"),
    **dict.fromkeys(("avdelningschef", "avdelningschefen", "avdelningschefer", "avdelningscheferna"), "avdelning:"),
}
"""What begins the name of a unit or of the person who heads it, by what is the same for all of them."""

_OF = frozenset(("för", "på", "inom", "i", "av"))
_UNIT = re.compile(r"(?P<of>\w*?)(?P<kind>enhet|avdelning)(?:en|ens)?")
_NAME_SIGN = re.compile(r"[^\w-]+|-(?!\w)|(?<!\w)-")
_HYPHEN = re.compile(r"-")
_ENDINGS = (
    *("arnas", "ernas", "ornas", "arna", "erna", "orna", "ens", "ets", "ans", "nas"),
    *("en", "et", "an", "ar", "er", "or", "na", "n", "a", "e"),
)
"""The longest first: polis-en, skol-or-na, chef-er-na."""

_DEFINITE = ("en", "et", "na", "an", "rn")
_TIED = ("ions", "hets", "ings", "doms", "skaps")

_SHORTEST_TIED = 5

_FIELDS = (
    *("arbete", "arbetsliv", "arbetsmarknad", "barn", "bygg", "demokrati", "ekonomi", "familj", "fritid", "gata"),
    *("hälsa", "hälso", "idrott", "individ", "insats", "integration", "juridik", "klimat", "kommunikation", "kultur"),
    *("ledning", "mark", "miljö", "natur", "omsorg", "park", "plan", "prevention", "service", "sjukvård", "social"),
    *("stab", "stöd", "säkerhet", "trafik", "trygghet", "ungdom", "unga", "uppväxt", "utbildning", "utveckling"),
    *("vuxen", "vuxna", "vård", "äldre"),
)
"""What units work with, and two of them may be named for, "kultur och fritid"."""

_PLACES_OF_WORK = (
    *("fack", "förskola", "fritid", "grundskola", "gymnasium", "hr", "sdf", "sdn", "skola", "stadsdel", "säkerhet"),
    "vuxen",
)
_ACTOR = re.compile(
    r"(?:chef|rektor|samordnar|koordinator|strateg|handläggar|sekreterar|ledar|pedagog|kurator|utredar|controller|ombud"
    r"|ansvarig|värd|vakt|polis|vandrar|ägar|konsulent|coach|stödjar|behandlar|förebyggar|ordförand|direktör|föräldra"
    r"|volontär|elev(?:hälsa)?|kommunikatör|ingenjör|inspektör|assistent|beställar|utförar|specialist|rådgivar|lärar|tekniker"
    r"|planerar|administratör|handlar|representant|entreprenör|förvaltar|näringsidkar|krögar|personal|enhet|avdelning"
    r"|förvaltning|nämnd|kontor|team|grupp|råd|förening|bolag|företag|myndighet|skol|kyrka|kyrko|församling|kommun"
    r"|regio|stab|tjänst|mottagning|central|verk|gård|hem|bostäder|fastighet|butik|samhälle|byrå|stiftelse|jour"
    r"|organisation|torg|klubb|nätverk|forum|styrelse|samfund|(?:förenings|närings)liv|områd|stad|hälsan|omsorg(?=en)|vård(?=en))"
    r"(?:[aeo]?r?n?[ae]?s?|[ae]n?s?|ets?)$|\w(?:arna|erna|orna)$"
)
"""How words end that stand for somebody."""

_NOBODY = re.compile(
    r"(?:antal|andel|minst|cirka|ca|varje|\d+|en|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|tolv|tjugo)\b"
    r"|(?:se|ej|inte|ännu|ange|vakant|oklart|ingen|samma|dito|tel|telefon|mobil|e-?post|mejl|mail)\b"
)
"""What begins so is an amount, a remark or a contact."""

_BRACKETS = re.compile(r" ?\([^()\n]*\)")
_CONTACT = re.compile(
    r"(?<![\w.+-])[\w.+-]++@[\w.-]+|(?<![\w/-])(?:tel(?:efon)?\.?:? )?\+?\d(?:[ /-]{0,3}\d){6,}+", re.IGNORECASE
)
_MORE = re.compile(r",?(?<!\w)(?:m\.? ?fl\b\.?|m\.m\.|med flera\b|etc\b\.?|osv\b\.?)", re.IGNORECASE)
_DUTY = re.compile(
    r"\b(?:(?:huvud|med)?ansvar(?:ig|iga)?|(?:med)?verkande|medverkar|delta(?:r|gare|gande)|samverka(?:r|n|nspart|nsparter)?"
    r"|samarbet(?:e|ar|spart|sparter)|kontakt(?:person|er)?|stöd|samordn(?:ar|as av|ing)|sammankallande|genomförs av"
    r"|(?:arbets|projekt|styr)grupp)"
    r"(?: med)? ?:",
    re.IGNORECASE,
)
"""What a party is to do, in front of its name."""

_WITH = r"(?:tillsammans|ihop|(?:i )?(?:samverkan|samarbete|samråd|dialog)) med|med stöd av"
_SEPARATOR = re.compile(
    rf"[,;\n•·+]|:(?=\s)|(?<=\s)(?=\d{{1,2}}[.)]\s|[b-h]\)\s)|(?<=\w{{5}})\.\s++(?=[A-ZÅÄÖ])|(?<=\s)[-–—](?=\s)|(?<=\w)[–—](?=\w)"
    rf"|(?:^|(?<!\s)\s++)(?:{_WITH}|samt|jämte|inklusive|inkl\.?|och/eller|eller|plus)\s++",
    re.IGNORECASE,
)
_JOINT = re.compile(r"(\s(?:och|o|med)\s|\s?[&/]\s?)", re.IGNORECASE)
_BEFORE_NAME = re.compile(
    rf"[-–—*•·]*\s*(?:(?:\d{{1,2}}|[a-z])[.)]\s)?(?:(?:{_WITH}|samt|och|med|av|gm|genom|via|inkl\.?|t\.? ?ex\.?"
    r"|bl\.? ?a\.?|bland annat|även|ev\.|eventuellt|vid behov"
    r"|(?:leds|samordnas|drivs|genomförs|utförs|ansvaras) av)\s)?",
    re.IGNORECASE,
)
_AFTER_NAME = re.compile(
    r"(?<!\s)\s++(?:(?:ansvar|verkställ|sammankall|genomför|samordnar\b|samordnas|följ|delta|rapport|bjud|medverka|bistå"
    r"|stödjer)\w*|är|håller|leder|får|ges|ska|har|kan|i (?:egenskap|samverkan|samarbete|samråd)|genom|gm|via"
    r"|som|vid behov)(?!\w)",
    re.IGNORECASE,
)
_PERSON = re.compile(r"[A-ZÅÄÖ][a-zåäöéü]+(?:-[A-ZÅÄÖ][a-zåäöéü]+)?(?: [A-ZÅÄÖ][a-zåäöéü]+){1,2}")
_TITLE = re.compile(
    r"(?:(?:bitr|tf|biträdande)\.? )?[a-zåäö-]*(?:chef|rektor|samordnare|koordinator|strateg|sekreterare|ledare"
    r"|handläggare|controller|pedagog|kurator|polis)"
)
