"""Blocks of twins answer each other although their words tell nothing."""

from __future__ import annotations

import random
import time

import pytest

from scripts.checks import twin_blocks
from scripts.checks.every import findings
from scripts.pages.alignment import Sketch, align
from scripts.pages.tree import read_tree

TABLE = "| a | b |\n| - | - |\n"


def sketches(text):
    """`item:40:a,b` is a block of a kind, its length and its cues."""
    for one in text.split():
        kind, length, cues = (*one.split(":"), "", "")[:3]
        yield Sketch(kind, kind, int(length or 50), frozenset(filter(None, cues.split(","))))


def alone(here, there):
    """The places without an answer, on both sides."""
    steps = align(list(sketches(here)), list(sketches(there)))
    mine = [one for one, two in steps if two is None]
    theirs = [two for one, two in steps if one is None]
    return mine, theirs


@pytest.mark.parametrize(
    ("here", "there", "expected"),
    [
        pytest.param("p item item", "p item item", ([], []), id="equal"),
        pytest.param("item item item", "item item", ([2], []), id="nothing tells: the last"),
        pytest.param("i:20 i:200 i:30", "i:22 i:33", ([1], []), id="by length"),
        pytest.param("i::a i::b i::c", "i::a i::c", ([1], []), id="by what both repeat"),
        pytest.param("p q p", "p p p", ([], []), id="another kind"),
        pytest.param("p chart p q", "p p q", ([1], []), id="by kind"),
        pytest.param("p:200", "p:90 p:110", ([], [1]), id="cut in two"),
        pytest.param("", "p", ([], [0]), id="empty"),
    ],
)
def test_a_block_without_an_answer_is_named(here, there, expected):
    assert alone(here, there) == expected


def test_every_block_is_taken_once_and_in_order():
    source = random.Random(5)  # noqa: S311
    for _ in range(200):
        here, there = (
            " ".join(
                source.choices(["p:30", "p:90", "i:50:x", "i:60", "q"], k=source.randint(0, 9))
            )
            for _ in range(2)
        )
        steps = align(list(sketches(here)), list(sketches(there)))

        assert [one for one, _ in steps if one is not None] == list(range(len(here.split())))
        assert [two for _, two in steps if two is not None] == list(range(len(there.split())))


def test_thousands_of_blocks_take_no_time_although_one_is_missing():
    long = list(sketches("item " * 4000 + "p " + "item " * 4000))
    begin = time.perf_counter()

    steps = align(long, [*long[:4000], *long[4001:]])

    assert [pair for pair in steps if None in pair] == [(4000, None)]
    assert time.perf_counter() - begin < 1


@pytest.mark.parametrize(
    ("english", "arabic", "expected"),
    [
        pytest.param(
            "## A {#a}\n\nIn 2019.\n\n## B {#b}\n\nTo.\n",
            "## أ {#a}\n\n## ب {#b}\n\nإلى.\n\nفي 2019.\n",
            [("docs/en/x.md", 3)],
            id="a paragraph in another section",
        ),
        pytest.param(
            "## A {#a}\n\nOne.\n\nTwo, a longer one than the first is.\n\n- Three.\n",
            "## أ {#a}\n\nاثنان، أطول مما قبله.\n\nواحد.\n\n- ثلاثة.\n\n- أربعة.\n",
            [("docs/ar/x.md", 9)],
            id="an item too many, whatever the lengths above it",
        ),
        pytest.param(
            "## A {#a}\n\nIn 2019.\n\n## B {#b}\n\nTo.\n",
            "## أ {#a}\n\n## ب {#b}\n\nإلى.\n\nفي 2020.\n\n- بند.\n",
            [("docs/ar/x.md", 7), ("docs/en/x.md", 3)],
            id="two that only look like one that moved",
        ),
        pytest.param(
            f"## A {{#a}}\n\n{TABLE}| 1 | 2 |\n\nText.\n\n{TABLE}| 1 | 2 |\n",
            f"## أ {{#a}}\n\n{TABLE}\nنص.\n\n{TABLE}",
            [("docs/en/x.md", 3), ("docs/en/x.md", 9)],
            id="two tables each lost a row",
        ),
        pytest.param(
            "## A {#a}\n\n1. One.\n    - Inner.\n2. Two.\n\nText.\n\n1. Three.\n",
            "## أ {#a}\n\n- واحد.\n    - داخل.\n- اثنان.\n\nنص.\n\n- ثلاثة.\n",
            [("docs/en/x.md", 3), ("docs/en/x.md", 9)],
            id="two lists became bullets",
        ),
    ],
)
def test_each_difference_of_blocks_is_told_once(tiny, page, english, arabic, expected):
    page("en", "x.md", english)
    page("ar", "x.md", arabic)

    found = findings(read_tree(tiny), twin_blocks.RULES)

    assert [(one.path, one.line) for one in found if one.path.endswith("/x.md")] == expected
