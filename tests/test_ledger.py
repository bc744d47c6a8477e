"""The ledger refuses what it cannot vouch for, and names file, line and entry."""

from __future__ import annotations

from decimal import Decimal

import pytest

from scripts.core.errors import CannotRunError
from scripts.ledger.ledger import read_ledger
from scripts.ledger.schema import did_you_mean
from scripts.pages.tree import read_tree

FIGURES, SOURCES = "docs/data/figures.toml", "docs/data/sources.toml"
CSV = "docs/data/series/trade_annual.csv"


def replace(root, path, old, new):
    file = root / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")


def faults(root):
    with pytest.raises(CannotRunError) as error:
        read_ledger(root)
    return [(fault.path, fault.line, fault.rule) for fault in error.value.findings]


def test_values_are_exact_decimals_and_derivations_are_computed(tiny):
    figures = read_ledger(tiny).figures

    assert figures["trade-2023"].base_value == Decimal(240110000000)
    assert figures["trade-2022"].value == Decimal("190.271")
    assert figures["trade-growth-2023"].value == Decimal("26.3")
    assert f"{figures['trade-growth-2023'].computed:.3f}" == "26.194"


def test_a_figure_in_a_series_has_the_sources_of_its_row(tiny):
    assert read_ledger(tiny).figures["trade-2022"].sources == ("customs-2024-01",)


@pytest.mark.parametrize(
    ("path", "old", "new", "expected"),
    [
        pytest.param(
            FIGURES,
            'source = ["customs-2024-01"]\nlocator',
            'source = ["customs-2024-10"]\nlocator',
            (FIGURES, 24, "ledger-unknown-source"),
            id="unknown source",
        ),
        pytest.param(
            FIGURES,
            'label.en = "Goods trade"\nsource',
            "source",
            (FIGURES, 22, "ledger-missing-language"),
            id="missing language",
        ),
        pytest.param(
            FIGURES,
            'value = "240.11"',
            'value = "240,11"',
            (FIGURES, 16, "ledger-bad-number"),
            id="comma in a number",
        ),
        pytest.param(
            FIGURES,
            'value = "240.11"',
            "value = 240.11",
            (FIGURES, 16, "ledger-bad-number"),
            id="number without quotes",
        ),
        pytest.param(
            FIGURES,
            'value = "240.11"',
            'value = "NaN"',
            (FIGURES, 16, "ledger-bad-number"),
            id="not a number",
        ),
        pytest.param(
            FIGURES,
            'value = "240.11"',
            'value = "٢٤٠"',
            (FIGURES, 16, "ledger-bad-number"),
            id="other digits",
        ),
        pytest.param(
            FIGURES,
            "[trade-growth-2023]",
            "[trade-2023]",
            (FIGURES, 36, "ledger-duplicate-key"),
            id="entry twice",
        ),
        pytest.param(
            FIGURES,
            'period = "2023"\nlabel',
            'period = "2023"\nperiod = "2024"\nlabel',
            (FIGURES, 22, "ledger-duplicate-key"),
            id="field twice",
        ),
        pytest.param(
            FIGURES,
            'locator = "240.11bn"',
            'lokator = "240.11bn"',
            (FIGURES, 25, "ledger-unknown-field"),
            id="unknown field",
        ),
        pytest.param(
            FIGURES,
            "change(trade-2023, trade-2022)",
            "change(trade-2023, trade-2012)",
            (FIGURES, 38, "ledger-bad-derivation"),
            id="derivation of nothing",
        ),
        pytest.param(
            FIGURES,
            "change(trade-2023, trade-2022)",
            "change(trade-2023, trade-growth-2023)",
            (FIGURES, 38, "ledger-bad-derivation"),
            id="derivation of itself",
        ),
        pytest.param(
            FIGURES,
            "change(trade-2023, trade-2022)",
            "growth(trade-2023, trade-2022)",
            (FIGURES, 38, "ledger-bad-derivation"),
            id="unknown function",
        ),
        pytest.param(
            FIGURES,
            "change(trade-2023, trade-2022)",
            "sum(trade-2023, trade-2022)",
            (FIGURES, 41, "ledger-bad-derivation"),
            id="dollars into per cent",
        ),
        pytest.param(
            FIGURES,
            'unit = "percent"',
            'unit = "per cent"',
            (FIGURES, 41, "ledger-unknown-unit"),
            id="unknown unit",
        ),
        pytest.param(
            FIGURES,
            'at = "2022"',
            'at = "2021"',
            (FIGURES, 5, "ledger-unknown-cell"),
            id="empty cell",
        ),
        pytest.param(
            FIGURES,
            'review = "historical"',
            'review = "yearly"',
            (FIGURES, 11, "ledger-bad-value"),
            id="unknown cadence",
        ),
        pytest.param(
            FIGURES,
            "checked = 2026-11-23",
            'checked = "yesterday"',
            (FIGURES, 10, "ledger-bad-value"),
            id="bad date",
        ),
        pytest.param(
            FIGURES,
            'period = "2023"',
            'period = "2023-02-31"',
            (FIGURES, 21, "ledger-bad-value"),
            id="no such day",
        ),
        pytest.param(
            FIGURES,
            'period = "2023"',
            'period = "2026-04/2026-01"',
            (FIGURES, 21, "ledger-bad-value"),
            id="period that runs back",
        ),
        pytest.param(
            FIGURES,
            'label.en = "Goods trade"',
            'label.en = "<b>Goods</b> trade"',
            (FIGURES, 9, "ledger-markup"),
            id="markup in a label",
        ),
        pytest.param(
            FIGURES,
            'label.en = "Goods trade"',
            'label.en = "Goods trade',
            (FIGURES, 9, "ledger-syntax"),
            id="open quote",
        ),
        pytest.param(
            SOURCES,
            "https://example.org/trade",
            "javascript:alert(1)",
            (SOURCES, 8, "ledger-bad-value"),
            id="address that runs script",
        ),
        pytest.param(
            CSV, "2022,190.271", "2022,190,271", (CSV, 3, "ledger-bad-series"), id="cell too many"
        ),
        pytest.param(
            CSV, "2022,190.271", "2022,1.9e2", (CSV, 3, "ledger-bad-series"), id="exponent"
        ),
        pytest.param(CSV, "2021,,", "2022,,", (CSV, 3, "ledger-bad-series"), id="key twice"),
        pytest.param(CSV, "year,total", "year,sum", (CSV, 1, "ledger-bad-series"), id="header"),
    ],
)
def test_a_fault_is_named_with_its_file_and_line(tiny, path, old, new, expected):
    replace(tiny, path, old, new)

    assert expected in faults(tiny)


def test_a_source_without_a_title_is_described_in_every_language(tiny):
    described = 'about.ar = "تجارة الصين"\nabout.en = "China’s trade"'
    replace(tiny, SOURCES, 'title = "China trade with Russia hits record"', described)

    source = next(iter(read_ledger(tiny).sources.values()))

    assert source.title == ""
    assert source.heading("ar") == "تجارة الصين"
    assert source.heading("en") == "China’s trade"


@pytest.mark.parametrize(
    ("new", "rule"),
    [
        pytest.param("", "ledger-missing-field", id="neither"),
        pytest.param(
            'title = "a"\nabout.ar = "أ"\nabout.en = "a"', "ledger-bad-value", id="title and about"
        ),
        pytest.param('about.en = "a"', "ledger-missing-language", id="in one language"),
    ],
)
def test_a_source_has_a_title_or_our_words_for_it(tiny, new, rule):
    replace(tiny, SOURCES, 'title = "China trade with Russia hits record"', new)

    assert [(path, found) for path, _, found in faults(tiny)] == [(SOURCES, rule)]


def test_a_limit_is_a_share(tiny):
    replace(tiny, "docs/data/limits.toml", '"0.05"', '"5"')

    assert ("docs/data/limits.toml", 4, "ledger-bad-value") in faults(tiny)


def test_a_wider_limit_lets_more_pass(tiny, page):
    page("en", "index.md", "[about $200 billion][trade-2023]\n")

    def agreed():
        verdicts = read_tree(tiny).verdicts
        return [one.agree for (path, _), one in verdicts.items() if path == "docs/en/index.md"]

    assert agreed() == [False]
    replace(tiny, "docs/data/limits.toml", '"0.05"', '"0.25"')
    assert agreed() == [True]


def test_all_faults_are_named_in_one_run(tiny):
    replace(tiny, FIGURES, 'review = "historical"', 'review = "yearly"')
    replace(tiny, SOURCES, 'language = "en"', 'language = "xx"')

    assert {path for path, _, _ in faults(tiny)} == {FIGURES, SOURCES}


def test_a_misspelt_field_is_guessed(tiny):
    replace(tiny, FIGURES, "locator", "lokator")

    with pytest.raises(CannotRunError) as error:
        read_ledger(tiny)

    assert error.value.findings[0].fix == "did you mean locator"


def test_a_circle_of_derivations_is_named(tiny):
    text = (tiny / FIGURES).read_text(encoding="utf-8")
    entry = text[text.index("[trade-growth-2023]") :]
    second = entry.replace("[trade-growth-2023]", "[second]").replace("trade-2022", "third")
    third = entry.replace("[trade-growth-2023]", "[third]").replace("trade-2022", "second")
    (tiny / FIGURES).write_text(text + second + third, encoding="utf-8")

    assert [rule for _, _, rule in faults(tiny)].count("ledger-bad-derivation") >= 2


def test_a_guess_prefers_swapped_letters():
    assert did_you_mean("trade-2032", ["trade-2025", "trade-2023"]) == "did you mean trade-2023"
