"""The ledger can be downloaded whole, and any tool that knows Data Packages can check it."""

from __future__ import annotations

import csv
import json

import pytest
from frictionless import Package

from scripts.ledger.ledger import read_ledger
from scripts.render.downloads import ledger_csv, safe_cell
from scripts.sync_figures import main
from tests.support import ROOT, run_command


def test_the_package_validates(tiny):
    run_command(main, tiny, "--write")

    report = Package(str(tiny / "docs/data/datapackage.json")).validate()

    assert report.valid, report.flatten(["rowNumber", "fieldNumber", "type", "message"])


def test_the_site_s_own_package_validates():
    report = Package(str(ROOT / "docs/data/datapackage.json")).validate()

    assert report.valid, report.flatten(["rowNumber", "fieldNumber", "type", "message"])


def test_a_row_holds_the_value_as_the_ledger_does(tiny):
    rows = list(csv.DictReader(ledger_csv(read_ledger(tiny)).splitlines()))

    assert [row["value"] for row in rows] == ["190.271", "240.11", "26.3"]
    assert rows[2]["derive"] == "change(trade-2023, trade-2022)"
    assert rows[2]["computed"].startswith("26.19")


def test_numbers_in_json_are_texts_that_no_reader_rounds(tiny):
    run_command(main, tiny, "--write")

    document = json.loads((tiny / "docs/data/ledger.json").read_text(encoding="utf-8"))

    assert document["figures"][1]["value"] == "240.11"
    assert document["figures"][1]["competing"][0]["value"] == "227.8"
    assert document["sources"][0]["url"] == "https://example.org/trade"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx", "＝1"])
def test_text_that_a_spreadsheet_would_run_is_made_safe(text):
    assert safe_cell(text) == f"'{text}"
    assert safe_cell("Goods trade") == "Goods trade"
