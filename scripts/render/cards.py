"""The picture that a shared link shows: a page's title and description in its own language.

Drawn at 1200 × 630 pixels (the Open Graph protocol's common size), as PNG because that is all that
the sites which show such cards read; Arabic is shaped by the renderer of the charts.
"""

from __future__ import annotations

from functools import partial
from html import escape
from typing import TYPE_CHECKING

from scripts.pages.tree import CARDS_FOLDER
from scripts.render.charts.picture import png, png_is_current
from scripts.render.charts.shapes import tag
from scripts.render.charts.text import shown, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scripts.ledger.languages import Language
    from scripts.pages.pages import Page
    from scripts.pages.tree import Tree

_WIDTH, _HEIGHT, _EDGE = 600, 315, 44
_PAPER, _INK, _SOFT, _BRASS = "#fcfbf8", "#1d1c1a", "#57534b", "#8a5a0e"
_TITLE, _WORDS, _NAME = 36, 19, 22
_TITLE_LINES, _WORD_LINES = 3, 3
_LEADING = 1.35
_MARK = (
    "M11 3.1a1.5 1.5 0 1 1 2 0V5h7.5v2h-.6l2.9 7h.2a4.1 4.1 0 0 1-8.2 0h.2l2.9-7H13v12h4.5v2h-11"
    "v-2H11V7H6.1L9 14h.2A4.1 4.1 0 0 1 1 14h.2l2.9-7h-.6V5H11zM5.1 8.7 2.9 14h4.4zm13.8 0L16.7 14"
    "h4.4z"
)


def card_path(page: Page) -> str:
    """Where the card of a page lies: docs/assets/cards/trade.ar.png."""
    stem = page.name.removesuffix(".md").replace("/", "-")
    return f"{CARDS_FOLDER}/{stem}.{page.language}.png"


def card(page: Page, language: Language) -> str:
    """The card as a drawing."""
    right = language.direction == "rtl"
    start = _WIDTH - _EDGE if right else _EDGE
    mark = start - 30 if right else start
    name = mark - 8 if right else mark + 38
    title = wrapped(page.title, _TITLE, _WIDTH - 2 * _EDGE)[:_TITLE_LINES]
    words = wrapped(page.front.text("description"), _WORDS, _WIDTH - 2 * _EDGE)[:_WORD_LINES]
    parts = [
        tag("rect", {"width": _WIDTH, "height": _HEIGHT, "fill": _PAPER}),
        tag("rect", {"width": _WIDTH, "height": 6, "fill": _BRASS}),
        tag("path", {"transform": f"translate({mark} 34) scale(1.25)", "d": _MARK, "fill": _BRASS}),
        _line(name, 57, language.word("site", "charts"), _NAME, language, weight="700"),
    ]
    top = 118
    for line in title:
        parts.append(_line(start, top, line, _TITLE, language, weight="700"))
        top += int(_TITLE * _LEADING)
    top += 2
    for line in words:
        if top < _HEIGHT - 12:
            parts.append(_line(start, top, line, _WORDS, language, fill=_SOFT))
        top += int(_WORDS * _LEADING)
    size: Mapping[str, str | int] = {"width": _WIDTH, "height": _HEIGHT}
    return tag("svg", {"xmlns": "http://www.w3.org/2000/svg", **size}, "".join(parts))


def stale_cards(tree: Tree) -> Iterator[tuple[str, partial[bytes]]]:
    """Cards that are missing or show another title, each with what makes it."""
    for page in tree.pages:
        drawing, path = card(page, tree.ledger.language(page.language)), card_path(page)
        if not png_is_current(tree.files.get(path, b""), drawing):
            yield path, partial(png, drawing)


def orphan_cards(tree: Tree) -> Iterator[str]:
    """Files in the folder of cards that belong to no page."""
    known = {card_path(page) for page in tree.pages}
    yield from (path for path in tree.files if path.startswith(CARDS_FOLDER) and path not in known)


def _line(  # noqa: PLR0913  what a line of text needs
    x: int,
    y: int,
    words: str,
    size: int,
    language: Language,
    *,
    weight: str = "400",
    fill: str = _INK,
) -> str:
    attributes: dict[str, str | int] = {
        "x": x,
        "y": y,
        "font-size": size,
        "font-weight": weight,
        "font-family": "sans-serif",
        "fill": fill,
        "direction": "ltr",
        "text-anchor": "end" if language.direction == "rtl" else "start",
    }
    return tag("text", attributes, escape(shown(words, language), quote=False))
