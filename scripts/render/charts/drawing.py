"""A chart as SVG: real text, no script, nothing from outside, the same bytes every time."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from scripts.ledger.charts import Kind
from scripts.render.charts.bars import bars
from scripts.render.charts.curves import curves
from scripts.render.charts.describing import alt_text
from scripts.render.charts.palette import FONTS, SERIES, paint, style_sheet
from scripts.render.charts.panels import panels
from scripts.render.charts.rows import rows
from scripts.render.charts.shapes import hatching, tag
from scripts.render.charts.sheet import WIDTH, Sheet, foot, head, series_key, status_key
from scripts.render.charts.strip import strip
from scripts.render.charts.text import isolated

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from scripts.ledger.charts import Chart
    from scripts.ledger.ledger import Ledger
    from scripts.render.charts.sheet import Part

_PLOTS: Mapping[Kind, Callable[[Sheet, int], Part]] = {
    Kind.LINE: curves,
    Kind.DOTS: curves,
    Kind.BARS: bars,
    Kind.GROUPED: bars,
    Kind.STACKED: bars,
    Kind.RANGE: rows,
    Kind.MULTIPLES: panels,
    Kind.TIMELINE: strip,
}


def svg(chart: Chart, ledger: Ledger, language: str) -> str:
    """The drawing in one language.

    `data-plot` says from where to where it is neither head nor foot: a page that takes the drawing
    in says those in its own words (scripts/website/inline_charts.py).
    """
    sheet = Sheet(chart, ledger, ledger.language(language))
    above, top = head(sheet)
    parts: list[str] = []
    end = top
    for draw in (series_key, _PLOTS[chart.kind], status_key):
        drawn, end = draw(sheet, end)
        parts += drawn
    below, y = foot(sheet, end)
    background = tag("rect", {"width": WIDTH, "height": y, **paint(fill="paper")})
    parts = [background, _group("head", above), *parts, _group("foot", below)]
    body = "\n".join(part for part in parts if part)
    if patterns := _patterns(sheet, body):
        body = f"{patterns}\n{body}"
    backwards = sheet.rtl and not chart.in_time and chart.kind != Kind.RANGE
    flow = 'data-flow="rtl" ' if backwards else ""
    title = isolated(chart.title[language], sheet.language)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" id="{sheet.id}" class="chart" '
        f'viewBox="0 0 {WIDTH} {y}" width="{WIDTH}" height="{y}" '
        f'xml:lang="{language}" lang="{language}" direction="ltr" role="img" {flow}'
        f'data-plot="{top} {end}" '
        f'aria-labelledby="{sheet.id}-title {sheet.id}-desc" '
        f'font-family="{escape(FONTS)}">\n'
        f'<title id="{sheet.id}-title">{escape(title, quote=False)}</title>\n'
        f'<desc id="{sheet.id}-desc">'
        f"{escape(alt_text(chart, ledger, language), quote=False)}</desc>\n"
        f"<style>{style_sheet(sheet.id, body)}</style>\n"
        f"{body}\n</svg>\n"
    )


def _group(name: str, elements: list[str]) -> str:
    return tag("g", {"class": name}, "\n".join(("", *elements, "")))


def _patterns(sheet: Sheet, body: str) -> str:
    """The hatching of each colour in which the drawing has estimates."""
    roles = [role for role in (*SERIES, "muted") if f"url(#{sheet.hatch(role)})" in body]
    patterns = "".join(hatching(sheet.hatch(role), role) for role in roles)
    return f"<defs>{patterns}</defs>" if patterns else ""
