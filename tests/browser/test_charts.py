"""A chart in its page: in the page's colours, telling its values, no wider than the screen."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

TRADE = [pytest.param("/trade/", id="ar"), pytest.param("/en/trade/", id="en")]
NOTE = ".chart-value"


def chart(page, name):
    return page.locator(f"svg.chart[id^=chart-{name}-]")


def colour(page, selector, attribute="fill"):
    return page.locator(selector).first.evaluate(f"node => getComputedStyle(node).{attribute}")


@pytest.mark.parametrize("path", TRADE)
def test_a_chart_follows_the_switch_to_dark(open_page, path):
    page, troubles = open_page(path, color_scheme="light")
    before = colour(page, ".chart .f-ink"), colour(page, ".chart .f-paper")

    page.locator(".scheme-switch:visible").click()

    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    after = colour(page, ".chart .f-ink"), colour(page, ".chart .f-paper")
    assert before == ("rgb(29, 28, 26)", "rgb(252, 251, 248)")
    assert after == ("rgb(233, 229, 220)", "rgb(21, 24, 27)")
    assert troubles == []


@pytest.mark.parametrize("path", TRADE)
def test_a_chart_has_the_face_of_the_page(open_page, path):
    page, _ = open_page(path)

    face = colour(page, ".chart text", "fontFamily")

    assert face == colour(page, "article p", "fontFamily")


@pytest.mark.parametrize("path", TRADE)
def test_no_id_stands_twice(open_page, path):
    page, _ = open_page(path)

    ids = page.evaluate("Array.from(document.querySelectorAll('[id]'), node => node.id)")

    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("path", TRADE)
def test_a_mark_tells_its_value_to_the_pointer(open_page, path):
    page, troubles = open_page(path)
    mark = chart(page, "trade-annual").locator("[data-key='2023']")

    mark.hover()

    expect(page.locator(NOTE)).to_contain_text("2023")
    expect(page.locator(NOTE)).to_contain_text("240.11")
    page.mouse.move(0, 0)
    expect(page.locator(NOTE)).to_be_hidden()
    assert troubles == []


@pytest.mark.parametrize("path", TRADE)
def test_a_gap_says_that_there_is_no_number(open_page, path):
    page, _ = open_page(path)

    gap = chart(page, "trade-annual").locator("[data-key='2011']")
    gap.evaluate("node => node.scrollIntoView({block: 'center'})")
    box = gap.bounding_box()

    page.mouse.move(box["x"] + 3, box["y"] + 3)

    expect(page.locator(NOTE)).to_contain_text("بلا رقم" if path == "/trade/" else "No data")


@pytest.mark.parametrize("path", TRADE)
def test_a_chart_is_one_stop_of_the_keyboard_and_arrows_go_through_it(open_page, path):
    page, _ = open_page(path)
    drawing, note = chart(page, "trade-annual"), page.locator(NOTE)
    page.keyboard.press("Tab")  # from now on focus is that of a keyboard

    drawing.focus()
    expect(note).to_contain_text("2010")
    page.keyboard.press("ArrowRight")
    expect(note).to_contain_text("2011")
    page.keyboard.press("End")
    expect(note).to_contain_text("2025")
    page.keyboard.press("Escape")
    expect(note).to_be_hidden()
    page.keyboard.press("Home")
    expect(note).to_contain_text("2010")
    page.keyboard.press("Tab")
    expect(note).to_be_hidden()
    assert not drawing.evaluate("node => node === document.activeElement")
    assert drawing.locator("[tabindex]").count() == 0


@pytest.mark.parametrize("path", TRADE)
def test_a_finger_near_a_mark_is_enough(open_page, path):
    page, _ = open_page(path, width=360, height=800, has_touch=True, is_mobile=True)
    mark = chart(page, "trade-annual").locator("[data-key='2023']")
    mark.scroll_into_view_if_needed()
    box = mark.bounding_box()

    page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] - 10)

    expect(page.locator(NOTE)).to_contain_text("240.11")
    place = page.locator(NOTE).bounding_box()
    assert place["x"] >= 0
    assert place["x"] + place["width"] <= 360


@pytest.mark.parametrize("path", TRADE)
def test_without_javascript_the_browser_shows_the_value(open_page, path):
    page, _ = open_page(path, java_script_enabled=False)
    mark = chart(page, "trade-annual").locator("[data-key='2023']")

    assert "240.11" in mark.locator("title").text_content()
    mark.hover(force=True)
    assert colour(page, "[data-key='2023']:hover", "stroke") == "rgb(29, 28, 26)"


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("path", TRADE)
def test_the_words_of_a_chart_begin_and_end_where_the_text_does(open_page, path, width):
    page, _ = open_page(path, width=width, height=800)
    frames = page.locator(".chart-figure").all()

    for frame in frames:
        text, drawing = frame.bounding_box(), frame.locator("svg.chart").bounding_box()
        edge = drawing["width"] * 16 / 640
        assert drawing["x"] + edge == pytest.approx(text["x"], abs=0.5)
        assert drawing["width"] - 2 * edge == pytest.approx(text["width"], abs=0.5)
        assert 0 <= drawing["x"] <= drawing["x"] + drawing["width"] <= width
    text = page.locator(".page-text > p").first.bounding_box()
    assert {frame.bounding_box()["x"] for frame in frames} == {text["x"]}
    assert page.evaluate("document.scrollingElement.scrollWidth - innerWidth") <= 0


@pytest.mark.parametrize("path", TRADE)
def test_source_and_title_of_a_chart_stand_once(open_page, path):
    page, _ = open_page(path)
    whole = page.locator(".chart-figure:has(svg[id^=chart-trade-annual-]), .chart-figure + div")
    seen = " ".join(one.inner_text() for one in whole.all()[:2])
    source, start = (
        ("المصدر:", "بلغت التجارة") if path == "/trade/" else ("Source:", "Trade reached")
    )

    assert seen.count(source) == 1
    assert seen.count(start) == 1


@pytest.mark.parametrize("path", TRADE)
def test_forced_colours_hold_for_charts_too(open_page, path):
    page, _ = open_page(path, forced_colors="active")

    ink, paper = colour(page, ".chart .f-ink"), colour(page, ".chart .f-paper")

    assert ink == colour(page, "article p", "color")
    assert paper != ink
