"""Waivers: `<!-- allow: rule: reason -->` on the line above lets one finding pass."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scripts.core.finding import Finding, Severity
from scripts.pages.blocks import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scripts.pages.pages import Page

_WAIVER = re.compile(
    r"<!--[ \t]*allow:[ \t]*(?P<rule>[a-z-]+)(?:[ \t]*:[ \t]*(?P<reason>[^<>]*?))?[ \t]*-->"
)


@dataclass(frozen=True, slots=True)
class Waiver:
    """A waiver on `line` that covers the lines from `first` to `last` of its page."""

    path: str
    line: int
    rule: str
    reason: str
    first: int
    last: int

    def covers(self, finding: Finding) -> bool:
        """Whether the finding is one that this waiver lets pass."""
        return (
            bool(self.reason)
            and (finding.path, finding.rule) == (self.path, self.rule)
            and self.first <= finding.line <= self.last
        )


def waivers(page: Page) -> Iterator[Waiver]:
    """The waivers of a page. One on a line of its own covers the block that follows."""
    blocks = page.reading.blocks
    for index, block in enumerate(blocks):
        if block.kind is Kind.CODE:
            continue
        covered = block
        if block.kind is Kind.COMMENT and index + 1 < len(blocks):
            covered = blocks[index + 1]
        for match in _WAIVER.finditer(page.text, block.start, block.end):
            yield Waiver(
                page.path,
                page.lines.number(match.start()),
                match["rule"],
                (match["reason"] or "").strip(),
                covered.line,
                page.lines.number(max(covered.start, covered.end - 1)),
            )


def apply_waivers(findings: Iterable[Finding], pages: Iterable[Page]) -> list[Finding]:
    """The findings that no waiver covers, and one for each waiver that is unreasoned or unused."""
    granted = [waiver for page in pages for waiver in waivers(page)]
    used: set[Waiver] = set()
    kept: list[Finding] = []
    for finding in findings:
        covering = {waiver for waiver in granted if waiver.covers(finding)}
        used |= covering
        if not covering:
            kept.append(finding)
    return kept + [_faulty(waiver) for waiver in granted if waiver not in used]


def _faulty(waiver: Waiver) -> Finding:
    if not waiver.reason:
        rule, message = "waiver-without-reason", "the waiver gives no reason"
        fix = f"write <!-- allow: {waiver.rule}: why it is right here -->"
    else:
        rule, message = "unused-waiver", "the waiver lets nothing pass"
        fix = "delete it"
    return Finding(
        waiver.path,
        waiver.line,
        rule,
        message,
        severity=Severity.WARNING,
        found=f"allow: {waiver.rule}",
        fix=fix,
    )
