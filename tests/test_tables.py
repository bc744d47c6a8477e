"""Tables of a series: rows are periods, or named in each language."""

from __future__ import annotations

import pytest

from scripts.core.errors import CannotRunError
from scripts.ledger.ledger import read_ledger
from scripts.pages.pages import page_from_text
from scripts.render.tables import table
from tests.test_charts import copy_charts

NAMES = {"oil": ("النفط", "Oil"), "gas": ("الغاز", "Gas"), "coal": ("الفحم", "Coal")}
TABLE = """
[fuels]
series = "fuels"
columns = ["before"]
caption.ar = "الوقود"
caption.en = "Fuels"
"""


def named(names):
    lines = [
        f'rows.{key}.{code} = "{word}"'
        for key, words in names.items()
        for code, word in zip(("ar", "en"), words, strict=True)
    ]
    return "\n".join(lines) + "\n"


@pytest.fixture
def tree(tmp_path):
    return copy_charts(tmp_path)


def add(root, text):
    with (root / "docs/data/tables.toml").open("a", encoding="utf-8") as file:
        file.write(text)


@pytest.mark.parametrize(
    ("language", "head", "row"),
    [("ar", "| البند | قبل", "| النفط | 40.29 |"), ("en", "| Item | Before", "| Oil | 40.29 |")],
)
def test_rows_that_are_no_periods_bear_their_names(tree, language, head, row):
    add(tree, TABLE + named(NAMES))
    ledger = read_ledger(tree)
    page, _ = page_from_text(f"docs/{language}/index.md", "# x\n")

    lines = table(ledger.tables["fuels"], ledger, page).splitlines()

    assert any(line.startswith(head) for line in lines)
    assert row in lines


def test_only_the_rows_that_are_shown_need_a_name(tree):
    shown = {key: NAMES[key] for key in ("gas", "coal")}
    add(tree, TABLE + 'from = "gas"\n' + named(shown))

    assert list(read_ledger(tree).tables["fuels"].row_names) == ["gas", "coal"]


@pytest.mark.parametrize(
    ("old", "new", "rule", "words"),
    [
        pytest.param(named(NAMES), "", "ledger-missing-field", "rows", id="no names"),
        pytest.param(
            'rows.gas.en = "Gas"\n', "", "ledger-missing-language", "gas", id="one language"
        ),
        pytest.param("rows.gas.", "rows.gaz.", "ledger-unknown-field", "gaz", id="no such row"),
        pytest.param("rows.gas.", "#rows.gas.", "ledger-missing-field", "gas", id="row unnamed"),
        pytest.param('"Gas"', '"<b>Gas"', "ledger-markup", "gas", id="markup"),
    ],
)
def test_a_name_that_is_missing_or_wrong_is_a_fault(tree, old, new, rule, words):
    add(tree, (TABLE + named(NAMES)).replace(old, new))

    with pytest.raises(CannotRunError) as error:
        read_ledger(tree)

    assert any(fault.rule == rule and words in fault.message for fault in error.value.findings), (
        error.value.findings
    )


def test_periods_need_no_names_and_take_none(tree):
    add(tree, TABLE.replace('"fuels"', '"trade_annual"').replace("before", "total"))
    assert read_ledger(tree).tables["fuels"].row_names == {}

    add(tree, 'rows.2022.ar = "سنة"\nrows.2022.en = "Year"\n')
    with pytest.raises(CannotRunError):
        read_ledger(tree)
