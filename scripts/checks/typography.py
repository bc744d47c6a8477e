"""Rules for punctuation and spaces: the Arabic page is set as Arabic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.checks.in_text import ARABIC, Check
from scripts.core.finding import Severity
from scripts.language import punctuation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.core.finding import Finding
    from scripts.pages.tree import Tree

_MILD = Severity.WARNING
_WESTERN = Check("western-punctuation", punctuation.western_punctuation, ARABIC)
_BEFORE = Check("space-before-punctuation", punctuation.space_before)
_AFTER = Check("space-after-punctuation", punctuation.space_after, ARABIC, _MILD)
_DOUBLED = Check("doubled-punctuation", punctuation.doubled_marks, ARABIC, _MILD)
_BOTH = Check("mixed-punctuation", punctuation.both_systems, ARABIC)
_TATWEEL = Check("stray-tatweel", punctuation.tatweel, ARABIC)
_SPACES = Check("double-space", punctuation.double_spaces)
_WAW = Check("floating-waw", punctuation.floating_waw, ARABIC)
_INSIDE = Check("space-inside-brackets", punctuation.spaces_inside, ARABIC, _MILD)
_QUOTES = Check("western-quotes", punctuation.straight_quotes, ARABIC, _MILD)
_PAIR = Check("unbalanced-pair", punctuation.unbalanced, ARABIC, _MILD)


def western_punctuation(tree: Tree) -> Iterator[Finding]:
    """Commas, semicolons and question marks of Arabic sentences are Arabic.

    Bad:  ارتفعت الصادرات, وانخفضت الواردات.
    Bad:  ماذا بعد?
    Good: ارتفعت الصادرات، وانخفضت الواردات؛ فماذا بعد؟
    Good: بلغت 1,200 طن، وفق Reuters, AP.
    """
    yield from _WESTERN.findings(tree)


def space_before_punctuation(tree: Tree) -> Iterator[Finding]:
    """A mark that closes stands against the word before it.

    Bad:  في المقابل ، تراجع الطلب.
    Bad:  Demand fell , it said.
    Good: في المقابل، تراجع الطلب.
    """
    yield from _BEFORE.findings(tree)


def space_after_punctuation(tree: Tree) -> Iterator[Finding]:
    """A blank follows a comma, a semicolon and a question mark.

    Bad:  ارتفعت الأسعار،ثم انخفضت.
    Good: ارتفعت الأسعار، ثم انخفضت.
    Good: قال د.سالم وبي.إم.آي ذلك.
    """
    yield from _AFTER.findings(tree)


def doubled_punctuation(tree: Tree) -> Iterator[Finding]:
    """A mark stands once.

    Bad:  تأجل القرار.. ثم صدر.
    Bad:  تأجل القرار،، ثم صدر.
    Good: تأجل القرار... ثم صدر.
    """
    yield from _DOUBLED.findings(tree)


def mixed_punctuation(tree: Tree) -> Iterator[Finding]:
    """A mark is Arabic or Western, not both at once.

    Bad:  ماذا بعد؟?
    Good: ماذا بعد؟!
    """
    yield from _BOTH.findings(tree)


def stray_tatweel(tree: Tree) -> Iterator[Finding]:
    """No word is stretched with a tatweel, and none stands for a dash.

    Bad:  الصـــين واليابان.
    Bad:  السلع الأرخص ـ المهمة للنفط.
    Good: القمة الـ43 التي عُقدت سنة 1445هـ.
    Good: بـ**الصين** وحدها.
    """
    yield from _TATWEEL.findings(tree)


def double_space(tree: Tree) -> Iterator[Finding]:
    """One blank parts two words.

    Bad:  ارتفعت  التجارة.
    Good: ارتفعت التجارة.
    """
    yield from _SPACES.findings(tree)


def floating_waw(tree: Tree) -> Iterator[Finding]:
    """The conjunction «و» is written onto its word.

    Bad:  روسيا و الصين.
    Good: روسيا والصين.
    """
    yield from _WAW.findings(tree)


def space_inside_brackets(tree: Tree) -> Iterator[Finding]:
    """Brackets and guillemets stand against what they enclose.

    Bad:  ارتفعت ( وفق التقرير ) كثيرًا.
    Good: ارتفعت (وفق التقرير) كثيرًا.
    """
    yield from _INSIDE.findings(tree)


def western_quotes(tree: Tree) -> Iterator[Finding]:
    """Arabic words are quoted with guillemets, and with “…” only inside them.

    Bad:  قال "نعم" ثم مضى.
    Good: قال «نعم» ثم مضى.
    Good: قال «سمعت “نعم” منه» ثم مضى.
    """
    yield from _QUOTES.findings(tree)


def unbalanced_pair(tree: Tree) -> Iterator[Finding]:
    """A bracket or a guillemet that is opened is closed, in its own paragraph.

    Bad:  ارتفعت (وفق التقرير ثم انخفضت.
    Bad:  قالت لـ»السعودية» أمس.
    Good: ارتفعت (وفق «التقرير») لسببين: أ) السعر، 2) الطلب.
    """
    yield from _PAIR.findings(tree)


RULES = (
    western_punctuation,
    space_before_punctuation,
    space_after_punctuation,
    doubled_punctuation,
    mixed_punctuation,
    stray_tatweel,
    double_space,
    floating_waw,
    space_inside_brackets,
    western_quotes,
    unbalanced_pair,
)
MECHANICAL = (_WESTERN, _BEFORE, _AFTER, _DOUBLED, _BOTH, _TATWEEL, _SPACES, _WAW, _INSIDE)
