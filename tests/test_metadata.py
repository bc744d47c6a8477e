"""What a page says of itself to programs, to those who cite it and to those who follow it."""

from __future__ import annotations

import json
from xml.etree import ElementTree as ET

from scripts.ledger.languages import read_languages
from scripts.pages.tree import read_tree
from scripts.render.cards import card, card_path, orphan_cards, stale_cards
from scripts.website.metadata import About, Entry, bibtex, citation, feed, structured
from scripts.website.navigation import nav_without
from scripts.website.publishing import Change, Moment, PageNotes
from tests.support import ROOT

ABOUT = About(
    name="trade",
    language="en",
    title="Trade & </script><b>“100%”</b>",
    description="Who sells what.",
    url="https://example.org/mizan/en/trade/",
    site="Mizan",
    site_url="https://example.org/mizan/",
    authors="Mizan contributors",
    image="https://example.org/mizan/assets/cards/trade.en.png",
)
NOTES = PageNotes(
    reviewed=Moment("2026-11-24", "24 November 2026"),
    next_review=None,
    changes=(
        Change(Moment("2026-11-25", "25 November 2026"), "More."),
        Change(Moment("2026-11-01", "1 November 2026"), "First."),
    ),
)
ATOM = "{http://www.w3.org/2005/Atom}"


def test_search_engines_get_an_article_that_cannot_end_its_script():
    text = structured(ABOUT, NOTES)

    assert "<" not in text
    document = json.loads(text)
    assert document["@type"] == "Article"
    assert document["headline"] == ABOUT.title
    assert (document["datePublished"], document["dateModified"]) == ("2026-11-01", "2026-11-24")
    assert document["inLanguage"] == "en"


def test_a_page_of_data_is_a_dataset_with_its_downloads():
    document = json.loads(
        structured(
            ABOUT, NOTES, ["https://example.org/ledger.csv", "https://example.org/ledger.json"]
        )
    )

    assert document["@type"] == "Dataset"
    assert [one["encodingFormat"] for one in document["distribution"]] == [
        "text/csv",
        "application/json",
    ]


def test_bibtex_keeps_what_it_would_take_for_commands():
    text = bibtex(ABOUT, NOTES)

    assert text.startswith("@misc{mizan-trade-en-2026,\n")
    assert "title = {Trade \\& </script><b>“100\\%”</b>}" in text


def test_a_citation_names_the_day_of_the_review_in_the_language_of_the_page():
    arabic = next(one for one in read_languages(ROOT) if one.code == "ar")

    text = citation(ABOUT, Moment("2026-11-24", "24 نوفمبر 2026"), arabic)

    assert "آخر مراجعة 24 نوفمبر 2026" in text
    assert ABOUT.url in text


def test_the_feed_holds_every_change_the_latest_first_with_ids_of_its_own():
    entries = [
        Entry("A & B", "https://example.org/a/", "2026-11-24", "First <b>."),
        Entry("A & B", "https://example.org/a/", "2026-11-25", "Second."),
        Entry("A & B", "https://example.org/a/", "2026-11-25", "Third."),
        Entry("C", "https://example.org/c/", "2026-10", "Month."),
    ]

    root = ET.fromstring(feed(entries, "ar", "ميزان", "https://example.org/", "المساهمون"))  # noqa: S314  our own

    found = [
        (one.findtext(f"{ATOM}updated"), one.findtext(f"{ATOM}summary"))
        for one in root.iter(f"{ATOM}entry")
    ]
    assert found[0][0] == "2026-11-25T00:00:00Z"
    assert found[-1] == ("2026-10-01T00:00:00Z", "Month.")
    ids = [one.findtext(f"{ATOM}id") for one in root.iter(f"{ATOM}entry")]
    assert len(set(ids)) == 4
    assert root.findtext(f"{ATOM}updated") == "2026-11-25T00:00:00Z"
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "ar"


def test_an_empty_feed_is_a_feed():
    text = feed([], "en", "Mizan", "https://example.org/", "M")

    assert ET.fromstring(text).findtext(f"{ATOM}updated")  # noqa: S314  our own


def test_a_card_shows_the_title_in_its_language_and_is_made_anew_only_when_it_changes(tiny, page):
    page("ar", "x.md", "---\ntitle: عنوان <طويل>\ndescription: وصف.\n---\n\n# ع\n")
    tree = read_tree(tiny)
    one = next(one for one in tree.pages if one.path == "docs/ar/x.md")
    drawing = card(one, tree.ledger.language("ar"))
    assert "&lt;طويل&gt;" in drawing
    assert 'text-anchor="end"' in drawing
    for path, make in stale_cards(tree):
        file = tiny / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(make())
    assert card_path(one) == "docs/assets/cards/x.ar.png"

    again = read_tree(tiny)
    assert list(stale_cards(again)) == []
    page("ar", "x.md", "---\ntitle: آخر\ndescription: وصف.\n---\n\n# ع\n")
    assert [path for path, _ in stale_cards(read_tree(tiny))] == ["docs/assets/cards/x.ar.png"]
    (tiny / "docs/ar/x.md").unlink()
    assert list(orphan_cards(read_tree(tiny))) == ["docs/assets/cards/x.ar.png"]


def test_the_menu_leaves_out_pages_and_groups_that_are_left_empty():
    nav = [{"A": "a.md"}, "b.md", {"G": [{"C": "c.md"}]}, {"H": [{"A": "a.md"}, {"D": "d.md"}]}]

    assert nav_without(nav, {"a.md", "c.md"}) == ["b.md", {"H": [{"D": "d.md"}]}]
