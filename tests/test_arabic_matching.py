"""Names and terms are found as whole words, in Arabic behind attached particles too."""

import pytest

from scripts.language.arabic_matching import Match, find_forms

DUAL_USE = "السلع ذات الاستخدام المزدوج"


def found(text, *forms, language="ar"):
    return [
        (text[match.start : match.end], match.form) for match in find_forms(text, forms, language)
    ]


@pytest.mark.parametrize(
    "word",
    ["السلع", "والسلع", "فالسلع", "بالسلع", "كالسلع", "للسلع", "وللسلع", "وبالسلع", "فللسلع"],
)
def test_a_form_with_the_article_is_found_behind_every_particle(word):
    text = f"فُرضت قيود {word} ذات الاستخدام المزدوج أمس"

    assert found(text, DUAL_USE) == [(f"{word} ذات الاستخدام المزدوج", DUAL_USE)]


@pytest.mark.parametrize(
    "word",
    [
        "غازبروم",
        "وغازبروم",
        "بغازبروم",
        "لغازبروم",
        "ولغازبروم",
        "الغازبروم",
        "للغازبروم",
        "وبالغازبروم",
    ],
)
def test_a_form_without_the_article_is_found_behind_every_particle(word):
    assert found(f"قالت {word} إنها", "غازبروم") == [(word, "غازبروم")]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        pytest.param("قالت وزارة الخزانة", "زارة", id="a letter of the word, no particle"),
        pytest.param("الفرق بين البلدين", "ين", id="a short word is hidden in many"),
        pytest.param("حصة لين وبين", "ين", id="the same behind another letter"),
        pytest.param("جازبرومبنك أعلن", "جازبروم", id="the beginning of a longer word"),
        pytest.param("استغازبروم", "غازبروم", id="the end of a longer word"),
        pytest.param("شركة غازبرومات", "غازبروم", id="a longer word by its ending"),
        pytest.param("يستسلع ذات الاستخدام المزدوج", DUAL_USE, id="no particle begins so"),
        pytest.param("السلع ذات الاستخدام", DUAL_USE, id="only half of the form"),
        pytest.param("السلع، ذات الاستخدام المزدوج", DUAL_USE, id="a comma between its words"),
        pytest.param("آستانة", "أستانا", id="another spelling is another form"),
        pytest.param("كتاب سيبيريا", "تاب", id="a book is not like a repentant"),
    ],
)
def test_what_only_looks_like_a_form_is_left_alone(text, form):
    assert found(text, form) == []


def test_china_behind_a_preposition_is_one_match_that_begins_with_the_preposition():
    text = "قدّمت موسكو للصين عرضًا وللصين شروط"

    assert find_forms(text, ["الصين"], "ar") == [
        Match(12, 17, "الصين", 13),
        Match(24, 30, "الصين", 26),
    ]


def test_the_stem_is_where_the_form_itself_begins():
    (match,) = find_forms("ولـ«تاس» وبغازبروم", ["غازبروم"], "ar")

    assert match == Match(9, 18, "غازبروم", 11)


@pytest.mark.parametrize(
    "text",
    ["لـغازبروم", "غَازبْرُوم", "غـازبـروم", "وغازبرومَ", "«غازبروم»", "(غازبروم)،", "غازبروم/روسنفت"],
)
def test_signs_and_quotation_marks_do_not_hide_a_form(text):
    assert [form for _, form in found(text, "غازبروم")] == ["غازبروم"]


@pytest.mark.parametrize("word", ["يوانًا", "يواناً", "يوانا", "يوان"])
def test_the_accusative_is_the_same_word(word):
    assert found(f"دفع {word} واحدا", "يوان") == [(word, "يوان")]


def test_words_of_a_form_may_stand_on_two_lines():
    assert found("قائمة\n  الكيانات", "قائمة الكيانات") == [("قائمة\n  الكيانات", "قائمة الكيانات")]


def test_the_longest_form_wins_and_forms_do_not_overlap():
    forms = ("بنك الصين", "بنك الصين الصناعي والتجاري", "الصين")

    assert found("ذكر بنك الصين الصناعي والتجاري وبنك الصين والصين", *forms) == [
        ("بنك الصين الصناعي والتجاري", "بنك الصين الصناعي والتجاري"),
        ("وبنك الصين", "بنك الصين"),
        ("والصين", "الصين"),
    ]


def test_latin_letters_are_found_behind_an_arabic_particle():
    assert found("تستخدم وSWIFT ولـSWIFT", "SWIFT") == [("وSWIFT", "SWIFT"), ("ولـSWIFT", "SWIFT")]


def test_a_form_may_close_with_a_quotation_mark():
    form = "بند «ليس لروسيا»"

    assert found("فُرض بند «ليس لروسيا» أمس", form) == [(form, form)]
    assert found("فُرض بند «ليس لروسيا أمس", form) == []


@pytest.mark.parametrize(
    ("text", "form", "expected"),
    [
        ("Secondary sanctions hit", "secondary sanctions", ["Secondary sanctions"]),
        ("a swift answer by SWIFT", "SWIFT", ["SWIFT"]),
        ("two re-exports", "re-export", ["re-exports"]),
        ("the People’s Bank of China", "People's Bank of China", ["People’s Bank of China"]),
        ("Kiev's mayor, Kievan Rus", "Kiev", ["Kiev"]),
        ("dual‑use\ngoods", "dual-use goods", ["dual‑use\ngoods"]),
        ("the yuan, yuans and yuanlike", "yuan", ["yuan", "yuans"]),
        ("BRICS", "Brics", []),
        ("Goa, goal, goa", "Goa", ["Goa"]),
    ],
)
def test_english_forms_are_whole_words_with_their_capitals(text, form, expected):
    assert [words for words, _ in found(text, form, language="en")] == expected


def test_particles_belong_to_arabic_alone():
    assert find_forms("والصين", ["الصين"], "fa") == []


@pytest.mark.parametrize("forms", [(), ("",), ("«»",)])
def test_nothing_to_look_for_is_found_nowhere(forms):
    assert find_forms("بنك الصين", forms, "ar") == []
