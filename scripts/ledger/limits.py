"""How far words such as "about" may stretch, from docs/data/limits.toml."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from scripts.ledger.schema import Entry
from scripts.ledger.toml_file import read_toml
from scripts.reading.agreement import Limits

if TYPE_CHECKING:
    from pathlib import Path

    from scripts.core.finding import Finding

LIMITS_FILE = "docs/data/limits.toml"


def read_limits(root: Path, languages: tuple[str, ...], faults: list[Finding]) -> Limits:
    """The limits; faults are added to the list."""
    file = read_toml(root, LIMITS_FILE)
    entry = Entry(file, (), file.tables, faults, languages)
    names = ("about", "beyond", "nearly", "fraction")
    about, beyond, nearly, fraction = (_share(entry, name) for name in names)
    entry.close()
    return Limits(about, beyond, nearly, fraction)


def _share(entry: Entry, name: str) -> Decimal:
    value = entry.decimal(name)
    if value is not None and not 0 <= value <= 1:
        fix = 'a share of the value, between "0" and "1"'
        entry.fault("ledger-bad-value", f"{name} is not a share", name, found=str(value), fix=fix)
    return Decimal(0) if value is None else value
