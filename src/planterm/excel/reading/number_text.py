"""Numbers as a Swede sees them in a workbook: a comma for decimals, a hard blank between thousands."""

from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction

from planterm.excel.reading.format_code import Kind, Section, Token

_THOUSANDS = "\u00a0"
_WIDEST = 11
"""Excel shows so many figures of a number that has no format."""
_MOST_DIGITS = 400


def general_text(value: float) -> str:
    """The number without a format."""
    if value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return f"{value:.{_WIDEST - 1}g}".upper().replace(".", ",")


def number_text(value: float, section: Section) -> str:
    """The number, without its sign, as the format shows it."""
    tokens = section.tokens
    kinds = {token.kind for token in tokens}
    if Kind.GENERAL in kinds:
        return "".join(general_text(value) if token.kind is Kind.GENERAL else token.text for token in tokens)
    if not kinds & {Kind.DIGIT}:
        return "".join(token.text for token in tokens if token.kind in {Kind.LITERAL, Kind.PERCENT, Kind.SLASH})
    if Kind.SLASH in kinds and (text := _as_fraction(value, tokens)) is not None:
        return text
    with localcontext() as context:
        context.prec = _MOST_DIGITS
        return _as_decimal(Decimal(repr(value)), tokens)


def _as_decimal(value: Decimal, tokens: tuple[Token, ...]) -> str:
    value *= Decimal(100) ** sum(token.kind is Kind.PERCENT for token in tokens)
    exponent = next((i for i, token in enumerate(tokens) if token.kind is Kind.EXPONENT), len(tokens))
    point = next((i for i, token in enumerate(tokens[:exponent]) if token.kind is Kind.POINT), exponent)
    places = [token.text for token in tokens[point:exponent] if token.kind is Kind.DIGIT]
    last = max((i for i, token in enumerate(tokens[:exponent]) if token.kind is Kind.DIGIT), default=-1)
    value /= Decimal(1000) ** sum(token.kind is Kind.COMMA for token in tokens[last + 1 : exponent])
    power = 0
    if exponent < len(tokens) and value:
        power = value.adjusted()
        value = value.scaleb(-power)
    rounded = value.quantize(Decimal(1).scaleb(-len(places)), ROUND_HALF_UP)
    whole, _, decimals = f"{rounded:f}".partition(".")
    has_groups = any(token.kind is Kind.COMMA for token in tokens[: min(last, point)])
    text = _whole_part(whole.lstrip("0"), tokens[:point], has_groups=has_groups)
    if point < exponent:
        text += _decimal_part(decimals, tokens[point + 1 : exponent], has_point=any(p == "0" for p in places))
    return text + _exponent_part(power, tokens[exponent:])


def _whole_part(digits: str, tokens: tuple[Token, ...], *, has_groups: bool) -> str:
    """The digits put into their places from the right; those left over stand before the first place."""
    left = list(digits)
    first = next((i for i, token in enumerate(tokens) if token.kind is Kind.DIGIT), -1)
    pieces: list[str] = []
    count = 0
    for index in range(len(tokens) - 1, -1, -1):
        token = tokens[index]
        if token.kind is not Kind.DIGIT:
            pieces.append(token.text if token.kind in {Kind.LITERAL, Kind.PERCENT, Kind.SLASH} else "")
            continue
        while left or token.text == "0":
            if has_groups and count and count % 3 == 0:
                pieces.append(_THOUSANDS)
            pieces.append(left.pop() if left else "0")
            count += 1
            if index != first or not left:
                break
    return "".join(reversed(pieces))


def _decimal_part(decimals: str, tokens: tuple[Token, ...], *, has_point: bool) -> str:
    places = [token.text for token in tokens if token.kind is Kind.DIGIT]
    needed = max((i + 1 for i, place in enumerate(places) if place == "0"), default=0)
    kept = decimals[:needed] + decimals[needed:].rstrip("0")
    pieces, position = ["," if kept or has_point or not places else ""], 0
    for token in tokens:
        if token.kind is Kind.DIGIT:
            pieces.append(kept[position : position + 1])
            position += 1
        elif token.kind in {Kind.LITERAL, Kind.PERCENT}:
            pieces.append(token.text)
    return "".join(pieces)


def _exponent_part(power: int, tokens: tuple[Token, ...]) -> str:
    if not tokens:
        return ""
    places = sum(token.kind is Kind.DIGIT for token in tokens)
    sign = "-" if power < 0 else "+" if tokens[0].text.endswith("+") else ""
    rest = "".join(token.text for token in tokens[1:] if token.kind in {Kind.LITERAL, Kind.PERCENT})
    return f"E{sign}{abs(power):0{max(places, 1)}}{rest}"


def _as_fraction(value: float, tokens: tuple[Token, ...]) -> str | None:
    """A format such as "# ?/?": the whole number and what is left of it; None for other strokes."""
    code = "".join(token.text for token in tokens if token.kind in {Kind.DIGIT, Kind.SLASH, Kind.LITERAL})
    before, _, after = code.partition("/")
    denominator = after.strip()
    if before.strip(" 0#?") or not denominator:
        return None
    if denominator.isdecimal() and int(denominator):
        fixed = int(denominator)
        fraction = Fraction(round(value * fixed), fixed)
        parts, bottom = divmod(fraction.numerator * (fixed // fraction.denominator), fixed), fixed
    elif not denominator.strip("0#?"):
        fraction = Fraction(value).limit_denominator(10 ** min(len(denominator), 4) - 1)
        parts, bottom = divmod(fraction.numerator, fraction.denominator), fraction.denominator
    else:
        return None
    whole, top = parts if " " in before.strip() or before.strip("?") else (0, parts[0] * bottom + parts[1])
    return " ".join(filter(None, (str(whole) if whole or not top else "", f"{top}/{bottom}" if top else "")))
