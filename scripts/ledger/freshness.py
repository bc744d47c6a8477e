"""How old a figure may grow before someone must look at its source again."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from scripts.ledger.schema import Entry, read_entries
from scripts.ledger.toml_file import read_toml

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from scripts.core.finding import Finding

FRESHNESS_FILE = "docs/data/freshness.toml"
REVIEWS = ("monthly", "annual", "event", "historical")


class State(StrEnum):
    """Where a figure stands between two looks at its source."""

    FRESH = "fresh"
    DUE = "due"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True)
class Cadence:
    """Days after the last check up to which a figure is fresh, and up to which it is due.

    None: it never ages.
    """

    due: int | None
    overdue: int | None

    def due_from(self, checked: dt.date) -> dt.date | None:
        """The first day on which the figure is due."""
        return None if self.due is None else checked + dt.timedelta(days=self.due + 1)

    def overdue_from(self, checked: dt.date) -> dt.date | None:
        """The first day on which the figure is overdue."""
        return None if self.overdue is None else checked + dt.timedelta(days=self.overdue + 1)

    def state(self, checked: dt.date, today: dt.date) -> State:
        """The state on a day: day `due` is still fresh, day `overdue` still due."""
        age = (today - checked).days
        if self.overdue is not None and age > self.overdue:
            return State.OVERDUE
        if self.due is not None and age > self.due:
            return State.DUE
        return State.FRESH


def read_cadences(
    root: Path, languages: tuple[str, ...], faults: list[Finding]
) -> Mapping[str, Cadence]:
    """The cadence of every kind of review; faults are added to the list."""
    file = read_toml(root, FRESHNESS_FILE)
    entries = read_entries(file, faults, languages)
    for name in REVIEWS:
        if name not in entries:
            missing = Entry(file, (name,), {}, faults, languages)
            missing.fault("ledger-missing-field", "the cadence is missing", fix=f"add [{name}]")
    return {name: _cadence(entry) for name, entry in entries.items()}


def _cadence(entry: Entry) -> Cadence:
    if entry.name not in REVIEWS:
        entry.fault("ledger-unknown-field", "no such review", fix=f"one of: {', '.join(REVIEWS)}")
    due, overdue = entry.days("due"), entry.days("overdue")
    if (due is None) != (overdue is None) or (due or 0) > (overdue or 0):
        fix = "give both, the second not before the first, or neither"
        entry.fault("ledger-bad-value", "due and overdue do not fit together", fix=fix)
    entry.close()
    return Cadence(due, overdue)
