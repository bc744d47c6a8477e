"""How the blocks of twins differ, section by section: missing, built otherwise, elsewhere."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from itertools import product
from math import inf
from typing import TYPE_CHECKING

from scripts.pages.alignment import align, unlike
from scripts.pages.outline import parts
from scripts.pages.sketches import Sketches

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from scripts.pages.outline import Part
    from scripts.pages.pages import Page

    Parts = Sequence[Part]
    Both = tuple[Parts, Parts]

_SPOKEN = (0.4, 2.5)  # characters in one language for one in another
_SAME = 0.55  # how unlike a block and what it became elsewhere may be


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring blocks of one page that nothing answers at that place of the twin.

    `side` is 0 for the first of the two pages. `behind` is the line of the block of the twin behind
    which they are missing, 0 where they are missing at the beginning of the section.
    """

    side: int
    section: str
    parts: Parts
    behind: int


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """Blocks that answer each other, at least one a side, of another kind, type or size."""

    section: str
    both: Both


@dataclass(frozen=True, slots=True)
class Differences:
    """All differences between the blocks of two pages.

    `missing` stand on one page only; `moved` are runs of the first page and of the second that
    answer each other in different places.
    """

    sections: Mapping[str, Both]
    missing: Sequence[Run] = ()
    moved: Sequence[tuple[Run, Run]] = ()
    rebuilt: Sequence[Rebuilt] = ()
    _told: Mapping[tuple[int, str], Sequence[tuple[int, float]]] = field(default_factory=dict)

    def told(self, side: int, section: str, offset: int) -> bool:
        """Whether an offset of a page lies in a block that differs as a whole.

        What such a block holds, links and figures, is missing with it, and no fault of its own.
        """
        return any(first <= offset < end for first, end in self._told.get((side, section), ()))


def differences(one: Page, other: Page) -> Differences:
    """How the blocks differ in the sections that both pages have, the opening included."""
    sections = dict(_shared(one, other))
    unequal = {
        section: both
        for section, both in sections.items()
        if [part.what for part in both[0]] != [part.what for part in both[1]]
    }
    if not unequal:
        return Differences(sections)
    lengths = [
        sum(part.end - part.start for both in sections.values() for part in both[side])
        for side in (0, 1)
    ]
    ratio = min(max(lengths[1] / max(lengths[0], 1), _SPOKEN[0]), _SPOKEN[1])
    readers = Sketches(one), Sketches(other)
    found: list[Run] = []
    rebuilt: list[Rebuilt] = []
    for section, both in unequal.items():
        hunks = _Hunks(section, both)
        for step in align(readers[0].of(both[0]), readers[1].of(both[1]), ratio):
            hunks.take(*step)
        hunks.close()
        found += hunks.runs
        rebuilt += hunks.rebuilt
    runs = list(_split(found))
    moved = list(_moved(runs, readers, ratio))
    paired = {id(run) for two in moved for run in two}
    missing = [run for run in runs if id(run) not in paired]
    return Differences(sections, missing, moved, rebuilt, _odd(sections, runs, rebuilt))


def _shared(one: Page, other: Page) -> Iterator[tuple[str, Both]]:
    mine, theirs = parts(one), parts(other)
    known = {section.id for section in one.sections} & {section.id for section in other.sections}
    for section in mine:
        if section in theirs and (not section or section in known):
            yield section, (mine[section], theirs[section])


class _Hunks:
    """Sorts the steps of an alignment into runs that are missing and blocks built otherwise.

    Neighbouring blocks that are missing are one difference, as are blocks beside one that became
    another kind: a note that became a quotation has lost its title as well.
    """

    def __init__(self, section: str, both: Both) -> None:
        self.section, self.both = section, both
        self.runs: list[Run] = []
        self.rebuilt: list[Rebuilt] = []
        self._hunk: tuple[list[Part], list[Part]] = ([], [])
        self._turned = False
        self._behind = (0, 0)
        self._kind, self._alike = "", set[tuple[str, str]]()

    def take(self, here: int | None, there: int | None) -> None:
        """One step: a place on each side, None where nothing answers."""
        one = None if here is None else self.both[0][here]
        two = None if there is None else self.both[1][there]
        if one and two and one.kind == two.kind:
            self.close()
            self._pair(one, two)
            return
        self._turned |= bool(one and two)
        self._hunk[0].extend([one] if one else [])
        self._hunk[1].extend([two] if two else [])

    def _pair(self, one: Part, two: Part) -> None:
        """A list whose items all became bullets is one difference; each table is one of its own."""
        if one.kind != self._kind:
            self._kind, self._alike = one.kind, set()
        became = (one.what, two.what)
        if one.what != two.what and (became not in self._alike or one.kind == "table"):
            self._alike.add(became)
            self.rebuilt.append(Rebuilt(self.section, ([one], [two])))
        self._behind = (one.line, two.line)

    def close(self) -> None:
        """End a stretch of blocks that differ."""
        one, two = self._hunk
        if self._turned:
            self.rebuilt.append(Rebuilt(self.section, (one, two)))
        else:
            self.runs += [Run(0, self.section, one, self._behind[1])] if one else []
            self.runs += [Run(1, self.section, two, self._behind[0])] if two else []
        self._hunk, self._turned = ([], []), False


def _split(runs: Sequence[Run]) -> Iterator[Run]:
    """A block with a name of its own that stands elsewhere in the twin is a run of its own."""
    named = [
        {part.what for run in runs if run.side == side for part in run.parts if part.named}
        for side in (0, 1)
    ]
    for run in runs:
        rest: list[Part] = []
        for part in run.parts:
            if part.what in named[0] & named[1]:
                yield from [replace(run, parts=rest)] if rest else []
                yield replace(run, parts=[part])
                rest = []
            else:
                rest.append(part)
        yield from [replace(run, parts=rest)] if rest else []


def _moved(
    runs: Sequence[Run], readers: tuple[Sketches, Sketches], ratio: float
) -> Iterator[tuple[Run, Run]]:
    """Runs that answer each other in different places, the most alike first.

    Blocks of equal kinds in different sections need something to be known by: a name, a figure, a
    link, a number; or nothing else may be missing on either page.
    """
    drawn = {id(run): readers[run.side].of(run.parts) for run in runs}
    sides = [[run for run in runs if run.side == side] for side in (0, 1)]
    alone = all(len(side) == 1 for side in sides)
    candidates = []
    for place, (one, two) in enumerate(product(*sides)):
        both = drawn[id(one)], drawn[id(two)]
        if [part.what for part in one.parts] == [part.what for part in two.parts]:
            distance = max(unlike(*pair, ratio) for pair in zip(*both, strict=True))
            known = any(part.named for part in one.parts) or any(
                a.cues & b.cues for a, b in zip(*both, strict=True)
            )
            near = one.section == two.section
            if distance < _SAME and (near or known or alone):
                candidates.append((not near, distance, place, one, two))
    taken: set[int] = set()
    for *_, one, two in sorted(candidates, key=lambda found: found[:3]):
        if not taken & {id(one), id(two)}:
            taken |= {id(one), id(two)}
            yield one, two


def _odd(
    sections: Mapping[str, Both], runs: Sequence[Run], rebuilt: Sequence[Rebuilt]
) -> Mapping[tuple[int, str], Sequence[tuple[int, float]]]:
    """Where blocks stand that differ as a whole: from the first character to the next block."""
    odd: dict[tuple[int, str], list[Part]] = defaultdict(list)
    for run in runs:
        odd[run.side, run.section] += run.parts
    for one in rebuilt:
        if {part.kind for part in one.both[0]} != {part.kind for part in one.both[1]} or any(
            part.kind == "table" for part in one.both[0]
        ):
            for side in (0, 1):
                odd[side, one.section] += one.both[side]
    return {place: list(_spans(sections[place[1]][place[0]], odd[place])) for place in odd}


def _spans(every: Parts, odd: Parts) -> Iterator[tuple[int, float]]:
    ends = dict(
        zip([part.start for part in every], [*(part.start for part in every[1:]), inf], strict=True)
    )
    yield from ((part.start, ends[part.start]) for part in odd)
