"""A visit to a page: HEAD, then GET, through redirects, with a little patience."""

from __future__ import annotations

import email.utils
import time
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING

from scripts.web.addresses import OTHER_PORTS, Address, BadAddressError, address, follow
from scripts.web.requests import Door, Limits, Reply, RequestError, ask

if TYPE_CHECKING:
    from collections.abc import Callable

AGENT = "MizanLinkCheck/1 (+https://github.com/)"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_MISSING = frozenset({404, 410})
_BUSY = frozenset({429, 503})
_HOPS = 10
_TRIES = 3
_CAP = 60.0  # seconds; a server that asks for more is left alone in this run


@dataclass(frozen=True, slots=True)
class Hop:
    """One redirect of a visit."""

    status: int
    url: str


@dataclass(frozen=True, slots=True)
class Visit:
    """What came of an address: the last answer and its address, or what went wrong.

    `failure` is a kind of RequestError, or "address", "loop", "redirect" or "busy".
    """

    url: str
    final: str = ""
    reply: Reply | None = None
    hops: tuple[Hop, ...] = ()
    failure: str = ""
    message: str = ""


@dataclass
class Visitor:
    """Visits pages one after the other; `patience` is the wait before a second try, in seconds."""

    door: Door
    limits: Limits = field(default_factory=Limits)
    agent: str = AGENT
    patience: float = 1.0
    ports: frozenset[int] = OTHER_PORTS
    sleep: Callable[[float], None] = time.sleep

    def visit(self, url: str) -> Visit:
        """Visit an address: a failure is tried again, a missing page asked for twice."""
        outcome = Visit(url)
        wait = self.patience
        for attempt in range(_TRIES):
            outcome = self._once(url)
            pause = self._pause(outcome, attempt, wait)
            if pause is None:
                break
            if pause > _CAP:
                return Visit(
                    url, outcome.final, outcome.reply, outcome.hops, "busy", "asked to wait"
                )
            self.sleep(pause)
            wait *= 2
        return outcome

    def _pause(self, outcome: Visit, attempt: int, wait: float) -> float | None:
        """Seconds to wait before another try; None where there is to be none."""
        if attempt == _TRIES - 1:
            return None
        if outcome.failure in {"connect", "timeout", "protocol"}:
            return wait
        if outcome.reply is None:
            return None
        status = outcome.reply.status
        if status in _BUSY:
            return _retry_after(outcome.reply.header("retry-after"), wait)
        if status in _MISSING:
            return 2 * self.patience if attempt == 0 else None
        return wait if status >= 500 else None  # noqa: PLR2004  RFC 9110, 15.6

    def _once(self, url: str) -> Visit:
        hops: list[Hop] = []
        try:
            here = address(url, self.ports)
        except BadAddressError as error:
            return Visit(url, failure="address", message=str(error))
        cookies: dict[str, SimpleCookie] = {}
        seen: set[tuple[str, str]] = set()
        while True:
            try:
                reply = self._head_or_get(here, cookies)
            except RequestError as error:
                return Visit(url, here.url, None, tuple(hops), error.kind, str(error))
            location = reply.header("location")
            if reply.status not in _REDIRECTS:
                return Visit(url, here.url, reply, tuple(hops))
            state = (here.url, _sent(cookies, here))
            if not location or state in seen or len(hops) == _HOPS:
                kind = "loop" if location else "redirect"
                message = "it redirects for ever" if location else "it redirects to nowhere"
                return Visit(url, here.url, reply, tuple(hops), kind, message)
            seen.add(state)
            try:
                here = follow(here, location, self.ports)
            except BadAddressError as error:
                message = f"it redirects to an address that is refused: {error}"
                return Visit(url, here.url, reply, tuple(hops), "redirect", message)
            hops.append(Hop(reply.status, here.url))

    def _head_or_get(self, here: Address, cookies: dict[str, SimpleCookie]) -> Reply:
        """HEAD where it is enough (a redirect); GET for the page, and wherever HEAD may lie."""
        reply = None
        try:
            reply = self._ask(here, "HEAD", cookies)
        except RequestError as error:
            if error.kind in {"name", "private", "certificate"}:
                raise
        if reply is not None and reply.status in _REDIRECTS and reply.header("location"):
            return reply
        return self._ask(here, "GET", cookies)

    def _ask(self, here: Address, method: str, cookies: dict[str, SimpleCookie]) -> Reply:
        headers = {"User-Agent": self.agent, "Accept": "*/*", "Accept-Encoding": "gzip, deflate"}
        if sent := _sent(cookies, here):
            headers["Cookie"] = sent
        reply = ask(here, method, headers, self.door, self.limits)
        jar = cookies.setdefault(here.host, SimpleCookie())
        for line in reply.headers.get("set-cookie", ()):
            try:
                jar.load(line)
            except CookieError:
                continue
        return reply


def _sent(cookies: dict[str, SimpleCookie], here: Address) -> str:
    """The cookies of this host alone: they live as long as one visit."""
    jar = cookies.get(here.host) or SimpleCookie()
    return "; ".join(f"{name}={morsel.value}" for name, morsel in sorted(jar.items()))


def _retry_after(text: str, otherwise: float) -> float:
    """Seconds that a server asks for, a number or a date (RFC 9110, 10.2.3), or our own."""
    text = text.strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        moment = email.utils.parsedate_to_datetime(text)
    except (TypeError, ValueError):
        return otherwise
    seconds = moment.timestamp() - time.time()
    return seconds if seconds > 0 else otherwise
