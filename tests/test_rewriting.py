"""What a rewrite may touch, and when it refuses."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.reading.agreement import agrees
from scripts.reading.grammar import plural_class
from scripts.reading.rewriting import numeric_token_spans, rewrite

FIXTURES = Path(__file__).parent / "fixtures" / "numbers"


def entries():
    with (FIXTURES / "rewrite.jsonl").open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry["id"])
def test_every_example_is_written_or_refused(entry):
    value = Decimal(entry["ledger"])

    result = rewrite(entry["link_text"], entry["lang"], value, before=entry["before"])

    assert (result.text, result.code) == (entry["new_text"], entry["code"])


def case(*row):
    return pytest.param(*row, id=f"{row[0]}-{row[2]}")


def words(text):
    return re.sub(r"[\d,]+", "#", text)


@pytest.mark.parametrize(
    ("text", "language", "value", "expected"),
    [
        case("٢٦٪", "ar", "28.4", "٢٨٪"),
        case("٣٫٩ مليار", "ar", "4200000000", "٤٫٢ مليار"),
        case("1,234,567 طناً", "ar", "1300055", "1,300,055 طناً"),
        case("1.250.000", "ar", "1300000", "1.300.000"),
        case("12 000 jobs", "en", "13500", "13 500 jobs"),
        case("999 firms", "en", "1234", "1,234 firms"),
        case("2024 tonnes", "en", "3150", "3150 tonnes"),
        case("$1,234.56 million", "en", "1300000000", "$1,300.00 million"),
        case("\u200f-3.4 مليار", "ar", "-3700000000", "\u200f-3.7 مليار"),
        case("−2.1%", "en", "-3.44", "−3.4%"),
        case("13 عاملاً", "ar", "17", "17 عاملاً"),
        case("43 شركة", "ar", "100", "100 شركة"),
        case("3.9 مليارات", "ar", "4200000000", "4.2 مليارات"),
        case("more than $240bn", "en", "245300000000", "more than $245bn"),
        case("nearly $245bn", "en", "251200000000", "nearly $252bn"),
        case("a deficit of $3.4bn", "en", "-4100000000", "a deficit of $4.1bn"),
        case("fell 2.1%", "en", "-3.4", "fell 3.4%"),
    ],
)
def test_only_the_digits_change(text, language, value, expected):
    assert rewrite(text, language, Decimal(value)).text == expected


@pytest.mark.parametrize(
    ("text", "language", "value", "before", "code", "advice"),
    [
        case(
            "5 مليارات دولار", "ar", "11000000000", "", "agreement", "write «مليار» for «مليارات»"
        ),
        case("240 مليار دولار", "ar", "5000000000", "", "agreement", "write «مليارات» for «مليار»"),
        case("43 ملياراً", "ar", "100000000000", "", "agreement", "write «مليار» for «ملياراً»"),
        case("100 عامل", "ar", "120", "", "agreement", "accusative"),
        case("1 barrel", "en", "2", "", "agreement", "put «barrel» into the plural"),
        case("1 percentage point", "en", "2", "", "agreement", "«percentage point»"),
        case("$240 billion", "en", "82000000000", "a ", "article", "write «an» for «a»"),
        case("8%", "en", "9", "an ", "article", "write «a» for «an»"),
        case("2.1%", "en", "3.4", "It fell ", "sign", "the direction changes"),
        case("2.1%", "en", "-3.4", "It grew ", "sign", "rewrite"),
        case("less than 3%", "en", "-3.4", "", "sign", "rewrite"),
        case("300 people", "en", "-290", "no fewer than ", "sign", "rewrite"),
        case("300 or less", "en", "-290", "", "sign", "rewrite"),
        case("3 million fewer cars", "en", "4000000", "", "sign", "direction"),
        case("26%", "en", "0.2", "", "rounds-to-zero", "decimals"),
        case("2\u200f40 مليار", "ar", "250000000000", "", "ambiguous", "one way"),
        case("2،5 مليون", "ar", "2600000", "", "ambiguous", "one way"),
        case("doubled", "en", "3", "", "words", "yourself"),
        case("240 in 12 cities", "en", "3", "", "not-exactly-one-number", "one number"),
    ],
)
def test_a_refusal_says_what_to_change(text, language, value, before, code, advice):
    result = rewrite(text, language, Decimal(value), before=before)

    assert (result.text, result.code) == (None, code)
    assert advice in result.advice


def test_a_unit_that_never_mixes_is_refused():
    assert rewrite("26%", "en", Decimal(28), "percentage_point").code == "unit"


def test_each_end_of_a_range_may_be_a_link_of_its_own():
    result = rewrite("20", "ar", Decimal(22), before="بين ", after=" و30 في المئة")

    assert result.text == "22"


def test_a_long_sentence_before_the_link_moves_nothing():
    result = rewrite("240.1", "en", Decimal(241), before="word " * 200)

    assert result.text == "241.0"


@given(
    st.integers(0, 999),
    st.integers(1, 10**6),
    st.sampled_from(
        ["{} مليار دولار", "بنسبة {}%", "{} في المئة", "{} شركة", "أكثر من {} ألف سيارة"]
    ),
)
def test_what_is_written_agrees_and_writing_again_changes_nothing(old, new, pattern):
    text, value = pattern.format(old), Decimal(new) * 10**4

    result = rewrite(text, "ar", value)

    if result.text is not None:
        assert agrees(result.text, "ar", value, "").agree
        again = rewrite(result.text, "ar", value)
        assert (again.text, again.code) == (result.text, "unchanged")
        assert words(result.text) == words(text)


@pytest.mark.parametrize(
    ("token", "category"),
    [
        *(("1", "one"), ("2", "two"), ("3", "few"), ("10", "few"), ("11", "many"), ("99", "many")),
        *(("0", "other"), ("100", "other"), ("102", "other"), ("103", "few"), ("111", "many")),
        *(("3.0", "other"), ("٣", "few"), ("1,205", "few")),
    ],
    ids=str,
)
def test_arabic_plural_classes_are_those_of_cldr(token, category):
    assert plural_class(token, "ar") == category


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("بنسبة −2.1% أو", ["−2.1%"]),
        ("240–245 مليار", ["240–245"]),
        ("US$240bn", ["US$240"]),
        ("$80-$85", ["$80-$85"]),
        ("20%-30%", ["20%-30%"]),
        ("COVID-19 و26%", ["19", "26%"]),
        ("٢٦٪", ["٢٦٪"]),
        ("16/5/2024", ["16/5/2024"]),
        ("5°C", ["5°C"]),
        ("لا رقم", []),
    ],
)
def test_what_must_stay_whole_in_right_to_left_text(text, spans):
    found = numeric_token_spans(text, "ar")

    assert [text[start:end] for start, end in found] == spans


@pytest.mark.parametrize("name", ["a", "b", "j"])
def test_the_exams_are_passed(name):
    misses = []
    with (FIXTURES / f"exam_{name}.rewrite.jsonl").open(encoding="utf-8") as lines:
        for entry in map(json.loads, lines):
            value, before = Decimal(entry["value"]), entry["before"]
            result = rewrite(entry["text"], entry["language"], value, before=before)
            if (result.text, result.code) != (entry["expected"], entry["code"]):
                misses.append((entry, result))

    assert misses == []
