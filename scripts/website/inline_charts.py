"""Drawings of charts put into the pages that show them: there they follow its colours and its type.

In Markdown a chart is an image. A page gets the drawing itself, without its style sheet, whose
rules are those of the site (docs/assets/stylesheets/content.css), and without its head and foot:
title and subtitle become a caption, whose lines the page breaks, and the source stands below
anyway. A drawing becomes part of the page's own markup, so only what our drawings consist of is let
in; whatever holds anything else stays an image, in which no script runs. So do drawings that would
make the page heavy.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Callable

MOST = 72_000  # letters of drawings in one page, about 15 kB over the wire

_IMAGE = re.compile(
    r'<p>\s*<img [^>]*src="(?:\.\./)*assets/charts/'
    r'(?P<name>[a-z0-9-]+\.[a-z]{2,3}\.svg)"[^>]*>\s*</p>'
)
_WORDS_OF_PAGE = re.compile(r'<g class="(?P<part>head|foot)">.*?</g>\n?', re.DOTALL)
_SIZE = re.compile(
    r'viewBox="0 0 (?P<wide>\d+) \d+" (?P<width>width="\d+") height="\d+"'
    r'(?P<between>[^<>]*) data-plot="(?P<top>\d+) (?P<end>\d+)"'
)
_LINE = re.compile(r'<text [^<>]*class="(?P<classes>[^"]*)"[^<>]*>(?P<words>[^<>]*)</text>')
_RLI, _PDI = "\u2067", "\u2069"
_STYLE = re.compile(r"<style>[^<]*</style>\n?")
_TAG = re.compile(r"<[^>]+>")
_VIEW = re.compile(r"0 [0-9]{1,5} ([0-9]{1,5}) ([0-9]{1,5})")
_ID = re.compile(r"chart-[a-z0-9-]+")
_PAINT = re.compile(r"none|#[0-9a-f]{6}|url\(#chart-[a-z0-9-]+\)")
_SVG = "{http://www.w3.org/2000/svg}"
_WORDS = frozenset(["title", "desc", "text"])  # hold text and no element
_ELEMENTS = _WORDS | {"svg", "defs", "pattern", "rect", "path", "circle"}
_ATTRIBUTES = re.compile(
    r"aria-labelledby|class|cx|cy|d|data-(?:column|flow|key|value)|direction|font-(?:family|size|weight)"
    r"|height|lang|pattern(?:Transform|Units)|r|role|stroke-(?:dasharray|width)|text-anchor"
    r"|transform|viewBox|width|x|y|\{http://www\.w3\.org/XML/1998/namespace\}lang"
)


def with_charts(html: str, read: Callable[[str], str | None]) -> str:
    """The page with drawings in place of the images of charts; `read` finds them by file name."""
    seen: list[str] = []
    room = MOST

    def drawn(match: re.Match[str]) -> str:
        nonlocal room
        drawing = read(match["name"]) or ""
        markup = inlined(drawing, copy=seen.count(match["name"]))
        if not markup or len(markup) > room:
            return match[0]
        room -= len(markup)
        seen.append(match["name"])
        return f'<figure class="chart-figure">{_caption(drawing)}{markup}</figure>'

    return _IMAGE.sub(drawn, html)


def inlined(drawing: str, copy: int = 0) -> str:
    """The markup of a drawing for a page; nothing if it holds what our drawings do not."""
    markup = _plot(_STYLE.sub("", drawing).strip())
    if "<!" in markup or "<?" in markup:
        return ""
    try:
        root = ET.fromstring(markup)  # noqa: S314  it declares no entities, see above
    except ET.ParseError:
        return ""
    if root.tag != f"{_SVG}svg" or not all(_harmless(one) for one in root.iter()):
        return ""
    if copy:
        names = re.compile(rf"(?<=[\"# ]){re.escape(root.get('id', ''))}(?=[-\" )])")
        other = f"{root.get('id')}-{copy + 1}"
        markup = _TAG.sub(lambda tag: names.sub(other, tag[0]), markup)
    return _shaped(markup, root)


def _shaped(markup: str, root: ET.Element) -> str:
    """The drawing with its proportions in its style: room is kept for it until it is drawn."""
    view = _VIEW.fullmatch(root.get("viewBox", ""))
    shape = f'style="aspect-ratio:{view[1]}/{view[2]}" ' if view else ""
    return markup.replace("<svg ", f"<svg {shape}", 1)


def _plot(markup: str) -> str:
    """The drawing without head and foot, and as high as what is left."""

    def size(match: re.Match[str]) -> str:
        top, end = int(match["top"]), int(match["end"])
        box = f'viewBox="0 {top} {match["wide"]} {end - top}" {match["width"]}'
        return f'{box} height="{end - top}"{match["between"]}'

    return _WORDS_OF_PAGE.sub("", _SIZE.sub(size, markup, count=1))


def _caption(drawing: str) -> str:
    """Title and subtitle for the page to break into lines; nothing if the drawing has no head."""
    words: dict[bool, list[str]] = {True: [], False: []}
    for head in (one[0] for one in _WORDS_OF_PAGE.finditer(drawing) if one["part"] == "head"):
        for line in _LINE.finditer(head):
            words["h" in line["classes"].split()].append(_unframed(line["words"]))
    title, subtitle = (" ".join(words[large]) for large in (True, False))
    return (
        f"<figcaption><strong>{title}</strong> <span>{subtitle}</span></figcaption>"
        if title
        else ""
    )


def _unframed(words: str) -> str:
    """A line without the isolate that keeps it right-to-left in a drawing; others stay."""
    return words[1:-1] if words.startswith(_RLI) and words.endswith(_PDI) else words


def _harmless(element: ET.Element) -> bool:
    name = element.tag.removeprefix(_SVG)
    if name not in _ELEMENTS or (name in _WORDS and len(element)):
        return False
    return all(_known(attribute, value) for attribute, value in element.attrib.items())


def _known(attribute: str, value: str) -> bool:
    if attribute in {"fill", "stroke"}:
        return bool(_PAINT.fullmatch(value))
    if attribute == "id":
        return bool(_ID.fullmatch(value))
    return bool(_ATTRIBUTES.fullmatch(attribute))
