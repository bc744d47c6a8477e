"""A frozen copy of the built site: pages that say that they are old, and a manifest of hashes.

Text in, text out. A frozen page keeps every word and number. What changes is what a copy elsewhere
needs: links lead to files, so that it opens from a disk; a notice leads to the page as it stands
today; search engines are told to look there instead.
"""

from __future__ import annotations

import hashlib
import json
import posixpath
import re
from dataclasses import asdict, dataclass
from html import escape
from typing import TYPE_CHECKING

from scripts.website.serving import INDEX, NOT_FOUND, Answer, answer

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from scripts.ledger.languages import Language

MANIFEST, SUMS = "manifest.json", "SHA256SUMS"
# What speaks of a site at an address, which a frozen copy does not have.
_LEFT_OUT = frozenset({NOT_FOUND, "sitemap.xml", "sitemap.xml.gz", "feed.xml"})
_ATTRIBUTE = r"""\s+[^\s"'>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?"""
_TAG = re.compile(rf"<(?P<name>a|link|form)(?P<attributes>(?:{_ATTRIBUTE})*)\s*/?>", re.IGNORECASE)
_HREF = re.compile(r"""(?P<start>\shref\s*=\s*)(?P<quote>["']?)(?P<target>[^\s"'>]*)(?P=quote)""")
_MACHINE = re.compile(r"""\srel\s*=\s*["']?\s*(?:alternate|canonical)\b""", re.IGNORECASE)
_PLAIN = re.compile(r"[^:#?/][^:#?]*|\.*")
_CHARSET = re.compile(r"<meta charset=[^>]*>", re.IGNORECASE)
_EDITION = re.compile(r'<p class="edition">')
_BODY = re.compile(r"<body\b[^>]*>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Version:
    """What was frozen: its tag, the day (ISO), the commit, and the address of the living site."""

    tag: str
    day: str
    commit: str
    live: str


def belongs(path: str) -> bool:
    """Whether a file of the site has a place in a frozen copy."""
    return path.rpartition("/")[2] not in _LEFT_OUT


def live_address(page: str, live: str) -> str:
    """Where the page stands today: `live` ends in a slash."""
    return live + (page.removesuffix(INDEX) if page.rpartition("/")[2] == INDEX else page)


def frozen_page(
    html: str, page: str, files: Collection[str], version: Version, language: Language
) -> str:
    """The page as a frozen copy, with its links to other files of the copy made explicit."""
    address = live_address(page, version.live)
    kept = _TAG.sub(lambda tag: _tag(tag, page, files, version.live), html)
    head = f'<meta name="robots" content="noindex"><link rel="canonical" href="{escape(address)}">'
    kept = _CHARSET.sub(lambda found: f"{found[0]}\n  {head}", kept, count=1)
    words = language.groups["frozen"]
    notice = words["notice"].format(tag=_isolated(version.tag), day=language.period(version.day))
    paragraph = (
        f'<p class="frozen-notice" role="note">{notice} '
        f'<a href="{escape(address)}">{escape(words["link"])}</a></p>'
    )
    if _EDITION.search(kept):
        return _EDITION.sub(lambda found: f"{paragraph}\n  {found[0]}", kept, count=1)
    return _BODY.sub(lambda found: f"{found[0]}\n{paragraph}", kept, count=1)


def _isolated(text: str) -> str:
    return f'<bdi dir="ltr">{escape(text)}</bdi>'


def _tag(tag: re.Match[str], page: str, files: Collection[str], live: str) -> str:
    """A tag with its link made explicit; nothing for one that only search engines read."""
    if tag["name"].lower() == "link" and _MACHINE.search(tag["attributes"]):
        return ""
    return _HREF.sub(lambda href: _href(href, page, files, live), tag[0], count=1)


def _href(href: re.Match[str], page: str, files: Collection[str], live: str) -> str:
    """A link to a file of the copy; what only the living site has, such as its feed, is there."""
    target = explicit(href["target"], page, files)
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(page), target))
    if _PLAIN.fullmatch(target) and not belongs(joined):
        target = escape(live + joined)
    quote = href["quote"] or '"'
    return f"{href['start']}{quote}{target}{quote}"


def explicit(target: str, page: str, files: Collection[str]) -> str:
    """A relative address of a folder with the name of its index: `../trade/#x` gains index.html.

    Addresses of files, of places on the page itself and elsewhere stay as they are.
    """
    path, mark, rest = _parted(target)
    if not path or not _PLAIN.fullmatch(path):
        return target
    here = posixpath.dirname(page)
    joined = posixpath.normpath(posixpath.join(here, path))
    folder = path.endswith("/") or path.split("/")[-1] in {".", ".."}
    wanted = "" if joined == "." else joined + ("/" if folder else "")
    found, file = answer(wanted, files)
    if found is Answer.MISSING or file == wanted:
        return target
    name = posixpath.relpath(file, here or ".")
    return f"{name}{mark}{rest}"


def _parted(target: str) -> tuple[str, str, str]:
    """The path of an address, and what follows it."""
    place = next((index for index, sign in enumerate(target) if sign in "#?"), len(target))
    return target[:place], target[place : place + 1], target[place + 1 :]


def manifest(
    version: Version, versions: Mapping[str, str], contents: Mapping[str, bytes]
) -> dict[str, bytes]:
    """The two files that vouch for the others: for programs, and for `sha256sum --check`."""
    hashes = {path: hashlib.sha256(contents[path]).hexdigest() for path in sorted(contents)}
    document = {
        **asdict(version),
        "built_with": dict(sorted(versions.items())),
        "files": {
            path: {"sha256": digest, "bytes": len(contents[path])}
            for path, digest in hashes.items()
        },
    }
    text = json.dumps(document, ensure_ascii=False, indent=1) + "\n"
    sums = "".join(f"{digest}  {path}\n" for path, digest in hashes.items())
    return {MANIFEST: text.encode("utf-8"), SUMS: sums.encode("utf-8")}
