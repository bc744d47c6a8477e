"""Which blocks of a section answer each other in twins, and which have nothing to answer them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from scripts.pages.outline import parts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scripts.pages.outline import Part
    from scripts.pages.pages import Page

    Parts = Sequence[Part]


def shared_parts(one: Page, other: Page) -> Mapping[str, tuple[Parts, Parts]]:
    """The parts of each section that both pages have, the opening included."""
    mine, theirs = parts(one), parts(other)
    known = {section.id for section in one.sections} & {section.id for section in other.sections}
    return {
        section: (mine[section], theirs[section])
        for section in mine
        if section in theirs and (not section or section in known)
    }


def unmatched(mine: Parts, theirs: Parts) -> tuple[list[Part], list[Part], list[tuple[Part, Part]]]:
    """What only one side has, and pairs of one kind that differ in size or type.

    A table that lost a row is one table built otherwise, not one table too many on each side.
    """
    here, there = _surplus(mine, theirs), _surplus(theirs, mine)
    pairs = []
    for part in list(here):
        twin = next((one for one in there if one.kind == part.kind), None)
        if twin:
            pairs.append((part, twin))
            here.remove(part)
            there.remove(twin)
    if len(here) == len(there):  # a quotation that became a paragraph
        pairs += zip(here, there, strict=True)
        here, there = [], []
    alike = {(one.what, other.what): (one, other) for one, other in reversed(pairs)}
    return here, there, list(alike.values())


def _surplus(mine: Parts, theirs: Parts) -> list[Part]:
    """The last of each sort of part of which there are more than on the other side."""
    left = Counter(part.what for part in theirs)
    found = []
    for part in mine:
        left[part.what] -= 1
        if left[part.what] < 0:
            found.append(part)
    return found


def odd_kinds(mine: Parts, theirs: Parts) -> frozenset[str]:
    """Kinds of blocks of which something is missing on one side.

    What such blocks hold, links and figures, is missing with them and needs no finding of its own.
    """
    here, there, pairs = unmatched(mine, theirs)
    return frozenset(part.kind for part in (*here, *there, *(one for two in pairs for one in two)))
