"""How heavy the first view of a page is on a phone, and that nothing moves while it arrives.

The ceilings are in scripts/budgets.toml, as for `make publish-check`, which weighs every page.
"""

from __future__ import annotations

import gzip

import pytest
from playwright.sync_api import Response

from scripts.website.budgets import KB, read_budgets
from tests.support import ROOT

pytestmark = pytest.mark.browser

BUDGETS = read_budgets(ROOT)
KINDS = ("", "trade/", "energy/", "article/", "figures/", "sources/")
PACKED = (".woff2", ".png", ".jpg", ".webp")  # a server sends these as they are
CASES = [f"{prefix}{page}" for page in KINDS for prefix in ("", "en/")]
# Everything that shifts, with how far, before the reader has touched anything.
WATCH = """
  window.shifts = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const names = entry.sources.map(({ node }) => node?.className || node?.nodeName);
      window.shifts.push([entry.value, ...names]);
    }
  }).observe({ type: "layout-shift", buffered: true });
"""
BLOCKING = """() => performance.getEntriesByType("resource")
  .filter((one) => one.renderBlockingStatus === "blocking").map((one) => one.name)"""


@pytest.fixture
def first_view(browser, site):
    """Open a page with nothing cached: its kilobytes by kind, what blocks it, what shifted."""

    def look(path, **options):
        context = browser.new_context(viewport={"width": 360, "height": 740}, **options)
        page = context.new_page()
        page.add_init_script(WATCH)
        answers: list[Response] = []

        def keep(answer: Response) -> None:  # a function of our own: playwright leaves a mark on it
            answers.append(answer)

        page.on("response", keep)
        page.goto(f"{site}{path}", wait_until="networkidle")
        weights: dict[str, float] = {}
        for answer in answers:
            body = answer.body()
            packed = body if answer.url.endswith(PACKED) else gzip.compress(body, 9)
            kind = answer.request.resource_type
            weights[kind] = weights.get(kind, 0) + len(packed) / KB
        found = weights, page.evaluate(BLOCKING), page.evaluate("window.shifts")
        context.close()
        return found

    return look


@pytest.mark.parametrize("address", CASES)
def test_a_page_keeps_to_its_budget(first_view, address):
    weights, blocking, shifts = first_view(f"/{address}")

    grown = {kind: round(weight, 1) for kind, weight in weights.items()}
    assert sum(weights.values()) <= BUDGETS["first-view"].limit(address), grown
    assert weights["document"] <= BUDGETS["html"].limit(address), grown
    assert weights["font"] <= BUDGETS["fonts"].limit(address), grown
    assert [address.rpartition(".")[2] for address in blocking] == ["css"]
    assert round(sum(far for far, *_ in shifts), 2) == 0, shifts  # as Lighthouse rounds


def test_the_page_is_dark_before_any_script_has_run(browser, site):
    context = browser.new_context(color_scheme="dark", java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/trade/")
    style = "node => getComputedStyle(node).backgroundColor"

    assert page.locator("body").evaluate(style) == "rgb(21, 24, 27)"
    context.close()
