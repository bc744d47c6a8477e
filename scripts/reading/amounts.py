"""The amount: what a number says before its unit."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from scripts.reading.kinds import Form

if TYPE_CHECKING:
    from scripts.reading.tokens import Passage

_MOST_DECIMALS = 9
_HYPHENS = frozenset("-‑‐")


class Amount(NamedTuple):
    """A value without its unit: the words from `first` up to, not including, `after`.

    `coefficient` is the value before `power`, the power of ten of its scale words. `exponent` is
    that of the last digit shown, None for a fraction that does not end. `digits` are the positions
    of the numeric token. `share` says that it is a fraction of something, not of a scale.
    """

    first: int
    after: int
    coefficient: Decimal
    power: int
    exponent: int | None
    digits: tuple[int, int]
    form: Form
    share: bool = False

    @property
    def value(self) -> Decimal:
        """The value with the scale applied."""
        return self.coefficient.scaleb(self.power) if self.power else self.coefficient

    @property
    def single(self) -> bool:
        """Whether it is one word."""
        return self.after == self.first + 1

    def scaled(self, power: int, after: int) -> Amount:
        """The same amount with one more scale word, which ends before `after`."""
        exponent = None if self.exponent is None else self.exponent + power
        power += self.power
        return Amount(self.first, after, self.coefficient, power, exponent, self.digits, self.form)


def spelled(
    p: Passage, span: tuple[int, int], coefficient: Decimal, power: int, exponent: int | None
) -> Amount:
    """An amount of whole words."""
    digits = p.starts[span[0]], p.end(span[1] - 1)
    return Amount(*span, coefficient, power, exponent, digits, Form.WORDS)


def fraction(p: Passage, span: tuple[int, int], parts: tuple[int, int]) -> Amount:
    """A fraction in words, such as two thirds."""
    value = Decimal(parts[0]) / Decimal(parts[1])
    digits = p.starts[span[0]], p.end(span[1] - 1)
    return Amount(*span, value, 0, last_exponent(value), digits, Form.FRACTION, share=True)


def last_exponent(value: Decimal) -> int | None:
    """The exponent of the last digit, or None where the decimals do not end."""
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) and exponent >= -_MOST_DECIMALS else None


def longer(
    p: Passage, amount: Amount, extra: Decimal, after: int, last: tuple[int | None, int]
) -> Amount:
    """The amount with something added; `last` holds exponent and power of what was added."""
    exponent, power = last
    value = (amount.value + extra).scaleb(-power)
    digits = amount.digits[0], p.end(after - 1)
    return Amount(amount.first, after, value, power, exponent, digits, Form.COMPOUND)


def with_scales(p: Passage, amount: Amount) -> Amount:
    """The amount with the scale words that follow it: 240 billion, «100 ألف مليون»."""
    for _ in range(2):
        word = p.words[amount.after]
        power = p.lexicon.scales.get(word.key)
        if power is None or word.prefix:
            break
        amount = amount.scaled(power, amount.after + 1)
        if amount.form is Form.WORDS:
            amount = amount._replace(digits=(amount.digits[0], p.end(amount.after - 1)))
    return amount


def skip_hyphen(p: Passage, index: int) -> int:
    """The index after a hyphen that joins two words, or the same index."""
    word = p.words[index]
    joins = word.key in _HYPHENS and word.tight and p.words[index - 1].tight
    return index + 1 if joins else index
