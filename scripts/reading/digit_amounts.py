"""Amounts in digits: grouped by spaces, mixed with fractions, followed by scale words."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from scripts.reading.amounts import Amount, last_exponent, skip_hyphen, with_scales
from scripts.reading.arabic_words import with_tail
from scripts.reading.dates import is_month
from scripts.reading.digit_tokens import Part, Shape
from scripts.reading.english_words import half_more
from scripts.reading.kinds import Form
from scripts.reading.lexicon import word_set
from scripts.reading.measures import LENGTH_WORDS, before, cue, measure
from scripts.reading.tokens import VULGAR

if TYPE_CHECKING:
    from scripts.reading.tokens import Passage

_GROUP, _LONGEST = 3, 16
_LARGE, _DOZEN = 6, 12
_ZEROS = "000"
_FARTHEST_NOUN = 9
_MANY = word_set(
    "population users customers subscribers sales deliveries shipments exports imports passengers "
    "visitors tourists arrivals viewers voters accounts downloads homes households jobs units "
    "revenue revenues profit profits turnover income earnings members followers readers barrels "
    "migrants refugees people registrations bookings listeners employment unemployment audience "
    "cars vehicles workforce membership electorate production output"
)
_MILLIONS_OF_MONEY = frozenset({"mm", "MM"})
_TOUCHING_UNIT = frozenset("/23²³-")


def digit_amount(p: Passage, index: int) -> Amount | None:
    """The amount that begins with a token of one number, or None if it can be read in two ways."""
    token = p.words[index].digits
    if token is None:
        return None
    amount = plain_amount(p, index, token.parts[0])
    if not p.words[index + 1].extends:
        return _with_dot(p, amount) if token.shape is Shape.DOT else amount
    if token.parts[0].plain and p.words[index + 1].digits:
        grouped = _spaced_groups(p, amount)
        if p.lexicon.language == "ar" and not _is_sure(p, amount, grouped):
            return None
        amount = grouped
    amount = scaled(p, _mixed_number(p, amount))
    if token.shape is Shape.DOT:
        return _with_dot(p, amount)
    following = p.words[amount.after]
    return with_tail(p, amount) if following.joined or following.key == "و" else amount


def plain_amount(p: Passage, index: int, part: Part) -> Amount:
    """One number of a token, without anything around it."""
    start = p.starts[index]
    form = Form.DOUBTFUL if part.doubtful else Form.DIGITS
    digits = start + part.start, start + part.end
    return Amount(index, index + 1, part.value, 0, -part.decimals, digits, form)


def _spaced_groups(p: Passage, amount: Amount) -> Amount:
    """`12 000`: groups of three after a plain space."""
    at, digits = amount.after, p.words[amount.first].text
    if not p.words[at].digits or len(digits) > _GROUP or is_month(p, amount.first - 1):
        return amount
    while p.words[at - 1].gap == " " and _is_group(p.words[at].text) and len(digits) < _LONGEST:
        digits += p.words[at].text
        at += 1
    if at == amount.after:
        return amount
    span = amount.digits[0], p.end(at - 1)
    return amount._replace(coefficient=Decimal(digits), after=at, digits=span)


def spaced_end(p: Passage, index: int) -> int:
    """The index after a token and all groups of three that stand after it."""
    after = index + 1
    while _is_group(p.words[after].text) and p.words[after - 1].gap == " ":
        after += 1
    return after


def _is_sure(p: Passage, first: Amount, grouped: Amount) -> bool:
    """Whether Arabic digits after a space are one number: «12 000 طن», but «12 500 طن» may be two.

    Three zeros are no number of their own; what a word before announces ends after one token.
    """
    if grouped.after == first.after or cue(p, first.first):
        return True
    return any(p.words[at].text == _ZEROS for at in range(first.after, grouped.after))


def _is_group(text: str) -> bool:
    return len(text) == _GROUP and text.isdigit()


def _mixed_number(p: Passage, amount: Amount) -> Amount:
    """`7 1/2`, `7½`, «7 و1/2»."""
    at = amount.after + (p.words[amount.after].key == "و")
    word = p.words[at]
    if word.digits is not None and word.digits.shape is Shape.FRACTION:
        top, bottom = (part.value for part in word.digits.parts)
    elif word.text in VULGAR:
        top, bottom = map(Decimal, VULGAR[word.text])
    else:
        half = half_more(p, amount.after)
        if half is None:
            return amount
        (top, bottom), at = (half[0], Decimal(1)), half[1] - 1
    last = last_exponent(top / bottom) if 0 < top < bottom else None
    if last is None:
        return amount
    value, span = amount.coefficient + top / bottom, (amount.digits[0], p.end(at))
    return Amount(amount.first, at + 1, value, 0, last, span, Form.COMPOUND)


def scaled(p: Passage, amount: Amount) -> Amount:
    """The amount with its scale word or suffix: 240 billion, 240bn, 240-billion, (3.4) billion."""
    at = amount.after
    if p.words[at - 1].tight:
        power = p.lexicon.suffixes.get(p.words[at].text)
        if power and _is_suffix(p, amount, at):
            return amount.scaled(power, at + 1)
        at = skip_hyphen(p, at)
        at += p.words[at].key == ")" and p.words[amount.first - 1].key == "("
    elif p.words[at].text in p.lexicon.suffixes and before(p, amount.first).currency:
        return amount.scaled(p.lexicon.suffixes[p.words[at].text], at + 1)
    if p.words[at].key == "dozen":
        return amount._replace(coefficient=amount.coefficient * _DOZEN, after=at + 1)
    if p.words[at].key not in p.lexicon.scales:
        return amount
    return with_scales(p, amount._replace(after=at))


def _is_suffix(p: Passage, amount: Amount, at: int) -> bool:
    """Whether a letter is a scale: $5m and 5m barrels, not 5m long; $2T, not 2T."""
    word, following = p.words[at], p.words[at + 1]
    if before(p, amount.first).currency:
        return True
    if len(word.text) > 1 or word.text in {"k", "K"}:
        return word.text not in _MILLIONS_OF_MONEY
    if word.tight and following.text[:1] in _TOUCHING_UNIT and following.text:
        return False
    if word.text in {"M", "B"}:  # «Room 12B»
        return cue(p, amount.first) not in {"reference", "identifier"}
    counted = following.key not in LENGTH_WORDS and following.key not in p.lexicon.function_words
    if word.text != "m" or following.key in LENGTH_WORDS:
        return False
    decimal = "." in p.words[at - 1].text
    return (following.letters and counted) or (decimal and _is_of_many(p, amount.first))


def _is_of_many(p: Passage, first: int) -> bool:
    """Whether what is counted in millions stands before: «sales rose to 17.4m from 15.2m»."""
    for at in range(first - 1, first - 1 - _FARTHEST_NOUN, -1):
        key = p.words[at].key
        if key in _MANY:
            return True
        if not key or key in ".;!?":
            return False
    return False


def _with_dot(p: Passage, amount: Amount) -> Amount | None:
    """`1.250`: a decimal before a large scale word or a percent sign, and in English."""
    found = measure(p, amount.after)
    if amount.power >= _LARGE or (found is not None and found.unit.startswith("percent")):
        return amount._replace(form=Form.DIGITS)
    return None if p.lexicon.language == "ar" else amount
