"""Latin letters in Arabic text: names that belong there, and scraps that leaked in.

A translation that shields a list of words without minding where words end leaves their letters
behind: "strong" becomes «تظلtron», "redefining" «تعيد defi», "evident" «dent التنسيق». Such a
scrap touches an Arabic word, or stands alone in small letters, and the twin has no such word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scripts.language.characters import BROKEN
from scripts.language.issue import LETTER, WORD, Issue

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_L = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"
_ARABIC = re.compile(f"[{LETTER}]")
_TATWEEL = "\u0640"
_BEHIND = re.compile(f"(?<![{WORD}])(?P<word>[{WORD}]+)(?P<latin>[{_L}][{_L}\\d]*)")
_BEFORE = re.compile(f"(?<![{_L}])(?P<latin>[{_L}]+)(?P<word>[{LETTER}][{WORD}]*)")
_PARTICLES = re.compile("[وف]?(?:[بكل]?(?:ال)?|لل)")
_VOWELS = re.compile("[\u064b-\u065f\u0670]")

_TOKEN = f"[{_L}][{_L}\\d]*(?:['’][{_L}]+)*"
_TOKENS = re.compile(_TOKEN)
# One name, title or address: Latin words with nothing Arabic between them.
_RUN = re.compile(f"{_TOKEN}(?:[ \u00a0\n\\d.,&/:;+_=@#%'’()\\[\\]–-]{{1,12}}{_TOKEN})*")
_LINKING = frozenset("@_=\\#")
_ADDRESS = re.compile(
    f"[{_L}\\d][./_@=\\\\#][{_L}]|[{_L}][.][{_L}\\d]|[_@=\\\\#][{_L}]|//|(?<![{_L}])[{_L}]-[{_L}]"
)
_OPENED = re.compile(f'[(\\[«“"\'‘][^{LETTER})\\]»”"’]*$')
_CLOSED = re.compile(f'[^{LETTER}(\\[«“"‘]*[)\\]»”"\'’]')
_GLOSS = 60  # characters on either side of a run in which its brackets are looked for
_MEASURES = """
    b bbl bcm bn bpd boe btu bp bps c cc cm cu ct d dwt ft g gal gb gw gwh h ha hp hz k kb kg kj km
    kn kt kv kw kwh l lb m mb mcm mbd mi min ml mm mmbtu mn mph ms mt mtpa mw mwh nm oz p pp px s
    sq t tb tcf tcm tn toe tw twh v w y yr
"""
_UNITS = frozenset(_MEASURES.split())
# Written in small letters by their owners or by everybody, also in Arabic.
_COMMON = """
    adidas android apk app apps blinx csv email facebook gmail google gps hotmail html http https
    instagram ios ipad iphone jpeg jpg json linkedin mbc microsoft mp3 mp4 mpeg online pdf png sms
    snapchat stc svg telegram tiktok twitter usb vip whatsapp wifi www xml yahoo youtube zip
"""
_KNOWN = frozenset(_COMMON.split())
_CITING = frozenset(["al", "cf", "et", "ibid", "pp", "vol", "vs"])
_QUANTITY = re.compile(f"\\d[ \u00a0]?(?:{_TOKEN}[/ ])?$")
_LONG, _SMALL = 4, 3  # Latin words in a row that make a sentence, and how many of them are small


@dataclass(frozen=True, slots=True)
class House:
    """What the site itself writes in Latin letters: names, terms, and words of the twin page."""

    words: Collection[str] = frozenset()

    def knows(self, token: str) -> bool:
        """Whether it is one of the words, or would be at the start of a sentence."""
        return token in self.words or token[:1].upper() + token[1:] in self.words


def words_of(text: str) -> set[str]:
    """The whole words of a text, those joined by hyphens and by themselves."""
    return set(_TOKENS.findall(text))


def glued(text: str, house: House) -> Iterator[Issue]:
    """Latin letters against an Arabic word; a particle may stand before a name."""
    end = -1
    for match in sorted(
        (*_BEHIND.finditer(text), *_BEFORE.finditer(text)), key=lambda one: one.start()
    ):
        latin = match["latin"]
        particle = match.start("word") < match.start("latin") and _PARTICLES.fullmatch(
            _VOWELS.sub("", match["word"])
        )
        if particle and (latin.lower() != latin or house.knows(latin)):
            continue
        if match.start() >= end:
            yield Issue(
                match.start(),
                match.end(),
                "Latin letters touch an Arabic word",
                "write the Arabic word whole; put a blank before a name in Latin letters",
            )
        end = match.end()


def fragments(text: str, house: House) -> Iterator[Issue]:
    """Small Latin letters alone among Arabic words: no unit, address, gloss or known word."""
    if not _ARABIC.search(text):
        return
    for run in _RUN.finditer(text):
        tokens = list(_TOKENS.finditer(text, run.start(), run.end()))
        if _is_sentence(text, run, tokens):
            continue
        if _is_scrap(text, run, tokens) and not all(
            _is_small(text, token) or house.knows(token[0]) for token in tokens
        ):
            yield Issue(
                run.start(),
                run.end(),
                "a scrap of Latin letters stands among Arabic words",
                "write what the sentence means in Arabic; put code in `backticks`",
            )


def _is_scrap(text: str, run: re.Match[str], tokens: list[re.Match[str]]) -> bool:
    """Whether no part of a run of Latin words is a name, and nothing sets it apart."""
    before, after = text[max(0, run.start() - 1) : run.start()], text[run.end() : run.end() + 1]
    if any(token[0].lower() != token[0] for token in tokens) or _touches(text, run):
        return False
    if _set_apart(text, run):
        return False
    if (before and before in _LINKING) or (after and after in _LINKING):
        return False
    return not _ADDRESS.search(run[0])


def _set_apart(text: str, run: re.Match[str]) -> bool:
    """Whether brackets or quotation marks enclose the run and nothing Arabic."""
    before = text[max(0, run.start() - _GLOSS) : run.start()]
    return bool(_OPENED.search(before)) and bool(_CLOSED.match(text, run.end(), run.end() + _GLOSS))


def _touches(text: str, run: re.Match[str]) -> bool:
    """Whether a letter of another script touches the run, which other rules then report.

    Tatweel is none: «الـ» may stand before a name, and before nothing else.
    """
    around = text[max(0, run.start() - 1) : run.start()] + text[run.end() : run.end() + 1]
    return any(one.isalpha() and one != _TATWEEL for one in around)


def _is_small(text: str, token: re.Match[str]) -> bool:
    """Whether it is a letter, a word everybody writes, part of an address, or a unit."""
    word = token[0].rstrip("0123456789")
    if len(word) == 1 or token[0] in _CITING or token[0] in _KNOWN:
        return True
    around = text[max(0, token.start() - 2) : token.end() + 2]
    if token[0].islower() and _ADDRESS.search(around):
        return True
    return word.lower() in _UNITS and bool(
        _QUANTITY.search(text, max(0, token.start() - 12), token.start())
    )


def not_in_twin(text: str, house: House) -> Iterator[Issue]:
    """Latin words that the same section of the twin does not have; scraps are `fragments`."""
    if not _ARABIC.search(text):
        return
    for run in _RUN.finditer(text):
        tokens = list(_TOKENS.finditer(text, run.start(), run.end()))
        if _is_scrap(text, run, tokens) or _touches(text, run) or _is_sentence(text, run, tokens):
            continue
        if BROKEN.search(text, run.start(), run.end() + 1):
            continue  # letters of another encoding, which no twin can have
        for token in tokens:
            if not _is_small(text, token) and not house.knows(token[0]):
                yield Issue(
                    token.start(),
                    token.end(),
                    "the same section of the twin does not have this Latin word",
                    "write it in Arabic, or as the twin does; mark a foreign name with its lang",
                )


def untranslated(text: str) -> Iterator[Issue]:
    """A sentence of Latin words that nothing sets apart."""
    for run in _RUN.finditer(text):
        if _is_sentence(text, run, list(_TOKENS.finditer(text, run.start(), run.end()))):
            yield Issue(
                run.start(),
                run.end(),
                "a sentence was left in the other language",
                'translate it, or mark it with its language: <span lang="en">…</span>',
            )


def _is_sentence(text: str, run: re.Match[str], tokens: list[re.Match[str]]) -> bool:
    """Whether so many words stand in a row, most of them small, that they are no name."""
    small = sum(token[0].islower() and len(token[0]) > 1 for token in tokens)
    return len(tokens) >= _LONG and small >= _SMALL and not _set_apart(text, run)
