"""A page begun by command stands in every language and in the menu, and says what it wants."""

from __future__ import annotations

import pytest

from scripts import new_page
from scripts.checks.every import findings
from scripts.checks.unfinished import unfinished_text
from scripts.cli import run
from scripts.core.errors import CannotRunError
from scripts.core.finding import Severity
from scripts.ledger.ledger import read_ledger
from scripts.pages.pages import page_from_text
from scripts.pages.tree import Tree, read_tree
from scripts.website.navigation import groups, languages_of, settings, with_page, written
from tests.support import ROOT

CONFIG = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")


@pytest.fixture
def tree(tiny):
    """The tiny tree with the site's own configuration and skeletons."""
    (tiny / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    for file in (ROOT / "scripts/template").glob("page.*.md"):
        target = tiny / "scripts/template" / file.name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.read_bytes())
    return tiny


def begin(root, *arguments):
    return run(new_page.main, [*arguments, "--root", str(root), "--today", "2026-12-01"])


def snapshot(root):
    return {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_both_pages_and_the_menu_are_written_and_every_comment_stays(tree, capsys):
    assert begin(tree, "rail-freight", "--title", "en=Rail: freight", "--title", "ar=القطارات") == 0

    english = (tree / "docs/en/rail-freight.md").read_text(encoding="utf-8")
    arabic = (tree / "docs/ar/rail-freight.md").read_text(encoding="utf-8")
    config = (tree / "mkdocs.yml").read_text(encoding="utf-8")
    assert "reviewed: 2026-12-01\nnext_review: 2027-03-01\n" in english
    assert 'title: "Rail: freight"\n' in english
    assert "\n# القطارات\n" in arabic
    added = [line for line in config.split("\n") if line not in CONFIG.split("\n")]
    assert added == [
        '      - "Rail: freight": rail-freight.md',
        '            "Rail: freight": القطارات',
    ]
    assert config.split("\n") != CONFIG.split("\n")
    assert "docs/en/rail-freight.md: words are wanted in lines " in capsys.readouterr().err


def test_the_menu_is_what_mkdocs_will_read(tree):
    begin(tree, "rail-freight", "--group", "Data", "--title", "ar=القطارات")

    config = (tree / "mkdocs.yml").read_text(encoding="utf-8")
    nav = settings(config)["nav"]
    (data,) = (one["Data"] for one in nav if "Data" in one)
    assert data[-1] == {"Rail freight": "rail-freight.md"}
    assert languages_of(config)[0]["nav_translations"]["Rail freight"] == "القطارات"


def test_a_new_page_wants_only_what_an_editor_has_to_write(tree):
    before = read_tree(tree)
    begin(tree, "rail-freight")
    after = read_tree(tree)

    new = [one for one in findings(after) if one.path.endswith("rail-freight.md")]

    assert {one.rule for one in new} - {"section-unconfirmed"} == {"unfinished-text"}
    assert len(before.pages) + 2 == len(after.pages)


def test_twins_have_the_same_ids(tree):
    begin(tree, "rail-freight")
    twins = read_tree(tree).by_name["rail-freight.md"]

    ids = {code: [section.id for section in page.sections] for code, page in twins.items()}
    assert ids["ar"] == ids["en"]
    assert ids["ar"] == ["finding", "open"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["Cars"], "small Latin letters", id="capital"),
        pytest.param(["سيارات"], "small Latin letters", id="Arabic"),
        pytest.param(["../cars"], "small Latin letters", id="path"),
        pytest.param(["cars.md"], "small Latin letters", id="ending"),
        pytest.param(["c" * 61], "small Latin letters", id="long"),
        pytest.param(["index"], "something else", id="home"),
        pytest.param(["data"], "something else", id="folder"),
        pytest.param(["en"], "something else", id="language"),
        pytest.param(["figures"], "is there already", id="there"),
        pytest.param(["cars", "--group", "Nowhere"], "no group 'Nowhere'", id="group"),
        pytest.param(
            ["cars", "--title", "fr=Autos"], "takes one of ar, en", id="language of title"
        ),
        pytest.param(["cars", "--title", "en=<b>"], "plain words", id="markup in a title"),
    ],
)
def test_what_cannot_be_a_page_is_refused_and_nothing_written(tree, capsys, arguments, said):
    before = snapshot(tree)

    assert begin(tree, *arguments) == 2
    assert said in capsys.readouterr().err
    assert snapshot(tree) == before


def test_a_page_in_one_language_is_in_the_way(tree, capsys):
    (tree / "docs/en/cars.md").write_text("# Cars\n", encoding="utf-8")

    assert begin(tree, "cars") == 2
    assert "docs/en/cars.md is there already" in capsys.readouterr().err
    assert not (tree / "docs/ar/cars.md").exists()


def test_a_menu_without_groups_is_added_to_at_its_end():
    plain = (
        "nav:\n  - Home: index.md  # first\n\n# next\nplugins:\n  - i18n:\n      languages: []\n"
    )

    assert groups(plain) == []
    assert "first\n  - Cars: cars.md\n\n# next" in with_page(plain, "cars.md", "Cars", "", {})


def test_a_configuration_laid_out_otherwise_is_left_alone():
    flow = "nav: [{Home: index.md}]\nplugins:\n  - i18n: {languages: [{locale: ar}]}\n"

    with pytest.raises(CannotRunError):
        with_page(flow, "cars.md", "Cars", "", {"ar": "x"})


@pytest.mark.parametrize(
    "words", ["Cars", "Rail: freight", "no", "- x", 'a "b"', "#x", "السيارات", "✎ x"]
)
def test_words_come_back_from_yaml_as_they_were(words):
    assert settings(f"a: {written(words)}\n") == {"a": words}


def test_an_unfinished_page_fails():
    page, _ = page_from_text("docs/en/x.md", "# X\n\n✎ Write.\n")
    (finding,) = unfinished_text(Tree(read_ledger(ROOT), (page,)))

    assert (finding.line, finding.severity) == (3, Severity.ERROR)
