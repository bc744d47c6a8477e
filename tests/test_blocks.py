"""One reading of Markdown: what is prose, where it stands, and what it is called."""

from __future__ import annotations

from textwrap import dedent

import pytest

from scripts.pages.blocks import Kind, Lines, read_blocks

PAGE = dedent("""\
    ---
    title: Trade
    ---

    # Trade

    First paragraph
    on two lines.

    ## Oil {#oil}

    - one
    - two

        still two

    | a | b |
    |---|--:|
    | 1 | 2 |

    !!! note "A note"
        Inside it.

    > Quoted.

    ``` text
    code
    ```

    <!-- table: trade -->

    | generated |
    |---|

    <!-- /table -->

    A mark[^1].

    [^1]: The foot.

    [trade-2023]: figures.md#trade-2023 "t"
    """)


def kinds(text):
    return [(block.line, block.kind) for block in read_blocks(text).blocks]


def test_every_block_is_named_with_its_line():
    assert kinds(PAGE) == [
        (5, Kind.HEADING),
        (7, Kind.PARAGRAPH),
        (10, Kind.HEADING),
        (12, Kind.LIST_ITEM),
        (13, Kind.LIST_ITEM),
        (15, Kind.LIST_ITEM),
        (17, Kind.TABLE_ROW),
        (19, Kind.TABLE_ROW),
        (21, Kind.TITLE),
        (22, Kind.PARAGRAPH),
        (24, Kind.QUOTE),
        (26, Kind.CODE),
        (30, Kind.COMMENT),
        (35, Kind.COMMENT),
        (37, Kind.PARAGRAPH),
        (39, Kind.FOOTNOTE),
    ]


def test_blocks_hold_the_text_of_their_lines():
    paragraph = read_blocks(PAGE).blocks[1]

    assert PAGE[paragraph.start : paragraph.end] == "First paragraph\non two lines.\n"


def test_blocks_know_the_section_they_stand_in():
    blocks = read_blocks(PAGE).blocks

    assert blocks[1].section == ""
    assert blocks[3].section == "oil"


def test_a_generated_region_lies_between_its_markers():
    (region,) = read_blocks(PAGE).regions

    assert (region.name, region.argument, region.line) == ("table", "trade", 30)
    assert PAGE[region.start : region.end] == "\n\n| generated |\n|---|\n\n"


def test_a_region_without_an_end_is_not_closed():
    (region,) = read_blocks("<!-- table: trade -->\n\ntext\n").regions

    assert not region.closed


def test_markers_in_code_open_nothing():
    assert read_blocks("```\n<!-- table: trade -->\n```\n").regions == ()


def test_definitions_are_found_with_their_line():
    (definition,) = read_blocks(PAGE).definitions

    assert (definition.label, definition.target, definition.line) == (
        "trade-2023",
        "figures.md#trade-2023",
        41,
    )


def test_indented_text_is_prose_because_containers_indent_their_content():
    assert kinds("    240 billion\n") == [(1, Kind.PARAGRAPH)]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["plain", "byte order mark"])
def test_line_breaks_and_a_byte_order_mark_change_neither_lines_nor_kinds(newline, mark):
    assert kinds(mark + PAGE.replace("\n", newline)) == kinds(PAGE)


def test_lines_are_counted_from_one():
    lines = Lines("a\r\nb\n\nc")

    assert [lines.number(offset) for offset in (0, 3, 5, 6)] == [1, 2, 3, 4]


def test_definitions_without_an_end_reach_to_the_end_of_the_page():
    text = "a\n\n<!-- figures: written -->\n\n[x]: figures.md#x\n"
    (region,) = read_blocks(text).regions

    assert (region.closed, region.end) == (False, len(text))


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_what_lies_in_a_generated_block_is_not_read_and_moves_nothing(end):
    text = end.join(
        ["<!-- ledger: x -->", "", "### In {#in}", "", "<!-- /ledger -->", "", "After."]
    )

    reading = read_blocks(text)

    assert [block.kind for block in reading.blocks][-1] is Kind.PARAGRAPH
    assert text[reading.blocks[-1].start : reading.blocks[-1].end] == "After."
    assert not any(block.id for block in reading.blocks)


def test_markers_in_code_and_markers_without_an_end_hide_nothing():
    text = "```\n<!-- ledger: x -->\n```\n\nA.\n\n<!-- /ledger -->\n\n<!-- table: y -->\n\nB.\n"

    found = [text[block.start : block.end].strip() for block in read_blocks(text).blocks]

    assert "A." in found
    assert "B." in found
