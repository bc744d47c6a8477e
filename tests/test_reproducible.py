"""The same tree gives the same bytes, wherever, whenever and under whatever name it is built."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys

import pytest

from tests.support import ROOT

PARTS = ("mkdocs.yml", "docs", "overrides", "scripts")
EPOCH = "1795564800"  # a day: figures fall due by the day
HERE = {"TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1", "SITE_URL": ""}
THERE = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "4711", "SITE_URL": ""}
SHEET = re.compile(r"assets/stylesheets/site\.[0-9a-f]{8}\.css")


def build(folder, mask, **environment):
    """Copy the sources into the folder, build them there; digests of what comes out, by path."""
    for name in PARTS:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copyfile(source, folder / name)
    result = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--no-strict", "--site-dir", "site"],
        cwd=folder,
        env={
            **os.environ,
            "MIZAN_CHECKS": "off",
            "NO_MKDOCS_2_WARNING": "1",
            "SOURCE_DATE_EPOCH": EPOCH,
            **environment,
        },
        umask=mask,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    files = [path for path in (folder / "site").rglob("*") if path.is_file()]
    return {
        path.relative_to(folder / "site").as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
    }


@pytest.fixture(scope="module")
def one(tmp_path_factory):
    return build(tmp_path_factory.mktemp("one"), 0o022, **HERE)


def test_another_folder_time_zone_locale_and_hash_seed_give_the_same_bytes(one, tmp_path):
    folder = tmp_path / "a folder" / "with another name · ميزان"
    folder.mkdir(parents=True)

    other = build(folder, 0o077, **THERE)

    assert len(one) > 100
    assert {path for path in one | other if one.get(path) != other.get(path)} == set()


def test_a_fork_differs_in_nothing_but_its_address(one, tmp_path):
    fork = build(tmp_path, 0o022, **HERE, GITHUB_REPOSITORY="Some-One/Balance.2")
    site = tmp_path / "site"
    pages = [path for path in site.rglob("*") if path.suffix in {".html", ".xml"}]
    texts = {path.relative_to(site).as_posix(): path.read_text(encoding="utf-8") for path in pages}

    # A fork has edit links, so its stylesheet keeps their rules and goes by another hash.
    sheets = {path for path in one.keys() | fork.keys() if SHEET.fullmatch(path)}
    changed = {path for path in one if one[path] != fork.get(path)} - sheets
    assert one.keys() - sheets == fork.keys() - sheets
    assert changed - texts.keys() <= {"sitemap.xml.gz"}
    assert [path for path, text in texts.items() if "127.0.0.1" in text] == []
    assert 'href="https://some-one.github.io/Balance.2/en/"' in texts["en/index.html"]
    assert "https://github.com/Some-One/Balance.2/edit/main/docs/ar/" in texts["index.html"]
    assert 'href="/Balance.2/' in texts["404.html"]
