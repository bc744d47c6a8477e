"""Which numbers must stand in isolation so that right-to-left order leaves them whole.

In an Arabic line a leading sign moves behind its number (-3.2 shows as 3.2-), a currency sign too,
and a range or a date may run either way, depending on the word before it. HTML's `<bdi>` around
the piece settles it. Whole words are never isolated: that would part joined Arabic letters.
"""

from __future__ import annotations

import re
import unicodedata

from scripts.reading.rewriting import numeric_token_spans

_DIGIT = re.compile(r"\d")
_DIGITS_ONLY = re.compile(r"[\d.,٫٬]+")
_LATIN_UNIT = re.compile(r"\s?(?:°[CF]|[A-Za-z]{1,4}(?:/[A-Za-z]{1,4})?)(?![A-Za-z])")
_YEAR = re.compile(r"(?:19|20)\d\d")
_PHONE = re.compile(r"(?<![\w+])\+\d[\d\u00a0 ()-]{6,18}\d(?!\w)")
_INDIC = re.compile("[\u0660-\u0669\u06f0-\u06f9]")
_LRI, _RLI, _PDI = "\u2066", "\u2067", "\u2069"


def isolated_spans(
    text: str, language: str, *, after_latin: bool = False
) -> tuple[tuple[int, int], ...]:
    """The numbers of `text`, in a right-to-left paragraph, that need isolation.

    Digits alone keep their order. What follows a Latin word belongs to its run ("pp. 3-7"), and
    isolating it would tear the two apart. `after_latin` says how the text before this one ended.
    """
    if not _DIGIT.search(text):
        return ()
    spans = [match.span() for match in _PHONE.finditer(text)]
    phones = tuple(spans)
    for start, token_end in numeric_token_spans(text, language):
        if any(first <= start < last for first, last in phones):
            continue
        unit = _LATIN_UNIT.match(text, token_end)
        if unit and unit[0][:1].isspace() and _YEAR.fullmatch(text, start, token_end):
            unit = None  # the year, then a name: «في 2024 BBC»
        end = unit.end() if unit else token_end
        plain = _DIGITS_ONLY.fullmatch(text, start, end)
        if not plain and not ends_latin(text[:start], after_latin=after_latin):
            spans.append((start, end))
    return tuple(sorted(spans))


def runs_right_to_left(token: str) -> bool:
    """Whether the signs of a number belong on the Arabic side of it: «٢٦٪», «٢٤٠–٢٤٥»."""
    return bool(_INDIC.search(token))


def isolated_text(text: str, language: str) -> str:
    """The text with isolates around the numbers that need them: for where no markup can stand.

    Titles, descriptions of pictures, the text of drawings.
    """
    for start, end in reversed(isolated_spans(text, language)):
        opening = _RLI if runs_right_to_left(text[start:end]) else _LRI
        text = f"{text[:start]}{opening}{text[start:end]}{_PDI}{text[end:]}"
    return text


def ends_latin(text: str, *, after_latin: bool = False) -> bool:
    """Whether the last letter of `text` is written left to right; `after_latin` if it has none."""
    for character in reversed(text):
        direction = unicodedata.bidirectional(character)
        if direction in {"L", "R", "AL"}:
            return direction == "L"
    return after_latin
