"""When Putin and Xi met: docs/data/meetings.csv, one row per meeting, oldest first.

date             a day, or a month where the day is not known
place_XX         the city, in each language
occasion_XX      what the meeting was part of
kind             one of meeting-kinds in languages.toml
counted_by_us    yes or no
sources          entries of sources.toml, joined by ;
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scripts.core.finding import Finding
from scripts.ledger.schema import did_you_mean
from scripts.ledger.sources import is_moment

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from scripts.ledger.schema import Words

MEETINGS_FILE = "docs/data/meetings.csv"
PLANNED = "planned"
_COUNTED = ("yes", "no")


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting; `number` is its place in our count, zero where it is left out of it."""

    date: str
    place: Words
    occasion: Words
    kind: str
    number: int
    sources: tuple[str, ...]

    @property
    def planned(self) -> bool:
        """Whether it was announced and nothing is known of it since."""
        return self.kind == PLANNED


def columns(languages: tuple[str, ...]) -> tuple[str, ...]:
    """The columns of the file, in order."""
    places = (f"place_{code}" for code in languages)
    occasions = (f"occasion_{code}" for code in languages)
    return ("date", *places, *occasions, "kind", "counted_by_us", "sources")


def read_meetings(
    root: Path,
    languages: tuple[str, ...],
    kinds: Collection[str],
    sources: Collection[str],
    faults: list[Finding],
) -> tuple[Meeting, ...]:
    """The meetings in the order of the file; faults are added to the list."""
    try:
        text = (root / MEETINGS_FILE).read_bytes().decode("utf-8")
    except (FileNotFoundError, UnicodeDecodeError):
        faults.append(_fault(0, "the file is missing or not UTF-8", fix="restore it"))
        return ()
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    header = columns(languages)
    if tuple(reader.fieldnames or ()) != header:
        found = ",".join(reader.fieldnames or ())
        fix = f"write {','.join(header)}"
        faults.append(_fault(1, "the header is not the one we know", found=found, fix=fix))
        return ()
    meetings: list[Meeting] = []
    counted = 0
    before = ""
    try:
        for row in reader:
            problems = list(_problems(row, reader.line_num, before, kinds, sources))
            faults += problems
            if not problems:
                counted += row["counted_by_us"] == "yes"
                meetings.append(_meeting(row, languages, counted))
                before = row["date"]
    except csv.Error as error:
        faults.append(_fault(reader.line_num, f"not valid CSV: {error}", fix="check the quotes"))
    return tuple(meetings)


def _meeting(row: dict[str, str], languages: tuple[str, ...], counted: int) -> Meeting:
    return Meeting(
        date=row["date"],
        place={code: row[f"place_{code}"] for code in languages},
        occasion={code: row[f"occasion_{code}"] for code in languages},
        kind=row["kind"],
        number=counted if row["counted_by_us"] == "yes" else 0,
        sources=tuple(row["sources"].split(";")),
    )


def _problems(
    row: dict[str, str],
    line: int,
    before: str,
    kinds: Collection[str],
    sources: Collection[str],
) -> Iterator[Finding]:
    """What is wrong with a row. A missing cell reads as None, cells too many stand under None."""
    if None in row or not all(row.values()):
        yield _fault(line, "the row has an empty cell, or one too many or too few")
        return
    if not is_moment(row["date"]) or row["date"] < before:
        fix = "write it like 2024-05-16 or 2017-05, after the dates above it"
        yield _fault(line, "the date is none, or out of order", found=row["date"], fix=fix)
    for name, known in (("kind", kinds), ("counted_by_us", _COUNTED)):
        if row[name] not in known:
            fix = did_you_mean(row[name], known) or f"one of: {', '.join(known)}"
            yield _fault(line, f"{name} is not known", found=row[name], fix=fix)
    for name in row["sources"].split(";"):
        if name not in sources:
            fix = did_you_mean(name, sources)
            message = "the source is not known"
            yield Finding(
                MEETINGS_FILE, line, "ledger-unknown-source", message, found=name, fix=fix
            )
    if row["kind"] == PLANNED and row["counted_by_us"] == "yes":
        yield _fault(line, "a meeting that is only planned is counted", fix="write no")


def _fault(line: int, message: str, *, found: str = "", fix: str = "") -> Finding:
    return Finding(MEETINGS_FILE, line, "ledger-bad-series", message, found=found, fix=fix)
