"""Templates, style sheets and scripts of our own: nothing in them is fetched from elsewhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scripts.core.finding import Finding
from scripts.gate.places import ending

if TYPE_CHECKING:
    from collections.abc import Iterator

_REMOTE = r"(?:https?:)?//[\w\[]"
_LOADS = {
    "css": re.compile(
        rf"@import\b[^;]*|(?:url|src|image-set)\(\s*['\"]?\s*(?:{_REMOTE}|javascript:|data:text)[^)]*"
        r"|expression\s*\([^)]*|-moz-binding[^;]*|(?<![\w-])behavior\s*:[^;]*",
        re.IGNORECASE,
    ),
    "js": re.compile(
        rf"(?:\bimport\b|\bfrom\b|importScripts|fetch|Worker|open|WebSocket|sendBeacon|src\s*=)"
        rf"\s*\(?\s*['\"`]\s*(?:{_REMOTE}|wss?:|data:)[^'\"`]*"
        r"|\beval\s*\(|\bnew\s+Function\s*\(|document\.write\w*\s*\(",
        re.IGNORECASE,
    ),
    "html": re.compile(
        rf"<(?:script|iframe|img|embed|object|source|video|audio)\b[^>]*\b(?:src|data)\s*=\s*['\"]?{_REMOTE}[^>\s]*"
        rf"|<link\b[^>]*href\s*=\s*['\"]?{_REMOTE}[^>\s]*|\son[a-z]{{3,}}\s*=\s*['\"][^'\"]*['\"]"
        r"|javascript:[^\"'\s>]*|\|\s*safe\b|<script(?![^>]*(?:\bsrc=|type=\"application/(?:ld\+)?json\"))[^>]*>",
        re.IGNORECASE,
    ),
}
_ADVICE = {
    "css": "keep fonts and pictures in docs/assets/ and name them by a relative path",
    "js": "keep what the script needs in docs/assets/",
    "html": "keep scripts in docs/assets/javascripts/, and escape what you print with | e",
}
_INLINE = "overrides/partials/javascripts/"
_COMMENT = re.compile(r"\{#.*?#\}|/\*.*?\*/", re.DOTALL)


def template_findings(path: str, text: str) -> Iterator[Finding]:
    """What a template, a style sheet or a script would fetch from elsewhere or run."""
    name = ending(path)
    pattern = _LOADS.get(name)
    if not pattern:
        return
    bare = _COMMENT.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
    for match in pattern.finditer(bare):
        if path.startswith(_INLINE) and match[0].startswith("<script>"):
            continue  # run only if it is pinned by its hash: `pin_scripts`
        line = bare.count("\n", 0, match.start()) + 1
        sentence = "something is fetched from elsewhere, or run from within the text"
        yield Finding(
            path, line, "site-configuration", sentence, found=match[0][:60], fix=_ADVICE[name]
        )
