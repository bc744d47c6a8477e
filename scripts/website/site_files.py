"""The files of a built site, each read by the reader for its kind."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from scripts.website.page_links import read_html
from scripts.website.references import Document, Reference, Use
from scripts.website.text_links import read_css, read_feed, read_json, read_sitemap

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


_FEED, _HEAD = re.compile(rb"<(?:feed|rss|rdf:RDF)\b"), 2_000


def site_files(folder: Path) -> Iterator[str]:
    """Regular files, by path within the folder; a pipe or a loop of links hangs no reader."""
    start = len(str(folder)) + 1
    for parent, folders, names in os.walk(folder):
        folders.sort()
        for name in names:
            file = f"{parent}{os.sep}{name}"
            if os.path.isfile(file):  # noqa: PTH113  a Path for each of thousands takes longer
                yield file[start:].replace(os.sep, "/")


def read_document(path: str, file: Path) -> Document | None:
    """What a file refers to; None for files that refer to nothing, such as images and data."""
    name = path.rpartition("/")[2]
    if path.endswith((".html", ".svg")):
        return read_html(file.read_bytes())
    if path.endswith(".css"):
        return Document(tuple(read_css(_text(file))))
    if path.endswith(".webmanifest") or name == "manifest.json":
        return Document(tuple(read_json(_text(file))))
    if path.endswith((".xml", ".atom", ".rss")):
        return _list_of_pages(name, file.read_bytes())
    if path == "robots.txt":
        lines = (line.partition(":") for line in _text(file).splitlines())
        return Document(
            tuple(
                Reference(Use.MACHINE, value.strip())
                for field, _, value in lines
                if field.strip().lower() == "sitemap"
            )
        )
    return None


def _list_of_pages(name: str, data: bytes) -> Document | None:
    if name.startswith("sitemap"):
        return read_sitemap(data)
    return read_feed(data) if _FEED.search(data[:_HEAD]) else None


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8", errors="replace")
