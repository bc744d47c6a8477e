"""One stylesheet of many: what a page may need stays, in its order; the rest is left out."""

import pytest

from scripts.website.stylesheet import InUse, in_use, linked_sheets, one_sheet, with_one_sheet

NOTHING = InUse(frozenset(), frozenset())


def made(css, classes="", script=""):
    return one_sheet((css,), in_use([f'<p class="{classes}">'], [script])).strip()


@pytest.mark.parametrize(
    ("css", "classes", "expected"),
    [
        pytest.param(".a{x:1}", "a", ".a{x:1}", id="a class of a page"),
        pytest.param(".a{x:1}", "b", "", id="a class of no page"),
        pytest.param(".a .b{x:1}", "a", "", id="within a class of no page"),
        pytest.param(".a,.b{x:1}", "b", ".b{x:1}", id="one selector of two"),
        pytest.param("p{x:1}", "", "p{x:1}", id="an element"),
        pytest.param("[dir] p:not(.a){x:1}", "", "[dir] p:not(.a){x:1}", id="not a class"),
        pytest.param("p:is(.a,.b){x:1}", "b", "p:is(.a,.b){x:1}", id="a choice is kept whole"),
        pytest.param(".a--x{x:1}", "a", ".a--x{x:1}", id="a variant of a class"),
        pytest.param("@media print{.a{x:1}.b{y:2}}", "b", "@media print{.b{y:2}}", id="media"),
        pytest.param("@media print{.a{x:1}}", "b", "", id="media with nothing left"),
        pytest.param("/* why */ .a { x : 1 }", "a", ".a{x : 1}", id="comments and blanks"),
        pytest.param("@charset 'utf-8';p{x:1}", "", "p{x:1}", id="charset"),
        pytest.param("@font-face{x:1}", "", "@font-face{x:1}", id="a font"),
        pytest.param("p{x:url(a;b{c}.svg)}", "", "p{x:url(a;b{c}.svg)}", id="braces in an address"),
        pytest.param("p::before{content:'}{'}", "", "p::before{content:'}{'}", id="braces in text"),
    ],
)
def test_a_rule_stays_if_something_can_match_it(css, classes, expected):
    assert made(css, classes).replace('"', "'") == expected


def test_a_class_that_a_script_may_add_stays():
    assert made(".open{x:1}", "", "body.classList.add('open')") == ".open{x:1}"


def test_properties_that_nothing_reads_are_left_out():
    css = ":root{--icon:url('data:,;}');--ink:#000}p{color:var(--ink)}"

    assert made(css) == ":root{--ink:#000}\np{color:var(--ink)}"


def test_a_property_that_a_script_reads_stays():
    assert made(":root{--note-gap:8px}", "", 'get("--note-gap")') == ":root{--note-gap:8px}"


def test_animations_that_nothing_plays_are_left_out():
    css = "@keyframes a{from{x:1}}@keyframes b{from{x:1}}p{animation:b 1s}"

    assert made(css) == "@keyframes b{from{x:1}}\np{animation:b 1s}"


def test_colours_of_another_palette_are_left_out():
    css = "[data-md-color-primary=red]{x:1}[data-md-color-primary=custom]{x:2}[dir=rtl]{x:3}"
    used = in_use(['<body data-md-color-primary="custom">'], [])

    assert one_sheet((css,), used).split() == [
        "[data-md-color-primary=custom]{x:2}",
        "[dir=rtl]{x:3}",
    ]


def test_sheets_keep_their_order():
    assert one_sheet(("p{x:1}", "p{x:2}"), NOTHING) == "p{x:1}\np{x:2}\n"


def test_a_page_links_to_one_sheet_where_its_first_link_was():
    page = (
        '<link rel="stylesheet" href="../a.css">\n<link rel="preload" href="f">\n'
        '<link rel="stylesheet" href="../b.css">\n<p>'
    )

    assert linked_sheets(page) == ["../a.css", "../b.css"]
    assert with_one_sheet(page, "../one.css") == (
        '<link rel="stylesheet" href="../one.css">\n<link rel="preload" href="f">\n<p>'
    )
    assert with_one_sheet("<p>", "one.css") == "<p>"
