"""Arithmetic between figures: `change(trade-2023, trade-2022)` and its kin, in exact decimals."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Context, Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

_CALL = re.compile(r"\s*(?P<function>[a-z]+)\s*\(\s*(?P<arguments>[^()]*?)\s*\)\s*")
_CONTEXT = Context(prec=34)  # decimal128, far beyond what any source prints

_PAIR = 2


@dataclass(frozen=True, slots=True)
class Derivation:
    """A function of figures: its name and the ids of its arguments, in order."""

    function: str
    arguments: tuple[str, ...]


def _change(values: Sequence[Decimal]) -> Decimal:
    new, old = values
    return _CONTEXT.multiply(_CONTEXT.divide(new - old, abs(old)), Decimal(100))


def _share(values: Sequence[Decimal]) -> Decimal:
    part, whole = values
    return _CONTEXT.multiply(_CONTEXT.divide(part, whole), Decimal(100))


def _ratio(values: Sequence[Decimal]) -> Decimal:
    return _CONTEXT.divide(values[0], values[1])


def _difference(values: Sequence[Decimal]) -> Decimal:
    return values[0] - values[1]


def _conversion(values: Sequence[Decimal]) -> Decimal:
    amount, rate = values
    return _CONTEXT.divide(amount, rate)


def _sum(values: Sequence[Decimal]) -> Decimal:
    return sum(values, Decimal(0))


def _average(values: Sequence[Decimal]) -> Decimal:
    return _CONTEXT.divide(_sum(values), Decimal(len(values)))


FUNCTIONS: Mapping[str, Callable[[Sequence[Decimal]], Decimal]] = {
    "change": _change,
    "share": _share,
    "ratio": _ratio,
    "sum": _sum,
    "difference": _difference,
    "average": _average,
    "conversion": _conversion,
}
_TAKES_ANY = frozenset({"sum", "average"})


def result_kind(function: str, kinds: Sequence[str]) -> str | None:
    """The kind of unit of a result; None where the arguments do not fit together.

    `conversion` takes an amount and a stated rate, of kind `exchange:CNY/USD`: yuan for a dollar.
    """
    if function == "conversion":
        amount, rate = kinds
        bought, _, sold = rate.removeprefix("exchange:").partition("/")
        return f"money:{sold}" if sold and amount == f"money:{bought}" else None
    if len(set(kinds)) > 1:
        return None
    return RESULT_KINDS.get(function, kinds[0])


RESULT_KINDS: Mapping[str, str] = {"change": "percent", "share": "percent", "ratio": "multiple"}
"""Kind of unit of a result; the other functions keep the kind of their arguments."""


def parse_derivation(text: str) -> Derivation:
    """Read `function(a, b)`. Raises ValueError with a sentence that says what is wrong."""
    call = _CALL.fullmatch(text)
    if not call:
        raise ValueError("not of the form function(figure, figure)")
    function = call["function"]
    if function not in FUNCTIONS:
        raise ValueError(f"the function {function} is not known")
    arguments = tuple(name.strip() for name in call["arguments"].split(","))
    if not all(arguments):
        raise ValueError("an argument is empty")
    if function not in _TAKES_ANY and len(arguments) != _PAIR:
        raise ValueError(f"{function} takes two figures, not {len(arguments)}")
    return Derivation(function, arguments)


def compute(derivation: Derivation, values: Sequence[Decimal]) -> Decimal:
    """The result in percent for change and share, a pure number for ratio, else in base units.

    Raises ZeroDivisionError when a base is zero.
    """
    if derivation.function not in _TAKES_ANY | {"difference"} and values[1] == 0:
        raise ZeroDivisionError("the base is zero")
    return FUNCTIONS[derivation.function](values)


def evaluation_order(derivations: Mapping[str, Derivation]) -> tuple[list[str], list[str]]:
    """Ids in an order in which each follows its arguments, and the ids caught in a circle."""
    order: list[str] = []
    waiting = dict(derivations)
    while waiting:
        ready = [
            name
            for name, derivation in waiting.items()
            if not any(argument in waiting for argument in derivation.arguments)
        ]
        if not ready:
            break
        order += ready
        for name in ready:
            del waiting[name]
    return order, list(waiting)
