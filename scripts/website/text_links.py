"""Addresses in style sheets, `srcset` attributes, JSON and sitemaps."""

from __future__ import annotations

import html
import json
import re
from typing import TYPE_CHECKING
from xml.parsers import expat

from selectolax.lexbor import LexborHTMLParser

from scripts.core.errors import CannotRunError
from scripts.website.references import Document, Reference, Use

if TYPE_CHECKING:
    from collections.abc import Iterator

# CSS Syntax Level 3: comments, url() with and without quotes, and what @import takes.
_CSS = re.compile(
    r"""/\*.*?(?:\*/|\Z)
      | url\(\s*+(?:"(?P<double>[^"\n]*)"|'(?P<single>[^'\n]*)'|(?P<bare>[^\s"'()]*))\s*\)
      | @import\s++["'](?P<sheet>[^"'\n]*)["']""",
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
# A feed gives addresses in attributes, in the text of a link, and as the id of an entry.
_FEED = re.compile(
    r"""<(?:link|enclosure|media:content)\b[^<>]*?\s(?:href|url)=["']([^"'<>]+)["']
      | <(?:link|guid|id|icon|logo)(?:\s[^<>]*)?>\s*(https?://[^<\s]+)\s*<""",
    re.VERBOSE,
)


def srcset(value: str) -> Iterator[str]:
    """The addresses of a `srcset`: a comma parts candidates only after white space or at an end.

    HTML standard, "Parsing a srcset attribute": so `data:` addresses keep their commas.
    """
    position = 0
    while position < len(value):
        while position < len(value) and (value[position].isspace() or value[position] == ","):
            position += 1
        end = position
        while end < len(value) and not value[end].isspace():
            end += 1
        address = value[position:end]
        if address.rstrip(","):
            yield address.rstrip(",")
        if not address.endswith(","):
            comma = value.find(",", end)
            end = len(value) if comma < 0 else comma + 1
        position = end


def read_css(text: str) -> Iterator[Reference]:
    """The addresses in a style sheet, or in a style attribute."""
    for match in _CSS.finditer(text):
        address = next((part for part in match.groups() if part), "")
        if address.startswith("#"):
            yield Reference(Use.SYMBOL, address)
        elif address and "\\" not in address:
            yield Reference(Use.ASSET, address)


def read_json(text: str) -> Iterator[Reference]:
    """The full addresses in JSON-LD, and icons and start page of a web manifest.

    Raises CannotRunError where it is no JSON.
    """
    try:
        waiting = [("", json.loads(text))]
    except (ValueError, RecursionError):
        raise CannotRunError("not JSON") from None
    while waiting:
        key, value = waiting.pop()
        if isinstance(value, dict):
            waiting += value.items()
        elif isinstance(value, list):
            waiting += [(key, item) for item in value]
        elif isinstance(value, str) and "{" not in value and _is_address(key, value):
            yield Reference(Use.MACHINE, value)


def _is_address(key: str, value: str) -> bool:
    return key in {"src", "start_url"} or value.startswith(("http://", "https://"))


def read_sitemap(data: bytes) -> Document:
    """The pages that a sitemap lists, in order, and their alternates (sitemaps.org/protocol)."""
    _well_formed(data)
    tree = LexborHTMLParser(data)
    pages = [Reference(Use.MACHINE, node.text().strip()) for node in tree.css("loc")]
    alternates = [
        Reference(
            Use.ALTERNATE, node.attributes["href"] or "", node.attributes.get("hreflang") or ""
        )
        for node in tree.css("xhtml\\:link[href]")
    ]
    return Document(tuple(dict.fromkeys([*pages, *alternates])))


def read_feed(data: bytes) -> Document:
    """What an Atom or RSS feed leads to (RFC 4287; rssboard.org): its entries, itself, pictures."""
    _well_formed(data)
    text = data.decode("utf-8", errors="replace")
    found = (next(part for part in match.groups() if part) for match in _FEED.finditer(text))
    return Document(
        tuple(dict.fromkeys(Reference(Use.MACHINE, html.unescape(one)) for one in found))
    )


def _well_formed(data: bytes) -> None:
    """Raises CannotRunError for what no reader of XML would take."""
    try:
        expat.ParserCreate().Parse(data, True)  # noqa: FBT003  expat's
    except expat.ExpatError as error:
        raise CannotRunError(f"not well-formed: {error}") from None
