"""Numbers of a language whose words the reader does not know: compared by digits and written unit.

A third language is configuration: `decimal` in languages.toml says which mark its numbers use, and
units.toml how its units are written. Words around a number ("more than", "fell") are not read, so
only the number as such is compared, and a sign only where one is written.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from typing import TYPE_CHECKING

from scripts.pages.inline import mask
from scripts.reading.agreement import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scripts.ledger.figures import Figure
    from scripts.ledger.languages import Language
    from scripts.ledger.units import Unit
    from scripts.pages.pages import BoundNumber

_UNSEEN = re.compile("[\ufffc\u2060\u200b-\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]")
# Digits with what may group them, as different countries do: 1.234,5 · 1 234,5 · 1'234.5 · ۱٬۲۳۴٫۵
_NUMBER = re.compile(r"[-+\u2212]?[ \u00a0]?\d(?:[\d.,'’\u066b\u066c\u00a0\u202f]|[ ](?=\d{3}))*")
_GROUPING = re.compile("['’\u066c\u00a0\u202f ]")
_NOUNS = ("one", "two", "few", "many", "other")
_AFTER = 40  # characters in which a unit stands that was left out of the link
_WHOLE = r"(?<![^\W\d_]){}(?![^\W\d_])"
_BARE = re.compile(r"[\d\s.,'’\u066b\u066c+\u2212-]+")


def plain_verdict(
    number: BoundNumber, figure: Figure, language: Language, units: Iterable[Unit]
) -> Verdict:
    """Whether digits and unit of a link say what the figure says, at the precision shown."""
    shown, sign = _shown(number.text, language)
    if len(shown) != 1:
        return Verdict(agree=False, code="several-numbers" if shown else "no-number")
    unit = _unit(number, figure, language, units)
    if unit is None or unit.kind != figure.unit.kind:
        return Verdict(agree=False, code="unit")
    value = shown[0] * unit.scale
    exponent = shown[0].as_tuple().exponent
    step = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0) * unit.scale
    if sign == "-" and figure.value > 0:
        return Verdict(agree=False, code="sign")
    agree = abs(value - abs(figure.base_value)) * 2 <= step
    return Verdict(agree=agree, code="rounded" if agree else "value")


def plain_value(number: BoundNumber, language: Language, unit: Unit) -> Decimal | None:
    """The size of a bound number, in base units of the unit; None for anything but one number."""
    shown, _ = _shown(number.text, language)
    return shown[0] * unit.scale if len(shown) == 1 else None


def _shown(text: str, language: Language) -> tuple[list[Decimal], str]:
    """The sizes of the numbers of a link, and the sign of the last."""
    plain = _western(_UNSEEN.sub("", mask(text)))
    sizes, sign = [], ""
    for match in _NUMBER.finditer(plain):
        written = match[0].replace("\u2212", "-")
        sign = "-" if written.startswith("-") else ""
        bare = _GROUPING.sub("", written.lstrip("-+ \u00a0")).rstrip(".,\u066b")
        if language.decimal == ",":
            bare = bare.replace(".", "").replace(",", ".")
        sizes.append(Decimal(bare.replace(",", "").replace("\u066b", ".")))
    return sizes, sign


def _western(text: str) -> str:
    return "".join(str(unicodedata.decimal(one, one)) for one in text)


def _unit(
    number: BoundNumber, figure: Figure, language: Language, units: Iterable[Unit]
) -> Unit | None:
    """The unit that the link writes, or the word behind it; the figure's where neither does."""
    text = _UNSEEN.sub("", mask(number.text)).casefold()
    bare = not _BARE.sub("", text)
    if bare:
        text = f"{text} {number.after.lstrip().casefold()}"[:_AFTER]
    lengths = {unit.name: _written(unit, language.code, text) for unit in units}
    longest = max(lengths.values(), default=0)
    if lengths.get(figure.unit.name) == longest and longest:
        return figure.unit
    if longest:
        return next(unit for unit in units if lengths[unit.name] == longest)
    return figure.unit if bare else None


def _written(unit: Unit, code: str, text: str) -> int:
    """How many letters of the unit's written form are there; 0 where a part of it is missing."""
    forms = unit.forms.get(code, {})
    marks = [mark.casefold() for name in ("prefix", "suffix") if (mark := forms.get(name))]
    if any(mark not in text for mark in marks):
        return 0
    nouns = {forms[name].casefold() for name in _NOUNS if forms.get(name)}
    found = [noun for noun in nouns if re.search(_WHOLE.format(re.escape(noun)), text)]
    if nouns and not found:
        return 0
    return sum(map(len, marks)) + max(map(len, found), default=0)
