"""The files that a chart becomes, each under its path from the root."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.pages.tree import CHARTS_FOLDER
from scripts.render.charts.downloads import data_csv, data_json
from scripts.render.charts.drawing import svg
from scripts.render.charts.picture import png, png_is_current

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scripts.ledger.charts import Chart
    from scripts.ledger.ledger import Ledger


def chart_files(chart: Chart, ledger: Ledger) -> dict[str, bytes]:
    """All files: drawings and pictures in each language, the data once."""
    texts = text_files(chart, ledger)
    pictures = {
        _picture(path): png(data.decode()) for path, data in texts.items() if path.endswith(".svg")
    }
    return texts | pictures


def text_files(chart: Chart, ledger: Ledger) -> dict[str, bytes]:
    """The files that are the same bytes on every machine."""
    stem = f"{CHARTS_FOLDER}/{chart.name}"
    drawings = {
        f"{stem}.{language.code}.svg": svg(chart, ledger, language.code)
        for language in ledger.languages
    }
    data = {f"{stem}.json": data_json(chart, ledger), f"{stem}.csv": data_csv(chart, ledger)}
    return {path: text.encode() for path, text in (drawings | data).items()}


def stale_texts(
    files: Mapping[str, bytes], chart: Chart, ledger: Ledger
) -> Iterator[tuple[str, bytes]]:
    """Drawings and data that are missing from `files`, or differ."""
    for path, data in text_files(chart, ledger).items():
        if files.get(path) != data:
            yield path, data


def stale_pictures(
    files: Mapping[str, bytes], chart: Chart, ledger: Ledger
) -> Iterator[tuple[str, str]]:
    """Pictures that were not made from the drawing as it is now, each with that drawing."""
    for path, data in text_files(chart, ledger).items():
        if path.endswith(".svg"):
            drawing, picture = data.decode(), _picture(path)
            if not png_is_current(files.get(picture, b""), drawing):
                yield picture, drawing


def _picture(path: str) -> str:
    return path.removesuffix(".svg") + ".png"
