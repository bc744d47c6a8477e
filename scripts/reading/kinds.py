"""What a number in prose can be, and the record that describes one."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from decimal import Decimal


class Kind(StrEnum):
    """What an expression is. Only a figure has to be bound to the ledger."""

    FIGURE = "figure"
    DATE = "date"
    ORDINAL = "ordinal"
    IDENTIFIER = "identifier"
    TIME = "time"
    PHONE = "phone"
    VERSION = "version"
    REFERENCE = "reference"
    LIST = "list"
    SCORE = "score"
    AMBIGUOUS = "ambiguous"
    UNREADABLE = "unreadable"


class Form(StrEnum):
    """How an expression is written: what a rewrite has to know before it touches it.

    `DOUBTFUL` digits are read, but a reader may take them otherwise (`2,5`, `1.234,5`, `2.410`).
    """

    DIGITS = "digits"
    WORDS = "words"
    COMPOUND = "compound"
    FRACTION = "fraction"
    DOUBTFUL = "doubtful"


class Place(StrEnum):
    """Which end of a range a numeral is."""

    ALONE = ""
    LOW = "low"
    HIGH = "high"


class Numeral(NamedTuple):
    """One number of a text; positions count code points, ends are exclusive.

    `start` and `end` enclose the whole expression: sign, currency, digits, scale and unit word.
    `value` has scale and sign applied, percent in percent; it is None where nothing can be read.
    `exponent` is that of the last digit shown: 9 for "240 billion", -1 for "2.1%"; None for
    fractions that do not end, such as a third. `digits` is what a rewrite may replace.
    """

    start: int
    end: int
    text: str
    kind: Kind
    value: Decimal | None
    exponent: int | None
    unit: str
    modifier: str
    digits: tuple[int, int]
    form: Form = Form.DIGITS
    place: Place = Place.ALONE
