"""mkdocs builds the site strictly, shows the findings, and needs nothing but the requirements."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from scripts import check_all
from scripts.cli import run
from tests.support import ROOT, change_value

PARTS = ("mkdocs.yml", "docs", "overrides", "scripts")


@pytest.fixture
def copy(tmp_path):
    """A copy of the real site's sources, to be broken."""
    for name in PARTS:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, tmp_path / name)
    return tmp_path


def build(root, *arguments, program=(sys.executable, "-m", "mkdocs"), **environment):
    return subprocess.run(
        [*program, "build", "--strict", *arguments],
        cwd=root,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("target", ["help", "sync", "check", "build"])
def test_a_command_of_the_readme_works_and_finds_the_site_clean(target):
    stamp = f"{sys.prefix}/site.stamp"  # this environment is set up; make need not do it again
    command = ["make", target, f"VENV={sys.prefix}", "--assume-old", stamp]

    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert result.returncode == 0, result.stderr
    assert "wrote" not in result.stderr


def test_a_wrong_number_fails_a_strict_build_with_file_and_line(copy):
    change_value(copy, "240.11", "251.3")

    result = build(copy)

    assert result.returncode == 1
    assert "figure-mismatch: the number differs from the ledger" in result.stderr
    assert "docs/ar/trade.md:" in result.stderr
    assert "docs/en/trade.md:" in result.stderr


def test_a_fault_in_the_ledger_fails_a_strict_build_with_file_and_line(copy):
    change_value(copy, "240.11", "240,11")

    result = build(copy)

    assert result.returncode == 1
    assert "docs/data/figures.toml:" in result.stderr
    assert "ledger-bad-number" in result.stderr


def test_a_dead_anchor_is_found_by_check_all_with_file_and_line(copy, capsys):
    page = copy / "docs/en/trade.md"
    text = page.read_text(encoding="utf-8")
    marker = "## Further reading"
    page.write_text(
        text.replace(marker, f"See [oil](energy.md#no-such-oil).\n\n{marker}", 1), encoding="utf-8"
    )
    line = text[: text.index(marker)].count("\n") + 1

    assert run(check_all.main, ["--root", str(copy)]) == 1
    assert f"docs/en/trade.md:{line}: error: broken-anchor: " in capsys.readouterr().out


def test_a_preview_goes_on_with_findings_and_mends_itself(copy):
    change_value(copy, "240.11", "251.3")
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{free_port()}"]
    log = copy / "serve.log"
    with log.open("w") as output:
        server = subprocess.Popen(command, cwd=copy, stdout=output, stderr=output)
    try:
        wait_for(log, "Serving on", 1)
        wait_for(log, "figure-mismatch", 1)  # said once the page can be looked at
        change_value(copy, "251.3", "240.11")
        wait_for(log, "Reloading browsers", 1)

        assert "Aborted" not in log.read_text(encoding="utf-8")
    finally:
        server.terminate()
        server.wait(timeout=10)


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def wait_for(log, words, times):
    for _ in range(900):  # a slow machine builds for half a minute
        if log.read_text(encoding="utf-8").count(words) >= times:
            return
        time.sleep(0.1)
    pytest.fail(f"{words!r} never came:\n{log.read_text(encoding='utf-8')}")


def test_the_plain_command_builds_a_fork_under_its_own_name_and_path(copy):
    program = Path(sys.executable).with_name("mkdocs")

    result = build(copy, program=(str(program),), GITHUB_REPOSITORY="Somebody/Balance", SITE_URL="")

    assert result.returncode == 0, result.stderr
    assert (copy / "site/index.html").is_file()
    assert (copy / "site/data/figures.toml").is_file()
    assert (copy / "site/data/series/trade_annual.csv").is_file()
    english = (copy / "site/en/trade/index.html").read_text(encoding="utf-8")
    assert '<link rel="canonical" href="https://somebody.github.io/Balance/en/trade/">' in english
    assert "https://github.com/Somebody/Balance/edit/main/docs/en/trade.md" in english
    assert "127.0.0.1" not in english
