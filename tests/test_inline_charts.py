"""Charts as part of the page: the drawing itself, and nothing else than a drawing."""

from __future__ import annotations

import re

import pytest

from scripts.render.charts.palette import DARK, LIGHT
from scripts.website.inline_charts import MOST, inlined, with_charts
from tests.support import GOLDEN, ROOT

STYLES = ROOT / "docs/assets/stylesheets"
DRAWING = (GOLDEN / "charts/line.ar.svg").read_text(encoding="utf-8")
IMAGE = '<p><img alt="a &gt; b" src="../assets/charts/line.ar.svg" /></p>'
DRAWINGS = {"line.ar.svg": DRAWING}


def matched(pattern, text):
    found = re.search(pattern, text)
    assert found, pattern
    return found


def ids(html):
    return re.findall(r' id="([^"]+)"', html)


def test_the_drawing_takes_the_place_of_the_image():
    page = with_charts(f"<h1>x</h1>\n{IMAGE}\n<p>y</p>", DRAWINGS.get)

    assert page.startswith('<h1>x</h1>\n<figure class="chart-figure"><figcaption>')
    assert "</figcaption><svg " in page
    assert page.endswith("</svg></figure>\n<p>y</p>")
    assert "<img" not in page
    assert "<style" not in page


def test_the_drawing_still_names_and_describes_itself():
    page = with_charts(IMAGE, DRAWINGS.get)

    assert 'role="img"' in page
    assert 'aria-labelledby="chart-line-ar-title chart-line-ar-desc"' in page
    assert '<title id="chart-line-ar-title">' in page
    assert '<desc id="chart-line-ar-desc">' in page


@pytest.mark.parametrize(
    "path", sorted((GOLDEN / "charts").glob("*.svg")), ids=lambda one: one.name
)
def test_title_subtitle_and_source_are_left_to_the_page(path):
    drawing = path.read_text(encoding="utf-8")
    image = IMAGE.replace("line.ar.svg", path.name)
    page = with_charts(image, {path.name: drawing}.get)
    title, subtitle = matched(
        r"<figcaption><strong>(.*)</strong> <span>(.*)</span></figcaption>", page
    ).groups()

    assert title == matched(r"<title [^>]*>([^<]*)</title>", drawing)[1]
    assert subtitle
    assert "\u2067" not in subtitle
    inside = page.partition("</figcaption>")[2]
    for words in re.findall(r'<g class="(?:head|foot)">(.*?)</g>', drawing, re.DOTALL):
        for line in re.findall(r"<text[^>]*>[^<]*</text>", words):
            assert line in drawing
            assert line not in inside


def test_a_drawing_is_as_high_as_what_is_left_of_it():
    top, end = map(int, matched(r'data-plot="(\d+) (\d+)"', DRAWING).groups())
    page = with_charts(IMAGE, DRAWINGS.get)

    assert f'viewBox="0 {top} 640 {end - top}" width="640" height="{end - top}"' in page
    assert f'style="aspect-ratio:640/{end - top}"' in page
    assert "data-plot" not in page
    ends = [float(y) for y in re.findall(r'<text x="[^"]*" y="([^"]*)"', page)]
    assert top < min(ends)
    assert max(ends) < end


def test_a_drawing_without_a_head_has_no_caption():
    bare = re.sub(r'<g class="head">.*?</g>', "", DRAWING, flags=re.DOTALL)

    assert with_charts(IMAGE, {"line.ar.svg": bare}.get).startswith(
        '<figure class="chart-figure"><svg'
    )


@pytest.mark.parametrize(
    "words", ["<b>x</b>", "<script>alert(1)</script>", "<text class=h><b>x</b></text>"]
)
def test_no_markup_comes_out_of_a_head(words):
    changed = DRAWING.replace('<g class="head">', f'<g class="head">{words}', 1)
    page = with_charts(IMAGE, {"line.ar.svg": changed}.get)

    assert "<b>" not in page
    assert "<script" not in page


@pytest.mark.parametrize(
    "html",
    [
        '<p><img alt="" src="assets/images/favicon.svg" /></p>',
        '<p><img alt="" src="https://example.org/assets/charts/line.ar.svg" /></p>',
        '<p><img alt="" src="assets/charts/../../secret.ar.svg" /></p>',
        '<p><img alt="" src="assets/charts/other.ar.svg" /></p>',
        '<p>See <a href="assets/charts/line.ar.svg">SVG</a></p>',
    ],
    ids=["another image", "another site", "another folder", "no such drawing", "a link"],
)
def test_everything_else_stays_as_it_is(html):
    assert with_charts(html, DRAWINGS.get) == html


def test_a_chart_shown_twice_keeps_its_ids_apart():
    bars = (GOLDEN / "charts/bars.en.svg").read_text(encoding="utf-8")  # has a pattern
    image = IMAGE.replace("line.ar", "bars.en")
    page = with_charts(image + image, {"bars.en.svg": bars}.get)

    assert len(ids(page)) == len(set(ids(page))) == 8
    for name in re.findall(r"url\(#([^)]+)\)", page):
        assert name in ids(page)
    assert 'aria-labelledby="chart-bars-en-2-title chart-bars-en-2-desc"' in page


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("</svg>", "<script>alert(1)</script></svg>"),
        ("</svg>", '<a href="javascript:alert(1)"><text>x</text></a></svg>'),
        ("</svg>", "<foreignObject><b>x</b></foreignObject></svg>"),
        ("</svg>", '<image width="1" height="1"/></svg>'),
        ("<title ", "<title><b>x</b></title><title "),
        ('role="img"', 'role="img" onload="alert(1)"'),
        ('role="img"', 'role="img" style="position:fixed"'),
        ('fill="none"', 'fill="url(https://example.org/x)"'),
        ('id="chart-line-ar"', 'id="__search"'),
        ("<svg ", "<!DOCTYPE svg [<!ENTITY x 'y'>]><svg "),
        ("</svg>", "<![CDATA[<script>alert(1)</script>]]></svg>"),
        ("</svg>", ""),
        ("<style>", "<style><b>"),
    ],
)
def test_a_drawing_that_is_not_ours_stays_an_image(old, new):
    changed = DRAWING.replace(old, new, 1)

    assert changed != DRAWING
    assert inlined(changed) == ""
    assert with_charts(IMAGE, {"line.ar.svg": changed}.get) == IMAGE


def test_words_of_the_data_stay_words():
    page = with_charts(IMAGE, {"line.ar.svg": DRAWING.replace("</desc>", " &lt;b&gt;</desc>")}.get)

    assert " &lt;b&gt;</desc>" in page


def test_a_heavy_page_keeps_images():
    image, count = IMAGE, MOST // len(inlined(DRAWING)) + 2
    page = with_charts(image * count, DRAWINGS.get)

    assert 0 < page.count("<img") < count
    assert len(page) < MOST + count * 200


@pytest.mark.parametrize("path", sorted((ROOT / "docs/assets/charts").glob("*.svg")), ids=str)
def test_every_chart_of_the_site_is_let_in(path):
    assert inlined(path.read_text(encoding="utf-8"))


# The rules that a drawing leaves to the page


def variables(scheme):
    """The variables of a scheme, those that are made of others resolved."""
    css = (STYLES / "mizan.css").read_text(encoding="utf-8")
    css = re.sub(r"@media \(forced-colors.*?\n}\n", "", css, flags=re.DOTALL)
    found: dict[str, str] = {}
    for selector in (f'[data-md-color-scheme="{scheme}"]', "[data-md-color-scheme]"):
        for block in re.findall(rf"(?sm)^{re.escape(selector)} {{(.*?)^}}", css):
            found |= dict(re.findall(r"(--[\w-]+): ([^;]+);", block))
    return {name: found.get(value[4:-1], value) for name, value in found.items()}


@pytest.mark.parametrize(("scheme", "palette"), [("default", LIGHT), ("slate", DARK)])
def test_the_page_has_the_colours_of_the_drawing(scheme, palette):
    named = variables(scheme)

    assert {role: named[f"--mz-{role}"] for role in palette} == dict(palette)


def test_the_page_colours_every_role():
    css = (STYLES / "content.css").read_text(encoding="utf-8")

    for role in LIGHT:
        assert f".chart .f-{role} {{\n  fill: var(--mz-{role});" in css
        assert f".chart .s-{role} {{\n  stroke: var(--mz-{role});" in css


def test_the_script_is_small():
    assert (ROOT / "docs/assets/javascripts/chart_values.js").stat().st_size <= 2048
