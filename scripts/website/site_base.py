"""Where a built site is published, found from the site itself.

A project on GitHub Pages lies under a sub-path, `/mizan/`, the same site elsewhere under `/`. So
that nothing needs to be set, the first of these that is there decides, by majority: what pages call
their canonical address, less their own path; the same of what the sitemap lists; the folder that
links from the server's root (`/mizan/assets/x.css`) need for their files to exist; else `/`.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scripts.core.errors import CannotRunError
from scripts.website.addresses import decoded, parse_address
from scripts.website.references import Use

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from scripts.website.references import Document

_INDEX = "index.html"


@dataclass(frozen=True, slots=True, order=True)
class Base:
    """Where the site is published: the host, if the site says so, and the path, `/` or `/repo/`."""

    host: str = ""
    path: str = "/"


def given_base(base_url: str) -> Base:
    """The base that a person names. Raises CannotRunError when it is no full address."""
    address = parse_address(base_url)
    if not address.host:
        raise CannotRunError(f"the base address must begin with https://, not be {base_url!r}")
    return Base(address.host, decoded(address.path).rstrip("/") + "/")


def find_base(documents: Mapping[str, Document], files: Collection[str]) -> Base:
    """Where the site is published, from what its own pages say."""
    for votes in (
        _canonical_votes(documents),
        _sitemap_votes(documents, files),
        _rooted_votes(documents, files),
    ):
        counted = Counter(votes)
        if counted:
            return min(counted, key=lambda base: (-counted[base], len(base.path), base))
    return Base()


def _canonical_votes(documents: Mapping[str, Document]) -> Iterator[Base]:
    for page, document in documents.items():
        own = "/" + (page.removesuffix(_INDEX) if page.rpartition("/")[2] == _INDEX else page)
        for reference in document.others:
            if reference.use is Use.CANONICAL:
                address = parse_address(reference.target)
                path = decoded(address.path)
                if address.host and path.endswith(own):
                    yield Base(address.host, path.removesuffix(own) + "/")


def _sitemap_votes(documents: Mapping[str, Document], files: Collection[str]) -> Iterator[Base]:
    sitemap = documents.get("sitemap.xml")
    for reference in sitemap.references if sitemap else ():
        address = parse_address(reference.target)
        for folder, rest in _splits(decoded(address.path)):
            if address.host and (rest + _INDEX in files or rest in files):
                yield Base(address.host, folder)


def _rooted_votes(documents: Mapping[str, Document], files: Collection[str]) -> Iterator[Base]:
    for document in documents.values():
        for reference in document.references:
            if reference.target.startswith("/") and not reference.target.startswith("//"):
                for folder, rest in _splits(decoded(parse_address(reference.target).path)):
                    if rest and (rest + _INDEX in files or rest in files):
                        yield Base("", folder)


def _splits(path: str) -> Iterator[tuple[str, str]]:
    """Every way to part a path into the site's folder and what lies within the site."""
    for at, character in enumerate(path):
        if character == "/":
            yield path[: at + 1], path[at + 1 :]
