"""Numbers that tell a date, a year, or a time of day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.reading.digit_tokens import DASHES
from scripts.reading.kinds import Kind
from scripts.reading.lexicon import word_set
from scripts.reading.measures import cue
from scripts.reading.words_after import counted_noun, follows_as_noun

if TYPE_CHECKING:
    from scripts.reading.tokens import Passage

CLOCKS = word_set("am pm gmt utc msk bst cet est edt o'clock o’clock")
CLOCKS |= word_set("صباحا مساء ظهرا ليلا فجرا عصرا")
WEEKDAYS = word_set("monday tuesday wednesday thursday friday saturday sunday")
WEEKDAYS |= word_set("احد اثنين ثلاثاء اربعاء خميس جمعه سبت يوم يومي ايام تاريخ بتاريخ")
YEAR_WORDS = word_set("in since until year fy عام سنه منذ عامي سنتي بحلول اعوام")
_SHORT_YEARS = word_set("عام سنه حرب نكسه ثوره انتفاضه هزيمه عدوان جيل معركه مونديال عرب دستور")
_CALENDARS = word_set("هجري هجريه ميلادي ميلاديه دراسي دراسيه مالي ماليه شمسي شمسيه عبري")
_OF_THE_MONTH = word_set("جاري مقبل ماضي شهر حالي فايت منصرم")
_ERAS = word_set("ad bc ce bce ah ه هجري هجريه ميلادي ميلاديه")
_BETWEEN_DAYS = word_set("and to or و الي - – حتي , ،")
_IN_MONTHS = word_set(") . , حجه قعده هجه")
_EVENTS = word_set(
    "treaty act constitution battle crisis war revolution summer spring winter autumn fall crash "
    "flood floods earthquake famine panic class election elections uprising massacre coup strike "
    "strikes boom slump agreement accord accords convention law charter fire vintage season events "
    "reforms protests riots days end start beginning close turn"
)
_BY_CALENDAR = word_set("in of on by حسب وفق في ب بحسب من")
_MODERN = range(1900, 2101)
_LAST_DAY, _LAST_HOUR = 31, 24


def whole_at(p: Passage, index: int) -> int | None:
    """The value of a token that is nothing but a few digits."""
    token = p.words[index].digits
    return token.whole if token else None


def is_year(p: Passage, index: int) -> bool:
    """Whether a token has the form of a year."""
    token = p.words[index].digits
    return token is not None and token.year


def is_modern_year(p: Passage, index: int) -> bool:
    """Whether a token has the form of a year that news speak of."""
    return whole_at(p, index) in _MODERN


def is_month(p: Passage, index: int) -> bool:
    """Whether a word names a month; English ones with their capital, for «may» is also a verb."""
    word = p.words[index]
    if word.key not in p.lexicon.months or word.joined:
        return False
    return p.lexicon.language == "ar" or word.text[0].isupper()


def plain_year(p: Passage, index: int) -> bool:
    """Whether a token stands free after a word that announces a year: «in 2023», «عام 2023»."""
    word, previous, following = p.words[index], p.words[index - 1], p.words[index + 1]
    if word.tight or previous.tight or previous.key not in YEAR_WORDS:
        return False
    return whole_at(p, index) in _MODERN and following.key not in p.lexicon.scales


def month_before(p: Passage, index: int) -> bool:
    """«May 16», «Sept. 11», «كانون الثاني 2024», «مايو (أيار) 2024»."""
    at = index - 1
    key = p.words[at].key
    if key in _IN_MONTHS or key in p.lexicon.ordinals:
        at -= 1
    return is_month(p, at)


def date(p: Passage, first: int, index: int, after: int) -> Kind | None:
    """A bare number as a day or as the year of a month or an era."""
    following = p.words[after].key
    year = is_year(p, index)
    before_christ = following == "ق" and p.words[after + 1].key == "."
    coded = p.words[after].tight and p.words[after + 1].text in DASHES  # «96 AH-64E»
    era = (following in _ERAS and not coded) or _in_calendar(p, after)
    if era or before_christ or (year and following == "م"):
        return Kind.DATE
    if (whole_at(p, index) or 0) > _LAST_DAY:
        return Kind.DATE if _is_year_of(p, first, index, after) else None
    if month_before(p, first) and p.words[first - 1].key != ",":
        return Kind.DATE
    at = after + 1 if following in {"of", "من"} else after
    if is_month(p, at) or (p.words[at].key in _OF_THE_MONTH and p.words[at].definite):
        return Kind.DATE
    announced = p.words[first - 1].key in WEEKDAYS or p.words[first - 1].key in _SHORT_YEARS
    if announced and not counted_noun(p, after):
        return Kind.DATE
    return Kind.DATE if _before_another_day(p, after) else None


def _is_year_of(p: Passage, first: int, index: int, after: int) -> bool:
    """A year after its month or its event: «مايو 2024», «حرب 48», «الطعن رقم 1123 لسنة 88»."""
    year, previous = is_year(p, index), p.words[p.context(first) - 1]
    if (year and month_before(p, first)) or (previous.key == "سنه" and previous.prefix == "ل"):
        return True
    event = year and previous.key in _SHORT_YEARS and is_modern_year(p, index)
    named = year and previous.key in _CALENDARS and p.words[first - 2].key in {"عام", "سنه"}
    if named or (event and previous.key not in YEAR_WORDS):
        return True
    short = previous.key in _SHORT_YEARS and (year or len(p.words[index].text) == len("48"))
    return (short and not counted_noun(p, after)) or _follows_day(p, first, after)


def _follows_day(p: Passage, first: int, after: int) -> bool:
    """The 5785 of «15 Nisan 5785»."""
    day = whole_at(p, first - 2) or 0
    return is_month(p, first - 1) and 0 < day <= _LAST_DAY and not counted_noun(p, after)


def _in_calendar(p: Passage, after: int) -> bool:
    """«5784 in the Hebrew calendar», «5784 حسب التقويم العبري»."""
    if p.words[after].key not in _BY_CALENDAR:
        return False
    near = p.words[after + 1 : after + 4]
    return any(word.key in {"calendar", "تقويم", "era"} for word in near)


def _before_another_day(p: Passage, after: int) -> bool:
    """The 16 of «16 and 17 May», «من 16 إلى 17 مايو»."""
    if p.words[after].key not in _BETWEEN_DAYS:
        return False
    at = after + 1
    at += p.words[at].key == "و"
    return p.words[at].digits is not None and is_month(p, at + 1)


def is_later_day(p: Passage, index: int) -> bool:
    """The 8 of «September 5 to 8»."""
    day = (whole_at(p, index) or _LAST_DAY + 1) <= _LAST_DAY
    return day and month_before(p, index - 2) and not counted_noun(p, index + 1)


def year(p: Passage, first: int, index: int, after: int) -> Kind | None:
    """A bare number of four digits: a year unless something is counted and no year named."""
    if not is_year(p, index):
        return None
    if p.words[first - 1].key == "of" and _is_event(p, first - 2) and not follows_as_noun(p, after):
        return Kind.DATE
    noun = counted_noun(p, after)
    if whole_at(p, index) not in _MODERN:
        named = p.lexicon.language == "en" and p.words[after].text[:1].isupper()
        return Kind.DATE if not noun and (named or cue(p, first) == "year") else None
    if not noun or cue(p, first) == "year":
        return Kind.DATE
    estimated = p.lexicon.modifiers.at(p.words, first - 1, -1) is not None
    marked = p.lexicon.language == "ar" and p.words[after].key.endswith(("ه", "ا"))
    return None if estimated or marked else Kind.DATE


def _is_event(p: Passage, index: int) -> bool:
    """«the Treaty of 1868», «the flood of 1953»: what has a year and no quantity."""
    word = p.words[index]
    capital = word.text[:1].isupper() and not p.opens(index)
    return word.key in _EVENTS or (capital and word.key not in p.lexicon.not_names)


def is_dated(p: Passage, first: int, index: int) -> bool:
    """Whether a year is meant although a unit seems to follow: «in 2023 dollars»."""
    if not is_modern_year(p, index):
        return False
    return month_before(p, first) or p.words[p.context(first) - 1].key in YEAR_WORDS


def part_of_year(p: Passage, first: int, after: int) -> bool:
    """«the first 10 months of 2023», «الأشهر الـ11 الأولى»: a period, not a quantity."""
    following = p.words[after]
    if p.lexicon.language == "ar":
        return following.key == "اولي" and following.definite
    ordinal = p.words[first - 1].key in {"first", "last", "final"}
    if not ordinal or p.words[first - 2].key != "the":
        return False
    months = p.words[after - 1].key in {"months", "quarters", "weeks"}
    return following.key == "of" or (months and p.words[first - 1].key == "first")


def time(p: Passage, first: int, after: int, whole: int) -> Kind | None:
    """«9 am», «9 a.m.», «9 صباحاً», «الساعة 9»."""
    following = p.words[after]
    if following.key in CLOCKS and not following.joined and whole <= _LAST_HOUR:
        return Kind.TIME
    dots = following.key in {"a", "p"} and p.words[after + 1].key == "."
    if dots and p.words[after + 2].key == "m":
        return Kind.TIME
    previous = p.words[first - 1]
    hour = previous.key == "ساعه" and previous.definite and whole <= _LAST_HOUR
    return Kind.TIME if hour else None
