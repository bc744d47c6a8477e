"""Charts: the same points in both languages, legible and safe, and faults with their place."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import xml.etree.ElementTree as ET
from decimal import Decimal
from itertools import combinations, pairwise, product

import pytest

from scripts.core.errors import CannotRunError
from scripts.core.writing import write_all
from scripts.ledger.charts import Kind, read_charts
from scripts.ledger.ledger import read_ledger
from scripts.pages.pages import page_from_text
from scripts.pages.tree import read_tree
from scripts.render.changes import rewrites
from scripts.render.charts.block import figure_block
from scripts.render.charts.describing import alt_text
from scripts.render.charts.downloads import data_csv, data_json
from scripts.render.charts.drawing import svg
from scripts.render.charts.files import chart_files
from scripts.render.charts.palette import DARK, LIGHT, SERIES
from scripts.render.charts.picture import png, png_is_current
from scripts.render.charts.scales import label, labelled_years, span, ticks
from scripts.render.charts.spreading import spread
from scripts.render.charts.text import width, wrapped
from scripts.render.files import orphan_files, stale_files
from tests.support import GOLDEN, ROOT, TINY, copy_tiny

CHARTS = "docs/data/charts"
FIXTURE = TINY.parent / "charts"
NAMES = sorted(path.stem for path in (FIXTURE / CHARTS).glob("*.toml"))
LANGUAGES = ("ar", "en")
SVG = "{http://www.w3.org/2000/svg}"
LRI, RLI, PDI = "\u2066", "\u2067", "\u2069"
PHONE, SMALLEST = 328, 11  # width of a picture on a phone of 360 pixels, least size of text there


def copy_charts(target):
    """The tiny tree with series and charts of every type."""
    copy_tiny(target)
    shutil.copytree(FIXTURE, target, dirs_exist_ok=True)
    return target


@pytest.fixture
def tree(tmp_path):
    return copy_charts(tmp_path)


@pytest.fixture(scope="module")
def read(tmp_path_factory):
    """The ledger and the charts of the fixture, read once."""
    root = copy_charts(tmp_path_factory.mktemp("charts"))
    ledger = read_ledger(root)
    return ledger, read_charts(root, ledger)


@pytest.fixture(scope="module")
def site():
    """The ledger and the charts of the site."""
    ledger = read_ledger(ROOT)
    return ledger, read_charts(ROOT, ledger)


def drawn(read, name, language):
    ledger, charts = read
    return ET.fromstring(svg(charts[name], ledger, language))  # noqa: S314  our own drawing


def points(root):
    """What every mark stands for, in order of cell."""
    marks = [one for one in root.iter() if "data-key" in one.attrib]
    return sorted(
        (one.get("data-column", ""), one.get("data-key", ""), one.get("data-value", ""))
        for one in marks
    )


def places(root, axis="x"):
    """Left edges of the bars by key and column."""
    return {
        (one.get("data-key"), one.get("data-column")): float(one.get(axis, "0"))
        for one in root.iter(f"{SVG}rect")
        if one.get("data-key")
    }


def texts(root):
    return ["".join(one.itertext()) for one in root.iter(f"{SVG}text")]


def change(root, name, old, new):
    file = root / CHARTS / f"{name}.toml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")


# What is drawn


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_the_drawing_is_as_accepted(read, golden, name, language):
    ledger, charts = read

    golden(svg(charts[name], ledger, language), GOLDEN / "charts" / f"{name}.{language}.svg")


@pytest.mark.parametrize("name", NAMES)
def test_both_languages_show_the_same_points(read, name):
    assert points(drawn(read, name, "ar")) == points(drawn(read, name, "en"))


@pytest.mark.parametrize("name", NAMES)
def test_every_value_and_every_gap_has_one_mark(read, name):
    chart = read[1][name]
    wanted = [
        (point.column, point.key, "" if point.value is None else str(point.value))
        for point in chart.all_points()
        if point.value is not None or point in chart.gaps
    ]
    wanted += [
        ("event", event.at, str(number)) for number, event in enumerate(chart.events, start=1)
    ]

    assert points(drawn(read, name, "ar")) == sorted(wanted)


def test_the_charts_of_the_site_show_the_same_points(site):
    for name, chart in site[1].items():
        shown = points(drawn(site, name, "ar"))

        assert shown == points(drawn(site, name, "en"))
        values = [one for one in chart.all_points() if one.value is not None]
        assert len(shown) == len(values) + len(chart.gaps) + len(chart.events)


def test_the_charts_of_the_site_label_the_same_values(site):
    for name, chart in site[1].items():
        # A date may be set on two lines in one language, so its day would look like a value.
        days = {
            str(int(key[8:10]))
            for key in (one.key for one in chart.all_points())
            if key[8:10].isdigit()
        }
        arabic, english = (
            sorted(
                one
                for one in texts(drawn(site, name, language))
                if re.fullmatch(r"[−\d.,%]+", one)
                and one not in days
                and not re.fullmatch(r"20\d\d", one)
            )
            for language in LANGUAGES
        )

        assert arabic == english, name


def test_every_type_is_tried(read):
    assert {chart.kind for chart in read[1].values()} == set(Kind)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_drawing_twice_gives_the_same_bytes(read, name, language):
    ledger, charts = read

    assert svg(charts[name], ledger, language) == svg(charts[name], ledger, language)


def test_a_line_does_not_cross_a_gap(read):
    root = drawn(read, "line", "en")
    lines = [one.get("d", "") for one in root.iter(f"{SVG}path") if one.get("stroke-width") == "4"]

    assert len(lines) == 4  # two columns, each before and after 2020


def test_estimates_are_hatched_and_partial_years_have_a_dashed_edge(read):
    bars = {
        (one.get("data-key"), one.get("data-column")): one
        for one in drawn(read, "grouped-bars", "en").iter(f"{SVG}rect")
    }

    assert "hatch" in bars["2019", "imports"].get("fill", "")
    assert bars["2023-01/2023-04", "exports"].get("stroke-dasharray")
    assert bars["2019", "exports"].get("fill") == LIGHT["series-1"]


def test_a_negative_bar_hangs_from_zero(read):
    bars = [one for one in drawn(read, "bars", "en").iter(f"{SVG}rect") if one.get("data-value")]
    bottoms = {
        one.get("data-value"): float(one.get("y", "")) + float(one.get("height", ""))
        for one in bars
    }
    tops = {one.get("data-value"): float(one.get("y", "")) for one in bars}

    assert tops["-6.9"] == pytest.approx(bottoms["3.4"], abs=0.2)
    assert bottoms["-6.9"] > tops["-6.9"]


def test_stacked_bars_stand_on_each_other(read):
    root = drawn(read, "stacked-bars", "en")
    bars = {
        (one.get("data-key"), one.get("data-column")): (
            float(one.get("y", "")),
            float(one.get("height", "")),
        )
        for one in root.iter(f"{SVG}rect")
        if one.get("data-key")
    }
    upper, lower = bars["2021", "imports"], bars["2021", "exports"]

    assert upper[0] + upper[1] == pytest.approx(lower[0], abs=0.2)
    assert bars["2021", "balance"][0] == pytest.approx(lower[0] + lower[1], abs=0.2)


def test_small_multiples_have_one_scale_each(read):
    root = drawn(read, "small-multiples", "en")
    heights = {
        one.get("data-value"): float(one.get("height", ""))
        for one in root.iter(f"{SVG}rect")
        if one.get("data-key")
    }

    assert heights["12.25"] > heights["30"]


# Right to left


@pytest.mark.parametrize("name", NAMES)
def test_arabic_text_is_isolated_and_says_its_direction(read, name):
    for one in drawn(read, name, "ar").iter(f"{SVG}text"):
        words = "".join(one.itertext())

        assert one.get("direction") == "ltr"
        assert words.count(LRI) + words.count(RLI) == words.count(PDI)
        if re.search("[\u0600-\u06ff]", words):
            assert words.startswith(RLI)
            assert words.endswith(PDI)


def test_a_negative_number_keeps_its_sign_in_arabic(read):
    ledger, charts = read

    assert f"{LRI}−19.75{PDI} مليار دولار" in alt_text(charts["line"], ledger, "ar")
    assert LRI not in alt_text(charts["line"], ledger, "en")
    assert "−6.9%" in texts(drawn(read, "bars", "ar"))  # a text element of its own


def test_time_runs_from_left_to_right_in_both_languages(read):
    for language in LANGUAGES:
        bars = places(drawn(read, "bars", language))

        assert [bars[year, "growth"] for year in ("2018", "2019", "2021", "2022")] == sorted(
            bars.values()
        )


def test_categories_follow_the_reading_direction(read):
    arabic, english = (places(drawn(read, "categories", one)) for one in LANGUAGES)

    assert arabic["oil", "before"] > arabic["gas", "before"] > arabic["coal", "before"]
    assert english["oil", "before"] < english["gas", "before"] < english["coal", "before"]
    assert arabic["oil", "before"] > arabic["oil", "after"]
    assert english["oil", "before"] < english["oil", "after"]


@pytest.mark.parametrize(("language", "anchor"), [("ar", "end"), ("en", None)])
def test_the_title_stands_at_the_reading_start(read, language, anchor):
    first = next(drawn(read, "line", language).iter(f"{SVG}text"))

    assert first.get("text-anchor") == anchor
    assert first.get("font-weight") == "700"


# Room for everything


def test_places_move_apart_in_their_order_and_no_further_than_they_must():
    wishes = [Decimal(one) for one in (10, 12, 50)]

    assert spread(wishes, Decimal(10), Decimal(0), Decimal(100)) == [6, 16, 50]
    assert spread(wishes, Decimal(10), Decimal(8), Decimal(52)) == [8, 18, 50]
    assert spread(wishes, Decimal(10), Decimal(0), Decimal(45)) == [6, 16, 45]


@pytest.mark.parametrize("name", ["timeline", "crowded-timeline"])
def test_no_disc_of_a_timeline_touches_another_or_the_stem_of_another(read, name):
    root = drawn(read, name, "en")
    discs = [
        (float(one.get("cx", "")), float(one.get("cy", "")))
        for one in root.iter(f"{SVG}circle")
        if one.get("data-key")
    ]
    ways = [one.get("d", "") for one in root.iter(f"{SVG}path") if one.get("d", "").count("L") == 2]
    stems = [[tuple(map(float, place.split())) for place in way[1:].split("L")] for way in ways]

    assert len(discs) == len(stems) == len(read[1][name].events)
    for (x1, y1), (x2, y2) in combinations(discs, 2):
        assert ((x1 - x2) ** 2 + (y1 - y2) ** 2) ** 0.5 >= 30
    for (x, y), (_, elbow, _) in product(discs, stems):
        own = (x, y) == stems[0][0] or abs(elbow[0] - x) < 0.2
        assert own or abs(elbow[0] - x) > 16 or y > elbow[1]
    ordered = sorted(stems)
    assert [day for _, _, (day, _) in ordered] == sorted(day for _, _, (day, _) in stems)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["lying-bars", "turned-names"])
def test_every_date_is_named(read, name, language):
    ledger, charts = read
    shown = {one.strip(RLI + PDI) for one in texts(drawn(read, name, language))}

    assert {ledger.language(language).period(key) for key in charts[name].keys} <= shown


@pytest.mark.parametrize(("language", "side"), [("ar", -1), ("en", 1)])
def test_lying_bars_grow_in_the_reading_direction(read, language, side):
    bars = {
        one.get("data-value"): float(one.get("x", "")) + float(one.get("width", "")) / 2
        for one in drawn(read, "lying-bars", language).iter(f"{SVG}rect")
        if one.get("data-value")
    }

    assert (bars["17"] - bars["2"]) * side > 0 > (bars["-7.5"] - bars["2"]) * side


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_long_name_takes_several_lines_and_the_mark_stands_beside_their_middle(read, language):
    root = drawn(read, "long-names", language)
    mark = next(one for one in root.iter(f"{SVG}path") if one.get("data-value") == "62")
    names = [
        (float(one.get("y", "")), float(one.get("x", "")))
        for one in root.iter(f"{SVG}text")
        if one.get("fill") == LIGHT["ink"] and one.get("font-weight") is None
    ]
    margin = {"ar": 624, "en": 16}[language]
    first = [y for y, x in names if x == margin][: {"ar": 2, "en": 3}[language]]
    middle = float(mark.get("transform", "").split()[1].rstrip(")"))

    assert len(names) == {"ar": 7, "en": 8}[language]  # six, or five, lines of names; two values
    assert sum(first) / len(first) - 8 == pytest.approx(middle, abs=1)


def test_marks_of_a_row_part_only_where_they_would_hide_each_other(read):
    heights: dict[str, set[str]] = {}
    for one in drawn(read, "range", "en").iter(f"{SVG}path"):
        if one.get("data-value"):
            height = one.get("transform", "").split()[1]
            heights.setdefault(one.get("data-key", ""), set()).add(height)

    assert len(heights["oil"]) == 1


# Legible for everyone


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_text_is_legible_on_a_phone(read, name, language):
    root = drawn(read, name, language)
    wide = float(root.get("viewBox", "").split()[2])

    for one in root.iter(f"{SVG}text"):
        assert float(one.get("font-size", "")) * PHONE / wide >= SMALLEST


def test_the_smaller_text_of_wide_screens_is_legible_at_its_narrowest(read):
    ledger, charts = read
    sheet = svg(charts["line"], ledger, "en")
    media = re.search(r"@media\(min-width:(\d+)px\)\{(.*)\}</style>", sheet)
    assert media
    sizes = [int(size) for size in re.findall(r"font-size:(\d+)px", media[2])]

    assert min(sizes) * int(media[1]) / 640 >= SMALLEST


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_text_stays_on_the_sheet_and_apart(read, name, language):
    root = drawn(read, name, language)
    _, _, wide, high = (float(one) for one in root.get("viewBox", "").split())
    boxes = []
    for one in root.iter(f"{SVG}text"):
        words, size = "".join(one.itertext()).strip(LRI + RLI + PDI), int(one.get("font-size", ""))
        length = width(words, size) / (1.16 if size > 22 else 1.06)
        x, y = float(one.get("x", "")), float(one.get("y", ""))
        before = {"middle": length / 2, "end": length}.get(one.get("text-anchor", ""), 0)
        if "rotate" in one.get("transform", ""):  # its end is at the top, its foot on the right
            boxes.append((x - size * 0.7, y, x, y + length, words))
        else:
            boxes.append((x - before, y - size * 0.7, x - before + length, y, words))

    for left, top, right, bottom, words in boxes:
        assert left >= 0, words
        assert right <= wide, words
        assert top >= 0, words
        assert bottom <= high, words
    for one, two in combinations(boxes, 2):
        apart = one[2] <= two[0] or two[2] <= one[0] or one[3] <= two[1] or two[3] <= one[1]
        assert apart, (one, two)


def channel(value):
    part = value / 255
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def linear(colour):
    return [channel(int(colour[at : at + 2], 16)) for at in (1, 3, 5)]


def luminance(colour):
    return sum(
        weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear(colour), strict=True)
    )


def contrast(one, two):
    light, dark = sorted((luminance(one), luminance(two)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_colours_stand_out_from_the_paper(palette):
    assert contrast(palette["muted"], palette["paper"]) >= 3
    for role in ("ink", "soft", *SERIES):  # lines bear their names in their own colours
        assert contrast(palette[role], palette["paper"]) >= 4.5, role


# Machado, Oliveira and Fernandes (2009), severity 1.
VISION = {
    "usual": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def lab(colour, matrix):
    red, green, blue = (
        min(1, max(0, sum(a * b for a, b in zip(row, linear(colour), strict=True))))
        for row in matrix
    )
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883
    fx, fy, fz = (
        part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116 for part in (x, y, z)
    )
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


@pytest.mark.parametrize("matrix", VISION.values(), ids=VISION)
@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_series_differ_however_one_sees_colour(palette, matrix):
    for one, two in combinations(SERIES, 2):
        first, second = lab(palette[one], matrix), lab(palette[two], matrix)
        distance = sum((a - b) ** 2 for a, b in zip(first, second, strict=True)) ** 0.5

        assert distance >= 20, (one, two)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_neighbouring_series_differ_without_colour(palette):
    for one, two in pairwise(SERIES):
        assert contrast(palette[one], palette[two]) >= 1.5, (one, two)


def test_lines_differ_by_dash_and_by_mark(read):
    root = drawn(read, "line", "en")
    dashes = {
        one.get("stroke-dasharray")
        for one in root.iter(f"{SVG}path")
        if one.get("stroke-width") == "4"
    }
    shapes = {
        one.get("data-column"): one.get("d")
        for one in root.iter(f"{SVG}path")
        if one.get("data-value")
    }

    assert len(dashes) == 2
    assert shapes["exports"] != shapes["balance"]


def test_numbers_and_units_stay_on_one_line(read):
    title = read[1]["line"].title["en"]

    assert wrapped(title, 28, 608)[0] == "Trade reached $240.1\u00a0billion"


# Safe


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_a_drawing_runs_nothing_and_fetches_nothing(read, name, language):
    ledger, charts = read
    text = svg(charts[name], ledger, language)
    root = ET.fromstring(text)  # noqa: S314  our own drawing
    names = {one.tag.removeprefix(SVG) for one in root.iter()}
    attributes = {attribute for one in root.iter() for attribute in one.attrib}

    assert not names & {"script", "foreignObject", "image", "use", "a", "animate", "set"}
    assert not [one for one in attributes if one.lower().startswith("on") or "href" in one]
    assert "<!" not in text
    assert text.count("http") == 1  # the name space
    assert not re.search(r"url\((?!#)|@import|javascript:|data:\w+/", text)


def test_ids_are_those_of_the_chart_and_the_language(read):
    seen = [
        one.get("id")
        for name in NAMES
        for language in LANGUAGES
        for one in drawn(read, name, language).iter()
        if one.get("id")
    ]

    assert len(seen) == len(set(seen))
    assert "chart-line-ar-title" in seen


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_drawing_names_and_describes_itself(read, language):
    ledger, charts = read
    root = drawn(read, "line", language)
    title, description = root[0], root[1]

    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == language
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
    assert description.text == alt_text(charts["line"], ledger, language)


def test_every_colour_has_a_plain_fallback(read):
    ledger, charts = read
    text = svg(charts["line"], ledger, "en")

    assert "fill:var(--mz-series-1,#0b5666)" in text
    assert "@media(prefers-color-scheme:dark){#chart-line-en:root .f-paper{" in text
    assert not re.search(r'(?:fill|stroke)="var', text)


# In words


def test_the_description_is_made_of_the_data(read):
    ledger, charts = read

    assert alt_text(charts["bars"], ledger, "en") == (
        "Bar chart: Annual growth, 2018 to 2022. Growth: first −6.9% (2018), last −0.5% (2022), "
        "highest 12.25% (2021), lowest −6.9% (2018). No data: 2020. Estimate: 2021."
    )
    assert alt_text(charts["one-point"], ledger, "ar") == (
        "رسم خطي: بمليارات الدولارات، 2023. المجموع: 240.11 مليار دولار (2023)."
    )


def test_part_of_a_year_is_not_the_lowest(read):
    ledger, charts = read
    text = alt_text(charts["line"], ledger, "en")

    assert "last $30 billion (January to April 2023)" in text
    assert "lowest $40.5 billion (2018)" in text


# Downloads


def test_the_json_holds_points_and_what_surrounds_them(read):
    ledger, charts = read
    text = data_json(charts["bars"], ledger)
    data = json.loads(text, parse_float=Decimal)

    assert data["points"][0] == {"key": "2018", "column": "growth", "value": Decimal("-6.9")}
    assert data["points"][2]["value"] is None
    assert data["points"][3] == {
        "key": "2021",
        "column": "growth",
        "value": Decimal("12.25"),
        "estimate": True,
    }
    assert data["title"].keys() == {"ar", "en"}
    assert data["licence"]["name"] == "CC BY 4.0"
    assert data["sources"][0]["url"] == "https://example.org/trade"
    assert data["checked"] == "2024-02-29"
    assert data["note"]["en"] == "No figure for 2020."


def test_the_json_keeps_every_digit(read):
    ledger, charts = read

    assert '"value": 0.000001\n' in data_json(charts["huge"], ledger)
    assert '"value": 999999999999\n' in data_json(charts["huge"], ledger)


def test_the_csv_holds_what_is_drawn(read):
    ledger, charts = read

    assert data_csv(charts["grouped-bars"], ledger).splitlines()[:4] == [
        "year,exports,imports,status,source",
        "2018,40.5,60.25,,customs-2024-01",
        "2019,50,45,estimate:imports,customs-2024-01",
        "2020,,,gap:exports gap:imports,",
    ]
    assert data_csv(charts["bars"], ledger).splitlines()[1] == "2018,-6.9,,customs-2024-01"


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_no_cell_is_a_formula(tree, start):
    change(tree, "timeline", 'label.en = "Deliveries begin"', f'label.en = "{start}cmd()"')
    ledger = read_ledger(tree)
    chart = read_charts(tree, ledger)["timeline"]

    rows = list(csv.reader(io.StringIO(data_csv(chart, ledger))))

    assert rows[2][2] == f"'{start}cmd()"


def test_the_files_are_named_after_the_chart(read):
    ledger, charts = read

    assert sorted(chart_files(charts["bars"], ledger)) == [
        "docs/assets/charts/bars.ar.png",
        "docs/assets/charts/bars.ar.svg",
        "docs/assets/charts/bars.csv",
        "docs/assets/charts/bars.en.png",
        "docs/assets/charts/bars.en.svg",
        "docs/assets/charts/bars.json",
    ]


def test_a_picture_knows_the_drawing_it_was_made_from(read):
    ledger, charts = read
    drawing = svg(charts["bars"], ledger, "ar")
    picture = png(drawing)

    assert picture.startswith(b"\x89PNG")
    assert png_is_current(picture, drawing)
    assert not png_is_current(picture, drawing + " ")
    assert not png_is_current(b"", drawing)


def test_a_picture_shows_arabic_and_colours(read):
    ledger, charts = read
    drawing = svg(charts["bars"], ledger, "ar")
    without_words = re.sub(r"<text.*?</text>", "", drawing)

    assert len(png(drawing)) > len(png(without_words)) * 2


def test_writing_twice_changes_nothing(tree):
    looked_at = read_tree(tree)
    write_all(rewrites(tree, looked_at))

    assert list(stale_files(read_tree(tree))) == []

    (tree / "docs/assets/charts/bars.en.svg").write_bytes(b"<svg/>")
    (tree / "docs/assets/charts/bars.ar.png").unlink()
    (tree / "docs/assets/charts/gone.csv").write_bytes(b"a")

    changed = read_tree(tree)
    assert sorted(stale.path for stale in stale_files(changed)) == [
        "docs/assets/charts/bars.ar.png",
        "docs/assets/charts/bars.en.svg",
    ]
    assert list(orphan_files(changed)) == ["docs/assets/charts/gone.csv"]


# On the page


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["grouped-bars", "timeline"])
def test_the_block_is_as_accepted(read, golden, name, language):
    ledger, charts = read
    page, _ = page_from_text(f"docs/{language}/index.md", "# x\n")

    golden(
        figure_block(charts[name], ledger, page) + "\n",
        GOLDEN / "charts" / f"{name}.{language}.md",
    )


def test_a_page_in_a_folder_reaches_further_up(read):
    ledger, charts = read
    page, _ = page_from_text("docs/en/deep/page.md", "# x\n")
    block = figure_block(charts["bars"], ledger, page)

    assert "](../../assets/charts/bars.en.svg)" in block
    assert "](../sources.md#customs-2024-01)" in block


# Faults


@pytest.mark.parametrize(
    ("name", "old", "new", "line", "rule"),
    [
        pytest.param("bars", '"bars"', '"pie"', 2, "ledger-bad-value", id="type"),
        pytest.param("bars", '"balance"', '"balanse"', 3, "ledger-unknown-cell", id="series"),
        pytest.param("bars", '"growth"', '"growht"', 4, "ledger-unknown-cell", id="column"),
        pytest.param("bars", '["growth"]', "[]", 4, "ledger-missing-field", id="no column"),
        pytest.param("bars", '"percent"', '"USD bn"', 5, "ledger-unknown-unit", id="unit"),
        pytest.param(
            "line", '"exports"', '"growth", "exports"', 5, "ledger-unknown-unit", id="mixed units"
        ),
        pytest.param(
            "bars", '"growth"', '"growth", "growth"', 4, "ledger-bad-value", id="many columns"
        ),
        pytest.param("bars", '"2022"', '"2025"', 6, "ledger-unknown-cell", id="row"),
        pytest.param("bars", '["2018"]', '["2017"]', 15, "ledger-unknown-cell", id="highlight"),
        pytest.param("bars", '["2021"]', '["2021.x"]', 16, "ledger-unknown-cell", id="estimate"),
        pytest.param(
            "bars",
            'title.en = "Trade fell, then grew"\n',
            "",
            7,
            "ledger-missing-language",
            id="title",
        ),
        pytest.param(
            "grouped-bars",
            'estimates_are.en = "Rounded"\n',
            "",
            11,
            "ledger-missing-language",
            id="label in one language",
        ),
        pytest.param(
            "categories",
            'rows.gas.en = "Gas"\n',
            "",
            12,
            "ledger-missing-language",
            id="row's name",
        ),
        pytest.param("line", "up {trade-growth-2023}", "up {x}", 7, "unknown-figure", id="figure"),
        pytest.param(
            "line",
            "، بنمو {trade-growth-2023}",
            "",
            6,
            "figure-in-one-language",
            id="figure in one language",
        ),
        pytest.param("line", "up {trade", "up 26% {trade", 7, "unbound-number", id="number"),
        pytest.param("line", "بنمو ", "بنمو ٢٦ ", 6, "unbound-number", id="other digits"),
        pytest.param("line", ":1}", ":one}", 6, "ledger-bad-value", id="form"),
        pytest.param("line", ":1}", ":3}", 6, "figure-over-precise", id="decimals"),
        pytest.param("line", ":1}", ":fall}", 6, "ledger-bad-value", id="fall of what rose"),
        pytest.param("line", "Exports", "<b>Exports", 9, "ledger-markup", id="markup"),
        pytest.param("line", "partial", "partiel", 10, "ledger-unknown-field", id="field"),
        pytest.param("line", "[line]", "[lines]", 1, "ledger-bad-id", id="name"),
        pytest.param(
            "line",
            "partial",
            'rows.x.en = "X"\npartial',
            10,
            "ledger-unknown-field",
            id="names of periods",
        ),
        pytest.param("line", '"line"', '"line', 2, "ledger-syntax", id="syntax"),
        pytest.param("timeline", '"2019-12"', '"2019-13"', 15, "ledger-bad-value", id="date"),
        pytest.param(
            "timeline", '["customs-2024-01"]', '["x"]', 13, "ledger-unknown-source", id="source"
        ),
        pytest.param("categories", '"grouped-bars"', '"line"', 2, "ledger-bad-value", id="time"),
        pytest.param(
            "bars",
            'to = "2022"',
            'from = "2020"\nto = "2020"',
            1,
            "ledger-missing-field",
            id="nothing to draw",
        ),
    ],
)
def test_a_fault_is_named_with_its_file_and_line(tree, name, old, new, line, rule):
    change(tree, name, old, new)
    ledger = read_ledger(tree)

    with pytest.raises(CannotRunError) as error:
        read_charts(tree, ledger)

    found = [(fault.path, fault.line, fault.rule) for fault in error.value.findings]
    assert (f"{CHARTS}/{name}.toml", line, rule) in found


def test_a_tree_without_charts_has_none(tiny):
    assert read_charts(tiny, read_ledger(tiny)) == {}


def test_years_and_names_are_no_loose_numbers(tree):
    change(tree, "bars", "Trade fell, then grew", "In 2018, G20 trade fell; in 2021 it grew")

    assert "G20" in read_charts(tree, read_ledger(tree))["bars"].title["en"]


# Scales


@pytest.mark.parametrize(
    ("values", "zero", "expected"),
    [
        pytest.param(["55.45", "244.819"], True, ["0", "100", "200", "300"], id="from zero"),
        pytest.param(["55.45", "240.11"], False, ["50", "100", "150", "200", "250"], id="not zero"),
        pytest.param(["-6.9", "12.25"], True, ["-10", "-5", "0", "5", "10", "15"], id="negative"),
        pytest.param(["0.03"], True, ["0", "0.01", "0.02", "0.03"], id="small"),
        pytest.param(["0"], True, ["-0.25", "0", "0.25"], id="nothing but zero"),
        pytest.param(["7"], False, ["6", "8"], id="one value"),
    ],
)
def test_ticks_are_round_and_enclose_the_values(values, zero, expected):
    numbers = [Decimal(value) for value in values]
    found = ticks(numbers, zero=zero)

    assert found[0] <= min(numbers)
    assert found[-1] >= max(numbers)
    assert found == tuple(Decimal(value) for value in expected)


@pytest.mark.parametrize("exponent", [-12, -3, 0, 6, 29])
def test_ticks_stay_few_at_any_size(exponent):
    value = Decimal("9.99").scaleb(exponent)

    assert 3 <= len(ticks([value, -value], zero=True)) <= 7


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("244.819", "244.8"),
        ("55.45", "55.5"),
        ("9.79", "9.79"),
        ("107", "107"),
        ("-6.9", "−6.9"),
        ("0.000001", "0.000001"),
        ("0.00123", "0.0012"),
        ("0", "0"),
        ("1234.56", "1,234.6"),
    ],
)
def test_a_label_is_short_and_never_zero_by_rounding(read, value, expected):
    assert label(Decimal(value), read[0].units["USD bn"], "en") == expected


def test_periods_have_their_place_in_time():
    assert span("2023") == (Decimal(2023), Decimal(2024))
    assert span("2023-07") == (Decimal(2023) + Decimal(1) / 12 * 6, span("2023-08")[0])
    assert span("2023-01/2023-06")[1] == Decimal("2023.5")


@pytest.mark.parametrize(
    ("first", "last", "most", "expected"),
    [
        (2010, 2025, 7, [2010, 2015, 2020, 2025]),
        (2016, 2025, 10, list(range(2016, 2026))),
        (2016, 2025, 6, [2017, 2019, 2021, 2023, 2025]),
        (2018, 2023, 5, [2019, 2021, 2023]),
        (2023, 2023, 5, [2023]),
        (1600, 2000, 2, [2000]),
    ],
)
def test_the_last_year_is_always_named(first, last, most, expected):
    assert list(labelled_years(first, last, most)) == expected
