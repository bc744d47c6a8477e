"""One place in a text that breaks a rule, and how its characters are named."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

LETTER = "\u0621-\u063a\u0641-\u064a\u0671-\u06d3\u06d5\u06fa-\u06fc\u06ff\u0750-\u077f"
MARK = "\u064b-\u065f\u0670"
WORD = LETTER + MARK
INDIC = "\u0660-\u0669"

# Categories that show nothing by themselves: format, control, combining, private use, unassigned.
_UNSHOWN = frozenset(["Cf", "Cc", "Co", "Cn", "Mn", "Zl", "Zp"])
# Letters that can be taken for others: fixed shapes, other alphabets, styled letters.
_LOOK_ALIKE = (
    *(("\ufb50", "\ufdff"), ("\ufe70", "\ufefe"), ("\u0370", "\u0587"), ("\u13a0", "\u13f5")),
    *(("\uff21", "\uff5a"), ("\U0001d400", "\U0001d7ff")),
)
_PERSIAN = "\u06a9\u06cc\u06be\u06c1\u06d5\u06c0\u06d2"
_EXCERPT, _LONGEST = 24, 60


@dataclass(frozen=True, slots=True)
class Issue:
    """text[start:end] breaks a rule. `replacement` is given where the repair is mechanical.

    `unless_marked` takes it back where markup stands within: «بـ**الصين**» needs its tatweel.
    """

    start: int
    end: int
    message: str
    fix: str = ""
    expected: str = ""
    replacement: str | None = None
    unless_marked: bool = False


def named(character: str) -> str:
    """A character by its Unicode name and code point, such as `ARABIC COMMA (U+060C)`."""
    name = unicodedata.name(character, "CONTROL CHARACTER")
    return f"{name} (U+{ord(character):04X})"


def excerpt(text: str, start: int, end: int) -> str:
    """The words around text[start:end], on one line, with what does not show spelled out."""
    first = _word_edge(text, max(0, start - _EXCERPT), start)
    last = min(len(text), end + _EXCERPT)
    if last < len(text) and (space := text.rfind(" ", end, last)) > end:
        last = space
    within = text[start:end]
    if len(within) > _LONGEST:
        within, last = f"{within[:_LONGEST]}…", end
    around = text[first:start], within, text[end:last]
    before, within, after = (" ".join(map(spelled, part.split("\n"))) for part in around)
    return f"{before}{within}{after}".strip()


def _word_edge(text: str, first: int, start: int) -> int:
    space = text.find(" ", first, start)
    return space + 1 if first and 0 <= space < start - 1 else first


def spelled(text: str) -> str:
    """The text with invisible, look-alike and replaced characters given as code points."""
    return "".join(f"<U+{ord(one):04X}>" if _hides(one) else one for one in text)


def _hides(character: str) -> bool:
    if character in "\t\ufffc" or "\u064b" <= character <= "\u0652":
        return False
    if character in _PERSIAN or any(low <= character <= high for low, high in _LOOK_ALIKE):
        return True
    return unicodedata.category(character) in _UNSHOWN
