"""Arabic numbers in words: «ثلاثة وأربعون», «مليار و200 مليون», «مليون ونصف المليون», «ثلثا».

Grammar decides which word counts which: units join tens with و, hundreds what is smaller, a scale
word what has a smaller scale; dual forms count two by themselves.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from scripts.reading.amounts import (
    Amount,
    fraction,
    last_exponent,
    longer,
    spelled,
    with_scales,
)
from scripts.reading.kinds import Form
from scripts.reading.lexicon import word_set
from scripts.reading.measures import measure
from scripts.reading.tokens import VULGAR

if TYPE_CHECKING:
    from scripts.reading.tokens import Passage

_TEN, _ELEVEN, _TWENTY, _HUNDRED = 10, 11, 20, 100
_THOUSANDS = 3
_MOST_PARTS = 3
_TEN_KEYS = frozenset({"عشر", "عشره"})
_HUNDRED_KEYS = frozenset({"ميه", "مايه"})
_TANWIN, _DAMMA = "\u064b", "\u064f"
_PLURAL_SHARES = word_set("ارباع اخماس اسداس اسباع اثمان اتساع اعشار اثلاث")
# «خمس» is five or a fifth, «ثمن» a price or an eighth: the vowel tells, or what stands around.
_SHARES = {"خمس": 5, "سبع": 7, "ثمن": 8, "تسع": 9, "عشر": 10}
_TWO_SHARES = {"خمسا": 5, "سبعا": 7, "تسعا": 9, "عشرا": 10}
_BY = word_set("بمقدار مقدار بنسبه نسبه قدره")
_THRESHOLDS = word_set("حاجز عتبه تجاوز تجاوزت يتجاوز تتجاوز تخطي تخطت بلغ بلغت نحو")


def arabic_amount(p: Passage, index: int) -> Amount | None:
    """The amount in words that begins at a word, or None."""
    return arabic_share(p, index) or _number(p, index)


def _number(p: Passage, index: int) -> Amount | None:
    head = _part(p, index)
    if head is None:
        return None
    definite = p.words[index].definite
    reached = p.words[index - 1].key in _THRESHOLDS or measure(p, head.after)
    if definite and not (head.power and reached):
        return None
    return with_tail(p, head)


def _part(p: Passage, index: int) -> Amount | None:
    """One group with its scale, or a scale word that counts by itself."""
    power = p.lexicon.scales.get(p.words[index].key, 0)
    if power:
        times = 0 if p.words[index - 1].digits else _times_alone(p, index)
        return spelled(p, (index, index + 1), Decimal(times), power, power) if times else None
    group = _group(p, index)
    if group is None:
        return None
    value, after, decimals = Decimal(group[0]), group[1], 0
    if p.words[after].key == "فاصله":
        tail = _below_hundred(p, after + 1)
        if tail:
            decimals = len(str(tail[0]))
            value, after = value + Decimal(tail[0]).scaleb(-decimals), tail[1]
    return with_scales(p, spelled(p, (index, after), value, 0, -decimals))


def _times_alone(p: Passage, index: int) -> int:
    """How often a scale word counts without digits: «مليون» 1, «مليونا دولار» 2, «ملايين» 0.

    «مليونا» is a dual only before its noun; elsewhere it is a singular without its tanwin.
    """
    word, following = p.words[index], p.words[index + 1]
    times = p.lexicon.alone.get(word.key, 0)
    if word.key.endswith("ا"):
        noun = following.letters and following.key not in p.lexicon.function_words
        if _TANWIN in word.text or not noun or following.prefix:
            return min(times, 1)
    return times


def _group(p: Passage, index: int) -> tuple[int, int] | None:
    """A number below a thousand. «أحد عشر» needs both words: «أحد» alone is no number."""
    key, following = p.words[index].key, p.words[index + 1]
    if key in {"احد", "احدي"}:
        teen = following.key in _TEN_KEYS and not following.prefix
        at = _joined(p, index + 1)  # «إحدى وأربعين»
        tens = p.lexicon.cardinals.get(p.words[at].key, 0) if at else 0
        if _TWENTY <= tens < _HUNDRED and not p.words[at].definite:
            return tens + 1, at + 1
        return (_ELEVEN, index + 2) if teen else None
    value = p.lexicon.cardinals.get(key)
    if value is None:
        return None
    after = index + 1
    if value < _HUNDRED:
        hundreds = value < _TEN and following.key in _HUNDRED_KEYS and not following.prefix
        if not hundreds:
            return _below_hundred(p, index)
        value, after = value * _HUNDRED, after + 1
    at = _joined(p, after)
    rest = _below_hundred(p, at) if at else None
    return (value + rest[0], rest[1]) if rest else (value, after)


def _below_hundred(p: Passage, index: int) -> tuple[int, int] | None:
    """A number from one to 99: unit, unit + عشر, tens, unit + و + tens."""
    one = p.words[index].key in {"احد", "احدي"}  # «مئتان وإحدى وأربعون»
    value = 1 if one else p.lexicon.cardinals.get(p.words[index].key)
    if value is None or value >= _HUNDRED:
        return None
    following = p.words[index + 1]
    if not 1 <= value < _TEN or following.definite:
        return value, index + 1
    if following.key in _TEN_KEYS and not following.prefix:
        return value + _TEN, index + 2
    at = _joined(p, index + 1)
    tens = p.lexicon.cardinals.get(p.words[at].key, 0) if at else 0
    if _TWENTY <= tens < _HUNDRED:
        return value + tens, at + 1
    return None if one else (value, index + 1)


def _joined(p: Passage, index: int) -> int:
    """The index of the word that «و» ties to the one before, or 0."""
    word = p.words[index]
    if word.prefix == "و":
        return index
    return index + 1 if word.key == "و" and not word.prefix else 0


def with_tail(p: Passage, head: Amount) -> Amount:
    """What «و» adds: «مليار ونصف», «مليار و200 مليون», «ألفين وثلاثمئة وخمسين»."""
    amount = head
    for _ in range(_MOST_PARTS):
        at = _joined(p, amount.after)
        if not at:
            break
        more = _with_fraction(p, amount, at) or (amount.power and _with_part(p, amount, at))
        if not more:
            break
        amount = more
    return amount


def _with_fraction(p: Passage, amount: Amount, at: int) -> Amount | None:
    parts = p.lexicon.fractions.get(p.words[at].key)
    if parts is None or p.words[at].key in _PLURAL_SHARES:
        return None
    scale = p.words[at + 1]
    power = p.lexicon.scales.get(scale.key)
    after = at + 1 + (power is not None and (scale.definite or power == amount.power))
    part = Decimal(parts[0]) / Decimal(parts[1])
    exponent = last_exponent(part)
    last = None if exponent is None else exponent + amount.power
    return longer(p, amount, part.scaleb(amount.power), after, (last, amount.power))


def _with_part(p: Passage, amount: Amount, at: int) -> Amount | None:
    """A smaller part. One without a scale word joins words («ألف و500») and thousands."""
    token = p.words[at].digits
    if token is None:
        tail = _part(p, at)
    elif token.whole is None:
        return None
    else:
        digits = p.starts[at], p.end(at)
        tail = Amount(at, at + 1, Decimal(token.whole), 0, 0, digits, Form.DIGITS)
        tail = with_scales(p, tail)
    if tail is None or tail.value >= Decimal(1).scaleb(amount.power):
        return None
    if not tail.power and amount.form is Form.DIGITS and amount.power != _THOUSANDS:
        return None
    return longer(p, amount, tail.value, tail.after, (tail.exponent, tail.power))


def arabic_share(p: Passage, index: int) -> Amount | None:
    """«ثلث», «ثلثا», «ثلاثة أرباع», «خُمس الإنتاج», and with a scale: «نصف تريليون»."""
    word, following = p.words[index], p.words[index + 1]
    if word.text in VULGAR:
        return fraction(p, (index, index + 1), VULGAR[word.text])
    parts = p.lexicon.fractions.get(word.key)
    if word.key in _TWO_SHARES and _DAMMA in word.text[:6] and p.words[index + 1].definite:
        parts = 2, _TWO_SHARES[word.key]
    if parts is None and word.key in _SHARES and _is_share(p, index):
        parts = 1, _SHARES[word.key]
    if parts and word.key not in _PLURAL_SHARES:
        return _of_a_scale(p, fraction(p, (index, index + 1), parts))
    times = p.lexicon.cardinals.get(word.key, 0)
    if 1 < times <= _TEN and following.key in _PLURAL_SHARES and not following.prefix:
        denominator = p.lexicon.fractions[following.key][1]
        return _of_a_scale(p, fraction(p, (index, index + 2), (times, denominator)))
    return None


def _is_share(p: Passage, index: int) -> bool:
    word, following = p.words[index], p.words[index + 1]
    if _DAMMA in word.text[:6]:
        return following.key not in _TEN_KEYS
    if word.key != "خمس":
        return False
    return p.words[index - 1].key in _BY if word.definite else following.definite


def _of_a_scale(p: Passage, amount: Amount) -> Amount:
    """«نصف مليون», «ثلاثة أرباع المليون»."""
    word = p.words[amount.after]
    power = p.lexicon.scales.get(word.key, 0)
    if not power or word.prefix not in {"", "ال"}:
        return amount
    digits = amount.digits[0], p.end(amount.after)
    return amount.scaled(power, amount.after + 1)._replace(digits=digits, form=Form.WORDS)
