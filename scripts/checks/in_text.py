"""Runs the finders of scripts/language over the pages: what they see becomes findings and edits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scripts.core.finding import Finding, Severity, Span
from scripts.language.issue import excerpt, spelled
from scripts.language.repair import Edit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from scripts.language.issue import Issue
    from scripts.pages.pages import Page
    from scripts.pages.readable import Passage
    from scripts.pages.tree import Tree

ARABIC, ENGLISH = ("ar",), ("en",)
Place = tuple["Passage", "Issue"]


@dataclass(frozen=True, slots=True)
class Check:
    """A rule for prose: its id, how it looks at a text, how much it matters, and where it holds.

    `languages` is empty for a rule of every language.
    """

    rule: str
    find: Callable[[str], Iterator[Issue]]
    languages: tuple[str, ...] = ()
    severity: Severity = Severity.ERROR

    def concerns(self, page: Page) -> bool:
        """Whether the rule holds for the page."""
        return not self.languages or page.language in self.languages

    def places(self, page: Page) -> Iterator[Place]:
        """What the rule finds in a page."""
        for passage in page.passages:
            for issue in self.find(passage.text):
                if not (issue.unless_marked and passage.seam_around(issue.start, issue.end)):
                    yield passage, issue

    def findings(self, tree: Tree) -> Iterator[Finding]:
        """What the rule finds in the tree."""
        for page in tree.pages:
            if self.concerns(page):
                for passage, issue in self.places(page):
                    yield finding(page, passage, issue, self.rule, self.severity)

    def repairs(self, page: Page) -> Iterator[tuple[Finding, Edit]]:
        """What the rule can put right in a page, beside what it finds there."""
        if self.concerns(page):
            for passage, issue in self.places(page):
                edit = _edit(page, passage, issue)
                if edit:
                    yield finding(page, passage, issue, self.rule, self.severity), edit


def finding(
    page: Page, passage: Passage, issue: Issue, rule: str, severity: Severity = Severity.ERROR
) -> Finding:
    """The finding for a place in a passage."""
    return Finding(
        path=page.path,
        line=page.lines.number(passage.offsets[issue.start]),
        rule=rule,
        message=issue.message,
        severity=severity,
        found=excerpt(passage.text, issue.start, issue.end),
        expected=spelled(issue.expected),
        fix=issue.fix,
        spans=(Span(page.path, passage.offsets[issue.start], passage.offsets[issue.end - 1] + 1),),
    )


def _edit(page: Page, passage: Passage, issue: Issue) -> Edit | None:
    """The edit of the page's own text, unless markup or an escape stands in the way."""
    if issue.replacement is None or passage.seam(issue.start, issue.end):
        return None
    start = passage.offsets[issue.start]
    end = start + issue.end - issue.start
    if page.text[start:end] != passage.text[issue.start : issue.end]:
        return None
    return Edit(start, end, issue.replacement)
