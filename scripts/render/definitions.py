"""The link definitions at the foot of a page: where each bound number leads, and its tooltip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.pages.pages import LEDGER_PAGE

if TYPE_CHECKING:
    from scripts.ledger.figures import Figure
    from scripts.ledger.ledger import Ledger
    from scripts.pages.pages import Page

SEPARATOR = " · "


def definitions(page: Page, ledger: Ledger) -> str:
    """One definition per figure that the page binds, in order of id."""
    used = {number.id for number in page.numbers if number.reference}
    known = sorted(used & ledger.figures.keys())
    target = page.link_to(LEDGER_PAGE)
    return "\n".join(
        f'[{name}]: {target}#{name} "{tooltip(ledger.figures[name], ledger, page.language)}"'
        for name in known
    )


def tooltip(figure: Figure, ledger: Ledger, language: str) -> str:
    """Label, period and source in the language of the page; never the value, which is shown."""
    words = ledger.language(language)
    parts = (figure.label[language], words.period(figure.period), credit(figure, ledger, language))
    return SEPARATOR.join(parts)


def credit(figure: Figure, ledger: Ledger, language: str) -> str:
    """Who stands behind the figure: its first source, or our own arithmetic."""
    if not figure.sources:
        return ledger.language(language).word("own")
    return ledger.sources[figure.sources[0]].attribution(language)
