"""Rules for words: names and terms as we agreed to write them, and spelling."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.checks.in_text import finding
from scripts.language.arabic_matching import find_forms
from scripts.language.issue import Issue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.core.finding import Finding
    from scripts.language.arabic_matching import Match
    from scripts.ledger.forms import Wording
    from scripts.pages.tree import Tree


def preferred_form(tree: Tree) -> Iterator[Finding]:
    """Names and terms are written in the one form that we agreed on, whatever is attached to them.

    Bad:  عقد مع شركة جازبروم.
    Bad:  وقّعت اتفاقًا لجازبروم وبغاز بروم.
    Bad:  A contract with Gasprom.
    Good: عقد لغازبروم.
    Good: A contract with Gazprom.
    """
    for language in tree.codes:
        avoided = {
            form: wording
            for wording in tree.ledger.wordings
            for form in wording.avoid.get(language, ())
        }
        # Forms that we write are looked for too: a longer one may hold a shorter one to avoid.
        written = (form for one in tree.ledger.wordings for form in one.accepted(language))
        forms = tuple(dict.fromkeys((*avoided, *written)))
        for page in tree.pages:
            if page.language != language:
                continue
            for passage in page.passages:
                for match in find_forms(passage.text, forms, language):
                    if match.form in avoided:
                        issue = _avoided(match, avoided[match.form], language)
                        yield finding(page, passage, issue, "preferred-form")


def _avoided(match: Match, wording: Wording, language: str) -> Issue:
    return Issue(
        match.start,
        match.end,
        "we write this name or term in another form",
        "write the form that docs/data gives, with the same particle before it",
        expected=wording.preferred[language],
    )


def agreed_spelling(tree: Tree) -> Iterator[Finding]:
    """Words are spelled as docs/data/spelling.toml has them.

    Bad:  وصل الوفد الى موسكو.
    Bad:  نما الإقتصاد والإقتصادية.
    Good: وصل الوفد إلى موسكو، وكانت له بلدية ولدى فعلية الاقتصاد كلمة.
    Bad:  The ruble fell.
    Good: The rouble fell, said the World Trade Organization.
    """
    for page in tree.pages:
        spelled = tree.ledger.spelling.get(page.language)
        if not spelled:
            continue
        forms = tuple(spelled.right)
        for passage in page.passages:
            for match in find_forms(passage.text, forms, page.language):
                if match.form in spelled.alone and match.stem != match.start:
                    continue
                right = spelled.right[match.form]
                written = passage.text[match.stem : match.end].lower()
                if written != right and not _is_name(passage.text, match):
                    issue = Issue(
                        match.start,
                        match.end,
                        "the word is spelled another way here",
                        "spell it as docs/data/spelling.toml does",
                        expected=right,
                    )
                    yield finding(page, passage, issue, "agreed-spelling")


def _is_name(text: str, match: Match) -> bool:
    """Whether the word has a capital within a sentence: part of a name."""
    before = text[: match.start].rstrip(" \n")
    return text[match.start].isupper() and bool(before) and before[-1] not in ".!?:|"


RULES = (preferred_form, agreed_spelling)
