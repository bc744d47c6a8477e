"""How pages look, beside pictures that were looked at: home, explainer, ledger, in both languages.

Their words are frozen in golden/*.html, so that an edited sentence changes nothing here; frame and
styles are those of the site. `--update-golden` takes words and pictures anew: look at them before
they are committed. Pictures are compared in the browser, at half size and with some tolerance,
since fonts are drawn a little differently from one machine to the next.
"""

from __future__ import annotations

import base64
import os
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser

GOLDEN = Path(__file__).with_name("golden")
PAGES = {"home": "", "explainer": "trade/", "ledger": "figures/"}
LANGUAGES = {"ar": "", "en": "en/"}
SIZES = {360: 2000, 1280: 1600}
SHADE = 60  # of 255: how far a pixel may be off before it counts
SHARE = 0.006  # of all pixels may count
CASES = [
    (name, language, width, scheme)
    for name in PAGES
    for language in LANGUAGES
    for width in SIZES
    for scheme in ("light", "dark")
]
# The head of the page, then the first block of every kind, shortened: what a page looks like.
EXCERPT = """() => {
  const blocks = ["key-points", "cards", "data-table", "explainers", "figure-notes"];
  const kinds = new Set([...blocks, "chart", "H2", "H3", "P", "UL"]);
  const text = document.querySelector(".page-text");
  for (const block of [...text.children]) {
    const drawn = block.querySelector(":scope > svg, :scope > img");
    const kind = drawn ? "chart" : block.classList[0] ?? block.tagName;
    if (!kinds.delete(kind)) block.remove();
  }
  const rest = ".key-points li:nth-child(n+3), .explainers li:nth-child(n+4), tr:nth-child(n+5)";
  text.querySelectorAll(rest).forEach((node) => node.remove());
  const foot = document.querySelectorAll("article > :not(.page-head, .page-text)");
  foot.forEach((node) => node.remove());
  return document.querySelector("article").innerHTML;
}"""
# What changes with the day or with other pages, and a face that is the system's. (No style sheet:
# the page's policy would refuse it.)
HIDE = """() => {
  const selector = ".md-sidebar--secondary, .edition, .language-switch:lang(ar), .site-map, "
    + ".md-footer__inner";
  for (const node of document.querySelectorAll(selector)) node.style.visibility = "hidden";
  for (const node of document.querySelectorAll(".section-pages")) node.style.display = "none";
}"""
COMPARE = """async ([one, other, shade]) => {
  const pixels = async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const drawing = canvas.getContext("2d");
    drawing.drawImage(image, 0, 0);
    return drawing.getImageData(0, 0, image.width, image.height);
  };
  const [a, b] = [await pixels(one), await pixels(other)];
  if (a.width !== b.width || a.height !== b.height) return 1;
  let off = 0;
  for (let at = 0; at < a.data.length; at += 4) {
    const far = [0, 1, 2].map((part) => Math.abs(a.data[at + part] - b.data[at + part]));
    if (Math.max(...far) > shade) off += 1;
  }
  return off / (a.data.length / 4);
}"""


@pytest.fixture(scope="module")
def canvas(browser):
    page = browser.new_page()
    yield page
    page.close()


def words(page, file, *, update):
    """Put the frozen words of the page in, or freeze those it has."""
    if update:
        text = page.evaluate(EXCERPT)
        file.write_text(text.strip() + "\n", encoding="utf-8")
    frozen = file.read_text(encoding="utf-8")
    page.evaluate("html => { document.querySelector('article').innerHTML = html; }", frozen)


@pytest.mark.parametrize(("name", "language", "width", "scheme"), CASES)
def test_a_page_looks_as_it_did(
    browser, site, canvas, request, tmp_path, name, language, width, scheme
):
    update = request.config.getoption("--update-golden")
    if update and os.environ.get("CI"):
        pytest.fail("golden files are not rewritten in CI")
    size = {"width": width, "height": SIZES[width]}
    context = browser.new_context(
        viewport=size, device_scale_factor=0.5, color_scheme=scheme, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(f"{site}/{LANGUAGES[language]}{PAGES[name]}")
    page.evaluate("document.fonts.ready.then(() => true)")
    page.reload()  # fonts that came too late are for the second page
    first = (width, scheme) == (360, "light")
    words(page, GOLDEN / f"{name}.{language}.html", update=update and first)
    page.evaluate(HIDE)
    taken = page.screenshot(animations="disabled")
    context.close()

    file = GOLDEN / f"{name}.{language}.{width}.{scheme}.png"
    if update:
        file.write_bytes(taken)
    pictures = [base64.b64encode(one).decode() for one in (taken, file.read_bytes())]
    off = canvas.evaluate(COMPARE, [*pictures, SHADE])
    if off > SHARE:
        (tmp_path / file.name).write_bytes(taken)

    assert off <= SHARE, f"{off:.1%} of {file.name} is not as it was; see {tmp_path / file.name}"
