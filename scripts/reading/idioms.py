"""Turns of phrase in which nothing is counted: "in two minds", «عصفورين بحجر»."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from scripts.reading.lexicon import Phrases, phrases

if TYPE_CHECKING:
    from scripts.reading.tokens import Passage

# None that may be meant literally: prices rise by two cents, a flood takes nine lives.
_IDIOMS = {
    "en": (
        "two minds ; six of one ; half a dozen of the other ; two sides of the same coin ; "
        "two sides to every ; two birds with one stone ; two wrongs ; two left feet ; two "
        "peas in a pod ; two a penny ; ten a penny ; a dime a dozen ; two ways about it ; two "
        "shakes ; two bites at the ; two can play ; two to tango ; three cheers ; three "
        "sheets to the wind ; four corners of ; four winds ; five o'clock shadow ; seven "
        "wonders ; seven seas ; seven deadly ; forty winks ; a million miles away ; a "
        "thousand cuts ; two - edged ; two - faced ; two - way street ; four - letter word ; "
        "half the battle ; half measures ; half - baked ; half - hearted ; half an eye ; half "
        "a mind ; cloud nine ; back to square one ; catch twenty - two"
    ),
    "ar": (
        "عصفورين بحجر ; عصفوران بحجر ; وجهان لعملة ; وجهين لعملة ; أخماس بأسداس ; أخماسا بأسداس ; "
        "ألف ليلة وليلة ; ألف حساب ; مئة حساب ; اثنان على أن ; نصف الحقيقة ; أنصاف الحلول"
    ),
}


@cache
def _idioms(language: str) -> Phrases:
    return phrases({"idiom": _IDIOMS["ar" if language == "ar" else "en"]})


def idiom_end(p: Passage, index: int) -> int:
    """The index after a turn of phrase that begins at a number word, or 0."""
    known = _idioms(p.lexicon.language)
    if known.entries.keys().isdisjoint((p.words[index].key, p.words[index - 1].key)):
        return 0
    for start in (index, index - 1):  # «on cloud nine» begins a word before
        found = known.at(p.words, start)
        if found and start + found[0] > index:
            return start + found[0]
    return 0
