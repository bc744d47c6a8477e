"""ProperDocs, the maintained continuation of MkDocs, builds the same tree to the same site."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.support import ROOT, change_value

PARTS = ("mkdocs.yml", "docs", "overrides", "scripts")
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
    for name in PARTS:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copyfile
        copy(ROOT / name, tmp_path / name)
    change_value(tmp_path, "240.11", "251.3")

    result = build("properdocs", tmp_path / "site", tmp_path, "--strict")

    assert result.returncode == 1
    assert "figure-mismatch: the number differs from the ledger" in result.stderr
