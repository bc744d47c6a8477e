"""Whether what a source record quotes still stands on the page."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum

_TAGS = re.compile(
    r"<script\b.*?</script>|<style\b.*?</style>|<[^>]{0,2000}>", re.DOTALL | re.IGNORECASE
)
_NUMBER = re.compile(r"\d[\d.,\u066b\u066c\u00a0\u202f ]*\d|\d")
_SEPARATORS = re.compile(r"[.,\u066b\u066c\u00a0\u202f ]")


class Quote(StrEnum):
    """What became of a quoted value."""

    FOUND = "found"
    GONE = "number gone"
    UNKNOWN = "nothing to look for"


def still_there(quoted: str, body: bytes) -> Quote:
    """Look for the numbers of the quotation among the numbers of the page.

    Separators are left out on both sides, since 240.11, 240,11 and ٢٤٠٫١١ are one number; a
    quotation counts as found when more than half of its numbers of two or more digits are there.
    """
    wanted = {number for number in _numbers(quoted) if len(number) > 1}
    if not wanted:
        return Quote.UNKNOWN
    page = _numbers(_TAGS.sub(" ", body.decode("utf-8", errors="replace")))
    return Quote.FOUND if 2 * len(wanted & page) > len(wanted) else Quote.GONE


def _numbers(text: str) -> set[str]:
    western = "".join(
        str(unicodedata.digit(character))
        if character.isdigit() and not character.isascii()
        else character
        for character in text
        if unicodedata.category(character) != "No"
    )
    return {_SEPARATORS.sub("", match[0]) for match in _NUMBER.finditer(western)}
