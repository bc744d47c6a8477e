"""Numbers in the titles of films, books and songs: «12 رجلاً غاضباً», "Fahrenheit 451"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scripts.reading.tokens import Passage

_OPENING, _CLOSING = frozenset("«“\"'‘"), frozenset("»”\"'’")
_SPEECH = frozenset({":", ",", "،"})
_WORDS_BEFORE, _WORDS_AFTER, _WORDS_TO_NOUN = 4, 6, 3
_LONGEST_UNANNOUNCED, _SMALL = 4, 3


def in_title(p: Passage, first: int, after: int, *, scaled: bool) -> bool:
    """Whether the words from `first` up to `after` stand in a title.

    A short text in quotation marks is one where a noun announces it («فيلم «…»»), where all its
    words have a capital, or where it ends in the number after a name. `scaled` numbers are
    quantities unless a noun announces the title.
    """
    opening = _opening(p, first)
    if not opening:
        return not scaled and _is_unquoted(p, first, after)
    closing = _closing(p, after)
    if not closing:
        return False
    if _is_announced(p, opening):
        return True
    if scaled or closing - opening <= _SMALL - 1:
        return False
    if p.lexicon.language == "en":
        ends = first == opening + 1 or closing == after
        return ends and _has_capitals(p, opening, closing)
    inside = range(opening + 1, closing)
    short = len(inside) <= _LONGEST_UNANNOUNCED and p.words[opening - 1].letters
    names = not any(p.words[at].key in p.lexicon.function_words for at in inside)
    return short and names and first in {opening + 1, closing - 1}


def _opening(p: Passage, first: int) -> int:
    """The index of the quotation mark that opens shortly before, or 0."""
    for at in range(first - 1, first - 2 - _WORDS_BEFORE, -1):
        word = p.words[at]
        if word.text in _OPENING and word.tight and not p.words[at - 1].tight:
            return at
        if not (word.letters or word.text in _SPEECH):
            return 0
    return 0


def _closing(p: Passage, after: int) -> int:
    for at in range(after, after + _WORDS_AFTER):
        word = p.words[at]
        if word.text in _CLOSING and p.words[at - 1].tight:
            return at
        if not (word.letters or word.text in _SPEECH):
            return 0
    return 0


def _is_announced(p: Passage, opening: int) -> bool:
    """«the film “…”», «رواية أورويل «…»»: a noun for works, a name of one or two words later."""
    for at in range(opening - 1, opening - 1 - _WORDS_TO_NOUN, -1):
        word = p.words[at]
        if word.key in p.lexicon.titled:
            return True
        if not word.letters or (
            word.key in p.lexicon.function_words and word.key not in {"by", "من"}
        ):
            return False
    return False


def _has_capitals(p: Passage, opening: int, closing: int) -> bool:
    """Whether every word in the quotation marks, but for small ones, has a capital."""
    words = [p.words[at] for at in range(opening + 1, closing) if p.words[at].letters]
    return bool(words) and all(
        word.text[0].isupper() or (len(word.text) <= _SMALL and at) for at, word in enumerate(words)
    )


def _is_unquoted(p: Passage, first: int, after: int) -> bool:
    """«The 39 Steps»: article and noun both with a capital in the middle of a sentence."""
    word, noun, article = p.words[first], p.words[after], p.words[first - 1]
    capital = noun.text[:1].isupper() and not noun.text.isupper() and not noun.tight
    if not capital or not word.digits or noun.key in p.lexicon.not_names:
        return False
    ends = p.words[after + 1].key in p.lexicon.function_words or not p.words[after + 1].letters
    if article.text == "The":
        longer = p.words[after + 1].text[:1].isupper()  # «The 5 Star Movement»
        return ends or longer or not p.opens(first - 1)
    return article.key in p.lexicon.titled and article.gap == " " and article.text.islower()
