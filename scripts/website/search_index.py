"""What the search of one language reads: the text of its pages, by section, as one JSON file.

    {"pages": [{"url": "trade/", "title": "…", "list": false, "sections": [["record", "…", "…"]]}],
     "forms": [["ونتشو", "ونجو", "Wenzhou"]]}

A section is its id, its heading and its text; the part above the first heading has neither id nor
heading. `list` marks pages that list entries rather than explain. The text is that of the built
page, without what says nothing of its own; words are reduced in the browser
(docs/assets/javascripts/search/words.js).
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scripts.ledger.ledger import Ledger

Section = tuple[str, str, str]
"""Id, heading, text."""

LISTS = frozenset({"figures", "glossary", "meetings", "people", "sources", "status", "timeline"})
"""Pages that list entries, by name: search puts them after those that explain."""

_BRIEF = frozenset(
    {"figures", "sources", "status"}
)  # of each entry heading and paragraphs, no more

# The notes of a chart repeat its data and its source, a label stands on every page; the rest is
# drawn or for programs.
_SILENT = (
    ".headerlink,.figure-notes,.key-points-label,.footnote-ref,.footnote-backref,"
    "svg,script,style,template"
)
_HEADING = re.compile(r'<h([1-6]) [^>]*?id="([^"]*)"[^>]*>(.*?)</h\1>', re.DOTALL)
_BLOCK_END = re.compile(
    r"(?=</(?:[dh][dt1-6]|div|li|p|summary|t[dhr])>)"
)  # parts words; a </bdi> does not
_TOP = "1"
_INVISIBLE = dict.fromkeys(
    map(ord, "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
)


@dataclass(frozen=True, slots=True)
class SearchPage:
    """A page as search knows it; `url` from the root of the site."""

    url: str
    title: str
    sections: tuple[Section, ...]
    is_list: bool = False


def search_page(  # noqa: PLR0913  what a page is known by
    html: str, *, url: str, name: str, title: str, language: str, description: str = ""
) -> SearchPage:
    """Read the HTML of a page's text."""
    tree = LexborHTMLParser(f"<div>{html}</div>")
    silent = f"{_SILENT},ul,ol,table" if name in _BRIEF else _SILENT
    for node in tree.css(silent):
        node.decompose()
    if name in _BRIEF:  # titles of sources in languages that their readers will not search in
        for node in tree.css(f'[lang]:not([lang="{language}"])'):
            node.decompose()
    body = (tree.body.inner_html if tree.body else "") or ""
    return SearchPage(url, title, tuple(_sections(body, description)), name in LISTS)


def _sections(html: str, description: str) -> Iterable[Section]:
    """The parts between headings; a title, which is a heading of the first level, opens none."""
    section, heading, parts = "", "", [description]
    position = 0
    for match in _HEADING.finditer(html):
        parts.append(_text(html[position : match.start()]))
        position = match.end()
        if match[1] == _TOP:
            continue
        yield section, heading, _joined(parts)
        section, heading, parts = match[2], _text(match[3]), []
    parts.append(_text(html[position:]))
    yield section, heading, _joined(parts)


def _text(html: str) -> str:
    body = LexborHTMLParser(f"<div>{_BLOCK_END.sub(' ', html)}</div>").body
    return " ".join(body.text().split()).translate(_INVISIBLE) if body else ""


def _joined(parts: Sequence[str]) -> str:
    return " ".join(part for part in parts if part)


def known_forms(ledger: Ledger) -> Iterator[tuple[str, ...]]:
    """All forms of each name, term and synonym, in every language: also those that we avoid."""
    for one in ledger.wordings:
        lists = (*one.also.values(), *one.avoid.values())
        yield tuple(
            dict.fromkeys((*one.preferred.values(), *(form for forms in lists for form in forms)))
        )
    for words in ledger.synonyms.values():
        yield tuple(dict.fromkeys(form for forms in words.values() for form in forms))


def as_json(pages: Iterable[SearchPage], groups: Iterable[tuple[str, ...]]) -> str:
    """The file of one language, with the forms of everything that has more than one."""
    content = {
        "pages": [
            {"url": page.url, "title": page.title, "list": page.is_list, "sections": page.sections}
            for page in pages
            if any(any(section) for section in page.sections)
        ],
        "forms": [group for group in groups if len(group) > 1],
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))
