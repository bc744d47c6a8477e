"""One page: its head, what it would cost, and the HTML it becomes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from scripts.core.finding import Finding
from scripts.gate.addresses import address_fault
from scripts.gate.cost import cost_findings, fenced_lines
from scripts.gate.head import read_head
from scripts.gate.lines import SourceLines
from scripts.gate.markup import markup_faults
from scripts.gate.plain import is_plain
from scripts.gate.rendering import rendered

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_DEFINITION = re.compile(r"^[ ]{0,3}\[[^\]\n]+\]:[ \t]*<?(?P<address>[^\s>]+)")
_BEFORE = {"file-size", "page-cost"}  # what keeps a page from being given to a parser


def page_findings(
    path: str,
    text: str,
    found: Sequence[Finding],
    extensions: Mapping[str, Mapping[str, Any]],
) -> Iterator[Finding]:
    """What is wrong with a page; `found` is what its characters have already been found to hold."""
    head = read_head(path, text)
    yield from head.findings
    body = text[head.start :].replace("\r\n", "\n")
    costs = [_moved(finding, head.line - 1) for finding in cost_findings(path, body)]
    yield from costs
    yield from _definitions(path, body, head.line)
    if any(finding.rule in _BEFORE for finding in (*found, *costs)) or is_plain(body):
        return
    html = rendered(path, body, extensions)
    if isinstance(html, Finding):
        yield html
        return
    lines = SourceLines(body, head.line)
    if box := lines.unclosed_box():
        message, fix = "an element with Markdown in it is opened and not closed", "close it"
        yield Finding(path, box, "unsafe-html", message, fix=fix)
    for fault in markup_faults(html):
        if fault.literal not in body:
            continue
        line = lines.line(fault.needles)
        yield Finding(path, line, fault.rule, fault.sentence, found=fault.found, fix=fault.fix)


def _definitions(path: str, body: str, first: int) -> Iterator[Finding]:
    """Addresses of link definitions that no sentence uses yet: tomorrow's does."""
    fenced = fenced_lines(body) if "]:" in body else set()
    for number, line in enumerate(body.split("\n") if "]:" in body else (), start=1):
        match = _DEFINITION.match(line) if number not in fenced else None
        fault = address_fault(match["address"]) if match and not line.startswith("[^") else None
        if match and fault:
            found = match["address"][:60]
            at = number + first - 1
            yield Finding(path, at, "unsafe-link", fault[0], found=found, fix=fault[1])


def _moved(finding: Finding, lines: int) -> Finding:
    return Finding(
        finding.path, finding.line + lines, finding.rule, finding.message, fix=finding.fix
    )
