"""One cause, one finding: what only follows from another finding is left out.

A finding is explained by another in two ways: both are about the same piece of a file, or all the
facts that it is about are known from others. Which rule explains which stands in two tables; every
pair is of that kind that the second vanishes when the first is put right. Nothing else is left
out, so two faults that are merely neighbours are both told.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from scripts.core.finding import Finding, Span

_MISMATCH = frozenset({"figure-mismatch", "figure-gross-mismatch", "figure-over-precise"})
_SCRAPS = frozenset(
    {"latin-scrap", "latin-not-in-twin", "latin-touches-arabic", "untranslated-sentence"}
)
_BLANKS = frozenset({"space-before-punctuation", "double-space", "space-inside-brackets"})
_LINKS = frozenset(
    {
        "broken-link",
        "broken-image",
        "broken-anchor",
        "link-case",
        "malformed-link",
        "link-outside-site",
        "wrong-language-link",
        "insecure-link",
    }
)
_HEADINGS = frozenset({"heading-without-id", "duplicate-heading-id", "missing-section"})
_SHOWN = frozenset(
    {"section-figures", "figure-in-one-language", "unused-figure", "generated-block-out-of-date"}
)

SAME_PLACE: Mapping[str, frozenset[str]] = {
    "invisible-character": _MISMATCH | _LINKS | _HEADINGS | {"unknown-figure", "section-links"},
    "bare-reference": _SCRAPS,
    "digit-form": _MISMATCH | {"section-values", "mixed-style"},
    **dict.fromkeys((*_MISMATCH, "unknown-figure"), _BLANKS),
    "unknown-marker": frozenset({"section-blocks"}),
    "marker-without-end": frozenset({"section-blocks"}),
    "section-blocks": frozenset({"generated-block-out-of-date"}),
    **dict.fromkeys(_LINKS, frozenset({"section-links"})),
}
"""What is left out where it is about a piece of text that the first rule is about too."""

SAME_FACTS: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(
        ("bare-reference", "unknown-figure", *_MISMATCH, "section-blocks", "missing-section"),
        _SHOWN,
    ),
    "section-figures": _SHOWN - {"section-figures"},
    "missing-twin": _SHOWN - {"section-figures"},
    "figure-in-one-language": frozenset({"generated-block-out-of-date"}),
    "heading-without-id": frozenset({"generated-block-out-of-date"}),
    "duplicate-heading-id": frozenset({"generated-block-out-of-date"}),
    "unclosed-code": _SHOWN,
    "ledger-unknown-field": frozenset({"ledger-missing-field", "ledger-missing-language"}),
    "unreadable-page": frozenset({"orphan-page", "orphan-image"}),
    "sitemap-elsewhere": frozenset({"page-missing-from-sitemap"}),
}
"""What is left out where each of the facts it is about is one that these rules are about."""


def without_consequences(found: Iterable[Finding]) -> list[Finding]:
    """The findings that do not follow from others, in their order.

    What is left out explains others all the same: an invisible character in an id makes the id
    unknown, and that the figure missing.
    """
    found = list(found)
    spans: dict[tuple[str, str], list[Span]] = defaultdict(list)
    facts: dict[str, set[str]] = defaultdict(set)
    for one in found:
        for rule in SAME_PLACE.get(one.rule, ()):
            for span in one.spans:
                spans[rule, span.path].append(span)
        for rule in SAME_FACTS.get(one.rule, ()):
            facts[rule] |= one.about
    return [
        one
        for one in found
        if not (one.about and one.about <= facts.get(one.rule, set()))
        and not any(
            span.start < other.end and other.start < span.end
            for span in one.spans
            for other in spans.get((one.rule, span.path), ())
        )
    ]
