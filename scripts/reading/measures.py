"""What stands around an amount: its unit, currency and sign, approximations, and cues."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scripts.reading.lexicon import word_set
from scripts.reading.tokens import MINUS_WORDS, PERCENT, SIGNS

if TYPE_CHECKING:
    from scripts.reading.tokens import Passage

PERIODS = frozenset({"month", "quarter", "week", "day", "year"})
DOUBTFUL = "?"
"""The unit of «2.5 mt» and «5 m»: millions to some writers, tonnes or metres to others."""

_OPENING = frozenset("([«\"“'~≈/:")
_HUNDREDS = frozenset({"ميه", "مايه"})
_TIGHT_UNITS = frozenset({"l", "g", "t", "x", "م", "ft"})
_SCREENS = frozenset({"240", "360", "480", "576", "720", "1080", "1440", "2160", "4320"})
_MEGATONNES = {"Mt": ("mass:t", 6), "MT": ("mass:t", 0)}
_DATED = frozenset({"عام", "سنه", "يوم"})
_WARMEST = {"C": 400, "F": 600}
_COOLEST = 5
LENGTH_WORDS = word_set(
    "long wide high deep tall thick apart away above below freestyle hurdles butterfly backstroke "
    "breaststroke relay sprint final medley steeplechase dash race runner swimmer record"
)
"""Words after «5m» that make it metres, not millions."""

_AFTER_WON = word_set("the a an his her its their all more most at by every best first gold")
_COMPARED = word_set("times fold percent % points cent")
_BOUNDING = word_set(
    "exceeded exceeds exceed exceeding surpassed surpasses surpass surpassing topped tops topping "
    "تجاوز تجاوزت يتجاوز تتجاوز تخطي تخطت يتخطي تتخطي فاق فاقت يفوق تفوق يتعدي تتعدي يتعد تتعد "
    "ناهز ناهزت يناهز تناهز قارب قاربت يقارب تقارب"
)
"""Verbs whose object is a number, which may stand some words later."""
_ADVERBS = word_set(
    ", for the first time ever in history once again also already easily comfortably"
)
_INSTEAD = word_set(
    "بنسبه بمقدار بواقع بفارق مقارنه مقابل بالغ بالغه بالغين قدره قدرها قيمته قيمتها بلغ بلغت"
)
_FARTHEST_VERB = 8
_DURATIONS = PERIODS | {"hour", "minute", "decade", "century"}
_PEOPLE_WITHIN = 3
_HIGHER = word_set("higher lower اعلي ادني")
_NEAR_NUMBER = 6
_STOPS = frozenset(".!?؟؛;")


class Measure(NamedTuple):
    """A unit with the power of ten it brings (9 for bcm) and the index after its words."""

    unit: str
    power: int
    after: int


class Before(NamedTuple):
    """What stands before an amount: the first word of the expression, currency and sign."""

    first: int
    currency: str = ""
    sign: str = ""
    percent: bool = False


def measure(p: Passage, index: int) -> Measure | None:
    """The unit whose words begin at a word, a hyphen before it allowed: «5-year»."""
    word = p.words[index]
    if word.prefix:
        percent = word.prefix == "بال" and word.key in _HUNDREDS
        return Measure("percent", 0, index + 1) if percent else None
    found = p.lexicon.units.at(p.words, index)
    if found is None:
        hyphen = word.key == "-" and word.tight and p.words[index - 1].tight
        return measure(p, index + 1) if hyphen and p.words[index + 1].letters else None
    length, meaning = found
    if length == 1 and not _is_unit(p, index, meaning):
        return None
    if word.key == "في" and not p.words[index + 1].definite:
        return None
    if meaning == DOUBTFUL:
        return Measure(*_resolved(p, index), index + 1)
    unit, _, power = meaning.partition("*")
    return Measure(unit, int(power or 0), index + length)


def _resolved(p: Passage, index: int) -> tuple[str, int]:
    """What «Mt», «MT», «mt» and «m» mean: unit and power; `DOUBTFUL` if that is open."""
    word, following = p.words[index], p.words[index + 1]
    if word.text == "m" and (following.key in LENGTH_WORDS or following.key == "-"):
        return "length:m", 0
    touches = p.words[index - 1].tight  # «135m tonnes, including 88m of wheat»
    if word.text == "m" and p.millions and touches and following.key not in p.lexicon.cardinals:
        return "count", 6
    return _MEGATONNES.get(word.text, (DOUBTFUL, 0))


def _is_unit(p: Passage, index: int, meaning: str) -> bool:
    """Whether one short word is a unit here: `5 g` but not `5G`, `240 $` but not `2023 $5`."""
    word = p.words[index]
    following = p.words[index + 1]
    dated = following.digits and (word.tight or word.key in _DATED)  # «2024 YR4»
    wins = word.key == "won" and following.key in _AFTER_WON  # «Ioniq 9 won the prize»
    if dated or wins or (word.key == "يوم" and following.definite):  # «في الصالة 2 يوم الجمعة»
        return False
    if meaning.startswith("temperature"):
        return _is_temperature(p, index)
    if word.text in _TIGHT_UNITS:
        return len(p.words[index - 1].gap) <= 1
    if word.key == "p":
        return _is_penny(p, index)
    if len(word.text) == 1 and word.text.isupper():
        return False
    loose = meaning.startswith("money") and not p.words[index - 1].tight
    return not (loose and p.words[index + 1].digits and word.text in p.lexicon.currencies)


def _is_penny(p: Passage, index: int) -> bool:
    """«99p», but not «1080p» nor «p»."""
    word, shown = p.words[index], p.words[index - 1]
    touches = word.text == "p" and shown.tight and shown.text not in _SCREENS
    return touches and not (word.tight and p.words[index + 1].digits)


def _is_temperature(p: Passage, index: int) -> bool:
    """«49.2C», «40C»: a letter that touches the digits of a likely temperature."""
    word, shown = p.words[index], p.words[index - 1]
    warmest = _WARMEST.get(word.text)
    if warmest is None or not shown.tight or not shown.digits or not shown.digits.parts:
        return False
    part = shown.digits.parts[0]
    likely = part.decimals == 1 or part.value >= _COOLEST or p.words[index - 2].text in SIGNS
    if p.words[index - 2].tight and p.words[index - 2].text not in SIGNS | _OPENING:
        return False
    named = p.words[index - 2].text[:1].isupper() and not p.opens(index - 2)
    return likely and not named and part.value <= warmest and not cue(p, index - 1)


def unit_noun(p: Passage, index: int) -> str:
    """The unit that one definite noun names: the month of «الأشهر الـ11»."""
    found = p.lexicon.units.at(p.words, index) if p.words[index].definite else None
    return found[1] if found and found[0] == 1 else ""


def counts_people(p: Passage, index: int) -> bool:
    """Whether a noun for people follows an amount, adjectives between them allowed."""
    for at in range(index, index + _PEOPLE_WITHIN):
        word = p.words[at]
        if word.joined or word.definite or not word.letters:
            return False
        if word.key in p.lexicon.people:
            return True
        if word.prefix or word.key in p.lexicon.function_words:
            return False
    return False


def before(p: Passage, index: int) -> Before:
    """Currency and sign before the word that begins an amount."""
    first, currency, sign, percent = index, "", "", False
    if not p.words[index - 1].leads:
        return Before(first)
    while True:
        at = first - 1
        word = p.words[at]
        if not (currency or percent):
            code, length = _currency(p, at)
            if code:
                currency, first = code, at - length + 1
                continue
            if word.text in PERCENT and word.tight and not _follows_digits(p, at):
                percent, first = True, at
                continue
        if sign or not _is_sign(p, at):
            return Before(first, currency, sign, percent)
        sign = word.text if word.text in {"+", "±"} else "-"
        first = at


def _currency(p: Passage, index: int) -> tuple[str, int]:
    """The ISO code of the currency sign or code at a word, and how many words it takes."""
    currencies, text = p.lexicon.currencies, p.words[index].text
    code = currencies.get(text, "")
    if text == "R" and not p.words[index].tight:
        code = ""
    if p.yen and text == "¥":
        code = "JPY"
    if not code or not p.words[index - 1].tight:
        return code, 1
    touching = p.words[index - 1]
    if text == "$" and touching.text + text in currencies:
        return currencies[touching.text + text], 2
    if touching.digits or (len(text) > 1 and touching.text.isalnum()):
        return "", 0
    return code, 1


def _follows_digits(p: Passage, index: int) -> bool:
    return p.words[index - 1].tight and p.words[index - 1].digits is not None


def _is_sign(p: Passage, at: int) -> bool:
    """Whether a word before an amount is its sign and not a dash, a range or a hyphen."""
    word, previous = p.words[at], p.words[at - 1]
    if word.text not in SIGNS:
        either = previous.key == "or"  # «plus or minus 2%»
        return word.key in MINUS_WORDS and not word.tight and not either
    if not word.tight:
        return False
    opens = previous.text in _OPENING or previous.text in p.lexicon.currencies
    return not previous.tight or opens or previous.key in {"ب", "و", "ل"}


def modifier(p: Passage, index: int, unit: str) -> str:
    """The approximation or bound in the words before a word."""
    at = p.context(index) - 1
    found = p.lexicon.modifiers.at(p.words, at, -1)
    if found is None:
        return _distant(p, index)
    length, meaning = found
    key = p.words[at].key
    if key == "over" and unit in _DURATIONS:
        return ""
    if key in {"than", "من"} and _is_compared(p, at, length):
        return ""
    return meaning


def _is_compared(p: Passage, at: int, length: int) -> bool:
    """«5 times more than 7», «95%, higher than 90% a year ago»: two numbers, no bound."""
    if p.words[at].key == "than" and p.words[at - length].key in _COMPARED:
        return True
    if p.words[at - 1].key not in _HIGHER or p.words[at].prefix:
        return False
    for before_it in range(at - length, at - length - _NEAR_NUMBER, -1):
        word = p.words[before_it]
        if word.key in _STOPS or not word.key:
            return False
        if word.digits is not None:
            return True
    return False


def _distant(p: Passage, index: int) -> str:
    """The bound of a verb that stands farther off.

    «تجاوزت التجارة لأول مرة 240 مليار»: the number is the object of the verb, no preposition before
    it; «exceeded, for the first time, $240 billion»: only such adverbs between.
    """
    arabic = p.lexicon.language == "ar"
    if p.context(index) < index:
        return ""
    for at in range(index - 1, index - 1 - _FARTHEST_VERB, -1):
        word = p.words[at]
        if word.key in _BOUNDING:
            found = p.lexicon.modifiers.at(p.words, at, -1)
            return found[1] if found else ""
        if arabic:
            counts = word.key in p.lexicon.cardinals or word.key in p.lexicon.scales
            stops = not word.letters or word.joined or counts
            stops = stops or (at == index - 1 and word.key in p.lexicon.function_words)
            if stops or word.key in p.lexicon.directions or word.key in _INSTEAD:
                return ""
        elif word.key not in _ADVERBS:
            return ""
    return ""


def modifier_after(p: Passage, index: int) -> tuple[str, int]:
    """The bound in the words after an amount, and the index after them."""
    found = p.lexicon.modifiers_after.at(p.words, index)
    if found is None:
        return "", index
    word, touches = p.words[index], p.words[index - 1].tight
    if word.key == "-" and not touches:
        return "", index
    if word.key == "+" and (word.tight or not touches):
        return "", index
    if word.key == "plus" and p.words[index + 1].digits:
        return "", index
    return found[1], index + found[0]


def cue(p: Passage, index: int) -> str:
    """What the words before a word make it: year, reference, identifier, or nothing."""
    found = p.lexicon.cues.at(p.words, p.context(index) - 1, -1)
    return found[1] if found else ""
