"""Colours, place in the text, what is folded, copies and footnotes: what small scripts do."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

STARTS = [pytest.param("/", id="ar"), pytest.param("/en/", id="en")]
DARK, LIGHT = "slate", "default"


def scheme(page):
    return page.locator("body").get_attribute("data-md-color-scheme")


@pytest.mark.parametrize("start", STARTS)
@pytest.mark.parametrize(("system", "other"), [("light", DARK), ("dark", LIGHT)])
def test_a_choice_of_colours_is_kept_on_the_next_page(open_page, start, system, other):
    page, troubles = open_page(f"{start}trade/", color_scheme=system)
    assert scheme(page) == {"light": LIGHT, "dark": DARK}[system]

    page.locator(".scheme-switch:visible").press("Enter")
    assert scheme(page) == other
    expect(page.locator(".scheme-switch:visible")).to_be_focused()
    page.goto(page.url.replace("trade/", "energy/"))

    assert scheme(page) == other
    assert troubles == []


def test_colours_follow_the_system_until_the_reader_chooses(open_page):
    page, _ = open_page("/trade/", color_scheme="light")

    page.emulate_media(color_scheme="dark")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", DARK)
    page.locator(".scheme-switch:visible").click()
    page.emulate_media(color_scheme="light")
    page.emulate_media(color_scheme="dark")

    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", LIGHT)
    papers = "nodes => nodes.map((node) => node.content)"
    assert set(page.locator("meta[name=theme-color]").evaluate_all(papers)) == {"#fcfbf8"}


@pytest.mark.parametrize("start", STARTS)
def test_list_and_address_follow_the_reader(open_page, start):
    page, troubles = open_page(f"{start}trade/")
    third = page.locator("article h2[id]").nth(2)
    name = third.get_attribute("id")

    third.evaluate("node => node.scrollIntoView()")

    listed = page.locator(".md-sidebar--secondary .md-nav__link--active")
    expect(listed).to_have_attribute("href", f"#{name}")
    expect(page).to_have_url(re.compile(rf"/trade/#{re.escape(name)}$"))
    expect(page.locator(".md-header__topic").nth(1)).to_have_css("opacity", "1")
    page.evaluate("scrollTo(0, 0)")
    expect(page).to_have_url(re.compile(r"/trade/$"))
    expect(listed).to_have_count(0)
    assert troubles == []


@pytest.mark.parametrize("start", STARTS)
def test_who_scrolls_up_is_offered_the_way_to_the_top(open_page, start):
    page, _ = open_page(f"{start}trade/", reduced_motion="reduce")
    button = page.locator(".md-top")
    expect(button).to_be_hidden()

    page.evaluate("scrollTo(0, 4000)")
    expect(page.locator(".md-header__title--active")).to_be_visible()
    expect(button).to_be_hidden()
    page.evaluate("scrollTo(0, 3800)")
    button.click()

    assert page.evaluate("scrollY") == 0
    expect(button).to_be_hidden()


@pytest.mark.parametrize("start", STARTS)
def test_what_is_folded_opens_for_its_address_and_for_paper(open_page, start):
    page, _ = open_page(f"{start}trade/")
    folded = page.locator("details:not([open])")
    many = folded.count()
    page.evaluate("document.querySelector('.cite-page p').id = 'inside'")

    page.evaluate("location.hash = 'inside'")
    expect(page.locator(".cite-page")).to_have_attribute("open", "")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(folded).to_have_count(0)
    page.evaluate("dispatchEvent(new Event('afterprint'))")

    expect(folded).to_have_count(many - 1)


@pytest.mark.parametrize(("start", "copied"), [("/", "نُسخ"), ("/en/", "Copied")])
def test_a_citation_is_copied(open_page, start, copied):
    page, troubles = open_page(f"{start}trade/", permissions=["clipboard-read", "clipboard-write"])
    page.locator(".cite-page summary").click()
    button = page.locator(".cite-page .copy-code")

    button.click()

    expect(button).to_have_text(copied)
    text = page.evaluate("navigator.clipboard.readText()")
    assert text == page.locator(".cite-page code").inner_text()
    assert text.startswith("@")
    assert troubles == []


def test_a_footnote_is_told_beside_its_mark_as_text(open_page, site):
    page, _ = open_page("/trade/")
    html = """<p><a class="footnote-ref" href="#fn:1">1</a></p><ol><li id="fn:1">
      <p>حاشية &lt;b&gt; <a class="footnote-backref" href="#">↩</a></p></li></ol>"""

    def with_note(route):
        response = route.fetch()
        first, mark, rest = response.text().partition('<div class="page-text')
        opening, end, text = rest.partition(">")
        route.fulfill(response=response, body=f"{first}{mark}{opening}{end}{html}{text}")

    page.route("**/trade/", with_note)
    page.goto(f"{site}/trade/")
    page.locator(".footnote-ref").hover()

    expect(page.locator(".figure-note p")).to_have_text("حاشية <b>")
    expect(page.locator(".figure-note a")).to_have_attribute("href", re.compile(r"#fn:1$"))
