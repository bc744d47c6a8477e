"""Links to the ledger become figures; numbers stay whole in right-to-left text."""

import markdown
import pytest

from scripts.extensions.figure_links import FigureLinks

EXTENSIONS = ("attr_list", "footnotes", "md_in_html", "tables", "toc")


def html(text, language="ar"):
    return markdown.markdown(text, extensions=[*EXTENSIONS, FigureLinks(language=language)])


def isolated(text, language="ar"):
    """What stands in <bdi>, in order."""
    pieces = html(text, language).split("<bdi>")[1:]
    return [piece.partition("</bdi>")[0] for piece in pieces]


def test_a_link_to_the_ledger_becomes_a_figure_around_whole_words():
    made = html("بلغت [240 مليار دولار][t] في العام.\n\n[t]: figures.md#trade-2023 'المصدر'")

    assert made == (
        '<p>بلغت <a class="figure" href="figures.md#trade-2023" title="المصدر">'
        "<bdi>240</bdi> مليار دولار</a> في العام.</p>"
    )


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("[$240.3 billion](figures.md#a)", "en", ["$240.3"]),
        ("[26%](figures.md#a)", "ar", ["26%"]),
        ("[−6.9%](figures.md#a)", "ar", ["−6.9%"]),
        ("[+4.1 نقاط](figures.md#a)", "ar", ["+4.1"]),
        ("**[228.1 مليار][t]**\n\n[t]: figures.md#t", "ar", ["228.1"]),
        ("[**228.1** مليار](figures.md#a)", "ar", ["228.1"]),
        ("[trade](figures.md#a)", "en", []),
        ("[240 billion](sources.md#a)", "en", []),
    ],
)
def test_the_number_of_a_figure_keeps_its_signs(text, language, expected):
    assert isolated(text, language) == expected


@pytest.mark.parametrize(
    ("words", "kind", "shown"),
    [
        ("$244.8 billion", "figure", "<bdi>$244.8</bdi> billion"),
        ("10 billion cubic metres", "figure", "<bdi>10</bdi> billion cubic metres"),
        ("nearly 30 million tonnes", "figure", "nearly <bdi>30</bdi> million tonnes"),
        (
            "38.8 billion cubic metres",
            "figure long",
            '><span class="whole"><bdi>38.8</bdi> billion</span> cubic metres</a>',
        ),
        (
            "**1,000** and more than 2,000 cars",
            "figure long",
            '</strong> and more than <span class="whole"><bdi>2,000</bdi> cars</span></a>',
        ),
        (
            "**more than 1,000 cars** or trucks",
            "figure long",
            '<strong>more than <span class="whole"><bdi>1,000</bdi> cars</span></strong> or',
        ),
        ("seven European defence entities", "figure long", "seven European defence entities"),
    ],
)
def test_only_a_long_figure_may_break_and_not_after_its_number(words, kind, shown):
    made = html(f"[{words}](figures.md#a)", "en")

    assert f'class="{kind}"' in made
    assert shown in made


def test_the_ledger_adds_to_the_title_of_its_figure():
    extension = FigureLinks(language="en", added={"a": "Checked: 5 May 2026"})
    text = "[5][a] and [6][b]\n\n[a]: figures.md#a 'Label · 2024'\n[b]: figures.md#b 'Other'"

    made = markdown.markdown(text, extensions=[*EXTENSIONS, extension])

    assert 'title="Label · 2024 · Checked: 5 May 2026"' in made
    assert 'title="Other"' in made


def test_classes_that_are_there_stay():
    assert 'class="wide figure"' in html("[5](figures.md#a){ .wide }", "en")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("تراجع -3.2% هذا العام", ["-3.2%"], id="hyphen as minus"),
        pytest.param("تراجع −3.2 نقطة", ["−3.2"], id="minus"),
        pytest.param("بين 2019–2023 وحدها", ["2019–2023"], id="range"),
        pytest.param("بين 2019-2023 وحدها", ["2019-2023"], id="range with hyphen"),
        pytest.param("نُشر في 2026-04-30 صباحًا", ["2026-04-30"], id="date"),
        pytest.param("بسعر $61.5 للبرميل", ["$61.5"], id="currency"),
        pytest.param("نحو 38 bcm سنويًا", ["38 bcm"], id="Latin unit"),
        pytest.param("بنسبة 26% تقريبًا", ["26%"], id="per cent"),
        pytest.param("اتصل على +7 495 123-45-67 الآن", ["+7 495 123-45-67"], id="phone"),
        pytest.param("عند 5 °C تقريبًا", ["5 °C"], id="degrees"),
        pytest.param("بنحو و-3% وبـ−2%", ["-3%", "−2%"], id="a sign behind a particle"),
        pytest.param("طائرة ميغ-29 وحدها", [], id="a hyphen within a name"),
        pytest.param("في 2024 BBC قالت", [], id="a year, then a name"),
        pytest.param("في عام 2023، بلغت 240 مليارًا", [], id="plain numbers run rightly"),
        pytest.param("سلسلة Su-57 وطراز G20", [], id="names"),
        pytest.param("كما في (Reuters, pp. 3–7)", [], id="a Latin citation is one run"),
        pytest.param("`-3.2` و`2019-2023`", [], id="code"),
        pytest.param("عنوان [موقع](x.md#a-3 'من -3 إلى 5')", [], id="attributes"),
        pytest.param(r"بمقدار \-3 فقط", [], id="escaped characters are kept as placeholders"),
    ],
)
def test_in_arabic_other_numbers_are_isolated_where_order_would_break(text, expected):
    assert isolated(text) == expected


def test_english_prose_needs_no_isolation():
    assert isolated("down -3.2% in 2019-2023, at $61.5", "en") == []


def test_table_cells_and_footnotes_are_reached():
    table = "| السنة | التغير |\n| --- | ---: |\n| 2025 | −6.9% |\n\nنص[^1]\n\n[^1]: هبط -2.9%."

    assert isolated(table) == ["−6.9%", "-2.9%"]


def test_markdown_inside_html_is_reached_and_raw_html_is_not():
    text = '<div markdown>\n\nهبط -2%\n\n</div>\n\n<p data-x="-3">هبط -4%</p>'

    assert isolated(text) == ["-2%"]


def test_the_script_of_the_last_letter_is_remembered_across_elements():
    assert isolated("في *Reuters* -3.2") == []
    assert isolated("في *تقرير* -3.2") == ["-3.2"]
    assert isolated("في Reuters\n\n-3.2 نقطة") == ["-3.2"]


def test_headings_keep_their_ids_and_the_list_of_sections_its_plain_text():
    converter = markdown.Markdown(extensions=[*EXTENSIONS, FigureLinks(language="ar")])

    made = converter.convert("## هبط [6.9%](figures.md#a) {#fall}")

    assert (
        '<h2 id="fall">هبط <a class="figure" href="figures.md#a"><bdi>6.9%</bdi></a></h2>' in made
    )
    assert converter.toc_tokens[0]["name"] == "هبط 6.9%"  # type: ignore[attr-defined]


def test_text_comes_out_as_it_went_in():
    text = "بلغت [240 مليار](figures.md#a) أي -3% ثم 2019–2023 و$5، ثم [+4.1](figures.md#b)."

    made = html(text)

    bare = made.replace("<bdi>", "").replace("</bdi>", "").replace(' class="figure"', "")
    assert bare == markdown.markdown(text)


def test_converting_twice_gives_the_same():
    converter = markdown.Markdown(extensions=[*EXTENSIONS, FigureLinks(language="ar")])
    text = "هبط [6.9%](figures.md#a) و-3%"

    assert converter.convert(text) == converter.reset().convert(text)


def test_titles_and_descriptions_of_pictures_get_isolate_characters():
    made = html('[موقع](x.md "هبط -3% هنا") ![رسم: هبط -3%](x.svg) [ع](x.md "مع 3 فقط")')

    assert 'title="هبط \u2066-3%\u2069 هنا"' in made
    assert 'alt="رسم: هبط \u2066-3%\u2069"' in made
    assert 'title="مع 3 فقط"' in made


def test_arabic_digits_keep_their_signs_on_the_arabic_side():
    assert '<bdi dir="rtl">٢٦٪</bdi>' in html("بنسبة ٢٦٪ فقط")
    assert "\u2067٢٦٪\u2069" in html('[موقع](x.md "بنسبة ٢٦٪ فقط")')
