"""Arabic numbers that belong to a name: «المستودع 14», «الطريق السريع 95», «رحلة أير فرانس 447»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.reading.kinds import Kind, Numeral
from scripts.reading.lexicon import word_set
from scripts.reading.words_after import follows_as_noun, is_function, is_verb

if TYPE_CHECKING:
    from scripts.reading.tokens import Passage

COUNTING = word_set("بلغ يبلغ وصل ارتفع انخفض تجاوز زاد ليبلغ ليصل اصبح كان هذا")
VERBS = word_set("سجل طلب عقد رسم درج حكم امر قدم شهد نقل")
"""Nouns that are verbs too, unless they have the article: «سجل 34» is «scored 34»."""
COUNTABLE = word_set("عدد هدف مستوي درجه نقطه سهم قاعده حد اعداد نقاط")
_PREPOSITIONS = word_set("في من الي علي عبر عند قرب داخل خارج خلف امام نحو بعد قبل لدي تحت فوق حول")
_POSSESSIVES = ("ها", "هم")
_PLURAL_ENDINGS = ("ات", "ين", "ون", "ان")
_EACH = word_set("كل لكل بكل")
_VESSELS = word_set("ام اس")  # «إم في تيوتونيا»: M/V
_LONGEST_NAME, _LONGEST_CLAUSE = 3, 12


def is_numbered(p: Passage, first: int, after: int, previous: Numeral | None) -> bool:
    """«في المستودع 14», «الطريق السريع 95»: a definite noun at the head of its clause.

    A number after a definite noun is also what is left of «وبلغت حصة الهند 38»; so the noun must
    stand after a preposition or begin a sentence, with no other number and no verb of measuring
    before it, must be nothing that has a value itself, and nothing may be counted.
    """
    at = first - 1
    if p.context(first) != first or not p.words[at].definite or follows_as_noun(p, after):
        return False
    if p.words[at].key in p.lexicon.ordinals or is_contrast(p, at, after):
        return False
    for noun in (at, at - 1):
        word = p.words[noun]
        headed = p.words[noun - 1].key in _PREPOSITIONS or p.opens(noun)
        headed = headed or word.prefix in {"بال", "لل", "وبال", "ولل"}
        joined = word.joined and word.key in p.lexicon.weak and noun < at
        headed = headed or (joined and not _is_measured(p, noun, previous))
        does = noun < at and is_verb(p.words[noun - 1].key)  # «يربط الطريق السريع 80»
        headed = headed or (does and not _is_measured(p, noun, previous))
        if word.definite and headed and not word.prefix.startswith("ف"):
            if word.key in p.lexicon.weak:
                return word.key not in COUNTABLE
            return noun == at and _is_common(p, noun) and not _is_measured(p, noun, previous)
    head = p.words[at - 1]
    bears = head.key in p.lexicon.weak and head.key not in COUNTABLE | VERBS
    return bears and not _is_measured(p, at - 1, previous)


def _is_common(p: Passage, at: int) -> bool:
    word = p.words[at]
    known = word.key in p.lexicon.valued or word.key in p.lexicon.people
    return not known and not word.joined and not word.key.endswith(_PLURAL_ENDINGS)


def _is_measured(p: Passage, at: int, previous: Numeral | None) -> bool:
    """Whether a figure or a verb of measuring stands before in the clause."""
    figures = previous is None or previous.kind is Kind.FIGURE
    headed = p.words[at - 1].key in _PREPOSITIONS and not p.words[at - 1].joined
    for before in range(at - 1, at - 1 - _LONGEST_CLAUSE, -1):
        word = p.words[before]
        if not word.text or (headed and word.key in {"،", ","}):
            return False
        if word.key in p.lexicon.directions or word.key in COUNTING:
            return True
        if word.starts and figures:
            return not headed
        if p.opens(before):
            return False
    return False


def far_cued(p: Passage, first: int, after: int) -> bool:
    """«رحلة أير فرانس 447», «صواريخ فاتح 110»: what a name of one or two words belongs to."""
    if follows_as_noun(p, after) and not p.words[after].definite:
        return False
    if p.words[first - 1].key == "في" and p.words[first - 2].key in _VESSELS:  # «إم في 27»
        return True
    small = len(p.words[first].text) == 1 and not p.words[after].digits
    for at in range(first - 1, first - 2 - _LONGEST_NAME - small, -1):
        word = p.words[at]
        bears = word.key in p.lexicon.weak and (word.definite or word.key not in COUNTABLE)
        if word.key in p.lexicon.bearers or (small and bears):
            return at < first - 1 and p.words[at - 1].key not in _EACH
        told = word.key.endswith(_POSSESSIVES)
        vessel = small and word.key == "في" and p.words[at - 1].key in _VESSELS
        ends = word.joined or told or (is_function(p, at) and not vessel)
        if not word.letters or ends or word.key in p.lexicon.directions or is_verb(word.key):
            return False
    return False


def is_contrast(p: Passage, at: int, after: int) -> bool:
    """«في المصنع 340 وفي المنجم 1200»: two places side by side, each with its value."""
    head = p.words[at - 1].key
    joined, other = p.words[after], p.words[after + 1]
    if joined.joined and joined.key == head in _PREPOSITIONS and other.key != p.words[at].key:
        return other.definite and p.words[after + 2].digits is not None
    side_by_side = p.words[at - 1].joined and head in _PREPOSITIONS
    return side_by_side and p.words[at - 2].digits is not None and p.words[at - 3].definite
