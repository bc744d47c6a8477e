"""Rules for the other script: Latin letters in Arabic pages, Arabic ones in English pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.checks.in_text import ARABIC, ENGLISH, Check, finding
from scripts.core.finding import Severity
from scripts.language import english, latin
from scripts.language.latin import House

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from scripts.core.finding import Finding
    from scripts.language.issue import Issue
    from scripts.pages.pages import Page
    from scripts.pages.readable import Passage
    from scripts.pages.tree import Tree

    Finder = Callable[[str, House], Iterator[Issue]]

_UNTRANSLATED = Check("untranslated-sentence", latin.untranslated, ARABIC, Severity.WARNING)
_ARABIC = Check("arabic-in-english", english.arabic_in_english, ENGLISH)
_TWICE = Check("doubled-word", english.doubled_words, ENGLISH, Severity.WARNING)


def latin_touches_arabic(tree: Tree) -> Iterator[Finding]:
    """No Latin letter touches an Arabic word; a particle may stand before a name.

    Bad:  إلا أن روابطهما تظلtron، حيث ارتفعت التجارة.
    Bad:  سيستخدمReact المطوّر.
    Good: قالت الـBBC وReuters إن التجارة ارتفعت.
    """
    yield from _latin(tree, "latin-touches-arabic", latin.glued)


def latin_scrap(tree: Tree) -> Iterator[Finding]:
    """No scrap of small Latin letters stands among Arabic words.

    Units, addresses, code, a gloss in brackets, names that the site knows and words of the twin
    page are no scraps.

    Bad:  العلاقات المتنامية تعيد defi الاقتصاد العالمي.
    Bad:  dent التنسيق بينهما أثناء تعاملهما مع الضغوط.
    Bad:  تُسجَّل الصفقات عبر الـblockchain كلها.
    Good: بسعة 20 km، في صندوق تحوّط (hedge fund)، بالأمر `make sync` أو على example.org وحده.
    Good: A fund called defi ⇄ صندوق اسمه defi فقط
    """
    yield from _latin(tree, "latin-scrap", latin.fragments)


def _latin(tree: Tree, rule: str, find: Finder) -> Iterator[Finding]:
    for page in _arabic(tree):
        house = House(_house(tree) | _words(_twins(tree, page)))
        for passage in page.passages:
            for issue in find(passage.text, house):
                yield finding(page, passage, issue, rule)


def latin_not_in_twin(tree: Tree) -> Iterator[Finding]:
    """Every Latin word of an Arabic section stands, whole, in the same section of the twin.

    Names and terms that the site knows in Latin letters may stand anywhere.

    Bad:  The group reported. ⇄ قالت شركة Tronix ذلك.
    Good: The group Tronix reported. ⇄ قالت شركة Tronix ذلك.
    """
    for page in _arabic(tree):
        twins = _twins(tree, page)
        if not twins:
            continue
        known = _house(tree)
        sections: dict[str, House] = {}
        shared = {"", *(one.section for one in twins)}
        for passage in page.passages:
            section = passage.section
            if section not in shared:
                continue  # the section is missing in the twin, and that is told
            if section not in sections:
                sections[section] = House(known | _words(twins, section))
            for issue in latin.not_in_twin(passage.text, sections[section]):
                yield finding(page, passage, issue, "latin-not-in-twin")


def untranslated_sentence(tree: Tree) -> Iterator[Finding]:
    """A sentence in another language is marked with its language, or translated.

    Bad:  قال إن please check the details غير واضح.
    Good: قال <q lang="en">please check the details</q> بوضوح.
    """
    yield from _UNTRANSLATED.findings(tree)


def arabic_in_english(tree: Tree) -> Iterator[Finding]:
    """Arabic letters and marks in an English page are marked as Arabic.

    Bad:  Trade rose، and so did prices.  ⇄ ارتفعت التجارة.
    Good: The word <bdi lang="ar">ميزان</bdi> means balance. ⇄ كلمة ميزان معروفة.
    """
    yield from _ARABIC.findings(tree)


def doubled_word(tree: Tree) -> Iterator[Finding]:
    """A word does not stand twice in a row.

    Bad:  Trade rose to the the level of 2020.
    Good: He had had enough of New York, New York.
    """
    yield from _TWICE.findings(tree)


def _arabic(tree: Tree) -> Iterator[Page]:
    return (page for page in tree.pages if page.language in ARABIC)


def _twins(tree: Tree, page: Page) -> list[Passage]:
    """The passages of the same page in other languages."""
    twins = tree.by_name[page.name]
    return [one for code, twin in twins.items() if code != page.language for one in twin.passages]


def _words(passages: list[Passage], section: str | None = None) -> frozenset[str]:
    """The Latin words of the passages, or of those in one section."""
    texts = (one.text for one in passages if section is None or one.section == section)
    return frozenset(word for text in texts for word in latin.words_of(text))


def _house(tree: Tree) -> frozenset[str]:
    """The names and short forms in Latin letters that the site itself uses."""
    return frozenset(
        word
        for wording in tree.ledger.wordings
        for language in tree.codes
        for form in wording.accepted(language)
        for word in latin.words_of(form)
        if not word.islower()
    )


RULES = (
    latin_touches_arabic,
    latin_scrap,
    latin_not_in_twin,
    untranslated_sentence,
    arabic_in_english,
    doubled_word,
)
