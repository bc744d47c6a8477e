"""Rules for characters: what must not stand in a text, whatever the text says."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from scripts.language.issue import LETTER, MARK, WORD, Issue, named

if TYPE_CHECKING:
    from collections.abc import Iterator

# Signs that were made to stand as they are: the salutation, the basmala, the rial, ornate brackets.
_SIGNS = "\ufdf0-\ufdfd\ufd3e\ufd3f"
_FORM = re.compile(f"(?![{_SIGNS}])[\ufb50-\ufdfb\ufe70-\ufefc]+")

_TWINS = {
    "\u06a9": "\u0643",  # keheh: kaf
    "\u06cc": "\u064a",  # Farsi yeh: yeh, or alef maksura
    "\u06be": "\u0647",  # heh doachashmee: heh
    "\u06c1": "\u0647",  # heh goal: heh
    "\u06d5": "\u0647",  # ae: heh, or teh marbuta
    "\u06c0": "\u0629",  # heh with yeh above: teh marbuta
    "\u06d2": "\u064a",  # yeh barree: yeh
}
_UNDOUBTED = frozenset("\u06a9\u06be\u06c1")
_TWIN = re.compile(f"[{''.join(_TWINS)}]")

BROKEN = re.compile("\ufffd+|(?:[ØÙÚÛ][^\\sA-Za-z.,]){2,}|â€[\x80-\x9d™œž“”˜¦]|Ã[\xa0-\xbf]")

_DECOMPOSED = re.compile("[\u0627\u0648\u064a\u06c1\u06d2\u06d5A-Za-z][\u0300-\u036f\u0653-\u0655]")
_VOWELS = "\u064b-\u0650\u0652"
_TWO_VOWELS = re.compile(f"[{_VOWELS}]{{2,}}|\u0651{{2,}}|(?<=\\s)[{MARK}]+")

_WORD = re.compile(r"[^\W\d_]{2,}")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_OTHER = re.compile("[\u0370-\u03ff\u0400-\u052f\u0531-\u0587\u13a0-\u13f5]")
# Cyrillic and Greek letters that no reader tells from Latin ones.
_LOOKS_LATIN = re.compile(
    "[\u0391\u0392\u0395-\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7\u03bf\u0405\u0406"
    "\u0408\u0410\u0412\u0415\u041a\u041c-\u041e\u0420-\u0422\u0425\u0430\u0435\u043e\u0440\u0441\u0443"
    "\u0445\u0455\u0456\u0458]+"
)
_STYLED = re.compile("[\uff21-\uff3a\uff41-\uff5a\U0001d400-\U0001d7ff]+")


def presentation_forms(text: str) -> Iterator[Issue]:
    """Letters stored in a fixed shape, as old systems and PDF files have them."""
    for match in _FORM.finditer(text):
        letters = unicodedata.normalize("NFKC", match[0])
        mechanical = " " not in letters and "\u0640" not in letters
        yield Issue(
            match.start(),
            match.end(),
            f"the letter is stored in a fixed shape: {named(match[0][0])}",
            "type the word again",
            expected=letters,
            replacement=letters if mechanical else None,
        )


def foreign_letters(text: str) -> Iterator[Issue]:
    """Persian and Urdu letters that look like an Arabic one."""
    for match in _TWIN.finditer(text):
        letter = _TWINS[match[0]]
        yield Issue(
            match.start(),
            match.end(),
            f"{named(match[0])} is not an Arabic letter; {named(letter)} is",
            "type the word on an Arabic keyboard, or mark the words with their lang",
            replacement=letter if match[0] in _UNDOUBTED else None,
        )


def broken_encoding(text: str) -> Iterator[Issue]:
    """Text that was read in the wrong encoding."""
    for match in BROKEN.finditer(text):
        yield Issue(
            match.start(),
            match.end(),
            f"the text was once read in a wrong encoding: {named(match[0][0])}",
            "copy the words from their source again",
        )


def decomposed_letters(text: str) -> Iterator[Issue]:
    """A letter and a mark where Unicode has one letter; the order of vowel marks is no matter."""
    for match in _DECOMPOSED.finditer(text):
        whole = unicodedata.normalize("NFC", match[0])
        if len(whole) == 1:
            yield Issue(
                match.start(),
                match.end(),
                f"the letter is stored in two pieces; {named(whole)} is one",
                "type the letter again",
                replacement=whole,
            )


def vowel_marks(text: str) -> Iterator[Issue]:
    """A vowel mark that stands twice, or on no letter."""
    for match in _TWO_VOWELS.finditer(text):
        twice = len(set(match[0])) == 1 and len(match[0]) > 1
        yield Issue(
            match.start(),
            match.end(),
            f"{named(match[0][0])} stands {'twice' if twice else 'where no vowel mark can stand'}",
            "keep one mark on each letter",
        )


def mixed_scripts(text: str) -> Iterator[Issue]:
    """A word of Latin letters with letters of another alphabet, or in styled letters."""
    for match in _STYLED.finditer(text):
        plain = unicodedata.normalize("NFKC", match[0])
        message = f"a letter only looks Latin: {named(match[0][0])}"
        yield Issue(match.start(), match.end(), message, "type the word again", expected=plain)
    for match in _WORD.finditer(text):
        other = _OTHER.search(match[0])
        if other and not _LATIN.search(match[0]) and _LOOKS_LATIN.fullmatch(match[0]):
            yield Issue(
                match.start(),
                match.end(),
                f"the word only looks Latin: {named(other[0])} and letters like it",
                "type the word again with Latin letters, or mark it with its lang",
            )
        elif other and _LATIN.search(match[0]):
            yield Issue(
                match.start(),
                match.end(),
                f"the word mixes alphabets: {named(other[0])} among Latin letters",
                "type the word again with Latin letters",
            )


_ALWAYS = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b\u2060-\u2065\u206a-\u206f"
    "\u3164\uffa0\ufff9-\ufffb\ufeff\U000e0000-\U000e0fff\U0001d173-\U0001d17a"
)
_DIRECTIONS = "\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069"
_JOINERS = "\u200c\u200d"
# Behind a symbol they choose its picture; behind a letter they only part a word for search.
_VARIANTS = "\ufe00-\ufe0f"
_UNSEEN = re.compile(
    f"[{_ALWAYS}{_DIRECTIONS}{_JOINERS}\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]+"
    f"|(?<=[^\\W\\d_])[{_VARIANTS}]+"
)
_NEVER = re.compile(f"[{_ALWAYS}{_VARIANTS}\x00-\x1f\x7f-\x9f]")
_SEPARATOR = re.compile(r"[\d.,٫٬/:]")


def invisible_characters(text: str, is_prose: bytes) -> Iterator[Issue]:
    """Characters that do not show. `text` is a whole page; is_prose[i] tells words from markup.

    Marks of direction may stand in prose, but not between digits, in code, an address or an id.
    """
    for match in _UNSEEN.finditer(text):
        start, end = match.span()
        never = _NEVER.search(match[0])
        if never and never[0] == "\ufeff" and start == 0:
            continue
        if never:
            where = "in the text"
        elif not all(is_prose[start:end]):
            where = "in code, an address or an id"
        elif _digit(text, start - 1, -1) and _digit(text, end, 1):
            where = "inside a number"
        elif any(one in _JOINERS for one in match[0]) and _latin(text, start, end):
            where = "in a Latin word"
        else:
            continue
        yield Issue(
            start,
            end,
            f"a character that does not show stands {where}: {named((never or match)[0][0])}",
            "delete it; if you can't find it, type the word again",
        )


def _digit(text: str, at: int, step: int) -> bool:
    """Whether a digit stands there, a separator of digits looked over."""
    while 0 <= at < len(text) and _SEPARATOR.match(text[at]):
        if text[at].isdigit():
            return True
        at += step
    return False


def _latin(text: str, start: int, end: int) -> bool:
    return bool(_LATIN.search(text[start - 1 : start]) or _LATIN.search(text[end : end + 1]))


_EMBEDDING, _END, _ISOLATES, _POP = "\u202a-\u202e", "\u202c", "\u2066\u2067\u2068", "\u2069"
_CONTROL = re.compile(f"[{_EMBEDDING}]+|[{_ISOLATES}{_POP}]")
_NEEDLESS = re.compile(
    f"(?<=[{WORD}])[\u200e\u200f\u061c]+(?=[{LETTER}])|(?<=[A-Za-z])[\u200e\u200f\u061c]+(?=[A-Za-z])"
)


def bidi_controls(text: str) -> Iterator[Issue]:
    """Embeddings and overrides, and isolates that are opened or closed alone.

    What closes an embedding that is told is part of it, and goes with it.
    """
    opened: list[int] = []
    embedded = 0
    for match in _CONTROL.finditer(text):
        ends = match[0].count(_END)
        if ends == len(match[0]) <= embedded:
            embedded -= ends
        elif match[0] == _POP and opened:
            opened.pop()
        elif match[0] in _ISOLATES:
            opened.append(match.start())
        else:
            alone = match[0] == _POP
            embedded = max(0, embedded + len(match[0]) - 2 * ends - alone)
            problem = "closes an isolate that nothing opens" if alone else "forces a direction"
            yield Issue(
                match.start(),
                match.end(),
                f"{named(match[0][0])} {problem}",
                "delete it; the build keeps numbers and Latin words in order",
            )
    for at in opened[:1]:
        yield Issue(
            at,
            at + 1,
            f"{named(text[at])} opens an isolate that is never closed",
            "delete it; the build keeps numbers and Latin words in order",
        )


def needless_marks(text: str) -> Iterator[Issue]:
    """Marks of direction between two letters of one direction, which change nothing."""
    for match in _NEEDLESS.finditer(text):
        message = f"{named(match[0][0])} does nothing between these letters"
        yield Issue(match.start(), match.end(), message, "delete it", replacement="")
