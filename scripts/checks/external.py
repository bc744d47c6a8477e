"""Rules for links to pages elsewhere: what visits to them say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scripts.core.finding import Finding, Severity
from scripts.ledger.sources import SOURCES_FILE
from scripts.pages.outline import references
from scripts.web.quotes import Quote, still_there
from scripts.web.verdicts import Kind, verdict

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping, Sequence

    from scripts.ledger.sources import Source
    from scripts.pages.tree import Tree
    from scripts.web.memory import Memory
    from scripts.web.visits import Visit

_RULES = {
    Kind.DEAD: ("dead-link", Severity.ERROR, "the page is gone"),
    Kind.MOVED: ("moved-link", Severity.WARNING, "the page has a new address"),
    Kind.SOFT_404: ("soft-404", Severity.WARNING, "the address answers, but not with the page"),
    Kind.BLOCKED: ("blocked-link", Severity.INFO, "the page can't be looked at by a program"),
    Kind.UNSURE: ("unsure-link", Severity.INFO, "the page could not be looked at this time"),
}
_FIXES = {
    Kind.MOVED: "write the new address, after a look at it",
    Kind.BLOCKED: "open it in a browser when the source is due",
    Kind.UNSURE: "nothing yet; a later run will tell",
}


@dataclass(frozen=True, slots=True)
class Outside:
    """An address that the site links to: where it stands, and the source record it belongs to."""

    url: str
    path: str
    line: int
    source: Source | None = None


def outside_links(tree: Tree) -> Iterator[Outside]:
    """Every address of a source, and of a link in a page, in order."""
    known: dict[str, Source] = {}
    for source in tree.ledger.sources.values():
        known[source.url] = source
        yield Outside(source.url, SOURCES_FILE, source.line, source)
    for page in tree.pages:
        for reference in references(page):
            if reference.external and reference.target.lower().startswith(("http:", "https:")):
                source_of = known.get(reference.target)
                yield Outside(reference.target, page.path, reference.line, source_of)


def external_findings(
    links: Sequence[Outside], visits: Mapping[str, Visit], memory: Memory, today: dt.date
) -> Iterator[Finding]:
    """A finding for each link that is not simply fine; the memory learns from the visits."""
    judged = {
        url: memory.judged(url, verdict(visit), today) for url, visit in sorted(visits.items())
    }
    for link in links:
        result = judged.get(link.url)
        if result is None or result.kind is Kind.OK:
            continue
        rule, severity, message = _RULES[result.kind]
        yield Finding(
            path=link.path,
            line=link.line,
            rule=rule,
            message=f"{message}: {result.reason}",
            severity=severity,
            found=link.url,
            expected=result.moved_to,
            fix=_FIXES.get(result.kind)
            or f"take another source, or its archived copy: {_copy(link)}",
        )


def quote_findings(links: Sequence[Outside], visits: Mapping[str, Visit]) -> Iterator[Finding]:
    """A source whose page still answers, but no longer with the numbers that were read there."""
    for link in links:
        visit = visits.get(link.url)
        if link.source is None or link.path != SOURCES_FILE or visit is None or not visit.reply:
            continue
        if verdict(visit).kind not in {Kind.OK, Kind.MOVED}:
            continue
        if still_there(link.source.quoted, visit.reply.body) is Quote.GONE:
            yield Finding(
                path=link.path,
                line=link.line,
                rule="quoted-value-gone",
                message="the page no longer shows the numbers that were read there",
                severity=Severity.WARNING,
                found=link.source.quoted,
                fix=f"read the page again; what was read may be kept in {_copy(link)}",
            )


def _copy(link: Outside) -> str:
    """Where a copy may be: the archive of the record, or the Wayback Machine's nearest."""
    source = link.source
    if source and source.archive:
        return source.archive
    day = f"{source.accessed:%Y%m%d}" if source else "2"
    return f"https://web.archive.org/web/{day}/{link.url}"
