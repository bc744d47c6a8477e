"""What is not a figure: list numbers, places in a row, scores and the rest of what digits do.

Each function looks at a digit token and its neighbours and says what it is, or None.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scripts.reading import dates, names
from scripts.reading.digit_tokens import MARKS, Shape
from scripts.reading.kinds import Kind, Numeral
from scripts.reading.lexicon import word_set
from scripts.reading.measures import cue, measure
from scripts.reading.words_after import counted_noun, follows_as_noun, is_function

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
_POSSESSIVE = re.compile("(?:ه|ها|هم|هما|نا|ي)$")
# Nouns after whose singular «الـ43» is the 43rd; feminine ones show it by their ending.
_SINGULARS = word_set(
    "لقاء اجتماع قرار موتمر منتدي عام يوم قرن مركز عيد اسبوع شهر طابق فصل بند باب جيل اصدار رييس "
    "عدد موسم معرض كونغرس حزب لواء حوار فوج سرب صف بيان تقرير مجلد عقد خط لقب هدف فوز ظهور ميلاد "
    "انتصار البوم كتاب فيلم قرار عضو مرشح ملك هجوم تعديل طراز مدير شاهد متهم لاعب حكم اقتراح "
    "مهرجان ماراثون سباق معسكر صاروخ زفاف ربيع هدف مونديال نهايي"
)
_IN_SERIES = word_set("حزمه جوله دوره دفعه نسخه طبعه")
"""Heads of a name that has a number in a series: «حزمة العقوبات الـ20», «دورة الألعاب الـ33»."""
_ARTICLES = frozenset({"the", "a", "an", "its", "his", "their"})
_JOINERS = word_set("and or to & , ، - – / و أو إلى حتى")
_CARRIED = frozenset({Kind.REFERENCE, Kind.DATE, Kind.IDENTIFIER})
_ITEM_MARKS = frozenset(".)-–")
_LONGEST_LISTED = 20
_LONGEST_GAP, _PHONE_DIGITS = 12, 7
_MINUTES = 2
_LONGEST_PLAIN, _LONGEST_NOTE, _LONGEST_ITEM = 9, 3, 2


def bare(
    p: Passage, first: int, index: int, after: int, previous: Numeral | None = None
) -> Kind | None:
    """What a number without scale, unit, currency and sign is, if it is no figure.

    `first` is where its expression begins, `index` its digits, `after` what follows.
    """
    whole = dates.whole_at(p, index)
    if whole is None:
        return _not_whole(p, first, index, after, previous)
    text = p.words[index].text
    if _is_long_code(p, first, text) and not counted_noun(p, after):
        return Kind.IDENTIFIER
    return (
        dates.date(p, first, index, after)
        or _place_in_row(p, first, index, after)
        or _listed(p, index, after)
        or dates.time(p, first, after, whole)
        or names.cued(p, first, after, previous)
        or dates.year(p, first, index, after)
        or (Kind.IDENTIFIER if names.is_named(p, first, index, after, previous) else None)
    )


def leading_zero(p: Passage, index: int) -> Kind | None:
    """What whole digits that begin with a zero are: never a quantity, whatever follows."""
    text = p.words[index].text
    if text[0] != "0" or len(text) == 1 or not text.isdigit():
        return None
    return Kind.PHONE if len(text) > _PHONE_DIGITS else Kind.IDENTIFIER


def _is_long_code(p: Passage, first: int, text: str) -> bool:
    """Whether so many digits without a separator are a code; «rose to 1234567» is none."""
    reached = is_function(p, first - 1) or is_function(p, first - 2)
    return len(text) >= _PHONE_DIGITS and not (reached and len(text) <= _LONGEST_PLAIN)


def _not_whole(
    p: Passage, first: int, index: int, after: int, previous: Numeral | None
) -> Kind | None:
    """Section 4.2, 14.30 GMT, version 3.11, and ranges of days and pages."""
    word = p.words[index]
    if word.digits and word.digits.shape is Shape.RANGE:
        return _range(p, first, index, after)
    if p.words[after].key in dates.CLOCKS:
        return Kind.TIME
    shown = word.digits.parts[0] if word.digits else None
    if shown and shown.decimals == _MINUTES and dates.time(p, first, after, int(shown.value)):
        return Kind.TIME
    found = cue(p, first)
    named = p.words[first - 1].text[:1].isupper()  # «Day 1,000»
    cued = found in {"reference", "version", "identifier"} and ("," not in word.text or named)
    if cued:
        return Kind(found)
    if previous and previous.kind is Kind.VERSION and _after_version(p, first, previous):
        return Kind.VERSION
    return Kind.VERSION if shown and names.is_version(p, first, after, shown, previous) else None


def _after_version(p: Passage, first: int, previous: Numeral) -> bool:
    """The 2.17 of «OpenSSL 3.0.7 and Log4j 2.17»."""
    name = p.words[first - 1]
    near = p.starts[first] - previous.end <= _LONGEST_LISTED
    return near and name.text[:1].isupper()


def _range(p: Passage, first: int, index: int, after: int) -> Kind | None:
    if dates.is_month(p, after) or dates.month_before(p, first):
        return Kind.DATE
    token = p.words[index].digits
    low, high = (part.value for part in token.parts) if token else (0, 0)
    near = {word.key for word in p.words[first - 8 : first]}
    if low >= high or near & _GAMES:
        return Kind.SCORE
    found = cue(p, first)
    if found in {"reference", "identifier"}:
        return Kind.REFERENCE
    if p.words[first - 1].key in _ARTICLES and not counted_noun(p, after):  # «the 737-800»
        return Kind.IDENTIFIER
    return Kind.DATE if p.words[first - 1].key in dates.WEEKDAYS else None


def is_later(p: Passage, index: int, previous: Numeral, kind: Kind) -> bool:
    """«6-4, 3-6 و7-5»: nothing but «and» or a comma stands between it and one of that kind."""
    if previous.kind is not kind:
        return False
    between = p.text[previous.end : p.starts[index]]
    return len(between) < _LONGEST_GAP and between.strip(f"{MARKS} ") in _JOINERS


def is_spaced_score(p: Passage, index: int) -> bool:
    """«فاز الهلال 3 - 1»: a dash between blanks, after a word for a game."""
    high = dates.whole_at(p, index + 2)
    near = {word.key for word in p.words[max(0, index - 8) : index]}
    return high is not None and bool(near & _GAMES)


def _place_in_row(p: Passage, first: int, index: int, after: int) -> Kind | None:
    """«اللقاء الـ43» is the 43rd; «الدول الـ27» are 27: the noun before is singular or plural."""
    at = p.context(first) - 1
    if first != index or at + 1 == first or p.words[at + 1].key not in {"ال", "لل"}:
        return None
    noun = p.words[at]
    if not noun.definite:
        if _POSSESSIVE.sub("", noun.key) in _SINGULARS:
            return Kind.ORDINAL
        if counted_noun(p, after):
            return None
        own = noun.key.endswith(("ته", "تها", "تهم")) and "ات" not in noun.key[-5:]
        age = noun.key == "في" and p.words[after].key == "من"  # «في الـ47 من عمره»
        return Kind.ORDINAL if own or age else None
    if p.words[at - 1].key in _IN_SERIES:
        return Kind.ORDINAL
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
    if p.words[index - 2].digits and p.words[index - 2].tight:  # «Article 51(2)»
        return Kind.LIST
    listed = p.words[index - 2].key in {";", "؛", ":"} or p.opens(index - 1)
    counts = p.words[after + 1].key in p.lexicon.scales
    counts = counts or (counted_noun(p, after + 1) and not listed)
    return None if counts or not previous.tight or measure(p, after + 1) else Kind.LIST


def _unopened(p: Passage, index: int) -> bool:
    """Whether no bracket opened in the words before: «1) oil, 2) gas»."""
    for at in range(index - 1, index - 9, -1):
        if p.words[at].text in {"(", ")"}:
            return p.words[at].text == ")"
    return True


def continued(p: Passage, index: int, previous: Numeral) -> Kind | None:
    """The kind of the number before, if only «and» or a comma stands between: pages 12 and 13."""
    if previous.kind not in _CARRIED or dates.whole_at(p, index) is None:
        return None
    gap = p.starts[index] - previous.end
    between = p.text[previous.end : p.starts[index]].strip() if gap < _LONGEST_GAP else ""
    near = gap < _LONGEST_GAP and not between
    spaced = previous.kind is Kind.REFERENCE and near  # «رقم 4509 123456»
    if spaced and not follows_as_noun(p, index + 1):
        return previous.kind
    if between.strip(MARKS) not in _JOINERS:
        return None
    if previous.kind is Kind.DATE:
        return Kind.DATE if dates.is_year(p, index) or dates.is_later_day(p, index) else None
    apart = len(p.words[index].text) - (previous.digits[1] - previous.digits[0])
    counts = follows_as_noun(p, index + 1) or apart > 1  # «in precinct 9 and 980 in»
    return None if counts else previous.kind
