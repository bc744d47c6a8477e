"""Rules for English pages alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scripts.language.issue import Issue, named

if TYPE_CHECKING:
    from collections.abc import Iterator

_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]+")
_TWICE = re.compile(
    r"(?<![\w'’-])(?P<word>[A-Za-z]+)(?P<gap>\s+)(?P=word)(?![\w'’-])", re.IGNORECASE
)
# "The point that that makes", "he had had enough"; a name may say its word twice.
_MAY_STAND_TWICE = frozenset(["that", "had", "is", "in", "her", "no", "so", "bye", "very"])


def arabic_in_english(text: str) -> Iterator[Issue]:
    """Arabic letters, digits or marks that nothing marks as Arabic."""
    for match in _ARABIC.finditer(text):
        yield Issue(
            match.start(),
            match.end(),
            f"Arabic stands in English text: {named(match[0][0])}",
            'write it in English, or mark it: <bdi lang="ar">…</bdi>',
        )


def doubled_words(text: str) -> Iterator[Issue]:
    """A word that stands twice in a row, as at the end of a line and at the start of the next."""
    for match in _TWICE.finditer(text):
        one, two = match["word"], text[match.end() - len(match["word"]) : match.end()]
        if one.lower() in _MAY_STAND_TWICE or (one[0].isupper() and two[0].isupper()):
            continue
        message = "the word stands twice"
        yield Issue(match.start(), match.end(), message, "keep one", expected=one)
