"""Where the site is published, and what the hook makes of its pages."""

import datetime as dt
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.hooks import shared
from scripts.ledger.languages import read_languages
from scripts.pages.tree import Tree
from scripts.website import publishing as website

ROOT = Path(__file__).resolve().parents[1]
PREVIEW = "http://127.0.0.1:8000/"
ARABIC, ENGLISH = LANGUAGES = read_languages(ROOT)

PAGES = tuple(sorted(path.stem for path in (ROOT / "docs" / "ar").glob("*.md")))
PAGE = """---
description: 'A "quoted" <b>line</b>'
reviewed: 2026-11-23
changes:
  - date: 2026-11-24
    text: Said <script>alert(1)</script>
---

# {name} {{#{name}}}

A note[^1], and [the ledger's file](../data/figures.toml).

## Section {{#section}}

[^1]: Its text.
"""


@pytest.mark.parametrize(
    ("env", "expected"),
    [
        pytest.param({}, PREVIEW, id="nothing known"),
        pytest.param({"GITHUB_REPOSITORY": ""}, PREVIEW, id="empty variable"),
        pytest.param(
            {"GITHUB_REPOSITORY": "Some-One/Mizan"}, "https://some-one.github.io/Mizan/", id="fork"
        ),
        pytest.param(
            {"GITHUB_REPOSITORY": "One/one.github.io"}, "https://one.github.io/", id="owner's site"
        ),
        pytest.param(
            {"SITE_URL": "https://mizan.example", "GITHUB_REPOSITORY": "a/b"},
            "https://mizan.example/",
            id="own domain wins",
        ),
        pytest.param({"REPOSITORY": "a/b"}, PREVIEW, id="edit links do not move the site"),
    ],
)
def test_the_address_follows_the_repository(env, expected):
    assert website.site_address(PREVIEW, env) == expected


def test_a_site_without_an_address_stands_where_it_is_previewed():
    assert website.site_address("", {"SITE_URL": ""}) == PREVIEW


def test_the_repository_for_edit_links_can_be_named():
    env = {"REPOSITORY": "a/b", "GITHUB_REPOSITORY": "c/d"}

    assert website.repository(env) == "a/b"
    assert website.edit_address("a/b") == "https://github.com/a/b/edit/main/docs/"


@pytest.mark.parametrize("name", ["mizan", "a/b/c", "https://github.com/a/b", "a/b?x", "-a/b"])
def test_a_repository_that_is_none_is_refused(name):
    with pytest.raises(ValueError, match="GITHUB_REPOSITORY must be owner/name, but is "):
        website.site_address(PREVIEW, {"GITHUB_REPOSITORY": name})


@pytest.mark.parametrize(
    ("value", "arabic", "english"),
    [
        pytest.param(dt.date(2026, 11, 3), "3 نوفمبر 2026", "3 November 2026", id="YAML date"),
        pytest.param("2026-02-01", "1 فبراير 2026", "1 February 2026", id="text"),
        pytest.param("2026-04", "أبريل 2026", "April 2026", id="month"),
    ],
)
def test_a_date_is_printed_in_the_language_of_the_page(value, arabic, english):
    assert website.moment(value, ARABIC).text == arabic
    assert website.moment(value, ENGLISH).text == english


@pytest.mark.parametrize(
    ("meta", "message"),
    [
        ({"reviewed": "23/11/2026"}, "`reviewed`: a date is written 2026-04-30 (or 2026-04), not "),
        ({"next_review": "2026-02-30"}, "`next_review`: there is no such day: 2026-02-30"),
        ({"changes": "today"}, "`changes` is a list of entries with `date` and `text`"),
        ({"changes": [{"date": "2026-01-01"}]}, "every entry of `changes` has a `date` and a "),
        ({"changes": [{"date": "soon", "text": "x"}]}, "`changes`: a date is written "),
    ],
)
def test_front_matter_that_cannot_be_read_is_explained(meta, message):
    with pytest.raises(ValueError, match="`") as caught:
        website.page_notes(meta, ENGLISH)

    assert str(caught.value).startswith(message)


def test_links_to_the_twins_are_absolute_for_machines_and_rooted_on_an_error_page():
    site = "https://one.github.io/mizan/"
    homes = website.home_urls(LANGUAGES)

    arabic, english = website.alternates(LANGUAGES, homes, site, rooted=True)

    assert (arabic.address, english.address) == (site, f"{site}en/")
    assert (arabic.url, english.url) == ("/mizan/", "/mizan/en/")


def test_a_page_without_a_twin_names_itself_only():
    (alone,) = website.alternates(LANGUAGES, {"en": "en/new/"}, PREVIEW)

    assert (alone.language, alone.url) == ("en", "en/new/")


def test_only_the_root_element_gets_a_direction():
    html = '<html lang="ar" class="no-js"><p><html lang="ar" class="x">'

    assert website.with_direction(html, ARABIC).count('dir="rtl"') == 1
    assert website.with_direction("<urlset>", ARABIC) == "<urlset>"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A site of six small pages per language, built as GitHub would build a fork."""
    root = tmp_path_factory.mktemp("site")
    for name in ("scripts", "overrides", "docs/assets", "docs/data"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", root)
    for language in LANGUAGES:
        folder = root / "docs" / language.code
        folder.mkdir()
        for name in PAGES:
            (folder / f"{name}.md").write_text(PAGE.format(name=name), encoding="utf-8")
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    own = {
        "GITHUB_REPOSITORY": "Some-One/mizan",
        "MIZAN_CHECKS": "off",
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONSAFEPATH": "1",  # as the plain `mkdocs` command: the folder itself is not importable
    }
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    done = subprocess.run(
        command, cwd=root, env=kept | own, check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr
    return root / "site"


def page(site, name):
    return (site / name).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("path", "opening"),
    [
        ("index.html", '<html lang="ar" dir="rtl"'),
        ("en/trade/index.html", '<html lang="en" dir="ltr"'),
        ("404.html", '<html lang="ar" dir="rtl"'),
    ],
)
def test_the_root_element_says_language_and_direction(site, path, opening):
    assert opening in page(site, path)


def test_every_page_names_its_twins(site):
    html = page(site, "en/trade/index.html")
    base = "https://some-one.github.io/mizan/"

    for code, url in (("ar", "trade/"), ("x-default", "trade/"), ("en", "en/trade/")):
        assert f'<link rel="alternate" hreflang="{code}" href="{base}{url}">' in html
    assert f'<link rel="canonical" href="{base}en/trade/">' in html


def test_the_switch_leads_to_the_twin_and_from_an_error_page_home(site):
    for name in PAGES:
        path = "" if name == "index" else f"{name}/"
        up = "" if name == "index" else "../"
        assert f'href="{up}en/{path}" hreflang="en"' in page(site, f"{path}index.html")
        assert f'href="{up}../{path}" hreflang="ar"' in page(site, f"en/{path}index.html")
    assert 'href="/mizan/en/" hreflang="en"' in page(site, "404.html")


def test_a_slip_in_a_head_is_found_between_two_saves_too(tiny):
    file = next((tiny / "docs/en").glob("*.md"))
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("---\n", "---\nreviewd: 2026-11-25\n", 1), encoding="utf-8")
    quiet = {"MIZAN_CHECKS": "off"}  # the whole gate has looked already

    tree = shared.read_again(tiny, quiet)

    assert isinstance(tree, Tree)
    assert [(one.path, one.line, one.rule) for one in tree.faults] == [
        (file.relative_to(tiny).as_posix(), 2, "front-matter")
    ]


def test_the_error_page_speaks_both_languages(site):
    html = page(site, "404.html")

    assert "لا توجد صفحة بهذا العنوان" in html
    assert "There is no page at this address" in html
    assert '<a href="/mizan/">' in html


def test_words_of_markdown_extensions_are_in_the_language_of_the_page(site):
    arabic, english = page(site, "trade/index.html"), page(site, "en/trade/index.html")

    assert "العودة إلى موضع الحاشية 1 في النص" in arabic
    assert "رابط دائم إلى هذا القسم" in arabic
    assert "Back to footnote 1 in the text" in english
    assert "Link to this section" in english


def test_the_head_and_the_change_log_are_dated_and_escaped(site):
    arabic, english = page(site, "trade/index.html"), page(site, "en/trade/index.html")

    assert '<time datetime="2026-11-23">23 نوفمبر 2026</time>' in arabic
    assert '<time datetime="2026-11-24">24 November 2026</time>' in english
    assert "Said &lt;script&gt;alert(1)&lt;/script&gt;" in english
    assert '<meta name="description" content="A &#34;quoted&#34; &lt;b&gt;line' in english
    assert "<script>alert(1)" not in arabic + english


def test_the_edition_stands_on_every_page_in_its_language(site):
    assert "البيانات حتى <time" in page(site, "energy/index.html")
    assert "Data to <time" in page(site, "en/energy/index.html")


def test_both_languages_link_to_the_one_file_of_the_ledger(site):
    assert 'href="../data/figures.toml"' in page(site, "trade/index.html")
    assert 'href="../../data/figures.toml"' in page(site, "en/trade/index.html")
    assert (site / "data/figures.toml").is_file()
    assert not (site / "en/data").exists()


def test_edit_links_lead_to_the_fork_and_nothing_asks_github(site):
    html = page(site, "en/trade/index.html")

    assert 'href="https://github.com/Some-One/mizan/edit/main/docs/en/trade.md"' in html
    assert "md-source" not in html


def test_the_sitemap_pairs_the_languages(site):
    xml = page(site, "sitemap.xml")
    base = "https://some-one.github.io/mizan/"

    assert xml.count("<url>") == len(LANGUAGES) * len(PAGES)
    assert f'hreflang="x-default" href="{base}trade/"' in xml
    assert f'hreflang="en" href="{base}en/"' in xml
