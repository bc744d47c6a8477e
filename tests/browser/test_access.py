"""Nobody is kept out: axe, the keyboard, small windows, forced colours, no script, valid HTML.

By default a page of every kind; `--every-page` tries all of them (an hour, on a slow machine).
"""

from __future__ import annotations

from pathlib import Path

import html5lib
import pytest
from axe_playwright_python.base import AXE_FILE_PATH
from playwright.sync_api import expect

from tests.support import ROOT

pytestmark = pytest.mark.browser

AXE = Path(AXE_FILE_PATH).read_text(encoding="utf-8")
RUN = """async ([within, runOnly]) => {
  const { violations } = await axe.run(within, { runOnly, resultTypes: ["violations"] });
  const told = (id) => ({ html, target }) => `${id}: ${html.slice(0, 120)} (${target})`;
  return violations.flatMap(({ id, nodes }) => nodes.map(told(id)));
}"""
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}  # dark differs
KINDS = ("", "trade/", "people/", "corrections/")
EVERY = sorted(
    "" if page.stem == "index" else f"{page.stem}/" for page in (ROOT / "docs/ar").glob("*.md")
)
PHONE, DESK = 360, 1280
HANDLE = ".drawer-button"
PHONES = [pytest.param("/", id="ar"), pytest.param("/en/", id="en")]


def pytest_generate_tests(metafunc):
    if "any_page" in metafunc.fixturenames:
        every = metafunc.config.getoption("--every-page")
        names = EVERY if every else KINDS
        paths = [f"/{prefix}{name}" for name in names for prefix in ("", "en/")]
        metafunc.parametrize("any_page", [*paths, "/no-such-page/"])


def barriers(page, within, scheme):
    return page.evaluate(RUN, [within, TAGS if scheme == "light" else COLOURS])


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [PHONE, DESK])
def test_axe_finds_nothing(open_page, any_page, width, scheme):
    page, _ = open_page(any_page, width=width, color_scheme=scheme, reduced_motion="reduce")
    page.evaluate(AXE)
    page.locator("article details:not([open]) > summary").evaluate_all(
        "all => all.forEach(one => one.click())"
    )
    number = page.locator(".md-typeset a.figure").first
    if number.count():
        number.focus()
    page.evaluate("scrollTo(0, 0)")  # where the header covers nothing
    found = {"notes and details open": barriers(page, "html", scheme)}
    if width == PHONE:
        page.locator(HANDLE).press("Enter")
        expect(page.locator(HANDLE)).to_have_attribute("aria-expanded", "true")
        found["menu open"] = barriers(page, ".md-sidebar--primary", scheme)
    else:
        page.locator(".search-open").click()
        expect(page.locator("dialog.search")).to_be_visible()
        found["search open"] = barriers(page, "dialog.search", scheme)

    assert {state: what for state, what in found.items() if what} == {}


@pytest.mark.parametrize("start", PHONES)
def test_the_menu_of_a_phone_opens_and_closes_by_keyboard(open_page, start):
    page, _ = open_page(f"{start}trade/", width=PHONE)
    drawer = page.locator(HANDLE)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")

    expect(drawer).to_be_focused()
    expect(drawer).to_have_accessible_name("القائمة" if start == "/" else "Menu")
    page.keyboard.press("Enter")
    expect(drawer).to_have_attribute("aria-expanded", "true")
    link = page.locator(".md-sidebar--primary a[href$='energy/']")
    expect(link).to_be_in_viewport()
    for _ in range(30):
        if link.evaluate("node => node === document.activeElement"):
            break
        page.keyboard.press("Tab")
    expect(link).to_be_focused()
    page.keyboard.press("Escape")
    expect(drawer).to_have_attribute("aria-expanded", "false")
    expect(drawer).to_be_focused()


@pytest.mark.parametrize("start", PHONES)
def test_what_the_closed_menu_holds_is_not_reached_by_tab(open_page, start):
    page, _ = open_page(f"{start}trade/", width=PHONE)

    for _ in range(15):
        page.keyboard.press("Tab")
        assert page.evaluate("!document.activeElement.closest('.md-sidebar--primary')")


@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("start", PHONES)
def test_what_has_the_focus_can_be_seen(open_page, start, width):
    page, _ = open_page(f"{start}trade/", width=width)
    seen = """() => {
      const node = document.activeElement;
      const style = getComputedStyle(node);
      const box = node.getBoundingClientRect();
      const seen = [style.outlineStyle !== "none", box.width > 0 && box.bottom > 0];
      return [...seen, node.outerHTML.slice(0, 90)];
    }"""

    for _ in range(25):
        page.keyboard.press("Tab")
        assert page.evaluate(seen)[:2] == [True, True], page.evaluate(seen)[2]


def test_nothing_is_wider_than_a_window_at_400_percent(open_page, any_page):
    page, _ = open_page(any_page, width=320, height=256)

    assert page.evaluate("document.scrollingElement.scrollWidth") <= 320


def test_whatever_is_no_part_of_a_sentence_is_large_enough_for_a_finger(open_page, any_page):
    page, _ = open_page(any_page, width=PHONE)
    hosts = "a, button, summary, input, label"
    small = """(hosts) => [...document.querySelectorAll(hosts)].filter((node) => {
      const box = node.getBoundingClientRect();
      const shown = node.checkVisibility({ visibilityProperty: true, opacityProperty: true });
      const apart = getComputedStyle(node).display !== "inline";
      return shown && apart && box.width > 1 && (box.width < 24 || box.height < 24);
    }).map((node) => node.outerHTML.slice(0, 120))"""

    assert page.evaluate(small, hosts) == []


def test_who_wants_no_motion_gets_none(open_page):
    page, _ = open_page("/trade/", width=PHONE, reduced_motion="reduce")
    moving = """() => [...document.querySelectorAll("*")].filter((node) =>
      /[1-9]/.test(getComputedStyle(node).transitionDuration)).length"""

    assert page.evaluate(moving) == 0


def test_forced_colours_keep_numbers_and_notes_apart_from_the_text(open_page):
    page, _ = open_page("/trade/", forced_colors="active")
    number = page.locator(".md-typeset a.figure").first
    number.hover()

    assert "underline" in number.evaluate("node => getComputedStyle(node).textDecorationLine")
    border = "node => getComputedStyle(node).borderTopWidth"
    assert page.locator(".figure-note:has(p)").evaluate(border) == "1px"


@pytest.mark.parametrize("start", PHONES)
def test_without_a_script_everything_can_be_read_and_reached(open_page, start):
    page, _ = open_page(f"{start}trade/", width=PHONE, java_script_enabled=False)

    expect(page.locator("article h1")).to_be_visible()
    page.locator(".site-map a[href$='money/']").scroll_into_view_if_needed()
    expect(page.locator(".site-map a[href$='money/']")).to_be_visible()
    page.locator(".md-header label[for=__drawer]").click()
    page.locator(".md-sidebar--primary a[href$='energy/']").click()
    assert page.url.endswith("energy/")


def test_the_pages_are_valid_html(site_folder):
    faults = []
    for path in sorted(site_folder.rglob("*.html")):
        parser = html5lib.HTMLParser()
        parser.parse(path.read_text(encoding="utf-8"))
        name = path.relative_to(site_folder)
        faults += [f"{name}:{place[0]}: {code} {data}" for place, code, data in parser.errors]

    assert faults == []
