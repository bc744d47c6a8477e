"""Choices that are free, but only once a page: digits, tanwin, the words for per cent."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from scripts.language.issue import INDIC, LETTER, Issue

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Each choice with the ways to make it, the one we prefer first.
_CHOICES = {
    "set of digits": {
        "Western digits": re.compile(r"(?<![\dA-Za-z])[0-9]+(?:[.,][0-9]+)*(?!\d)"),
        "Arabic digits": re.compile(f"(?<!\\d)[{INDIC}]+(?:[.,٫٬][{INDIC}]+)*(?!\\d)"),
    },
    "place of the tanwin": {
        "the tanwin before the alif": re.compile(f"[{LETTER}]\u064b[اى]"),
        "the tanwin after the alif": re.compile(f"[{LETTER}][اى]\u064b"),
    },
    "way to write per cent after digits": {
        "the sign": re.compile(r"(?<=\d)[ \u00a0]?[%٪]"),
        "words": re.compile(r"(?<=\d)[ \u00a0](?:في المئة|في المائة|بالمئة|بالمائة)"),
    },
    "words for per cent": {
        "«في المئة»": re.compile("في المئة"),
        "«في المائة»": re.compile("في المائة"),
        "«بالمئة»": re.compile("بالمئة"),
        "«بالمائة»": re.compile("بالمائة"),
    },
    "spelling of a hundred": {
        "«مئة»": re.compile(f"(?<![{LETTER}])(?:[وف]?[بكل]?(?:ال)?|لل)مئ(?:ة|تا|تي|ات)"),
        "«مائة»": re.compile(
            f"(?<![{LETTER}])(?:[وف]?[بكل]?(?:ال)?|لل)مائ(?:ة|تان|تين|تا|تي)(?![{LETTER}])"
        ),
    },
    "spelling of strategic": {
        "«استراتيجي»": re.compile("استراتيج"),
        "«إستراتيجي»": re.compile("إستراتيج"),
    },
}
_WORD = re.compile(f"[{LETTER}\u064b-\u065f]*")


def mixed_style(texts: Sequence[str]) -> Iterator[tuple[int, Issue]]:
    """For each choice that a page makes in two ways, where it makes the rarer one.

    Yields the index of the text with the issue.
    """
    for choice, ways in _CHOICES.items():
        found = {
            way: [
                (index, match)
                for index, text in enumerate(texts)
                for match in pattern.finditer(text)
            ]
            for way, pattern in ways.items()
        }
        counts = Counter({way: len(places) for way, places in found.items() if places})
        if len(counts) < 2:  # noqa: PLR2004  a choice made in one way only
            continue
        usual, times = counts.most_common(1)[0]
        for way in counts:
            if way == usual:
                continue
            for index, match in found[way]:
                start = _start_of_word(texts[index], match.start())
                message = f"the page mixes two ways: the {choice}"
                fix = f"write {usual}, as {times} times on this page"
                yield index, Issue(start, match.end(), message, fix)


def _start_of_word(text: str, at: int) -> int:
    space = text.rfind(" ", max(0, at - 20), at)
    return space + 1 if space >= 0 and _WORD.fullmatch(text, space + 1, at) else at
