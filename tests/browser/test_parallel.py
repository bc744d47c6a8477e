"""Both languages side by side: aligned, shareable, and a plain link without a script."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

SIDES = [
    pytest.param("/money/", "ar", "en", id="Arabic first"),
    pytest.param("/en/money/", "en", "ar", id="English first"),
]
ROWS = """() => [...document.querySelectorAll('.parallel-row')].map(row => {
  const [own, twin] = row.children;
  const box = element => element.getBoundingClientRect();
  return {
    count: row.children.length,
    lang: twin?.lang,
    same: own.tagName === twin?.firstElementChild?.tagName,
    right: box(own).left > box(twin).left,
    below: box(twin).top >= box(own).bottom - 1,
  };
})"""


def rows(page):
    page.wait_for_selector(".parallel-row")
    return page.evaluate(ROWS)


@pytest.mark.parametrize(("path", "own", "other"), SIDES)
def test_every_block_stands_beside_its_twin(open_page, path, own, other):
    page, troubles = open_page(path, width=1280)

    page.locator(".parallel-button").click()
    found = rows(page)

    assert len(found) > 20
    assert all(row["count"] == 2 and row["same"] and row["lang"] == other for row in found)
    assert {row["right"] for row in found} == {own == "ar"}
    assert "?parallel" in page.url
    assert troubles == []
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)")
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(("path", "own", "other"), SIDES)
def test_on_a_phone_a_block_stands_under_its_twin(open_page, path, own, other):
    page, _ = open_page(f"{path}?parallel", width=360, height=800)

    found = rows(page)

    assert {own, other} == {"ar", "en"}
    assert all(row["below"] for row in found)
    assert page.evaluate("document.scrollingElement.scrollWidth - innerWidth") <= 0


def test_a_shared_address_opens_the_view_at_its_section(open_page):
    page, _ = open_page("/money/?parallel#payments-2024", width=1280, height=800)
    rows(page)
    section = page.evaluate("document.querySelector('h2[id]').id")

    page, _ = open_page(f"/money/?parallel#{section}", width=1280, height=800)
    rows(page)
    page.wait_for_timeout(300)

    expect(page.locator(".parallel-button")).to_have_attribute("aria-pressed", "true")
    assert page.locator(f"#{section}").bounding_box()["y"] < 400


def test_closing_gives_the_page_back_as_it_was(open_page):
    page, _ = open_page("/money/", width=1280)
    before = page.locator(".page-text").evaluate("element => element.children.length")
    button = page.locator(".parallel-button")
    button.focus()
    page.keyboard.press("Enter")
    rows(page)

    button.click()

    assert page.locator(".page-text").evaluate("element => element.children.length") == before
    assert "parallel" not in page.url


def test_the_switch_keeps_the_view(open_page):
    page, _ = open_page("/money/?parallel", width=1280)
    rows(page)

    page.locator(".language-switch").click()

    expect(page).to_have_url(re.compile(r"/en/money/\?parallel"))
    rows(page)


def test_links_of_the_twin_lead_where_they_lead_there(open_page):
    page, _ = open_page("/money/?parallel", width=1280)
    rows(page)

    links = page.evaluate(
        "[...document.querySelectorAll('.parallel-twin a.figure')].map(a => a.href)"
    )

    assert links
    assert all("/en/figures/#" in link for link in links)


def test_without_a_script_the_control_is_a_link_to_the_twin(browser, site):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/money/")

    page.locator(".parallel-link").click()

    assert page.url.endswith("/en/money/")
    context.close()
