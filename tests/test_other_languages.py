"""Figures are bound in Persian (right to left) and French (left to right) by configuration."""

from __future__ import annotations

import json

import pytest

from scripts import check_all, sync_figures
from scripts.pages.tree import read_tree
from tests.support import rename_languages, run_command

UNITS = {
    "fa": ('other = "میلیارد دلار"', 'suffix = "٪"'),
    "fr": ('other = "milliards de dollars"', 'suffix = " %"'),
}
PAGE = """\
---
reviewed: 2026-11-23
next_review: 2027-02-15
title: {title}
description: {title}
---

# {title}

## {title} {{#record}}

{text}
"""
PERSIAN = """\
تجارت به [۲۴۰ میلیارد دلار][trade-2023] رسید،
[۲۶٫۳٪][trade-growth-2023] بیشتر از [{}][trade-2022].
"""
FRENCH = """\
Les échanges ont atteint [240 milliards de dollars][trade-2023],
soit [26,3 %][trade-growth-2023] de plus que [{}][trade-2022].
"""


@pytest.fixture
def other(tiny):
    """The tiny tree in two other languages; only data files and pages are written."""
    rename_languages(tiny, {"ar": "fa", "en": "fr"})
    languages = tiny / "docs/data/languages.toml"
    text = languages.read_text(encoding="utf-8")
    languages.write_text(text.replace("[fr]\n", '[fr]\ndecimal = ","\n'), encoding="utf-8")
    units = tiny / "docs/data/units.toml"
    lines = units.read_text(encoding="utf-8").splitlines()
    for code, (dollars, percent) in UNITS.items():
        lines = [
            f"{code} = {{ {percent if 'suffix' in line else dollars} }}"
            if line.startswith(f"{code} = ")
            else line
            for line in lines
        ]
    units.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return tiny


def write(root, persian, french):
    for code, text in (("fa", PERSIAN.format(persian)), ("fr", FRENCH.format(french))):
        page = PAGE.format(title=code, text=text)
        (root / f"docs/{code}/index.md").write_text(page, encoding="utf-8")
    sync_figures.main(["--root", str(root), "--write"])


def rules(root, capsys):
    capsys.readouterr()
    run_command(check_all.main, root, "--no-site", "--format", "json")
    found = json.loads(capsys.readouterr().out)["findings"]
    return {(one["path"], one["rule"]) for one in found if one["path"].endswith("index.md")}


def test_numbers_agree_in_the_digits_and_marks_of_each_language(other, capsys):
    write(other, "۱۹۰٫۳ میلیارد دلار", "190,3 milliards de dollars")

    tree = read_tree(other)

    assert len(tree.verdicts) == 6
    assert all(verdict.agree for verdict in tree.verdicts.values())
    assert rules(other, capsys) <= {
        (f"docs/{code}/index.md", "section-unconfirmed") for code in ("fa", "fr")
    }


@pytest.mark.parametrize(
    ("persian", "french", "path"),
    [
        pytest.param("۱۹۱٫۳ میلیارد دلار", "190,3 milliards de dollars", "fa", id="Persian digits"),
        pytest.param("۱۹۰٫۳ میلیارد دلار", "190,5 milliards de dollars", "fr", id="decimal comma"),
        pytest.param("۱۹۰٫۳ میلیارد دلار", "190.300 milliards de dollars", "fr", id="grouped"),
        pytest.param("۱۹۰٫۳ میلیارد دلار", "190,3 %", "fr", id="another unit"),
        pytest.param("۱۹۰٫۳ میلیارد دلار", "190,3 millions de dollars", "fr", id="unknown unit"),
    ],
)
def test_a_number_that_differs_is_named(other, capsys, persian, french, path):
    write(other, persian, french)

    found = rules(other, capsys)

    assert {where for where, rule in found if rule.startswith("figure-")} == {
        f"docs/{path}/index.md"
    }


def test_the_same_value_is_asked_for_in_both(other, capsys):
    write(other, "۱۹۰٫۳ میلیارد دلار", "190 milliards de dollars")

    assert ("docs/fr/index.md", "section-values") in rules(other, capsys)
