"""What a number in words is: a figure, a name, a time, or nothing that counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.reading.amounts import skip_hyphen
from scripts.reading.dates import CLOCKS, YEAR_WORDS
from scripts.reading.kinds import Kind
from scripts.reading.lexicon import word_set
from scripts.reading.measures import cue

if TYPE_CHECKING:
    from scripts.reading.amounts import Amount
    from scripts.reading.expressions import Expression
    from scripts.reading.tokens import Passage

_TEN, _TWELVE, _TWENTY = 10, 12, 20
_DEFINITE = word_set(
    "the these those its their his her our all both any your my other which whose same"
)
_NUMBERED = word_set(
    "number chapter article phase stage table page section ماده فقره رقم صفحه جدول"
)
_TO_ZERO = word_set("to at near nearly almost below above الي عند تحت فوق دون قارب بلغ بلغت يساوي")
"""What reaches or passes nothing: «fell to zero», «تراجع إلى صفر»; «من الصفر» does neither."""
_MEMBERS = word_set(
    "member members person man woman strong seat seater storey story bed bedroom room country "
    "nation state judge justice vessel ship aircraft lane volume page"
)
_MOVES = word_set(
    "cut rise fall lead drop gain increase margin swing deficit advantage jump hike decline slide "
    "climb surge plunge slump loss win victory edge gap"
)
_VAGUE = word_set("عشرات مييات الاف ملايين مليارات بضعه بضع عده ميات بلايين تريليونات")
_REACHES = word_set(
    "الي يعادل تعادل يبلغ تبلغ بلغ بلغت يساوي تساوي نحو يمثل تمثل حوالي قرابه يقارب زهاء من بمقدار"
    " بنسبه مقدار نسبه بواقع"
)
_QUOTES = frozenset("\"“‘'«")
_OF_A_YEAR = word_set("اخير حالي ماضي جاري مقبل")
_NO_SHARE = word_set("سنوي سنويه نهايي سنه")
_ONES = ("percent", "money", "basis", "volume", "mass", "rate")
_TIMES = word_set("year month week hour minute decade")
_FIRST_YEAR, _LAST_YEAR = 1000, 2199


def kind_of_words(p: Passage, found: Expression) -> Kind | None:
    """FIGURE, another kind, or None for words that count nothing («the two leaders»)."""
    amount = found.amount
    if p.words[amount.first - 1].key in YEAR_WORDS and not (amount.single or found.unit):
        year = _FIRST_YEAR <= amount.value <= _LAST_YEAR
        return Kind.DATE if year else Kind.FIGURE
    if p.words[found.after].key in CLOCKS and p.lexicon.language == "en":
        return Kind.TIME
    joined = p.words[amount.first].joined  # «الساعة العاشرة وخمس دقائق»
    if found.unit == "minute" and joined and p.words[found.first - 1].key in p.lexicon.ordinals:
        return Kind.TIME
    return _arabic_kind(p, found) if p.lexicon.language == "ar" else _english_kind(p, found)


def _english_kind(p: Passage, found: Expression) -> Kind | None:
    amount, unit, value = found.amount, found.unit, found.amount.value
    if amount.power or unit.startswith(("percent", "basis", "ratio", "money")):
        return Kind.FIGURE
    previous = p.words[found.first - 1].key
    name = _english_name(p, found, previous)
    if name:
        return name
    if value == 1 and amount.single:
        since = p.words[found.after].key in {"ago", "later", "earlier"}
        return Kind.FIGURE if unit in _TIMES and not since else None
    if unit and (unit != "point" or amount.share):
        return Kind.FIGURE
    return _english_count(p, found, previous)


def _english_count(p: Passage, found: Expression, previous: str) -> Kind | None:
    """What a number in words without a unit counts, if anything."""
    value, after = found.amount.value, found.amount.after
    if value == 0:
        return Kind.FIGURE if previous in _TO_ZERO and not found.unit else None
    part = previous == "which" and p.words[found.first - 2].key == "of"  # «of which three»
    if value <= _TWELVE and previous in _DEFINITE and not part:
        return None
    noun = skip_hyphen(p, after)
    moved = p.words[noun].key == "point" and p.words[noun + 1].key in _MOVES  # «a ten-point cut»
    hyphened = noun > after and p.words[noun].key not in _MEMBERS and not moved
    return Kind.IDENTIFIER if hyphened else Kind.FIGURE


def _english_name(p: Passage, found: Expression, previous: str) -> Kind | None:
    """The Big Four, Group of Seven, "Three Seas"; number one; the top ten."""
    first, after = found.amount.first, found.amount.after
    quoted = p.words[first - 1].text in _QUOTES and p.words[after].text[:1].isupper()
    capital = p.words[first].text[0].isupper() and (quoted or not p.opens(first))
    if capital and (found.amount.value < _TWENTY or cue(p, found.first) == "identifier"):
        return Kind.IDENTIFIER
    noun = skip_hyphen(p, after)  # «Six-Day War»
    if noun > after and all(word.text[:1].isupper() for word in p.words[noun : noun + 2]):
        return Kind.IDENTIFIER
    if previous in _NUMBERED:
        return Kind.REFERENCE
    return Kind.ORDINAL if previous == "top" else None


def _arabic_kind(p: Passage, found: Expression) -> Kind | None:
    amount, unit = found.amount, found.unit
    word, previous = p.words[amount.first], p.words[found.first - 1].key
    if amount.power:
        return None if previous in _VAGUE else Kind.FIGURE
    if amount.share:
        return _arabic_share_kind(p, amount, previous)
    if amount.single and word.key.startswith("واحد"):
        return Kind.FIGURE if unit.startswith(_ONES) else None
    if amount.single and amount.value == 0:
        return Kind.FIGURE if unit or previous in _TO_ZERO else None
    if previous in _NUMBERED or previous == "حركه":  # «حركة خمس نجوم»
        return Kind.REFERENCE
    tenth = word.key == "عشر" and amount.single and not unit and p.words[found.after].definite
    return None if word.definite or tenth else Kind.FIGURE


def _arabic_share_kind(p: Passage, amount: Amount, previous: str) -> Kind | None:
    """«النصف الأول» is a part of a year, «نصف سنوي» none of anything; «ثلث الصادرات» a share."""
    word, following = p.words[amount.first], p.words[amount.after].key
    if word.joined and word.definite and p.words[amount.first - 1].key in p.lexicon.ordinals:
        return Kind.TIME  # «الثانية والنصف»
    if following in p.lexicon.ordinals or following in _OF_A_YEAR:
        return Kind.DATE
    if following in _NO_SHARE:
        return None
    if word.definite and word.key == "ربع" and "ب" not in word.prefix:
        return Kind.FIGURE if previous in _REACHES else Kind.DATE
    return Kind.FIGURE
