"""Which numbers must stand in isolation so that right-to-left order leaves them whole.

In an Arabic line a leading sign moves behind its number (-3.2 shows as 3.2-), a currency sign too,
and a range or a date may run either way, depending on the word before it. HTML's `<bdi>` around
the piece settles it. Whole words are never isolated: that would part joined Arabic letters.
"""

from __future__ import annotations

import re
import unicodedata

from scripts.reading.rewriting import numeric_token_spans

_DIGITS_ONLY = re.compile(r"[\d.,٫٬]+")
_LATIN_UNIT = re.compile(r"\s?[A-Za-z]{1,4}(?:/[A-Za-z]{1,4})?(?![A-Za-z])")


def isolated_spans(
    text: str, language: str, *, after_latin: bool = False
) -> tuple[tuple[int, int], ...]:
    """The numbers of `text`, in a right-to-left paragraph, that need isolation.

    Digits alone keep their order. What follows a Latin word belongs to its run ("pp. 3-7"), and
    isolating it would tear the two apart. `after_latin` says how the text before this one ended.
    """
    spans = []
    for start, token_end in numeric_token_spans(text, language):
        unit = _LATIN_UNIT.match(text, token_end)
        end = unit.end() if unit else token_end
        plain = _DIGITS_ONLY.fullmatch(text, start, end)
        if not plain and not ends_latin(text[:start], after_latin=after_latin):
            spans.append((start, end))
    return tuple(spans)


def ends_latin(text: str, *, after_latin: bool = False) -> bool:
    """Whether the last letter of `text` is written left to right; `after_latin` if it has none."""
    for character in reversed(text):
        direction = unicodedata.bidirectional(character)
        if direction in {"L", "R", "AL"}:
            return direction == "L"
    return after_latin
