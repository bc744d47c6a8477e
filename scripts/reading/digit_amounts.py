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
from scripts.reading.measures import LENGTH_WORDS, before, cue, measure
from scripts.reading.tokens import VULGAR

if TYPE_CHECKING:
    from scripts.reading.tokens import Passage

_GROUP, _LONGEST = 3, 16
_LARGE, _DOZEN = 6, 12
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
    if token.parts[0].plain and p.lexicon.language == "en":
        amount = _spaced_groups(p, amount)
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
    return word.text == "m" and following.letters and counted


def _with_dot(p: Passage, amount: Amount) -> Amount | None:
    """`1.250`: a decimal before a large scale word or a percent sign, and in English."""
    found = measure(p, amount.after)
    if amount.power >= _LARGE or (found is not None and found.unit.startswith("percent")):
        return amount._replace(form=Form.DIGITS)
    return None if p.lexicon.language == "ar" else amount
