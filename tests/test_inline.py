"""Inside a block: what a reader sees, and which links bind a number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.pages.inline import links, mask


def visible(text, **options):
    return mask(text, **options).replace("\ufffc", "·").replace("\u2060", "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("up `5%` now", "up ···· now", id="code"),
        pytest.param("a ``x ` 5`` b", "a ········· b", id="code with a backtick"),
        pytest.param("lone ` 5%", "lone ` 5%", id="a lone backtick hides nothing"),
        pytest.param("a <b class='5'>x</b>", "a ·············x····", id="tags"),
        pytest.param("a <q>5 bn</q> b", "a ··········· b", id="quotation"),
        pytest.param("a <!-- 5 --> b", "a ·········· b", id="comment"),
        pytest.param("[5][id]", "·5·····", id="reference"),
        pytest.param('[5](x.md#7 "8")', "·5·············", id="inline link"),
        pytest.param("![5](7.png)", "!·5········", id="alt text is seen"),
        pytest.param("**5** bn", "5 bn", id="emphasis is looked through"),
        pytest.param("at https://x.org/5 now", "at ··············· now", id="address"),
        pytest.param("text[^5].", "text····.", id="footnote mark"),
        pytest.param("## Oil {#oil-5}", "## Oil ········", id="attributes"),
    ],
)
def test_what_a_reader_does_not_see_is_masked(text, expected):
    assert visible(text) == expected


def test_the_number_of_a_list_item_is_masked():
    assert visible("12. text", starts_item=True) == "····text"


@given(st.text(alphabet="`<>![](){}|*_\\5a \n&#;^-", max_size=200))
def test_a_mask_keeps_every_offset(text):
    assert len(mask(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("x [$5][a] y", [("$5", "a", True)], id="reference"),
        pytest.param("[5](figures.md#a)", [("5", "a", False)], id="link to the ledger"),
        pytest.param('[5](../figures.md#a "t")', [("5", "a", False)], id="from a folder"),
        pytest.param("[5](trade.md#a)", [], id="link elsewhere"),
        pytest.param("![5][a]", [], id="image"),
        pytest.param("`[5][a]`", [], id="code"),
        pytest.param("[1][a] and [2][b]", [("1", "a", True), ("2", "b", True)], id="two"),
        pytest.param("[5 [sic]][a]", [("5 [sic]", "a", True)], id="brackets inside"),
        pytest.param("بـ[26%][a]", [("26%", "a", True)], id="after a particle"),
        pytest.param("5][a]", [], id="no opening"),
    ],
)
def test_links_that_may_bind_a_number_are_found(text, expected):
    found = [(text[link.start : link.end], link.id, link.reference) for link in links(text)]

    assert found == expected


def test_a_million_marks_take_no_time():
    for text in ("`" * 1_000_000, "[" * 1_000_000, "<!--" * 250_000, "](" * 500_000):
        assert len(mask(text)) == len(text)
        assert list(links(text)) == []
