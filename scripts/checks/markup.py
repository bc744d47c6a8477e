"""Rules for Markdown whose marks would show, or say nothing, and for the head of a page."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from scripts.core.finding import Finding
from scripts.ledger.schema import did_you_mean
from scripts.pages.inline import prose_without_code

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.pages.pages import Page
    from scripts.pages.tree import Tree

_BARE = re.compile(r"(?<![\]\\!])\[(?P<id>\^?[^\[\]\s]+)\](?![\[(:])")
_NOTE = re.compile(r"^[ \t]{0,3}\[(?P<id>\^[^\[\]\s]+)\]:", re.MULTILINE)
_IMAGE = re.compile(r"!\[[ \t]*\](?=[(\[])")
_MOMENT = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?")
_DATES = ("reviewed", "next_review")
_FIELDS = (*_DATES, "title", "description", "changes", "only_here")


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
                yield Finding(
                    path=page.path,
                    line=page.lines.number(prose.start + match.start()),
                    rule="bare-reference",
                    message="the footnote stands nowhere on the page"
                    if note
                    else "the id of a figure stands alone, without a number before it",
                    found=match[0],
                    fix=f"write `[{name}]: its text` on a line of its own, or delete the mark"
                    if note
                    else f"write the number before it: [number][{name}]",
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


def front_matter(tree: Tree) -> Iterator[Finding]:
    """The head of a page holds days where days belong, and no field with a slip in its name.

    Bad:  ---
          reviewed: yesterday
          ---
    Bad:  ---
          descripton: What the figures show.
          ---
    Good: ---
          reviewed: 2026-11-25
          ---
    """
    for page in tree.pages:
        for name in _DATES:
            value = page.front.fields.get(name)
            if value is not None and not _is_day(value):
                message = f"{name} is no day"
                yield _field(page, name, message, str(value), "write a day such as 2026-11-25")
        for name, value in page.front.fields.items():
            guess = did_you_mean(name, _FIELDS)
            if name not in _FIELDS and guess:
                yield _field(page, name, "no field has this name", f"{name}: {value}", guess)
        changes = page.front.fields.get("changes")
        if changes is not None and not _is_log(changes):
            message = "an entry of changes lacks its day or its text"
            yield _field(page, "changes", message, "", "give each entry a `date:` and a `text:`")


def _field(page: Page, name: str, message: str, found: str, fix: str) -> Finding:
    return Finding(page.path, page.front.line(name), "front-matter", message, found=found, fix=fix)


def _is_day(value: object) -> bool:
    if isinstance(value, str):  # a month, or a day in quotes
        return bool(_MOMENT.fullmatch(value))
    return isinstance(value, dt.date) and not isinstance(value, dt.datetime)


def _is_log(value: object) -> bool:
    return isinstance(value, list) and all(
        isinstance(one, dict) and _is_day(one.get("date")) and str(one.get("text") or "").strip()
        for one in value
    )


RULES = (bare_reference, image_without_words, front_matter)
