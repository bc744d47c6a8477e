"""A waiver lets one finding pass, with a reason; unused and unreasoned ones are findings."""

from __future__ import annotations

from scripts.core.finding import Finding
from scripts.pages.pages import page_from_text
from scripts.pages.waivers import apply_waivers

PATH = "docs/en/x.md"


def left(text, *lines):
    page, _ = page_from_text(PATH, text)
    findings = [Finding(PATH, line, "unbound-number", "m") for line in lines]
    return [(finding.line, finding.rule) for finding in apply_waivers(findings, [page])]


def test_a_waiver_covers_the_block_below_it():
    text = "<!-- allow: unbound-number: a house number -->\n\nAt 10\nor 12.\n\nAnd 14.\n"

    assert left(text, 3, 4, 6) == [(6, "unbound-number")]


def test_a_waiver_inside_a_block_covers_that_block():
    assert left("At 10. <!-- allow: unbound-number: a house number -->\n", 1) == []


def test_a_waiver_without_a_reason_covers_nothing_and_is_a_finding():
    text = "<!-- allow: unbound-number -->\n\nAt 10.\n"

    assert left(text, 3) == [(3, "unbound-number"), (1, "waiver-without-reason")]


def test_a_waiver_that_lets_nothing_pass_is_a_finding():
    text = "<!-- allow: unbound-number: no longer true -->\n\nNothing here.\n"

    assert left(text) == [(1, "unused-waiver")]


def test_a_waiver_in_code_is_not_a_waiver():
    assert left("```\n<!-- allow: unbound-number: sample -->\n```\n") == []
