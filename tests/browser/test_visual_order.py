"""Numbers are read in Arabic in the order in which they are written: compared in Chromium.

Every spelling stands behind an Arabic word, where right-to-left order would move its signs, in
prose, in a table, in a caption, in the text of a drawing and in a title.
"""

from __future__ import annotations

import html

import markdown
import pytest

from scripts.extensions.figure_links import FigureLinks
from scripts.ledger.languages import read_languages
from scripts.render.charts.text import shown
from tests.support import ROOT

pytestmark = pytest.mark.browser

SPELLINGS = (
    *("26%", "+26%", "−2.1%", "-2.1%", "+4.1", "-3", "−0.5", "±0.1", "≈7.99", "1.5‰", "(26%)"),
    *("(−2.1%)", "240–245", "240-245", "5–7%", "50%-60%", "0.5%–1.5%", "2023-2024", "2019–2023"),
    *("2024-05-16", "16/5/2024", "2026-04", "14:30", "20/30", "1/3", "12\u00a0000", "1,234,567"),
    *(
        "$240",
        "240$",
        "$240.5",
        "−$2.5",
        "-$2.5",
        "US$240",
        "€1.5",
        "£3",
        "¥500",
        "₽90",
        "$240–245",
    ),
    *("240 USD", "38 bcm", "240 b/d", "12.5 mb/d", "2.5 km/h", "5°C", "5 °C", "-5°C", "3.11.7"),
    *("+7 495 123-45-67", "COVID-19", "Su-57", "G20", "S&P 500", "Q3 2024", "3×10"),
)
# Where a particle touches the number, only the number is set apart.
ATTACHED = ("بـ+26%", "و−2.1%", "الـ43", "لـ$240", "و2019–2023")
PLACES = ("prose", "cell", "lone cell", "caption", "drawing", "title")
# Python-Markdown makes a plain blank of one that does not break, but only in a title.
CASES = [
    pytest.param(place, spelling, id=f"{spelling} in the {place}")
    for spelling in SPELLINGS
    for place in PLACES
    if (place, spelling) != ("title", "12\u00a0000")
]
(ARABIC, _) = read_languages(ROOT)

# For each element: the horizontal place of every character of its spelling, from left to right.
MEASURE = """
() => {
  const hidden = /[\\u200e\\u200f\\u061c\\u2066-\\u2069]/
  const places = {}
  for (const element of document.querySelectorAll("[data-spelling]")) {
    const characters = []
    const drawn = element.querySelector("text")
    if (drawn) {
      const text = drawn.textContent
      for (let at = 0; at < text.length; at++)
        if (!hidden.test(text[at])) characters.push([text[at], drawn.getExtentOfChar(at).x])
    } else {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
      while (walker.nextNode()) {
        const node = walker.currentNode
        for (let at = 0; at < node.length; at++) {
          if (hidden.test(node.data[at])) continue
          const range = document.createRange()
          range.setStart(node, at)
          range.setEnd(node, at + 1)
          characters.push([node.data[at], range.getBoundingClientRect().left])
        }
      }
    }
    const spelling = element.dataset.spelling
    const start = characters.map(([one]) => one).join("").indexOf(spelling)
    places[element.dataset.place] = start < 0 ? null : characters
      .slice(start, start + spelling.length)
      .filter(([one]) => one.trim())
      .map(([, left]) => left)
  }
  return places
}
"""


def converted(text):
    return markdown.markdown(
        text, extensions=["attr_list", "tables", "md_in_html", FigureLinks(language="ar")]
    )


def element(place, spelling, content):
    """What is measured: in brackets, which right-to-left order mirrors, the number alone."""
    value = html.escape(spelling.strip("()"))
    return f'<div data-place="{place} {spelling}" data-spelling="{value}">{content}</div>'


def places_of(spelling):
    """The spelling in every place, as the build makes it."""
    sentence = f"بلغ {spelling} هنا"
    yield element("prose", spelling, converted(sentence))
    yield element("cell", spelling, converted(f"| أ | ب |\n|---|---|\n| {sentence} | ج |"))
    yield element("lone cell", spelling, converted(f"| أ | ب |\n|---|---|\n| ج | {spelling} |"))
    caption = f"<figure markdown>\n<figcaption markdown>{sentence}</figcaption>\n</figure>"
    yield element("caption", spelling, converted(caption))
    drawn = html.escape(shown(sentence, ARABIC))
    drawing = f'<svg width="400" height="30"><text y="20" direction="ltr">{drawn}</text></svg>'
    yield element("drawing", spelling, drawing)
    title = converted(f'[رابط](a.md "{sentence}")').partition('title="')[2].partition('"')[0]
    yield element("title", spelling, title)


@pytest.fixture(scope="module")
def measured(browser):
    body = "".join(one for spelling in SPELLINGS for one in places_of(spelling))
    page = browser.new_page()
    page.set_content(f'<!doctype html><html lang="ar" dir="rtl"><meta charset="utf-8">{body}')
    result = page.evaluate(MEASURE)
    page.close()
    return result


def test_a_particle_stays_joined_to_nothing_but_its_own_stroke():
    for text in ATTACHED:
        particle = text.rstrip("+-−–$%.0123456789")
        number = text.removeprefix(particle)
        plain = number.isdigit()

        made = converted(f"بلغ {text} هنا")

        assert f"بلغ {particle}{number if plain else f'<bdi>{number}</bdi>'} هنا" in made


@pytest.mark.parametrize(("place", "spelling"), CASES)
def test_a_number_runs_from_left_to_right_as_it_is_written(measured, place, spelling):
    lefts = measured[f"{place} {spelling}"]

    assert lefts, "the spelling was not found"
    assert lefts == sorted(lefts)
