"""Inline scripts of built pages, and the list of those that somebody has read and pinned.

The policy in the head of every page (`overrides/main.html`) lets a browser run these and no other.
The list is committed: were it made of whatever stands in the pages, it would let an attacker's
script pass with the rest.
"""

from __future__ import annotations

import base64
import hashlib
import re
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PINS_FILE = "overrides/partials/script-pins.html"
_PIN = re.compile(r"'(sha256-[A-Za-z0-9+/]{43}=)'")
_DATA = re.compile(r"application/(?:ld\+)?json", re.IGNORECASE)
_SHOWN = 60


def inline_scripts(page: str) -> Iterator[str]:
    """The text of each script that stands in a page and would be run; data blocks are not."""
    for node in LexborHTMLParser(page).css("script:not([src])"):
        if not _DATA.fullmatch((node.attributes.get("type") or "").strip()):
            yield node.text(deep=True)


def pin(script: str) -> str:
    """The hash that a policy names a script by (CSP Level 3, "hash-source")."""
    digest = hashlib.sha256(script.encode("utf-8")).digest()
    return f"sha256-{base64.b64encode(digest).decode('ascii')}"


def pinned(text: str) -> frozenset[str]:
    """The hashes in the list of pins."""
    return frozenset(_PIN.findall(text))


def pins_text(text: str, scripts: Mapping[str, str]) -> str:
    """The list of pins with other hashes, its opening comment kept; `scripts` by their hash."""
    opening = text[: text.index("-#}") + len("-#}")]
    lines = [
        f"\n{{#- {_words(script)} -#}}\n{{{{- \" '{one}'\" -}}}}"
        for one, script in sorted(scripts.items(), key=lambda item: item[1])
    ]
    return opening + "".join(lines) + "\n"


def _words(script: str) -> str:
    """The beginning of a script as it may stand in a comment of a template."""
    return re.sub(r"[{}#%]|\s+", " ", script)[:_SHOWN].strip()
