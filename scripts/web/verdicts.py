"""What a visit says about a link: pure rules over what a server answered."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from scripts.web.visits import Visit

_OK_LOW, _OK_HIGH = 200, 299
_GONE = frozenset({404, 410})
_WALL = frozenset({401, 402, 403, 405, 406, 418, 429, 451, 999})
_PERMANENT = frozenset({301, 308})
_PARKED_WITHIN = 20_000  # bytes from the start; further down it may be an advertisement
_FEW = 200  # bytes: less than any page that says something

_TITLE = re.compile(rb"<title[^>]{0,200}>(?P<text>[^<]{0,400})", re.IGNORECASE)
_HEADING = re.compile(rb"<h1[^>]{0,400}>(?P<text>.{0,400}?)</h1", re.IGNORECASE | re.DOTALL)
_TAGS = re.compile(r"<[^>]{0,400}>")
_REFRESH = re.compile(
    rb"<meta[^>]{0,200}http-equiv\s*=\s*[\"']?refresh[^>]{0,200}url\s*=\s*[\"']?(?P<url>[^\"'>\s]+)",
    re.IGNORECASE,
)
_MISSING_WORDS = re.compile(
    r"\b404\b|not found|page (?:is )?(?:missing|unavailable|doesn.t exist|does not exist)|"
    r"no longer (?:available|exists)|nothing (?:was )?found|"
    r"غير موجود|لم يتم العثور|لم يُعثر|تعذر العثور|الصفحة غير متاحة|غير متوفر|"
    r"не найден|不存在|未找到",
    re.IGNORECASE,
)
_PARKED_WORDS = re.compile(
    r"domain (?:is )?(?:for sale|parked|expired)|buy this domain|this domain may be for sale|"
    r"النطاق معروض للبيع|домен продается",
    re.IGNORECASE,
)
_CHALLENGE_WORDS = re.compile(
    r"just a moment|attention required|checking your browser", re.IGNORECASE
)


class Kind(StrEnum):
    """What becomes of a link."""

    OK = "ok"
    MOVED = "moved"
    DEAD = "dead"
    BLOCKED = "blocked"
    UNSURE = "unsure"
    SOFT_404 = "soft-404"


@dataclass(frozen=True, slots=True)
class Verdict:
    """A kind, the reason in words, and the new address of what has moved."""

    kind: Kind
    reason: str
    moved_to: str = ""


_FAILURES = {
    "address": Kind.DEAD,
    "loop": Kind.DEAD,
    "redirect": Kind.DEAD,
    "private": Kind.BLOCKED,
    "busy": Kind.BLOCKED,
}


def verdict(visit: Visit) -> Verdict:  # noqa: PLR0911  a list of cases, the first that fits
    """Judge one visit. A name that cannot be looked up, or silence, is never "dead" by itself."""
    if visit.failure:
        return Verdict(_FAILURES.get(visit.failure, Kind.UNSURE), visit.message)
    reply = visit.reply
    if reply is None:
        return Verdict(Kind.UNSURE, "no answer")
    if reply.status in _GONE:
        return Verdict(Kind.DEAD, f"the server answers {reply.status}")
    if reply.status in _WALL:
        return Verdict(Kind.BLOCKED, f"the server answers {reply.status} to programs")
    if not _OK_LOW <= reply.status <= _OK_HIGH:
        if _CHALLENGE_WORDS.search(_spoken(reply.body)):
            return Verdict(Kind.BLOCKED, "the server asks for a browser")
        return Verdict(Kind.UNSURE, f"the server answers {reply.status}")
    return _page(visit, reply.body, reply.header("content-type"))


def _page(visit: Visit, body: bytes, media: str) -> Verdict:
    """A page that was delivered: is it the one that the link is about?"""
    if ("html" in media.lower() or not media) and (found := _in_words(body)):
        return found
    if _lost_in_redirects(visit):
        return Verdict(Kind.SOFT_404, "it redirects to the home page")
    if visit.hops and all(hop.status in _PERMANENT for hop in visit.hops):
        return Verdict(Kind.MOVED, "it has moved for good", visit.final)
    return Verdict(Kind.OK, "")


def _in_words(body: bytes) -> Verdict | None:
    """What the page itself says: that it is not there, elsewhere, or for browsers only."""
    words = _spoken(body)
    if _CHALLENGE_WORDS.search(words):
        return Verdict(Kind.BLOCKED, "the server asks for a browser")
    if _MISSING_WORDS.search(words):
        return Verdict(Kind.SOFT_404, "the page itself says that it is not there")
    if _PARKED_WORDS.search(words) or _PARKED_WORDS.search(_text(body[:_PARKED_WITHIN])):
        return Verdict(Kind.SOFT_404, "the domain is for sale")
    if refresh := _REFRESH.search(body):
        return Verdict(Kind.MOVED, "the page sends readers on", _text(refresh["url"]))
    if len(body) < _FEW and not words and not _text(body):
        return Verdict(Kind.SOFT_404, "the page is empty")
    return None


def _lost_in_redirects(visit: Visit) -> bool:
    """Whether a deep address ends at the front door of a site (a soft 404 by Wikimedia's rule)."""
    asked, got = urlsplit(visit.url), urlsplit(visit.final)
    deep = asked.path.strip("/") != "" or asked.query != ""
    return bool(visit.hops) and deep and got.path.strip("/") == "" and not got.query


def _spoken(body: bytes) -> str:
    """The words of the title and the first heading."""
    found = [match["text"] for pattern in (_TITLE, _HEADING) if (match := pattern.search(body))]
    return " ".join(_text(part) for part in found).strip()


def _text(body: bytes) -> str:
    return unescape(_TAGS.sub(" ", body.decode("utf-8", errors="replace"))).strip()
