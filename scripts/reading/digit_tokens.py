"""Digits as they are written: three digit systems, every separator in use, and what they form.

A token is a run of digits joined by single marks, without plain spaces: `1,234.5`, `80-85`,
`2024-05-16`, `14:30`. The token alone says whether it is one number, a range, a date, a time, a
version, a phone number, or something that must not be guessed. Words around it come later.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import lru_cache

LONGEST = 40
"""Longer tokens are unreadable: no figure has so many digits, and Decimal is not linear."""

MARKS = (
    "\u200b\u200c\u200d\u200e\u200f\u061c\u2060\u2066\u2067\u2068\u2069"
    "\u202a\u202b\u202c\u202d\u202e\ufeff"
)
SPACES = "\u00a0\u202f\u2009"
_INDIC, _EXTENDED, _FULL = "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "０１２３４５６７８９"
SYSTEMS = (_INDIC, _EXTENDED, _FULL)
"""Digits that are not Western, from zero to nine: Arabic, Persian, full width."""
DIGITS = "0-9" + "".join(SYSTEMS)
DASHES = "-–—−‐‑‒"
JOINTS = f"{DASHES}.,٫٬،’'{SPACES}{MARKS}ر:/×+"

_WESTERN = str.maketrans("".join(SYSTEMS), "0123456789" * len(SYSTEMS))
_NO_MARKS = {ord(mark): None for mark in MARKS}
_DASH = re.compile(rf"[{DASHES}]")
_TWO_DASHES = re.compile(rf"[{DASHES}]{{2}}")
_PLAIN = re.compile(r"\d+")
_GROUPED = re.compile(rf"\d{{1,3}}(?:([,٬،’'{SPACES}])\d{{3}})(?:\1\d{{3}})*(?:[.٫]\d+)?")
_DECIMAL = re.compile(r"\d*[.٫]\d+")
_DOT_GROUPS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3}){2,}(?:[,،٫]\d{1,2})?")
_MAGHREB = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+[,،٫]\d{1,2}")
_COMMA_DECIMAL = re.compile(r"\d+[,،]\d{1,2}")
_ONE_DOT_THREE = re.compile(r"[1-9]\d{0,2}\.\d{3}(?:[,،٫]\d{1,2})?")
_ISO = re.compile(
    rf"(?:1\d|20|21)\d\d[{DASHES}](?:0[1-9]|1[0-2])(?:[{DASHES}](?:0[1-9]|[12]\d|3[01]))?"
)
_DAY_MONTH_YEAR = re.compile(r"\d{1,2}([./-])\d{1,2}\1(?:\d{4}|\d\d)|\d{4}([./])\d{1,2}\2\d{1,2}")
_MONTH_YEAR = re.compile(r"(?:0?[1-9]|1[0-2])/(?:19|20)\d\d")
_YEARS = re.compile(rf"(1\d{{3}}|20\d\d|21\d\d)[{DASHES}/](\d\d|1\d{{3}}|20\d\d|21\d\d)")
_CLOCK = r"(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?"
_TIME = re.compile(rf"{_CLOCK}(?:[{DASHES}]{_CLOCK})?")
_RATIO = re.compile(r"\d{1,3}:\d{1,3}")
_SLASH = re.compile(r"(\d{1,3})/(\d{1,3})")


class Shape(Enum):
    """What a token is by itself."""

    NUMBER = "one number"
    RANGE = "two numbers and a dash"
    FRACTION = "two small numbers and a slash"
    DATE = "date"
    YEARS = "two years"
    TIME = "time"
    PHONE = "phone"
    VERSION = "version"
    RATIO = "two small numbers and a colon"
    FORMAT = "digits, a plus or a times, digits"
    DOT = "one dot and three digits, 1.250: decimal in one country, thousands in the next"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Part:
    """One number inside a token; `decimals` counts the digits after the mark."""

    start: int
    end: int
    value: Decimal
    decimals: int
    doubtful: bool
    plain: bool


@dataclass(frozen=True, slots=True)
class DigitToken:
    """A token read by itself. `whole` is the value of one that is nothing but digits.

    `year` says that it has the form of one: four digits, from 1000 to 2199.
    """

    shape: Shape
    parts: tuple[Part, ...] = ()
    whole: int | None = None
    year: bool = False


_YEAR_DIGITS, _FIRST_YEAR, _LAST_YEAR = 4, 1000, 2199
_UNREADABLE = DigitToken(Shape.UNREADABLE)


@lru_cache(maxsize=1 << 14)
def read_digits(token: str, language: str) -> DigitToken:
    """The token as one number or as what it is instead. Never guesses."""
    if len(token) > LONGEST:
        return _UNREADABLE
    western = token.translate(_WESTERN)
    if western == token and _PLAIN.fullmatch(token):
        return _number(token, western, language)
    if _mixed(token):
        return _UNREADABLE
    if "ر" in token:
        return _UNREADABLE
    plain = western.translate(_NO_MARKS)
    return _special(plain) or _number(token, western, language)


def _mixed(token: str) -> bool:
    western = any("0" <= character <= "9" for character in token)
    return western + sum(any(c in digits for c in token) for digits in SYSTEMS) > 1


def _special(plain: str) -> DigitToken | None:
    """Everything that is not one plain number, told by its marks."""
    years = _YEARS.fullmatch(plain)
    if years and _ascending(years):
        return DigitToken(Shape.YEARS)
    if _ISO.fullmatch(plain) or _DAY_MONTH_YEAR.fullmatch(plain) or _MONTH_YEAR.fullmatch(plain):
        return DigitToken(Shape.DATE)
    if ":" in plain:
        return _with_colon(plain)
    shape = _by_marks(plain)
    return DigitToken(shape) if shape else None


def _by_marks(plain: str) -> Shape | None:
    if "+" in plain or "×" in plain:
        return Shape.FORMAT
    if _TWO_DASHES.search(plain):
        return Shape.UNREADABLE
    dashes = len(_DASH.findall(plain))
    if dashes > 1:
        return Shape.PHONE
    dots = plain.count(".") > 1 and not dashes and not _DOT_GROUPS.fullmatch(plain)
    return Shape.VERSION if dots else None


def _ascending(years: re.Match[str]) -> bool:
    first, second = years[1], years[2]
    return int(second) > int(first[-len(second) :]) or second == "00"


def _with_colon(plain: str) -> DigitToken:
    if _TIME.fullmatch(plain):
        return DigitToken(Shape.TIME)
    return DigitToken(Shape.RATIO) if _RATIO.fullmatch(plain) else _UNREADABLE


def _number(token: str, western: str, language: str) -> DigitToken:
    """One number, a range, or a fraction with a slash."""
    dash = _DASH.search(western)
    if dash:
        ends = ((0, dash.start()), (dash.end(), len(western)))
        parts = tuple(_part(western, start, end, language) for start, end in ends)
        known = tuple(part for part in parts if part)
        return DigitToken(Shape.RANGE, known) if len(known) == len(parts) else _UNREADABLE
    slash = _SLASH.fullmatch(western)
    if "/" in western and not slash:
        return DigitToken(Shape.FORMAT)
    if slash:
        halves = tuple(_part(western, *slash.span(group), language) for group in (1, 2))
        return DigitToken(Shape.FRACTION, tuple(part for part in halves if part))
    part = _part(western, 0, len(token), language)
    if part is None:
        return _UNREADABLE
    if _ONE_DOT_THREE.fullmatch(western.translate(_NO_MARKS)):
        return DigitToken(Shape.DOT, (part,))
    whole = int(part.value) if part.plain else None
    year = whole is not None and len(token) == _YEAR_DIGITS and _FIRST_YEAR <= whole <= _LAST_YEAR
    return DigitToken(Shape.NUMBER, (part,), whole, year)


def _part(western: str, start: int, end: int, language: str) -> Part | None:
    """The number between two positions of a token, or None where its marks do not add up."""
    shown = western[start:end]
    text = shown.translate(_NO_MARKS)
    marked = text != shown.strip(MARKS)
    start += len(shown) - len(shown.lstrip(MARKS))
    end -= len(shown) - len(shown.rstrip(MARKS))
    if _PLAIN.fullmatch(text):
        return Part(start, end, Decimal(text), 0, marked, plain=True)
    digits, doubtful = _canonical(text, language)
    if not digits:
        return None
    decimals = len(digits.partition(".")[2])
    return Part(start, end, Decimal(digits), decimals, doubtful or marked, plain=False)


def _canonical(text: str, language: str) -> tuple[str, bool]:
    """Digits with `.` as the only mark, and whether another reading is possible; "" if unreadable.

    A comma before one or two digits is a decimal mark in North African and agency Arabic, and a
    slip in English. Points between groups of three with a comma at the end are North African too.
    """
    if _GROUPED.fullmatch(text):
        digits = re.sub(rf"[,٬،’'{SPACES}]", "", text).replace("٫", ".")
        return digits, "،" in text
    if _DECIMAL.fullmatch(text):
        return text.replace("٫", "."), bool(_ONE_DOT_THREE.fullmatch(text))
    if _DOT_GROUPS.fullmatch(text):
        return re.sub(r"[,،٫]", "_", text).replace(".", "").replace("_", "."), False
    if language == "ar" and _MAGHREB.fullmatch(text):
        return re.sub(r"[,،٫]", "_", text).replace(".", "").replace("_", "."), True
    if language == "ar" and _COMMA_DECIMAL.fullmatch(text):
        return text.replace(",", ".").replace("،", "."), True
    return "", False
