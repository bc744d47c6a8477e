"""How old the figures are on a day. Apart from the other rules, which never ask for the day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.core.finding import Finding, Severity
from scripts.ledger.figures import FIGURES_FILE
from scripts.ledger.freshness import State

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from scripts.ledger.ledger import Ledger

_SAYS = {
    State.DUE: ("figure-due", Severity.INFO, "the figure is due to be looked at again"),
    State.OVERDUE: ("figure-overdue", Severity.WARNING, "the figure is overdue to be looked at"),
}


def freshness_findings(ledger: Ledger, today: dt.date) -> Iterator[Finding]:
    """A finding for each figure that is due or overdue on the day, in the order of the ledger."""
    for figure in ledger.figures.values():
        state = ledger.cadences[figure.review].state(figure.checked, today)
        if state in _SAYS:
            rule, severity, message = _SAYS[state]
            yield Finding(
                path=FIGURES_FILE,
                line=figure.line,
                rule=rule,
                message=f"{figure.id}: {message}",
                severity=severity,
                found=f"checked {figure.checked.isoformat()}, review {figure.review}",
                fix="look at the source, correct what has changed, and set `checked` to that day",
            )
