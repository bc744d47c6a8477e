"""Rules for how numbers stand in Arabic, and for choices that a page makes once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.checks.in_text import ARABIC, Check, finding
from scripts.core.finding import Severity
from scripts.language import figures
from scripts.language.style import mixed_style as mixed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.core.finding import Finding
    from scripts.pages.tree import Tree

_FORM = Check("digit-form", figures.digit_forms, ARABIC)
_PERCENT = Check("percent-sign", figures.percent_signs, ARABIC, Severity.WARNING)
_GLUED = Check("digits-touch-word", figures.glued_digits, ARABIC, Severity.WARNING)


def digit_form(tree: Tree) -> Iterator[Finding]:
    """A number is written with one set of digits and its own separators, its sign behind it.

    Bad:  ارتفع إلى 5٠٠ ألف.
    Bad:  بلغ ٣.٩ مليار.
    Bad:  بنسبة %26 فقط.
    Good: ارتفع إلى 500 ألف، أي 3.9 أمثال، بنسبة 26%.
    Good: بلغ ٣٫٩ مليار.
    """
    yield from _FORM.findings(tree)


def percent_sign(tree: Tree) -> Iterator[Finding]:
    """The per cent sign belongs to the digits before it.

    Bad:  ارتفع 26٪ فقط.
    Good: ارتفع 26% فقط.
    """
    yield from _PERCENT.findings(tree)


def digits_touch_word(tree: Tree) -> Iterator[Finding]:
    """A blank parts digits from a word; a particle such as «و» or «الـ» may touch them.

    Bad:  بنسبة35 بالمئة.
    Bad:  نحو 10.23مليار دولار.
    Good: بنسبة 35 و28 في المئة، في القمة الـ43 سنة 1445هـ.
    """
    yield from _GLUED.findings(tree)


def figure_order(tree: Tree) -> Iterator[Finding]:
    """A number is written so that right-to-left order cannot turn it round.

    Bad:  أنتجت >240 وحدة.
    Bad:  نحو 12 000 وحدة.
    Bad:  بين [240](a.md)–[245](b.md) وحدة.
    Bad:  ~240 وحدة.
    Good: أنتجت أكثر من 240 وحدة، من 12,000 إلى 13,000، بتغير نسبته −2.1%.
    """
    for page in tree.pages:
        if page.language in ARABIC:
            for passage in page.passages:
                for issue in figures.figure_order(passage.text, passage.seam_around):
                    yield finding(page, passage, issue, "figure-order", Severity.WARNING)


def mixed_style(tree: Tree) -> Iterator[Finding]:
    """A page makes a free choice once: digits, the place of the tanwin, the words for per cent.

    Bad:  كان رقمًا كبيرًا، وأيضاً قديما.
    Bad:  نما 5 في المئة ثم 6 في المئة ثم 7 بالمئة.
    Good: كان رقماً كبيراً، وأيضاً قديماً.
    """
    for page in tree.pages:
        if page.language in ARABIC:
            for index, issue in mixed([passage.text for passage in page.passages]):
                passage = page.passages[index]
                yield finding(page, passage, issue, "mixed-style", Severity.WARNING)


RULES = (digit_form, percent_sign, digits_touch_word, figure_order, mixed_style)
MECHANICAL = (_FORM, _PERCENT)
