"""What the hook hands to templates and feeds of what a page says of itself."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from scripts.website.metadata import (
    DOWNLOADS,
    About,
    Entry,
    bibtex,
    card_address,
    citation,
    feed,
    structured,
)
from scripts.website.publishing import home_urls

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

    from scripts.ledger.languages import Language
    from scripts.website.publishing import PageNotes

    Changes = dict[str, list[Entry]]  # by language


def page_metadata(
    page: Page, config: MkDocsConfig, language: Language, notes: PageNotes, changes: Changes
) -> Mapping[str, Any]:
    """What templates print of a page; its changes are added to those of the language."""
    name = page.file.src_uri.partition("/")[2]
    description = page.meta.get("description") or config.site_description or ""
    about = About(
        name=name.removesuffix(".md"),
        language=language.code,
        title=str(page.meta.get("title") or page.title),
        description=str(description),
        url=page.canonical_url or "",
        site=config.site_name,
        site_url=config.site_url or "",
        authors=language.word("authors", "charts"),
        image=urljoin(config.site_url or "", card_address(name, language.code)),
    )
    downloads = [urljoin(about.site_url, path) for path in DOWNLOADS.get(name, ())]
    changes.setdefault(language.code, []).extend(
        Entry(about.title, about.url, change.moment.iso, change.text) for change in notes.changes
    )
    said: dict[str, Any] = {"about": about, "structured": structured(about, notes, downloads)}
    if notes.reviewed:
        said["citation"] = citation(about, notes.reviewed, language)
        said["bibtex"] = bibtex(about, notes)
    return said


def write_feeds(config: MkDocsConfig, languages: Sequence[Language], changes: Changes) -> None:
    """Write the changes of every language to feed.xml beside its home page."""
    homes = home_urls(languages)
    for language in languages:
        home = urljoin(config.site_url or "", homes[language.code])
        authors = language.word("authors", "charts")
        entries = changes.get(language.code, ())
        text = feed(entries, language.code, language.word("feed", "page"), home, authors)
        file = Path(config.site_dir, homes[language.code], "feed.xml")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
