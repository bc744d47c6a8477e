"""An amount with its sign, currency and unit, and the record made of it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from scripts.reading.amounts import Amount, last_exponent, skip_hyphen, with_scales
from scripts.reading.kinds import Form, Kind, Numeral, Place
from scripts.reading.lexicon import word_set
from scripts.reading.measures import (
    Measure,
    before,
    counts_people,
    measure,
    modifier,
    modifier_after,
    unit_noun,
)
from scripts.reading.tokens import SIGNS
from scripts.reading.words_after import counted_noun

if TYPE_CHECKING:
    from scripts.reading.tokens import Passage

Reading = tuple[tuple[Numeral, ...], int]
"""Numerals, and the index of the first word after them."""

_QUARTERS = 4
_IN_A_ROW = word_set("يوم شهر اسبوع عام سنه ساعه دقيقه عقد قرن")
_HALVED = word_set("year month week day hour decade century multiple")


class Expression(NamedTuple):
    """An amount with everything around it, from the word `first` up to `after`.

    `bare` says that nothing but digits or number words is there.
    """

    amount: Amount
    first: int
    after: int
    unit: str
    power: int
    currency: str
    sign: str

    @property
    def signed(self) -> Decimal:
        """The value of the amount with its sign."""
        return -self.amount.value if self.sign == "-" else self.amount.value

    @property
    def bare(self) -> bool:
        """Whether neither scale, nor unit, nor sign makes it a quantity."""
        return not (self.amount.power or self.unit or self.sign)


def expression(p: Passage, amount: Amount) -> Expression:
    """Sign, currency and unit around an amount."""
    if p.words[amount.first - 1].key == "(" and p.words[amount.first - 1].tight:
        bracketed = _bracketed(p, amount)
        if bracketed:
            return bracketed
    left = before(p, amount.first)
    after, unit, power = amount.after, "", 0
    found = measure(p, after) or (_part_of_a_unit(p, after) if amount.share else None)
    if left.currency:
        unit = f"money:{left.currency}"
        if found and found.unit == unit:
            after = found.after
    elif left.percent:
        unit = "percent"
    elif found:
        unit, power, after = found.unit, found.power, found.after
    elif p.context(left.first) < left.first and not _is_in_a_row(p, left.first):
        unit = unit_noun(p, p.context(left.first) - 1)
    if amount.share and unit in {"", "multiple"}:
        unit = "ratio"
    if p.words[after].joined and unit:
        amount, after = _half_more(p, amount, unit, after)
    return Expression(amount, left.first, after, unit, power, left.currency, left.sign)


def _is_in_a_row(p: Passage, first: int) -> bool:
    """«اليوم الـ1000» is the thousandth; «الأيام الـ1000» are a thousand."""
    return p.words[p.context(first) - 1].key in _IN_A_ROW


def _part_of_a_unit(p: Passage, after: int) -> Measure | None:
    """The unit of «a quarter-point», «half a percentage point» and «a quarter of a tonne»."""
    at = skip_hyphen(p, after)
    at += p.words[at].key == "of"
    article = p.words[at].key in {"a", "an"}
    at += article
    if p.words[at].key == "point":
        return Measure("point", 0, at + 1)
    return measure(p, at) if article else None


def _bracketed(p: Passage, amount: Amount) -> Expression | None:
    """`(3.4) billion` and `$(3.4)bn`: a loss in English accounts, plain emphasis in Arabic."""
    inner = amount.first - 1
    closes = amount.after - (1 if amount.power else 0)
    if p.words[amount.after].key == ")":
        closes = amount.after
    if p.words[closes].key != ")" and p.words[closes - 1].key != ")":
        return None
    after = max(amount.after, closes + 1)
    outer = before(p, inner)
    if not amount.power:
        word = p.words[after]
        suffix = p.lexicon.suffixes.get(word.text) if p.words[after - 1].tight else None
        amount = amount._replace(after=after)
        amount = amount.scaled(suffix, after + 1) if suffix else with_scales(p, amount)
    found = measure(p, amount.after)
    if not (amount.power or outer.currency or found):
        return None
    sign = "-" if p.lexicon.language == "en" else outer.sign
    first = min(outer.first, inner)
    if outer.currency:
        unit = f"money:{outer.currency}"
        return Expression(amount, first, amount.after, unit, 0, outer.currency, sign)
    unit, power = (found.unit, found.power) if found else ("", 0)
    after = found.after if found else amount.after
    return Expression(amount, first, after, unit, power, "", sign)


def _half_more(p: Passage, amount: Amount, unit: str, after: int) -> tuple[Amount, int]:
    """«ثلاثة أضعاف ونصف», «خمس سنوات ونصف السنة»: a fraction after the unit.

    «5 ملايين طن ونصف الصادرات» is something else: the noun after it is another one.
    """
    word, following = p.words[after], p.words[after + 1]
    parts = p.lexicon.fractions.get(word.key)
    if amount.share or parts is None or parts[1] > _QUARTERS:
        return amount, after
    scale = p.lexicon.scales.get(following.key, 0)
    same = following.definite and (scale > 0 or unit_noun(p, after + 1) == unit)
    if not same and (following.definite or counted_noun(p, after + 1)):
        return amount, after
    part = Decimal(parts[0]) / Decimal(parts[1])
    last = last_exponent(part)
    value = amount.coefficient + part.scaleb(scale - amount.power if same else 0)
    end = after + 1 + same
    exponent = None if last is None else last + amount.power
    digits = amount.digits[0], p.end(end - 1)
    form = Form.COMPOUND
    return Amount(amount.first, amount.after, value, amount.power, exponent, digits, form), end


def with_noun_before(p: Passage, found: Expression) -> Expression:
    """«نقطة مئوية واحدة», «عام ونصف العام»: the noun stands before its one."""
    amount = found.amount
    if amount.share and p.words[amount.first].prefix == "و":
        return _one_and_a_part(p, found)
    if found.unit or amount.value != 1 or amount.power or not amount.single:
        return found
    for length in (2, 1):
        unit = measure(p, amount.first - length)
        if unit and unit.after == amount.first and unit.power == 0:
            return found._replace(unit=unit.unit, first=amount.first - length)
    return found


def _one_and_a_part(p: Passage, found: Expression) -> Expression:
    amount, at = found.amount, found.amount.first - 1
    unit = measure(p, at) if p.words[at].prefix in {"", "ل"} else None
    if unit is None or unit.after != amount.first or unit.unit not in _HALVED:
        return found
    if p.words[at - 1].digits or p.words[at - 1].key in p.lexicon.cardinals:
        return found
    same = unit_noun(p, found.after) == unit.unit
    if not same and counted_noun(p, found.after):
        return found
    whole = amount._replace(coefficient=1 + amount.coefficient, form=Form.COMPOUND, share=False)
    return found._replace(amount=whole, unit=unit.unit, first=at, after=found.after + same)


def figure(p: Passage, found: Expression, place: Place = Place.ALONE) -> Reading:
    """The record of a figure, and the index after it and the bound behind it."""
    amount = found.amount
    value, exponent = amount.value, amount.exponent
    if found.power:
        value = value.scaleb(found.power)
        exponent = None if exponent is None else exponent + found.power
    if found.sign == "-":
        value = -value
    unit = found.unit or ("people" if counts_people(p, found.after) else "count")
    bound, after = modifier_after(p, found.after)
    bound = modifier(p, found.first, unit) or bound
    start, end = p.starts[found.first], p.end(found.after - 1)
    text, kind = p.text[start:end], Kind.FIGURE
    digits = _with_sign(p, found) if found.sign else amount.digits
    form = amount.form
    result = Numeral(start, end, text, kind, value, exponent, unit, bound, digits, form, place)
    return (result,), max(after, amount.after)


def _with_sign(p: Passage, found: Expression) -> tuple[int, int]:
    """The span of the digits, with a sign that touches them."""
    start, end = found.amount.digits
    at = found.amount.first - 1
    touches = at >= found.first and p.words[at].text in SIGNS and p.words[at].tight
    return (p.starts[at] if touches else start), end
