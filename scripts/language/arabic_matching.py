"""Finds names and terms in prose, in Arabic also behind the particles that are written onto a word.

`find_forms` looks for whole words, in any script. In Arabic a word may carry a conjunction (و، ف),
a preposition (ب، ك، ل) and the article, in this order, and «ل» swallows the alif of the article:
«السلع» stands in «والسلع», «بالسلع» and «للسلع». Vowel signs and the long stroke that stretches
a word count for nothing. At the end an indefinite accusative may add its alif: «بنكا», «بنكًا».
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u0640"
_WORD = re.compile(rf"[^\W_][\w{_MARKS}]*")
_SILENT = re.compile(f"[{_MARKS}]")
_SPACE = re.compile(r"\s+")
_SAME = str.maketrans({"’": "'", "ʼ": "'", "‑": "-", "‐": "-", "–": "-"})

ARABIC = "ar"
_CONJUNCTIONS, _PREPOSITIONS, _ARTICLE, _CONTRACTED = ("و", "ف"), ("ب", "ك", "ل"), "ال", "لل"
# «بين» is no «ين» behind «ب»: a word so short takes a particle only together with the article.
_SHORTEST = 3
_NO_ACCUSATIVE = ("ا", "ة", "ى", "ء")

# Words whose first letter looks like a particle and is none.
_LOOK_ALIKES = """
    وزارة وزير وزيرة وكالة وكيل وثيقة وثائق وفد وفاة ولاية ولايات وضع وقت وقود ورقة وسيط وسائل
    وصول واردات وحدة واحد واحدة فرق فريق فرنسا فصل فترة فئة فوق بنك بنوك بيان بيانات بيع بلد
    بلدان بحر بحث بعد بعض برنامج بريطانيا بضائع كيان كيانات كبير كبيرة كتاب كلية كلفة كمية لجنة
    لقاء لغة لدى لدن
"""
_WHOLE = frozenset(_LOOK_ALIKES.split())


@dataclass(frozen=True, slots=True, order=True)
class Match:
    """text[start:end] is a form with what is attached to it; the form itself begins at `stem`."""

    start: int
    end: int
    form: str
    stem: int


@dataclass(frozen=True, slots=True)
class _Form:
    """A form as words and what stands between them; `tail` is punctuation that closes it."""

    text: str
    words: tuple[str, ...]
    gaps: tuple[str, ...]
    tail: str


def find_forms(text: str, forms: Iterable[str], language: str) -> list[Match]:
    """Where the forms stand in the text: whole words, the longest form first, none overlapping.

    A small letter that begins a word of a form stands for a capital too, every other letter only
    for itself: "yuan" is found in "Yuan", "SWIFT" not in "swift", "Brics" not in "BRICS". In
    languages other than Arabic the last word may be plural.
    """
    index = _index(tuple(forms), language)
    words = [(match.start(), match[0]) for match in _WORD.finditer(text)] if index else []
    found: list[Match] = []
    at = 0
    while at < len(words):
        match, length = _longest(text, words, at, index, language)
        if match:
            found.append(match)
        at += length
    return found


@lru_cache(maxsize=64)
def _index(forms: tuple[str, ...], language: str) -> Mapping[str, tuple[_Form, ...]]:
    """Forms by their first word, those of most words first."""
    index: dict[str, list[_Form]] = {}
    for text in forms:
        form = _form(text)
        if form.words:
            for first in _first_words(form, language):
                index.setdefault(first, []).append(form)
    return {
        first: tuple(sorted(some, key=lambda form: -len(form.words)))
        for first, some in index.items()
    }


def _form(text: str) -> _Form:
    places = list(_WORD.finditer(text))
    words = tuple(_SILENT.sub("", place[0]) for place in places)
    gaps = tuple(
        _gap(text[one.end() : other.start()])
        for one, other in zip(places, islice(places, 1, None), strict=False)
    )
    return _Form(text, words, gaps, text[places[-1].end() :].strip() if places else "")


def _first_words(form: _Form, language: str) -> Iterator[str]:
    """The keys under which a form is looked up."""
    first = form.words[0].lower()
    yield first
    if len(form.words) == 1:
        yield from (first + ending for ending in _endings(first, language))


def _endings(word: str, language: str) -> tuple[str, ...]:
    """What may follow the last word of a form."""
    if language != ARABIC:
        return ("s", "es")
    return () if word.endswith(_NO_ACCUSATIVE) else ("ا",)


def _gap(text: str) -> str:
    return _SPACE.sub(" ", text).translate(_SAME)


def _longest(
    text: str,
    words: list[tuple[int, str]],
    at: int,
    index: Mapping[str, tuple[_Form, ...]],
    language: str,
) -> tuple[Match | None, int]:
    """The longest form that begins with this word, and how many words to go on by."""
    start, raw = words[at]
    best: Match | None = None
    length = 1
    for stem, attached in _readings(_SILENT.sub("", raw), language):
        for form in index.get(stem.lower(), ()):
            if best and len(form.words) <= length:
                break
            if _too_short(form, attached) or not _fits(stem, form, 0, language):
                continue
            end = _end(text, words, at, form, language)
            if end is not None:
                best = Match(start, end, form.text, start + _raw_length(raw, attached))
                length = len(form.words)
    return best, length


def _too_short(form: _Form, attached: str) -> bool:
    """Whether what is attached and the form would rather be one word."""
    bare = attached and not attached.endswith((_ARTICLE, _CONTRACTED))
    return bool(bare) and len(form.words) == 1 and len(form.words[0]) < _SHORTEST


def _readings(word: str, language: str) -> Iterator[tuple[str, str]]:
    """The word without what may be attached to it, and what that is; nothing attached first."""
    yield word, ""
    if language != ARABIC or word in _WHOLE:
        return
    yield from _behind(word, "")
    for conjunction in _CONJUNCTIONS:
        rest = word.removeprefix(conjunction)
        if rest != word:
            yield rest, conjunction
            if rest not in _WHOLE:
                yield from _behind(rest, conjunction)


def _behind(word: str, before: str) -> Iterator[tuple[str, str]]:
    """The word without a preposition, the article, or both; `before` is what was taken off."""
    if word.startswith(_CONTRACTED):
        rest = word.removeprefix(_CONTRACTED)
        yield _ARTICLE + rest, f"{before}{_CONTRACTED[0]}"
        yield rest, before + _CONTRACTED
    for preposition in ("", *_PREPOSITIONS):
        if word.startswith(preposition):
            rest = word.removeprefix(preposition)
            if preposition:
                yield rest, before + preposition
            if rest.startswith(_ARTICLE):
                yield rest.removeprefix(_ARTICLE), before + preposition + _ARTICLE


def _fits(word: str, form: _Form, position: int, language: str) -> bool:
    """Whether a word of the text is the word of the form at this position."""
    wanted = form.words[position]
    if len(word) < len(wanted):
        return False
    ending = word[len(wanted) :]
    last = position == len(form.words) - 1
    if ending and not (last and ending in _endings(wanted.lower(), language)):
        return False
    return wanted[1:] == word[1 : len(wanted)] and word[0] in {wanted[0], wanted[0].upper()}


def _end(
    text: str, words: list[tuple[int, str]], at: int, form: _Form, language: str
) -> int | None:
    """Where the form ends in the text, or None if the words after the first are others."""
    start, raw = words[at]
    end = start + len(raw)
    if at + len(form.words) > len(words):
        return None
    for position in range(1, len(form.words)):
        start, raw = words[at + position]
        if _gap(text[end:start]) != form.gaps[position - 1]:
            return None
        if not _fits(_SILENT.sub("", raw), form, position, language):
            return None
        end = start + len(raw)
    return end + len(form.tail) if text.startswith(form.tail, end) else None


def _raw_length(raw: str, attached: str) -> int:
    """How many characters of the word, signs included, belong to what is attached."""
    left = len(attached)
    for offset, letter in enumerate(raw):
        if _SILENT.match(letter):
            continue
        if left == 0:
            return offset
        left -= 1
    return len(raw)
