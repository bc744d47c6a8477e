"""A bound number held against its figure: does the page show what the ledger says?"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from scripts.pages.inline import mask
from scripts.reading.agreement import Verdict, agrees
from scripts.reading.lexicon import LANGUAGES
from scripts.reading.numerals import read_numbers
from scripts.reading.rewriting import Rewriting, rewrite
from scripts.reading.shown import shown_numbers

if TYPE_CHECKING:
    from scripts.ledger.figures import Figure
    from scripts.pages.pages import BoundNumber
    from scripts.reading.agreement import Limits


# A source that prints "more than 100" means a value a little beyond; how little does not matter.
_A_LITTLE = Decimal("1e-9")
_BEYOND = {"over": 1, "at_least": 1, "under": -1, "nearly": -1, "at_most": -1}
# Five times more or less: half an order of magnitude on either side of ten.
_MAGNITUDE = Decimal(5)
_ZEROS, _POINTS = ("0", "٠", "۰"), (".", "٫")
_TURNS_ROUND = frozenset({"sign", "unit"})
_PLAIN = frozenset({"equal", "rounded", "tie", "over-precise"})


def verdict(number: BoundNumber, figure: Figure, language: str, limits: Limits) -> Verdict:
    """Whether the number as shown agrees with the figure at the precision shown.

    Where the source itself says "more than" or "about", a page that drops the word does not agree:
    code `bound`.
    """
    plain = _verdict(number, figure, language, figure.base_value, limits)
    if not figure.bound:
        return plain
    if plain.agree and plain.code in _PLAIN:
        return Verdict(agree=False, code="bound")
    beyond = 1 + _BEYOND.get(figure.bound, 0) * _A_LITTLE
    return _verdict(number, figure, language, figure.base_value * beyond, limits)


def gross(number: BoundNumber, figure: Figure, language: str, outcome: Verdict) -> bool:
    """Whether a disagreement changes what a reader concludes: sign, unit, order of magnitude."""
    if outcome.code in _TURNS_ROUND:
        return True
    if language not in LANGUAGES:
        return False
    shown = (numeral.value for numeral in read_numbers(mask(number.text), language))
    return any(far_apart(value, figure.base_value) for value in shown if value)


def as_shown(number: BoundNumber, language: str) -> Decimal | None:
    """The size of a bound number as its sentence gives it; None for anything but one number.

    The sign is left out: one language may write it and the other say "fell". The unit is held
    against the ledger in each language.
    """
    shown = shown_numbers(
        mask(number.text), language, before=number.before, after=number.after
    ).numerals
    if len(shown) != 1 or shown[0].value is None:
        return None
    return abs(shown[0].value)


def far_apart(one: Decimal, other: Decimal) -> bool:
    """Whether two values differ by an order of magnitude: a lost digit, a million for a billion."""
    low, high = sorted((abs(one), abs(other)))
    return high > 0 and (low == 0 or high / low >= _MAGNITUDE)


def _verdict(
    number: BoundNumber, figure: Figure, language: str, value: Decimal, limits: Limits
) -> Verdict:
    return agrees(
        mask(number.text),
        language,
        value,
        figure.unit.kind,
        before=number.before,
        after=number.after,
        signed=figure.is_change,
        value_exponent=_last_digit(figure),
        limits=limits,
    )


def rewritten(number: BoundNumber, figure: Figure, language: str) -> Rewriting:
    """The text of the link with the figure's value in it, or why a person has to write it."""
    if language not in LANGUAGES:
        return Rewriting(None, "language", "write the new number yourself, and sync again")
    proposal = rewrite(
        number.text,
        language,
        figure.base_value,
        figure.unit.kind,
        before=number.before,
        after=number.after,
    )
    if proposal.text is None:
        return proposal
    return replace(proposal, text=_no_finer(proposal.text, _last_digit(figure), language))


def _no_finer(text: str, finest: int | None, language: str) -> str:
    """The text without zeros behind the last digit that the source printed."""
    while finest is not None:
        shown = [one for one in read_numbers(text, language) if one.exponent is not None]
        if len(shown) != 1 or (shown[0].exponent or 0) >= finest:
            break
        start, end = shown[0].digits
        token = text[start:end]
        if not token.endswith(_ZEROS) or not any(mark in token for mark in _POINTS):
            break
        shorter = token[:-1].rstrip("".join(_POINTS))
        text = text[:start] + shorter + text[end:]
    return text


def _last_digit(figure: Figure) -> int | None:
    """Decimal exponent, in base units, of the last digit the source printed."""
    exponent = figure.value.as_tuple().exponent
    if not figure.exact or not isinstance(exponent, int):
        return None
    return exponent + figure.unit.scale.adjusted()
