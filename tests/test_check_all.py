"""check_all finds every slip, with file, line and fix, and exits as documented."""

from __future__ import annotations

import json
import subprocess

import pytest

from scripts import check_all, check_parity, sync_figures
from scripts.cli import run
from tests.support import run_command

PAIR = {
    "en": "---\ntitle: T\ndescription: D\n---\n\n# T\n\n## A {#a}\n\n{text}\n",
    "ar": "---\ntitle: ع\ndescription: و\n---\n\n# ع\n\n## أ {#a}\n\n{text}\n",
}


@pytest.fixture
def clean(tiny):
    assert run_command(sync_figures.main, tiny, "--write") == 0
    return tiny


def check(root, *arguments):
    return run_command(check_all.main, root, "--no-site", *arguments)


def report(root, capsys):
    capsys.readouterr()
    code = check(root, "--format", "json")
    return code, json.loads(capsys.readouterr().out)


def test_a_clean_tree_exits_0_and_says_how_much_was_looked_at(clean, capsys):
    code, document = report(clean, capsys)

    assert code == 0
    assert document["looked_at"].pop("files") >= 19
    assert document == {
        "looked_at": {"pages": 6, "figures": 3, "bound numbers": 6},
        "findings": [],
    }


@pytest.mark.parametrize(
    ("english", "arabic", "expected"),
    [
        pytest.param(
            "[$241 billion][trade-2023]",
            "[240 مليار دولار][trade-2023]",
            ("docs/en/x.md", 10, "figure-mismatch"),
            id="a wrong number",
        ),
        pytest.param(
            "Trade grew by $7 billion.",
            "نمت التجارة.",
            ("docs/en/x.md", 10, "unbound-number"),
            id="an unbound number",
        ),
        pytest.param(
            "[$240 billion][trade-2032]",
            "[240 مليار دولار][trade-2032]",
            ("docs/ar/x.md", 10, "unknown-figure"),
            id="an unknown id",
        ),
        pytest.param(
            "## B {#b}",
            "نص",
            ("docs/en/x.md", 10, "missing-section"),
            id="a section in one language only",
        ),
        pytest.param(
            "<!-- table: trade -->",
            "نص",
            ("docs/en/x.md", 10, "marker-without-end"),
            id="a marker without an end",
        ),
    ],
)
def test_a_slip_is_found_with_file_line_and_fix(clean, page, capsys, english, arabic, expected):
    page("en", "x.md", PAIR["en"].replace("{text}", english))
    page("ar", "x.md", PAIR["ar"].replace("{text}", arabic))

    code, document = report(clean, capsys)

    assert code == 1
    found = {(one["path"], one["line"], one["rule"]): one for one in document["findings"]}
    assert expected in found
    assert found[expected]["fix"]


def test_findings_are_annotations_on_github(clean, page, capsys):
    page("en", "index.md", "Trade grew by $7 billion.\n")
    capsys.readouterr()

    assert check(clean, "--format", "github") == 1
    assert "::error file=docs/en/index.md,line=1,title=unbound-number::" in capsys.readouterr().out


def test_a_page_that_is_not_utf_8_is_named(clean, capsys):
    (clean / "docs/en/index.md").write_bytes(b"caf\xe9\n")

    code, document = report(clean, capsys)

    assert code == 1
    assert "file-encoding" in {one["rule"] for one in document["findings"]}


def test_what_the_gate_finds_is_not_buried_under_other_findings(clean, page, capsys):
    page("en", "index.md", "An unbound $7 billion, <script>alert(1)</script>\n")

    code, document = report(clean, capsys)

    assert code == 1
    assert {one["rule"] for one in document["findings"]} == {"unsafe-html"}


def test_broken_front_matter_is_named_with_its_line(clean, page, capsys):
    page("ar", "index.md", "---\ndescription: د\ntitle: الدليل: مقدمة\n---\n\n# ع\n")

    _, document = report(clean, capsys)

    places = {
        (one["path"], one["line"]) for one in document["findings"] if one["rule"] == "front-matter"
    }
    assert places == {("docs/ar/index.md", 3)}


def test_a_tree_without_a_ledger_cannot_be_looked_at(tmp_path, capsys):
    assert check(tmp_path) == 2
    assert "docs/data/languages.toml:0: error: ledger-syntax: " in capsys.readouterr().out


def test_a_tree_without_pages_cannot_be_looked_at(clean, capsys):
    for path in clean.glob("docs/*/*.md"):
        path.unlink()

    assert check(clean) == 2
    assert "no pages" in capsys.readouterr().err


def test_a_tree_without_a_configuration_has_no_site_to_check(clean, capsys):
    assert run_command(check_all.main, clean) == 2
    assert "no mkdocs.yml" in capsys.readouterr().err


def test_faults_of_the_ledger_are_json_too(clean, capsys):
    (clean / "docs/data/figures.toml").write_text("[broken]\n", encoding="utf-8")

    code, document = report(clean, capsys)

    assert code == 2
    assert document["findings"][0]["path"] == "docs/data/figures.toml"


def test_check_parity_looks_at_twins_only(clean, page):
    page("en", "index.md", PAIR["en"].replace("{text}", "An unbound $7 billion."))
    page("ar", "index.md", PAIR["ar"].replace("{text}", "نص"))

    assert run_command(check_parity.main, clean) == 0


def test_a_crash_is_not_reported_as_a_problem_in_the_text(capsys):
    def crash(_):
        raise RuntimeError("boom")

    assert run(crash, []) == 3
    assert "This is a fault in the tool, not in your text." in capsys.readouterr().err


@pytest.mark.parametrize("command", [check_all, check_parity, sync_figures])
def test_help_shows_use_and_exit_codes(command, capsys):
    with pytest.raises(SystemExit) as stopped:
        command.main(["--help"])

    assert stopped.value.code == 0
    text = capsys.readouterr().out
    assert f"python -m {command.__name__}" in text
    assert "exit codes:" in text


def test_an_unknown_option_exits_2(tiny):
    with pytest.raises(SystemExit) as stopped:
        run_command(check_all.main, tiny, "--sight")

    assert stopped.value.code == 2


def test_a_rule_is_explained_in_either_language_and_every_rule_listed(capsys):
    assert run(check_all.main, ["--explain", "unbound-number"]) == 0
    assert "**Why:** nobody can check it" in capsys.readouterr().out
    assert run(check_all.main, ["--explain", "unbound-number", "--language", "ar"]) == 0
    assert "**السبب:**" in capsys.readouterr().out
    assert run(check_all.main, ["--explain", "unbound-nubmer"]) == 2
    assert "did you mean unbound-number" in capsys.readouterr().err
    assert run(check_all.main, ["--list"]) == 0
    listed = [line.partition(":")[0] for line in capsys.readouterr().out.splitlines()]
    assert {"unbound-number", "broken-link", "ledger-syntax"} <= set(listed)


def test_only_what_concerns_changed_pages_is_shown(clean, page, capsys):
    def git(*arguments):
        identity = ("-c", "user.name=A", "-c", "user.email=a@example.org")
        subprocess.run(["git", *identity, *arguments], cwd=clean, check=True, capture_output=True)

    for language, text in PAIR.items():
        page(language, "x.md", text.replace("{text}", "7%"))
        page(language, "y.md", text.replace("{text}", "8%"))
    git("init", "-q")
    git("add", "-A")
    git("commit", "-qm", "First")
    page("en", "y.md", PAIR["en"].replace("{text}", "9%"))

    capsys.readouterr()
    assert check(clean, "--changed", "HEAD", "--format", "json") == 1
    found = json.loads(capsys.readouterr().out)["findings"]

    assert {one["path"] for one in found} == {"docs/ar/y.md", "docs/en/y.md"}
    assert check(clean, "--changed", "nonsense") == 2
    units = clean / "docs/data/units.toml"
    units.write_text(units.read_text(encoding="utf-8") + "# x\n", encoding="utf-8")
    capsys.readouterr()
    check(clean, "--changed", "HEAD", "--format", "json")
    found = json.loads(capsys.readouterr().out)["findings"]
    assert {one["path"].rpartition("/")[2] for one in found} >= {"x.md", "y.md"}
