"""A change report as text, JSON, or Markdown for a pull request."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from scripts.ledger.units import digits
from scripts.pages.changes import Outlier

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from scripts.ledger.figures import Figure
    from scripts.pages.changes import FigureChange

_NONE = "–"


def as_text(changes: Sequence[FigureChange]) -> str:
    """One paragraph per figure."""
    return "".join(_paragraph(change) for change in changes)


def _paragraph(change: FigureChange) -> str:
    lines = [f"{change.id}: {_value(change.old)} → {_value(change.new)}{_distance(change)}"]
    if change.outlier != Outlier.NONE:
        lines.append(f"    look again: {change.outlier}")
    lines += [f"    shown in: {page}" for page in change.pages]
    return "\n".join(lines) + "\n"


def as_markdown(changes: Sequence[FigureChange]) -> str:
    """A table for a pull request; nothing when nothing changed."""
    if not changes:
        return ""
    rows = [
        f"| {change.id} | {_value(change.old)} | {_value(change.new)} | {_percent(change)} | "
        f"{'<br>'.join(change.pages) or _NONE} | {change.outlier or _NONE} |"
        for change in changes
    ]
    head = "| figure | old | new | change | pages | look again |"
    return "\n".join([head, "| --- | ---: | ---: | ---: | --- | --- |", *rows]) + "\n"


def as_json(changes: Sequence[FigureChange]) -> str:
    """A list of changes; numbers are strings, so that no reader rounds them."""
    rows = [
        {
            "figure": change.id,
            "old": None if change.old is None else str(change.old.shown),
            "new": None if change.new is None else str(change.new.shown),
            "unit": change.unit,
            "difference": _text(change.difference),
            "percent": _text(None if change.percent is None else round(change.percent, 2)),
            "pages": list(change.pages),
            "languages": sorted({page.split("/")[1] for page in change.pages}),
            "outlier": str(change.outlier),
        }
        for change in changes
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def _text(value: Decimal | None) -> str | None:
    return None if value is None else str(value)


def _value(figure: Figure | None) -> str:
    return _NONE if figure is None else figure.unit.written(figure.shown, "en")


def _percent(change: FigureChange) -> str:
    if change.percent is None:
        return "new" if change.old is None else "gone" if change.new is None else _NONE
    sign = "+" if change.percent > 0 else ""
    return f"{sign}{digits(round(change.percent, 1))}%"


def _distance(change: FigureChange) -> str:
    if change.difference is None:
        return "" if change.old and change.new else f" ({_percent(change)})"
    sign = "+" if change.difference > 0 else ""
    return f" ({sign}{digits(change.difference)}, {_percent(change)})"
