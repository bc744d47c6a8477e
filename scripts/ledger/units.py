"""Units of measure and how a value in them is written in each language (docs/data/units.toml)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from scripts.ledger.schema import Entry, Words, read_entries
from scripts.ledger.toml_file import read_toml
from scripts.reading.grammar import plural_category

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from scripts.core.finding import Finding

UNITS_FILE = "docs/data/units.toml"
MINUS = "\u2212"
_FORMS = ("prefix", "suffix", "one", "two", "few", "many", "other")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: `kind` as the number reader names it, `scale` in base units, words per language."""

    name: str
    kind: str
    scale: Decimal
    forms: Mapping[str, Mapping[str, str]]
    short: Words

    def written(self, value: Decimal, language: str) -> str:
        """The value with its unit in words: `$240.11 billion`, «240.11 مليار دولار»."""
        forms = self.forms[language]
        number = f"{forms.get('prefix', '')}{digits(abs(value))}{forms.get('suffix', '')}"
        sign = MINUS if value < 0 else ""
        noun = forms.get(plural_form(abs(value), language)) or forms.get("other", "")
        return f"{sign}{number} {noun}".rstrip()


def digits(value: Decimal) -> str:
    """Western digits, `,` between thousands, `.` before decimals; every decimal kept."""
    text = f"{value:,f}"
    return text.replace("-", MINUS)


def plural_form(value: Decimal, language: str) -> str:
    """The plural category of the value as it is written; with decimals always `other`."""
    return "other" if _exponent(value) < 0 else plural_category(int(value), language)


def _exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def read_units(root: Path, languages: tuple[str, ...], faults: list[Finding]) -> dict[str, Unit]:
    """The units by name; faults are added to the list."""
    entries = read_entries(read_toml(root, UNITS_FILE), faults, languages)
    return {name: _unit(name, entry) for name, entry in entries.items()}


def _unit(name: str, entry: Entry) -> Unit:
    forms: dict[str, dict[str, str]] = {}
    for code in entry.languages:
        child = entry.child(code)
        forms[code] = {form: child.text(form, default="") for form in _FORMS} if child else {}
        if child:
            child.close()
    unit = Unit(
        name=name,
        kind=entry.text("kind", markup=True),
        scale=entry.decimal("scale") or Decimal(1),
        forms=forms,
        short=entry.words("short") or {},
    )
    entry.close()
    return unit
