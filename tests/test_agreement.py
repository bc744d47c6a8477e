"""Whether a number shown agrees with the ledger: precision, ties, bounds, signs, units, ranges."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.reading.agreement import Limits, agrees, converted
from scripts.reading.numerals import read_numbers

FIXTURES = Path(__file__).parent / "fixtures" / "numbers"


def entries():
    with (FIXTURES / "agreement.jsonl").open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def value_of(entry):
    if entry.get("ledger_low"):
        return Decimal(entry["ledger_low"]), Decimal(entry["ledger_high"])
    return Decimal(entry["ledger"])


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry["id"])
def test_every_example_gets_its_verdict(entry):
    verdict = agrees(
        entry["text"],
        entry["lang"],
        value_of(entry),
        entry.get("ledger_unit") or "",
        exact=entry.get("exact", False),
        value_exponent=entry.get("ledger_exp"),
    )

    assert (verdict.agree, verdict.code) == (entry["agree"], entry["code"])


@pytest.mark.parametrize(
    "entry", [e for e in entries() if "shown" in e], ids=lambda entry: entry["id"]
)
def test_every_example_is_read_with_its_precision(entry):
    (found,) = [n for n in read_numbers(entry["text"], entry["lang"]) if n.value is not None]

    assert (found.value, found.exponent) == (Decimal(entry["shown"]), entry["exp"])
    assert found.unit == entry["unit"]
    assert found.modifier.replace("_", "") == (entry["modifier"] or "")


DIRECTIONS = [
    # before, text, after, language, value, agree, code
    ("Exports fell ", "2.1%", ".", "en", "-2.1", True, "equal"),
    ("Exports rose ", "2.1%", ".", "en", "-2.1", False, "sign"),
    ("Growth fell to ", "2.1%", ".", "en", "-2.1", False, "sign"),
    ("a ", "2.1%", " decline", "en", "-2.1", True, "equal"),
    ("It fell. It grew ", "2.1%", "", "en", "-2.1", False, "sign"),
    ("fell by ", "−2.1%", "", "en", "-2.1", True, "equal"),
    ("Exports fell ", "2.1%", "", "en", "2.1", True, "equal"),
    ("Profit was ", "2.1%", " less than forecast.", "en", "-2.1", True, "equal"),
    ("Profit rose ", "2.1%", " less.", "en", "2.1", True, "equal"),
    ("It took ", "2.1%", " in less than a week.", "en", "-2.1", False, "sign"),
    ("It fell by less than ", "3%", ".", "en", "-2.9", True, "under"),
    ("It is less than ", "3%", ".", "en", "-2.9", False, "sign"),
    ("تراجعت الصادرات بنسبة ", "2.1%", "", "ar", "-2.1", True, "equal"),
    ("تراجع النمو إلى ", "2.1%", "", "ar", "-2.1", False, "sign"),
    ("تراجعت بأكثر من ", "2%", "", "ar", "-2.1", True, "over"),
]


@pytest.mark.parametrize(
    ("before", "text", "after", "language", "value", "agree", "code"),
    [pytest.param(*row, id="".join(row[:3])) for row in DIRECTIONS],
)
def test_words_carry_the_direction(before, text, after, language, value, agree, code):
    verdict = agrees(text, language, Decimal(value), "percent", before=before, after=after)

    assert (verdict.agree, verdict.code) == (agree, code)


@pytest.mark.parametrize(
    ("before", "text", "after", "language"),
    [
        ("Trade hit $", "240", " billion", "en"),
        ("more than ", "240 billion", " dollars", "en"),
        ("تجاوزت ", "240 مليار", " دولار", "ar"),
        ("x" * 1000 + ". About $", "240bn", " " + "y" * 1000, "en"),
    ],
    ids=["currency and scale", "bound and currency", "Arabic", "far from both ends"],
)
def test_scale_unit_and_bound_may_stand_outside_the_link(before, text, after, language):
    value = Decimal(240100000000)

    assert agrees(text, language, value, "money:USD", before=before, after=after).agree


@pytest.mark.parametrize(
    ("text", "language", "value", "unit", "agree", "code"),
    [
        ("a third", "en", "33.4", "percent", True, "rounded"),
        ("a third", "en", "29", "percent", False, "value"),
        ("ثلث", "ar", "0.334", "ratio", True, "rounded"),
        ("more than two-thirds", "en", "66.2", "percent", False, "not-over"),
        ("doubled", "en", "100", "percent", False, "unit"),
        ("more than doubled", "en", "2.27", "multiple", True, "over"),
        ("25 basis points", "en", "0.25", "percentage_point", True, "equal"),
        ("26%", "en", "0.263", "ratio", True, "rounded"),
        ("$240bn", "en", "240100000000", "money:CNY", False, "unit"),
        ("$60", "en", "60", "money:USD/barrel", True, "equal"),
        ("43 meetings", "en", "43", "meetings", True, "equal"),
        ("43rd", "en", "43", "rank", True, "exact"),
        ("الثالثة والأربعين", "ar", "43", "rank", True, "exact"),
        ("43rd", "en", "43", "count", False, "no-number"),
        ("عام 2023", "ar", "2024", "year", False, "value"),
        ("74ر57 مليار", "ar", "57740000000", "count", False, "unreadable"),
        ("240 of 300", "en", "240", "count", False, "several-numbers"),
        ("no figure", "en", "1", "count", False, "no-number"),
    ],
)
def test_units_and_forms(text, language, value, unit, agree, code):
    verdict = agrees(text, language, Decimal(value), unit)

    assert (verdict.agree, verdict.code) == (agree, code)


def test_two_values_need_two_numbers():
    verdict = agrees("240", "en", (Decimal(240), Decimal(245)), "")

    assert (verdict.agree, verdict.code) == (False, "not-a-range")


def test_limits_are_configuration():
    wide = Limits(beyond=Decimal(1))

    assert not agrees("more than $200bn", "en", Decimal(260 * 10**9), "money:USD").agree
    assert agrees("more than $200bn", "en", Decimal(260 * 10**9), "money:USD", limits=wide).agree


def test_per_cent_never_becomes_percentage_points():
    assert converted(Decimal(1), "percent", "percentage_point") is None
    assert converted(Decimal(1), "percentage_point", "percent") is None


@given(st.integers(1, 10**7), st.integers(0, 3), st.integers(0, 3))
def test_a_value_agrees_with_itself_rounded_to_any_precision(number, decimals, shown):
    value = Decimal(number).scaleb(-decimals)
    text = f"{value:.{min(shown, decimals)}f}%"

    verdict = agrees(text, "en", value, "percent")

    assert verdict.agree or verdict.code == "rounds-to-zero"


def ends(value):
    """A value, or the two ends of a range."""
    if isinstance(value, list):
        low, high = value
        return Decimal(low), Decimal(high)
    return Decimal(value)


@pytest.mark.parametrize("name", ["a", "b", "j"])
def test_the_exams_are_passed(name):
    misses = []
    with (FIXTURES / f"exam_{name}.agreement.jsonl").open(encoding="utf-8") as lines:
        for entry in map(json.loads, lines):
            values = entry["value"]
            verdict = agrees(
                entry["text"],
                entry["language"],
                ends(values),
                entry["unit"],
                exact=entry.get("exact", False),
                value_exponent=entry.get("value_exponent"),
            )
            if (verdict.agree, verdict.code) != (entry["agree"], entry.get("code", verdict.code)):
                misses.append((entry, verdict))

    assert misses == []


@pytest.mark.parametrize(
    ("before", "text", "after", "language", "value"),
    [
        ("انخفضت واردات روسيا من كل الدول ", "18%", "", "ar", "18"),
        ("تراجعت صادرات الصين إلى روسيا 28% ووارداتها منها ", "19%", "", "ar", "19"),
        ("نقصت المساحة ", "5%", "", "ar", "5"),
        ("جاءت الكمية أقل بنحو ", "12%", "", "ar", "12"),
        ("Exports to Russia fell 28% and imports from it ", "19%", "", "en", "19"),
        ("Shipments dropped to China by ", "18%", "", "en", "18"),
    ],
)
def test_a_fall_several_words_before_counts(before, text, after, language, value):
    around = {"before": before, "after": after}

    rise = agrees(text, language, Decimal(value), "percent", signed=True, **around)
    fall = agrees(text, language, -Decimal(value), "percent", signed=True, **around)

    assert (rise.code, fall.agree) == ("sign", True)


@pytest.mark.parametrize(
    ("before", "text", "language"),
    [
        ("تراجع إلى أدنى مستوى له في عام عند ", "5%", "ar"),
        ("تراجعت إلى نحو ", "5%", "ar"),
        ("It fell to a three-year low of ", "5%", "en"),
        ("It fell to 3% from ", "5%", "en"),
    ],
)
def test_a_level_reached_by_a_fall_has_no_direction(before, text, language):
    assert agrees(text, language, Decimal(5), "percent", signed=True, before=before).agree


@pytest.mark.parametrize(
    ("text", "language", "value", "code"),
    [
        ("one company", "en", 1, "equal"),
        ("شركة واحدة", "ar", 1, "equal"),
        ("شركة واحدة فقط", "ar", 3, "value"),
        ("one of the companies", "en", 1, "no-number"),
    ],
)
def test_one_counts_where_the_link_is_nothing_else(text, language, value, code):
    assert agrees(text, language, Decimal(value), "count").code == code


@pytest.mark.parametrize(
    ("before", "text", "language", "code"),
    [
        ("The ratio rose to 95%, higher than ", "90%", "en", "equal"),
        ("بلغت النسبة 95%، وهي ", "أعلى من 90%", "ar", "equal"),
        ("نسبة ", "أعلى من 90%", "ar", "not-over"),
    ],
)
def test_higher_than_another_figure_is_no_bound(before, text, language, code):
    assert agrees(text, language, Decimal(90), "percent", before=before).code == code
