"""Colours of charts: plain ones in attributes, the same behind CSS variables in a style sheet.

Every mark has its light colour as an attribute, for readers that know no style sheets. Browsers
take the sheet: `var(--mz-series-1, …)` follows the page in which a drawing is placed. The reader's
own setting, light or dark, holds only where the drawing is the document (`:root`): within a page it
might contradict the page. Series differ in hue, in lightness, and by shape.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

LIGHT: Mapping[str, str] = {
    "paper": "#fcfbf8",
    "ink": "#1d1c1a",
    "soft": "#57534b",
    "grid": "#dcd6ca",
    "muted": "#8a857b",
    "series-1": "#0b5666",
    "series-2": "#b45c05",
    "series-3": "#641c12",
    "series-4": "#a742d8",
}
DARK: Mapping[str, str] = {
    "paper": "#15181b",
    "ink": "#e9e5dc",
    "soft": "#aeaba2",
    "grid": "#353d43",
    "muted": "#80858a",
    "series-1": "#6cc3d8",
    "series-2": "#d86c2c",
    "series-3": "#cdeaa0",
    "series-4": "#b65ade",
}
SERIES = tuple(role for role in LIGHT if role.startswith("series"))
DASHES = ("", "12 7", "3 6", "16 6 3 6")

FONTS = "Plex,'IBM Plex Sans Arabic','Noto Sans','Segoe UI',Tahoma,'Noto Sans Arabic',sans-serif"
SMALL, LARGE = 22, 28
_ROOMY = "(min-width:560px)"  # of the picture itself, or of the page it is placed in
_ROOMY_SMALL, _ROOMY_LARGE = 18, 25
_CLASS = re.compile(r'class="([^"]+)"')


def paint(fill: str = "", stroke: str = "", also: str = "") -> dict[str, str]:
    """Attributes that colour an element by roles."""
    names = [also, fill and f"f-{fill}", stroke and f"s-{stroke}"]
    attributes = {"class": " ".join(name for name in names if name)}
    attributes["fill"] = LIGHT[fill] if fill else "none"
    if stroke:
        attributes["stroke"] = LIGHT[stroke]
    return attributes


def style_sheet(name: str, body: str) -> str:
    """The rules for what `body` shows, valid for the drawing with this id alone."""
    used = {one for match in _CLASS.finditer(body) for one in match[1].split()}
    return (
        f"#{name}{{max-width:100%;height:auto}}"
        f"#{name} text{{font-family:{FONTS}}}"
        f"{_rules(name, used, LIGHT)}"
        f"@media(prefers-color-scheme:dark){{{_rules(f'{name}:root', used, DARK)}}}"
        f"@media{_ROOMY}{{#{name} .t{{font-size:{_ROOMY_SMALL}px}}"
        f"#{name} .h{{font-size:{_ROOMY_LARGE}px}}}}"
    )


def _rules(name: str, used: set[str], colours: Mapping[str, str]) -> str:
    return "".join(
        f"#{name} .{short}-{role}{{{prop}:var(--mz-{role},{colour})}}"
        for role, colour in colours.items()
        for short, prop in (("f", "fill"), ("s", "stroke"))
        if f"{short}-{role}" in used
    )
