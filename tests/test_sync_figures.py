"""sync_figures compares, writes only numbers and generated blocks, and is done after one run."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scripts.pages.pages import page_from_text
from scripts.pages.tree import Tree, read_tree
from scripts.render.changes import page_as_written
from scripts.sync_figures import main
from tests.support import GOLDEN, change_value, run_command

PAGES = ("docs/ar/index.md", "docs/en/index.md")


def read(tiny):
    return {
        str(path.relative_to(tiny)): path.read_bytes()
        for path in sorted(tiny.rglob("*"))
        if path.is_file()
    }


def test_writing_twice_changes_nothing_the_second_time(tiny, capsys):
    assert run_command(main, tiny, "--write") == 0
    once = read(tiny)
    assert run_command(main, tiny, "--write") == 0

    assert read(tiny) == once
    assert run_command(main, tiny) == 0
    assert "no problems" in capsys.readouterr().err


def test_checking_writes_nothing(tiny):
    before = read(tiny)

    assert run_command(main, tiny, "--check") == 1
    assert run_command(main, tiny, "--diff") == 1
    assert read(tiny) == before


@pytest.mark.parametrize("language", ["ar", "en"])
def test_generated_pages_look_as_agreed(tiny, golden, language):
    run_command(main, tiny, "--write")

    for name in ("index.md", "figures.md", "sources.md"):
        text = (tiny / "docs" / language / name).read_text(encoding="utf-8")
        golden(text, GOLDEN / "generated" / language / name)


def test_a_changed_value_is_named_in_both_languages_and_repaired(tiny, capsys):
    run_command(main, tiny, "--write")
    before = read(tiny)
    change_value(tiny, "240.11", "251.3")

    assert run_command(main, tiny) == 1
    out = capsys.readouterr().out
    for path in PAGES:
        assert re.search(rf"^{path}:\d+: error: figure-mismatch: ", out, re.MULTILINE)
    assert "    found:    [$240 billion][trade-2023]\n    expected: $251.3 billion\n" in out
    assert "    fix:      python -m scripts.sync_figures --write\n" in out

    assert run_command(main, tiny, "--write") == 0
    after = read(tiny)
    changed = {path for path in after if after[path] != before[path]}
    assert changed == {
        *PAGES,
        "docs/ar/figures.md",
        "docs/en/figures.md",
        "docs/data/figures.toml",
        "docs/data/ledger.csv",
        "docs/data/ledger.json",
        "docs/data/series/trade_annual.csv",
    }
    for path in PAGES:
        old, new = before[path].decode(), after[path].decode()
        assert prose(old).replace("240", "251") == prose(new)
    assert "| 2023 | 251.3 |" in after["docs/en/index.md"].decode()
    assert "2023,251.3,customs-2024-01" in after["docs/data/series/trade_annual.csv"].decode()


def prose(text):
    return text[: text.index("<!-- table")]


def test_a_cell_of_a_series_carries_its_figure_along(tiny):
    run_command(main, tiny, "--write")
    series = tiny / "docs/data/series/trade_annual.csv"
    series.write_text(series.read_text().replace("190.271", "191.9"), newline="\n")

    assert run_command(main, tiny) == 1
    assert run_command(main, tiny, "--write") == 0
    english = (tiny / "docs/en/index.md").read_text()
    assert "[$191.9 billion][trade-2022]" in english
    assert "| 2022 | 191.9 |" in english


def test_what_grammar_forbids_is_left_for_a_person(tiny, page, capsys):
    page("ar", "index.md", "[240 مليار دولار][trade-2023]\n")
    run_command(main, tiny, "--write")
    change_value(tiny, "240.11", "5")
    capsys.readouterr()

    assert run_command(main, tiny, "--write") == 1
    assert "[240 مليار دولار][trade-2023]" in (tiny / "docs/ar/index.md").read_text("utf-8")
    fix = next(line for line in capsys.readouterr().out.splitlines() if "fix:" in line)
    assert "sync_figures" not in fix
    assert "مليارات" in fix


def test_a_fault_in_the_ledger_writes_nothing_and_exits_2(tiny, capsys):
    change_value(tiny, "240.11", "240,11")
    before = read(tiny)

    assert run_command(main, tiny, "--write") == 2
    assert read(tiny) == before
    assert "docs/data/figures.toml:16: error: ledger-bad-number: " in capsys.readouterr().out


@pytest.mark.parametrize("value", ["251.3", "239", "240.2", "260"])
def test_what_is_written_is_what_the_check_accepts(tiny, page, value):
    page("en", "index.md", "[$240.11 billion][trade-2023] and [$240.1 billion][trade-2023]\n")
    page("ar", "index.md", "[240.11 مليار دولار][trade-2023]\n")
    change_value(tiny, "240.11", value)

    assert run_command(main, tiny, "--write") == 0
    assert run_command(main, tiny) == 0


@pytest.mark.parametrize("slip", ["```\n", "- " * 10 + "deep\n"])
def test_a_page_read_only_in_part_grows_no_second_block(tiny, slip):
    run_command(main, tiny, "--write")
    path = tiny / "docs/en/index.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("<!-- table", f"{slip}\n<!-- table"), encoding="utf-8")
    run_command(main, tiny, "--write")
    once = path.read_text(encoding="utf-8")
    run_command(main, tiny, "--write")

    assert path.read_text(encoding="utf-8") == once
    assert once.count("<!-- figures:") == 1


def test_nothing_is_written_while_a_page_cannot_be_read(tiny, capsys):
    run_command(main, tiny, "--write")
    (tiny / "docs/en/index.md").write_bytes(b"caf\xe9\n")
    change_value(tiny, "240.11", "251.3")
    before = read(tiny)

    assert run_command(main, tiny, "--write") == 2
    assert read(tiny) == before
    assert "unreadable-page" in capsys.readouterr().out


def test_a_diff_never_mixes_with_json(tiny, capsys):
    run_command(main, tiny, "--diff", "--format", "json")

    assert json.loads(capsys.readouterr().out)["findings"]


def test_carriage_returns_and_a_byte_order_mark_are_kept(tiny):
    path = tiny / "docs/en/index.md"
    text = path.read_text(encoding="utf-8")
    path.write_bytes(("\ufeff" + text.replace("\n", "\r\n")).encode())

    assert run_command(main, tiny, "--write") == 0
    data = path.read_bytes()
    assert data.startswith("\ufeff---\r\n".encode())
    assert data.count(b"\n") == data.count(b"\r\n")
    assert b"[trade-2023]: figures.md#trade-2023" in data


def test_definitions_come_after_a_last_line_without_an_end(tiny, page):
    path = page("en", "index.md", "Trade was [$240 billion][trade-2023].")
    run_command(main, tiny, "--write")

    text = path.read_text(encoding="utf-8")
    assert text.startswith("Trade was [$240 billion][trade-2023].\n\n<!-- figures: ")
    assert text.endswith("<!-- /figures -->\n")


_WORDS = (
    "Trade",
    "rose",
    "to",
    "in 2023",
    "`[1][trade-2023]`",
    "**so**",
    "G20",
    "—",
    "\n\n",
    "> q",
)
_BOUND = ("[$240 billion][trade-2023]", "[$7 billion][trade-2023]", "[26%][trade-growth-2023]")
_PIECES = st.lists(st.sampled_from([*_WORDS, *_BOUND, "[5%][trade-growth-2023]"]), max_size=12)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    from tests.support import copy_tiny  # noqa: PLC0415  the fixture of function scope is too narrow

    return read_tree(copy_tiny(tmp_path_factory.mktemp("ledger"))).ledger


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(pieces=_PIECES, newline=st.sampled_from(["\n", "\r\n"]))
def test_only_numeric_tokens_and_the_block_at_the_foot_change(ledger, pieces, newline):
    source = " ".join(pieces).replace("\n", newline)
    page, _ = page_from_text("docs/en/x.md", source)

    written = page_as_written(page, Tree(ledger, (page,)))
    again, _ = page_from_text("docs/en/x.md", written)

    body = written.split("<!-- figures: ")[0]
    assert page_as_written(again, Tree(ledger, (again,))) == written
    assert without_numbers(body.rstrip("\r\n")) == without_numbers(source.rstrip("\r\n"))


def without_numbers(text):
    """The text with the digits of bound numbers taken out, and nothing else."""
    return re.sub(r"(?<=\[)(\$?)[\d.]+(?=( billion|%)\]\[trade)", r"\1", text)
