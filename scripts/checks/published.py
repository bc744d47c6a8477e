"""Rules for the site as it is served: every page opens without trouble, and is light enough.

Apart from `links`, whose rules need no server and no browser.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.core.finding import Finding, Severity
from scripts.website.budgets import BUDGETS_FILE, KB

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from scripts.website.browsing import Visit
    from scripts.website.budgets import Budget

_SLACK = 1.25


def page_trouble(visits: Iterable[Visit], sources: Mapping[str, str]) -> Iterator[Finding]:
    """A page opens on a phone without an error, a failed request, a foreign one or a side scroll.

    `sources` are the files that pages are made of, by address within the site.
    """
    for visit in visits:
        for trouble in dict.fromkeys(visit.troubles):
            yield Finding(
                sources.get(visit.page, visit.page or "index.html"),
                0,
                "page-trouble",
                "the page does not open without trouble",
                found=trouble,
                fix="open the page in a browser with its console and mend what it names",
            )


def page_too_heavy(
    weights: Mapping[str, int], budget: Budget, sources: Mapping[str, str]
) -> Iterator[Finding]:
    """A page weighs no more, in bytes sent, than its budget; a ceiling is close above the page.

    `weights` are bytes by address within the site.
    """
    for page, weight in weights.items():
        if weight > budget.limit(page) * KB:
            yield Finding(
                sources.get(page, page or "index.html"),
                0,
                "page-too-heavy",
                f"the page is heavier than its budget ({budget.name})",
                found=_kb(weight),
                expected=f"at most {budget.limit(page):g} kB",
                fix=f"make it lighter, or say in {BUDGETS_FILE} why it weighs so much",
            )
    yield from _loose(weights, budget)


def _loose(weights: Mapping[str, int], budget: Budget) -> Iterator[Finding]:
    """Ceilings so far above what they hold that they hold nothing."""
    others = [weight for page, weight in weights.items() if page not in budget.ceilings]
    held = {page: weights.get(page, 0) for page in budget.ceilings}
    limits = [(page, budget.ceilings[page], weight) for page, weight in held.items()]
    if budget.ceiling > budget.goal:
        limits.append(("", budget.ceiling, max(others, default=0)))
    for page, ceiling, weight in limits:
        if weight * _SLACK < ceiling * KB:
            yield Finding(
                BUDGETS_FILE,
                budget.lines[page],
                "page-too-heavy",
                "the ceiling is far above what it holds",
                Severity.INFO,
                found=f"{page or 'the heaviest page'}: {_kb(weight)}",
                expected=f"{ceiling:g} kB",
                fix="lower it, or leave it out where the goal is reached",
            )


def _kb(weight: int) -> str:
    return f"{weight / KB:.1f} kB"
