"""The HTML of a rendered page against what may stand in one, as an HTML5 parser reads it.

An allow-list, and it rejects: what is not in it is named, never removed in silence. The parser
(lexbor) builds the same tree that a browser builds, so neither case, entities, unclosed tags nor
comments hide anything; what stands in a code sample is text there, and may stand.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

from scripts.gate.addresses import address_fault, shows_another_host

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from selectolax.lexbor import LexborNode

_ELEMENTS = frozenset(
    """a abbr aside b bdi blockquote br caption cite code col colgroup dd del details dfn div dl dt
    em figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q s samp section
    small span strong sub summary sup table tbody td tfoot th thead time tr ul var wbr""".split()
)
_EVERYWHERE = frozenset({"class", "dir", "id", "lang", "role", "title", "translate"})
_ATTRIBUTES: Mapping[str, frozenset[str]] = {
    "a": frozenset({"download", "href", "hreflang", "rel"}),
    "blockquote": frozenset({"cite"}),
    "details": frozenset({"open"}),
    "img": frozenset({"alt", "height", "loading", "src", "width"}),
    "col": frozenset({"span"}),
    "li": frozenset({"value"}),
    "ol": frozenset({"reversed", "start", "type"}),
    "td": frozenset({"align", "colspan", "headers", "rowspan"}),
    "th": frozenset({"align", "colspan", "headers", "rowspan", "scope"}),
    "time": frozenset({"datetime"}),
}
_ADDRESSES = frozenset({"href", "src", "cite"})
# Half a tag, or one that Markdown does not take for one: readers would see it as it was typed.
_PRINTED = re.compile(
    r"<(?:script|img|svg|iframe|object|embed|style|link|meta|base|form|input|body|video|audio|math)"
    r"(?=[\s/>])[^<>\n]{0,60}",
    re.IGNORECASE,
)
# `<![CDATA[` and `<?php`: comments to a browser, up to the next >; what follows is printed.
_PRINTED_FAULT = (
    "HTML stands in the text and would be printed as it is",
    "put it between `backticks`, or remove it",
)
_NO_COMMENT = re.compile(r"<(?:\?|!(?!--))[^>\n]{0,60}")
_DATA = re.compile(r"(?:data-(?!md-)[a-z][a-z0-9-]*|aria-[a-z]+)")
_VALUES = {
    "id": re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.:-]{0,99}"),
    "class": re.compile(r"(?:\s*(?!md-)[A-Za-z_][A-Za-z0-9_-]*\s*)*"),
    "dir": re.compile(r"(?:ltr|rtl|auto)"),
    "lang": re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*"),
    "role": re.compile(r"(?:doc-[a-z]+|group|img|list|listitem|note|region|table|term)"),
    "rel": re.compile(r"[a-z -]*"),
    "align": re.compile(r"(?:left|right|center)"),
    "loading": re.compile(r"(?:lazy|eager)"),
    # Scripts of themes put it into the page as HTML when somebody points at the word.
    "title": re.compile(r"[^<>]*"),
}
_PLAIN = "use lower-case Latin letters, digits and hyphens"
_ADVICE = {
    "class": f"{_PLAIN}; classes of the theme (md-…) are its own",
    "title": "write it without the signs < and >",
}
# Names that scripts of the theme or of browsers ask for (DOM clobbering), and ids that our own
# templates set.
_TAKEN = frozenset(
    """body head forms images links scripts anchors embeds plugins cookie domain document window
    location self top parent frames opener frameElement navigator localStorage sessionStorage
    documentElement defaultView currentScript implementation constructor prototype
    hasOwnProperty toString valueOf getElementById getElementsByName getElementsByTagName
    querySelector querySelectorAll createElement appendChild attributes childNodes children
    firstChild innerHTML nodeName parentNode ownerDocument setAttribute getAttribute submit
    action alert eval fetch baseURI URL referrer title write open close figure-note
    parity-notice change-log component$ document$ keyboard$ location$ target$ viewport$""".split()
)
# Where the text of a page stands in the theme, so that a stray closing tag closes what it would
# close there; what stands behind it must still stand where it did.
_BEFORE = "<!doctype html><main><div><div><article><div id=gate-text>"
_BEHIND = "<i id=gate-end></i></div></article></div></div></main>"
_OURS = frozenset({"gate-text", "gate-end"})


@dataclass(frozen=True, slots=True)
class MarkupFault:
    """What may not stand in a page: the rule, a sentence, advice, and how to find its line.

    `literal` is what has to stand in the Markdown, letter by letter, for it to be a fault at all.
    """

    rule: str
    sentence: str
    fix: str
    needles: tuple[str, ...]
    found: str = ""
    literal: str = ""


def markup_faults(html: str) -> Iterator[MarkupFault]:
    """Everything in the HTML of a page's text that may not stand in a page."""
    tree = LexborHTMLParser(f"{_BEFORE}{html}\n{_BEHIND}")
    if tree.root is None:
        yield MarkupFault(
            "unsafe-html", "the page cannot be read as HTML", "write Markdown", ("<",)
        )
        return
    end = tree.css_first("main > div > div > article > #gate-text > #gate-end:last-child")
    if end is None:
        sentence = "an HTML element is opened and not closed, or closed twice"
        fix = "close each element that is opened, in the same part of the page"
        yield MarkupFault("unsafe-html", sentence, fix, ("\0unbalanced",))
    yield from _no_comments(html)
    frame = Counter({"main": 1, "article": 1})
    for node in tree.root.traverse(include_text=True):
        name = node.tag or ""
        attributes = node.attributes
        if name == "-comment" or attributes.get("id") in _OURS:
            continue
        if name == "-text":
            yield from _printed(node)
        elif frame[name] and not attributes:
            frame[name] -= 1
        elif name in {"html", "head", "body"}:
            if attributes:
                first = next(iter(attributes))
                yield _element_fault(name, f"<{name}", (f"<{name} {first}", f"<{name}"))
        elif name not in _ELEMENTS:
            yield _element_fault(name, f"<{name}", (f"<{name}",))
        else:
            yield from _attribute_faults(node, name)


def _no_comments(html: str) -> Iterator[MarkupFault]:
    for match in _NO_COMMENT.finditer(html):
        yield MarkupFault("unsafe-html", *_PRINTED_FAULT, (match[0][:20],), match[0], match[0][:2])


def _printed(node: LexborNode) -> Iterator[MarkupFault]:
    parent = node.parent
    while parent is not None and parent.tag not in {"code", "pre"}:
        parent = parent.parent
    for match in _PRINTED.finditer(node.text()) if parent is None else ():
        yield MarkupFault("unsafe-html", *_PRINTED_FAULT, (match[0],), match[0], match[0])


def _element_fault(name: str, found: str, needles: tuple[str, ...]) -> MarkupFault:
    sentence = f"the element {name} may not stand in a page"
    fix = "write Markdown; to show the code itself, put it between `backticks`"
    return MarkupFault("unsafe-html", sentence, fix, needles, found=found[:60])


def _attribute_faults(node: LexborNode, element: str) -> Iterator[MarkupFault]:
    for name, value in node.attributes.items():
        text = value or ""
        known = name in _EVERYWHERE or name in _ATTRIBUTES.get(element, ())
        if not known and not _DATA.fullmatch(name):
            fix = "remove it"
            if name == "style":
                fix = "remove it; how things look stands in docs/assets/stylesheets/"
            sentence = f"the attribute {name[:40]} may not stand on {element}"
            needles = (f"{name}={text[:20]}", f'{name}="{text[:20]}', f"{name}=", f" {name}", name)
            yield MarkupFault("unsafe-html", sentence, fix, needles, found=f"{name}={text[:40]}")
        elif name in _ADDRESSES:
            yield from _address_faults(node, name, text)
        else:
            yield from _value_faults(name, text)


def _value_faults(name: str, text: str) -> Iterator[MarkupFault]:
    pattern = _VALUES.get(name)
    sentence = fix = ""
    if pattern and not pattern.fullmatch(text):
        sentence = f"the {name} holds what no {name} of the site may hold"
        fix = _ADVICE.get(name, _PLAIN)
    elif name == "id" and (text in _TAKEN or text.startswith("__")):
        sentence, fix = "the id is a name that scripts of the page use", "choose another id"
    if sentence:
        needles = (
            f"#{text[:40]}",
            f"{name}={text[:40]}",
            f'{name}="{text[:40]}',
            text[:40] or name,
        )
        yield MarkupFault("unsafe-html", sentence, fix, needles, found=f"{name}={text[:40]}")


def _address_faults(node: LexborNode, name: str, text: str) -> Iterator[MarkupFault]:
    wrong = address_fault(text, own=name == "src")
    if wrong:
        needles = (text[:60], text[:12], node.text()[:30] or node.attributes.get("alt") or "](")
        yield MarkupFault("unsafe-link", *wrong, needles, found=text[:60])
    elif name == "href" and shows_another_host(shown := node.text(), text):
        sentence = "the text of the link names another host than the link leads to"
        where = (shown.strip()[:60], text[:60])
        yield MarkupFault("unsafe-link", sentence, "show the host itself", where, shown[:60])
