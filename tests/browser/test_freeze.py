"""A frozen version keeps every word, says that it is old, opens anywhere and vouches for itself."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import tomllib
import zipfile

import pytest
import yaml

from scripts import freeze
from scripts.cli import run
from scripts.ledger.languages import read_languages
from scripts.website.frozen import Version, belongs, explicit, frozen_page, live_address
from scripts.website.server import served
from tests.support import ROOT

LIVE = "https://example.github.io/mizan/"
WHAT = Version("v1.0", "2026-11-25", "abc", LIVE)
ARABIC, ENGLISH = read_languages(ROOT)
FILES = {"index.html", "trade/index.html", "en/index.html", "en/trade/index.html", "a.css"}
PAGE = """<!doctype html><html lang="en" dir="ltr"><head>
<meta charset="utf-8">
<link rel="canonical" href="https://example.github.io/mizan/en/trade/">
<link rel="alternate" hreflang="ar" href="https://example.github.io/mizan/trade/">
<link rel="stylesheet" href="../../a.css">
</head><body class="x"><p class="edition">Data to</p>
<p><a title='a > "b"' href="../../trade/#oil">x</a> <a href=..>y</a> <a href="#z">z</a></p>
</body></html>"""


@pytest.mark.parametrize(
    ("target", "page", "expected"),
    [
        pytest.param("../trade/#oil", "en/index.html", "../trade/index.html#oil", id="folder"),
        pytest.param("trade/", "index.html", "trade/index.html", id="below"),
        pytest.param(".", "index.html", "index.html", id="home from home"),
        pytest.param("..", "trade/index.html", "../index.html", id="home"),
        pytest.param("../..", "en/trade/index.html", "../../index.html", id="home from afar"),
        pytest.param("./", "trade/index.html", "index.html", id="itself"),
        pytest.param("trade", "index.html", "trade/index.html", id="slash missing"),
        pytest.param("trade/?q=a/b", "index.html", "trade/index.html?q=a/b", id="query"),
        pytest.param("../a.css", "trade/index.html", "../a.css", id="a file"),
        pytest.param("#oil", "index.html", "#oil", id="place on the page"),
        pytest.param("", "index.html", "", id="nothing"),
        pytest.param("https://a.example/b/", "index.html", "https://a.example/b/", id="elsewhere"),
        pytest.param("//a.example/", "index.html", "//a.example/", id="elsewhere, no scheme"),
        pytest.param("mailto:a@b.example", "index.html", "mailto:a@b.example", id="mail"),
        pytest.param("/mizan/trade/", "index.html", "/mizan/trade/", id="from the root"),
        pytest.param("nowhere/", "index.html", "nowhere/", id="broken stays broken"),
    ],
)
def test_a_link_to_a_folder_names_its_file(target, page, expected):
    assert explicit(target, page, FILES) == expected


def test_a_frozen_page_says_so_and_sends_everybody_to_the_living_one():
    page = frozen_page(PAGE, "en/trade/index.html", FILES, WHAT, ENGLISH)

    assert page.count('rel="canonical"') == 1
    assert f'<link rel="canonical" href="{LIVE}en/trade/">' in page
    assert page.index('name="robots" content="noindex"') < 200
    assert page.index('<meta charset="utf-8">') < page.index('name="robots"')
    assert "hreflang" not in page
    assert "version <bdi" in page
    assert "25 November 2026" in page
    assert f'A newer version exists: <a href="{LIVE}en/trade/">' in page
    assert '<a title=\'a > "b"\' href="../../trade/index.html#oil">' in page
    assert '<a href="../index.html">y</a> <a href="#z">' in page
    assert '<link rel="stylesheet" href="../../a.css">' in page


def test_the_notice_speaks_the_language_of_the_page():
    page = frozen_page(PAGE, "trade/index.html", FILES, WHAT, ARABIC)

    assert "وقد صدرت نسخة أحدث منها" in page
    assert "25 نوفمبر 2026" in page
    assert f'<a href="{LIVE}trade/">' in page


def test_without_an_edition_line_the_notice_opens_the_page():
    page = frozen_page(PAGE.replace("edition", "x"), "trade/index.html", FILES, WHAT, ENGLISH)

    assert re.search(r'<body class="x">\s*<p class="frozen-notice"', page)


def test_words_and_numbers_stay():
    def words(html):
        return re.sub(r"<[^>]*>", " ", html.partition("Data to")[2]).split()

    assert words(frozen_page(PAGE, "trade/index.html", FILES, WHAT, ENGLISH)) == words(PAGE)


def test_an_address_is_that_of_the_living_page():
    assert live_address("index.html", LIVE) == LIVE
    assert live_address("en/trade/index.html", LIVE) == f"{LIVE}en/trade/"
    assert live_address("data/ledger.csv", LIVE) == f"{LIVE}data/ledger.csv"
    assert not belongs("en/feed.xml")


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    """The real site, frozen."""
    out = tmp_path_factory.mktemp("frozen")
    arguments = ["v9.9", "--live", LIVE.rstrip("/"), "--out", str(out), "--today", "2027-01-31"]
    assert run(freeze.main, arguments) == 0
    return out / "mizan-v9.9.zip"


@pytest.fixture(scope="module")
def unpacked(archive):
    with zipfile.ZipFile(archive) as one:
        one.extractall(archive.parent)
    return archive.with_suffix("")


def test_the_archive_vouches_for_each_of_its_files(unpacked):
    document = json.loads((unpacked / "manifest.json").read_text(encoding="utf-8"))
    present = {
        path.relative_to(unpacked).as_posix() for path in unpacked.rglob("*") if path.is_file()
    }
    sums = subprocess.run(
        ["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=unpacked, check=False
    )

    assert sums.returncode == 0
    assert document["tag"] == "v9.9"
    assert document["day"] == "2027-01-31"
    assert document["live"] == LIVE
    assert document["built_with"]["mkdocs"].startswith("1.6")
    assert set(document["files"]) == present - {"manifest.json", "SHA256SUMS"}
    assert {"data/ledger.csv", "data/figures.toml", "CITATION.cff", "CHANGELOG.md"} <= present
    assert any(path.startswith("assets/charts/") for path in present)
    one = document["files"]["data/ledger.csv"]["sha256"]
    assert one == hashlib.sha256((unpacked / "data/ledger.csv").read_bytes()).hexdigest()


def test_every_page_of_it_is_marked_and_leads_to_files_that_are_there(unpacked):
    pages = sorted(unpacked.rglob("*.html"))
    missing = []
    for page in pages:
        html = page.read_text(encoding="utf-8")
        assert html.count('class="frozen-notice"') == 1
        assert html.count('name="robots" content="noindex"') == 1
        assert re.search(rf'rel="canonical" href="{LIVE}', html)
        targets = re.findall(r'<a\b[^>]*?\shref="([^":]*?)(?:[#?][^"]*)?"', html)
        missing += [one for one in targets if one and not (page.parent / one).is_file()]

    assert len(pages) > 20
    assert missing == []


@pytest.mark.browser
@pytest.mark.parametrize("place", ["disk", "sub-path"])
def test_it_opens_from_a_disk_and_under_a_sub_path(unpacked, browser, place):
    with served(unpacked, "/versions/v9.9/") as serving:
        start = unpacked.as_uri() if place == "disk" else serving.address
        page = browser.new_page(viewport={"width": 360, "height": 800})
        page.goto(f"{start}/index.html", wait_until="load")
        page.locator(".language-switch").click()
        page.wait_for_load_state("load")

        assert page.url.startswith(f"{start}/en/index.html")
        assert page.locator("html").get_attribute("lang") == "en"
        notice = page.locator(".frozen-notice")
        assert notice.is_visible()
        assert notice.locator("a").get_attribute("href") == f"{LIVE}en/"
        assert "Plex" in page.locator("h1").evaluate("one => getComputedStyle(one).fontFamily")
        page.close()


def test_the_same_tree_tag_and_day_give_the_same_bytes(archive, tmp_path):
    arguments = ["v9.9", "--live", LIVE, "--out", str(tmp_path), "--today", "2027-01-31"]

    assert run(freeze.main, arguments) == 0
    assert (tmp_path / archive.name).read_bytes() == archive.read_bytes()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["../x", "--live", LIVE], "a tag is letters", id="tag"),
        pytest.param(["v1", "--live", "http://x.example/"], "--live https://", id="not https"),
        pytest.param(["v1", "--live", "mizan"], "--live https://", id="no address"),
        pytest.param(["v1"], "--live https://", id="no address known"),
        pytest.param(["v1", "--live", LIVE, "--today", "soon"], "--today takes a day", id="day"),
    ],
)
def test_what_makes_no_version_is_refused(arguments, said, tmp_path, capsys, monkeypatch):
    monkeypatch.delenv("SITE_URL", raising=False)
    monkeypatch.delenv("GITHUB_REPOSITORY", raising=False)

    assert run(freeze.main, [*arguments, "--out", str(tmp_path)]) == 2
    assert said in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_version_is_written_once(archive, capsys):
    arguments = ["v9.9", "--live", LIVE, "--out", str(archive.parent)]

    assert run(freeze.main, arguments) == 2
    assert "is there already" in capsys.readouterr().err


def test_the_citation_names_the_version_of_the_project_and_its_day():
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")

    assert citation["version"] == project["version"]
    assert f"## [{citation['version']}] - {citation['date-released']}" in changes
    assert citation["license"] == "CC-BY-4.0"
