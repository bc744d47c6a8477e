"""ProperDocs, the maintained continuation of MkDocs, builds the same tree to the same site."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from scripts import new_site
from scripts.cli import run
from tests.support import ROOT

EPOCH = "1795564800"


def build(program, folder, root=ROOT, *options, **environment):
    return subprocess.run(
        [sys.executable, "-m", program, "build", *options, "--site-dir", str(folder)],
        cwd=root,
        env={
            **os.environ,
            "NO_MKDOCS_2_WARNING": "1",
            "SOURCE_DATE_EPOCH": EPOCH,
            "SITE_URL": "https://example.github.io/mizan/",
            **environment,
        },
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def sites(tmp_path_factory):
    """The folders of both builds by the name of the program."""
    folders = {}
    for program in ("mkdocs", "properdocs"):
        folders[program] = tmp_path_factory.mktemp(program)
        result = build(program, folders[program], MIZAN_CHECKS="off")
        assert result.returncode == 0, result.stderr
    return folders


def files(folder):
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def said(path):
    """What a reader and a link can get from a page: its ids and its words, in order."""
    tree = LexborHTMLParser(path.read_bytes())
    ids = [node.attributes["id"] for node in tree.css("[id]")]
    for node in tree.css("script, style"):
        node.decompose()
    return ids, (tree.body.text(separator=" ") if tree.body else "").split()


def test_both_builds_have_the_same_files(sites):
    assert files(sites["mkdocs"]) == files(sites["properdocs"])


def test_every_page_says_the_same_under_the_same_ids(sites):
    old, new = sites["mkdocs"], sites["properdocs"]
    pages = sorted(path for path in files(old) if path.endswith(".html"))

    assert len(pages) > 20
    assert [path for path in pages if said(old / path) != said(new / path)] == []


def test_what_programs_read_is_the_same_byte_for_byte(sites):
    old, new = sites["mkdocs"], sites["properdocs"]
    read = sorted(path for path in files(old) if Path(path).suffix in {".json", ".xml", ".csv"})

    assert "search/ar.json" in read
    assert [path for path in read if (old / path).read_bytes() != (new / path).read_bytes()] == []


def test_a_wrong_number_fails_a_strict_build_there_too(tmp_path):
    tree = tmp_path / "tree"
    assert run(new_site.main, [str(tree), "--today", "2026-12-01"]) == 0
    page = tree / "docs/en/sample.md"
    text = page.read_text(encoding="utf-8")
    number = re.search(r"(?<=\[)\d+(?:\.\d+)?(?=%\]\[sample-share-2025\])", text)
    assert number
    page.write_text(f"{text[: number.start()]}99{text[number.end() :]}", encoding="utf-8")

    result = build("properdocs", tmp_path / "site", tree, "--strict")

    assert result.returncode == 1
    assert "figure-mismatch: the number differs from the ledger" in result.stderr
    assert "docs/en/sample.md:" in result.stderr
