"""What a built page refers to: links, images, styles, addresses for machines; and its ids.

HTML and SVG are read here, style sheets and files for machines in `text_links`; nothing is resolved
(`built_site` does that).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

from scripts.core.errors import CannotRunError
from scripts.website.references import Document, Reference, Use, plain_link, reference
from scripts.website.text_links import read_css, read_json, srcset

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from selectolax.lexbor import LexborNode

_SOURCES: Mapping[str, tuple[tuple[str, Use], ...]] = {
    "area": (("href", Use.LINK),),
    "audio": (("src", Use.ASSET),),
    "embed": (("src", Use.ASSET),),
    "feimage": (("href", Use.IMAGE), ("xlink:href", Use.IMAGE)),
    "form": (("action", Use.LINK),),
    "iframe": (("src", Use.LINK),),
    "image": (("href", Use.IMAGE), ("xlink:href", Use.IMAGE)),
    "img": (("src", Use.IMAGE),),
    "input": (("src", Use.IMAGE),),
    "object": (("data", Use.ASSET),),
    "script": (("src", Use.ASSET),),
    "source": (("src", Use.ASSET),),
    "track": (("src", Use.ASSET),),
    "use": (("href", Use.SYMBOL), ("xlink:href", Use.SYMBOL)),
    "video": (("src", Use.ASSET), ("poster", Use.IMAGE)),
}
_FACTS = {"html": "lang", "base": "href"}
_SELECTOR = (
    "[id],[href],[src],[content],[srcset],[imagesrcset],[poster],[lang],[xlink\\:href],a[name]"
    ",object[data],form[action],script[type]"
)
_PAINTED = frozenset(
    "clip-path fill filter marker-end marker-mid marker-start mask stroke style".split(),  # noqa: SIM905
)
_PAINTED_TOO = ",".join([_SELECTOR, "style", *(f"[{name}*='url(' i]" for name in sorted(_PAINTED))])
_LINKED_FILES = re.compile(
    "apple-touch-icon|icon|manifest|mask-icon|modulepreload|prefetch|preload|stylesheet"
)
_LINKED_PAGES = re.compile("author|help|index|next|prev|search")

# Elements that make the parser look through all that are open: nested without end they take it
# quadratic time, half a minute at 100,000.
_BLOCK = re.compile(
    rb"<(/?)(?:address|article|aside|blockquote|center|details|div|dl|fieldset|figure|footer|form"
    rb"|header|main|nav|ol|p|section|summary|ul)\b",
    re.IGNORECASE,
)
_LARGE, _DEEPEST = 50_000, 5_000
_SHOWN = 60  # characters of data that cannot be read


def read_html(data: bytes) -> Document:
    """Everything a page refers to, each address once, and its ids."""
    if not data.strip():
        raise CannotRunError("the page is empty")
    if too_deep(data):
        raise CannotRunError("the page nests its elements too deeply to be read")
    reader = _Reader()
    painted = b"url(" in data or b"@import" in data
    selector = f":is({_PAINTED_TOO if painted else _SELECTOR})"  # without :is, some come twice
    for node in LexborHTMLParser(data).css(selector):
        reader.take(node)
        if painted:
            reader.paint(node)
    return reader.document()


class _Reader:
    """Gathers from the elements of one page, in their order."""

    def __init__(self) -> None:
        self.ids: set[str] = set()
        self.repeated: list[str] = []
        self.links: dict[str, Reference] = {}  # most of a page: kept apart, by address, for speed
        self.others: list[Reference] = []
        self.declared: dict[int, str] = {}  # languages of links, from elements around them
        self.facts: dict[str, str] = {}
        self.broken: list[str] = []

    def take(self, node: LexborNode) -> None:
        """Note what one element says."""
        attributes, tag = node.attributes, node.tag or ""
        if one := attributes.get("id"):
            if one in self.ids:
                self.repeated.append(one)
            self.ids.add(one)
        if tag == "a":
            self._link(node, attributes)
        elif tag in _READERS:
            self.others += _READERS[tag](tag, attributes)
            if tag == "script" and attributes.get("type") == "application/ld+json":
                self._json(node.text())
            elif tag == "meta" and attributes.get("name") == "robots":
                self.facts["robots"] = attributes.get("content") or ""
        elif tag in _FACTS:
            self.facts.setdefault(tag, attributes.get(_FACTS[tag]) or "")
        elif "lang" in attributes and tag != "body":
            for link in node.css("a[href]"):
                self.declared[link.mem_id] = attributes["lang"] or ""

    def _json(self, text: str) -> None:
        try:
            self.others += read_json(text)
        except CannotRunError:
            self.broken.append(" ".join(text.split())[:_SHOWN])

    def paint(self, node: LexborNode) -> None:
        """Note what styles of one element refer to."""
        if node.tag == "style":
            self.others += read_css(node.text())
        for name in _PAINTED & node.attributes.keys():
            self.others += read_css(node.attributes[name] or "")

    def _link(self, node: LexborNode, attributes: Mapping[str, str | None]) -> None:
        if "name" in attributes:
            self.ids.add(attributes["name"] or "")
        if "href" in attributes:
            target = attributes["href"] or ""
        elif "xlink:href" in attributes:
            target = attributes["xlink:href"] or ""
        else:
            return
        if attributes.get("hreflang"):
            self.others.append(reference(Use.SWITCH, target, attributes["hreflang"] or ""))
            return
        language = attributes.get("lang")
        if not language and self.declared:
            language = self.declared.get(node.mem_id)
        if language:
            self.others.append(reference(Use.LINK, target, language))
        elif target not in self.links:
            self.links[target] = plain_link(target)

    def document(self) -> Document:
        """What has been gathered."""
        return Document(
            others=tuple(dict.fromkeys(self.others)),
            links=tuple(self.links.values()),
            ids=frozenset(self.ids),
            repeated=tuple(dict.fromkeys(self.repeated)),
            language=self.facts.get("html", ""),
            base=self.facts.get("base", ""),
            hidden="noindex" in self.facts.get("robots", ""),
            broken=tuple(self.broken),
        )


def too_deep(data: bytes) -> bool:
    """Whether block elements are nested beyond what a page of text can need."""
    if len(data) < _LARGE:
        return False
    depth = deepest = 0
    for match in _BLOCK.finditer(data):
        depth = max(0, depth - 1) if match[1] else depth + 1
        deepest = max(deepest, depth)
    return deepest > _DEEPEST


def _sources(tag: str, attributes: Mapping[str, str | None]) -> Iterator[Reference]:
    for name, use in _SOURCES[tag]:
        if name in attributes and not (tag == "form" and not attributes[name]):
            yield reference(use, attributes[name] or "")
    if "srcset" in attributes:
        yield from _candidates(attributes["srcset"])


def _candidates(value: str | None) -> Iterator[Reference]:
    for address in srcset(value or ""):
        yield reference(Use.IMAGE, address)


def _linked(_: str, attributes: Mapping[str, str | None]) -> Iterator[Reference]:
    """A `<link>`: what it is for stands in `rel` (HTML standard, "Link types")."""
    use, target = _use_of(_of(attributes, "rel")), _of(attributes, "href")
    if use is Use.ALTERNATE and not attributes.get("hreflang"):
        use = Use.MACHINE
    if use and "href" in attributes:
        yield reference(use, target, _of(attributes, "hreflang") if use is Use.ALTERNATE else "")
    if "imagesrcset" in attributes:
        yield from _candidates(attributes["imagesrcset"])


@lru_cache(maxsize=1_000)
def _use_of(rel: str) -> Use | None:
    relations = rel.lower().split()
    if "canonical" in relations:
        return Use.CANONICAL
    if any(map(_LINKED_FILES.fullmatch, relations)):
        return Use.ASSET
    if "alternate" in relations:
        return Use.ALTERNATE
    return Use.MACHINE if any(map(_LINKED_PAGES.fullmatch, relations)) else None


def _meta(_: str, attributes: Mapping[str, str | None]) -> Iterator[Reference]:
    """`<meta>`: a redirect, or an address for those who show previews of the page."""
    content = _of(attributes, "content").strip()
    name = _of(attributes, "property") or _of(attributes, "name")
    if _of(attributes, "http-equiv").lower() == "refresh":
        address = content.partition(";")[2].strip()
        if address[:3].lower() == "url" and address[3:].lstrip().startswith("="):
            address = address[3:].lstrip()[1:].lstrip()  # the word itself may be left out
        if address:
            yield reference(Use.REDIRECT, address.strip("\"'"))
    elif name.startswith(("og:", "twitter:")) and content.startswith(("http", "/", "./", "../")):
        yield reference(Use.MACHINE, content)


_READERS: Mapping[str, Callable[[str, Mapping[str, str | None]], Iterator[Reference]]] = {
    **dict.fromkeys(_SOURCES, _sources),
    "link": _linked,
    "meta": _meta,
}


def _of(attributes: Mapping[str, str | None], name: str) -> str:
    return attributes.get(name) or ""
