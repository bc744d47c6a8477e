"""Whether the number shown in a text agrees with a value of the ledger, at the precision shown.

240 billion agrees with 240.11 billion, 240.0 billion does not. Everything is exact: no binary
floats, no rounding before the comparison, so 244.46 is 244 or 244.5 and never 245.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from scripts.reading.directions import Direction
from scripts.reading.kinds import Kind, Numeral, Place
from scripts.reading.lexicon import word_set
from scripts.reading.shown import RANKS, Shown, shown_numbers

HALF = Decimal("0.5")
_DIMENSIONS = word_set(
    "money percent percentage_point basis_point ratio multiple mass volume rate energy power length"
    " area temperature speed data density angle year month week day hour minute second decade"
    " century quarter date"
)
_SCALED = {
    ("ratio", "percent"): 2,
    ("percent", "ratio"): -2,
    ("percentage_point", "basis_point"): 2,
    ("basis_point", "percentage_point"): -2,
    ("ratio", "multiple"): 0,
    ("multiple", "ratio"): 0,
}
_PLAIN_COUNTS = frozenset({"count", "people", "multiple", "point"})


@dataclass(frozen=True, slots=True)
class Limits:
    """How far a modified number may stand from the value. Editorial choices, as shares of it.

    A round number after «about» may be 5 % off; after «more than» and «less than» the value may lie
    a quarter beyond, farther is true but misleading; «nearly» must be within 5 %. A fraction in
    words («a third») may differ by two percentage points.
    """

    about: Decimal = Decimal("0.05")
    beyond: Decimal = Decimal("0.25")
    nearly: Decimal = Decimal("0.05")
    fraction: Decimal = Decimal("0.02")


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer and why: `equal`, `rounded`, `tie`, `value`, `unit`, `sign`, `not-over` …."""

    agree: bool
    code: str


_DEFAULT = Limits()


def agrees(  # noqa: PLR0913  the sentence around the link and the ledger's side of the comparison
    text: str,
    language: str,
    value: Decimal | tuple[Decimal, Decimal],
    unit: str,
    *,
    before: str = "",
    after: str = "",
    exact: bool = False,
    signed: bool = False,
    value_exponent: int | None = None,
    limits: Limits = _DEFAULT,
) -> Verdict:
    """Compare the text of one link with the value it is bound to.

    `before` and `after` are the words around the link: direction words, modifiers and units may
    stand there. Two values are the two ends of a range. `exact` allows no rounding; `signed` says
    that the value is a change whose sign counts, so that "fell" never agrees with a rise;
    `value_exponent` is that of the ledger's own last digit, in base units.
    """
    shown = shown_numbers(text, language, unit, before=before, after=after)
    count = len(shown.numerals)
    if not count:
        return Verdict(agree=False, code="unreadable" if shown.doubtful else "no-number")
    if isinstance(value, tuple):
        return _two_ends(shown, value, unit, limits)
    if count == 1:
        return _one(shown, value, unit, _Rules(limits, value_exponent, exact=exact, signed=signed))
    if _is_range(shown.numerals):
        return _within(shown.numerals, value, unit)
    return Verdict(agree=False, code="several-numbers")


def converted(value: Decimal, unit: str, shown: str) -> Decimal | None:
    """A value of the ledger in the unit that is shown, or None where the two never mix.

    Per cent and ratio convert, basis points and percentage points too; per cent is never
    percentage points, one currency never another.
    """
    if unit in {"", shown}:
        return value
    if (unit, shown) in _SCALED:
        return value.scaleb(_SCALED[unit, shown])
    if unit.startswith("money:") and unit.partition("/")[0] == shown:
        return value
    counted = unit.partition(":")[0] not in _DIMENSIONS
    if (
        counted
        and (shown in _PLAIN_COUNTS or shown in RANKS)
        and (unit in RANKS) <= (shown != "people")
    ):
        return value
    return None


@dataclass(frozen=True, slots=True)
class _Rules:
    limits: Limits
    value_exponent: int | None = None
    exact: bool = False
    signed: bool = False


def _one(shown: Shown, value: Decimal, unit: str, rules: _Rules) -> Verdict:
    """One number against one value: unit, sign, then size."""
    numeral = shown.numerals[0]
    x = converted(value, unit, numeral.unit)
    if x is None or numeral.value is None:
        return Verdict(agree=False, code="unit")
    v = numeral.value
    if rules.exact or numeral.kind is not Kind.FIGURE:
        same = abs(x) == v if shown.direction in {"down", "loss"} and v > 0 else x == v
        return Verdict(agree=same, code="exact" if same else "value")
    if v == 0 and x != 0:
        return Verdict(agree=False, code="rounds-to-zero")
    if _opposed(v, x, shown.direction, signed=rules.signed):
        return Verdict(agree=False, code="sign")
    verdict = _size(numeral, abs(v), abs(x), rules.limits)
    shift = _SCALED.get((unit, numeral.unit), 0)
    finest = None if rules.value_exponent is None else rules.value_exponent + shift
    if (
        verdict.agree
        and finest is not None
        and (numeral.exponent or 0) < finest
        and not numeral.modifier
    ):
        return Verdict(agree=True, code="over-precise")
    return verdict


def _opposed(v: Decimal, x: Decimal, words: Direction, *, signed: bool) -> bool:
    """Whether what is shown and the value point in opposite directions, words included."""
    falls = words in {Direction.DOWN, Direction.LOSS}
    if v * x < 0:
        return not (falls and x < 0)
    return signed and words == Direction.DOWN and v > 0


def _size(numeral: Numeral, v: Decimal, x: Decimal, limits: Limits) -> Verdict:
    """Compare magnitudes under the modifier."""
    if numeral.exponent is None:
        return _fraction(numeral, v, x, limits)
    step = Decimal(1).scaleb(numeral.exponent)
    round_step = step.scaleb(_trailing_zeros(v, numeral.exponent))
    match numeral.modifier:
        case "":
            return _rounded(abs(x - v), step * HALF)
        case "about":
            slack = max(step * HALF, min(round_step * HALF, limits.about * v))
            near = abs(x - v) <= slack
            return Verdict(agree=near, code="about" if near else "value")
        case "over" | "at_least":
            gap = max(step, min(round_step, limits.beyond * v))
            return _above(numeral.modifier, v, x, gap)
        case _:
            share = limits.nearly if numeral.modifier == "nearly" else limits.beyond
            return _below(numeral.modifier, v, x, max(step, min(round_step, share * v)))


def _fraction(numeral: Numeral, v: Decimal, x: Decimal, limits: Limits) -> Verdict:
    """A fraction in words: its precision is that of speech."""
    slack = limits.fraction * (1 if numeral.unit in {"ratio", "multiple"} else v)
    if numeral.modifier in {"over", "at_least"}:
        return _above(numeral.modifier, v, x, max(slack, limits.beyond * v))
    if numeral.modifier in {"under", "nearly", "at_most"}:
        return _below(numeral.modifier, v, x, max(slack, limits.beyond * v))
    near = abs(x - v) <= slack
    code = "about" if numeral.modifier else "rounded"
    return Verdict(agree=near, code=code if near else "value")


def _rounded(difference: Decimal, half_step: Decimal) -> Verdict:
    """No modifier. Both neighbours of a tie are accepted: half up and half even are both in use."""
    if difference == 0:
        return Verdict(agree=True, code="equal")
    if difference == half_step:
        return Verdict(agree=True, code="tie")
    near = difference < half_step
    return Verdict(agree=near, code="rounded" if near else "value")


def _above(modifier: str, v: Decimal, x: Decimal, gap: Decimal) -> Verdict:
    name = modifier.replace("_", "")
    if x < v or (x == v and modifier == "over"):
        return Verdict(agree=False, code=f"not-{name}")
    if x > v + gap:
        return Verdict(agree=False, code="over-too-far")
    return Verdict(agree=True, code=name)


def _below(modifier: str, v: Decimal, x: Decimal, gap: Decimal) -> Verdict:
    strict = modifier != "at_most"
    if x > v or (x == v and strict):
        return Verdict(agree=False, code="not-under" if strict else "not-atmost")
    if x < v - gap:
        return Verdict(agree=False, code="under-too-far")
    return Verdict(agree=True, code=modifier.replace("_", ""))


def _trailing_zeros(v: Decimal, exponent: int) -> int:
    """How many zeros end the coefficient as shown: 1 for 240 billion, 0 for 245, 1 for 1.50."""
    digits = str(int(v.scaleb(-exponent)))
    return len(digits) - len(digits.rstrip("0"))


def _is_range(numerals: tuple[Numeral, ...]) -> bool:
    return [numeral.place for numeral in numerals] == [Place.LOW, Place.HIGH]


def _two_ends(shown: Shown, values: tuple[Decimal, Decimal], unit: str, limits: Limits) -> Verdict:
    if len(shown.numerals) != len(values):
        return Verdict(agree=False, code="not-a-range")
    ends = [
        _one(
            Shown((numeral,), direction=shown.direction),
            value,
            unit,
            _Rules(limits),
        )
        for numeral, value in zip(shown.numerals, values, strict=True)
    ]
    return Verdict(agree=all(end.agree for end in ends), code="|".join(end.code for end in ends))


def _within(numerals: tuple[Numeral, ...], value: Decimal, unit: str) -> Verdict:
    low, high = numerals
    x = converted(value, unit, high.unit)
    if x is None or low.value is None or high.value is None:
        return Verdict(agree=False, code="unit")
    lowest, highest = sorted((low.value, high.value))
    inside = lowest <= x <= highest
    return Verdict(agree=inside, code="inside" if inside else "outside")
