"""The link check on small built sites: one that is right in every odd way, and one per fault."""

from __future__ import annotations

import dataclasses
import json
import os
import re
import shutil
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts import check_links
from scripts.checks import alternates, links, site_pages
from scripts.checks.links import links_findings
from scripts.cli import run
from scripts.core.errors import CannotRunError
from scripts.core.finding import Severity
from scripts.core.report import as_text
from scripts.website.addresses import fault_of_form, joined
from scripts.website.built_site import read_built_site
from scripts.website.page_links import read_html
from scripts.website.text_links import srcset

HERE = Path(__file__).parent
LANGUAGES = ("ar", "en")
UNRETURNED = "alternate-without-return"
PAGES = ("", "energy/", "trade/", "en/", "en/energy/", "en/trade/")
ENCODED = "%D8%A7%D9%84%D8%BA%D8%A7%D8%B2"  # الغاز

DECOYS = f"""
<p id="oil" lang="ar" style="fill: url(#g)"><a id="both" href="#both">both</a> mail
<a href="mailto:a@example.org">a</a> <a href="mailto:?subject=x y">b</a>
<a href="tel:+20-2-123">c</a> <a href="#top">d</a> <a href="#">e</a> <a href="#:~:text=oil">f</a>
<a href="javascript:void(0)">g</a> <a href="https://example.org/a?b=1&amp;c=2#d">h</a>
<a href="#oil">i</a> <a href="#الغاز">j</a> <a href="#{ENCODED}">k</a> <a name="old"></a>
<a href="#old">l</a> <a href="../energy/?x=1#oil">m</a> <a href="../energy/index.html">n</a>
<a href="../data/%D9%85%D9%84%D9%81.csv">o</a> <a href="../data/two%20words.csv" download>p</a>
<a href="../data/report.pdf#page=2">q</a> <a href=" ../energy/ ">r</a> <a>s</a> <a href="./">t</a>
<a href="https://ar.wikipedia.org/wiki/الصين">u</a> <a href="../flat">v</a>
<a href="../en/trade/" hreflang="en" lang="en">English</a>
<span lang="en"><a href="../en/">w</a></span>
<a href="https://other.example/trade/">x</a> <a href="https://ANOTHER">y</a>
<h2 id="الغاز">الغاز</h2>
<img src="../images/chart.svg#only-dark"
srcset="../images/chart.svg 1x, data:image/png;base64,AA,B= 2x">
<img src="data:image/gif;base64,R0lGOD" alt=""><svg><defs><linearGradient id="g"/></defs>
<rect fill="url(#g)"/><use href="#g"/><use xlink:href="../images/chart.svg#mark"/></svg>
<code>&lt;a href="gone/"&gt;</code><!-- <a href="gone/">x</a> -->
<template><a href="gone/">x</a></template>
<script>var a = '<a href="gone/">';</script><style>/* url(gone.png) */ p {{ color: red }}</style>
"""


def html(body="", path="", base="/", language="", head=""):
    """A whole page as the site's templates write it."""
    language = language or ("en" if path.startswith("en/") else "ar")
    twin = path.removeprefix("en/")
    origin = f"https://example.github.io{base}"
    return f"""<!doctype html><html lang="{language}"><head>
<link rel="canonical" href="{origin}{path}">
<link rel="alternate" hreflang="ar" href="{origin}{twin}">
<link rel="alternate" hreflang="x-default" href="{origin}{twin}">
<link rel="alternate" hreflang="en" href="{origin}en/{twin}">
<link rel="preconnect" href="https://example.org">
{head}</head><body><nav>{navigation(path)}</nav><main>
{body}</main></body></html>"""


def navigation(path):
    up, own = "../" * path.count("/") or "./", "en/" if path.startswith("en/") else ""
    return f"""<a href="{up}{own}">1</a><a href="{up}{own}energy/">2</a>
<a href="{up}{own}trade/">3</a>
<a href="{up}{"" if own else "en/"}" hreflang="{"ar" if own else "en"}">4</a>"""


class Site:
    """A built site and the tree it came from, in a temporary folder."""

    def __init__(self, root: Path, base: str = "/"):
        self.root, self.folder, self.base = root, root / "site", base
        for path in PAGES:
            self.page(path, '<h2 id="oil">Oil</h2>' if "energy" in path else "")
            name = path.removeprefix("en/").strip("/") or "index"
            self.source(f"{'en' if path.startswith('en/') else 'ar'}/{name}.md", "# Title\n")
        locations = "".join(
            f"<url><loc>https://example.github.io{base}{p}</loc></url>" for p in PAGES
        )
        self.write("sitemap.xml", f'<?xml version="1.0"?><urlset>{locations}</urlset>')
        self.write("404.html", f'<html lang="ar"><body><a href="{base}">home</a></body></html>')
        (root / "mkdocs.yml").write_text("nav:\n  - Home: index.md\n", encoding="utf-8")

    def write(self, path, text):
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())

    def page(self, path, body="", **more):
        file = path if path.endswith(".html") else f"{path}index.html"
        self.write(file, html(body, path, self.base, **more))

    def source(self, path, text):
        file = self.root / "docs" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def findings(self, **more):
        return links_findings(self.folder, self.root, LANGUAGES, **more)[0]

    def rules(self):
        return {finding.rule for finding in self.findings()}


@pytest.fixture
def site(tmp_path):
    return Site(tmp_path)


def with_decoys(root, base):
    site = Site(root, base)
    # On a site at the top of its host, every path of the host is the site's own.
    another = "example.github.io/another/" if base != "/" else "another.github.io/"
    site.page("trade/", DECOYS.replace("ANOTHER", another))
    text = (site.folder / "sitemap.xml").read_text(encoding="utf-8")
    flat = f"<url><loc>https://example.github.io{base}flat.html</loc></url></urlset>"
    site.write("sitemap.xml", text.replace("</urlset>", flat))
    site.write("flat.html", '<html lang="ar"><body>a page without a folder</body></html>')
    site.write("data/ملف.csv", "a")
    site.write("data/two words.csv", "a")
    site.write("data/report.pdf", b"%PDF")
    site.write("images/chart.svg", '<svg xmlns="http://www.w3.org/2000/svg"><g id="mark"/></svg>')
    site.write("site.css", "@import 'x.css'; p { background: url(images/chart.svg) }")
    site.write("x.css", "a { background: url('data:image/svg+xml,<svg>(1)</svg>') }")
    site.write(
        "robots.txt", f"User-agent: *\nSitemap: https://example.github.io{base}sitemap.xml\n"
    )
    return site


@pytest.mark.parametrize("base", ["/", "/repo/", "/a/b/"])
def test_a_right_site_has_no_findings_under_any_sub_path(tmp_path, base):
    site = with_decoys(tmp_path, base)

    assert site.findings() == []
    assert read_built_site(site.folder, LANGUAGES).base.path == base


@pytest.mark.parametrize("kept", ["canonical", "sitemap", "rooted links"])
def test_the_sub_path_is_found_from_what_there_is(tmp_path, kept):
    site = Site(tmp_path, "/repo/")
    for file in site.folder.rglob("*.html"):
        text = file.read_text(encoding="utf-8")
        if kept != "canonical":
            file.write_text(
                re.sub("<link rel=.(canonical|alternate).*", "", text), encoding="utf-8"
            )
    if kept == "rooted links":
        (site.folder / "sitemap.xml").unlink()
        site.page("trade/", '<a href="/repo/energy/">x</a>')
        site.write("trade/index.html", '<html><a href="/repo/energy/">x</a></html>')

    assert read_built_site(site.folder, LANGUAGES).base.path == "/repo/"


def faults():
    """The rows of faults.txt: body, rule, found, fix."""
    text = (HERE / "fixtures/links/faults.txt").read_text(encoding="utf-8")
    for line in text.splitlines()[1:]:
        escaped = re.sub(r"\\(u[0-9a-f]{4}|\\)", lambda m: json.loads(f'"{m[0]}"'), line)
        name, rule, found, fix, body = escaped.split(" | ", 4)
        yield pytest.param(body, rule, found, fix, id=name)


@pytest.mark.parametrize(("body", "rule", "found", "fix"), list(faults()))
def test_a_fault_is_found_once_and_under_its_rule(site, body, rule, found, fix):
    site.write("images/a.svg", "<svg></svg>")
    site.page("energy/", '<h2 id="oil">x</h2><img src="../images/a.svg">')
    site.page("trade/", body)
    site.source("ar/trade.md", f"# Trade\n\n{body}\n")

    result = site.findings()

    assert [finding.rule for finding in result] == [rule]
    assert found == "-" or result[0].found == found
    assert fix == "-" or result[0].fix == fix


def test_the_message_is_what_an_editor_reads(site):
    site.page("trade/", f'<p>\n<a href="../energy/#{ENCODED}">x</a></p>')
    site.source("ar/trade.md", "# Trade\n\nFirst line\nand [gas](energy.md#الغاز).\n")

    assert as_text(site.findings()) == (
        "docs/ar/trade.md:4: error: broken-anchor: the page has no such anchor\n"
        "    found:    energy.md#الغاز\n"
        "    fix:      correct the address, or delete it\n"
        "    see:      CONTRIBUTING.ar.md#broken-anchor\n"
    )


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        pytest.param("a\n\n[x](energi/)\n\n[y](energi/)\n", [3, 5], id="every line"),
        pytest.param("```\n[x](energi/)\n```\n\n[x](energi/)\n", [5], id="not in code"),
        pytest.param("[x][e]\n\n[e]: energi/\n", [3], id="definition by hand"),
        pytest.param('text\n<a href="energi/">x</a>\n', [2], id="html"),
        pytest.param("---\ntitle: x\n---\n\n[x](<energi/>)\n", [5], id="after front matter"),
    ],
)
def test_the_line_of_markdown_is_found(site, text, lines):
    site.page("trade/", '<a href="energi/">x</a>')
    site.source("ar/trade.md", text)

    assert [(f.path, f.line) for f in site.findings()] == [("docs/ar/trade.md", n) for n in lines]


def test_a_fault_of_a_generated_block_points_to_the_command(site):
    site.page("trade/", '<a href="../energy/#coal">x</a>')
    block = '<!-- figures: x -->\n\n[coal]: energy.md#coal "t"\n\n<!-- /figures -->\n'
    site.source("ar/trade.md", f"# T\n\n[5][coal]\n\n{block}")

    (finding,) = site.findings()

    assert finding.line == 3
    assert finding.fix == (
        "run python -m scripts.sync_figures --write; if it stays, correct the entry in docs/data"
    )


def test_a_fault_on_every_page_is_told_once_with_its_template(site):
    for path in PAGES:
        up = "../" * path.count("/")
        site.page(path, f'<h2 id="oil"></h2><a href="{up}about/">x</a>')
    (site.root / "mkdocs.yml").write_text(
        "nav:\n  - A: x.md\n  - About: about/\n", encoding="utf-8"
    )

    found = {(f.path, f.line, f.rule) for f in site.findings()}

    assert found == {("mkdocs.yml", 3, "broken-link")}


def test_a_fault_of_no_source_is_told_with_the_built_file(site):
    site.page("trade/", '<a href="../qqq/">x</a>')

    (finding,) = site.findings()
    lines = (site.folder / "trade/index.html").read_text(encoding="utf-8").splitlines()

    assert finding.path == "site/trade/index.html"
    assert "../qqq/" in lines[finding.line - 1]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_english_pages_lead_to_english_sources(site, language):
    folder = "" if language == "ar" else "en/"
    site.page(f"{folder}trade/", '<a href="x1/">x</a>')
    site.source(f"{language}/trade.md", "[x](x1/)\n")

    assert [f.path for f in site.findings()] == [f"docs/{language}/trade.md"]


def test_a_link_that_misses_the_sub_path_is_found(tmp_path):
    site = Site(tmp_path, "/repo/")
    site.page(
        "trade/", '<a href="/energy/#oil">x</a><a href="https://example.github.io/energy/">y</a>'
    )

    result = site.findings()

    assert {f.rule for f in result} == {"link-outside-site"}
    assert {f.expected for f in result} == {"an address below /repo/"}
    assert {f.found for f in result} == {"/energy/#oil", "https://example.github.io/energy/"}


def altered(site, path, old, new):
    file = site.folder / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


CANONICAL = 'canonical" href="https://example.github.io/'
ALTERNATE = 'hreflang="{}" href="https://example.github.io/{}"'
LOCATION = "<loc>https://example.github.io/{}</loc>"
TRADE = "trade/index.html"


@pytest.mark.parametrize(
    ("path", "old", "new", "rules"),
    [
        pytest.param(TRADE, 'hreflang="x-default"', "", {UNRETURNED}, id="no x-default"),
        pytest.param(
            "en/trade/index.html",
            ALTERNATE.format("ar", "trade/"),
            ALTERNATE.format("ar", "energy/"),
            {UNRETURNED},
            id="no return",
        ),
        pytest.param(
            TRADE,
            ALTERNATE.format("en", "en/trade/"),
            ALTERNATE.format("en", "en/gone/"),
            {"broken-link"},
            id="alternate gone",
        ),
        pytest.param(TRADE, '<html lang="ar"', '<html lang="fa"', {UNRETURNED}, id="language"),
        pytest.param(
            TRADE,
            f"{CANONICAL}trade",
            f"{CANONICAL}energy",
            {"canonical-elsewhere"},
            id="canonical",
        ),
        pytest.param(
            TRADE,
            f"{CANONICAL}trade",
            'canonical" href="https://example.org/trade',
            {"canonical-elsewhere"},
            id="canonical on another host",
        ),
        pytest.param(
            TRADE, f"{CANONICAL}trade", f"{CANONICAL}gone", {"broken-link"}, id="canonical gone"
        ),
        pytest.param(
            "sitemap.xml",
            LOCATION.format("trade/"),
            "",
            {"page-missing-from-sitemap"},
            id="not in sitemap",
        ),
        pytest.param(
            "sitemap.xml",
            LOCATION.format("trade/"),
            LOCATION.format("trad/"),
            {"page-missing-from-sitemap", "broken-link"},
            id="sitemap lists nothing",
        ),
        pytest.param(
            "sitemap.xml",
            "</urlset>",
            "<url><loc>https://example.org/</loc></url></urlset>",
            {"sitemap-elsewhere"},
            id="sitemap of another host",
        ),
        pytest.param("404.html", 'href="/"', 'href="energy/"', {"relative-link-on-404"}, id="404"),
    ],
)
def test_what_machines_read_is_checked(site, path, old, new, rules):
    altered(site, path, old, new)

    assert site.rules() == rules


def test_an_orphan_is_found_and_404_is_none(site):
    site.page("lost/", "")
    altered(
        site,
        "sitemap.xml",
        "</urlset>",
        "<url><loc>https://example.github.io/lost/</loc></url></urlset>",
    )
    site.source("ar/lost.md", "# Lost\n")
    site.write("images/lost.png", b"")

    result = [f for f in site.findings() if f.rule != "broken-link"]

    assert [(f.path, f.rule) for f in result if f.rule.startswith("orphan")] == [
        ("docs/ar/lost.md", "orphan-page"),
        ("site/images/lost.png", "orphan-image"),
    ]


def test_redirects_in_a_circle_are_found(site):
    for one, other in (("a", "b"), ("b", "a")):
        site.write(f"{one}.html", f'<meta http-equiv="refresh" content="0;url={other}.html">')

    assert site.rules() == {"redirect-loop"}


def test_css_and_manifest_are_read(site):
    site.write("a.css", "@import 'gone.css'; @font-face { src: url(\"gone.woff2\") }")
    site.write("app.webmanifest", json.dumps({"icons": [{"src": "gone.png"}]}))

    assert sorted((f.path, f.rule) for f in site.findings()) == [
        ("site/a.css", "broken-asset"),
        ("site/a.css", "broken-asset"),
        ("site/app.webmanifest", "broken-link"),
    ]


def test_a_source_that_the_ledger_holds_may_be_http(site):
    site.page("trade/", '<a href="http://old.example/">x</a>')
    site.source("data/sources.toml", '[a]\nurl = "http://old.example/"\n')

    assert site.findings() == []


def test_a_plain_http_link_does_not_fail_the_check(site):
    site.page("trade/", '<a href="http://old.example/">x</a>')

    assert [f.severity for f in site.findings()] == [Severity.INFO]


def test_a_base_element_moves_what_is_relative(site):
    site.page("trade/", '<a href="energy/#oil">x</a>', head='<base href="../">')
    altered(site, "trade/index.html", '<a href="../', '<a href="./')

    assert site.findings() == []


HOSTILE = {
    "empty": b"",
    "zero bytes": b"\0\0<a href=\0>\0",
    "not utf-8": b"<a href='\xff\xfe'>\xff</a>",
    "utf-16": "<a href='x'>".encode("utf-16"),
    "cut off": b"<html><body><a href='",
    "deep": b"<div>" * 200_000,
    "deep inline": b"<b>" * 100_000 + b"<a href='#x'>",
    "many attributes": b"<a " + b"href=x " * 50_000 + b">",
    "long srcset": b"<img srcset='" + b"," * 200_000 + b"'>",
    "long css": b"<style>" + b"url(" * 50_000 + b"/*" * 50_000 + b"</style>",
    "css of spaces": b"<style>" + b"url(" + b" " * 200_000 + b"@import" + b" " * 200_000,
    "deep json": b"<script type='application/ld+json'>" + b"[" * 100_000 + b"</script>",
    "odd hosts": b"<a href='http://[::1'><a href='http://[/'><a href='//'><a href='http://%/'>",
    "climbing": b"<a href='" + b"../" * 50_000 + b"x'>",
    "many ids": b"<p id=a>" * 20_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_neither_crash_nor_hang(site, name):
    site.write("trade/index.html", HOSTILE[name])
    started = time.monotonic()

    assert site.findings()
    assert time.monotonic() - started < 5


def test_a_pipe_in_the_site_is_not_waited_for(site):
    os.mkfifo(site.folder / "pipe.html")
    (site.folder / "loop").symlink_to(site.folder)

    assert site.findings() == []


def command(argv, capsys):
    code = run(check_links.main, argv)
    captured = capsys.readouterr()
    return code, captured.out, captured.err


@pytest.fixture
def repository(site):
    (site.root / "docs/data").mkdir(parents=True)
    shutil.copy(HERE.parent / "docs/data/languages.toml", site.root / "docs/data/languages.toml")
    return site


def test_the_command_is_quiet_about_a_right_site(repository, capsys):
    code, out, err = command(["--root", str(repository.root)], capsys)

    assert (code, out) == (0, "")
    assert err == "7 built pages, 55 links: no problems\n"


def test_the_command_fails_on_a_fault(repository, capsys):
    repository.page("trade/", '<a href="../gone/">x</a>')
    code, out, _ = command(
        ["--root", str(repository.root), "--site", str(repository.folder), "--format", "json"],
        capsys,
    )

    assert code == 1
    assert json.loads(out)["findings"][0]["rule"] == "broken-link"


@pytest.mark.parametrize("empty", [False, True], ids=["no folder", "empty folder"])
def test_no_site_is_said_in_a_sentence(repository, capsys, empty):
    shutil.rmtree(repository.folder)
    if empty:
        repository.folder.mkdir()
    code, out, err = command(["--root", str(repository.root)], capsys)

    assert (code, out) == (2, "")
    assert err == f"error: no built site in {repository.folder}: build it with `mkdocs build`\n"


def test_a_base_address_must_be_a_full_one(site):
    with pytest.raises(CannotRunError, match="must begin with https://"):
        site.findings(base_url="/repo/")


def test_a_given_base_address_decides(tmp_path):
    site = Site(tmp_path, "/repo/")
    altered(site, "trade/index.html", 'href="https://example.github.io/repo/trade/"', 'href="x"')

    assert read_built_site(site.folder, LANGUAGES, "https://example.org/x").base.path == "/x/"


EXAMPLES = [
    pytest.param(rule, verdict == "Bad", example, id=f"{rule.__name__} {number}")
    for rule in (*links.RULES, *alternates.RULES, *site_pages.RULES)
    for number, (verdict, example) in enumerate(
        re.findall(r"^ +(Bad|Good): +(.+)$", rule.__doc__ or "", re.MULTILINE)
    )
]


@pytest.mark.parametrize(("rule", "bad", "example"), EXAMPLES)
def test_the_examples_of_a_rule_are_true(tmp_path, rule, bad, example):
    site = Site(tmp_path, "/mizan/" if rule is links.link_outside_site else "/")
    site.page("energy/", '<p id="oil"></p><p id="الغاز"></p>')
    for path in ("assets/images/chart.svg", "assets/site.js"):
        site.write(path, "<svg></svg>")
    site.page("", example)

    found = {fault.rule for fault in rule(read_built_site(site.folder, LANGUAGES))}

    assert found == ({rule.__name__.replace("_", "-")} if bad else set())


@given(st.text(max_size=60))
@settings(max_examples=200, deadline=None)
def test_no_address_is_too_odd_to_be_judged(text):
    assert isinstance(fault_of_form(text), str)
    assert isinstance(joined("a/b/", text), str)
    assert all(address.strip() for address in srcset(text))
    assert dataclasses.is_dataclass(read_html(f'<a href="{text}">'.encode(errors="replace")))


@pytest.mark.parametrize(
    ("directory", "path", "expected"),
    [
        ("en/trade/", "../energy/", "en/energy/"),
        ("en/trade/", ".", "en/trade/"),
        ("en/trade/", "..", "en/"),
        ("en/trade/", "./x/../y", "en/trade/y"),
        ("", "../../x", "x"),
        ("a/", "../", ""),
    ],
)
def test_relative_paths_are_joined_as_the_standard_says(directory, path, expected):
    assert joined(directory, path) == expected
