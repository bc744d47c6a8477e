"""What is not a figure: references, names, list numbers, scores and the rest of what digits do.

Each function looks at a digit token and its neighbours and says what it is, or None.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.reading import dates
from scripts.reading.digit_tokens import MARKS, Shape
from scripts.reading.kinds import Kind, Numeral
from scripts.reading.lexicon import word_set
from scripts.reading.measures import cue, measure
from scripts.reading.words_after import counted_noun

if TYPE_CHECKING:
    from scripts.reading.tokens import Passage

SHAPES = {
    Shape.DATE: Kind.DATE,
    Shape.YEARS: Kind.DATE,
    Shape.TIME: Kind.TIME,
    Shape.PHONE: Kind.PHONE,
    Shape.VERSION: Kind.VERSION,
    Shape.RATIO: Kind.SCORE,
    Shape.FORMAT: Kind.IDENTIFIER,
    Shape.UNREADABLE: Kind.UNREADABLE,
}
_GAMES = word_set(
    "won beat lost drew win wins victory score defeat defeated draw vote voted aggregate"
    " فاز فازت تعادل تعادلا خسر هزم نتيجه فوز تغلب تغلبت تعادلت خساره"
)
# Cues that are plain nouns too: what they announce counts something if a noun follows.
_WEAK_CUES = word_set(
    "port order orders line lines part parts number numbers unit units case cases contract "
    "contracts well wells top class area building level gate floor section step point points "
    "item file room bill round grade zone channel package group type plus no option pro note "
    "notes issue law act مجموعه حزمه جوله درجه خط وحده حقل بير كيلو منطقه مرحله دفعه غرفه طريق "
    "فيه رساله حساب نقطه صندوق ملف رحله قضيه مستوي نظام قناه قسم صف عمود قرار قانون نطاق مركز "
    "شكل عقد باب فصل جزء شارع كتله زون تيار كتيبه لواء فوج فرقه سرب منفذ خطين"
)
# Nouns after whose singular «الـ43» is the 43rd; feminine ones show it by their ending.
_SINGULARS = word_set(
    "لقاء اجتماع قرار موتمر منتدي عام يوم قرن مركز عيد اسبوع شهر طابق فصل بند باب جيل اصدار"
    " رييس عدد موسم معرض كونغرس حزب لواء حوار فوج سرب صف بيان تقرير مجلد عقد خط"
)
# Names of places and bodies whose number is a figure: "India 38 and the EU 6".
_PLACES = word_set(
    "china russia india eu us usa uk japan germany france turkey iran brazil saudi arabia uae egypt"
    " kazakhstan ukraine europe asia africa america moscow beijing iraq belarus korea italy spain"
    " vietnam indonesia pakistan opec gulf total average hungary poland canada australia"
)
_CUED = frozenset({"reference", "identifier", "version", "ordinal", "phone"})
_JOINERS = word_set("and or to & , ، - – / و الي حتي")
_CARRIED = frozenset({Kind.REFERENCE, Kind.DATE, Kind.IDENTIFIER})
_ITEM_MARKS = frozenset(".)-–")
_LONGEST_PHONE, _PHONE_DIGITS = 12, 7
_LONGEST_PLAIN, _LONGEST_NOTE, _LONGEST_ITEM, _LONGEST_NAME = 9, 3, 2, 3


def bare(p: Passage, first: int, index: int, after: int) -> Kind | None:
    """What a number without scale, unit, currency and sign is, if it is no figure.

    `first` is where its expression begins, `index` its digits, `after` what follows.
    """
    whole = dates.whole_at(p, index)
    if whole is None:
        return _not_whole(p, first, index, after)
    text = p.words[index].text
    if text[0] == "0" and len(text) > 1:
        return Kind.PHONE if len(text) > _PHONE_DIGITS else Kind.IDENTIFIER
    if len(text) > _LONGEST_PLAIN and not counted_noun(p, after):
        return Kind.IDENTIFIER
    return (
        dates.date(p, first, index, after)
        or _place_in_row(p, first, index, after)
        or _listed(p, index, after)
        or dates.time(p, first, after, whole)
        or _cued(p, first, after)
        or dates.year(p, first, index, after)
        or _named(p, first, index, after)
    )


def _not_whole(p: Passage, first: int, index: int, after: int) -> Kind | None:
    """Section 4.2, 14.30 GMT, version 3.11, and ranges of days and pages."""
    word = p.words[index]
    if word.digits and word.digits.shape is Shape.RANGE:
        return _range(p, first, index, after)
    if p.words[after].key in dates.CLOCKS:
        return Kind.TIME
    found = cue(p, first)
    cued = found in {"reference", "version", "identifier"} and "," not in word.text
    return Kind(found) if cued else None


def _range(p: Passage, first: int, index: int, after: int) -> Kind | None:
    if dates.is_month(p, after) or dates.month_before(p, first):
        return Kind.DATE
    token = p.words[index].digits
    low, high = (part.value for part in token.parts) if token else (0, 0)
    near = {word.key for word in p.words[first - 4 : first]}
    if low >= high or near & _GAMES:
        return Kind.SCORE
    found = cue(p, first)
    if found in {"reference", "identifier"}:
        return Kind.REFERENCE
    return Kind.DATE if p.words[first - 1].key in dates.WEEKDAYS else None


def _place_in_row(p: Passage, first: int, index: int, after: int) -> Kind | None:
    """«اللقاء الـ43» is the 43rd; «الدول الـ27» are 27: the noun before is singular or plural."""
    at = p.context(first) - 1
    if first != index or at + 1 == first or p.words[at + 1].key not in {"ال", "لل"}:
        return None
    noun = p.words[at]
    if counted_noun(p, after):
        return None
    if not noun.definite:
        return Kind.ORDINAL if noun.key.endswith(("ته", "تها", "تهم")) else None
    feminine = noun.key.endswith(("ه", "ري")) and not noun.key.startswith("ا")
    return Kind.ORDINAL if feminine or noun.key in _SINGULARS else None


def _listed(p: Passage, index: int, after: int) -> Kind | None:
    """Numbers that count the lines of a list, and notes in brackets."""
    word, previous, following = p.words[index], p.words[index - 1], p.words[after]
    size = len(word.text)
    if previous.key == "[" and following.key == "]" and size <= _LONGEST_NOTE:
        return Kind.REFERENCE
    if size > _LONGEST_ITEM or not word.tight or following.key not in _ITEM_MARKS:
        return None
    if p.opens(index) and not following.tight:
        return Kind.LIST
    return _bracketed(p, index, after) if following.key == ")" else None


def _bracketed(p: Passage, index: int, after: int) -> Kind | None:
    """The items of «1) oil, 2) gas» and «(1) النفط», but not «(12) مليار»."""
    previous = p.words[index - 1]
    if previous.key != "(":
        return Kind.LIST if p.words[after].gap and _unopened(p, index) else None
    counts = p.words[after + 1].key in p.lexicon.scales or counted_noun(p, after + 1)
    return None if counts or not previous.tight or measure(p, after + 1) else Kind.LIST


def _unopened(p: Passage, index: int) -> bool:
    """Whether no bracket opened in the words before: «1) oil, 2) gas»."""
    for at in range(index - 1, index - 9, -1):
        if p.words[at].text in {"(", ")"}:
            return p.words[at].text == ")"
    return True


def _cued(p: Passage, first: int, after: int) -> Kind | None:
    """What a word before announces: page 12, Article 5, «المركز 12»."""
    found = cue(p, first)
    if found not in _CUED:
        return None
    word = p.words[p.context(first) - 1]
    plain = not word.definite if p.lexicon.language == "ar" else word.text.islower()
    weak = word.key in _WEAK_CUES or (found == "ordinal" and word.key != "top")
    open_group = word.key == "مجموعه"
    counts = (open_group or (plain and weak)) and counted_noun(p, after)
    return None if counts else Kind(found)


def _named(p: Passage, first: int, index: int, after: int) -> Kind | None:
    """Nord Stream 2, Arctic LNG 2, RFC 9110: a name, a number, and nothing that it counts."""
    word, size = p.words[first - 1], len(p.words[index].text)
    name = word.letters and word.text[0].isupper() and word.gap == " " and word.text.isalpha()
    if not name or word.key in _PLACES or first != index or counted_noun(p, after):
        return None
    if word.text.isupper() and len(word.text) > 1:
        return Kind.IDENTIFIER if size < _PHONE_DIGITS else None
    return None if size > _LONGEST_NAME or p.opens(first - 1) else Kind.IDENTIFIER


def continued(p: Passage, index: int, previous: Numeral) -> Kind | None:
    """The kind of the number before, if only «and» or a comma stands between: pages 12 and 13."""
    if previous.kind not in _CARRIED or dates.whole_at(p, index) is None:
        return None
    gap = p.starts[index] - previous.end
    between = p.text[previous.end : p.starts[index]].strip() if gap < _LONGEST_PHONE else ""
    if between.strip(MARKS) not in _JOINERS:
        return None
    if previous.kind is Kind.DATE:
        return Kind.DATE if dates.is_year(p, index) else None
    return None if counted_noun(p, index + 1) else previous.kind


def phone_after(p: Passage, index: int) -> int:
    """The index after a phone number of several tokens that begins here, or 0."""
    plus = p.words[index - 1].text == "+" and p.words[index - 1].tight
    if not plus and cue(p, index) != "phone":
        return 0
    digits, at, groups = 0, index, 0
    while at - index < _LONGEST_PHONE:
        word = p.words[at]
        if word.digits is not None:
            digits += sum(character.isdigit() for character in word.text[: _LONGEST_PLAIN * 2])
            groups += 1
        elif word.text not in {"(", ")", "-"}:
            break
        at += 1
    return at if digits >= _PHONE_DIGITS and (groups > 1 or not plus) else 0
