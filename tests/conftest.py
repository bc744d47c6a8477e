"""Fixtures that several test modules share."""

from __future__ import annotations

import os
from pathlib import Path
from textwrap import dedent

import pytest

from tests.support import copy_tiny


def pytest_addoption(parser):
    parser.addoption("--update-golden", action="store_true", help="rewrite the golden files")
    parser.addoption(
        "--every-page", action="store_true", help="look for barriers on every page, not one a kind"
    )


@pytest.fixture
def golden(request):
    """Compare a text with a golden file; --update-golden rewrites it, except in CI."""

    def compare(text: str, path: Path) -> None:
        if request.config.getoption("--update-golden"):
            if os.environ.get("CI"):
                pytest.fail("golden files are not rewritten in CI")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        assert text == path.read_text(encoding="utf-8")

    return compare


@pytest.fixture
def tiny(tmp_path):
    """A copy of the smallest whole tree: a ledger of a few figures and a page in each language."""
    return copy_tiny(tmp_path)


@pytest.fixture
def page(tiny):
    """Write a page into the tiny tree: page("ar", "x.md", text)."""

    def write(language, name, text):
        path = tiny / "docs" / language / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(dedent(text).encode("utf-8"))
        return path

    return write
