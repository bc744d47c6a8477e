"""A term is explained where it first stands on a page, and nowhere that it would disturb."""

import markdown
import pytest

from scripts.extensions.figure_links import FigureLinks
from scripts.extensions.glossary_terms import Explained, GlossaryTerms
from scripts.website.publishing import glossary_of

TERMS = {
    "ar": (
        Explained("dual-use", ("السلع ذات الاستخدام المزدوج",), "سلع تصلح لغرضين."),
        Explained("pos2", ("قوة سيبيريا 2",), "خط مقترح."),
        Explained("pos", ("قوة سيبيريا",), "أول خط."),
    ),
    "en": (
        Explained("yuan", ("yuan", "renminbi"), 'China\'s "money" & <b>more</b>.'),
        Explained("entity-list", ("Entity List",), "A list."),
    ),
}
EXTENSIONS = ("attr_list", "admonition", "footnotes", "md_in_html", "tables", "toc")


def html(text, language="en", glossary="glossary.md"):
    own = (FigureLinks(language=language), GlossaryTerms(TERMS[language], language, glossary))
    return markdown.markdown(text, extensions=[*EXTENSIONS, *own])


def explained(text, language="en"):
    """The words that became links to the glossary, in order."""
    pieces = html(text, language).split('<a class="term"')[1:]
    return [piece.partition(">")[2].partition("</a>")[0] for piece in pieces]


def test_a_term_links_to_its_entry_and_bears_its_meaning_as_text():
    assert html("They pay in yuan.") == (
        '<p>They pay in <a class="term" href="glossary.md#yuan" '
        'title="China\'s &quot;money&quot; &amp; &lt;b&gt;more&lt;/b&gt;.">yuan</a>.</p>'
    )


def test_only_the_first_use_on_a_page_is_marked_whichever_form_it_has():
    assert explained("The yuan rose.\n\nThe renminbi fell, the yuan too.") == ["yuan"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("## The yuan", id="a heading"),
        pytest.param("[the yuan](money.md)", id="a link"),
        pytest.param("[5 billion yuan](figures.md#a)", id="a figure"),
        pytest.param("`yuan`", id="code"),
        pytest.param("    yuan", id="a block of code"),
        pytest.param("| a | yuan |\n|---|---|\n| yuan | b |", id="a table"),
        pytest.param("> The yuan, she said", id="a quotation"),
        pytest.param('!!! note "The yuan"', id="the title of a note"),
        pytest.param('<div class="data-table" markdown>\n\nyuan\n\n</div>', id="a data table"),
        pytest.param("yuanlike, entity list", id="another word"),
    ],
)
def test_where_it_would_disturb_nothing_is_marked(text):
    assert explained(text) == []


def test_a_use_that_is_left_alone_does_not_count_as_the_first():
    assert explained("## The yuan\n\nThe *yuan* rose.") == ["yuan"]


@pytest.mark.parametrize("word", ["السلع", "والسلع", "للسلع", "بالسلع"])
def test_the_whole_arabic_word_is_marked_so_that_its_letters_stay_joined(word):
    text = f"قيود {word} ذات الاستخدام المزدوج أمس."

    assert explained(text, "ar") == [f"{word} ذات الاستخدام المزدوج"]


def test_the_longer_term_wins():
    assert explained("خط قوة سيبيريا 2 ثم خط قوة سيبيريا.", "ar") == [
        "قوة سيبيريا 2",
        "قوة سيبيريا",
    ]


def test_each_page_begins_anew():
    md = markdown.Markdown(extensions=[GlossaryTerms(TERMS["en"], "en", "glossary.md")])

    assert [md.reset().convert("yuan").count('class="term"') for _ in range(2)] == [1, 1]


def test_a_page_without_a_glossary_stays_as_it_is():
    assert html("They pay in yuan.", glossary="") == "<p>They pay in yuan.</p>"


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("en/trade.md", "glossary.md"),
        ("ar/deep/trade.md", "../glossary.md"),
        ("en/glossary.md", ""),
        ("en/figures.md", ""),
        ("fr/trade.md", ""),
    ],
)
def test_the_glossary_of_a_page_is_that_of_its_language(page, expected):
    assert glossary_of(page, {"en/glossary.md", "ar/glossary.md"}) == expected
