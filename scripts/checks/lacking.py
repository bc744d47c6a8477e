"""Names for the fact that a page lacks a figure, by which findings with one cause are known.

A figure that is missing in a section makes its page, its language and the generated blocks of both
differ too; whoever finds one of these names the fact alike.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from scripts.ledger.schema import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.pages.pages import BoundNumber, Page
    from scripts.pages.tree import Tree

UNEXPLAINED = "more than the figures that pages show"
_DEFINITION = re.compile(r"\[(?P<id>[^\]]+)\]: ")
_ENTRY = re.compile(r"^### .*\{#(?P<id>[^{}]+)\}$", re.MULTILINE)
_PLACE = re.compile(r"\]\((?P<page>[^()#]+\.md)(?P<section>#[^()]*)?\)")
_PLACES = re.compile(r"- [^:]+: (?:\[[^\]]*\]\([^()]*\)[,\u060c ]*)+")


def lacks(page: Page, section: str, figure: str) -> frozenset[str]:
    """A page does not show a figure in a section, as far as anybody knows nor elsewhere."""
    return frozenset(
        (
            f"{page.name}#{section} lacks {figure}",
            f"{page.path} lacks {figure}",
            lacks_everywhere(page.language, figure),
        )
    )


def lacks_everywhere(language: str, figure: str) -> str:
    """No page of a language shows a figure."""
    return f"docs/{language} lacks {figure}"


def meant_figure(tree: Tree, page: Page, number: BoundNumber) -> str:
    """The figure that a wrong link was probably meant for; empty where nothing tells.

    It stands in the same section of a twin, is missing here, and is shown there with the value that
    the link has; or, where the link names no figure at all, has an id like it or is the only one.
    """
    mine = Counter(one.id for one in page.numbers if one.section == number.section)
    for twin in tree.by_name[page.name].values():
        theirs = [one for one in twin.numbers if one.section == number.section]
        counts = Counter(one.id for one in theirs)
        missing = [one for one in theirs if counts[one.id] > mine[one.id]]
        if twin is page or not missing:
            continue
        value = tree.shown_value(page, number)
        same = [one.id for one in missing if value == tree.shown_value(twin, one) is not None]
        if same:
            return same[0]
        ids = list(dict.fromkeys(one.id for one in missing))
        if number.id not in tree.ledger.figures:
            guess = did_you_mean(number.id, ids).rpartition(" ")[2]
            return guess or (ids[0] if len(ids) == 1 else "")
    return ""


def differing_figures(page: Page, old: str, new: str) -> frozenset[str]:
    """What a generated block says else of the figures that pages show, and nothing but that.

    Of definitions, those that are there or not; of the ledger page, the pages named for a figure.
    """
    before, after = Counter(old.splitlines()), Counter(new.splitlines())
    lines = [*(before - after).elements(), *(after - before).elements()]
    lines = [line for line in lines if line and not line.startswith("<!--")]
    if all(map(_DEFINITION.match, lines)):
        return frozenset(_definitions(page, lines))
    was, now = _entries(old), _entries(new)
    if was.keys() != now.keys():
        return frozenset({UNEXPLAINED})
    return frozenset(
        fact
        for figure in was
        if was[figure] != now[figure]
        for fact in _uses(page.language, figure, set(was[figure]), set(now[figure]))
    )


def _definitions(page: Page, lines: list[str]) -> Iterator[str]:
    ids = Counter(match["id"] for line in lines if (match := _DEFINITION.match(line)))
    for figure, count in ids.items():
        yield f"{page.path} lacks {figure}" if count == 1 else UNEXPLAINED


def _entries(text: str) -> dict[str, list[str]]:
    heads = list(_ENTRY.finditer(text))
    ends = [*(head.start() for head in heads[1:]), len(text)]
    found = {
        head["id"]: text[head.start() : end].splitlines()
        for head, end in zip(heads, ends, strict=False)  # no heads: one end
    }
    return {"": text[: heads[0].start()].splitlines() if heads else text.splitlines(), **found}


def _uses(language: str, figure: str, was: set[str], now: set[str]) -> Iterator[str]:
    lines = was ^ now
    places = set(_PLACE.findall("\n".join(was - now))) ^ set(_PLACE.findall("\n".join(now - was)))
    if not (figure and places and all(map(_PLACES.fullmatch, lines))):
        yield UNEXPLAINED
    for name, _ in places:
        yield f"docs/{language}/{name} lacks {figure}"
