"""A number answers: label, period, source, the day it was checked, and a link to its entry."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

NOTE = ".figure-note:has(p)"
NUMBER = ".page-text a.figure[href$='#trade-2024']"
PAGES = [
    pytest.param("/trade/", ["تجارة السلع", "2024", "الجمارك الصينية", "تاريخ التحقق:"], id="ar"),
    pytest.param("/en/trade/", ["Goods trade", "2024", "Chinese customs", "Checked:"], id="en"),
]


@pytest.mark.parametrize(("path", "words"), PAGES)
@pytest.mark.parametrize("how", ["hover", "focus"])
def test_pointer_and_keyboard_are_told_who_says_so(open_page, path, words, how):
    page, troubles = open_page(path)
    number = page.locator(NUMBER).first
    getattr(number, how)()
    note = page.locator(NOTE)

    for word in words:
        expect(note).to_contain_text(word)
    expect(note.locator("a")).to_have_attribute("href", number.evaluate("node => node.href"))
    expect(number).to_have_accessible_description(note.locator("p").inner_text().replace("\n", " "))
    page.keyboard.press("Escape")
    expect(note).to_have_count(0)
    assert troubles == []


@pytest.mark.parametrize(("path", "words"), PAGES)
def test_the_first_tap_shows_the_note_and_the_second_follows_the_number(open_page, path, words):
    page, _ = open_page(path, width=360, has_touch=True)
    number = page.locator(NUMBER).first

    number.tap()
    expect(page.locator(NOTE)).to_contain_text(words[0])
    assert page.url.endswith(path)
    number.tap()
    page.wait_for_url("**/figures/#trade-2024")


@pytest.mark.parametrize("path", ["/trade/", "/en/trade/"])
def test_the_link_in_the_note_leads_to_the_entry(open_page, path):
    page, _ = open_page(path, width=360, has_touch=True)
    page.locator(NUMBER).first.tap()

    box = page.locator(NOTE).bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    page.locator(f"{NOTE} a").tap()
    page.wait_for_url("**/figures/#trade-2024")


def test_a_tap_elsewhere_puts_the_note_away(open_page):
    page, _ = open_page("/trade/", width=360, has_touch=True)
    page.locator(NUMBER).first.tap()
    expect(page.locator(NOTE)).to_have_count(1)

    page.locator("article h1").tap()

    expect(page.locator(NOTE)).to_have_count(0)


def test_the_pointer_may_rest_on_the_note(open_page):
    page, _ = open_page("/trade/")
    page.locator(NUMBER).first.hover()

    page.locator(f"{NOTE} a").hover()
    page.wait_for_function("new Promise((done) => setTimeout(done, 400, true))")

    expect(page.locator(NOTE)).to_have_count(1)


def test_words_of_the_ledger_never_become_markup(open_page):
    page, troubles = open_page("/trade/")
    number = page.locator(NUMBER).first
    number.evaluate("node => { node.title = '<img src=x onerror=alert(1)> · <b>2024</b>'; }")
    number.hover()

    expect(page.locator(NOTE)).to_contain_text("<img src=x onerror=alert(1)>")
    expect(page.locator(f"{NOTE} :is(img, b)")).to_have_count(0)
    assert troubles == []


def test_without_a_script_a_number_is_a_link_with_a_title(open_page):
    page, _ = open_page("/trade/", java_script_enabled=False)
    number = page.locator(NUMBER).first

    assert "تاريخ التحقق" in number.get_attribute("title")
    number.click()
    assert page.url.endswith("/figures/#trade-2024")


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/trade/", "كلها بمصادر · لا رقم تأخرت مراجعته"),
        ("/en/trade/", "all sourced · none overdue"),
    ],
)
def test_the_page_says_how_far_it_can_be_trusted(open_page, path, words):
    page, _ = open_page(path)
    line = page.locator(".trust-line")

    expect(line).to_contain_text(words)
    count = page.locator(".page-text a.figure").count()
    assert int(line.inner_text().split()[0]) > count / 2
    line.locator("a").click()
    page.wait_for_url("**/status/")
