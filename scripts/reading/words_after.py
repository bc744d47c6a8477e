"""Whether the word after a number can be the noun it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scripts.reading.tokens import Passage

# Nouns that begin with و or ف; other words with these letters are joined verbs and particles.
_NOUNS = ("وحد", "وزير", "ورق", "وظيف", "وثيق", "وكال", "ولاي", "وسيل", "ورش", "فرص", "فرع", "فرد")


def counted_noun(p: Passage, index: int) -> bool:
    """Whether the word can be the noun that the number before it counts."""
    word = p.words[index]
    if not word.letters or word.prefix or word.key in p.lexicon.function_words:
        return False
    if word.key in p.lexicon.cardinals:
        return False
    if p.lexicon.language != "ar":
        return word.text[0].islower()
    return word.text[0] not in "وف" or word.key.startswith(_NOUNS)
