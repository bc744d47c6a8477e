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
    from scripts.reading.digit_tokens import Part
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
    "contracts well wells top class area building level gate floor section step point points item "
    "file room bill round grade zone channel package group type plus no option pro note notes "
    "issue law act season series episode group team test trial batch sample patient district "
    "sector road track mission goal form measure amendment plot division brigade project pool "
    "pillar kernel tram squadron regiment battalion attachment مجموعه حزمه جوله درجه خط وحده حقل "
    "بير كيلو منطقه مرحله دفعه غرفه طريق فيه رساله حساب نقطه صندوق ملف رحله قضيه مستوي نظام قناه "
    "قسم صف عمود قرار قانون نطاق مركز شكل عدد عقد باب فصل جزء شارع كتله زون تيار كتيبه لواء فوج "
    "فرقه سرب منفذ"
)
# Numbered nouns that also hold or do things, so that a counted noun may follow in any form.
_MEMBERED = word_set(
    "مجموعه مشروع محطه لجنه قطاع محور عمليه مسار حلقه موسم معبر مخيم بعثه مهمه دايره حي منصه قاعه"
    " طلب مذكره وثيقه عدد دور طابق ملعب"
)
# Nouns after whose singular «الـ43» is the 43rd; feminine ones show it by their ending.
_SINGULARS = word_set(
    "لقاء اجتماع قرار موتمر منتدي عام يوم قرن مركز عيد اسبوع شهر طابق فصل بند باب جيل اصدار"
    " رييس عدد موسم معرض كونغرس حزب لواء حوار فوج سرب صف بيان تقرير مجلد عقد خط"
)
_COUNTING = word_set("بلغ يبلغ وصل ارتفع انخفض تجاوز زاد ليبلغ ليصل اصبح كان هذا")
_CUED = frozenset({"reference", "identifier", "version", "ordinal", "phone"})
_JOINERS = word_set("and or to & , ، - – / و أو إلى حتى")
_CARRIED = frozenset({Kind.REFERENCE, Kind.DATE, Kind.IDENTIFIER})
_ITEM_MARKS = frozenset(".)-–")
_LONGEST_GAP, _PHONE_DIGITS = 12, 7
_MINUTES = 2
_LONGEST_PLAIN, _LONGEST_NOTE, _LONGEST_ITEM = 9, 3, 2
_EXACT_NAMES = frozenset({("france", "24")})
_STREETS = word_set("street avenue road square lane boulevard drive st ave rd ستريت افينيو رود")
# What stands before the place or the time of something: «in Xinjiang 3 mines closed».
_PLACING = word_set("in on at from by since to after before until near")
_PLAYERS = word_set("منتخب منتخبات بطوله كاس فريق فرق لاعبي لاعبين لاعبو فيه دوري")
_POSSESSIVES = ("ها", "هم")
_OPENING, _CLOSING = frozenset("«“\"'‘"), frozenset("»”\"'’")
_LONGEST_NAME, _LONGEST_CODE, _LARGEST_VERSION = 3, 6, 100


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
    if _is_long_code(p, first, text) and not counted_noun(p, after):
        return Kind.IDENTIFIER
    return (
        dates.date(p, first, index, after)
        or _place_in_row(p, first, index, after)
        or _listed(p, index, after)
        or dates.time(p, first, after, whole)
        or _cued(p, first, after)
        or dates.year(p, first, index, after)
        or (Kind.IDENTIFIER if _is_named(p, first, index, after) else None)
    )


def _is_long_code(p: Passage, first: int, text: str) -> bool:
    """Whether so many digits without a separator are a code; «rose to 1234567» is none."""
    reached = _is_function(p, first - 1) or _is_function(p, first - 2)
    return len(text) >= _PHONE_DIGITS and not (reached and len(text) <= _LONGEST_PLAIN)


def _not_whole(p: Passage, first: int, index: int, after: int) -> Kind | None:
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
    cued = found in {"reference", "version", "identifier"} and "," not in word.text
    if cued:
        return Kind(found)
    return Kind.VERSION if shown and _is_version(p, first, after, shown) else None


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
    if not noun.definite:
        if counted_noun(p, after):
            return None
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


def _cued(p: Passage, first: int, after: int) -> Kind | None:
    """What a word before announces: page 12, Article 5, «المركز 12»."""
    found = cue(p, first)
    if found not in _CUED:
        return None
    at = p.context(first) - 1
    word = p.words[at]
    if word.key == "عدد" and (not word.definite or p.words[at - 1].key in _COUNTING):
        return None
    plain = not word.definite if p.lexicon.language == "ar" else word.text.islower()
    weak = word.key in _WEAK_CUES or (found == "ordinal" and word.key != "top")
    counts = (word.key in _MEMBERED or (plain and weak)) and counted_noun(p, after)
    return None if counts else Kind(found)


def _is_named(p: Passage, first: int, index: int, after: int) -> bool:
    """Whether a bare number is part of a name: «Nord Stream 2», «10 Downing Street»."""
    return (
        _follows_name(p, first, index, after)
        or _is_address(p, after)
        or _ends_a_title(p, first, after)
        or _far_cued(p, first, after)
    )


def _is_version(p: Passage, first: int, after: int, shown: Part) -> bool:
    """«CC BY 4.0», «USB 3.2»: one decimal after an abbreviation that is no indicator."""
    name = p.words[first - 1]
    short = shown.decimals == 1 and shown.value < _LARGEST_VERSION
    abbreviation = name.text.isascii() and name.text.isupper() and len(name.text) > 1
    known = name.key in p.lexicon.not_names
    return short and abbreviation and name.gap == " " and not known and not counted_noun(p, after)


def _follows_name(p: Passage, first: int, index: int, after: int) -> bool:
    """Whether a word with a capital stands before: «RFC 9110», «Falcon 9 rockets»."""
    word, size = p.words[first - 1], len(p.words[index].text)
    if (word.key, p.words[index].text) in _EXACT_NAMES:
        return True
    name = word.letters and word.text[0].isupper() and word.gap == " " and word.text.isalpha()
    if not name or word.key in p.lexicon.not_names or word.key in dates.WEEKDAYS or first != index:
        return False
    if counted_noun(p, after):
        small = size == 1 and not p.opens(first - 1) and len(word.text) > _LONGEST_NAME
        return small and p.words[first - 2].key not in _PLACING
    if word.text.isupper() and len(word.text) > 1:
        return size <= _LONGEST_CODE
    if p.opens(first - 1):
        modified = p.lexicon.modifiers.at(p.words, first - 1, -1) is not None
        name = not (modified or _is_function(p, first - 1) or word.key in p.lexicon.directions)
    return name and size <= _LONGEST_NAME


def _ends_a_title(p: Passage, first: int, after: int) -> bool:
    """«سبوتنيك 1», "Fahrenheit 451": the last word of a short name in quotation marks."""
    if p.words[after].text not in _CLOSING or not p.words[after - 1].tight:
        return False
    for at in range(first - 1, first - 2 - _LONGEST_NAME, -1):
        word = p.words[at]
        if word.text in _OPENING:
            announced = p.words[at - 1].letters and not p.opens(at)
            return announced and at < first - 1 and not _is_function(p, at - 1)
        if not word.letters or _is_function(p, at):
            return False
    return False


def _is_function(p: Passage, at: int) -> bool:
    return p.words[at].key in p.lexicon.function_words


def is_age_group(p: Passage, first: int) -> bool:
    """«منتخب تحت 23 سنة»: a class of players, no quantity."""
    return p.words[first - 1].key in {"تحت", "دون"} and p.words[first - 2].key in _PLAYERS


def _is_address(p: Passage, after: int) -> bool:
    """Whether a street follows: «10 Downing Street», «10 داونينغ ستريت»."""
    for at in range(after, after + _LONGEST_NAME):
        word = p.words[at]
        if not word.letters or word.prefix or not (word.text[0].isupper() or word.text[0] > "z"):
            return False
        if word.key in _STREETS and at > after:
            return True
    return False


def _far_cued(p: Passage, first: int, after: int) -> bool:
    """«رحلة أير فرانس 447», «صواريخ فاتح 110»: what a name of one or two words belongs to."""
    if counted_noun(p, after) and not p.words[after].definite:
        return False
    for at in range(first - 1, first - 2 - _LONGEST_NAME, -1):
        word = p.words[at]
        if word.key in p.lexicon.bearers:
            return at < first - 1
        told = word.key.endswith(_POSSESSIVES)
        if not word.letters or word.joined or told or _is_function(p, at):
            return False
    return False


def continued(p: Passage, index: int, previous: Numeral) -> Kind | None:
    """The kind of the number before, if only «and» or a comma stands between: pages 12 and 13."""
    if previous.kind not in _CARRIED or dates.whole_at(p, index) is None:
        return None
    gap = p.starts[index] - previous.end
    between = p.text[previous.end : p.starts[index]].strip() if gap < _LONGEST_GAP else ""
    if between.strip(MARKS) not in _JOINERS:
        return None
    if previous.kind is Kind.DATE:
        return Kind.DATE if dates.is_year(p, index) else None
    return None if counted_noun(p, index + 1) else previous.kind
