"""Ranges: both ends are numbers of their own and share what stands around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.reading import masks
from scripts.reading.digit_amounts import digit_amount, plain_amount, scaled
from scripts.reading.digit_tokens import Shape
from scripts.reading.expressions import Expression, Reading, expression, figure
from scripts.reading.kinds import Kind, Place
from scripts.reading.lexicon import word_set
from scripts.reading.measures import counts_people
from scripts.reading.number_words import words_amount
from scripts.reading.tokens import SIGNS
from scripts.reading.touching import touching

if TYPE_CHECKING:
    from scripts.reading.digit_tokens import Part
    from scripts.reading.tokens import Passage

_LINKS = word_set("to or الي حتي او - – − ‑")
_BETWEEN = frozenset({"between", "بين"})
_STATED = _BETWEEN | {"from", "من"}
_CURRENCY_WORDS = 3


def range_in_token(p: Passage, index: int, parts: tuple[Part, ...]) -> Reading | Kind:
    """80-85 in one token: two figures, or what else it is."""
    low_part, high_part = parts
    high = expression(p, scaled(p, plain_amount(p, index, high_part)))
    if high.bare:
        kind = masks.bare(p, high.first, index, high.after)
        if kind:
            return kind
    if low_part.value >= high_part.value:
        return Kind.UNREADABLE
    amount = high.amount
    low_amount = plain_amount(p, index, low_part).scaled(amount.power, amount.after)
    low = high._replace(amount=low_amount)
    split, begin = low_amount.digits[1], amount.digits[0]
    (first,), _ = figure(p, low, Place.LOW)
    (second,), after = figure(p, high, Place.HIGH)
    first = first._replace(end=split, text=p.text[first.start : split])
    text = p.text[begin : second.end]
    second = second._replace(start=begin, text=text, digits=amount.digits)
    return (first, second), after


def range_after(p: Passage, low: Expression) -> Reading | None:
    """The range that an expression begins, if a linking word and a second end follow."""
    at = _second_end(p, low)
    if not at:
        return None
    token = p.words[at].digits
    if token is None:
        amount = words_amount(p, at)
    elif token.shape is not Shape.NUMBER or touching(p, at):
        return None
    else:
        amount = digit_amount(p, at)
    if amount is None or amount.share != low.amount.share:
        return None
    rising = low.amount.value < amount.value or amount.power > low.amount.power
    if not (rising or low.sign or _is_stated(p, low)):
        return None
    high = expression(p, amount)
    if high.bare and token is not None and masks.bare(p, high.first, at, high.after):
        return None
    money = low.currency and not high.unit
    return _shared(p, low, high) if money or not low.unit or high.unit == low.unit else None


def _is_stated(p: Passage, low: Expression) -> bool:
    """Whether «from» or «between» says that a range begins: it may then fall."""
    return p.words[low.first - 1].key in _STATED or p.words[low.first - 2].key in _STATED


def _second_end(p: Passage, low: Expression) -> int:
    """The index of the number of the second end, past its currency and sign, or 0."""
    at, word = low.after, p.words[low.after]
    if word.key in _LINKS and not word.prefix:
        at += 1
    else:
        before = p.words[low.first - 1].key, p.words[low.first - 2].key
        if before[0] not in _BETWEEN and before[1] not in _BETWEEN:
            return 0
        if word.key in {"and", "و"} and not word.prefix:
            at += 1
        elif not word.joined:
            return 0
    for _ in range(_CURRENCY_WORDS):
        word = p.words[at]
        if word.starts:
            return at
        code = word.text in p.lexicon.currencies or (word.text in SIGNS and word.tight)
        if not code and word.text + p.words[at + 1].text not in p.lexicon.currencies:
            return 0
        at += 1
    return 0


def _shared(p: Passage, low: Expression, high: Expression) -> Reading | None:
    """Both ends, each with what the other one says for both; None if they are no range."""
    stated = _is_stated(p, low)
    power = high.amount.power
    if power and not low.amount.power:
        same_money = not (low.unit and high.unit) or low.unit == high.unit
        rising = stated or low.amount.coefficient < high.amount.coefficient
        if not (same_money and rising):
            return None
        low = low._replace(amount=low.amount.scaled(power, low.amount.after))
    if not (low.unit or high.unit) and counts_people(p, high.after):
        high = high._replace(unit="people")
    if not low.unit:
        low = low._replace(unit=high.unit, power=high.power)
    if not high.unit and low.currency:
        high = high._replace(unit=low.unit)
    if not stated and low.signed >= high.signed:
        return None
    second, after = figure(p, high, Place.HIGH)
    return (*figure(p, low, Place.LOW)[0], *second), after
