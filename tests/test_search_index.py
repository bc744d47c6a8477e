"""What search reads of a page, and the forms by which a thing is found."""

from __future__ import annotations

import json

import pytest

from scripts.core.errors import CannotRunError
from scripts.ledger.ledger import read_ledger
from scripts.website.search_index import as_json, known_forms, search_page
from tests.support import ROOT


def read(html, name="trade", language="en", **more):
    return search_page(
        html, url=f"{name}/", name=name, title="Trade", language=language, **more
    ).sections


def content(pages, forms=()):
    return json.loads(as_json(pages, forms))


def test_the_text_is_kept_by_section_and_the_description_opens_it():
    html = (
        '<h1 id="_1">Trade</h1><p>It rose to <a href="#x"><bdi>240</bdi> billion</a>.</p>'
        '<h2 id="oil">Oil<a class="headerlink" href="#oil">#</a></h2>'
        '<div><p>Crude &amp; gas.</p><h3 id="lng" class="x">LNG</h3></div><p>Cold.</p>'
    )

    assert read(html, description="How much.") == (
        ("", "", "How much. It rose to 240 billion."),
        ("oil", "Oil", "Crude & gas."),
        ("lng", "LNG", "Cold."),
    )


def test_what_says_nothing_of_its_own_is_left_out():
    html = (
        '<p class="key-points-label">Key points</p>'
        "<p>Text\u2069.</p><svg><title>drawn</title></svg><script>run()</script>"
        '<div class="figure-notes"><p>Source</p></div><sup class="footnote-ref">1</sup>'
    )

    assert read(html) == (("", "", "Text."),)


@pytest.mark.parametrize(
    ("name", "text"),
    [("figures", "240 bn"), ("people", "240 bn TASS Русский")],
    ids=["a list with long entries", "a list with short ones"],
)
def test_of_a_ledger_entry_its_heading_and_paragraphs_are_read(name, text):
    html = '<h3 id="t">Trade</h3><p>240 bn</p><ul><li>TASS</li></ul><p lang="ru">Русский</p>'

    assert read(html, name=name)[1] == ("t", "Trade", text)


def test_lists_are_told_from_pages_that_explain():
    pages = [
        search_page("<p>x</p>", url=f"{name}/", name=name, title=name, language="en")
        for name in ("energy", "glossary")
    ]

    assert [page["list"] for page in content(pages)["pages"]] == [False, True]


def test_a_page_without_words_is_no_page_to_find():
    page = search_page("<svg></svg>", url="x/", name="x", title="x", language="en")

    assert content([page])["pages"] == []


def test_a_thing_with_one_form_needs_no_entry():
    assert content([], [("ونتشو", "ونجو"), ("Xi",)])["forms"] == [["ونتشو", "ونجو"]]


def test_names_terms_and_synonyms_of_the_site_are_forms():
    groups = list(known_forms(read_ledger(ROOT)))

    assert any({"ونتشو", "ونجو", "Wenzhou"} <= set(group) for group in groups)
    assert any({"مصرف", "بنك", "bank"} <= set(group) for group in groups)
    assert any({"dual-use goods", "dual-use items"} <= set(group) for group in groups)


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ('words.ar = ["سيارة"]', "car: one word is no synonym"),
        ('words.ar = "سيارة"', "car: words.ar is not a list of texts"),
        ('words.fr = ["auto", "voiture"]', "car: words.fr is not a language of this site"),
    ],
)
def test_a_fault_in_the_synonyms_is_named_with_its_line(tiny, entry, message):
    (tiny / "docs/data/synonyms.toml").write_text(f"# x\n[car]\n{entry}\n", encoding="utf-8")

    with pytest.raises(CannotRunError) as error:
        read_ledger(tiny)

    found = error.value.findings
    assert [(one.path, one.message) for one in found] == [("docs/data/synonyms.toml", message)]
    assert found[0].line in {2, 3}
