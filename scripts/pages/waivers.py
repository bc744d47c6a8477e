"""Waivers: `<!-- allow: rule: reason; owner: name; until: 2027-03-01 -->` lets one finding pass."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scripts.core.finding import Finding, Severity
from scripts.pages.blocks import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scripts.pages.pages import Page

_WAIVER = re.compile(
    r"<!--[ \t]*allow:[ \t]*(?P<rule>[a-z-]+)(?:[ \t]*:(?P<words>[^<>]*?))?[ \t]*-->"
)
_FIELD = re.compile(r"[ \t]*(?P<name>owner|until)[ \t]*:[ \t]*(?P<value>.*?)[ \t]*")


@dataclass(frozen=True, slots=True)
class Waiver:
    """A waiver on `line` that covers the lines from `first` to `last` of its page.

    `until` is the last day on which it holds; None where it names no day that there is.
    """

    path: str
    line: int
    rule: str
    reason: str
    owner: str
    until: dt.date | None
    first: int
    last: int

    def covers(self, finding: Finding) -> bool:
        """Whether the finding is one that this waiver lets pass."""
        return (
            bool(self.reason)
            and (finding.path, finding.rule) == (self.path, self.rule)
            and self.first <= finding.line <= self.last
        )

    def expired(self, today: dt.date | None) -> bool:
        """Whether its last day is over; never where no day is asked for."""
        return today is not None and self.until is not None and today > self.until


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
            reason, fields = _words(match["words"] or "")
            yield Waiver(
                page.path,
                page.lines.number(match.start()),
                match["rule"],
                reason,
                fields.get("owner", ""),
                _day(fields.get("until", "")),
                covered.line,
                page.lines.number(max(covered.start, covered.end - 1)),
            )


def _words(text: str) -> tuple[str, dict[str, str]]:
    """The reason, and the owner and the last day behind it; the reason may hold semicolons."""
    parts, fields = text.split(";"), {}
    while len(parts) > 1 and (match := _FIELD.fullmatch(parts[-1])):
        fields[match["name"]] = match["value"]
        parts.pop()
    return ";".join(parts).strip(), fields


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def apply_waivers(
    findings: Iterable[Finding], pages: Iterable[Page], today: dt.date | None = None
) -> list[Finding]:
    """The findings that no waiver covers on the day, and those about the waivers themselves."""
    granted = [waiver for page in pages for waiver in waivers(page)]
    used: set[Waiver] = set()
    kept: list[Finding] = []
    for finding in findings:
        covering = {waiver for waiver in granted if waiver.covers(finding)}
        used |= covering
        if all(waiver.expired(today) for waiver in covering):
            kept.append(finding)
    return kept + [fault for waiver in granted for fault in _faults(waiver, today, waiver in used)]


def _faults(waiver: Waiver, today: dt.date | None, used: bool) -> Iterator[Finding]:  # noqa: FBT001
    whole = f"<!-- allow: {waiver.rule}: {waiver.reason or 'why it is right here'}; owner: "
    if not waiver.reason:
        rule, message = "waiver-without-reason", "the waiver gives no reason"
        fix = f"write {whole}who; until: YYYY-MM-DD -->"
    elif not used:
        rule, message, fix = "unused-waiver", "the waiver lets nothing pass", "delete it"
    elif not waiver.owner or waiver.until is None:
        missing = "a day on which it ends" if waiver.owner else "who looks after it"
        rule, message = "waiver-without-end", f"the waiver does not say {missing}"
        fix = f"write {whole}{waiver.owner or 'who'}; until: YYYY-MM-DD -->"
    elif waiver.expired(today):
        rule, message = "expired-waiver", f"the waiver ended on {waiver.until}"
        fix = f"mend what it lets pass, or ask {waiver.owner} for a new day"
    else:
        return
    yield Finding(
        waiver.path,
        waiver.line,
        rule,
        message,
        severity=Severity.WARNING,
        found=f"allow: {waiver.rule}",
        fix=fix,
    )
