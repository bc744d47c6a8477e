"""Both languages say the same, and a difference is named on the side where it is seen."""

from __future__ import annotations

import pytest

from scripts.checks import twin_figures, twins
from scripts.checks.every import findings
from scripts.pages.tree import read_tree

HEAD = "---\ntitle: {title}\ndescription: {title}\nreviewed: {reviewed}\n---\n\n# {title}\n\n"


def found(tiny):
    return [
        (finding.path, finding.line, finding.rule)
        for finding in findings(read_tree(tiny), (*twins.RULES, *twin_figures.RULES))
        if "/x.md" in finding.path
    ]


def pair(page, english, arabic, reviewed=("2026-11-23", "2026-11-23")):
    page("en", "x.md", HEAD.format(title="T", reviewed=reviewed[0]) + english)
    page("ar", "x.md", HEAD.format(title="ع", reviewed=reviewed[1]) + arabic)


def test_twins_that_agree_have_no_finding(tiny, page):
    pair(
        page,
        "## A {#a}\n\n[$240 billion][trade-2023]\n",
        "## أ {#a}\n\n[240 مليار دولار][trade-2023]\n",
    )

    assert found(tiny) == []


def test_a_page_in_one_language_only_is_named(tiny, page):
    page("ar", "x.md", HEAD.format(title="ع", reviewed="2026-11-23"))

    assert found(tiny) == [("docs/ar/x.md", 1, "missing-twin")]


@pytest.mark.parametrize(
    ("english", "arabic", "expected"),
    [
        pytest.param(
            "## A {#a}\n\n## B {#b}\n",
            "## أ {#a}\n",
            [("docs/en/x.md", 11, "missing-section")],
            id="a section too many in English",
        ),
        pytest.param(
            "## A {#a}\n",
            "## أ {#a}\n\n## ب {#b}\n",
            [("docs/ar/x.md", 11, "missing-section")],
            id="a section too many in Arabic",
        ),
        pytest.param(
            "## A {#a}\n\n## B {#b}\n",
            "## ب {#b}\n\n## أ {#a}\n",
            [("docs/en/x.md", 9, "section-order")],
            id="another order",
        ),
        pytest.param(
            "## A\n",
            "## أ {#a}\n",
            [("docs/en/x.md", 9, "heading-without-id")],
            id="a heading without an id",
        ),
        pytest.param(
            "## A {#a}\n\n[$240 billion][trade-2023]\n",
            "## أ {#a}\n\n[190 مليار دولار][trade-2022]\n",
            [("docs/ar/x.md", 11, "section-figures"), ("docs/en/x.md", 11, "section-figures")],
            id="another figure on each side",
        ),
        pytest.param(
            "[$240 billion][trade-2023]\n\n## A {#a}\n\nText.\n",
            "نص.\n\n## أ {#a}\n\n[240 مليار دولار][trade-2023]\n",
            [("docs/ar/x.md", 13, "section-figures"), ("docs/en/x.md", 9, "section-figures")],
            id="a figure in another section",
        ),
    ],
)
def test_a_difference_is_named(tiny, page, english, arabic, expected):
    pair(page, english, arabic)

    assert found(tiny) == expected


def test_dates_of_review_are_the_same(tiny, page):
    pair(page, "text\n", "نص\n", reviewed=("2026-11-23", "2026-11-24"))

    assert found(tiny) == [("docs/en/x.md", 4, "front-matter-differs")]


def test_a_page_without_title_or_description_is_named(tiny, page):
    page("en", "x.md", "# T\n")
    page("ar", "x.md", "# ع\n")

    assert [rule for _, _, rule in found(tiny)] == ["front-matter-missing"] * 4
