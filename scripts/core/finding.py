"""A finding: what is wrong, where, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    """How much a finding matters: an error or a warning must be put right, an info need not."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Span(NamedTuple):
    """A piece of a file: characters from `start` up to `end`."""

    path: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing to put right.

    `path` is relative to the root, with forward slashes; `line` counts from 1 (0: the whole file).
    `message` states what is wrong in the page and carries no page text; `found` and `expected` do,
    each on a line of its own, so that Arabic and digits never reorder the rest.

    Two fields are not shown and tell what a finding is about, so that what only follows from
    another can be left out: `spans`, the pieces of files that it speaks of, and `about`, names of
    facts such as "this page lacks that figure".
    """

    path: str
    line: int
    rule: str
    message: str = field(compare=False)
    severity: Severity = field(default=Severity.ERROR, compare=False)
    found: str = ""
    expected: str = field(default="", compare=False)
    fix: str = field(default="", compare=False)
    spans: tuple[Span, ...] = field(default=(), compare=False)
    about: frozenset[str] = field(default=frozenset(), compare=False)

    @property
    def see(self) -> str:
        """Where the rule is explained, in the language of the page."""
        guide = "CONTRIBUTING.ar.md" if self.path.startswith("docs/ar/") else "CONTRIBUTING.md"
        return f"{guide}#{self.rule}"
