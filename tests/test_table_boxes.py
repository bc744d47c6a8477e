"""A table stands in a box that scrolls, has a name, and can be reached by keyboard."""

import re

import markdown
import pytest
from markdown import Extension

from scripts.extensions.table_boxes import TableBoxes

TABLE = "| a | b |\n|---|---|\n| 1 | 2 |\n"


def html(text):
    extensions: list[str | Extension] = ["attr_list", "md_in_html", "tables", "toc", TableBoxes()]
    return markdown.markdown(text, extensions=extensions)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param(f"## Trade {{#t}}\n\n{TABLE}", "Trade", id="by its heading"),
        pytest.param(
            "## Trade {#t}\n\n"
            f'<div class="data-table" markdown>\n\n**By year**\n\n{TABLE}\n</div>',
            "By year",
            id="by its caption",
        ),
        pytest.param(
            f"## Trade {{#t}}\n\n<details markdown><summary>Data</summary>\n\n{TABLE}\n</details>",
            "Data · Trade",
            id="by what opens it, and the heading",
        ),
        pytest.param(f"## A `b` & c {{#t}}\n\n{TABLE}", "A b &amp; c", id="as plain text"),
    ],
)
def test_a_table_stands_in_a_box_with_a_name(text, name):
    (box,) = re.findall(r"<div ([^>]*)>\s*<table", html(text))

    assert f'aria-label="{name}"' in box
    assert 'class="table-box" role="group" tabindex="0"' in box


def test_the_theme_leaves_a_table_with_a_class_alone():
    assert '<table class="table">' in html(TABLE)


def test_a_table_without_heading_has_no_name_but_its_box():
    assert "aria-label" not in html(TABLE)
    assert "table-box" in html(TABLE)


def test_what_follows_a_table_stays_behind_it():
    made = html(f"{TABLE}\nafter")

    assert made.index("</table>") < made.index("after")
    assert made.count("after") == 1
