"""From values and periods to places: exact until the last step."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Context, Decimal
from typing import TYPE_CHECKING

from scripts.ledger.units import digits

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scripts.ledger.units import Unit

_CONTEXT = Context(prec=60)  # thirty digits before the point, twelve behind it, and some to spare
_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
_YEAR_STEPS = (1, 2, 4, 5, 10, 20, 25, 50, 100)
_TEN = 10
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Scale:
    """Values between `low` and `high` lie between the places `start` and `end`."""

    low: Decimal
    high: Decimal
    start: Decimal
    end: Decimal

    def at(self, value: Decimal) -> Decimal:
        """The place of a value."""
        share = _CONTEXT.divide(
            _CONTEXT.subtract(value, self.low), _CONTEXT.subtract(self.high, self.low)
        )
        return self.start + (self.end - self.start) * share


def ticks(values: Iterable[Decimal], *, zero: bool, about: int = 4) -> tuple[Decimal, ...]:
    """Round numbers that enclose the values, and zero if so wished."""
    known = [*values, *([Decimal(0)] if zero else [])]
    low, high = min(known), max(known)
    reach = _CONTEXT.subtract(high, low) or abs(high) or Decimal(1)
    rough = _CONTEXT.divide(reach, Decimal(about))
    power = Decimal(1).scaleb(rough.adjusted(), _CONTEXT)
    step = next(_CONTEXT.multiply(one, power) for one in _STEPS if one * power >= rough)
    first = _CONTEXT.divide(low, step).to_integral_value(ROUND_FLOOR)
    last = _CONTEXT.divide(high, step).to_integral_value(ROUND_CEILING)
    if first == last:
        first, last = first - 1, last + 1
    count = int(last - first)
    return tuple(_CONTEXT.multiply(first + index, step) for index in range(count + 1))


def tick_label(value: Decimal, unit: Unit, language: str) -> str:
    """A tick without needless zeros, with the sign that touches numbers of its unit: `50%`."""
    plain = value.normalize(_CONTEXT) if value else Decimal(0)
    return digits(plain) + unit.forms[language].get("suffix", "")


def label(value: Decimal, unit: Unit, language: str) -> str:
    """A value as it stands beside its mark: one decimal at most, two below ten.

    What is smaller keeps two digits, so that nothing but zero is ever shown as zero.
    """
    finest = -1 if abs(value) >= _TEN else min(-2, value.adjusted() - 1 if value else -2)
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and exponent < finest:
        value = value.quantize(Decimal(1).scaleb(finest), ROUND_HALF_UP, _CONTEXT)
    return digits(value) + unit.forms[language].get("suffix", "")


def span(period: str) -> tuple[Decimal, Decimal]:
    """Beginning and end of a period, in years."""
    first, _, last = period.partition("/")
    return _moment(first)[0], _moment(last or first)[1]


def middle(period: str) -> Decimal:
    """The middle of a period, in years."""
    first, last = span(period)
    return (first + last) / 2


def _moment(moment: str) -> tuple[Decimal, Decimal]:
    year, *rest = (int(part) for part in moment.split("-"))
    begin = Decimal(year)
    if not rest:
        return begin, begin + 1
    month = Decimal(1) / _MONTHS
    begin += month * (rest[0] - 1)
    if len(rest) == 1:
        return begin, begin + month
    day = month / calendar.monthrange(year, rest[0])[1]
    begin += day * (rest[1] - 1)
    return begin, begin + day


def labelled_years(first: int, last: int, most: int) -> Sequence[int]:
    """Years to name on an axis, at most so many, the last always among them."""
    fitting = [step for step in _YEAR_STEPS if (last - first) // step + 1 <= max(most, 1)]
    step = fitting[0] if fitting else last - first + 1
    # A step that reaches from the first year to the last is better, if it leaves out little more.
    step = next((one for one in fitting[:2] if not (last - first) % one and one < step * 2), step)
    return range(last, first - 1, -step)[::-1]
