"""Events and terms for download, one CSV file each, with the type of every column."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from scripts.ledger.meetings import MEETINGS_FILE, columns
from scripts.pages.tree import DOWNLOADS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from scripts.ledger.glossary import Term
    from scripts.ledger.ledger import Ledger
    from scripts.ledger.timeline import Event

    Fields = list[dict[str, str]]
    Safe = Callable[[str], str]

*_, TIMELINE_CSV, GLOSSARY_CSV = DOWNLOADS


def reference_files(ledger: Ledger, safe: Safe) -> dict[str, bytes]:
    """Contents by path; `safe` makes a cell that no spreadsheet takes for a formula."""
    codes = _codes(ledger)
    events = (_event_row(event, ledger, codes, safe) for event in ledger.events.values())
    terms = (_term_row(term, codes, safe) for term in ledger.terms.values())
    return {
        TIMELINE_CSV: _csv(_event_fields(codes), events),
        GLOSSARY_CSV: _csv(_term_fields(codes), terms),
    }


def reference_resources(ledger: Ledger) -> list[tuple[str, str, Fields, str]]:
    """Name, path, columns and key of each file, the list of meetings with them."""
    codes = _codes(ledger)
    meetings: Fields = [{"name": name, "type": "string"} for name in columns(codes)]
    return [
        ("timeline", TIMELINE_CSV, _event_fields(codes), "id"),
        ("glossary", GLOSSARY_CSV, _term_fields(codes), "id"),
        ("meetings", MEETINGS_FILE, meetings, "date"),
    ]


def _codes(ledger: Ledger) -> tuple[str, ...]:
    return tuple(language.code for language in ledger.languages)


def _event_fields(codes: Sequence[str]) -> Fields:
    events = [f"event_{code}" for code in codes]
    planned = [f"planned_{code}" for code in codes]
    return _texts("id", "date", "kind", *events, *planned, "confidence", "sources")


def _event_row(event: Event, ledger: Ledger, codes: Sequence[str], safe: Safe) -> list[str]:
    sentences = [
        event.sentence(code, lambda name, code=code: _shown(name, ledger, code))  # type: ignore[misc]
        for code in codes
    ]
    planned = [event.planned[code] if event.planned else "" for code in codes]
    texts = map(safe, (*sentences, *planned))
    return [
        event.id,
        event.date,
        event.kind,
        *texts,
        event.confidence,
        " ".join(event.sources),
    ]


def _shown(name: str, ledger: Ledger, code: str) -> str:
    return ledger.language(code).figure(ledger.figures[name])


def _term_fields(codes: Sequence[str]) -> Fields:
    terms = [f"term_{code}" for code in codes]
    definitions = [f"definition_{code}" for code in codes]
    also = [f"also_{code}" for code in codes]
    return _texts("id", *terms, *definitions, *also, "sources")


def _term_row(term: Term, codes: Sequence[str], safe: Safe) -> list[str]:
    wording = term.wording
    texts = (
        *(wording.preferred[code] for code in codes),
        *(term.definition[code] for code in codes),
        *("; ".join(wording.also[code]) for code in codes),
    )
    return [wording.id, *map(safe, texts), " ".join(wording.sources)]


def _texts(*names: str) -> Fields:
    return [{"name": name, "type": "string"} for name in names]


def _csv(fields: Fields, rows: Iterable[Sequence[str]]) -> bytes:
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow([field["name"] for field in fields])
    writer.writerows(rows)
    return stream.getvalue().encode()
