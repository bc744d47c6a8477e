"""Numbers that belong to a name: «Nord Stream 2», "hall 6", «المستودع 14», «الطريق السريع 95».

What bears a number is vocabulary (`numbered_ar.py`, `numbered_en.py`); here is how it is told from
something that has a value: «والهند 38», "By sector 5 rose".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.reading import dates
from scripts.reading.kinds import Kind, Numeral
from scripts.reading.lexicon import word_set
from scripts.reading.measures import cue
from scripts.reading.names_ar import (
    COUNTABLE,
    COUNTING,
    VERBS,
    far_cued,
    is_contrast,
    is_numbered,
)
from scripts.reading.words_after import (
    counted_noun,
    follows_as_noun,
    is_accusative,
    is_counted_feminine,
    is_function,
    is_singular,
)

if TYPE_CHECKING:
    from scripts.reading.digit_tokens import Part
    from scripts.reading.tokens import Passage

_PAPERS = word_set("جريده صحيفه مجله رايد نشره ظهير")
"""What has issues by number: «الجريدة الرسمية عدد 7412»."""
_EACH = word_set("كل لكل بكل each every per by")
_CUED = frozenset({"reference", "identifier", "version", "ordinal", "phone"})
_EXACT_NAMES = frozenset({("france", "24"), ("rossiya", "24"), ("russia", "24"), ("rossiya", "1")})
_MODELS = word_set("برو الترا ماكس نيو دريملاينر max maxs maxes neo dreamliner")
_ARABIC_STREETS = word_set("شارع طريق جاده ميدان زقاق نهج")
_STREETS = word_set("street avenue road square lane boulevard drive st ave rd ستريت افينيو رود")
# What stands before the place or the time of something: «in Xinjiang 3 mines closed».
_PLURAL_VERBS = frozenset({"were", "are", "have"})
_PLACES = word_set("in on at near from via through inside outside into off of under past since")
_NOT_PLACED = word_set(
    "total average addition fact all hospital court response return contrast comparison general "
    "example instance present least most first last best worst once turn part practice theory "
    "short almost just only another perhaps maybe some even still well every each near quite plus "
    "minus no record zero home work sea school prison office time date cash debt trade further "
    "exactly age aged what which those these them us you me him it there here now then more less "
    "fewer far size around about over between twice half nought war peace business town bed power "
    "place hand charge"
)
"""What may stand between a preposition and a figure: «in total 5», «to almost 38»."""
_PLACING = word_set("in on at from by since to after before until near")
_LISTING = frozenset({",", ";", "،", "؛", "and", "or", "but", "while", "و"})
_PLAYERS = word_set("منتخب منتخبات بطوله كاس فريق فرق لاعبي لاعبين لاعبو فيه دوري")
_JETS = word_set("707 717 727 737 747 757 767 777 787")
_MAKERS = word_set("بوينغ بوينج ايرباص تسلا هواوي نوكيا ابل سوخوي توبوليف")
_ALONG = word_set("on along onto off via")
_ROADS = word_set("highway freeway expressway bridge corridor interchange bypass")
_ONE = word_set("a the its his their last new first old boeing")
_NO_NOUNS = ("ly", "ed", "ing", "s", "er", "est", "al", "ous", "ful", "ive", "ic", "th")
_SHORTEST_CODE, _LATEST_YEAR = 5, 2199
_LONGEST_NAME, _LONGEST_CODE, _LARGEST_VERSION = 3, 6, 100
_LONGEST_ELLIPSIS = 60


def cued(p: Passage, first: int, after: int, before: Numeral | None) -> Kind | None:
    """What a word before announces: page 12, Article 5, «المركز 12»."""
    found = cue(p, first)
    at = p.context(first) - 1
    if found not in _CUED or _is_joined(p, first, p.words[at].key):
        return None
    word, previous = p.words[at], p.words[at - 1].key
    if word.key == "فيه" and not word.definite and "ئ" not in word.text:  # «in it», not «class»
        return None
    noun = follows_as_noun(p, after)
    acts = word.key in p.lexicon.weak and previous == "to" and word.text.islower()  # «to ship 25»
    called = acts or (found == "phone" and noun)  # «تلقى الخط الساخن 5400 مكالمة»
    if called or (word.key in VERBS and not word.definite):
        return None
    papers = word.key == "عدد" and not _PAPERS.isdisjoint(one.key for one in p.words[at - 3 : at])
    measured = word.key in COUNTABLE and (previous in COUNTING or word.text == "عدد") and not papers
    measured |= word.key in _MAKERS and is_accusative(p, first, after, feminine=True)
    if measured or is_contrast(p, at, after) or _is_left_over(p, at, before):
        return None
    if noun and p.lexicon.language == "en" and dates.whole_at(p, first) not in {None, 1}:
        noun = not is_singular(p, after)
    weak = word.key in p.lexicon.weak or (found == "ordinal" and word.key != "top")
    each = previous in _EACH or p.words[at - 2].key == "by"
    if weak and each and (p.lexicon.language == "ar" or not word.text[0].isupper()):
        return None
    plain = not word.definite if p.lexicon.language == "ar" else word.text.islower()
    holds = word.key in p.lexicon.membered or (weak and _is_plural(p, first, after))
    counts = noun and (holds or (plain and weak))
    marked = is_accusative(p, first, after) or is_counted_feminine(p, first, after)
    return None if counts or (weak and found != "ordinal" and marked) else Kind(found)


def _is_joined(p: Passage, first: int, noun: str) -> bool:
    """«للسيارات و25», «يتسع القارب لـ12»: a prefix other than «ال» ends what bears a number."""
    if p.context(first) == first or p.words[first - 1].key.endswith(("ال", "لل")):
        return False
    return noun in p.lexicon.weak or p.words[first - 1].key[0] in "وف"


def _is_left_over(p: Passage, at: int, before: Numeral | None) -> bool:
    """«The boat holds 12 and the bus 54»: the verb is left out, the article is not."""
    article = p.words[at - 1].key == "the" and p.words[at].text.islower()
    listed = article and p.words[at - 2].key in _LISTING
    return listed and before is not None and before.kind is Kind.FIGURE


def is_named(p: Passage, first: int, index: int, after: int, previous: Numeral | None) -> bool:
    """Whether a bare number is part of a name: «Nord Stream 2», «10 Downing Street»."""
    named = _follows_name(p, first, index, after, previous)
    if p.lexicon.language == "ar":
        named = (
            named
            or is_age_group(p, first)
            or is_numbered(p, first, after, previous)
            or far_cued(p, first, after)
        )
    else:
        named = named or _is_placed(p, first, after)
        named = named or (p.words[index].text in _JETS and p.words[first - 1].key in _ONE)
    return named or _is_address(p, after) or p.words[after].key in _MODELS


def is_version(p: Passage, first: int, after: int, shown: Part, previous: Numeral | None) -> bool:
    """«CC BY 4.0», «USB 3.2», «Claude 3.5»: one decimal after a name that is no indicator."""
    name = p.words[first - 1]
    short = shown.decimals == 1 and shown.value < _LARGEST_VERSION
    named = name.text.isascii() and name.text.isupper() and len(name.text) > 1
    if p.lexicon.language == "ar":  # «iOS 26.1»
        named = name.text.isascii() and name.letters and not name.text.islower()
    elif not named and not p.opens(first - 1):
        placed = p.words[first - 2].key in _PLACING
        named = name.letters and name.text[0].isupper() and not placed
    known = name.key in p.lexicon.not_names
    if not (short and named and name.gap == " ") or known or counted_noun(p, after):
        return False
    return not _is_ellipsis(p, first, after, previous)


def _follows_name(p: Passage, first: int, index: int, after: int, previous: Numeral | None) -> bool:
    """Whether a word with a capital stands before: «RFC 9110», «Falcon 9 rockets»."""
    word, size = p.words[first - 1], len(p.words[index].text)
    exact = (word.key, p.words[index].text) in _EXACT_NAMES
    if exact or (word.text == "US" and _is_highway(p, first, after)):
        return True
    name = word.letters and word.text[0].isupper() and word.gap == " " and word.text.isalpha()
    if not name or word.key in p.lexicon.not_names or word.key in dates.WEEKDAYS or first != index:
        return False
    placed = p.words[first - 2].key in _PLACING
    if _is_ellipsis(p, first, after, previous) or (
        placed and p.words[after].key in _PLURAL_VERBS  # «In Gaza 34 were killed»
    ):
        return False
    if follows_as_noun(p, after) and not _is_one_thing(p, first, after):
        small = size == 1 and not p.opens(first - 1) and len(word.text) > _LONGEST_NAME
        return small and not placed
    if word.text.isupper() and len(word.text) > 1:
        return size <= _LONGEST_CODE
    if p.opens(first - 1):
        modified = p.lexicon.modifiers.at(p.words, first - 1, -1) is not None
        name = not (modified or is_function(p, first - 1) or word.key in p.lexicon.directions)
    model = size == _LONGEST_NAME + 1 and (dates.whole_at(p, index) or 0) > _LATEST_YEAR
    return name and (model or not _LONGEST_NAME < size < _SHORTEST_CODE)


def _is_one_thing(p: Passage, first: int, after: int) -> bool:
    """«the Superbonus 110 scheme»: more than one is counted of no singular."""
    english = p.lexicon.language == "en" and not p.opens(first - 1)
    whole = dates.whole_at(p, first)
    return english and whole is not None and whole > 1 and is_singular(p, after)


def _is_highway(p: Passage, first: int, after: int) -> bool:
    """«on US 101», «the US 66 highway», «US 101 is closed»; not «in the US 38 died»."""
    on = p.words[first - 2].key in _ALONG or p.words[after].key in _ROADS
    return on or (p.opens(first - 1) and p.words[after].key in {"is", "was", "runs"})


def _is_placed(p: Passage, first: int, after: int) -> bool:
    """«at milepost 117», «from pump 3»: a noun between a preposition and a number, no article.

    Nothing may follow that could be counted, nor a verb whose subject the number could be.
    """
    noun, following = p.words[first - 1], p.words[after]
    if p.words[first - 2].key not in _PLACES or not noun.text.islower() or not noun.text.isalpha():
        return False
    if noun.key in _NOT_PLACED or noun.key.endswith(_NO_NOUNS) or is_function(p, first - 1):
        return False
    if noun.key in p.lexicon.people or p.lexicon.modifiers.at(p.words, first - 1, -1):
        return False
    more = following.key in {"more", "other", "others"}  # «to buy 16 more fighters»
    return not following.letters or (is_function(p, after) and not more)


def _is_ellipsis(p: Passage, first: int, after: int, previous: Numeral | None) -> bool:
    """«Canada won nine golds, Norway 16», «Lukoil 3; Rosneft 5»: the verb is left out."""
    opens = p.opens(first - 1)
    if not opens and p.words[first - 2].key not in _LISTING:
        return False
    if p.words[after].key == ";":
        return True
    listed = p.words[first - 2].key in _LISTING or not opens
    if previous is None or previous.kind is not Kind.FIGURE or not listed:
        return False
    between = p.text[previous.end : p.starts[first]]
    return len(between) <= _LONGEST_ELLIPSIS and ". " not in between and "\n" not in between


def _is_plural(p: Passage, first: int, after: int) -> bool:
    """Whether a sound plural follows 3 to 10: «الأنبوب 3 مقاطعات»."""
    few = (dates.whole_at(p, first) or 0) in range(3, 11)
    return few and p.words[after].key.endswith("ات")


def is_age_group(p: Passage, first: int) -> bool:
    """«منتخب تحت 23 سنة»: a class of players, no quantity."""
    return p.words[first - 1].key in {"تحت", "دون"} and p.words[first - 2].key in _PLAYERS


def _is_address(p: Passage, after: int) -> bool:
    """Whether a street follows: «10 Downing Street», «10 داونينغ ستريت»."""
    if p.words[after].key in _ARABIC_STREETS and p.words[after + 1].definite:
        return not p.words[after].text.endswith(("اً", "ًا"))  # «221 شارع الميناء»
    for at in range(after, after + _LONGEST_NAME):
        word = p.words[at]
        if not word.letters or word.prefix or not (word.text[0].isupper() or word.text[0] > "z"):
            return False
        if word.key in _STREETS and at > after:
            return True
    return False
