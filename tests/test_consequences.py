"""What only follows from another finding is left out, and nothing else is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scripts.checks.every import findings
from scripts.core.consequences import SAME_FACTS, SAME_PLACE, without_consequences
from scripts.core.finding import Finding, Span
from scripts.core.guide import rules
from scripts.pages.tree import read_tree

ROOT = Path(__file__).resolve().parents[1]


def finding(rule, *places, about=()):
    spans = tuple(Span("docs/en/x.md", *place) for place in places)
    return Finding("docs/en/x.md", 1, rule, "", found=rule, spans=spans, about=frozenset(about))


def told(*found):
    return [one.rule for one in without_consequences(found)]


def test_a_finding_about_the_same_text_is_left_out_and_a_neighbour_is_not():
    cause, effect = finding("bare-reference", (10, 20)), finding("latin-scrap", (11, 19))

    assert told(cause, effect) == ["bare-reference"]
    assert told(effect, cause) == ["bare-reference"]
    assert told(cause, finding("latin-scrap", (20, 24))) == ["bare-reference", "latin-scrap"]
    assert told(cause, finding("double-space", (11, 19))) == ["bare-reference", "double-space"]


def test_a_finding_is_left_out_only_if_all_that_it_is_about_is_known():
    cause = finding("unknown-figure", about="a")

    assert told(cause, finding("section-figures", about="a")) == ["unknown-figure"]
    assert told(cause, finding("section-figures", about="ab")) == [
        "unknown-figure",
        "section-figures",
    ]
    assert told(
        cause, finding("bare-reference", about="b"), finding("section-figures", about="ab")
    ) == ["unknown-figure", "bare-reference"]
    assert told(cause, finding("section-figures")) == ["unknown-figure", "section-figures"]


def test_what_is_left_out_explains_others_all_the_same():
    assert told(
        finding("invisible-character", (3, 4)),
        finding("unknown-figure", (0, 9), about="a"),
        finding("section-figures", (50, 60), about="a"),
    ) == ["invisible-character"]


def test_no_rule_explains_itself_by_way_of_others():
    arrows = {
        rule: SAME_PLACE.get(rule, frozenset()) | SAME_FACTS.get(rule, frozenset())
        for rule in (*SAME_PLACE, *SAME_FACTS)
    }

    def below(rule, path):
        assert rule not in path, path
        for other in arrows.get(rule, ()):
            below(other, (*path, rule))

    for rule in arrows:
        below(rule, ())


def test_every_rule_of_the_tables_exists():
    known = rules((ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"))

    for table in (SAME_PLACE, SAME_FACTS):
        assert set(table) | set().union(*table.values()) <= set(known)


HEAD = "---\ntitle: {0}\ndescription: {0}.\n---\n\n# {0}\n\n## {0} {{#a}}\n\n"


@pytest.mark.parametrize(
    ("english", "arabic", "expected"),
    [
        pytest.param(
            "It was [trade-2023] and [190 billion][trade-2022].",
            "بلغت [240 مليار دولار][trade-2023] بلا شيء.",
            {"bare-reference", "figure-gross-mismatch", "section-figures"},
            id="one figure lost its number, another was left out",
        ),
        pytest.param(
            "It was [$241 billion][trade-2023] , they say.",
            "بلغت [240 مليار دولار][trade-2023]، كما يقال.",
            {"figure-mismatch", "space-before-punctuation"},
            id="a wrong number before a blank too many",
        ),
        pytest.param(
            "It was [][trade-2023], they say.",
            "بلغت [240 مليار دولار][trade-2023]، كما يقال.",
            {"figure-mismatch"},
            id="no number",
        ),
        pytest.param(
            "It was [$240 billion][trade-2023].",
            "بلغت [trade-2023] مع staking.",
            {"bare-reference", "latin-scrap"},
            id="an id and a scrap in one line",
        ),
        pytest.param(
            "It was [$240 billion][trade-2032] and [$190 billion][trade-2022].",
            "بلغت [240 مليار دولار][trade-2023].",
            {"unknown-figure", "section-figures"},
            id="an id with a slip beside a figure too many",
        ),
        pytest.param(
            "It was [$240 billion][trade-2022].",
            "بلغت [240 مليار دولار][trade-2023].",
            {"figure-mismatch"},
            id="another id",
        ),
    ],
)
def test_one_cause_is_told_once_and_two_are_told_twice(tiny, page, english, arabic, expected):
    page("en", "x.md", f"{HEAD.format('Title')}{english}\n")
    page("ar", "x.md", f"{HEAD.format('عنوان')}{arabic}\n")

    found = [one for one in findings(read_tree(tiny)) if re.search(r"/x\.md$", one.path)]

    assert {one.rule for one in found if "generated" not in one.rule} == expected
