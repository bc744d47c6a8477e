"""Whether a page holds nothing but the plainest Markdown, so that its HTML need not be judged.

Rendering the ledger's pages takes seconds; asking this takes milliseconds. What is plain is a
short list of forms that a renderer can turn into nothing but headings, paragraphs, lists, tables,
code, pictures of our own and links with a harmless address. Everything else is rendered and
judged; `tests/test_gate_html.py` holds the two against each other.
"""

from __future__ import annotations

import re

_OWN = (
    r"(?:(?:\.{1,2}/)*[A-Za-z0-9_][A-Za-z0-9_.-]*(?:/[A-Za-z0-9_.-]+)*/?(?:\#[A-Za-z0-9][A-Za-z0-9-]*)?"
    r"|\#[A-Za-z0-9][A-Za-z0-9-]*)"
)
_WEB = (
    r"https?://[a-z0-9-]+(?:\.[a-z0-9-]+)+\.?(?::[0-9]{1,5})?(?:[/?\#][^\s<>()\"'`\\\x00-\x20]*)?"
)
_TITLE = r'(?:[ ]"(?:[^"<>{}&\n]|&(?!\#|[lLgG][tT]\b))*+")?'
_HARMLESS = re.compile(
    rf"""
      <!--[ ]/?[a-z][a-z0-9-]*(?::[^<>\n]*)?[ ]-->     # a marker of a generated block, a waiver
    | </?bdi> | <bdi(?:[ ](?:lang="[a-z-]{{2,10}}"|dir="(?:ltr|rtl|auto)"))+>
    | <div[ ]class="[a-z][a-z -]*"[ ]markdown> | <details[ ]markdown> | </?summary> | </?q>
    | </div> | </details> | </time> | <br>
    | <time[ ]class="due"[ ]datetime="[0-9-]{{10}}"[ ]data-overdue="[0-9-]{{10}}">
    | <a[ ]href="{_OWN}"> | </a>
    | \]\((?:{_OWN}|{_WEB}|<{_WEB}>){_TITLE}\)
    | <{_WEB}>
    | [ ]\{{\#[a-z0-9][a-z0-9-]*\}}(?=[ ]*$)
    | ^\[[A-Za-z0-9-]+\]:[ ](?:{_OWN}|{_WEB}){_TITLE}(?=[ ]*$)
    """,
    re.VERBOSE | re.MULTILINE,
)
# A definition may also stand in a list or a quote; behind other words `]:` is an ordinary colon.
_DOUBTFUL = re.compile(
    r"<[A-Za-z/!?]|&(?:#|[lLgG][tT]\b)|\{|\]\(|^[ \t>*+.)0-9-]*\[[^\n]*?\]:"
    r"|[\x00-\x08\x0e-\x1f]",
    re.MULTILINE,
)
_MD_CLASS = re.compile(r'class="(?:[^"]* )?md-')
_PICTURE = re.compile(rf"!\[[^\]\n]*\](?!\({_OWN}{_TITLE}\))", re.VERBOSE)
_HOST = r"\[[^\]\n]*[A-Za-z0-9-]\.[A-Za-z]{2,}[^\]\n]*\]"
_HOST_WITH_ADDRESS = re.compile(rf"{_HOST}\(<?https?:")
_HOST_WITH_ID = re.compile(rf"{_HOST}\[")
_WEB_DEFINITION = re.compile(r"(?m)^\[[^\]\n]+\]: https?:")


def is_plain(text: str) -> bool:
    """Whether every form in the text is one of those that can do no harm."""
    if _PICTURE.search(text) or _MD_CLASS.search(text) or _HOST_WITH_ADDRESS.search(text):
        return False
    if _HOST_WITH_ID.search(text) and _WEB_DEFINITION.search(text):
        return False
    return _is_balanced(text) and not _DOUBTFUL.search(_HARMLESS.sub("\ufffc", text))


def _is_balanced(text: str) -> bool:
    """Whether as many of each tag are opened as are closed; where they are not, the parser says."""
    return all(
        len(re.findall(rf"<{name}[ >]", text)) == text.count(f"</{name}>")
        for name in ("bdi", "div", "details", "summary", "time", "q", "a")
    )
