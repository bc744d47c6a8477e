"""Corrections as data: what was wrong, what is right, since when and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scripts.ledger.schema import Entry, Words, did_you_mean, read_entries
from scripts.ledger.sources import check_id
from scripts.ledger.toml_file import read_toml

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping
    from decimal import Decimal
    from pathlib import Path

    from scripts.core.finding import Finding
    from scripts.ledger.figures import Figure
    from scripts.ledger.sources import Source

CORRECTIONS_FILE = "docs/data/corrections.toml"


@dataclass(frozen=True, slots=True)
class Correction:
    """A figure that was shown wrong: `old` and `new` are in the figure's unit.

    `new` guards the correction: when the figure changes again it no longer tells the truth.
    """

    id: str
    figure: Figure
    old: Decimal
    new: Decimal
    since: dt.date
    corrected: dt.date
    reason: Words
    source: str
    line: int

    @property
    def outlived(self) -> bool:
        """Whether the figure has changed again since it was corrected."""
        return self.figure.value != self.new


def read_corrections(
    root: Path,
    languages: tuple[str, ...],
    figures: Mapping[str, Figure],
    sources: Mapping[str, Source],
    faults: list[Finding],
) -> dict[str, Correction]:
    """The corrections by id, newest first; faults are added to the list."""
    entries = read_entries(read_toml(root, CORRECTIONS_FILE), faults, languages)
    found = [_correction(name, entry, figures, sources) for name, entry in entries.items()]
    known = [correction for correction in found if correction]
    ordered = sorted(known, key=lambda correction: correction.corrected, reverse=True)
    return {correction.id: correction for correction in ordered}


def _correction(
    name: str, entry: Entry, figures: Mapping[str, Figure], sources: Mapping[str, Source]
) -> Correction | None:
    check_id(name, entry)
    figure_name, source = entry.text("figure"), entry.text("source")
    old, new = entry.decimal("old"), entry.decimal("new")
    since, corrected = entry.date("since"), entry.date("corrected")
    reason = entry.words("reason") or {}
    entry.close()
    figure = figures.get(figure_name)
    if figure is None:
        fix = did_you_mean(figure_name, figures)
        entry.fault("ledger-unknown-figure", "no such figure", "figure", found=figure_name, fix=fix)
    if source and source not in sources:
        fix = did_you_mean(source, sources)
        entry.fault("ledger-unknown-source", "no such source", "source", found=source, fix=fix)
    if since > corrected:
        fix = "since is the day the wrong value was first shown"
        entry.fault("ledger-bad-value", "corrected before it was wrong", "since", fix=fix)
    if figure is None or old is None or new is None:
        return None
    return Correction(name, figure, old, new, since, corrected, reason, source, entry.line())
