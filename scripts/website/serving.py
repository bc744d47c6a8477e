"""What GitHub Pages answers: a function from an address to status, headers and bytes.

Seen on GitHub Pages and told in its documentation (docs.github.com/pages): a project lies under its
own sub-path; `/trade` is a redirect to `/trade/` where that has an index, `/trade.html` answers to
`/trade` too; capital and small letters are told apart; what is not there gets 404.html with the
status 404; texts are compressed for whoever accepts gzip; other files are sent as they are.
"""

from __future__ import annotations

import gzip
import mimetypes
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

INDEX, NOT_FOUND = "index.html", "404.html"
_TYPES = mimetypes.MimeTypes()
for _type, _ending in (
    ("application/javascript", ".js"),
    ("application/toml", ".toml"),
    ("font/woff2", ".woff2"),
    ("image/svg+xml", ".svg"),
    ("text/csv", ".csv"),
    ("text/markdown", ".md"),
):
    _TYPES.add_type(_type, _ending)
_WITH_CHARSET = ("text/", "application/javascript", "application/json")
_COMPRESSED = (*_WITH_CHARSET, "application/xml", "image/svg+xml", "application/toml")


class Answer(StrEnum):
    """What comes of asking for an address."""

    FOUND = "found"
    REDIRECTED = "redirected"  # the slash at the end is missing
    MISSING = "missing"
    ASTRAY = "astray"  # on this server, outside the project's sub-path
    ELSEWHERE = "elsewhere"  # another host, or no page at all (mailto:)


def answer(path: str, files: Collection[str]) -> tuple[Answer, str]:
    """What is served for a decoded path within the site, and from which file."""
    if not path or path.endswith("/"):
        index = path + INDEX
        return (Answer.FOUND, index) if index in files else (Answer.MISSING, "")
    for file in (path, path + ".html"):
        if file in files:
            return Answer.FOUND, file
    index = f"{path}/{INDEX}"
    return (Answer.REDIRECTED, index) if index in files else (Answer.MISSING, "")


@dataclass(frozen=True, slots=True)
class Response:
    """A whole answer; `body` as it goes over the wire."""

    status: int
    headers: Mapping[str, str]
    body: bytes = b""


def content_type(file: str) -> str:
    """The type of a file by its ending, with the character set where it is text."""
    kind = _TYPES.guess_type(file)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith(_WITH_CHARSET) else kind


def respond(
    folder: Path, files: Collection[str], base: str, target: str, *, accepts_gzip: bool = False
) -> Response:
    """The answer to GET `target` (path and query, as sent) for a site in `folder` under `base`.

    `files` are the paths within the folder: nothing else is ever opened. `base` is `/` or `/name/`.
    """
    parts = urlsplit(target)
    path = unquote(parts.path)
    if f"{path}/" == base:
        return _moved(base, parts.query)
    if not path.startswith(base):
        return Response(404, {"Content-Type": "text/plain; charset=utf-8"}, b"not this site\n")
    found, file = answer(path.removeprefix(base), files)
    if found is Answer.REDIRECTED:
        return _moved(f"{path}/", parts.query)
    if found is Answer.FOUND:
        return _sent(200, folder / file, accepts_gzip=accepts_gzip)
    if NOT_FOUND in files:
        return _sent(404, folder / NOT_FOUND, accepts_gzip=accepts_gzip)
    return Response(404, {"Content-Type": "text/plain; charset=utf-8"}, b"no 404.html\n")


def _moved(path: str, query: str) -> Response:
    place = quote(path) + (f"?{query}" if query else "")
    return Response(301, {"Location": place, "Content-Type": "text/html"})


def _sent(status: int, file: Path, *, accepts_gzip: bool) -> Response:
    kind = content_type(file.name)
    headers = {"Content-Type": kind, "Cache-Control": "max-age=600", "Vary": "Accept-Encoding"}
    body = file.read_bytes()
    if accepts_gzip and kind.startswith(_COMPRESSED):
        return Response(status, {**headers, "Content-Encoding": "gzip"}, compressed(body))
    return Response(status, headers, body)


@lru_cache(maxsize=256)
def compressed(body: bytes) -> bytes:
    """The bytes as they are sent to whoever accepts gzip; the same each time."""
    return gzip.compress(body, compresslevel=6, mtime=0)
