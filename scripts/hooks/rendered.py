"""Make HTML only of pages that have changed since they were last made (`scripts.website.rendered`).

A preview keeps pages in memory; a build keeps them in the file that MIZAN_RENDERED names, if any.
A page that MkDocs warns of is not kept, so that the warning comes again.
"""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

from mkdocs.plugins import event_priority
from mkdocs.structure.toc import AnchorLink, TableOfContents

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from scripts.website.publishing import build_day  # noqa: E402
from scripts.website.rendered import (  # noqa: E402
    CACHE,
    Heading,
    Rendered,
    Store,
    fingerprint,
    key_of,
    read_store,
    write_store,
)


class _Warnings(logging.Handler):
    """Counts what MkDocs complains of, at whatever level it has been told to."""

    count = 0

    def emit(self, record: logging.LogRecord) -> None:
        self.count += record.levelno >= logging.WARNING


_warnings = _Warnings()
_run = SimpleNamespace(store=None, made_of="", key="", before=0)


def on_startup(command: str, **_: object) -> None:
    """Begin with what an earlier build has kept; a preview begins with nothing."""
    file = os.environ.get(CACHE, "")
    _run.store = read_store(Path(file)) if file else Store() if command == "serve" else None
    logging.getLogger("mkdocs").addHandler(_warnings)


@event_priority(-300)  # once all files are chosen
def on_files(files: Files, config: MkDocsConfig) -> None:
    """Take down all that pages are made of beside their own text."""
    if _run.store is None:
        return
    day = build_day(os.environ).isoformat()
    paths = sorted(f"{file.src_uri} {file.url}" for file in files)
    _run.made_of = fingerprint(ROOT, [config.theme["language"], day, *paths])


@event_priority(-300)  # after whatever else writes into the text
def on_page_markdown(markdown: str, page: Page, **_: object) -> str:
    """Give Markdown nothing to do for a page that is kept."""
    if _run.store is None:
        return markdown
    _run.key = key_of(_run.made_of, page.file.src_uri, markdown)
    _run.before = _warnings.count
    kept = _run.store.get(page.file.src_uri, _run.key)
    return "" if kept else markdown


@event_priority(300)  # before whatever else reads or writes the page
def on_page_content(html: str, page: Page, files: Files, **_: object) -> str:
    """Put a page that is kept in its place, or keep the one that was made."""
    if _run.store is None:
        return html
    source = page.file.src_uri
    kept: Rendered | None = _run.store.get(source, _run.key)
    if kept is None:
        if _warnings.count == _run.before:
            _run.store.put(source, _run.key, _taken(html, page))
        return html
    page.toc = TableOfContents([_link(heading) for heading in kept.contents])
    for entry in page.toc.items[:1]:
        entry.active = True  # type: ignore[attr-defined]  # as MkDocs marks the first
    page.present_anchor_ids = set(kept.anchors)
    targets = ((files.get_file_from_path(uri), dict(ids)) for uri, ids in kept.links.items())
    page.links_to_anchors = {file: ids for file, ids in targets if file}
    return kept.html


def on_post_build(**_: object) -> None:
    """Keep the pages for the next build, if there is a file for them."""
    if file := os.environ.get(CACHE):
        write_store(Path(file), _run.store)


def _taken(html: str, page: Page) -> Rendered:
    links = {file.src_uri: dict(ids) for file, ids in (page.links_to_anchors or {}).items()}
    anchors = frozenset(page.present_anchor_ids or ())
    return Rendered(html, _headings(page.toc), anchors, links)


def _headings(entries: Iterable[AnchorLink]) -> tuple[Heading, ...]:
    return tuple(Heading(one.title, one.id, one.level, _headings(one.children)) for one in entries)


def _link(heading: Heading) -> AnchorLink:
    link = AnchorLink(heading.title, heading.id, heading.level)
    link.children = [_link(child) for child in heading.children]
    return link
