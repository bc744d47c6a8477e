"""Ten slips that editors make, each caught with file, line and the right rule."""

from __future__ import annotations

import pytest

from scripts.checks.every import findings
from scripts.core.errors import CannotRunError
from scripts.pages.tree import read_tree
from scripts.sync_figures import main as sync
from tests.support import change_value, run_command

PAGES = {"ar": "docs/ar/index.md", "en": "docs/en/index.md"}
LINE = 14  # of the one sentence that holds numbers, in both languages


@pytest.fixture
def clean(tiny):
    assert run_command(sync, tiny, "--write") == 0
    assert findings(read_tree(tiny)) == []
    return tiny


def edit(root, path, old, new):
    file = root / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")


def found(root):
    return {(one.path, one.line, one.rule) for one in findings(read_tree(root))}


@pytest.mark.parametrize(
    ("language", "old", "new", "rule"),
    [
        pytest.param(
            "en", "$240 billion", "$240 million", "figure-gross-mismatch", id="million for billion"
        ),
        pytest.param("ar", "240 مليار", "240 مليون", "figure-gross-mismatch", id="مليون for مليار"),
        pytest.param(
            "en", "[$190.3 billion]", "[$240.1 billion]", "figure-mismatch", id="two swapped"
        ),
        pytest.param("en", "[26.3%]", "[263%]", "figure-gross-mismatch", id="a lost point"),
        pytest.param("ar", "[26.3%]", "[-26.3%]", "figure-gross-mismatch", id="wrong sign"),
        pytest.param("en", "up [26.3%]", "down [26.3%]", "figure-gross-mismatch", id="direction"),
        pytest.param(
            "en",
            "[26.3%]",
            "[26.3 percentage points]",
            "figure-gross-mismatch",
            id="points for per cent",
        ),
        pytest.param(
            "ar", "[26.3%]", "[26.3 نقطة مئوية]", "figure-gross-mismatch", id="نقطة مئوية for %"
        ),
        pytest.param("ar", "[240 مليار", "[235 مليار", "figure-mismatch", id="stale in one"),
        pytest.param(
            "en", "[$240 billion]", "[more than $245 billion]", "figure-mismatch", id="more than"
        ),
        pytest.param(
            "ar",
            "[240 مليار دولار]",
            "[أكثر من 245 مليار دولار]",
            "figure-mismatch",
            id="أكثر من",
        ),
    ],
)
def test_a_slip_in_a_sentence_is_caught(clean, language, old, new, rule):
    edit(clean, PAGES[language], old, new)

    assert (PAGES[language], LINE, rule) in found(clean)


def test_an_untranslated_label_is_caught(clean):
    edit(clean, "docs/data/figures.toml", 'label.ar = "نمو تجارة السلع"\n', "")

    with pytest.raises(CannotRunError) as error:
        read_tree(clean)

    (fault,) = error.value.findings
    assert (fault.path, fault.line, fault.rule) == (
        "docs/data/figures.toml",
        43,
        "ledger-missing-language",
    )


def test_a_cell_out_of_line_with_its_published_rate_is_caught(clean):
    edit(clean, "docs/data/series/trade_annual.csv", "190.271", "198.271")

    assert ("docs/data/figures.toml", 36, "derivation-out-of-line") in found(clean)


def test_a_cell_that_turns_a_published_rate_round_is_caught_as_such(clean):
    edit(clean, "docs/data/series/trade_annual.csv", "190.271", "1902.71")

    assert ("docs/data/figures.toml", 36, "derivation-gross-out-of-line") in found(clean)


def test_a_correction_that_was_outlived_is_caught(clean):
    (clean / "docs/data/corrections.toml").write_text(
        '[slip]\nfigure = "trade-2023"\nold = "24.0"\nnew = "240.11"\nsince = 2026-11-20\n'
        'corrected = 2026-11-23\nsource = "customs-2024-01"\n'
        'reason.ar = "خطأ"\nreason.en = "slip"\n',
        encoding="utf-8",
    )
    change_value(clean, "240.11", "241.5")

    assert ("docs/data/corrections.toml", 1, "correction-outlived") in found(clean)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Trade grew by $7 billion.", id="prose"),
        pytest.param("## It grew by 7% {#record}", id="heading"),
        pytest.param("- It grew by 7%.", id="list"),
        pytest.param("| a |\n|---|\n| 7% |", id="table"),
        pytest.param('!!! note "Up by 7%"\n    text', id="title of a box"),
        pytest.param("!!! note\n    Up by 7%.", id="box"),
        pytest.param("![a chart of 7% growth](x.png)", id="alt text"),
        pytest.param("A note[^1].\n\n[^1]: Up by 7%.", id="footnote"),
        pytest.param("<p>Up by 7%.</p>", id="HTML"),
        pytest.param('<div class="cards" markdown>\n\n- **7%**\n\n</div>', id="card"),
        pytest.param("Term\n: Up by 7%.", id="definition"),
        pytest.param("Trade grew by seven per cent.", id="words"),
        pytest.param("It is more than double.", id="multiple in words"),
        pytest.param("A third of it is oil.", id="fraction in words"),
    ],
)
def test_an_unbound_number_is_found_wherever_it_stands(clean, text):
    edit(clean, PAGES["en"], "<!-- table: trade -->", f"{text}\n\n<!-- table: trade -->")

    assert "unbound-number" in {rule for path, _, rule in found(clean) if path == PAGES["en"]}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("`7%`", id="code"),
        pytest.param("```\n7%\n```", id="fence"),
        pytest.param("> Up by 7%, he said.", id="quotation"),
        pytest.param("He said <q>up by 7%</q>.", id="quotation in a line"),
        pytest.param("See <https://example.org/7%25>.", id="address"),
        pytest.param("On 16 May 2024, at the G20, for the second time.", id="no figures"),
        pytest.param("Two presidents met for three hours.", id="small words"),
    ],
)
def test_what_is_no_figure_of_ours_is_left_alone(clean, text):
    edit(clean, PAGES["en"], "<!-- table: trade -->", f"{text}\n\n<!-- table: trade -->")

    assert "unbound-number" not in {rule for _, _, rule in found(clean)}
