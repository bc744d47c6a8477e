"""What a change does to the figures, for the one who reviews it."""

from __future__ import annotations

import json
import subprocess

import pytest

from scripts.change_report import main
from scripts.sync_figures import main as sync
from tests.support import TINY, change_value, run_command


@pytest.fixture
def repository(tiny):
    run_command(sync, tiny, "--write")
    for command in (
        ["git", "init", "--quiet"],
        ["git", "add", "."],
        ["git", "-c", "user.name=a", "-c", "user.email=a@b.c", "commit", "-qm", "base"],
    ):
        subprocess.run(command, cwd=tiny, check=True)
    return tiny


def test_nothing_changed_says_nothing(repository, capsys):
    assert run_command(main, repository, "HEAD") == 0

    output = capsys.readouterr()
    assert output.out == ""
    assert "3 figures, 0 changed since HEAD" in output.err


def test_a_changed_figure_is_shown_with_its_pages(repository, capsys):
    change_value(repository, "240.11", "244.9")

    assert run_command(main, repository, "HEAD") == 0
    assert capsys.readouterr().out == (
        "trade-2023: $240.11 billion → $244.9 billion (+4.79, +2.0%)\n"
        "    shown in: docs/ar/index.md\n"
        "    shown in: docs/en/index.md\n"
    )


@pytest.mark.parametrize(
    ("value", "outlier"),
    [
        ("-240.11", "sign changed"),
        ("24.011", "order of magnitude"),
        ("2401.1", "order of magnitude"),
        ("310", "large change"),
    ],
)
def test_what_looks_like_a_slip_is_flagged(repository, capsys, value, outlier):
    change_value(repository, "240.11", value)

    assert run_command(main, repository, "HEAD", "--format", "json") == 1
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["figure"], row["outlier"]) == ("trade-2023", outlier)
    assert row["languages"] == ["ar", "en"]


def test_the_share_beyond_which_a_change_is_large_can_be_set(repository):
    change_value(repository, "240.11", "244.9")

    assert run_command(main, repository, "HEAD", "--share", "1") == 1
    assert run_command(main, repository, "HEAD", "--share", "many") == 2


def test_a_revision_older_than_a_data_file_can_be_compared(repository):
    for command in (["rm", "-q", "docs/data/freshness.toml"], ["commit", "-qm", "older"]):
        git = ["git", "-c", "user.name=a", "-c", "user.email=a@b.c", *command]
        subprocess.run(git, cwd=repository, check=True)
    (repository / "docs/data/freshness.toml").write_bytes(
        (TINY / "docs/data/freshness.toml").read_bytes()
    )

    assert run_command(main, repository, "HEAD") == 0


def test_markdown_is_a_table_for_a_pull_request(repository, capsys):
    change_value(repository, "240.11", "244.9")
    run_command(main, repository, "HEAD", "--format", "markdown")

    assert (
        "| trade-2023 | $240.11 billion | $244.9 billion | +2.0% | "
        "docs/ar/index.md<br>docs/en/index.md | – |"
    ) in capsys.readouterr().out


@pytest.mark.parametrize("base", ["no-such-revision", "--output=x"])
def test_an_unknown_revision_exits_2(repository, base):
    arguments = ["--", base] if base.startswith("-") else [base]

    assert run_command(main, repository, *arguments) == 2
