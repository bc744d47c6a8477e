"""English numbers in words: forty-three, two and a half million, half a billion, two-thirds."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from scripts.reading.amounts import Amount, fraction, last_exponent, skip_hyphen, spelled
from scripts.reading.kinds import Form
from scripts.reading.lexicon import word_set
from scripts.reading.tokens import VULGAR

if TYPE_CHECKING:
    from scripts.reading.tokens import Passage

_TEN, _DOZEN, _TWENTY, _HUNDRED = 10, 12, 20, 100
_MOST_GROUPS = 3
_QUARTERS = 4
_CENTURIES = frozenset({17, 18, 19, 20})
_ENDING = frozenset({2, 4, 5, 10})
_AFTER_SHARE = word_set(
    "of . , ; : ) in from since to by lower higher more less as and while than between during over "
    "point percentage for or is was are were smaller larger bigger cheaper each last this at on "
    "compared the had have has would will could can may might must should went came remain remains "
    "fewer below above under beneath away off short ahead behind"
)
_PLACES = word_set("party country term time person world man woman year day week")
"""What is more often the third of its kind than a third of something: «nearly a third time»."""
_QUARTER_OF_A_YEAR = frozenset({"earlier", "ago", "later", "before"})


def english_amount(p: Passage, index: int) -> Amount | None:
    """The amount in words that begins at a word, or None."""
    return _fraction(p, index) or _number(p, index)


def _number(p: Passage, index: int) -> Amount | None:
    """Groups with falling scales: three million two hundred thousand and five."""
    total, power, exponent = Decimal(0), 0, 0
    at = after = index
    for count in range(_MOST_GROUPS):
        group = _group(p, at)
        if group is None:
            break
        value, end, decimals = _with_decimals(p, group)
        scale_at = skip_hyphen(p, end)
        scale = p.lexicon.scales.get(p.words[scale_at].key, 0)
        if count and scale >= power:
            break
        after = scale_at + 1 if scale else end
        total += value.scaleb(scale)
        power, exponent = scale, scale - decimals
        at = after + 1 if p.words[after].key == "and" else after
    if after == index:
        return None
    half = half_more(p, after) if power else None
    if half:
        extra, after = half
        total += extra.scaleb(power)
        exponent = power + (last_exponent(extra) or 0)
    return spelled(p, (index, after), total.scaleb(-power), power, exponent)


def _group(p: Passage, index: int) -> tuple[int, int] | None:
    """A number below a thousand and the index after it; «a» counts one before a scale word."""
    found = _below_hundred(p, index)
    if found is None and p.words[index].key in {"a", "an"} and _is_counted(p, index + 1):
        found = 1, index + 1
    if found is None:
        return None
    value, after = found
    at = skip_hyphen(p, after)
    key = p.words[at].key
    if key == "dozen":
        return value * _DOZEN, at + 1
    if key != "hundred":
        return found
    value, after = value * _HUNDRED, at + 1
    rest = _below_hundred(p, after + 1 if p.words[after].key == "and" else after)
    if rest and p.words[skip_hyphen(p, rest[1])].key != "hundred":
        return value + rest[0], rest[1]
    return value, after


def _below_hundred(p: Passage, index: int) -> tuple[int, int] | None:
    value = p.lexicon.cardinals.get(p.words[index].key)
    if value is None:
        return None
    if value >= _TWENTY:
        at = skip_hyphen(p, index + 1)
        unit = p.lexicon.cardinals.get(p.words[at].key)
        if unit and unit < _TEN:
            return value + unit, at + 1
    return value, index + 1


def _is_counted(p: Passage, index: int) -> bool:
    key = p.words[skip_hyphen(p, index)].key
    return key in p.lexicon.scales or key in {"hundred", "dozen"}


def _with_decimals(p: Passage, group: tuple[int, int]) -> tuple[Decimal, int, int]:
    """«two point five», «two and a half»: value, index after it, decimals."""
    value, after = Decimal(group[0]), group[1]
    if p.words[after].key == "point":
        digit = p.lexicon.cardinals.get(p.words[after + 1].key)
        if digit is not None and digit < _TEN:
            return value + Decimal(digit).scaleb(-1), after + 2, 1
    half = half_more(p, after)
    if half:
        return value + half[0], half[1], -(last_exponent(half[0]) or 0)
    return value, after, 0


def half_more(p: Passage, index: int) -> tuple[Decimal, int] | None:
    """«and a half», «-and-a-half», «and three quarters»: what it adds and the index after it."""
    at = skip_hyphen(p, index)
    if p.words[at].key != "and":
        return None
    at = skip_hyphen(p, at + 1)
    key = p.words[at].key
    times = p.lexicon.cardinals.get(key, 1 if key in {"a", "an"} else 0)
    end = skip_hyphen(p, at + 1)
    parts = p.lexicon.fractions.get(p.words[end].key)
    if not times or parts is None or parts[1] not in _ENDING or p.words[end + 1].key == "of":
        return None
    return Decimal(times * parts[0]) / Decimal(parts[1]), end + 1


def _fraction(p: Passage, index: int) -> Amount | None:
    """«half», «a third», «two-thirds», «½», and with a scale: «half a billion»."""
    word = p.words[index]
    if word.text in VULGAR:
        return fraction(p, (index, index + 1), VULGAR[word.text])
    if word.key == "half":
        return _of_a_scale(p, fraction(p, (index, index + 1), (1, 2)))
    times = p.lexicon.cardinals.get(word.key, 1 if word.key in {"a", "an"} else 0)
    if not 1 <= times <= _TWENTY:
        return None
    at = skip_hyphen(p, index + 1)
    parts = p.lexicon.fractions.get(p.words[at].key)
    if parts is None or not _is_share(p, index, at, times):
        return None
    return _of_a_scale(p, fraction(p, (index, at + 1), (times, parts[1])))


def _is_share(p: Passage, index: int, at: int, times: int) -> bool:
    """Whether «third», «quarter», «fifth» is a part and not a place in a row or three months."""
    key, following = p.words[at].key, p.words[at + 1].key
    quarters = p.lexicon.fractions[key][1] == _QUARTERS
    if times > 1:
        plural = key.endswith("s") or key == "half"
        return plural and (at > index + 1 or not quarters or following == "of")
    if p.lexicon.modifiers.at(p.words, index - 1, -1) and following not in _PLACES:
        return not key.endswith("s")
    if key.endswith("s") or (quarters and following in _QUARTER_OF_A_YEAR):
        return False
    if p.words[index].key == "one":
        return following != "quarter"
    joined = p.words[skip_hyphen(p, at + 1)].key == "point"
    return joined or following in _AFTER_SHARE or not following


def _of_a_scale(p: Passage, amount: Amount) -> Amount:
    """«half a billion», «a quarter of a million», «half-million», «half a dozen»."""
    at = skip_hyphen(p, amount.after)
    at += p.words[at].key == "of"
    at += p.words[at].key in {"a", "an"}
    key = p.words[at].key
    digits = amount.digits[0], p.end(at)
    if key == "dozen":
        return spelled(p, (amount.first, at + 1), amount.coefficient * _DOZEN, 0, 0)
    power = p.lexicon.scales.get(key)
    if power is None:
        return amount
    return amount.scaled(power, at + 1)._replace(digits=digits, form=Form.WORDS)


def spoken_year(p: Passage, index: int) -> tuple[int, int] | None:
    """«nineteen ninety-one», «twenty twenty-five»: the year and the index after it."""
    century = p.lexicon.cardinals.get(p.words[index].key, 0)
    if century not in _CENTURIES or not p.words[index].gap.isspace():
        return None
    rest = _below_hundred(p, index + 1)
    if rest is None or rest[0] < _TEN:
        return None
    value, after = rest
    counted = p.words[skip_hyphen(p, after)].key in p.lexicon.scales
    return None if counted or skip_hyphen(p, after) > after else (century * _HUNDRED + value, after)
