"""Templates, style sheets and scripts of our own: nothing in them is fetched from elsewhere."""

from __future__ import annotations

import html
import re
from itertools import islice
from typing import TYPE_CHECKING

from scripts.core.finding import Finding
from scripts.gate.places import ending

if TYPE_CHECKING:
    from collections.abc import Iterator

# A browser reads `https:evil.example` and `\\evil.example` as addresses of another host, too.
_REMOTE = r"(?:https?:[\\/]*|[\\/]{2})[\w\[]"
# Names of formats, which nothing fetches.
_FORMATS = r"(?!(?:https?:)?//www\.w3\.org/)"
# A browser drops tabs and line ends within an address.
_SCRIPT_ADDRESS = r"[\t\r\n]*".join("javascript:")
# Names by which a template would reach Python behind what it is given (Jinja's own sandbox list).
_PYTHON = (
    r"\{[{%](?:(?!\{[{%])[^}])*?"
    r"(?:\b__[a-z]+__\b|\|\s*attr\b|\bself\._|\bautoescape\s+false\b)[^}]*"
)
_LOADS = {
    "css": re.compile(
        rf"@import\b[^;]*|(?:url|src|image-set)\(\s*+['\"]?\s*+(?:{_REMOTE}|javascript:|data:text)[^)]*"
        rf"|{_FORMATS}(?<![\w:])(?:https?:)?//[\w\[][^)'\"\s]*"
        r"|expression\s*\([^)]*|-moz-binding[^;]*|(?<![\w-])behavior\s*:[^;]*",
        re.IGNORECASE,
    ),
    "js": re.compile(
        rf"(?:\bimport\b|\bfrom\b|importScripts|fetch|Worker|open|WebSocket|sendBeacon|src\s*=)"
        rf"\s*+\(?\s*+['\"`]\s*+(?:{_REMOTE}|wss?:|data:)[^'\"`]*"
        rf"|['\"`]\s*{_FORMATS}(?:(?:https?|wss?):[\\/]*|[\\/]{{2}})[\w\[][^'\"`]*"
        r"|\beval\s*\(|\bnew\s+Function\s*\(|document\.write\w*\s*\(",
        re.IGNORECASE,
    ),
    "html": re.compile(
        rf"<(?:script|iframe|img|embed|object|source|video|audio)\b[^>]*\b(?:src|data)\s*=\s*['\"]?{_REMOTE}[^>\s]*"
        rf"|<link\b[^>]*href\s*=\s*['\"]?{_REMOTE}[^>\s]*"
        rf"|\s(?:action|formaction|poster|srcset|background|ping|manifest)\s*=\s*['\"]?{_REMOTE}[^>\s]*"
        r"|(?<!set)[\s/'\"]on(?!ce\b|ly\b)[a-z]{3,}\s*=[^=][^>\s]*|http-equiv\s*=\s*['\"]?refresh"
        rf"|{_SCRIPT_ADDRESS}[^\"'\s>]*|\|\s*safe\b|<base\b|\bsrcdoc\s*="
        rf"|{_PYTHON}"
        r"|<script(?![^>]*(?:\bsrc=|type=\"application/(?:ld\+)?json\"))[^>]*>",
        re.IGNORECASE,
    ),
    # Opened by itself, it is a page without our policy: nothing but a sitemap.
    "xml": re.compile(
        r"<!DOCTYPE|<\?(?!xml )[^>]*|<(?:[\w-]+:)?+(?!(?:urlset|url|loc|lastmod|link)\b)[a-z][^>]*"
        rf"|xmlns(?::\w+)?\s*=\s*['\"](?!http://www\.sitemaps\.org/|http://www\.w3\.org/1999/xhtml)[^'\"]*|{_PYTHON}",
        re.IGNORECASE,
    ),
    "svg": re.compile(r"\{[{%#]"),  # the theme reads an icon as a template
}
_ADVICE = {
    "css": "keep fonts and pictures in docs/assets/ and name them by a relative path",
    "js": "keep what the script needs in docs/assets/",
    "xml": "write a sitemap, and nothing else",
    "svg": "draw it with shapes alone",
    "html": "keep scripts in docs/assets/javascripts/, and escape what you print with | e",
}
# A letter by its number: `\75rl` (CSS Syntax 3, section 4.3.7), `\x68` in a script.
_BY_NUMBER = {
    "css": re.compile(r"\\(?P<digits>[0-9A-Fa-f]{1,6})[ \t\n\f]?"),
    "js": re.compile(r"\\(?:x|u\{?)(?P<digits>[0-9A-Fa-f]{2,6})\}?"),
}
# What follows looks from the beginning of a tag to its end: it has to be near.
_ENDLESS = re.compile(r"<[a-z/!?][^>]{1000}", re.IGNORECASE)
_MARKUP = frozenset({"html", "xml"})
_MOST = 20  # findings in one file: the rest says nothing new
_INLINE = "overrides/partials/javascripts/"
# What is no code, by ending; in a style sheet `/*` within a string begins no comment.
_COMMENTS = {
    "css": re.compile(
        r"(?P<kept>\"(?:[^\"\\\n]|\\.)*+\"|'(?:[^'\\\n]|\\.)*+')|/\*.*?(?:\*/|\Z)", re.DOTALL
    ),
    "html": re.compile(r"(?P<kept>(?!))|\{#.*?(?:#\}|\Z)", re.DOTALL),
    "xml": re.compile(r"(?P<kept>(?!))|\{#.*?(?:#\}|\Z)", re.DOTALL),
}


def template_findings(path: str, text: str) -> Iterator[Finding]:
    """What a template, a style sheet or a script would fetch from elsewhere or run."""
    name = ending(path)
    pattern = _LOADS.get(name)
    if not pattern:
        return
    bare = _COMMENTS[name].sub(_blank, text) if name in _COMMENTS else text
    if name in _BY_NUMBER:
        bare = _BY_NUMBER[name].sub(_letter, bare)
    elif "&" in bare:
        bare = html.unescape(bare)
    if name in _MARKUP and (endless := _ENDLESS.search(bare)):
        line = bare.count("\n", 0, endless.start()) + 1
        message = "a tag never ends"
        fix = "close it with >"
        yield Finding(path, line, "site-configuration", message, found=endless[0][:60], fix=fix)
        return
    for match in islice(pattern.finditer(bare), _MOST):
        if path.startswith(_INLINE) and match[0].startswith("<script>"):
            continue  # run only if it is pinned by its hash: `pin_scripts`
        line = bare.count("\n", 0, match.start()) + 1
        sentence = "something is fetched from elsewhere, or run from within the text"
        yield Finding(
            path, line, "site-configuration", sentence, found=match[0][:60], fix=_ADVICE[name]
        )


def _blank(match: re.Match[str]) -> str:
    """Blanks in place of a comment, with its line ends."""
    return match[0] if match["kept"] else re.sub(r"[^\n]", " ", match[0])


def _letter(match: re.Match[str]) -> str:
    """The letter that a number stands for, so that words are read as the browser reads them."""
    number = int(match["digits"], 16)
    plain = chr(number) if 0x20 <= number < 0x7F else " "  # noqa: PLR2004  ASCII that can be seen
    return plain + "\n" * match[0].count("\n")
