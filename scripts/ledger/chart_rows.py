"""The rows that a chart draws, what it calls them, and which of them it marks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scripts.ledger.schema import did_you_mean
from scripts.ledger.sources import MOMENT

if TYPE_CHECKING:
    from scripts.ledger.schema import Entry, Words
    from scripts.ledger.series import Row, Series

PERIOD = re.compile(rf"{MOMENT.pattern}(?:/{MOMENT.pattern})?")


def drawn_rows(entry: Entry, series: Series | None) -> tuple[Row, ...]:
    """The rows from the first to the last that the chart names, both included."""
    keys = [row.key for row in series.rows] if series else []
    places = [0, len(keys) - 1]
    for index, name in enumerate(("from", "to")):
        key = entry.text(name, default="")
        if key in keys:
            places[index] = keys.index(key)
        elif key:
            message = "the series has no such row"
            fix = did_you_mean(key, keys)
            entry.fault("ledger-unknown-cell", message, name, found=key, fix=fix)
    return series.rows[places[0] : places[1] + 1] if series else ()


def row_names(entry: Entry, rows: tuple[Row, ...]) -> dict[str, Words]:
    """Names of rows that are categories; periods are named by the language."""
    if all(PERIOD.fullmatch(row.key) for row in rows):
        return {}
    child = entry.child("rows")
    if child is None:
        return {}
    names = {row.key: child.words(row.key) or {} for row in rows}
    child.close()
    return names


def marked(entry: Entry, field: str, known: frozenset[str]) -> frozenset[str]:
    """Rows or cells that a list of the chart names."""
    names = entry.texts(field, required=False)
    for name in names:
        if name not in known:
            message = "the chart draws no such row or cell"
            fix = did_you_mean(name, known)
            entry.fault("ledger-unknown-cell", message, field, found=name, fix=fix)
    return frozenset(names)
