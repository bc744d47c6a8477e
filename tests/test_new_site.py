"""A site on another subject, in another pair of languages, stands within a minute, whole."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib

import pytest
import yaml

from scripts import new_site
from scripts.cli import run
from scripts.website.navigation import languages_of, settings
from scripts.website.new_tree import in_languages, tongues
from tests.support import ROOT

PAGES = {"index.md", "sample.md", "figures.md", "sources.md", "corrections.md", "status.md"}


def begin(folder, *arguments):
    return run(new_site.main, [str(folder), "--today", "2026-12-01", *arguments])


def python(folder, *arguments):
    """Run Python in the new site, with the new site's own tools."""
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module", params=["ar,en", "fa,fr"])
def site(request, tmp_path_factory):
    """A new site, and its languages."""
    folder = tmp_path_factory.mktemp("new") / "site"
    assert begin(folder, "--languages", request.param) == 0
    return folder, request.param.split(",")


def test_every_language_has_the_same_pages(site):
    folder, codes = site

    assert {path.name for path in (folder / "docs").iterdir() if path.is_dir()} == {
        *codes,
        "assets",
        "data",
    }
    for code in codes:
        assert {path.name for path in (folder / "docs" / code).glob("*.md")} == PAGES


def test_its_own_checks_are_clean_and_its_own_tests_are_there(site):
    folder, _ = site

    result = python(folder, "-m", "scripts.check_all", "--format", "text")

    assert result.returncode == 0, result.stdout + result.stderr
    assert "12 pages, 2 figures, 6 bound numbers" in result.stderr
    assert (folder / "tests/test_site.py").is_file()


def test_its_code_is_tidy_and_its_tests_can_be_collected(site):
    folder, _ = site

    assert python(folder, "-m", "ruff", "check").returncode == 0
    assert python(folder, "-m", "ruff", "format", "--check").returncode == 0
    assert "3 tests collected" in python(folder, "-m", "pytest", "--collect-only", "-q").stdout


def test_the_first_language_is_at_the_root_and_each_page_says_its_own(site, tmp_path):
    folder, (first, second) = site

    result = python(folder, "-m", "mkdocs", "build", "--strict", "-d", str(tmp_path))

    assert result.returncode == 0, result.stderr
    root = (tmp_path / "index.html").read_text(encoding="utf-8")
    other = (tmp_path / second / "sample/index.html").read_text(encoding="utf-8")
    assert f'<html lang="{first}" dir="rtl"' in root
    assert f'<html lang="{second}" dir="ltr"' in other
    assert "62%" in other


def test_a_wrong_number_is_found_in_it_too(site):
    folder, (_, second) = site
    page = folder / "docs" / second / "sample.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("[62%]", "[63%]", 1), encoding="utf-8")

    result = python(folder, "-m", "scripts.check_all", "--no-site", "--format", "text")

    page.write_text(text, encoding="utf-8")
    assert result.returncode == 1
    assert f"docs/{second}/sample.md:14: error: figure-mismatch" in result.stdout


def test_a_page_can_be_begun_in_it(site):
    folder, codes = site
    menu = (folder / "mkdocs.yml").read_text(encoding="utf-8")

    result = python(folder, "-m", "scripts.new_page", "cars")

    changed = (folder / "mkdocs.yml").read_text(encoding="utf-8")
    (folder / "mkdocs.yml").write_text(menu, encoding="utf-8", newline="\n")  # for other tests
    assert result.returncode == 0, result.stderr
    for code in codes:
        (folder / "docs" / code / "cars.md").unlink()
    assert {"Cars": "cars.md"} in settings(changed)["nav"]


def test_the_languages_bring_their_own_names_and_months(site):
    folder, codes = site
    words = tomllib.loads((folder / "docs/data/languages.toml").read_text(encoding="utf-8"))
    menu = languages_of((folder / "mkdocs.yml").read_text(encoding="utf-8"))

    assert list(words) == codes
    assert [one["locale"] for one in menu] == codes
    assert [words[code]["direction"] for code in codes] == ["rtl", "ltr"]
    assert words[codes[0]]["name"] == {"ar": "العربية", "fa": "فارسی"}[codes[0]]
    assert words[codes[1]]["months"][1] == {"en": "February", "fr": "février"}[codes[1]]


def test_nothing_of_our_subject_goes_with_it(site):
    folder, _ = site
    texts = [path for path in folder.rglob("*") if path.suffix in {".md", ".toml", ".csv", ".yml"}]
    told = {
        path.relative_to(folder).as_posix()
        for path in texts
        if "Gazprom" in (text := path.read_text(encoding="utf-8")) or "trade-2023" in text
    }

    assert {path for path in told if path.startswith(("docs/", "mkdocs"))} == set()


@pytest.mark.parametrize(
    ("languages", "said"),
    [
        pytest.param("ar", "two languages or more", id="one"),
        pytest.param("ar,ar", "two languages or more", id="twice"),
        pytest.param("ar,xx", "'xx' is no language", id="unknown"),
        pytest.param("ar,../x", "is no language", id="path"),
        pytest.param("ar,EN", "'EN' is no language", id="capitals"),
        pytest.param("", "two languages or more", id="none"),
    ],
)
def test_languages_that_are_none_are_refused(tmp_path, capsys, languages, said):
    assert begin(tmp_path / "site", "--languages", languages) == 2
    assert said in capsys.readouterr().err
    assert not (tmp_path / "site").exists()


def test_a_folder_that_holds_something_is_left_alone(tmp_path, capsys):
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")

    assert begin(tmp_path) == 2
    assert "is there already" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_data_in_two_languages_becomes_data_in_three():
    languages = tongues(["fa", "en", "ar"], new_site._themes())  # noqa: SLF001  where the theme is

    assert in_languages('a.b.ar = "x"\na.b.en = "y"\nk = 1\nplace_ar,place_en', languages) == (
        'a.b.fa = "y"\na.b.en = "y"\na.b.ar = "x"\nk = 1\nplace_fa,place_en,place_ar'
    )


def test_the_workflows_go_with_it(site):
    folder, _ = site

    for path in (folder / ".github/workflows").glob("*.yml"):
        assert path.read_bytes() == (ROOT / ".github/workflows" / path.name).read_bytes()
        assert yaml.safe_load(path.read_text(encoding="utf-8"))
