"""What people, programs and GitHub are told about a finding."""

from __future__ import annotations

import json
from xml.etree import ElementTree as ET

from scripts.core.finding import Finding, Severity
from scripts.core.report import (
    as_github,
    as_json,
    as_junit,
    as_markdown,
    as_text,
    closing_line,
    foot,
)

FINDING = Finding(
    path="docs/ar/trade.md",
    line=42,
    rule="figure-mismatch",
    message="the number differs from the ledger",
    found="٣٫٥٪",
    expected="٣٫٦٪",
    fix="python -m scripts.sync_figures --write",
)


def test_text_says_where_what_and_what_to_do():
    expected = (
        "docs/ar/trade.md:42: error: figure-mismatch: the number differs from the ledger\n"
        "    found:    ٣٫٥٪\n"
        "    expected: ٣٫٦٪\n"
        "    fix:      python -m scripts.sync_figures --write\n"
        "    see:      CONTRIBUTING.ar.md#figure-mismatch\n"
    )

    assert as_text([FINDING]) == expected


def test_invisible_and_control_characters_are_named_never_printed():
    finding = Finding("docs/en/a.md", 1, "r", "m", found="a\u202eb\x1b[31m\u200f")

    assert "found:    a<U+202E>b<U+001B>[31m<U+200F>" in as_text([finding])


def test_json_holds_what_was_looked_at_and_every_field():
    document = json.loads(as_json([FINDING], {"pages": 2}))

    assert document["looked_at"] == {"pages": 2}
    assert document["findings"] == [
        {
            "path": "docs/ar/trade.md",
            "line": 42,
            "severity": "error",
            "rule": "figure-mismatch",
            "message": "the number differs from the ledger",
            "found": "٣٫٥٪",
            "expected": "٣٫٦٪",
            "fix": "python -m scripts.sync_figures --write",
        }
    ]


def test_annotations_are_escaped_as_github_does():
    finding = Finding("docs/a,b:c.md", 3, "r", "50% of\nit", severity=Severity.WARNING)

    assert (
        as_github([finding]) == "::warning file=docs/a%2Cb%3Ac.md,line=3,title=r::50%25 of%0Ait\n"
    )


def test_the_closing_line_counts_what_was_looked_at():
    assert closing_line([], {"pages": 4, "figures": 9}) == "4 pages, 9 figures: no problems"
    assert closing_line([FINDING], {"pages": 4}) == "4 pages: 1 problem"


def test_markdown_holds_a_table_per_file_and_no_markup_of_the_page():
    finding = Finding("docs/en/a.md", 3, "r-r", "m", found="a | b ``` c @team <b>", fix="do it")

    text = as_markdown([finding, FINDING], {"pages": 2})

    assert text.startswith("**2 pages: 2 problems**\n\n### `docs/en/a.md`\n")
    assert "| ```` a \\| b ``` c @team <b> ```` | `do it` |" in text
    assert "[r-r](CONTRIBUTING.md#r-r)" in text


def test_junit_is_xml_with_a_case_per_finding():
    finding = Finding("docs/en/a.md", 3, "r", "m", found="<&>\x00\x1b", severity=Severity.INFO)

    suite = ET.fromstring(as_junit([finding, FINDING], {"pages": 2}))  # noqa: S314  our own

    assert (suite.get("tests"), suite.get("failures"), suite.get("skipped")) == ("2", "1", "1")
    cases = suite.findall("testcase")
    assert [case.get("classname") for case in cases] == ["r", "figure-mismatch"]
    assert cases[0].get("file") == "docs/en/a.md"
    assert cases[0].findtext("skipped") == "m\nfound: <&><U+0000><U+001B>"


def test_the_foot_speaks_the_language_of_the_pages():
    arabic, english = (Finding(f"docs/{code}/x.md", 1, "rule", "m") for code in ("ar", "en"))

    assert foot([]) == ""
    assert "(fix)" in foot([english])
    assert "\n" not in foot([english])
    assert foot([arabic]).startswith("في آخر كل رسالة")
    assert foot([arabic, english]).count("\n") == 1
