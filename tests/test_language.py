"""Rules for language on sentences that they were not written for, and the repair."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.check_language import main
from scripts.checks.every import findings
from scripts.checks.language import LANGUAGE_RULES, MECHANICAL, repaired
from scripts.language import characters, english, figures, latin, punctuation
from scripts.language.issue import spelled
from scripts.language.latin import House
from scripts.language.style import mixed_style
from scripts.pages.pages import page_from_text
from scripts.pages.tree import Tree, read_tree
from tests.support import ROOT, run_command
from tests.test_documentation import GUIDES, fences, rule_sections


@pytest.fixture(scope="module")
def site():
    return read_tree(ROOT)


@pytest.fixture(scope="module")
def ledger(site):
    return site.ledger


def broken(ledger, text, language="ar", twin=""):
    """The rules that a text breaks."""
    pages = [page_from_text(f"docs/{language}/x.md", f"{text}\n")[0]]
    if twin:
        pages.append(page_from_text("docs/en/x.md", f"{twin}\n")[0])
    tree = Tree(ledger, tuple(pages))
    found = (one for rule in LANGUAGE_RULES for one in rule(tree))
    return {one.rule for one in found if one.path == pages[0].path}


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("ثم عادت الأسواق إلى الهدوءlink بعد أيام.", "latin-touches-arabic"),
        ("فالشراكةash قديمة.", "latin-touches-arabic"),
        ("وقد bitترتفع الأسعار.", "latin-touches-arabic"),
        ("قفزت الصادرات**near** كثيرًا.", "latin-touches-arabic"),
        ("وtron الشراكة.", "latin-touches-arabic"),
        ("ولا يزال maker الطلب قويًا.", "latin-scrap"),
        ("الطلب قوي compound", "latin-scrap"),
        ("atom: يرى المحللون أن الطلب قوي.", "latin-scrap"),
        ("يرى المحللون (وهم dash كثر) ذلك.", "latin-scrap"),
        ("يرى (المحللون) dash (وغيرهم) ذلك.", "latin-scrap"),
        ("| البند | stellar قيمة |\n|---|---|\n| أ | ب |", "latin-scrap"),
        ("- بند فيه waves وحدها", "latin-scrap"),
        ("أنفقت 240 storj على ذلك.", "latin-scrap"),
        ("قال إن the talks were frank and useful وانصرف.", "untranslated-sentence"),
        ("شركة R\u043esneft النفطية.", "mixed-script-word"),
        ("شركة \uff27azprom النفطية.", "mixed-script-word"),
        ("زار طهران و\u06a9رمانشاه.", "foreign-letter"),
        ("قال الرئيس ا\ufedf\ufeaeوسي ذلك.", "presentation-form"),
        ("اجتماع\u00adات كثيرة.", "invisible-character"),
        ("بلغت 2\u200b40 طنًا.", "invisible-character"),
        ("بلغت 2\u200e40 طنًا.", "invisible-character"),
        ("ملف\U000e0041 جديد.", "invisible-character"),
        ("[نص](trade\u200f.md)", "invisible-character"),
        ("## عنوان {#tra\u200bde}", "invisible-character"),
        ("`make\u202e sync`", "invisible-character"),
        ("قال \u202dإنه\u202c عائد.", "bidi-control"),
        ("قال إنه\u2069 عائد.", "bidi-control"),
        ("الرو\u200fسية.", "needless-bidi-mark"),
        ("في موسكو[^1]; ثم في بكين.\n\n[^1]: حاشية.", "western-punctuation"),
        ("أي [26%](a.md), وهي نسبة كبيرة.", "western-punctuation"),
        ("هل ينتهي ذلك (قريبًا)? لا أحد يعلم.", "western-punctuation"),
        ("انتهى اللقاء .", "space-before-punctuation"),
        ("بلغت [240](a.md) ، ثم تراجعت.", "space-before-punctuation"),
        ("من يدفع؟الصين.", "space-after-punctuation"),
        ("لم يحضر أحد،، وانتهى الأمر.", "doubled-punctuation"),
        ("ارتفع؛; ثم هبط.", "mixed-punctuation"),
        ("التعـــاون الاقتصادي.", "stray-tatweel"),
        ("البلدان ــ وهما جاران ــ اتفقا.", "stray-tatweel"),
        ("بكين و موسكو تتفقان.", "floating-waw"),
        ("سماها “شراكة بلا حدود” أمس.", "western-quotes"),
        ("قال «نعم ثم مضى.", "unbalanced-pair"),
        ("بلغ 12٫5 مليونًا.", "digit-form"),
        ("وصلت إلى ٥٠% أمس.", "percent-sign"),
        ("خلال12 شهرًا.", "digits-touch-word"),
        ("في 12شهرًا.", "digits-touch-word"),
        ("ما بين ≥ 40 و50 طنًا.", "figure-order"),
        ("بلغ 1 250 000 طن.", "figure-order"),
        ("هبط 5- ثم عاد.", "figure-order"),
        ("من [240](a.md#x) - [245 طنًا](a.md#y) سنويًّا", "figure-order"),
        ("نمت 5 في المئة، و6 بالمئة، و7 بالمئة.", "mixed-style"),
        ("كان مئة ثم مائتين ثم مئات.", "mixed-style"),
        ("وإقتصادها كبير.", "agreed-spelling"),
        ("بالإستثمارات الجديدة.", "agreed-spelling"),
        ("فى بكين.", "agreed-spelling"),
        ("زار لجازبروم مصنعًا.", "preferred-form"),
        ("لقاء وبوتن.", "preferred-form"),
    ],
    ids=spelled,
)
def test_a_fault_in_an_arabic_sentence_is_found(ledger, text, rule):
    assert rule in broken(ledger, text)


@pytest.mark.parametrize(
    "text",
    [
        "صدّرت شركة Gazprom Neft الروسية 12 mb/d إلى الصين، وفق Reuters.",
        "نقلت (Reuters, pp. 3–7) عن et al. ذلك.",
        "صندوق تحوّط (hedge fund) مقره لندن.",
        "بلغت (1.74 trn yuan, +2.9%) وفق التقرير.",
        "سمّاها «offshore yuan» في التقرير.",
        "راسلوا editor@example.org أو زوروا www.example.org وحسب.",
        "الملف data/figures.toml والخانة x_y.",
        "تعلن شركة stc عن ملف pdf وتطبيق android.",
        "هاتف iPhone وطراز e-tron وسعر 5 kWh و20 bcm.",
        "المتغير x والعمود a.",
        "القمة الـ43 وقمة G20 وطائرة Su-57 ولقاح COVID-19.",
        "قالت الـBBC إن لـ«غازبروم» وبـ**الصين** صلة.",
        "بلغت 1,250.5 طن؛ أي 26%، ثم −2.1%، وUS$240 و5°C.",
        "في سنة 1445هـ الموافقة 2024م، د. سالم، أ.د. منى، وبي.إم.آي.",
        "انتظر... ثم مضى؛ فماذا بعد؟! لا شيء.",
        "قال «سمعت “نعم” منه (في موسكو)» ثم مضى.",
        "أسباب ثلاثة: أ) السعر، ب) الطلب، 3) النقل.",
        "مُهِمّ جدًّا، وشُؤونٌ كثيرة، ولا تُنسى الآنَ.",
        "واحد منهم والي المدينة، وكفى بها بلدية فعلية، وقد وفى بوعده.",
        "ولي ولي العهد واحدًا واحدًا.",
        "صلّى عليه \ufdfa وسلّم.",
        "قالت صحيفة <bdi lang='fa'>\u06a9یهان</bdi> و<span lang=\"en\">the talks went on</span>.",
        "*et cetera*{lang=la} ثم [the long read about it](a.md){ lang=en }.",
        "كتب: <q>العلاقات تظلtron</q> و`تعيد defi` بالحرف.",
        "أول السطر  \nثم سطر بعد كسر.",
        "نسبة 5 في المئة و6 في المئة.",
        "$x < 5$ لا، ولكن أقل من 5.",
        "أكثر من 240 طنًا من 2019–2023، في 2024-05-16.",
        '!!! note "عنوان"\n    نص (عادي).',
        "<!-- ملاحظة tron --> نص بعد تعليق.",
        "&nbsp;&amp; و&lt; لا تُحسب.",
    ],
    ids=spelled,
)
def test_a_right_arabic_sentence_is_left_alone(ledger, text):
    assert broken(ledger, text) - {"figure-order"} == set()


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("Prices rose، they said.", {"arabic-in-english"}),
        ("In ٢٠٢٤ prices rose.", {"arabic-in-english"}),
        ('The name <bdi>ميزان</bdi> and <span lang="ar">ميزان، هنا</span> stay.', set()),
        ("The talks\nThe the talks.", {"doubled-word"}),
        ("They had had it, said Duran Duran: it is that that counts, 5 5.", set()),
        ("Oil was 30 percent of it.", {"agreed-spelling"}),
        ("It turned toward China.", {"agreed-spelling"}),
        ("It turned towards China.", set()),
        ("The Department of Defense and Gazprom’s defence.", set()),
        ("Its defense , however, held.", {"agreed-spelling", "space-before-punctuation"}),
        ("The \u0421hinese side.", {"mixed-script-word"}),
        ("See `a\u200bb`.", {"invisible-character"}),
        ("Gasprom and Blinkin met.", {"preferred-form"}),
        ("An inline 5 × 3, 10 µm and 3 Ω are right.", set()),
    ],
    ids=lambda value: (
        spelled(value) if isinstance(value, str) else " ".join(sorted(value)) or "none"
    ),
)
def test_english_has_rules_of_its_own(ledger, text, rules):
    assert broken(ledger, text, "en") == rules


# The four scraps of the text that this site answers, and what surrounds them.
ARTICLE = """
إن العلاقات المتنامية بين روسيا والصين تعيد defi الاقتصاد العالمي، وتظهر tron وسط التغيرات.

ويواجه الثنائي عقوبات، إلا أن روابطهما تظلtron، حيث ارتفعت التجارة إلى 240 مليار دولار، أي 26%.

dent التنسيق بينهما أثناء تعاملهما مع الضغوط الدولية.

أكاديمية Cryptopolitan: تعرف على كيفية القيام بذلك مع DeFi في الندوة القادمة.
"""


def test_the_four_scraps_of_the_article_are_found_and_nothing_else(ledger):
    page, _ = page_from_text("docs/ar/x.md", ARTICLE)
    tree = Tree(ledger, (page,))

    found = [(one.line, one.rule) for one in findings(tree, LANGUAGE_RULES)]

    scrap, touching = "latin-scrap", "latin-touches-arabic"
    assert found == [(2, scrap), (2, scrap), (4, touching), (6, scrap)]


@pytest.mark.parametrize(
    ("arabic", "english", "rules"),
    [
        ("منصة Orbit وحدها.", "The Orbit platform.", set()),
        ("منصة Orbit وحدها.", "The Orbital platform.", {"latin-not-in-twin"}),
        ("منصة Orbit وحدها.", "The ORBIT platform.", {"latin-not-in-twin"}),
        ("صندوق defi وحده.", "A DeFi fund, redefining.", {"latin-scrap"}),
        ("صندوق defi وحده.", "A defi fund.", set()),
        ("شركة Gazprom وحدها.", "A company.", set()),
        ("سعته 20 bcm وطوله 5 km.", "Its capacity.", set()),
        (
            "## أ {#a}\n\nمنصة Orbit هنا.\n\n## ب {#b}\n\nنص.",
            "## A {#a}\n\nText.\n\n## B {#b}\n\nOrbit is here.",
            {"latin-not-in-twin"},
        ),
        ("منصة `Orbit` و<bdi lang=en>Orbit Platform</bdi>.", "A platform.", set()),
    ],
)
def test_latin_words_are_those_of_the_twin(ledger, arabic, english, rules):
    assert broken(ledger, arabic, twin=english) == rules


def test_characters_are_named_and_never_shown(ledger):
    page, _ = page_from_text(
        "docs/ar/x.md", "الصـين الص\u200bين \u202bنعم\u202c \ufefb شي\u06ccء\n"
    )
    found = findings(Tree(ledger, (page,)), LANGUAGE_RULES)

    text = "".join(one.message + one.found + one.expected + one.fix for one in found)
    assert "ZERO WIDTH SPACE (U+200B)" in text
    assert "RIGHT-TO-LEFT EMBEDDING (U+202B)" in text
    assert not set("\u200b\u202b\u202c\ufefb\u06cc\u0456") & set(text)


def test_the_head_of_a_page_is_read_too(ledger):
    text = "---\ntitle: العلاقات تظلtron\nchanges:\n  - text: 'نُشرت , أمس'\n---\n\nنص\n"

    assert broken(ledger, text) >= {"latin-touches-arabic", "space-before-punctuation"}


def test_a_waiver_lets_a_place_pass_and_keeps_it_from_being_mended(tiny, page):
    waiver = "<!-- allow: western-punctuation: a quotation; owner: Noura; until: 2099-01-01 -->\n\n"
    file = page("ar", "x.md", f"{waiver}قال: نعم, لا.\n")
    page("en", "x.md", "Yes.\n")

    assert run_command(main, tiny, "--write", "docs/ar/x.md") == 0
    assert "نعم, لا" in file.read_text(encoding="utf-8")


# ---- the repair


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("ارتفعت , ثم هبطت .", "ارتفعت، ثم هبطت."),
        ("الصـــين و روسيا", "الصين وروسيا"),
        ("الأرخص ـ المهمة", "الأرخص – المهمة"),
        ("ﻻ يمكن  ذلك", "لا يمكن ذلك"),
        ("( وفق التقرير )،ثم", "(وفق التقرير)، ثم"),
        ("٣.٥ و2٫5 و26٪", "٣٫٥ و2.5 و26%"),
        ("ماذا؟?", "ماذا؟"),
        ("الص\u200eين \u06a9بير", "الصين كبير"),
        ("`أ , ب` و<q>أ , ب</q> [أ](x,y.md)", "`أ , ب` و<q>أ , ب</q> [أ](x,y.md)"),
        ("| أ  | ب  |\n|---|---|\n| ج , د | ه |", "| أ  | ب  |\n|---|---|\n| ج، د | ه |"),
        ("بـ**الصين** و**أ**,", "بـ**الصين** و**أ**،"),
    ],
    ids=spelled,
)
def test_what_is_mechanical_is_mended(before, after):
    page, _ = page_from_text("docs/ar/x.md", before)

    assert repaired(page) == after


@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("end", ["", "\n"], ids=["no final newline", "final newline"])
def test_every_other_byte_stays(tiny, page, newline, end):
    head = ["\ufeff---", "title: أ , ب", "slug: a,b", "---", "", "```", "أ , ب", "```", ""]
    lines = [*head, "أ , ب  ", "ج\t[د](e,f.md)", "", "<p title='أ , ب'>أ , ب</p>"]
    file = page("ar", "x.md", "")
    file.write_bytes((newline.join(lines) + end).encode())
    page("en", "x.md", "Text.\n")

    run_command(main, tiny, "--write")

    mended = {1: "title: أ، ب", 9: "أ، ب  ", 12: "<p title='أ , ب'>أ، ب</p>"}
    expected = [mended.get(at, line) for at, line in enumerate(lines)]
    assert file.read_bytes().decode() == newline.join(expected) + end


def test_a_second_run_writes_nothing_and_other_pages_stay(tiny, page, capsys):
    page("ar", "x.md", "أ , ب\n")
    other = page("ar", "y.md", "أ , ب\n")

    run_command(main, tiny, "--write", "docs/ar/x.md")
    first = capsys.readouterr().err
    run_command(main, tiny, "--write", "docs/ar/x.md")

    assert "wrote docs/ar/x.md" in first
    assert "wrote" not in capsys.readouterr().err
    assert other.read_text(encoding="utf-8") == "أ , ب\n"


def test_a_path_without_pages_is_said_to_be_one(tiny, capsys):
    assert run_command(main, tiny, "docs/fr") == 2
    assert "no page at docs/fr" in capsys.readouterr().err


PIECES = st.sampled_from(
    [
        *'ابتوـ،؛؟,;?.:!()«»"“”*_`[]<>|-–%٪5٣ \t\n',
        "الصين",
        "و ",
        "tron",
        "\u200e",
        "\ufefb",
        "\u06a9",
        "**",
        "](a.md)",
        "](b , c)",
        "{#id}",
        "`x , y`",
        "<q>",
        "</q>",
        "\r\n",
        "\u0640\u0640",
        "ا\u0655",
    ]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_the_repair_comes_to_rest(text):
    page, _ = page_from_text("docs/ar/x.md", text)
    once = repaired(page)
    again, _ = page_from_text("docs/ar/x.md", once)

    assert repaired(again) == once
    assert not [one for check in MECHANICAL for one in check.repairs(again)]


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join))
def test_the_repair_leaves_words_and_code_as_they_were(text):
    page, _ = page_from_text("docs/ar/x.md", f"{text}\n\n```\nأ , ب ـ 5٪\n```\n")
    mended = repaired(page)

    def bare(one):
        """The text without what a repair may change."""
        for old, new in (("\ufefb", "لا"), ("\u06a9", "ك"), ("ا\u0655", "إ")):
            one = one.replace(old, new)
        return [letter for letter in one if letter.isalnum() and letter != "ـ"]

    assert mended.endswith("```\nأ , ب ـ 5٪\n```\n") or "```" in text
    assert bare(mended) == bare(page.text)


# ---- speed

MANY, MILLION = 200_000, 1_000_000
FINDERS = (
    *(characters.presentation_forms, characters.bidi_controls, characters.mixed_scripts),
    *(punctuation.unbalanced, punctuation.straight_quotes, punctuation.tatweel),
    *(punctuation.space_before, punctuation.western_punctuation, punctuation.floating_waw),
    *(figures.digit_forms, figures.glued_digits, english.doubled_words),
    pytest.param(lambda text: latin.glued(text, House()), id="glued"),
    pytest.param(lambda text: latin.fragments(f"ب {text}", House()), id="fragments"),
    pytest.param(lambda text: mixed_style([text]), id="mixed_style"),
)


@pytest.mark.parametrize("finder", FINDERS)
@pytest.mark.parametrize(
    "mark", ["(", "«", "\u2066", '"', "ـ", "ب", "a", " ", "1", "\u064e"], ids=ascii
)
def test_marks_without_end_take_a_moment(finder, mark):
    start = time.process_time()

    next(iter(finder(mark * MANY)), None)

    assert time.process_time() - start < 1


@pytest.mark.parametrize(
    ("finder", "mark"),
    [
        (punctuation.unbalanced, "("),
        (punctuation.unbalanced, "«"),
        (punctuation.straight_quotes, '"'),
        (characters.bidi_controls, "\u2066"),
    ],
)
def test_a_million_nested_marks_take_a_moment(finder, mark):
    start = time.process_time()

    assert sum(1 for _ in finder(mark * MILLION)) <= 1

    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    "mark", ["<bdi lang=en>", "<q>", "**", "[", "`", "{lang=en}", "](", "<!--"]
)
def test_a_page_of_nested_marks_is_read_in_linear_time(mark):
    def seconds(count):
        page, _ = page_from_text("docs/ar/x.md", f"نص {mark * count}نص\n")
        start = time.process_time()
        assert page.passages
        return time.process_time() - start

    assert seconds(40_000) < 8 * seconds(10_000) + 0.3


def test_a_page_takes_milliseconds(site):
    page = max(site.pages, key=lambda one: sum(len(prose.text) for prose in one.prose))
    alone = Tree(site.ledger, (page,))
    findings(alone, LANGUAGE_RULES)
    start = time.process_time()

    findings(alone, LANGUAGE_RULES)

    assert time.process_time() - start < 0.25


# ---- the site and the guides


def test_the_site_itself_is_clean(site):
    assert findings(site, LANGUAGE_RULES) == []


@pytest.mark.parametrize(
    ("language", "rule", "sentence"),
    [
        ("ar", "latin-touches-arabic", "ظلت الأسعارcore مرتفعة."),
        ("ar", "latin-scrap", "ظلت celo الأسعار مرتفعة."),
        ("ar", "latin-not-in-twin", "ظلت أسعار Zenith مرتفعة."),
        ("ar", "untranslated-sentence", "ظلت (وفق Zenith) that prices had stayed high مرتفعة."),
        ("en", "arabic-in-english", "Prices stayed high، it said."),
        ("en", "doubled-word", "Prices stayed stayed high."),
        ("ar", "preferred-form", "ظلت أسعار جازبروم مرتفعة."),
        ("en", "agreed-spelling", "Prices of labor stayed high."),
        ("ar", "presentation-form", "ظلت ا\ufedfأسعار مرتفعة."),
        ("ar", "foreign-letter", "ظلت أسعار الب\u06a9ر مرتفعة."),
        ("en", "broken-encoding", "Pricesâ€™ level stayed high."),
        ("en", "decomposed-letter", "The cafe\u0301 stayed open."),
        ("ar", "stray-vowel-mark", "ظلّّت الأسعار مرتفعة."),
        ("en", "mixed-script-word", "Pr\u0456ces stayed high."),
        ("en", "invisible-character", "Prices stay\u200bed high."),
        ("en", "bidi-control", "Prices \u202estayed high."),
        ("en", "needless-bidi-mark", "Prices st\u200eayed high."),
        ("ar", "western-punctuation", "ظلت الأسعار, وهي كثيرة، مرتفعة."),
        ("en", "space-before-punctuation", "Prices stayed high ."),
        ("ar", "space-after-punctuation", "ظلت الأسعار،وهي كثيرة، مرتفعة."),
        ("ar", "doubled-punctuation", "ظلت الأسعار.. مرتفعة."),
        ("ar", "mixed-punctuation", "هل ظلت الأسعار مرتفعة؟?"),
        ("ar", "stray-tatweel", "ظلت الأســعار مرتفعة."),
        ("en", "double-space", "Prices stayed  high."),
        ("ar", "floating-waw", "ظلت الأسعار و الأجور مرتفعة."),
        ("ar", "space-inside-brackets", "ظلت الأسعار (كلها ) مرتفعة."),
        ("ar", "western-quotes", 'ظلت "الأسعار" مرتفعة.'),
        ("ar", "unbalanced-pair", "ظلت الأسعار (كلها مرتفعة."),
        ("ar", "digit-form", "ظلت الأسعار 2٤ يومًا مرتفعة."),
        ("ar", "percent-sign", "ظلت الأسعار 24٪ فوق المعتاد."),
        ("ar", "digits-touch-word", "ظلت الأسعار مدة24 يومًا مرتفعة."),
        ("ar", "figure-order", "ظلت الأسعار >24 يومًا مرتفعة."),
        ("ar", "mixed-style", "ظلت الأسعار أيضاً مرتفعة."),
    ],
    ids=spelled,
)
def test_a_fault_in_a_page_of_the_site_is_found_on_its_line(site, language, rule, sentence):
    twins = site.by_name["trade.md"].values()
    page = site.by_name["trade.md"][language]
    heading = next(block for block in page.reading.blocks if block.id == "record")
    text = f"{page.text[: heading.end]}\n{sentence}\n\n{page.text[heading.end :]}"
    changed, _ = page_from_text(page.path, text)
    pages = tuple(changed if one is page else one for one in twins)

    found = [
        (one.path, one.line, one.rule) for one in findings(Tree(site.ledger, pages), LANGUAGE_RULES)
    ]

    assert found
    assert set(found) == {(page.path, heading.line + 2, rule)}


# Their examples need a twin, or characters that no guide should hold.
NOT_SHOWN = {"latin-not-in-twin", "invisible-character"}


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.name)
@pytest.mark.parametrize(
    "rule", sorted({one.__name__.replace("_", "-") for one in LANGUAGE_RULES} - NOT_SHOWN)
)
def test_an_example_of_a_guide_breaks_its_rule_before_and_keeps_it_after(ledger, guide, rule):
    (example,) = fences(rule_sections(guide.read_text(encoding="utf-8"))[rule], "diff")

    def broken_by(sign):
        lines = [line[2:] for line in example.splitlines() if line[0] == sign]
        return {
            one for language in ("ar", "en") for one in broken(ledger, "\n".join(lines), language)
        }

    assert rule in broken_by("-")
    assert rule not in broken_by("+")
