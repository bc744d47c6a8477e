"""The whole ledger for download: CSV, JSON, and a Frictionless Data Package that describes them.

The descriptor follows the Data Package standard (https://datapackage.org), profile
`tabular-data-package`.
"""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

from scripts.pages.tree import DOWNLOADS
from scripts.render.reference_downloads import reference_files, reference_resources

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scripts.ledger.figures import Figure
    from scripts.ledger.ledger import Ledger
    from scripts.ledger.series import Series

CSV_PATH, JSON_PATH, PACKAGE_PATH, *_ = DOWNLOADS
LICENCE = {
    "name": "CC-BY-4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
    "title": "Creative Commons Attribution 4.0",
}
# A spreadsheet runs a text cell that begins with one of these (OWASP, "CSV Injection").
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def download_files(ledger: Ledger) -> dict[str, bytes]:
    """Contents of the download files, by path from the root."""
    return {
        CSV_PATH: ledger_csv(ledger).encode(),
        JSON_PATH: _json(ledger_document(ledger)),
        PACKAGE_PATH: _json(data_package(ledger)),
        **reference_files(ledger, safe_cell),
    }


def safe_cell(text: str) -> str:
    """Text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _columns(ledger: Ledger) -> list[tuple[str, str]]:
    """Name and type of every column of the ledger's CSV file."""
    codes = [language.code for language in ledger.languages]
    return [
        ("id", "string"),
        ("topic", "string"),
        *((f"label_{code}", "string") for code in codes),
        ("value", "number"),
        ("bound", "string"),
        ("unit", "string"),
        ("period", "string"),
        ("derive", "string"),
        ("computed", "number"),
        ("sources", "string"),
        ("checked", "date"),
        ("review", "string"),
        ("confidence", "string"),
    ]


def ledger_csv(ledger: Ledger) -> str:
    """One row per figure."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow([name for name, _ in _columns(ledger)])
    writer.writerows(_row(figure, ledger) for figure in ledger.figures.values())
    return stream.getvalue()


def _row(figure: Figure, ledger: Ledger) -> list[str]:
    return [
        figure.id,
        figure.topic,
        *(safe_cell(figure.label[language.code]) for language in ledger.languages),
        str(figure.shown),
        figure.bound,
        figure.unit.name,
        figure.period,
        _derivation(figure),
        "" if figure.computed is None else f"{figure.computed:.6f}",
        " ".join(figure.sources),
        figure.checked.isoformat(),
        figure.review,
        figure.confidence,
    ]


def _derivation(figure: Figure) -> str:
    if figure.derivation is None:
        return ""
    return f"{figure.derivation.function}({', '.join(figure.derivation.arguments)})"


def ledger_document(ledger: Ledger) -> dict[str, Any]:
    """Figures and sources as one document; numbers are strings, so that no reader rounds them."""
    return {
        "licence": LICENCE,
        "figures": [_figure(figure) for figure in ledger.figures.values()],
        "sources": [
            {
                "id": source.id,
                "publisher": source.publisher,
                "origin": source.origin,
                "title": source.title,
                "about": source.about,
                "language": source.language,
                "url": source.url,
                "archive": source.archive,
                "published": source.published,
                "accessed": source.accessed.isoformat(),
                "quoted": source.quoted,
            }
            for source in ledger.sources.values()
        ],
    }


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "id": figure.id,
        "topic": figure.topic,
        "label": figure.label,
        "value": str(figure.shown),
        "bound": figure.bound,
        "unit": figure.unit.name,
        "period": figure.period,
        "note": figure.note,
        "derive": _derivation(figure),
        "published": None if figure.published is None else str(figure.published),
        "sources": list(figure.sources),
        "locator": figure.locator,
        "checked": figure.checked.isoformat(),
        "review": figure.review,
        "confidence": figure.confidence,
        "competing": [
            {
                "value": str(rival.value),
                "unit": rival.unit.name,
                "source": rival.source,
                "why": rival.why,
            }
            for rival in figure.competing
        ],
    }


def data_package(ledger: Ledger) -> dict[str, Any]:
    """The descriptor: the ledger, every series and the reference lists, with their columns."""
    fields = [{"name": name, "type": kind} for name, kind in _columns(ledger)]
    return {
        "profile": "tabular-data-package",
        "name": "mizan",
        "title": "Mizan: Russia–China economic relations in figures",
        "licenses": [LICENCE],
        "resources": [
            _resource("ledger", CSV_PATH, fields, "id"),
            *(_series_resource(series, ledger) for series in ledger.series.values()),
            *(_resource(*resource) for resource in reference_resources(ledger)),
        ],
    }


def _series_resource(series: Series, ledger: Ledger) -> dict[str, Any]:
    fields: list[dict[str, str]] = [{"name": series.key, "type": "string"}]
    for name, column in series.columns.items():
        described = f"{column.label[ledger.languages[-1].code]}, {column.unit}"
        fields.append({"name": name, "type": "number", "description": described})
    fields.append({"name": "source", "type": "string"})
    return _resource(series.name.replace("_", "-"), series.path, fields, series.key)


def _resource(name: str, path: str, fields: Sequence[dict[str, str]], key: str) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "path": path.removeprefix("docs/data/"),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {"fields": list(fields), "primaryKey": [key], "missingValues": [""]},
    }


def _json(document: Iterable[Any]) -> bytes:
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()
