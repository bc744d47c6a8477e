"""What is new on the site: the latest changes of all pages, for the home page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scripts.website.publishing import page_notes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from scripts.ledger.languages import Language
    from scripts.website.publishing import Moment


@dataclass(frozen=True, slots=True)
class News:
    """A change of a page, as the home page tells of it."""

    moment: Moment
    text: str
    title: str
    url: str


def news(
    pages: Iterable[tuple[str, str, Mapping[str, object]]], language: Language, most: int = 5
) -> tuple[News, ...]:
    """The latest changes of pages given as title, address and front matter; the newest first."""
    found = [
        News(change.moment, change.text, title, url)
        for title, url, meta in pages
        for change in page_notes(meta, language).changes
    ]
    return tuple(sorted(found, key=lambda one: one.moment.iso, reverse=True)[:most])
