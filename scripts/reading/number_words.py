"""Numbers in words, in the language of the passage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.reading.arabic_words import arabic_amount
from scripts.reading.english_words import english_amount

if TYPE_CHECKING:
    from scripts.reading.amounts import Amount
    from scripts.reading.tokens import Passage


def words_amount(p: Passage, index: int) -> Amount | None:
    """The amount in words that begins at a word, or None."""
    return arabic_amount(p, index) if p.lexicon.language == "ar" else english_amount(p, index)
