"""Many visits at once, one at a time and a moment apart for each host."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from scripts.core.errors import CannotRunError
from scripts.web.visits import Visit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence


HOSTS_AT_ONCE = 8
GAP = 1.0  # seconds between two visits to one host (the W3C's own link checker)
_NO_ANSWER = frozenset({"name", "connect", "timeout"})
_BUSY_ENOUGH = 2  # times a host may ask for patience before it is left alone in this run


def visit_all(
    urls: Iterable[str],
    visit: Callable[[str], Visit],
    *,
    gap: float = GAP,
    tell: Callable[[int, int], None] | None = None,
) -> Mapping[str, Visit]:
    """Visit every address once. Raises CannotRunError when nothing at all answers.

    `tell` hears how many are done, and of how many.
    """
    hosts: dict[str, list[str]] = {}
    for url in dict.fromkeys(urls):
        hosts.setdefault(_host(url), []).append(url)
    total, found = sum(map(len, hosts.values())), dict[str, Visit]()

    def one_host(addresses: Sequence[str]) -> None:
        busy = 0
        for number, url in enumerate(addresses):
            if busy >= _BUSY_ENOUGH:
                found[url] = _left_alone(url, found[addresses[number - 1]])
            else:
                if number:
                    time.sleep(gap)
                found[url] = visit(url)
                busy += found[url].failure == "busy"
            if tell:
                tell(len(found), total)

    with ThreadPoolExecutor(HOSTS_AT_ONCE) as pool:
        for outcome in [pool.submit(one_host, addresses) for addresses in hosts.values()]:
            outcome.result()
    asked = [one for one in found.values() if one.failure != "address"]
    if asked and all(one.failure in _NO_ANSWER for one in asked):
        raise CannotRunError("no network: not one of the servers answered")
    return found


def _left_alone(url: str, before: Visit) -> Visit:
    return type(before)(url, failure="busy", message="the host asked for patience; left alone")


def _host(url: str) -> str:
    try:
        return urlsplit(url).netloc.lower()
    except ValueError:
        return ""
