"""Number words that are no plain amounts: ordinals, multiples, dual nouns, «one», names."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from scripts.reading.amounts import last_exponent, skip_hyphen
from scripts.reading.arabic_words import arabic_share
from scripts.reading.english_words import spoken_year
from scripts.reading.kinds import Form, Kind, Numeral
from scripts.reading.lexicon import word_set
from scripts.reading.measures import modifier

if TYPE_CHECKING:
    from scripts.reading.expressions import Reading
    from scripts.reading.tokens import Passage

_TEN, _TWELVE, _TWENTY = 10, 12, 20
_PERIODS = word_set("first second third fourth latter last other this current next")
_NOT_HALF = word_set("year yearly time hearted brother day life way century hour ways truth past")
_NOT_DOUBLE = word_set(
    "digit digits standard standards taxation check checks edged track tracked blow bed down decker"
    " agent dip play room counting glazing team click entry act role meaning sided hulled whammy"
    " jeopardy"
)
_ADJECTIVES = word_set("double triple treble quadruple doubles triples doubling")
_AFTER_DOUBLE = word_set(
    "the that this its their his our what to in from since over by between within during as for"
    " after under at last through and on a each every"
)
_SIZES = word_set(
    "ما حجم عدد قيمه مستوي مستواها مستواه سعر رقم معدل كميه حصه ميزانيه انتاج متوسط اجمالي ذلك ناتج"
    " صادرات واردات"
)
_REACHES = word_set(
    "الي يعادل تعادل يبلغ تبلغ بلغ بلغت يساوي تساوي نحو يمثل تمثل حوالي قرابه يقارب زهاء من بمقدار"
    " بنسبه مقدار نسبه بواقع"
)
_FACTORS = word_set("مرات مره اضعاف ضعف ضعفين عده")
_DUALS = word_set("ضعفي ضعفين ضعفان")
_TEN_KEYS = frozenset({"عشر", "عشره"})
_STEM = 3


def special(p: Passage, index: int) -> Reading | None:
    """An ordinal, a multiple or a dual noun at a word, if it is one."""
    key, lexicon = p.words[index].key, p.lexicon
    if key in lexicon.pairs and lexicon.language == "ar":
        pair = _pair(p, index, lexicon.pairs[key])
        if pair is not None:
            return pair
    if key in lexicon.multiples:
        return _multiple(p, index, Decimal(lexicon.multiples[key]))
    if lexicon.language == "ar":
        return _arabic_ordinal(p, index) or _definite(p, index)
    return _spoken_year(p, index) or _half_year(p, index) or _english_ordinal(p, index)


def _one(
    p: Passage, span: tuple[int, int], kind: Kind, value: Decimal | None = None, unit: str = ""
) -> Reading:
    """One numeral of whole words."""
    start, end = p.starts[span[0]], p.end(span[1] - 1)
    bound = modifier(p, span[0], unit) if kind is Kind.FIGURE else ""
    exponent = None if value is None else last_exponent(value)
    text, form = p.text[start:end], Form.WORDS
    found = Numeral(start, end, text, kind, value, exponent, unit, bound, (start, end), form)
    return (found,), span[1]


def _multiple(p: Passage, index: int, value: Decimal) -> Reading:
    arabic = p.lexicon.language == "ar"
    counts = _arabic_multiple(p, index) if arabic else _english_multiple(p, index)
    return (
        _one(p, (index, index + 1), Kind.FIGURE, value, "multiple") if counts else ((), index + 1)
    )


def _english_multiple(p: Passage, index: int) -> bool:
    key, following = p.words[index].key, p.words[index + 1]
    if key.startswith("hal"):
        return key != "halves"
    if key.endswith("fold") or key == "thrice":
        return True
    if following.key == "-" or following.key in _NOT_DOUBLE:
        return False
    if key not in _ADJECTIVES or not following.letters or following.key in _AFTER_DOUBLE:
        return True
    return p.words[index - 1].key == "to" or bool(modifier(p, index, ""))


def _arabic_multiple(p: Passage, index: int) -> bool:
    """«تضاعف» unless its factor follows; «ضعف» unless it means weakness."""
    word, previous = p.words[index], p.words[index - 1].key
    if "ضاعف" in word.key:
        return _FACTORS.isdisjoint(near.key for near in p.words[index + 1 : index + 9])
    if word.key in _DUALS:
        return True
    reached = previous in _REACHES or bool(modifier(p, index, ""))
    if word.definite:
        return reached or "ب" in word.prefix
    return reached or p.words[index + 1].key in _SIZES


def _pair(p: Passage, index: int, unit: str) -> Reading | None:
    """A dual noun, which counts two without a number: «عامين», «نقطتي أساس»."""
    word, after = p.words[index], index + 1
    following = p.words[after]
    construct = word.key.endswith(("تي", "تا")) and unit != "point"
    function = following.joined or following.key in p.lexicon.function_words
    counts = following.letters and not function
    if word.definite or (construct and not counts):  # «قصتي مع», my story, is no pair
        return None
    if unit == "point":
        if following.key == "اساس":
            unit, after = "basis_point", after + 1
        elif following.key.startswith("ميوي"):
            unit, after = "percentage_point", after + 1
        elif not word.key.endswith("ين"):
            return None
    elif p.lexicon.cardinals.get(following.key) == 2 and not following.prefix:  # noqa: PLR2004
        after += 1
    if word.prefix == "ل" and p.words[index - 1].key[:_STEM] == word.key[:_STEM]:
        return _one(p, (index - 1, index + 1), Kind.SCORE)  # «بهدف لهدفين»
    half = p.words[after].joined and p.words[after].key == "نصف"
    value = Decimal("2.5") if half else Decimal(2)
    return _one(p, (index, after + half), Kind.FIGURE, value, unit)


def _spoken_year(p: Passage, index: int) -> Reading | None:
    """«nineteen ninety-one», «twenty twenty-five»."""
    found = spoken_year(p, index)
    if found is None:
        return None
    return _one(p, (index, found[1]), Kind.DATE, Decimal(found[0]), "year")


def _half_year(p: Passage, index: int) -> Reading | None:
    """«the second half», «half-year»: no share of anything."""
    if p.words[index].key != "half":
        return None
    named = p.words[index - 1].key in _PERIODS
    named = named or (p.words[index - 1].key == "the" and not p.words[index + 1].letters)
    named = named or p.words[skip_hyphen(p, index + 1)].key in _NOT_HALF
    return _one(p, (index, index + 1), Kind.DATE) if named else None


def _english_ordinal(p: Passage, index: int) -> Reading | None:
    """«first», «forty-third», «third quarter»."""
    ordinals, key = p.lexicon.ordinals, p.words[index].key
    value, after = ordinals.get(key), index + 1
    tens = p.lexicon.cardinals.get(key, 0)
    if value is None and tens >= _TWENTY:
        at = skip_hyphen(p, index + 1)
        unit = ordinals.get(p.words[at].key, 0)
        if 0 < unit < _TEN:
            value, after = tens + unit, at + 1
    if value is None:
        return None
    if p.words[after].key in {"half", "quarter"}:
        return _one(p, (index, after + 1), Kind.DATE)
    return _one(p, (index, after), Kind.ORDINAL, Decimal(value), "ordinal")


def _arabic_ordinal(p: Passage, index: int) -> Reading | None:
    """«الثالث», «الحادي عشر», «الثالث والأربعون»."""
    value = p.lexicon.ordinals.get(p.words[index].key)
    if value is None:
        return None
    after, following = index + 1, p.words[index + 1]
    if following.key in _TEN_KEYS and value != _TEN:
        value, after = value % _TEN + _TEN, index + 2
    elif following.joined and following.definite:
        tens = p.lexicon.cardinals.get(following.key, 0)
        if tens >= _TWENTY:
            value, after = value % _TEN + tens, index + 2
    return _one(p, (index, after), Kind.ORDINAL, Decimal(value), "ordinal")


def _definite(p: Passage, index: int) -> Reading | None:
    """«مجموعة العشرين» is a name, «القمة العشرون» an ordinal, «الدول الثلاث» no figure."""
    word = p.words[index]
    value = p.lexicon.cardinals.get(word.key)
    if value is None or not word.definite or arabic_share(p, index):
        return None
    after, following = index + 1, p.words[index + 1]
    tens = following.joined and p.lexicon.cardinals.get(following.key, 0) >= _TWENTY
    after += following.key in _TEN_KEYS or tens
    if p.words[index - 1].key == "مجموعه":
        return _one(p, (index, after), Kind.IDENTIFIER)
    if value >= _TWENTY:
        return _one(p, (index, after), Kind.ORDINAL, Decimal(value), "ordinal")
    return (), after
