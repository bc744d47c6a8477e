"""Elements of a drawing as SVG text."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from html import escape
from typing import TYPE_CHECKING

from scripts.render.charts.palette import LARGE, SERIES, SMALL, paint

if TYPE_CHECKING:
    from collections.abc import Mapping

Number = int | Decimal
_TENTH = Decimal("0.1")
_RADIUS = 7
_SHAPES = (
    "M{r} 0A{r} {r} 0 1 1 -{r} 0A{r} {r} 0 1 1 {r} 0Z",
    "M-{r} -{r}H{r}V{r}H-{r}Z",
    "M0 -{w}L{w} 0L0 {w}L-{w} 0Z",
    "M0 -{w}L{w} {r}H-{w}Z",
)


def place(number: Number) -> str:
    """A coordinate, to a tenth of a unit."""
    text = str(Decimal(number).quantize(_TENTH, ROUND_HALF_UP))
    text = text.removesuffix(".0")
    return "0" if text == "-0" else text


def tag(name: str, attributes: Mapping[str, str | Number], body: str | None = None) -> str:
    """An element; `body` is markup already."""
    written = "".join(
        f' {key}="{escape(value) if isinstance(value, str) else place(value)}"'
        for key, value in attributes.items()
    )
    return f"<{name}{written}/>" if body is None else f"<{name}{written}>{body}</{name}>"


def text(  # noqa: PLR0913  what a line of text needs
    x: Number,
    y: Number,
    words: str,
    *,
    anchor: str = "start",
    role: str = "ink",
    bold: bool = False,
    large: bool = False,
    turned: bool = False,
) -> str:
    """A line of text; start and end are left and right, whatever the language.

    Turned text runs upwards.
    """
    attributes: dict[str, str | Number] = {
        "x": x,
        "y": y,
        "direction": "ltr",
        "font-size": LARGE if large else SMALL,
        **({"font-weight": "700"} if bold or large else {}),
        **({} if anchor == "start" else {"text-anchor": anchor}),
        **({"transform": f"rotate(-90 {place(x)} {place(y)})"} if turned else {}),
        **paint(fill=role, also="h" if large else "t"),
    }
    return tag("text", attributes, escape(words, quote=False))


def line(points: list[tuple[Number, Number]], role: str, stroke: int, dash: str = "") -> str:
    """A line through points."""
    path = "L".join(f"{place(x)} {place(y)}" for x, y in points)
    attributes: dict[str, str | Number] = {
        "d": f"M{path}",
        **paint(stroke=role),
        "stroke-width": stroke,
        **({"stroke-dasharray": dash} if dash else {}),
    }
    return tag("path", attributes)


def marker(  # noqa: PLR0913  what a mark needs
    index: int,
    x: Number,
    y: Number,
    *,
    hollow: bool = False,
    data: Mapping[str, str] | None = None,
    title: str = "",
) -> str:
    """The mark of a series, each of another shape; hollow for what is not certain."""
    path = _SHAPES[index].format(r=_RADIUS, w=_RADIUS + 2)
    role = SERIES[index]
    attributes: dict[str, str | Number] = {
        "d": path,
        "transform": f"translate({place(x)} {place(y)})",
        **paint(fill="paper" if hollow else role, stroke=role if hollow else "paper"),
        "stroke-width": 3 if hollow else 2,
        **(data or {}),
    }
    return tag("path", attributes, titled(title))


def bar(  # noqa: PLR0913  what a bar needs
    box: tuple[Number, Number, Number, Number],
    role: str,
    *,
    hatch: str = "",
    dash: str = "",
    data: Mapping[str, str] | None = None,
    title: str = "",
) -> str:
    """A rectangle (x, y, width, height): solid, hatched or with a dashed edge."""
    x, y, wide, high = box
    hollow = bool(hatch or dash)
    attributes: dict[str, str | Number] = {
        "x": x,
        "y": y,
        "width": wide,
        "height": high,
        **paint(fill="" if hatch else "paper" if hollow else role, stroke=role if hollow else ""),
        **({"fill": f"url(#{hatch})"} if hatch else {}),
        **({"stroke-width": "2.5"} if hollow else {}),
        **({"stroke-dasharray": dash} if dash else {}),
        **(data or {}),
    }
    return tag("rect", attributes, titled(title))


def dash(x: Number, y: Number, data: Mapping[str, str] | None = None, title: str = "") -> str:
    """The mark of a gap: a short dash where a value would have begun."""
    attributes: dict[str, str | Number] = {
        "d": f"M{place(x - _RADIUS)} {place(y)}h{2 * _RADIUS}",
        **paint(stroke="soft"),
        "stroke-width": 3,
        **(data or {}),
    }
    return tag("path", attributes, titled(title))


def hatching(name: str, role: str) -> str:
    """The pattern of bars that are estimates."""
    stroke = tag("path", {"d": "M0 0V10", **paint(stroke=role), "stroke-width": "6"})
    attributes = {
        "id": name,
        "width": "9",
        "height": "10",
        "patternUnits": "userSpaceOnUse",
        "patternTransform": "rotate(45)",
    }
    return tag("pattern", attributes, stroke)


def titled(words: str) -> str | None:
    """What a mark says when pointed at, as the body of its element."""
    return f"<title>{escape(words, quote=False)}</title>" if words else None
