"""The key points of a page say what they are."""

import markdown
from markdown import Extension

from scripts.extensions.key_points import KeyPoints

POINTS = '# Oil\n\n<div class="key-points" markdown>\n\n- It rose.\n\n</div>\n\n## Next {#next}\n'


def html(text):
    own = KeyPoints(label="Key points")
    extensions: list[str | Extension] = ["attr_list", "md_in_html", "toc", own]
    return markdown.markdown(text, extensions=extensions)


def test_a_label_stands_over_the_points_and_names_their_box():
    made = html(POINTS)

    assert '<div aria-label="Key points" class="key-points" role="group">' in made
    before, _, after = made.partition('<p class="key-points-label">Key points</p>')
    assert before.rstrip().endswith('role="group">')
    assert after.lstrip().startswith("<ul>\n<li>It rose.</li>")


def test_the_label_is_no_heading():
    assert html(POINTS).count("<h") == 2


def test_no_other_box_is_labelled():
    assert "Key points" not in html(POINTS.replace("key-points", "cards"))
