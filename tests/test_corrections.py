"""Corrections are data: a page lists them, each page they touch has a note, and a guard holds."""

from __future__ import annotations

import pytest

from scripts import check_all, sync_figures
from scripts.core.errors import CannotRunError
from scripts.ledger.ledger import read_ledger
from tests.support import change_value, run_command

CORRECTION = """
[trade-2023-slip]
figure = "trade-2023"
old = "24.01"
new = "240.11"
since = 2026-11-20
corrected = 2026-11-23
source = "customs-2024-01"
reason.ar = "خطأ في الكتابة."
reason.en = "A slip of the pen."
"""
PAGE = (
    "---\ntitle: C\ndescription: C\n---\n\n# C\n\n"
    "<!-- corrections: written by sync_figures, not by hand -->\n\n<!-- /corrections -->\n"
)


@pytest.fixture
def corrected(tiny, page):
    (tiny / "docs/data/corrections.toml").write_text(CORRECTION, encoding="utf-8")
    for language in ("ar", "en"):
        page(language, "corrections.md", PAGE)
    assert run_command(sync_figures.main, tiny, "--write") == 0
    return tiny


def test_a_correction_stands_on_its_page_in_both_languages(corrected):
    english = (corrected / "docs/en/corrections.md").read_text(encoding="utf-8")
    arabic = (corrected / "docs/ar/corrections.md").read_text(encoding="utf-8")

    assert "## Goods trade · 2023 {#trade-2023-slip}" in english
    assert "from <bdi>$24.01 billion</bdi> to <bdi>$240.11 billion</bdi>" in english
    assert "A slip of the pen." in english
    assert "من <bdi>24.01 مليار دولار</bdi> إلى <bdi>240.11 مليار دولار</bdi>" in arabic


def test_each_page_that_shows_the_figure_has_a_note(corrected):
    english = (corrected / "docs/en/index.md").read_text(encoding="utf-8")
    sources = (corrected / "docs/en/sources.md").read_text(encoding="utf-8")

    assert '!!! note "Correction"' in english
    assert "[Goods trade · 2023](corrections.md#trade-2023-slip)" in english
    assert "!!! note" not in sources


def test_a_correction_that_was_outlived_is_found(corrected, capsys):
    change_value(corrected, "240.11", "241.5")
    run_command(sync_figures.main, corrected, "--write")
    capsys.readouterr()

    assert run_command(check_all.main, corrected, "--no-site") == 1
    out = capsys.readouterr().out
    assert "docs/data/corrections.toml:2: error: correction-outlived: trade-2023-slip: " in out


def test_a_page_without_corrections_says_so(tiny, page):
    page("en", "corrections.md", PAGE)
    page("ar", "corrections.md", PAGE)
    run_command(sync_figures.main, tiny, "--write")

    assert "No figure has been corrected so far." in (tiny / "docs/en/corrections.md").read_text()


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ('"trade-2023"', '"trade-2032"', "ledger-unknown-figure"),
        ('"customs-2024-01"', '"customs"', "ledger-unknown-source"),
        ('reason.en = "A slip of the pen."', "", "ledger-missing-language"),
        ("since = 2026-11-20", "since = 2026-12-20", "ledger-bad-value"),
    ],
)
def test_a_fault_in_a_correction_is_named(tiny, old, new, rule):
    text = CORRECTION.replace(old, new)
    (tiny / "docs/data/corrections.toml").write_text(text, encoding="utf-8")

    with pytest.raises(CannotRunError) as error:
        read_ledger(tiny)

    assert rule in {finding.rule for finding in error.value.findings}
