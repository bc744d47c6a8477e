"""Rules for Markdown whose marks would show, or say nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scripts.checks.lacking import lacks
from scripts.core.finding import Finding, Span
from scripts.pages.inline import prose_without_code

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.pages.tree import Tree

_BARE = re.compile(r"(?<![\]\\!])\[(?P<id>\^?[^\[\]\s]+)\](?![\[(:])")
_NOTE = re.compile(r"^[ \t]{0,3}\[(?P<id>\^[^\[\]\s]+)\]:", re.MULTILINE)
_IMAGE = re.compile(r"!\[[ \t]*\](?=[(\[])")


def bare_reference(tree: Tree) -> Iterator[Finding]:
    """What stands in square brackets leads somewhere, and a figure's id stands behind its number.

    Otherwise readers see the brackets, or the id in place of the number.

    Bad:  Trade reached [trade-2023] that year.
    Good: Trade reached [$240 billion][trade-2023] that year.
    Bad:  The code is free[^licence].
    """
    for page in tree.pages:
        notes = {match["id"] for match in _NOTE.finditer(prose_without_code(page.text))}
        for prose in page.prose:
            raw = prose_without_code(page.text[prose.start : prose.block.end])
            for match in _BARE.finditer(raw):
                name = match["id"]
                note = name.startswith("^")
                if name in notes or not (note or name in tree.ledger.figures):
                    continue
                start = prose.start + match.start()
                yield Finding(
                    path=page.path,
                    line=page.lines.number(start),
                    rule="bare-reference",
                    message="the footnote stands nowhere on the page"
                    if note
                    else "the id of a figure stands alone, without a number before it",
                    found=match[0],
                    fix=f"write `[{name}]: its text` on a line of its own, or delete the mark"
                    if note
                    else f"write the number before it: [number][{name}]",
                    spans=(Span(page.path, start, start + len(match[0])),),
                    about=frozenset() if note else lacks(page, prose.block.section, name),
                )


def image_without_words(tree: Tree) -> Iterator[Finding]:
    """An image has a description, for those who hear the page and where the image is missing.

    Bad:  ![](../assets/images/favicon.svg)
    Good: ![The scales of the site](../assets/images/favicon.svg)
    """
    for page in tree.pages:
        for prose in page.prose:
            raw = prose_without_code(page.text[prose.start : prose.block.end])
            for match in _IMAGE.finditer(raw):
                yield Finding(
                    path=page.path,
                    line=page.lines.number(prose.start + match.start()),
                    rule="image-without-words",
                    message="the image has no description",
                    found=raw[match.start() :].splitlines()[0].strip(),
                    fix="say between the square brackets what the image shows",
                )


RULES = (bare_reference, image_without_words)
