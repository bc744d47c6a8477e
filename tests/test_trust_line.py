"""What a page says of its figures and its twin: counts and grammar, in both languages."""

import pytest

from scripts.ledger.languages import read_languages
from scripts.pages.tree import read_tree
from scripts.render.status import PageStatus, checked_notes, trust_line
from scripts.website.news import news
from tests.support import ROOT

LANGUAGES = {language.code: language for language in read_languages(ROOT)}


def line(code, **facts):
    status = PageStatus("x.md", code, "X", missing=False, **facts)
    return " · ".join(trust_line(status, LANGUAGES[code]))


@pytest.mark.parametrize(
    ("count", "words"),
    [
        *((1, "رقم واحد"), (2, "رقمان"), (3, "3 أرقام"), (10, "10 أرقام"), (11, "11 رقمًا")),
        *((37, "37 رقمًا"), (99, "99 رقمًا"), (100, "100 رقم"), (102, "102 رقم")),
        *((103, "103 أرقام"), (111, "111 رقمًا")),
    ],
)
def test_figures_are_counted_as_arabic_counts(count, words):
    assert line("ar", figures=count).startswith(f"{words} · ")


@pytest.mark.parametrize(
    ("code", "facts", "expected"),
    [
        pytest.param(
            "ar",
            {"figures": 37},
            "37 رقمًا · كلها بمصادر · لا رقم تأخرت مراجعته · النصان متطابقان",
            id="all is well",
        ),
        pytest.param(
            "en",
            {"figures": 37},
            "37 figures · all sourced · none overdue for review · both languages agree",
            id="all is well in English",
        ),
        pytest.param(
            "en",
            {"figures": 1, "unsourced": 1, "overdue": ("a", "b")},
            "1 figure · without source: 1 · overdue for review: 2 · both languages agree",
            id="what is wrong is said",
        ),
        pytest.param("en", {}, "Both languages agree", id="no figures"),
        pytest.param("en", {"only_here": True}, "In English only", id="no twin"),
        pytest.param("ar", {"behind": ("oil",)}, "النصان غير متطابقين بعد", id="behind its twin"),
        pytest.param(
            "ar", {"unconfirmed": ("oil",)}, "النصان غير متطابقين بعد", id="not yet compared"
        ),
    ],
)
def test_a_page_says_what_the_status_says(code, facts, expected):
    assert line(code, **facts) == expected


def test_every_figure_says_when_it_was_checked(tiny):
    tree = read_tree(tiny)

    notes = checked_notes(tree, LANGUAGES["en"])

    assert set(notes) == set(tree.ledger.figures)
    assert all(note.startswith("Checked: ") for note in notes.values())


def test_the_home_page_tells_the_latest_changes_first():
    pages = [
        ("Oil", "oil/", {"changes": [{"date": "2026-01-02", "text": "A."}]}),
        ("Gas", "gas/", {"changes": [{"date": "2026-03-04", "text": "B."}]}),
        ("Coal", "coal/", {}),
    ]

    found = news(pages, LANGUAGES["en"], most=1)

    assert [(one.moment.text, one.title, one.url, one.text) for one in found] == [
        ("4 March 2026", "Gas", "gas/", "B.")
    ]
