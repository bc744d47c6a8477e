"""Where numbers come from: docs/data/sources.toml, one entry per page or document that was read."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scripts.ledger.schema import Entry, Words, read_entries
from scripts.ledger.toml_file import read_toml

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from scripts.core.finding import Finding

SOURCES_FILE = "docs/data/sources.toml"
IDENTIFIER = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
MOMENT = re.compile(r"(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_URL = re.compile(r"https?://[^\s<>\"'\\^`{|}]+")


@dataclass(frozen=True, slots=True)
class Source:
    """A source. `published` is an ISO date as far as it is known, or empty.

    `title` is the page's own, in its own language; where what was read does not show it, `title`
    is empty and `about` says in the site's languages what the page is.
    `origin` says who made the number, when the publisher only passes it on; `quoted` is what was
    read there, as printed; `archive` is an address that keeps a copy.
    """

    id: str
    publisher: Words
    origin: Words | None
    title: str
    about: Words | None
    language: str
    url: str
    published: str
    accessed: dt.date
    archive: str
    quoted: str
    line: int

    def attribution(self, language: str) -> str:
        """Who a reader should credit: the maker of the number, else the publisher."""
        return (self.origin or self.publisher)[language]

    def heading(self, language: str) -> str:
        """The title, or else our own words for it in the language."""
        return self.title or (self.about or {}).get(language, "")


def read_sources(
    root: Path, languages: tuple[str, ...], scripts: Collection[str], faults: list[Finding]
) -> dict[str, Source]:
    """The sources by id. `scripts` are the languages that a source may be written in."""
    entries = read_entries(read_toml(root, SOURCES_FILE), faults, languages)
    return {name: _source(name, entry, scripts) for name, entry in entries.items()}


def _source(name: str, entry: Entry, scripts: Collection[str]) -> Source:
    check_id(name, entry)
    source = Source(
        id=name,
        publisher=entry.words("publisher") or {},
        origin=entry.words("origin", required=False),
        title=entry.text("title", default=""),
        about=entry.words("about", required=False),
        language=entry.choice("language", scripts),
        url=_url(entry, "url"),
        published=_moment(entry),
        accessed=entry.date("accessed"),
        archive=_url(entry, "archive")
        if entry.has("archive")
        else entry.text("archive", default=""),
        quoted=entry.text("quoted"),
        line=entry.line(),
    )
    entry.close()
    _check_heading(source, entry)
    return source


def _check_heading(source: Source, entry: Entry) -> None:
    if source.title and source.about:
        fix = "keep the title: about is for a page whose title could not be seen"
        entry.fault("ledger-bad-value", "a source has a title and about", "about", fix=fix)
    if not source.title and not source.about:
        fix = "add the page's own title, or where it could not be seen about.LANGUAGE in our words"
        entry.fault("ledger-missing-field", "a source has no title", "title", fix=fix)


def check_id(name: str, entry: Entry) -> None:
    """An id becomes an anchor and a file-safe name: lower-case ASCII words joined by hyphens."""
    if not IDENTIFIER.fullmatch(name):
        fix = "use a-z, 0-9 and single hyphens"
        entry.fault("ledger-bad-id", "the id is not lower-case ASCII words", found=name, fix=fix)


def is_moment(value: str) -> bool:
    """Whether it is a year, a month or a day that there is, in ISO form."""
    if not MOMENT.fullmatch(value):
        return False
    try:
        dt.date.fromisoformat(value + "2024-01-01"[len(value) :])
    except ValueError:
        return False
    return True


def _moment(entry: Entry) -> str:
    value = entry.text("published", default="")
    if value and not is_moment(value):
        fix = 'write it like "2024-01-12", "2024-01" or "2024"'
        entry.fault(
            "ledger-bad-value", "published is not a date", "published", found=value, fix=fix
        )
    return value


def _url(entry: Entry, name: str) -> str:
    value = entry.text(name, markup=True)
    if value and not _URL.fullmatch(value):
        fix = "a full address that begins with https:// or http://"
        entry.fault("ledger-bad-value", f"{name} is not an address", name, found=value, fix=fix)
    return value
