"""What stands around an amount: its unit, currency and sign, approximations, and cues."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scripts.reading.digit_tokens import DASHES
from scripts.reading.lexicon import word_set

if TYPE_CHECKING:
    from scripts.reading.tokens import Passage

PERIODS = frozenset({"month", "quarter", "week", "day", "year"})
DOUBTFUL = "?"
"""The unit of «2.5 mt» and «5 m»: millions to some writers, tonnes or metres to others."""

SIGNS = frozenset(DASHES) - {"—"} | {"+", "±"}
_MINUS_WORDS = frozenset({"minus", "negative", "سالب", "ناقص"})
_OPENING = frozenset("([«\"“'~≈/:")
_PERCENT = frozenset("%٪")
_HUNDREDS = frozenset({"ميه", "مايه"})
_TIGHT_UNITS = frozenset({"l", "g", "t", "x", "م", "ft"})
_MEGATONNES = {"Mt": ("mass:t", 6), "MT": ("mass:t", 0)}
LENGTH_WORDS = word_set("long wide high deep tall thick apart away above below")
"""Words after «5m» that make it metres, not millions."""

_COMPARED = word_set("times fold percent % points cent")
_DURATIONS = PERIODS | {"hour", "minute", "decade", "century"}
_PEOPLE_WITHIN = 3


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
    return _MEGATONNES.get(word.text, (DOUBTFUL, 0))


def _is_unit(p: Passage, index: int, meaning: str) -> bool:
    """Whether one short word is a unit here: `5 g` but not `5G`, `240 $` but not `2023 $5`."""
    word = p.words[index]
    if word.text in _TIGHT_UNITS:
        return len(p.words[index - 1].gap) <= 1
    if len(word.text) == 1 and word.text.isupper():
        return False
    loose = meaning.startswith("money") and not p.words[index - 1].tight
    return not (loose and p.words[index + 1].digits and word.text in p.lexicon.currencies)


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
    while True:
        at = first - 1
        word = p.words[at]
        if not (currency or percent):
            code, length = _currency(p, at)
            if code:
                currency, first = code, at - length + 1
                continue
            if word.text in _PERCENT and word.tight and not _follows_digits(p, at):
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
        return word.key in _MINUS_WORDS and not word.tight
    if not word.tight:
        return False
    opens = previous.text in _OPENING or previous.text in p.lexicon.currencies
    return not previous.tight or opens or previous.key in {"ب", "و", "ل"}


def modifier(p: Passage, index: int, unit: str) -> str:
    """The approximation or bound in the words before a word."""
    at = p.context(index) - 1
    found = p.lexicon.modifiers.at(p.words, at, -1)
    if found is None:
        return ""
    length, meaning = found
    key = p.words[at].key
    if key == "over" and unit in _DURATIONS:
        return ""
    if key == "than" and p.words[at - length].key in _COMPARED:
        return ""
    return meaning


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
