"""The words of each section, in the form that tells whether a person has changed them."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from scripts.pages.blocks import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scripts.pages.pages import Page

HEAD = ""
"""The id of what stands above the first heading, title and description included."""

_HEAD_FIELDS = ("title", "description")
_DIGITS = 12  # of the hash: 48 bits, far beyond what the sections of a site could confuse
# What `sync_figures` may write into a bound number: digits of any script with their separators.
_NUMBER = re.compile(r"[-+\u2212]?\d[\d.,\u066b\u066c\u00a0\u202f]*")
_MASKED = re.compile("[\ufffc\u2060]+")
# What shows nothing: controls of direction, soft hyphens, blanks without width, tags.
_UNSEEN = re.compile(
    "[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\u00ad\U000e0000-\U000e007f]+"
)
_QUOTED = re.compile(r"<q\b[^<>]*>([^<]*)</q>")
_HEADING_MARK = re.compile(r"^[\s#]+|[\s#]+$")


def section_texts(page: Page) -> Mapping[str, str]:
    """The words of each section by id, so that only what a reader would read differently counts.

    Left out: generated blocks, comments, code marks, markup, link targets, line breaks, and the
    digits of bound numbers, which the ledger changes in every language at once.
    """
    words: dict[str, list[str]] = {HEAD: [page.front.text(name) for name in _HEAD_FIELDS]}
    for section, text in _blocks(page):
        words.setdefault(section, []).append(text)
    return {section: " ".join(" ".join(texts).split()) for section, texts in words.items()}


def section_hashes(page: Page) -> Mapping[str, str]:
    """A short hash of each section's words, by id."""
    return {
        section: hashlib.sha256(text.encode("utf-8")).hexdigest()[:_DIGITS]
        for section, text in section_texts(page).items()
    }


def _blocks(page: Page) -> Iterator[tuple[str, str]]:
    numbers = iter(page.numbers)
    number = next(numbers, None)
    for prose in page.prose:
        parts, offset, end = [], prose.start, prose.block.end
        while number is not None and number.start < end:
            parts += [prose.text[offset - prose.start : number.start - prose.start]]
            shown = prose.text[number.start - prose.start : number.end - prose.start]
            parts += [_NUMBER.sub(f"{{{number.id}}}", shown, count=1)]
            offset = number.end
            number = next(numbers, None)
        quoted = _QUOTED.findall(page.text[prose.start : prose.block.end])  # masked as no prose
        whole = "".join([*parts, prose.text[offset - prose.start :], *(f" {q}" for q in quoted)])
        text = _MASKED.sub(" ", _UNSEEN.sub("", whole))
        if prose.block.kind is Kind.HEADING:
            text = _HEADING_MARK.sub("", text)
        yield prose.block.section, text
    for block in page.reading.blocks:
        if block.kind is Kind.CODE and not page.in_region(block.start):
            yield block.section, page.text[block.start : block.end]
