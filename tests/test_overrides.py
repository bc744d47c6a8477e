"""Every override says what it overrides, and the upstream file is still the one that was read."""

import hashlib
import importlib.resources
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
OVERRIDES = ROOT / "overrides"
TEMPLATES = sorted(
    path for pattern in ("**/*.html", "**/*.xml") for path in OVERRIDES.glob(pattern)
)
HEADER = re.compile(
    r"\{#- Overrides (?P<upstream>\S+) @ (?P<version>\S+), sha256 (?P<hash>[0-9a-f]{64}):\s+"
)
NAMES = [path.relative_to(OVERRIDES).as_posix() for path in TEMPLATES]


def upstream(name):
    package, _, path = name.partition("/")
    return Path(str(importlib.resources.files(package))) / path


@pytest.mark.parametrize("path", TEMPLATES, ids=NAMES)
def test_the_upstream_file_is_the_one_that_was_read(path):
    text = path.read_text(encoding="utf-8")
    if text.startswith("{#- Overrides nothing."):
        return
    header = HEADER.match(text)
    assert header, "the file begins with {#- Overrides <file> @ <version>, sha256 <hash>: <why> -#}"

    digest = hashlib.sha256(upstream(header["upstream"]).read_bytes()).hexdigest()

    assert digest == header["hash"], f"read {header['upstream']} again, then put {digest}"


@pytest.mark.parametrize("name", NAMES)
def test_the_readme_gives_the_reason(name):
    assert f"| `{name}` |" in (OVERRIDES / "README.md").read_text(encoding="utf-8")


def test_arabic_has_a_word_for_every_word_of_the_theme():
    keys = re.compile(r'^  "([a-z.]+)": ', re.MULTILINE)
    arabic = (OVERRIDES / "partials/languages/ar.html").read_text(encoding="utf-8")
    english = upstream("material/templates/partials/languages/en.html").read_text(encoding="utf-8")
    # The search settings are the plug-in's, in mkdocs.yml.
    settings = {"search.config.lang", "search.config.pipeline", "search.config.separator"}

    assert set(keys.findall(english)) - settings == set(keys.findall(arabic)) - settings


@pytest.mark.parametrize("path", sorted((ROOT / "docs/assets/stylesheets").glob("*.css")))
def test_stylesheets_use_logical_properties(path):
    physical = re.compile(r"\b(?:margin|padding|border)-(?:left|right)\b|^\s*(?:left|right):")
    css = path.read_text(encoding="utf-8")

    assert not [line for line in css.splitlines() if physical.search(line)]
