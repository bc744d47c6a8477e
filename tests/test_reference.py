"""Names, terms, events and meetings: read strictly, and made into pages and downloads."""

from __future__ import annotations

import csv

import pytest
from frictionless import Package

from scripts.core.errors import CannotRunError
from scripts.ledger.ledger import read_ledger
from scripts.render.entries import filed_as
from scripts.sync_figures import main
from tests.support import GOLDEN, ROOT, run_command

GIVEN = ROOT / "tests" / "fixtures" / "reference"
PAGES = ("timeline", "glossary", "people", "meetings")
NAMES, GLOSSARY, TIMELINE, MEETINGS = (
    f"docs/data/{name}" for name in ("names.toml", "glossary.toml", "timeline.toml", "meetings.csv")
)


@pytest.fixture
def filled(tiny):
    """The tiny tree with a few names, terms, events and meetings."""
    for file in GIVEN.iterdir():
        (tiny / "docs/data" / file.name).write_bytes(file.read_bytes())
    return tiny


@pytest.fixture
def written(filled, page):
    """The same with the pages that show them, as sync_figures writes them."""
    for language in ("ar", "en"):
        for name in PAGES:
            marker = f"<!-- {name}: written by sync_figures, not by hand -->\n\n<!-- /{name} -->\n"
            head = f"---\ntitle: {name}\ndescription: d\n---\n\n# {name}\n\n"
            page(language, f"{name}.md", head + marker)
    assert run_command(main, filled, "--write") == 0
    return filled


def change(root, path, old, new):
    file = root / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")


def faults(root):
    with pytest.raises(CannotRunError) as error:
        read_ledger(root)
    return [(fault.path, fault.line, fault.rule) for fault in error.value.findings]


def test_a_wording_knows_what_may_stand_for_it(filled):
    wording = read_ledger(filled).names["vladimir-putin"].wording

    assert wording.accepted("ar") == ("فلاديمير بوتين", "بوتين")
    assert wording.accepted("en") == ("Vladimir Putin", "Putin")
    assert wording.avoid == {"ar": ("بوتن",), "en": ()}


def test_names_and_terms_are_the_wordings_of_the_ledger(filled):
    assert [wording.id for wording in read_ledger(filled).wordings] == [
        "vladimir-putin",
        "antony-blinken",
        "bank-of-china",
        "yuan",
        "export-controls",
    ]


@pytest.mark.parametrize(
    ("path", "old", "new", "expected"),
    [
        pytest.param(NAMES, '"person"', '"persn"', (2, "ledger-bad-value"), id="a kind"),
        pytest.param(NAMES, "name.en  =", "nam.en =", (3, "ledger-missing-language"), id="a name"),
        pytest.param(NAMES, "also.en", "also.fr", (6, "ledger-unknown-field"), id="a language"),
        pytest.param(NAMES, '["Putin"]', '"Putin"', (6, "ledger-bad-value"), id="a list"),
        pytest.param(NAMES, '["Putin"]', '["a|b"]', (6, "ledger-markup"), id="markup"),
        pytest.param(NAMES, '["Putin"]', '["Vladimir Putin"]', (6, "ledger-bad-value"), id="twice"),
        pytest.param(NAMES, '["بوتن"]', '["بنك الصين"]', (7, "ledger-bad-value"), id="clash"),
        pytest.param(NAMES, "customs-2024-01", "custom", (8, "ledger-unknown-source"), id="source"),
        pytest.param(NAMES, "vladimir-putin", "Putin_V", (1, "ledger-bad-id"), id="an id"),
        pytest.param(
            GLOSSARY, "definition.en", "meaning.en", (5, "ledger-missing-language"), id="definition"
        ),
        pytest.param(TIMELINE, '"2025-09"', '"2025-13"', (2, "ledger-bad-value"), id="a month"),
        pytest.param(
            TIMELINE, '"2025-09"', '"2025-09/2025-08"', (2, "ledger-bad-value"), id="a span"
        ),
        pytest.param(TIMELINE, '"medium"', '"low"', (9, "ledger-bad-value"), id="confidence"),
        pytest.param(TIMELINE, "A summit", "40 papers", (5, "unbound-number"), id="a number"),
        pytest.param(TIMELINE, "A summit", "*A* summit", (5, "ledger-markup"), id="event markup"),
        pytest.param(MEETINGS, ",visit,yes", ",vist,yes", (2, "ledger-bad-series"), id="a row"),
        pytest.param(MEETINGS, ",visit,yes", ",visit,maybe", (2, "ledger-bad-series"), id="count"),
        pytest.param(MEETINGS, "2013-03-22", "2023-03-22", (3, "ledger-bad-series"), id="order"),
        pytest.param(MEETINGS, "Moscow", "", (2, "ledger-bad-series"), id="an empty cell"),
        pytest.param(MEETINGS, "planned,no", "planned,yes", (5, "ledger-bad-series"), id="planned"),
        pytest.param(MEETINGS, "place_ar", "place", (1, "ledger-bad-series"), id="a header"),
        pytest.param(
            MEETINGS, "customs-2024-01", "custom", (2, "ledger-unknown-source"), id="its source"
        ),
    ],
)
def test_a_fault_is_named_with_its_line(filled, path, old, new, expected):
    change(filled, path, old, new)

    assert (path, *expected) in faults(filled)


def test_an_event_shows_only_figures_that_there_are_and_the_same_in_both_languages(filled):
    change(filled, TIMELINE, "before: {trade-2023}", "before: {trade-2032}")

    assert faults(filled) == [
        (TIMELINE, 14, "figure-in-one-language"),
        (TIMELINE, 15, "unknown-figure"),
    ]


def test_events_stand_in_order_of_date(filled):
    assert list(read_ledger(filled).events) == ["trade-published", "visit", "summit"]


def test_meetings_are_counted_and_the_others_left_out(filled):
    meetings = read_ledger(filled).meetings

    assert [meeting.number for meeting in meetings] == [1, 0, 2, 0]
    assert [meeting.planned for meeting in meetings] == [False, False, False, True]


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_the_pages_look_as_agreed(written, golden, language, name):
    text = (written / "docs" / language / f"{name}.md").read_text(encoding="utf-8")

    golden(text, GOLDEN / "generated" / language / f"{name}.md")


def test_an_event_shows_the_ledger_s_number_and_follows_it(written):
    change(written, "docs/data/figures.toml", '"240.11"', '"251.3"')
    run_command(main, written, "--write")

    text = (written / "docs/en/timeline.md").read_text(encoding="utf-8")
    assert "[$251.3 billion](figures.md#trade-2023)" in text


def test_events_and_terms_are_part_of_the_package(written):
    report = Package(str(written / "docs/data/datapackage.json")).validate()
    events = csv.DictReader(
        (written / "docs/data/timeline.csv").read_text(encoding="utf-8").splitlines()
    )
    terms = csv.DictReader(
        (written / "docs/data/glossary.csv").read_text(encoding="utf-8").splitlines()
    )

    assert report.valid, report.flatten(["rowNumber", "fieldNumber", "type", "message"])
    assert "$240.11 billion" in next(events)["event_en"]
    assert [row["also_en"] for row in terms] == ["renminbi", ""]


@pytest.mark.parametrize(
    ("language", "ordered"),
    [
        ("ar", ["أمر", "بنك", "البيان", "التسوية", "جهة", "زيارة", "العقوبات", "إقليم", "يوان"]),
        ("en", ["billion", "BRICS", "“no limits”", "SPFS", "The Wall"]),
    ],
)
def test_words_are_filed_as_dictionaries_file_them(language, ordered):
    def key(word):
        return filed_as(word, language)

    wanted = sorted(ordered, key=key)

    if language == "ar":
        assert wanted.index("إقليم") < wanted.index("أمر") < wanted.index("بنك")
        assert wanted.index("البيان") == wanted.index("بنك") + 1
        assert wanted[-1] == "يوان"
    else:
        assert wanted == ordered


def test_nothing_of_the_site_is_told_that_happened_later_than_it_was_read():
    ledger = read_ledger(ROOT)

    late = [event.id for event in ledger.events.values() if event.date > "2026-06-03"]
    assert [name for name in late if not ledger.events[name].planned] == []
    assert [
        one.date for one in ledger.meetings if one.date > "2026-06-03" and not one.planned
    ] == []
