"""What happened when: docs/data/timeline.toml, one entry per event.

[price-cap]
date       = "2022-12-05"       a year, a month, a day, or a span of them
kind       = "sanctions"        one of event-kinds in languages.toml
event.ar   = "…"                one sentence; {id} stands for a figure of the ledger
event.en   = "…"
source     = ["…"]
confidence = "high"             high or medium
planned.ar = "…"                who announced what has not happened yet; planned.en likewise
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scripts.ledger.forms import known_sources
from scripts.ledger.schema import did_you_mean, read_entries
from scripts.ledger.sources import check_id, is_moment
from scripts.ledger.toml_file import read_toml
from scripts.reading.lexicon import LANGUAGES
from scripts.reading.numerals import Kind, read_numbers

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from pathlib import Path

    from scripts.core.finding import Finding
    from scripts.ledger.figures import Figure
    from scripts.ledger.schema import Entry, Words

TIMELINE_FILE = "docs/data/timeline.toml"
_FIGURE = re.compile(r"\{(?P<id>[^{}]*)\}")
_CONFIDENCE = ("high", "medium")


@dataclass(frozen=True, slots=True)
class Event:
    """An event. `patterns` are its sentences, with `{id}` where a figure stands."""

    id: str
    date: str
    kind: str
    patterns: Words
    planned: Words | None
    sources: tuple[str, ...]
    confidence: str
    line: int

    @property
    def year(self) -> str:
        """The year in which it began."""
        return self.date[:4]

    @property
    def figures(self) -> frozenset[str]:
        """The figures that its sentences show."""
        return frozenset(name for text in self.patterns.values() for name in _FIGURE.findall(text))

    def sentence(self, language: str, shown: Callable[[str], str]) -> str:
        """The sentence with what `shown` gives for the id of each figure."""
        return _FIGURE.sub(lambda match: shown(match["id"]), self.patterns[language])


def read_timeline(
    root: Path,
    languages: tuple[str, ...],
    kinds: Collection[str],
    known: tuple[Mapping[str, Figure], Collection[str]],
    faults: list[Finding],
) -> dict[str, Event]:
    """The events by id, oldest first; `known` are the figures and the sources."""
    entries = read_entries(read_toml(root, TIMELINE_FILE), faults, languages)
    events = [_event(name, entry, kinds, *known) for name, entry in entries.items()]
    return {event.id: event for event in sorted(events, key=lambda event: event.date)}


def _event(
    name: str,
    entry: Entry,
    kinds: Collection[str],
    figures: Mapping[str, Figure],
    sources: Collection[str],
) -> Event:
    check_id(name, entry)
    event = Event(
        id=name,
        date=_date(entry),
        kind=entry.choice("kind", kinds),
        patterns=_patterns(entry, figures),
        planned=entry.words("planned", required=False),
        sources=known_sources(entry, sources, required=True),
        confidence=entry.choice("confidence", _CONFIDENCE),
        line=entry.line(),
    )
    entry.close()
    return event


def _date(entry: Entry) -> str:
    value = entry.text("date")
    ends = value.split("/")
    if value and (len(ends) > 2 or not all(map(is_moment, ends)) or ends != sorted(ends)):  # noqa: PLR2004
        fix = 'write it like "2024-05-16", "2024-05", "2024" or "2024-05-16/2024-05-17"'
        entry.fault("ledger-bad-value", "date is not a date", "date", found=value, fix=fix)
    return value


def _patterns(entry: Entry, figures: Mapping[str, Figure]) -> Words:
    """The sentences as written, after a look at them without their placeholders."""
    written = entry.table.get("event")
    if not isinstance(written, dict):
        return entry.words("event") or {}
    bare = {code: _FIGURE.sub(" ", text) for code, text in written.items() if isinstance(text, str)}
    replace(entry, table={**entry.table, "event": {**written, **bare}}).words("event")
    patterns = {code: str(written.get(code, "")) for code in entry.languages}
    named = {code: sorted(_FIGURE.findall(text)) for code, text in patterns.items()}
    for code, ids in named.items():
        for name in ids:
            if name not in figures:
                fix = did_you_mean(name, figures)
                message = "the event names no figure of the ledger"
                entry.fault("unknown-figure", message, "event", code, found=name, fix=fix)
        if number := _loose_number(bare.get(code, ""), code):
            message = "the event holds a number that is bound to nothing"
            fix = "write {id} of a figure in its place"
            entry.fault("unbound-number", message, "event", code, found=number, fix=fix)
    if len({tuple(ids) for ids in named.values()}) > 1:
        found = "; ".join(f"{code}: {', '.join(ids)}" for code, ids in named.items())
        message = "the languages name different figures"
        entry.fault("figure-in-one-language", message, "event", found=found)
    return patterns


def _loose_number(text: str, language: str) -> str:
    """The first amount in digits; dates, ordinals and names such as Power of Siberia 2 are none."""
    if language not in LANGUAGES:
        return ""  # its words are not known, so a date cannot be told from an amount
    for numeral in read_numbers(text, language):
        if numeral.kind is Kind.FIGURE and any(letter.isdigit() for letter in numeral.text):
            return numeral.text
    return ""
