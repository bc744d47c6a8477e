"""What a page says of itself to programs and to those who cite it: schema.org, BibTeX, Atom."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from scripts.ledger.languages import Language
    from scripts.website.publishing import Moment, PageNotes

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
_ATOM = "http://www.w3.org/2005/Atom"
_NAME = re.compile(r"[^a-z0-9]+")
# What ends a script element or begins another is written as an escape (HTML, 4.12.1.3).
_SCRIPT = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028"})
_BIBTEX = str.maketrans({mark: f"\\{mark}" for mark in "&%$#_{}"} | {"\\": r"\textbackslash{}"})


@dataclass(frozen=True, slots=True)
class About:
    """A page as others refer to it. `url` is absolute, `authors` as a citation names them."""

    name: str
    language: str
    title: str
    description: str
    url: str
    site: str
    site_url: str
    authors: str
    image: str = ""


DOWNLOADS: Mapping[str, Sequence[str]] = {
    "figures.md": ("data/ledger.csv", "data/ledger.json"),
    "timeline.md": ("data/timeline.csv",),
    "glossary.md": ("data/glossary.csv",),
    "meetings.md": ("data/meetings.csv",),
}
"""Pages that are data to be downloaded, and where the data lie in the site."""


def card_address(name: str, code: str) -> str:
    """Where the picture for shared links lies in the site, for a page's name."""
    return f"assets/cards/{name.removesuffix('.md').replace('/', '-')}.{code}.png"


def citation(about: About, reviewed: Moment, language: Language) -> str:
    """How to cite a page in its language: the day is that of the last review."""
    return language.word("citation", "page").format(
        authors=about.authors,
        title=language.quoted(about.title),
        site=about.site,
        day=reviewed.text,
        url=about.url,
        licence="CC BY 4.0",
    )


def structured(about: About, notes: PageNotes, downloads: Sequence[str] = ()) -> str:
    """The page for search engines, as the text of a JSON-LD script (schema.org Article, Dataset).

    `downloads` are absolute addresses of files that hold the data; they make the page a Dataset.
    """
    dates = {
        "dateModified": notes.reviewed.iso if notes.reviewed else None,
        "datePublished": min((one.moment.iso for one in notes.changes), default=None),
    }
    publisher = {"@type": "Organization", "name": about.site, "url": about.site_url}
    document: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "Dataset" if downloads else "Article",
        "name" if downloads else "headline": about.title,
        "description": about.description,
        "inLanguage": about.language,
        "url": about.url,
        "mainEntityOfPage": about.url,
        **{name: day for name, day in dates.items() if day},
        "author": {"@type": "Organization", "name": about.authors},
        "publisher": publisher,
        "license": LICENCE,
        "isAccessibleForFree": True,
    }
    if about.image:
        document["image"] = about.image
    if downloads:
        document["creator"] = document["author"]
        document["distribution"] = [
            {
                "@type": "DataDownload",
                "contentUrl": address,
                "encodingFormat": "text/csv" if address.endswith(".csv") else "application/json",
            }
            for address in downloads
        ]
    return json.dumps(document, ensure_ascii=False).translate(_SCRIPT)


def bibtex(about: About, notes: PageNotes) -> str:
    """The page as an entry for BibTeX."""
    reviewed = notes.reviewed.iso if notes.reviewed else ""
    key = _NAME.sub("-", f"mizan {about.name} {about.language} {reviewed[:4]}").strip("-")
    fields = {
        "author": f"{{{about.authors.translate(_BIBTEX)}}}",
        "title": about.title.translate(_BIBTEX),
        "howpublished": about.site.translate(_BIBTEX),
        "year": reviewed[:4],
        "note": f"reviewed {reviewed}" if reviewed else "",
        "url": about.url,
        "langid": {"ar": "arabic", "en": "british"}.get(about.language, about.language),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{key},", *lines, "}"])


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a page's change log, for the feed."""

    title: str
    url: str
    day: str
    text: str


def feed(entries: Iterable[Entry], language: str, title: str, home: str, authors: str) -> str:
    """The changes of all pages in one language as an Atom feed (RFC 4287), the latest first.

    Ids are tag addresses (RFC 4151) of page, day and number, so that they survive a reordering.
    """
    latest = sorted(entries, key=lambda one: (one.day, one.title), reverse=True)
    root = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": language})
    address = urljoin(home, "feed.xml")
    _text(root, "id", home)
    _text(root, "title", title)
    _text(root, "updated", _moment(latest[0].day if latest else "1970-01-01"))
    ET.SubElement(root, "link", {"rel": "self", "href": address})
    ET.SubElement(root, "link", {"rel": "alternate", "href": home, "hreflang": language})
    _text(ET.SubElement(root, "author"), "name", authors)
    counts: dict[tuple[str, str], int] = {}
    for one in latest:
        number = counts[one.url, one.day] = counts.get((one.url, one.day), 0) + 1
        entry = ET.SubElement(root, "entry")
        where = urlsplit(one.url)
        _text(entry, "id", f"tag:{where.hostname},{one.day}:{where.path}:{number}")
        _text(entry, "title", one.title)
        _text(entry, "updated", _moment(one.day))
        ET.SubElement(entry, "link", {"rel": "alternate", "href": one.url})
        _text(entry, "summary", one.text)
    ET.indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(root, "unicode")}\n'


def _text(parent: ET.Element, name: str, words: str) -> None:
    ET.SubElement(parent, name).text = words


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z" if len(day) > len("2026-11") else f"{day}-01T00:00:00Z"
