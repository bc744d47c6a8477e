"""The number words, scales, units and cues of a language, made ready for look-up."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from scripts.reading import (
    lexicon_ar,
    lexicon_en,
    numbered_ar,
    numbered_en,
    units_ar,
    units_en,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from types import ModuleType

    from scripts.reading.tokens import Word

# Alif with hamza or madda, alif maqsura, ta marbuta and hamza on its seat are written both ways,
# Persian ye and kaf slip in from other keyboards;
# vowel marks and tatweel are optional.
_FOLD: dict[int, str | None] = dict(zip(map(ord, "أإآٱىةؤئیکہھ"), "اااايهوييكهه", strict=True))
_FOLD |= dict.fromkeys((*range(0x064B, 0x0660), 0x0640, 0x0670))


_SHORTEST_WITH_ARTICLE = 4
_SHORTEST_NOUN = 2


def fold(token: str) -> str:
    """The token as it is looked up: lower case, Arabic spelling variants made one."""
    return token.lower() if token.isascii() else token.translate(_FOLD).lower()


def word_set(text: str) -> frozenset[str]:
    """Words written one after the other, as a set; folded already."""
    return frozenset(text.split())


LANGUAGES = ("ar", "en")
"""The languages whose words are known."""


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases by their first word, longest first, each with what it means."""

    entries: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]

    def at(self, words: Sequence[Word], index: int, step: int = 1) -> tuple[int, str] | None:
        """The longest phrase at a word, reading on by `step` (-1: backwards): length, meaning."""
        candidates = self.entries.get(words[index].key)
        if candidates is None:
            return None
        for rest, meaning in candidates:
            at = index
            for key in rest:
                at += step
                if words[at].key != key:
                    break
            else:
                return len(rest) + 1, meaning
        return None


def phrases(table: Mapping[str, str], *, backwards: bool = False) -> Phrases:
    """A look-up from `{meaning: "phrase; phrase"}`; `backwards` to read from the last word."""
    entries: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for meaning, forms in table.items():
        for form in forms.split(";"):
            words = [_stem(fold(word)) for word in form.split()]
            if backwards:
                words.reverse()
            if words:
                entries.setdefault(words[0], []).append((tuple(words[1:]), meaning))
    return Phrases(
        {
            first: tuple(sorted(rest, key=lambda item: -len(item[0])))
            for first, rest in entries.items()
        }
    )


def _stem(word: str) -> str:
    """The word as tokens show it: without the Arabic article, which they keep apart."""
    return word[2:] if word.startswith("ال") and len(word) > _SHORTEST_WITH_ARTICLE else word


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one language, folded.

    `scales` maps a word to its power of ten, `alone` to how often it counts without digits:
    «مليون» once, «مليونين» twice. `modifiers` and `cues` are read backwards from the number.
    Of the nouns that bear numbers, `weak` ones count something if a noun follows, `membered` ones
    even when definite; `bearers` come before a name, `titled` before a title; after `valued` ones
    a bare number is a value.
    """

    language: str
    cardinals: Mapping[str, int]
    scales: Mapping[str, int]
    alone: Mapping[str, int]
    suffixes: Mapping[str, int]
    fractions: Mapping[str, tuple[int, int]]
    multiples: Mapping[str, str]
    ordinals: Mapping[str, int]
    pairs: Mapping[str, str]
    months: frozenset[str]
    currencies: Mapping[str, str]
    people: frozenset[str]
    function_words: frozenset[str]
    units: Phrases
    modifiers: Phrases
    modifiers_after: Phrases
    cues: Phrases
    directions: Mapping[str, str]
    not_names: frozenset[str]
    bearers: frozenset[str]
    weak: frozenset[str]
    membered: frozenset[str]
    titled: frozenset[str]
    valued: frozenset[str]
    openers: frozenset[str]
    words: frozenset[str]
    whole: frozenset[str]


def _values(table: Mapping[int, str]) -> dict[str, int]:
    return {fold(word): value for value, words in table.items() for word in words.split()}


def _meanings(table: Mapping[str, str]) -> dict[str, str]:
    return {fold(word): meaning for meaning, words in table.items() for word in words.split()}


def duals(nouns: str) -> frozenset[str]:
    """The Arabic duals of nouns: «مشروع» gives «مشروعان» and «مشروعين», «شركة» «شركتا» too."""
    return frozenset(
        fold(noun.removesuffix("ة") + "ت" * noun.endswith("ة") + ending)
        for noun in nouns.split()
        for ending in (("ان", "ين", "ا", "ي") if noun.endswith("ة") else ("ان", "ين"))
    )


def _measured(units: Mapping[str, str]) -> dict[str, str]:
    """The duals of units, each with its unit: «درهم» gives «درهمان» and «درهمين».

    A unit is named by the first of its words; one that brings a power of ten has no dual.
    """
    found: dict[str, str] = {}
    for unit, words in units.items():
        first = words.partition(" ;")[0].strip()
        named = first.isalpha() and len(first) > _SHORTEST_NOUN
        if named and "*" not in unit and not unit.startswith("angle"):  # «درجتان» are grades, too
            found |= dict.fromkeys(duals(first), unit)
    return found


def _with_duals(phrases_of_one: str) -> str:
    """Phrases, and the duals of those that are one word: «القرارين 242 و338»."""
    singles = (form.strip() for form in phrases_of_one.split(";"))
    nouns = " ".join(form for form in singles if form.isalpha() and len(form) > _SHORTEST_NOUN)
    return ";".join((phrases_of_one, *duals(nouns)))


def _with(table: Mapping[str, str], meaning: str, words: str) -> dict[str, str]:
    """A table of phrases with further words of one meaning."""
    return {**table, meaning: ";".join((table[meaning], *words.split()))}


def _plurals(nouns: str, verbs: str) -> str:
    """The English plurals of nouns that are no verbs: "box" gives "boxes", "body" "bodies"."""
    return " ".join(
        noun[:-1] + "ies"
        if noun.endswith("y") and noun[-2] not in "aeiou"
        else noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")
        for noun in sorted({*nouns.split()} - {*verbs.split()})
    )


def _words(text: str) -> frozenset[str]:
    return frozenset(map(fold, text.split()))


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of `ar` or `en`."""
    arabic = language == "ar"
    data: ModuleType = lexicon_ar if arabic else lexicon_en
    measures: ModuleType = units_ar if arabic else units_en
    numbered: ModuleType = numbered_ar if arabic else numbered_en
    singulars = numbered.NOUNS
    plurals = numbered.PLURALS if arabic else _plurals(singulars, numbered.WEAK)
    cues = _with(data.CUES, "identifier", f"{singulars} {plurals} {numbered.NAMES}")
    if arabic:
        cues = {meaning: _with_duals(forms) for meaning, forms in cues.items()}
    numbers = {
        "cardinals": _values(data.CARDINALS),
        "alone": _values(data.ALONE),
        "fractions": {
            fold(word): value for value, words in data.FRACTIONS.items() for word in words.split()
        },
        "multiples": _meanings(data.MULTIPLES),
        "ordinals": _values(data.ORDINALS),
        "pairs": (
            dict.fromkeys(duals(data.COUNTED), "count")
            | _measured(measures.UNITS if arabic else {})
            | _meanings(data.PAIRS)
        ),
    }
    openers = frozenset(word for table in numbers.values() for word in table) | _words(data.TEENS)
    scales = _values(data.SCALES)
    looked_up = [
        *(
            scales,
            _words(data.KNOWN),
            _words(f"{numbered.BEARERS} {numbered.TITLED}"),
            _words(data.MONTHS),
            _words(data.PEOPLE),
            openers,
        ),
        *(_phrase_words(table) for table in (measures.UNITS, data.MODIFIERS, data.MODIFIERS_AFTER)),
        *(_phrase_words(cues), _meanings(data.DIRECTIONS), _words(data.FUNCTION_WORDS)),
    ]
    return Lexicon(
        language=language,
        **numbers,
        scales=scales,
        suffixes={word: power for power, words in data.SUFFIXES.items() for word in words.split()},
        months=_words(data.MONTHS),
        currencies={
            word: code for code, words in measures.CURRENCIES.items() for word in words.split()
        },
        people=_words(data.PEOPLE),
        function_words=_words(data.FUNCTION_WORDS),
        units=phrases(measures.UNITS),
        modifiers=phrases(data.MODIFIERS, backwards=True),
        modifiers_after=phrases(data.MODIFIERS_AFTER),
        cues=phrases(cues, backwards=True),
        directions=_meanings(data.DIRECTIONS),
        not_names=_words(data.NOT_NAMES),
        bearers=_words(numbered.BEARERS),
        weak=_words(f"{singulars if arabic else ''} {plurals} {numbered.WEAK}"),
        membered=_words(numbered.MEMBERED),
        titled=_words(numbered.TITLED),
        valued=frozenset(map(_stem, _words(numbered.VALUED))),
        openers=openers,
        words=frozenset(word for table in looked_up for word in table),
        whole=_words(data.WHOLE),
    )


def _phrase_words(table: Mapping[str, str]) -> frozenset[str]:
    return frozenset(map(_stem, _words(" ".join(table.values()).replace(";", " "))))
