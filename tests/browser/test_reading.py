"""A reader opens the site in either language, on a phone or at a desk."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.support import ROOT

pytestmark = pytest.mark.browser

PAGES = sorted(
    "" if page.stem == "index" else f"{page.stem}/" for page in (ROOT / "docs/ar").glob("*.md")
)
KINDS = ("", "trade/", "figures/")
LANGUAGES = {"ar": ("/", "rtl"), "en": ("/en/", "ltr")}
EVERY = [
    pytest.param(language, name, id=f"{language}: {name or 'home'}")
    for language in LANGUAGES
    for name in PAGES
]


@pytest.mark.parametrize(("language", "name"), EVERY)
def test_a_page_opens_in_its_language_without_trouble_and_fits_a_phone(open_page, language, name):
    start, direction = LANGUAGES[language]
    page, troubles = open_page(f"{start}{name}", settled=True)

    expect(page.locator("html")).to_have_attribute("lang", language)
    expect(page.locator("html")).to_have_attribute("dir", direction)
    expect(page.locator("h1")).to_have_count(1)
    page.set_viewport_size({"width": 360, "height": 800})
    assert page.evaluate("document.scrollingElement.scrollWidth - window.innerWidth") <= 0
    assert troubles == []


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize(("language", "other"), [("ar", "en"), ("en", "ar")])
def test_the_switch_leads_to_the_twin(open_page, language, other, name):
    page, troubles = open_page(f"{LANGUAGES[language][0]}{name}")

    page.locator(f".md-header a[hreflang={other}]").click()

    expect(page).to_have_url(re.compile(rf"/mizan{LANGUAGES[other][0]}{name}$"))
    expect(page.locator("html")).to_have_attribute("lang", other)
    assert troubles == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_switch_keeps_the_section(open_page, language):
    other = "en" if language == "ar" else "ar"
    page, _ = open_page(f"{LANGUAGES[language][0]}trade/#balance")

    page.locator(f".md-header a[hreflang={other}]").click()

    expect(page).to_have_url(re.compile(rf"/mizan{LANGUAGES[other][0]}trade/#balance$"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_number_leads_to_its_entry_in_the_ledger(open_page, language):
    page, troubles = open_page(f"{LANGUAGES[language][0]}trade/")
    number = page.locator("article a[href$='figures/#trade-2023']").first

    assert number.get_attribute("title")
    number.click()

    expect(page).to_have_url(re.compile(rf"/mizan{LANGUAGES[language][0]}figures/#trade-2023$"))
    expect(page.locator("#trade-2023")).to_be_in_viewport()
    assert troubles == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_says_how_far_the_data_reach(open_page, language):
    page, _ = open_page(LANGUAGES[language][0])
    words = {"ar": "أبريل 2026", "en": "April 2026"}[language]

    expect(page.get_by_text(words).first).to_be_visible()


@pytest.mark.parametrize("size", [(360, 740), (1280, 800)], ids=["phone", "desk"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_screen_of_the_home_page_has_headline_figures(open_page, language, size):
    page, _ = open_page(LANGUAGES[language][0], *size)

    numbers = page.locator(".cards li > p:first-child a.figure").all()
    ends = [box["y"] + box["height"] for box in (one.bounding_box() for one in numbers)]

    assert sum(end <= size[1] for end in ends) >= 2


@pytest.mark.parametrize("name", ["", "trade/", "energy/"])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [320, 360])
def test_no_line_ends_between_a_number_and_its_unit(open_page, language, name, width):
    page, _ = open_page(f"{LANGUAGES[language][0]}{name}", width, 800)

    torn, outside = page.evaluate("""() => {
        const all = [...document.querySelectorAll(".page-text a.figure:not(.long)")];
        const elsewhere = ".cards li > p:first-child, details:not([open])";
        const seen = all.filter(link => !link.closest(elsewhere));
        const lines = link => new Set([...link.getClientRects()].map(box => box.bottom)).size;
        const fits = link => {
            const box = link.getBoundingClientRect();
            const room = link.closest("p, li, td, h2, h3").getBoundingClientRect();
            return box.left >= room.left - 1 && box.right <= room.right + 1;
        };
        const words = link => link.textContent;
        return [
            seen.filter(link => lines(link) > 1).map(words),
            seen.filter(link => !fits(link)).map(words),
        ];
    }""")

    assert torn == []
    assert outside == []


@pytest.mark.parametrize("width", [960, 1280, 1700])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_line_of_text_has_at_most_75_letters_at_a_desk(open_page, language, width):
    page, _ = open_page(f"{LANGUAGES[language][0]}trade/", width, 800)
    page.evaluate("document.fonts.ready.then(() => true)")

    longest = page.evaluate("""() => {
        const long = [...document.querySelectorAll(".page-text > p")]
            .filter(one => one.textContent.length > 300);
        const letters = new Map();
        for (const [index, one] of long.slice(0, 6).entries()) {
            const walker = document.createTreeWalker(one, NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) for (let at = 0; at < walker.currentNode.length; at += 1) {
                const range = document.createRange();
                range.setStart(walker.currentNode, at);
                range.setEnd(walker.currentNode, at + 1);
                const box = range.getBoundingClientRect();
                const line = `${index} ${Math.round((box.top + box.bottom) / 40)}`;
                letters.set(line, (letters.get(line) ?? 0) + 1);
            }
        }
        return Math.max(...letters.values());
    }""")

    assert 55 <= longest <= 75
    assert page.evaluate("document.scrollingElement.scrollWidth - innerWidth") <= 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_contents_text_and_tables_share_the_room_of_a_desk(open_page, language):
    page, _ = open_page(f"{LANGUAGES[language][0]}article/", 1280, 800)

    contents = page.locator(".md-sidebar--secondary").bounding_box()
    text = page.locator(".page-text > p").first.bounding_box()
    tables = [one.bounding_box() for one in page.locator(".page-text > .table-box").all()]

    before = contents["x"] < text["x"] if language == "en" else contents["x"] > text["x"]
    assert before
    assert max(box["width"] for box in tables) > text["width"] + 100
    narrow = page.locator(".data-table table, .figure-notes table").first
    assert narrow.evaluate("one => one.offsetWidth < one.parentElement.clientWidth / 2")


def test_a_sign_stays_on_the_left_of_its_number_in_arabic(open_page):
    page, _ = open_page("/figures/")
    token = page.locator("article bdi", has_text="−6.9%").first

    places = token.evaluate("""node => {
        const text = document.createTreeWalker(node, NodeFilter.SHOW_TEXT).nextNode();
        const left = index => {
            const range = document.createRange();
            range.setStart(text, index);
            range.setEnd(text, index + 1);
            return range.getBoundingClientRect().left;
        };
        return Array.from(text.data, (_, index) => left(index));
    }""")

    assert places == sorted(places)


@pytest.mark.parametrize("path", ["/missing/", "/en/missing/"])
def test_a_missing_page_is_told_in_both_languages(open_page, path):
    page, _ = open_page(path)

    expect(page.locator("html")).to_have_attribute("lang", "ar")
    expect(page.locator("[lang=en]").first).to_be_visible()
