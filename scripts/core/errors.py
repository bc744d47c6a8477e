"""The one exception that means: could not look (exit code 2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scripts.core.finding import Finding


class CannotRunError(Exception):
    """The arguments or the ledger are at fault, so nothing was examined and nothing is written.

    Carries a sentence, or the findings that say file, line and entry of every fault at once.
    """

    def __init__(self, message: str = "", findings: Iterable[Finding] = ()) -> None:
        self.findings = tuple(sorted(findings))
        count = len(self.findings)
        super().__init__(message or f"{count} {'fault' if count == 1 else 'faults'} in the data")
