"""What docs/parity.lock records, which side moved since, and what readers and editors are told."""

from __future__ import annotations

import datetime as dt
import json
import subprocess

import pytest

from scripts import check_parity
from scripts.ledger.languages import read_languages
from scripts.ledger.parity_lock import LOCK_FILE, Accepted, lock_text, read_parity_lock
from scripts.pages.pages import page_from_text
from scripts.pages.section_text import section_texts
from scripts.pages.tree import read_tree
from scripts.render.status import as_json, as_markdown, statuses
from scripts.website.notices import late_sections, twin_links
from tests.support import rename_languages, run_command

PAGE = """---
title: {title}
description: {title}.
---

# {title}

{opening}

## {heading} {{#oil}}

{text}
"""
EN = {
    "title": "Oil",
    "opening": "Opening.",
    "heading": "Crude",
    "text": "It fell to [$240 billion][trade-2023].",
}
AR = {
    "title": "النفط",
    "opening": "مقدمة.",
    "heading": "الخام",
    "text": "انخفض إلى [240 مليار دولار][trade-2023].",
}
TODAY = dt.date(2026, 11, 25)


@pytest.fixture
def twins(tiny, page):
    """Write the pair x.md with some fields changed."""

    def write(en=(), ar=()):
        page("en", "x.md", PAGE.format(**(EN | dict(en))))
        page("ar", "x.md", PAGE.format(**(AR | dict(ar))))
        return tiny

    return write


def accept(root, *names):
    return run_command(check_parity.main, root, "accept", *names)


def behind(root):
    return {(one.name, *one.behind) for one in read_tree(root).parity if one.behind}


def report(root, capsys):
    capsys.readouterr()
    code = run_command(check_parity.main, root, "--format", "json")
    return code, json.loads(capsys.readouterr().out)["findings"]


def words(text):
    page, faults = page_from_text("docs/en/x.md", PAGE.format(**(EN | {"text": text})))
    assert not faults
    return section_texts(page)["oil"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("One sentence.\nAnother one.", "One sentence. Another\none."),
        ("It fell to [$240 billion][trade-2023].", "It fell to [$241.5 billion][trade-2023]."),
        ("It is *very* heavy.", "It is **very** heavy."),
        ("See [coal](energy.md).", "See [coal](energy.md#coal)."),
        ("Text.", "Text. <!-- a remark -->"),
        ("Text.", "Text.\n\n<!-- table: trade -->\n\n| A |\n| - |\n| 7 |\n\n<!-- /table -->"),
        ("Text.", 'Text.\n\n[trade-2023]: figures.md#trade-2023 "Trade"'),
        ("Text\u200e.", "Text."),
    ],
)
def test_what_reads_the_same_counts_as_unchanged(one, other):
    assert words(one).replace(" .", ".") == words(other).replace(" .", ".")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("It rose.", "It fell."),
        ("It fell to [$240 billion][trade-2023].", "It fell to [$240 billion][trade-2022]."),
        ("[more than $240 billion][trade-2023]", "[nearly $240 billion][trade-2023]"),
        ("[$240 billion][trade-2023]", "[$240 million][trade-2023]"),
        ("In 2023.", "In 2024."),
        ("    a\n\n```\ncode\n```", "    a\n\n```\nother\n```"),
    ],
)
def test_what_reads_differently_counts_as_changed(one, other):
    assert words(one) != words(other)


def test_nothing_is_said_of_a_tree_in_which_nobody_has_accepted_anything(twins, capsys):
    root = twins()

    code, found = report(root, capsys)

    assert (code, found) == (0, [])
    assert not (root / LOCK_FILE).exists()


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"en": {"text": "Another text."}}, "docs/ar/x.md"),
        ({"ar": {"text": "نص آخر."}}, "docs/en/x.md"),
    ],
    ids=["English moved", "Arabic moved"],
)
def test_the_language_that_did_not_move_is_behind(twins, capsys, change, path):
    root = twins()
    assert accept(root, "--all") == 0
    assert report(root, capsys) == (0, [])

    twins(**change)
    # The numbers differ now as well, which is another rule's finding.
    code, found = report(root, capsys)

    late = [one for one in found if one["rule"] == "section-behind"]
    assert code == 1
    assert [(one["path"], one["line"]) for one in late] == [(path, 10)]
    assert "check_parity accept x.md#oil" in late[0]["fix"]


def test_the_opening_and_the_title_are_a_section_of_their_own(twins):
    root = twins()
    accept(root, "--all")

    twins(ar={"title": "الخام"})

    assert behind(root) == {("x.md#", "en")}


def test_a_number_that_changes_through_the_ledger_leaves_nothing_behind(twins):
    root = twins()
    accept(root, "--all")

    twins(en={"text": EN["text"].replace("240", "241.25")})

    assert behind(root) == set()


def test_a_section_that_changed_in_every_language_waits_for_a_reading(twins, capsys):
    root = twins()
    accept(root, "--all")
    twins(en={"opening": "Other."}, ar={"opening": "غيرها."})

    code, found = report(root, capsys)

    assert code == 1
    assert [(one["rule"], one["found"]) for one in found] == [("section-unconfirmed", "x.md#")]
    assert accept(root, "x.md#") == 0
    assert report(root, capsys) == (0, [])


def test_a_new_section_waits_for_a_reading(twins, capsys):
    root = twins()
    accept(root, "--all")
    twins(
        en={"text": EN["text"] + "\n\n## Gas {#gas}"},
        ar={"text": AR["text"] + "\n\n## الغاز {#gas}"},
    )

    _, found = report(root, capsys)

    assert [(one["rule"], one["found"]) for one in found] == [("section-unconfirmed", "x.md#gas")]


def test_accepting_is_refused_where_only_one_side_has_moved(twins, capsys):
    root = twins()
    accept(root, "--all")
    before = (root / LOCK_FILE).read_bytes()
    twins(en={"opening": "A comma, here."})

    capsys.readouterr()
    assert accept(root, "x") == 1

    assert "x.md#: refused" in capsys.readouterr().err
    assert (root / LOCK_FILE).read_bytes() == before
    assert accept(root, "x", "--reason", 'only a "comma"') == 0
    assert read_parity_lock(root).sections["x.md", ""].reason == 'only a "comma"'
    assert behind(root) == set()


def test_accepting_writes_what_was_named_and_nothing_else(twins):
    root = twins()
    accept(root, "--all")
    twins(en={"opening": "A.", "text": "B."}, ar={"opening": "أ.", "text": "ب."})

    assert accept(root, "x.md#oil") == 0

    states = {one.name: str(one.state) for one in read_tree(root).parity if one.page == "x.md"}
    assert states == {"x.md#": "moved", "x.md#oil": "agreed"}


@pytest.mark.parametrize("names", [("y.md",), ("x.md#nothing",)])
def test_an_unknown_name_changes_nothing(twins, capsys, names):
    root = twins()

    assert accept(root, *names) == 2
    assert "x.md" in capsys.readouterr().err or "#oil" in capsys.readouterr().err
    assert not (root / LOCK_FILE).exists()


def test_a_section_that_is_gone_is_named_and_can_be_forgotten(twins, capsys):
    root = twins()
    accept(root, "--all")
    gone = {"heading": "Crude"}
    for language in ("en", "ar"):
        path = root / "docs" / language / "x.md"
        path.write_text(
            path.read_text(encoding="utf-8").replace("{#oil}", "{#crude}"), encoding="utf-8"
        )
    accept(root, "x.md#crude")
    assert gone

    assert report(root, capsys) == (0, [])
    accept(root, "--all")
    assert ("x.md", "oil") not in read_parity_lock(root).sections


def test_the_lock_survives_a_round_trip(tiny):
    sections = {
        ("a/b.md", ""): Accepted({"ar": "1", "fa": "2"}),
        ("x.md", "v1.2"): Accepted({"ar": "3", "fr": "4"}, 'a "reason" \\ here'),
    }
    (tiny / LOCK_FILE).write_text(lock_text(sections), encoding="utf-8")

    found = read_parity_lock(tiny).sections

    assert {key: (one.hashes, one.reason) for key, one in found.items()} == {
        key: (one.hashes, one.reason) for key, one in sections.items()
    }


@pytest.mark.parametrize("text", ["[x]\noil = 3\n", "[x]\noil = { ar = 1 }\n", "x = 1\n", "[x\n"])
def test_a_broken_lock_is_named_and_never_rewritten(twins, text):
    root = twins()
    (root / LOCK_FILE).write_text(text, encoding="utf-8")

    assert run_command(check_parity.main, root) == 2
    assert accept(root, "--all") == 2
    assert (root / LOCK_FILE).read_text(encoding="utf-8") == text


def test_the_commit_since_which_a_section_is_behind_is_named(twins, capsys):
    root = twins()

    def git(*arguments):
        identity = ("-c", "user.name=A", "-c", "user.email=a@example.org")
        subprocess.run(["git", *identity, *arguments], cwd=root, check=True, capture_output=True)

    git("init", "-q")
    accept(root, "--all")
    git("add", "-A")
    git("commit", "-qm", "First")
    twins(en={"opening": "Other."})
    _, found = report(root, capsys)
    assert "changed and not committed" in found[0]["expected"]
    git("commit", "-qam", "Say it better")
    twins(en={"opening": "Other.", "text": EN["text"] + "\nMore."})
    git("commit", "-qam", "Add a sentence")

    _, found = report(root, capsys)

    assert "Say it better" in next(one["expected"] for one in found if one["line"] == 1)
    assert "Add a sentence" in next(one["expected"] for one in found if one["line"] == 10)


def test_readers_of_the_late_language_are_told_the_section_and_where_it_is_newer(twins):
    root = twins()
    accept(root, "--all")
    twins(en={"opening": "Other.", "text": EN["text"] + "\nMore."})
    tree = read_tree(root)

    late = late_sections(tree, "x.md", "ar", "المقدمة")

    assert [(one.id, one.title) for one in late] == [("", "المقدمة"), ("oil", "الخام")]
    assert late_sections(tree, "x.md", "en", "Opening") == ()
    assert twin_links(late[1], {"en": "en/x/", "ar": "x/"}, ["ar", "en"]) == [("en", "en/x/#oil")]


def test_the_status_of_every_page_is_that_of_the_checks(twins, page):
    root = twins()
    accept(root, "--all")
    twins(en={"opening": "Other."})
    page(
        "en",
        "y.md",
        "---\ntitle: Y | Z\ndescription: Y.\nreviewed: 2026-01-01\nnext_review: 2026-02-01\n"
        "---\n\n# Y\n\n<!-- allow: x: y -->\n\nText.\n",
    )
    tree = read_tree(root)

    found = {(one.page, one.language): one for one in statuses(tree, TODAY)}

    assert found["x.md", "ar"].behind == ("",)
    assert found["x.md", "en"].behind == ()
    assert found["x.md", "en"].figures == 1
    assert found["y.md", "ar"].missing
    assert found["y.md", "en"].review_overdue
    assert found["y.md", "en"].waivers == 1
    english = next(one for one in read_languages(root) if one.code == "en")
    table = as_markdown(list(found.values()), english, read_languages(root))
    assert "**behind its twin: `#`**" in table
    assert "[Y \\| Z](y.md) | English" in table
    assert json.loads(as_json(list(found.values()), TODAY))["day"] == "2026-11-25"


def test_a_page_in_one_language_is_an_error_unless_it_says_why(twins, page, capsys):
    root = twins()
    head = "---\ntitle: Y\ndescription: Y.\n{}---\n\n# Y\n\nText.\n"
    page("en", "y.md", head.format(""))
    _, found = report(root, capsys)
    assert [(one["rule"], one["path"]) for one in found] == [("missing-twin", "docs/en/y.md")]

    page("en", "y.md", head.format('only_here: "It is about English words."\n'))
    assert report(root, capsys) == (0, [])
    assert all(
        one.page != "y.md" or one.language == "en" for one in statuses(read_tree(root), TODAY)
    )

    page("ar", "y.md", "---\ntitle: ي\ndescription: ي.\n---\n\n# ي\n\nنص.\n")
    _, found = report(root, capsys)
    assert [one["rule"] for one in found] == ["needless-only-here"]


@pytest.mark.parametrize("right_to_left", ["fa", "he"])
def test_other_languages_need_no_code(tiny, right_to_left, capsys):
    """Persian or Hebrew (right to left) beside French (left to right)."""
    rename_languages(tiny, {"ar": right_to_left, "en": "fr"})
    pages = {right_to_left: tiny / "docs" / right_to_left / "z.md", "fr": tiny / "docs/fr/z.md"}
    for code, path in pages.items():
        text = PAGE.format(title=code, opening=f"{code}.", heading=code, text=f"{code} text.")
        path.write_text(text, encoding="utf-8")
    assert accept(tiny, "--all") == 0
    pages["fr"].write_text(pages["fr"].read_text(encoding="utf-8") + "\nAutre.\n", encoding="utf-8")

    _, found = report(tiny, capsys)

    assert {(one["rule"], one["path"]) for one in found if one["path"].endswith("z.md")} == {
        ("section-behind", f"docs/{right_to_left}/z.md"),
        ("section-blocks", "docs/fr/z.md"),
    }
    languages = read_languages(tiny)
    assert [(one.code, one.direction) for one in languages] == [
        (right_to_left, "rtl"),
        ("fr", "ltr"),
    ]
    assert right_to_left in as_json(statuses(read_tree(tiny), TODAY), TODAY)
