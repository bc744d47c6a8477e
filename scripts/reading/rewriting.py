"""Replaces the number of one link by another, and refuses whenever the sentence would suffer.

Only the digits change. Digit system, decimals, marks, signs, scale words and every other character
stay. Number words are never generated.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

from scripts.reading.agreement import agrees, converted
from scripts.reading.digit_tokens import DASHES, DIGITS, JOINTS, MARKS, SYSTEMS
from scripts.reading.directions import Direction
from scripts.reading.grammar import article_changes, inflection_changes
from scripts.reading.kinds import Form, Numeral, Place
from scripts.reading.shown import Shown, shown_numbers

_THOUSAND = 1000
_ROUNDING = {
    "over": ROUND_FLOOR,
    "at_least": ROUND_FLOOR,
    "under": ROUND_CEILING,
    "nearly": ROUND_CEILING,
    "at_most": ROUND_CEILING,
}
_GROUPED = re.compile(rf"[{DIGITS}]{{1,3}}([^{DIGITS}])[{DIGITS}]{{3}}(?![{DIGITS}])")

ADVICE = {
    "words": "write the new number yourself: numbers in words are not generated",
    "compound": "write the new number yourself: it is made of two parts",
    "range": "change both ends of the range yourself",
    "not-exactly-one-number": "let the link hold exactly one number",
    "ambiguous": "write the number so that it can be read in one way only, such as 2,410 or 2.41",
    "rounds-to-zero": "show more decimals, or write «less than» before the number",
    "modifier": "change the word before the number: it would not be true of the new value",
    "value": "write the new number yourself: it cannot be shown with these decimals",
    "unit": "write the unit of the ledger, or bind the number to another figure",
}


_NOT_ONE = frozenset({"range", "not-exactly-one-number"})
_REFUSED_FORMS = {
    Form.DOUBTFUL: "ambiguous",
    Form.WORDS: "words",
    Form.FRACTION: "words",
    Form.COMPOUND: "compound",
}


@dataclass(frozen=True, slots=True)
class Rewriting:
    """The new text, or None with the code of the refusal and what the editor has to change."""

    text: str | None
    code: str
    advice: str = ""


def rewrite(  # noqa: PLR0913  a link, its sentence, and its value
    text: str,
    language: str,
    value: Decimal,
    unit: str = "",
    *,
    before: str = "",
    after: str = "",
) -> Rewriting:
    """Write `value` (in base units of `unit`) into the text of one link.

    The code is `written`, `unchanged` (it agrees already, or the same digits would be written), or
    the reason of a refusal. Under a bound the digits are always recomputed: «more than 240» still
    agrees with 245.3, but «more than 245» is what it should say.
    """
    job = _Job(text, language, value, unit, before, after)
    shown = shown_numbers(text, language, unit, before=before, after=after)
    refusal = _refusal_by_form(shown)
    if refusal in _NOT_ONE or not shown.numerals:
        return _refused(refusal)
    numeral = shown.numerals[0]
    x = converted(value, unit, numeral.unit)
    if x is None or refusal == "ambiguous":
        return _refused(refusal or "unit")
    if (refusal or numeral.modifier not in _ROUNDING) and job.agrees(text):
        return Rewriting(text, "unchanged")
    return _refused(refusal) if refusal else _written(job, shown, numeral, x)


@dataclass(frozen=True, slots=True)
class _Job:
    text: str
    language: str
    value: Decimal
    unit: str
    before: str
    after: str

    def agrees(self, text: str) -> bool:
        """Whether a text in this place agrees with the value."""
        before, after = self.before, self.after
        return agrees(text, self.language, self.value, self.unit, before=before, after=after).agree


def _refusal_by_form(shown: Shown) -> str:
    """The code of a refusal that follows from how the number is written, or ""."""
    numerals = shown.numerals
    if not numerals:
        return "ambiguous" if shown.doubtful else "not-exactly-one-number"
    if len(numerals) > 1:
        ends = any(numeral.place is not Place.ALONE for numeral in numerals)
        return "range" if ends else "not-exactly-one-number"
    return _REFUSED_FORMS.get(numerals[0].form, "")


def _refused(code: str, advice: str = "") -> Rewriting:
    return Rewriting(None, code, advice or ADVICE[code])


def _written(job: _Job, shown: Shown, numeral: Numeral, x: Decimal) -> Rewriting:
    """The text with new digits, or the refusal of what would become wrong around them."""
    start, end = _inner_digits(job.text, numeral.digits, shown.offset)
    token = job.text[start:end]
    decimals = _decimals(token)
    power = (numeral.exponent or 0) + decimals
    rounding = _ROUNDING.get(numeral.modifier, ROUND_HALF_UP)
    rounded = abs(x).scaleb(-power).quantize(Decimal(1).scaleb(-decimals), rounding)
    refusal = (
        _sign_refusal(shown.direction, numeral, x)
        or _size_refusal(numeral, token, rounded, power, x)
        or _word_refusal(job, (start, end), _in_style(rounded, token))
    )
    if refusal:
        return refusal
    text = job.text[:start] + _in_style(rounded, token) + job.text[end:]
    if not job.agrees(text):
        return _refused("modifier" if numeral.modifier else "value")
    return Rewriting(text, "unchanged" if text == job.text else "written")


def _inner_digits(text: str, span: tuple[int, int], offset: int) -> tuple[int, int]:
    """The digits in the link, without the sign and without invisible marks at the edges."""
    start, end = span[0] - offset, span[1] - offset
    while not text[start].isdigit():
        start += 1
    while not text[end - 1].isdigit():
        end -= 1
    return start, end


def _sign_refusal(words: Direction, numeral: Numeral, x: Decimal) -> Rewriting | None:
    """A number keeps its sign, be it a sign or a word; it never gets another one.

    A deficit may be stored as a magnitude; a fall may not, for it would hide a rise.
    """
    signed = numeral.value is not None and numeral.value < 0
    negative = signed or words in {Direction.DOWN, Direction.LOSS}
    magnitude = words is Direction.LOSS and x > 0 and not signed
    if negative == (x < 0) or magnitude:
        return None
    if words is Direction.NONE or signed:
        return _refused("sign", "the sign changes: rewrite the words around the number")
    return _refused("sign", "the direction changes: rewrite the verb and the number")


def _size_refusal(
    numeral: Numeral, token: str, rounded: Decimal, power: int, x: Decimal
) -> Rewriting | None:
    if rounded == 0 and x != 0:
        return _refused("rounds-to-zero")
    old = abs(numeral.value or Decimal(0)).scaleb(-power)
    if power and (rounded < 1 <= old or rounded >= _THOUSAND > old):
        would = f"with the one that stands there it would have to be {rounded:,f}"
        advice = f"change the word after {token}, such as million or billion, too: {would}"
        return _refused("scale-word", advice)
    return None


def _word_refusal(job: _Job, span: tuple[int, int], new: str) -> Rewriting | None:
    """A refusal because a word beside the number would need another form."""
    old = job.text[slice(*span)]
    if re.search(f"[{MARKS}]", old):
        return _refused("ambiguous", "take the invisible marks out of the number")
    if job.language == "en":
        article = article_changes(job.before + job.text[: span[0]], old, new)
        if article:
            return _refused("article", article)
    inflection = inflection_changes(job.language, old, new, job.text[span[1] :] + job.after)
    return _refused("agreement", inflection) if inflection else None


def _decimals(token: str) -> int:
    """How many digits stand after the decimal mark: none in `1.250.000`."""
    match = re.search(rf"[.٫]([{DIGITS}]+)$", token)
    return len(match[1]) if match and token.count(".") <= 1 else 0


def _in_style(value: Decimal, token: str) -> str:
    """The value with the digits, the decimal mark and the grouping of a token."""
    whole, _, decimals = f"{value:f}".partition(".")
    group = _group_mark(token)
    if group:
        whole = f"{int(whole):,}".replace(",", group)
    mark = "٫" if "٫" in token else "."
    text = whole + (mark + decimals if decimals else "")
    for digits in SYSTEMS:
        if any(character in digits for character in token):
            return text.translate(str.maketrans("0123456789", digits))
    return text


def _group_mark(token: str) -> str:
    """The mark between groups of three: the token's own; none where it has four bare digits."""
    grouped = _GROUPED.search(token)
    if grouped and grouped[1] != "٫" and not (grouped[1] == "." and _decimals(token)):
        return grouped[1]
    if re.search(rf"[{DIGITS}]{{4}}", token):
        return ""
    return "٬" if re.search("[٠-٩۰-۹]", token) else ","


_NUMBER = rf"[{DIGITS}]+(?:[{JOINTS}]{{1,3}}[{DIGITS}]+)*"
_SIGN = rf"[{DASHES}+±~<>≈]"
_MONEY = r"(?:(?:US|HK|CN|[ACSR])?[$€£¥₽₴₹₺₩₸])"
_AFTER = r"(?:\u00a0?[%٪‰]|\u00a0?°[CFم]?|[$€£¥₽₴₹₺₩₸])"
_TOKEN = re.compile(
    rf"{_SIGN}?{_MONEY}?{_SIGN}?{_NUMBER}{_AFTER}?(?:[{DASHES}]{_MONEY}?{_NUMBER}{_AFTER}?)?"
)
_PARTICLE = re.compile("(?<!\\w)(?:[وف]?[بكل]?(?:ال)?)ـ*$")


def numeric_token_spans(text: str, language: str) -> tuple[tuple[int, int], ...]:  # noqa: ARG001  one rule
    """The spans that must stay whole in right-to-left text (UAX #9, rules W4 to W7).

    Sign, currency sign, digits, separators and an adjacent percent or degree sign; a range of
    digits is one span. A hyphen after a letter is no sign: the 19 of COVID-19. It is one after a
    particle: «و-3%».
    """
    spans = []
    for match in _TOKEN.finditer(text):
        start = match.start()
        if start and text[start] in DASHES and text[start - 1].isalnum():
            particle = _PARTICLE.search(text, max(0, start - 4), start)
            start += 0 if particle else 1
        spans.append((start, match.end()))
    return tuple(spans)
