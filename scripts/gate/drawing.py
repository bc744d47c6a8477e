"""Drawings (SVG) by allow-list: shapes, text and their looks; nothing that runs, loads or refers.

Read with expat as a stream, and stopped at the first DOCTYPE: no entity is ever expanded. What
may stand is what our charts are made of, and the plain shapes a drawing program exports.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.parsers import expat

from scripts.core.finding import Finding
from scripts.gate.copies import Copies

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_RULE = "unsafe-drawing"
_DEEPEST, _MOST = 60, 20
_ELEMENTS = frozenset(
    """svg g defs title desc path rect circle ellipse line polyline polygon text tspan textPath
    style pattern clipPath mask linearGradient radialGradient stop marker symbol use""".split()
)
_ATTRIBUTES = frozenset(
    """id class style xmlns xmlns:xlink version viewBox preserveAspectRatio width height x y x1 y1
    x2 y2 cx cy r rx ry fx fy fr dx dy d points pathLength rotate textLength lengthAdjust
    transform gradientTransform gradientUnits spreadMethod patternUnits patternContentUnits
    patternTransform clipPathUnits maskUnits maskContentUnits markerUnits markerWidth
    markerHeight refX refY orient offset startOffset href xlink:href role lang xml:lang
    xml:space direction unicode-bidi tabindex focusable fill fill-opacity fill-rule stroke
    stroke-width stroke-opacity stroke-linecap stroke-linejoin stroke-miterlimit
    stroke-dasharray stroke-dashoffset opacity color clip-path clip-rule mask marker-start
    marker-mid marker-end stop-color stop-opacity font-family font-size font-weight font-style
    font-variant font-feature-settings letter-spacing word-spacing text-anchor text-decoration
    dominant-baseline alignment-baseline baseline-shift writing-mode vector-effect
    shape-rendering text-rendering paint-order display visibility overflow""".split()
)
_LABELS = re.compile(r"(?:aria-[a-z]+|data-[a-z][a-z0-9-]*)")
_NAMESPACES: Mapping[str, str] = {
    "xmlns": "http://www.w3.org/2000/svg",
    "xmlns:xlink": "http://www.w3.org/1999/xlink",
}
_HERE = re.compile(r"#[A-Za-z_][\w.-]*")
_REFERENCE = re.compile(r"url\s*\(\s*(?P<quote>['\"]?)(?P<to>[^)]*?)(?P=quote)\s*\)", re.IGNORECASE)
_LOADS = re.compile(
    r"@(?!media\b)|\\|url\s*\(|(?:image(?:-set)?|src|cross-fade|element|expression)\s*\(|-moz-binding"
    r"|behavior\s*:|javascript:|<",
    re.IGNORECASE,
)


class _StopError(Exception):
    """Enough was seen."""


class _Reader:
    """Handlers of one drawing; collects what is wrong with it."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.findings: list[Finding] = []
        self.open: list[str] = []
        self.style = ""
        self.copies = Copies()
        self.parser = expat.ParserCreate("UTF-8")
        self.parser.buffer_text = True
        self.parser.ordered_attributes = True
        self.parser.XmlDeclHandler = self.declaration
        self.parser.StartDoctypeDeclHandler = self.doctype
        self.parser.ProcessingInstructionHandler = self.instruction
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.text

    def fault(self, sentence: str, fix: str, found: str = "") -> None:
        line = self.parser.CurrentLineNumber
        self.findings.append(Finding(self.path, line, _RULE, sentence, found=found[:60], fix=fix))
        if len(self.findings) >= _MOST:
            raise _StopError

    def declaration(self, _version: str, encoding: str | None, _standalone: int) -> None:
        if encoding and encoding.upper() not in {"UTF-8", "UTF8"}:
            self.fault("the drawing claims another encoding than UTF-8", "write UTF-8", encoding)

    def doctype(self, name: str, *_: object) -> None:
        self.fault("a DOCTYPE stands in the drawing", "delete it, and every entity with it", name)
        raise _StopError

    def instruction(self, target: str, _data: str) -> None:
        self.fault("a processing instruction stands in the drawing", "delete it", f"<?{target}")

    def start(self, name: str, attributes: list[str]) -> None:
        if not self.open and name != "svg":
            self.fault("the file is no SVG drawing", "begin with <svg>", f"<{name}>")
        if name not in _ELEMENTS:
            fix = "draw it with shapes and text; export as plain SVG"
            self.fault(f"the element {name[:40]} may not stand in a drawing", fix, f"<{name}>")
        self.open.append(name)
        if len(self.open) > _DEEPEST:
            self.fault("groups are nested too deep", "take the inner groups out of the outer ones")
            raise _StopError
        fields = dict(zip(attributes[::2], attributes[1::2], strict=True))
        self.copies.begin(name, fields, self.parser.CurrentLineNumber)
        if len(self.open) == 1 and "xmlns" not in fields:
            self.fault("the drawing does not say that it is SVG", f'xmlns="{_NAMESPACES["xmlns"]}"')
        for key, value in fields.items():
            self.attribute(name, key, value)

    def attribute(self, element: str, name: str, value: str) -> None:
        if name in _NAMESPACES and value != _NAMESPACES[name]:
            self.fault("the namespace is another than that of SVG", "delete it", f"{name}={value}")
        elif name not in _ATTRIBUTES and not _LABELS.fullmatch(name):
            sentence = f"the attribute {name[:40]} may not stand on {element[:40]}"
            self.fault(sentence, "delete it; export as plain SVG", f"{name}={value}")
        elif name in {"href", "xlink:href"} and not _HERE.fullmatch(value):
            self.fault("a reference leads out of the drawing", "refer to #id alone", value)
        elif name not in _NAMESPACES and _loads(value):
            self.fault("an attribute loads or runs something", "refer to url(#id) alone", value)

    def text(self, text: str) -> None:
        if self.open and self.open[-1] == "style":
            self.style += text

    def end(self, _name: str) -> None:
        self.copies.end()
        if self.open.pop() == "style" and (found := _loads(self.style)):
            self.fault("a style loads something", "refer to url(#id) alone; no @import", found)
        self.style = self.style if self.open and self.open[-1] == "style" else ""


def _loads(css: str) -> str:
    """What in a style or an attribute loads, runs or hides something; nothing if nothing does."""
    bare = re.sub(r"/\*.*?(?:\*/|$)", "", css, flags=re.DOTALL)
    bare = _REFERENCE.sub(lambda match: "" if _HERE.fullmatch(match["to"]) else match[0], bare)
    match = _LOADS.search(bare)
    return bare[match.start() :][:60] if match else ""


def drawing_findings(path: str, text: str) -> Iterator[Finding]:
    """What may not stand in a drawing, or keeps it from being one."""
    reader = _Reader(path)
    try:
        reader.parser.Parse(text.encode("utf-8"), True)  # noqa: FBT003  expat's
    except _StopError:
        pass
    except expat.ExpatError as error:
        message = f"the drawing is no XML: {expat.errors.messages[error.code]}"
        fix = "close every element and quote; write &lt; and &amp; for the signs"
        reader.findings.append(Finding(path, error.lineno, _RULE, message, fix=fix))
    yield from reader.findings
    if not reader.findings and (line := reader.copies.too_many()):
        message, fix = "copies of copies would take for ever to draw", "draw the shape itself"
        yield Finding(path, line, _RULE, message, fix=fix)
