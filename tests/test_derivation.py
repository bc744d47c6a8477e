"""Arithmetic between figures is exact, and a derivation that can't be read says why."""

from __future__ import annotations

from decimal import Decimal

import pytest

from scripts.ledger.derivation import (
    Derivation,
    compute,
    evaluation_order,
    parse_derivation,
    result_kind,
)


@pytest.mark.parametrize(
    ("text", "values", "expected"),
    [
        pytest.param("change(a, b)", ["240.11", "190.271"], "26.1937", id="change"),
        pytest.param("change(a, b)", ["50", "-100"], "150", id="change from below zero"),
        pytest.param("share(a, b)", ["1", "4"], "25", id="share"),
        pytest.param("ratio(a, b)", ["244.819", "107.76"], "2.2719", id="ratio"),
        pytest.param("sum(a, b, c)", ["0.1", "0.2", "0.3"], "0.6", id="sum"),
        pytest.param("difference(a, b)", ["0.3", "0.1"], "0.2", id="difference"),
        pytest.param("conversion(a, b)", ["1630", "7.15"], "227.972", id="conversion"),
        pytest.param("average(a, b)", ["1", "2"], "1.5", id="average"),
    ],
)
def test_a_derivation_is_computed_in_exact_decimals(text, values, expected):
    result = compute(parse_derivation(text), [Decimal(value) for value in values])

    assert round(result, 4) == Decimal(expected)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("a + b", "not of the form function(figure, figure)", id="no call"),
        pytest.param("growth(a, b)", "the function growth is not known", id="unknown"),
        pytest.param("change(a)", "change takes two figures, not 1", id="too few"),
        pytest.param("sum(a,, b)", "an argument is empty", id="empty argument"),
        pytest.param("sum(sum(a, b), c)", "not of the form function(figure, figure)", id="nested"),
    ],
)
def test_a_derivation_that_cannot_be_read_says_why(text, message):
    with pytest.raises(ValueError, match="^" + message.replace("(", r"\(").replace(")", r"\)")):
        parse_derivation(text)


@pytest.mark.parametrize(
    ("function", "kinds", "expected"),
    [
        ("change", ["money:USD", "money:USD"], "percent"),
        ("ratio", ["mass:t", "mass:t"], "multiple"),
        ("sum", ["mass:t", "mass:t"], "mass:t"),
        ("sum", ["mass:t", "volume:m3"], None),
        ("conversion", ["money:CNY", "exchange:CNY/USD"], "money:USD"),
        ("conversion", ["money:USD", "exchange:CNY/USD"], None),
        ("conversion", ["money:CNY", "money:USD"], None),
    ],
)
def test_a_result_has_a_unit_only_where_the_arguments_fit(function, kinds, expected):
    assert result_kind(function, kinds) == expected


def test_a_base_of_zero_is_an_error():
    with pytest.raises(ZeroDivisionError):
        compute(parse_derivation("change(a, b)"), [Decimal(1), Decimal(0)])


def test_derivations_are_ordered_after_their_arguments_and_circles_are_named():
    def of(*names):
        return Derivation("sum", names)

    order, circle = evaluation_order({"c": of("b"), "b": of("a"), "x": of("y"), "y": of("x")})

    assert order == ["b", "c"]
    assert circle == ["x", "y"]
