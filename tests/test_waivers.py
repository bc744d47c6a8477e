"""A waiver lets one finding pass, with a reason, an owner and a last day; others are findings."""

from __future__ import annotations

import datetime as dt

import pytest

from scripts.core.finding import Finding
from scripts.pages.pages import page_from_text
from scripts.pages.waivers import apply_waivers, waivers

PATH = "docs/en/x.md"
TODAY = dt.date(2026, 11, 25)
WHO = "; owner: Noura; until: 2027-03-01"


def left(text, *lines, today=TODAY):
    page, _ = page_from_text(PATH, text)
    findings = [Finding(PATH, line, "unbound-number", "m") for line in lines]
    return [(finding.line, finding.rule) for finding in apply_waivers(findings, [page], today)]


def test_a_waiver_covers_the_block_below_it():
    text = f"<!-- allow: unbound-number: a house number{WHO} -->\n\nAt 10\nor 12.\n\nAnd 14.\n"

    assert left(text, 3, 4, 6) == [(6, "unbound-number")]


def test_a_waiver_inside_a_block_covers_that_block():
    assert left(f"At 10. <!-- allow: unbound-number: a house number{WHO} -->\n", 1) == []


def test_a_waiver_without_a_reason_covers_nothing_and_is_a_finding():
    text = "<!-- allow: unbound-number -->\n\nAt 10.\n"

    assert left(text, 3) == [(3, "unbound-number"), (1, "waiver-without-reason")]


@pytest.mark.parametrize(
    "end", ["", "; owner: Noura", "; until: 2027-03-01", "; owner: Noura; until: 2027-02-30"]
)
def test_a_waiver_that_nobody_looks_after_is_a_finding(end):
    assert left(f"<!-- allow: unbound-number: a film{end} -->\n\nAt 10.\n", 3) == [
        (1, "waiver-without-end")
    ]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2027-03-01", []),
        ("2027-03-02", [(3, "unbound-number"), (1, "expired-waiver")]),
    ],
)
def test_a_waiver_holds_up_to_its_last_day(day, expected):
    text = f"<!-- allow: unbound-number: a film{WHO} -->\n\nAt 10.\n"

    assert left(text, 3, today=dt.date.fromisoformat(day)) == expected


def test_a_reason_may_hold_semicolons_and_colons():
    page, _ = page_from_text(PATH, f"<!-- allow: a-rule: one; two: three{WHO} -->\n\nText.\n")

    (waiver,) = waivers(page)

    assert (waiver.reason, waiver.owner) == ("one; two: three", "Noura")


def test_a_waiver_that_lets_nothing_pass_is_a_finding():
    text = "<!-- allow: unbound-number: no longer true -->\n\nNothing here.\n"

    assert left(text) == [(1, "unused-waiver")]


def test_a_waiver_in_code_is_not_a_waiver():
    assert left("```\n<!-- allow: unbound-number: sample -->\n```\n") == []
