"""Rules for single characters: letters that only look right, and what can't be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.checks.in_text import ARABIC, Check
from scripts.core.finding import Finding, Severity, Span
from scripts.language import characters
from scripts.language.issue import excerpt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.pages.pages import Page
    from scripts.pages.tree import Tree

_FORM = Check("presentation-form", characters.presentation_forms)
_LETTER = Check("foreign-letter", characters.foreign_letters, ARABIC)
_ENCODING = Check("broken-encoding", characters.broken_encoding)
_DECOMPOSED = Check("decomposed-letter", characters.decomposed_letters)
_VOWEL = Check("stray-vowel-mark", characters.vowel_marks, ARABIC)
_SCRIPTS = Check("mixed-script-word", characters.mixed_scripts)
_BIDI = Check("bidi-control", characters.bidi_controls)
_NEEDLESS = Check("needless-bidi-mark", characters.needless_marks, severity=Severity.WARNING)


def presentation_form(tree: Tree) -> Iterator[Finding]:
    """Arabic letters are stored as letters, not in one of their fixed shapes.

    Bad:  \ufefb يمكن تأكيد الخبر.
    Good: لا يمكن تأكيد الخبر.
    """
    yield from _FORM.findings(tree)


def foreign_letter(tree: Tree) -> Iterator[Finding]:
    """Arabic words are written with the letters of Arabic, not with their Persian twins.

    Bad:  زار الوفد الص\u06ccن أمس.
    Good: زار الوفد الصين أمس.
    Good: قالت صحيفة <bdi lang="fa">ک\u06ccهان</bdi> ذلك.
    """
    yield from _LETTER.findings(tree)


def broken_encoding(tree: Tree) -> Iterator[Finding]:
    """A text is what its author wrote, not what a wrong encoding made of it.

    Bad:  وصلت Ø§Ù„ØµÙŠÙ† إلى اتفاق.
    Bad:  The bankâ€™s rate rose.
    Good: The bank’s rate rose, said Müller.
    """
    yield from _ENCODING.findings(tree)


def decomposed_letter(tree: Tree) -> Iterator[Finding]:
    """A letter that Unicode has whole is not stored in two pieces.

    Bad:  ا\u0655نتاج المصنع.
    Good: إنتاج المصنع، ومهمّ أن يزيد.
    """
    yield from _DECOMPOSED.findings(tree)


def stray_vowel_mark(tree: Tree) -> Iterator[Finding]:
    """A vowel mark stands once, on a letter.

    Bad:  هذا م\u064f\u064fهم.
    Good: هذا مُهِمّ جدًّا.
    """
    yield from _VOWEL.findings(tree)


def mixed_script_word(tree: Tree) -> Iterator[Finding]:
    """A word is written in one alphabet.

    Bad:  شركة G\u0430zprom الروسية.
    Bad:  The G\u0430zprom group.
    Bad:  رخصة \u041c\u0406\u0422 وحدها.
    Good: شركة Gazprom الروسية.
    """
    yield from _SCRIPTS.findings(tree)


def invisible_character(tree: Tree) -> Iterator[Finding]:
    """Nothing stands in a page that cannot be seen, above all in numbers, code, addresses and ids.

    Bad:  الص\u200bين واليابان.
    Bad:  It fell by 2\u200d4 points.
    Bad:  See `make\u200e sync`.
    Good: الصين واليابان.
    """
    for page in tree.pages:
        prose = _prose(page)
        for issue in characters.invisible_characters(page.text, prose):
            yield Finding(
                path=page.path,
                line=page.lines.number(issue.start),
                rule="invisible-character",
                message=issue.message,
                found=excerpt(page.text, issue.start, issue.end),
                fix=issue.fix,
                spans=(Span(page.path, issue.start, issue.end),),
            )


def _prose(page: Page) -> bytes:
    """For every character of a page, 1 where it is a word of ours or of a foreign span, else 0."""
    prose = bytearray(len(page.text))
    for passage in page.passages:
        for offset in passage.offsets:
            prose[offset] = 1
    for start, end in (*page.foreign, *((one.start, one.end) for one in page.reading.regions)):
        prose[start:end] = b"\x01" * (end - start)
    return bytes(prose)


def bidi_control(tree: Tree) -> Iterator[Finding]:
    """No character forces a direction, and an isolate that is opened is closed in its paragraph.

    Bad:  قالت \u202bالصين\u202c أمس.
    Bad:  بلغت \u2066النسبة المعلنة.
    Good: قالت \u2067الصين\u2069 أمس.
    """
    yield from _BIDI.findings(tree)


def needless_bidi_mark(tree: Tree) -> Iterator[Finding]:
    """A mark of direction stands only where it changes something.

    Bad:  الص\u200eين.
    Good: الصين واليابان.
    """
    yield from _NEEDLESS.findings(tree)


RULES = (
    presentation_form,
    foreign_letter,
    broken_encoding,
    decomposed_letter,
    stray_vowel_mark,
    mixed_script_word,
    invisible_character,
    bidi_control,
    needless_bidi_mark,
)
MECHANICAL = (_FORM, _LETTER, _DECOMPOSED, _NEEDLESS)
