"""Grammar that depends on a number: Arabic plural classes, English plurals and a/an.

A rewrite may only change a number while every word around it keeps its form.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from scripts.reading.digit_tokens import read_digits
from scripts.reading.tokens import MARGIN, passage

if TYPE_CHECKING:
    from scripts.reading.tokens import Passage

_HUNDRED = 100
_LONGEST_SYMBOL = 2
_SHORTEST_ACCUSATIVE = 3
_UNCHANGING = ("ة", "ى", "اء", "و", "كم", "كلم")
_NOUN_ADVICE = {
    "few": "the noun must be plural (3 to 10), as in «دولارات»",
    "two": "two needs the dual without a digit, or another wording",
    "one": "one needs the noun in the singular",
    "many": "the noun must be singular accusative (11 to 99), as in «دولاراً»",
    "other": "the noun must be singular genitive, as in «دولار»",
}
_SCALE_FORMS = {
    3: ("ألف", "آلاف"),
    6: ("مليون", "ملايين"),
    9: ("مليار", "مليارات"),
    12: ("تريليون", "تريليونات"),
}


def plural_class(token: str, language: str) -> str:
    """The CLDR plural category of a number as it is written; with decimals always `other`."""
    parts = read_digits(token, language).parts
    if not parts or parts[0].decimals:
        return "other"
    return plural_category(int(parts[0].value), language)


def plural_category(number: int, language: str) -> str:
    """The plural category of a whole number (CLDR, https://cldr.unicode.org, plural rules)."""
    if language != "ar":
        return "one" if number == 1 else "other"
    rest = number % _HUNDRED
    if number in {1, 2}:
        return ("one", "two")[number - 1]
    if 3 <= rest <= 10:  # noqa: PLR2004  CLDR: few
        return "few"
    return "many" if rest >= 11 else "other"  # noqa: PLR2004  CLDR: many


def inflection_changes(language: str, old: str, new: str, following: str) -> str:
    """What an editor must change in the words after the number, or "" if they keep their form.

    `following` starts right after the digits.
    """
    classes = plural_class(old, language), plural_class(new, language)
    if classes[0] == classes[1]:
        return ""
    p = passage(following.lstrip(), language)
    if language == "en":
        return _english(p, classes)
    return _arabic(p, classes)


def _english(p: Passage, classes: tuple[str, str]) -> str:
    noun = _english_noun(p)
    if not noun:
        return ""
    wanted = "singular" if classes[1] == "one" else "plural"
    return f"put «{noun}» into the {wanted}"


def _english_noun(p: Passage) -> str:
    """The noun after the number: after a scale word or a percent sign none inflects."""
    at = MARGIN
    if p.words[MARGIN].text in p.lexicon.suffixes or p.words[MARGIN].key in p.lexicon.scales:
        return ""
    if (
        p.words[MARGIN].key in {"percent", "per", "%", "-", ")"}
        or p.words[MARGIN].key in p.lexicon.function_words
    ):
        return ""
    token = p.words[at].text
    if p.words[at].key in {"percentage", "basis"}:
        return f"{token} {p.words[at + 1].text}"
    return token if p.words[at].letters and len(token) > _LONGEST_SYMBOL else ""


def _arabic(p: Passage, classes: tuple[str, str]) -> str:
    """The scale word or the counted noun after the number, if its form is another one."""
    word = p.words[MARGIN]
    if not word.letters or word.text.isascii():
        return ""
    if word.prefix or word.key in p.lexicon.function_words:
        return ""
    accusative = word.key.endswith("ا") and len(word.key) > _SHORTEST_ACCUSATIVE
    if word.key in p.lexicon.scales:
        safe = {*classes} <= {"one", "many", "other"} and not accusative
    else:
        unmarked = word.text.endswith(_UNCHANGING)
        safe = {*classes} == {"many", "other"} and (unmarked or classes[0] == "many")
        safe = safe and not accusative
    if safe:
        return ""
    forms = _SCALE_FORMS.get(p.lexicon.scales.get(word.key, 0))
    if forms is None or "two" in classes:
        return f"«{word.text}»: {_NOUN_ADVICE[classes[1]]}"
    return f"write «{forms[classes[1] == 'few']}» for «{word.text}»"


def article_changes(before: str, old: str, new: str) -> str:
    """What an editor must change if a or an stands before the number, or ""."""
    match = re.search(
        r"(?:^|[\s(\[“\"'])(an?)\s[^\w]*(?:US|[ACS])?[$€£¥₽]?$", before, re.IGNORECASE
    )
    if not match:
        return ""
    wanted = "an" if _vowel(new) else "a"
    if _vowel(old) == _vowel(new):
        return ""
    return f"write «{wanted}» for «{match[1].lower()}»"


def _vowel(token: str) -> bool:
    """Whether the number, read aloud, begins with a vowel: 8…, 11…, 18… as the leading group."""
    parts = read_digits(token, "en").parts
    whole = str(int(parts[0].value)) if parts else str(Decimal(0))
    lead = whole[: len(whole) % 3 or 3]
    return lead in {"11", "18"} or lead.startswith("8")
