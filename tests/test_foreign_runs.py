"""Words of another script say which language they are."""

import re

import markdown
import pytest

from scripts.extensions.figure_links import FigureLinks
from scripts.extensions.foreign_runs import ForeignRuns


def html(text, language):
    own = (FigureLinks(language=language), ForeignRuns(language))
    return markdown.markdown(text, extensions=["attr_list", "md_in_html", "tables", "toc", *own])


def runs(text, language="ar"):
    return re.findall(
        r'<span (?:dir="rtl" )?lang="(..)"(?: dir="rtl")?>(.*?)</span>', html(text, language)
    )


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        pytest.param("قالت Novatek Gas أمس", "ar", [("en", "Novatek Gas")], id="Latin name"),
        pytest.param("(S&P Global) أمس", "ar", [("en", "S&amp;P Global")], id="with a sign"),
        pytest.param("صحيفة Коммерсантъ اليوم", "ar", [("ru", "Коммерсантъ")], id="Cyrillic"),
        pytest.param("قال 习近平 أمس", "ar", [("zh", "习近平")], id="Han"),
        pytest.param("**Gazprom** و*CNPC*", "ar", [("en", "Gazprom"), ("en", "CNPC")], id="marked"),
        pytest.param("written ميزان here", "en", [("ar", "ميزان")], id="Arabic"),
        pytest.param("the word مِيزانًا here", "en", [("ar", "مِيزانًا")], id="vocalised"),
        pytest.param("plain English", "en", [], id="its own language"),
        pytest.param("نص عربي 38 و A", "ar", [], id="digits and a single letter"),
        pytest.param("`pip install`", "ar", [], id="code"),
    ],
)
def test_a_run_of_another_script_is_marked(text, language, expected):
    assert runs(text, language) == expected


def test_arabic_in_english_runs_from_right_to_left():
    assert 'dir="rtl"' in html("the word ميزان.", "en")


def test_a_number_and_its_latin_unit_stay_in_one_piece():
    assert "<bdi>38 bcm</bdi>" in html("بلغ 38 bcm سنويًا", "ar")


@pytest.mark.parametrize(
    "text",
    [
        'نشرت <cite lang="fr">Le Monde diplomatique</cite> أمس',
        'نشرت <bdi lang="fr">[Le Monde <b>diplomatique</b>](https://x.example/)</bdi> أمس',
        '[Le Monde](https://x.example/){lang="fr"}',
        '<p lang="fr" markdown>Le Monde</p>',
    ],
)
def test_what_is_marked_stays_as_it_was(text):
    assert runs(text) == []
    assert 'lang="fr"' in html(text, "ar")


def test_after_marked_words_marking_goes_on():
    assert runs('<cite lang="fr">Le Monde</cite> ثم Reuters') == [("en", "Reuters")]
