"""Reads the numbers of Arabic and English prose into exact values.

What cannot be read with certainty is reported as `ambiguous` or `unreadable`, never guessed: a
wrong figure that looks right is the worst a reader of numbers can do.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import compress
from operator import attrgetter
from typing import TYPE_CHECKING

from scripts.reading import dates, masks, names
from scripts.reading.amounts import Amount, last_exponent, skip_hyphen, with_scales
from scripts.reading.digit_amounts import digit_amount, spaced_end
from scripts.reading.digit_tokens import DASHES, DigitToken, Part, Shape
from scripts.reading.expressions import (
    Expression,
    Reading,
    expression,
    figure,
    with_noun_before,
)
from scripts.reading.idioms import idiom_end
from scripts.reading.kinds import Form, Kind, Numeral, Place
from scripts.reading.measures import DOUBTFUL, PERIODS, measure, modifier
from scripts.reading.number_words import words_amount
from scripts.reading.ranges import range_after, range_in_token
from scripts.reading.special_words import special
from scripts.reading.titles import in_title
from scripts.reading.tokens import passage
from scripts.reading.touching import PHONE_DIGITS, PHONE_MARKS, phone_after, touching
from scripts.reading.word_kinds import kind_of_words

if TYPE_CHECKING:
    from scripts.reading.tokens import Passage

__all__ = ["Form", "Kind", "Numeral", "Place", "read_numbers"]

_STARTS = attrgetter("starts")
_DOUBTS = frozenset({Kind.UNREADABLE, Kind.AMBIGUOUS})
_NAMED_UNITS = {Kind.DATE: "year", Kind.ORDINAL: "ordinal"}
_LONGEST_ENDING = 3
_MEASURES = ("money", "percent", "basis", "ratio")
_MOST_PARTS, _TEN, _TWENTY = 1000, 10, 20
_ROUND = frozenset({100, 1000})
_USUAL_FRACTIONS = frozenset({(1, 2), (1, 3), (2, 3), (1, 4), (3, 4), (1, 5), (1, 10)})
_OUT_OF = {
    "in": (("in",), ("in", "every")),
    "out": (("out", "of", "every"), ("out", "of")),
    "of": (("of", "every"),),
    "من": (("من", "بين", "كل"), ("من", "كل"), ("من", "اصل")),
}


def read_numbers(text: str, language: str) -> tuple[Numeral, ...]:
    """Every number of the text in order, figures and others. `language` is `ar` or `en`."""
    p = passage(text, language)
    found: list[Numeral] = []
    done = 0
    for index in compress(range(len(p.words)), map(_STARTS, p.words)):
        if index < done:
            continue
        token = p.words[index].digits
        if token is None:
            numerals, done = _idiom(p, index) or special(p, index) or _words(p, index)
        else:
            numerals, done = _digits(p, index, token, found[-1] if found else None)
        found += numerals
    return tuple(found)


def _digits(p: Passage, index: int, token: DigitToken, previous: Numeral | None) -> Reading:
    """What begins with a digit token."""
    if token.year and dates.plain_year(p, index):
        return _other(p, index, Kind.DATE)
    word, following = p.words[index], p.words[index + 1]
    tight = p.words[index - 1].tight or word.tight
    kind = touching(p, index) if tight else None
    if kind is None and token.shape is not Shape.NUMBER:
        kind = masks.SHAPES.get(token.shape)
    if token.shape is Shape.RANGE and previous and masks.is_later(p, index, previous, Kind.SCORE):
        kind = Kind.SCORE
    if kind:
        return _other(p, index, kind)
    spread = following.digits or following.text in PHONE_MARKS or len(word.text) >= PHONE_DIGITS
    phone = 0
    if spread:
        again = previous is not None and masks.is_later(p, index, previous, Kind.PHONE)
        phone = phone_after(p, index, again=again)
    if phone:
        return _other(p, index, Kind.PHONE, phone)
    if token.shape is Shape.FRACTION:
        return _slash_fraction(p, index, token.parts)
    if token.shape is Shape.RANGE:
        ends = range_in_token(p, index, token.parts)
        return _other(p, index, ends) if isinstance(ends, Kind) else ends
    return _one_number(p, index, previous)


def _one_number(p: Passage, index: int, previous: Numeral | None) -> Reading:
    """An amount in digits: a figure, the low end of a range, or what else its neighbours say."""
    if p.words[index + 1].text in DASHES and masks.is_spaced_score(p, index):
        return _other(p, index, Kind.SCORE, index + 3)
    amount = digit_amount(p, index)
    if amount is None:
        return _other(p, index, Kind.AMBIGUOUS, spaced_end(p, index))
    ratio = _out_of(p, amount)
    if ratio:
        return ratio
    found = expression(p, amount)
    kind = _kind(p, found, previous)
    if kind:
        return _other(p, index, kind, index + 1 if kind is Kind.DATE else amount.after)
    return range_after(p, found) or figure(p, found)


def _kind(p: Passage, found: Expression, previous: Numeral | None) -> Kind | None:
    """What an amount in digits is, if it is no figure."""
    first, index, unit = found.first, found.amount.first, found.unit
    coded = masks.leading_zero(p, index)
    if coded or _is_titled(p, found):
        return coded or Kind.IDENTIFIER
    if found.bare:
        kind = masks.bare(p, first, index, found.after, previous)
        return kind or (masks.continued(p, index, previous) if previous else None)
    if unit == DOUBTFUL:
        return Kind.AMBIGUOUS
    if unit == "year" and names.is_age_group(p, first):
        return Kind.IDENTIFIER
    return _dated(p, found)


def _dated(p: Passage, found: Expression) -> Kind | None:
    """Whether an amount with a unit is a date: «the first 10 months of», «in 2023 dollars»."""
    first, index, unit = found.first, found.amount.first, found.unit
    if unit in PERIODS and dates.part_of_year(p, first, found.after):
        return Kind.DATE
    if not unit or found.amount.power or found.currency or unit == "percent":
        return None
    metres = p.words[index + 1].key == "م" and dates.is_year(p, index)
    return Kind.DATE if metres or dates.is_dated(p, first, index) else None


def _is_titled(p: Passage, found: Expression) -> bool:
    """Whether an amount stands in a title: «فيلم «12 رجلاً غاضباً»», «12 Years a Slave»."""
    amount, unit = found.amount, found.unit
    if found.currency or found.sign or unit.startswith(_MEASURES):
        return False
    if not (p.quotes or p.words[amount.after].text[:1].isupper()):
        return False
    dated = dates.is_year if p.lexicon.language == "en" else dates.is_modern_year
    if dated(p, amount.first):
        return False
    named = not unit or p.words[amount.after].text[:1].isupper()
    return in_title(p, found.first, amount.after, scaled=bool(amount.power) or not named)


def _other(p: Passage, index: int, kind: Kind, after: int = 0) -> Reading:
    """A number that is no figure, with its ending (43rd, 1980s, 5G), or with scale and unit."""
    after = after or index + 1
    if kind in _DOUBTS:
        after = _past_unit(p, after)
    while p.words[after - 1].tight and p.words[after].letters and after - index < _LONGEST_ENDING:
        after += 1
    start, end = p.starts[index], p.end(after - 1)
    whole, unit = dates.whole_at(p, index), _NAMED_UNITS.get(kind, "")
    known = whole is not None and unit
    value, exponent = (Decimal(whole or 0), 0) if known else (None, None)
    text, digits = p.text[start:end], (start, p.end(index))
    unit = unit if known else ""
    return (Numeral(start, end, text, kind, value, exponent, unit, "", digits),), after


def _past_unit(p: Passage, after: int) -> int:
    """The index after the scale and unit words of a number that cannot be read."""
    if p.words[after].key in p.lexicon.scales and not p.words[after].prefix:
        after += 1
    found = measure(p, after)
    return found.after if found else after


def _idiom(p: Passage, index: int) -> Reading | None:
    after = idiom_end(p, index)
    return ((), after) if after else None


def _is_name(p: Passage, index: int) -> bool:
    """One word in quotation marks, and ميتا (Meta): «مئتا», two hundred, is written with hamza."""
    company = p.words[index].key == "ميتا" and "ئ" not in p.words[index].text
    quoted = p.words[index - 1].text in {"«", "“"} and p.words[index + 1].text in {"»", "”"}
    return company or quoted


def _words(p: Passage, index: int) -> Reading:
    """What begins with a number word."""
    unit = measure(p, index)
    if unit:  # «لكل مليون وحدة حرارية بريطانية»: the number word belongs to a unit
        return (), unit.after
    amount = words_amount(p, index)
    if amount is None or _is_name(p, index):
        return (), index + 1
    ratio = _out_of(p, amount)
    if ratio:
        return ratio
    found = expression(p, amount)
    if p.lexicon.language == "ar":
        found = with_noun_before(p, found)
    kind = Kind.IDENTIFIER if _is_titled(p, found) else kind_of_words(p, found)
    if found.unit in PERIODS and dates.part_of_year(p, found.first, found.after):
        kind = Kind.DATE
    if kind is Kind.FIGURE:
        return range_after(p, found) or figure(p, found)
    if kind is None:
        return (), amount.after
    start, end = p.starts[index], p.end(amount.after - 1)
    text, form = p.text[start:end], Form.WORDS
    return (Numeral(start, end, text, kind, None, None, "", "", (start, end), form),), amount.after


def _out_of(p: Passage, amount: Amount) -> Reading | None:
    """«one in five», «3 out of 10», «واحد من كل خمسة», «شركة من كل عشر» as a ratio."""
    if p.words[amount.first - 1].key == "كل" and p.words[amount.first - 2].key == "من":
        return _ratio(p, amount, Decimal(1), amount.value, amount.after)
    following = p.words[amount.after]
    if following.key not in _OUT_OF and not following.extends:
        return None
    start = skip_hyphen(p, amount.after)
    for words in _OUT_OF.get(p.words[start].key, ()):
        at = start + len(words)
        if tuple(word.key for word in p.words[start:at]) != words:
            continue
        at = skip_hyphen(p, at)
        whole = dates.whole_at(p, at)
        of = None if whole is not None else words_amount(p, at)
        if whole is None and of is None:
            continue
        total, after = (of.value, of.after) if of else (Decimal(whole or 0), at + 1)
        most = _TEN if words == ("in",) else _TWENTY
        if amount.value > 1 and total > most and total not in _ROUND:
            continue  # «287 for six in 50 overs», «95 من أصل 120 عاملاً»
        every = words[-1] in {"every", "كل"}
        if (of is None or not of.share) and (every or not measure(p, after)):
            return _ratio(p, amount, amount.value, total, after)
    return None


def _ratio(p: Passage, amount: Amount, part: Decimal, total: Decimal, after: int) -> Reading | None:
    if not 0 < part < total <= _MOST_PARTS or amount.power:
        return None
    value = part / total
    start, end = p.starts[amount.first], p.end(after - 1)
    bound, digits = modifier(p, amount.first, "ratio"), (start, end)
    text, kind, form = p.text[start:end], Kind.FIGURE, Form.FRACTION
    exponent = last_exponent(value)
    found = Numeral(start, end, text, kind, value, exponent, "ratio", bound, digits, form)
    return (found,), after


def _slash_fraction(p: Passage, index: int, parts: tuple[Part, ...]) -> Reading:
    """1/3 is a third; 9/11 and 24/7 are names; 7/10 may be a date."""
    top, bottom = (part.value for part in parts)
    following = p.words[index + 1]
    if dates.is_month(p, index + 1):
        return _other(p, index, Kind.DATE)
    usual = (int(top), int(bottom)) in _USUAL_FRACTIONS
    if not 0 < top < bottom or not (usual or following.key == "of" or following.definite):
        return _other(p, index, Kind.IDENTIFIER if top > bottom else Kind.AMBIGUOUS)
    value, digits = top / bottom, (p.starts[index], p.end(index))
    form = Form.FRACTION
    amount = Amount(index, index + 1, value, 0, last_exponent(value), digits, form, share=True)
    return figure(p, expression(p, with_scales(p, amount)))
