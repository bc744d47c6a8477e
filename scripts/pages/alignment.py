"""Which of two sequences of blocks answer each other, when some are missing, changed or moved.

The blocks say the same in two languages, so words tell little. What tells is their kind, what both
must repeat (ids of figures, targets of links, numbers, code, names in Latin letters), and their
length: a long sentence has a long translation (Gale and Church, "A Program for Aligning Sentences
in Bilingual Corpora", 1993, whose measure of length this is).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    Steps = list[tuple[int | None, int | None]]

# What it costs to leave blocks alone: neighbours cost less, for they were lost or added together.
# One that was cut in two on one side costs _CUT, whatever else tells the pieces apart.
_ALONE, _NEXT, _CUT = 0.75, 0.5, 0.65
_AT_MOST = 1.4  # two of a kind in the same place are twins, however much was rewritten
_OTHER_SIZE, _OTHER_KIND = 0.3, 0.8
_LENGTH, _CUES, _WORDS, _MARKS = 0.6, 0.9, 0.2, 0.3
_VARIANCE = 6.8  # of the length of a translation, per character (Gale and Church)
_UNLIKELY = 12.0  # natural logarithm of the odds beyond which a length tells no more
_BAND = 20  # blocks that a twin may stand earlier or later than all before it would have it
# Blocks taken on each side in one step; of equals the first wins, seen from the end.
_STEPS = ((3, 0), (0, 3), (2, 0), (0, 2), (1, 0), (0, 1), (1, 1), (2, 1), (1, 2))
_CELLS = 40_000  # beyond that many comparisons, only kinds are looked at


@dataclass(frozen=True, slots=True)
class Sketch:
    """What of a block can be compared with its twin. `length` is in characters.

    `cues` stand in both languages or in neither. Of `words` few stand in both: names, quotations.
    `marks` counts, one by one, what translations mostly keep, such as question marks.
    """

    what: str
    kind: str
    length: int = 0
    cues: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    marks: tuple[int, ...] = ()


def align(here: Sequence[Sketch], there: Sequence[Sketch], ratio: float = 1.0) -> Steps:
    """Pairs of places, in order; None stands for no answer on that side.

    `ratio` is how many characters there answer one here. Where two ways are equally good, blocks
    are missing late rather than early.
    """
    if len(here) == len(there) and all(
        one.what == two.what for one, two in zip(here, there, strict=True)
    ):
        return [(place, place) for place in range(len(here))]
    width = abs(len(here) - len(there)) + _BAND
    if len(here) * min(len(there), 2 * width) > _CELLS:
        return _by_kind(here, there)
    return _cheapest(here, there, ratio, width)


def _by_kind(here: Sequence[Sketch], there: Sequence[Sketch]) -> Steps:
    """As far as kinds agree from the beginning, then from the end; nothing answers in between."""
    shorter = min(len(here), len(there))
    first = _agree(here, there, shorter)
    last = _agree(here[::-1], there[::-1], shorter - first)
    steps: Steps = [(place, place) for place in range(first)]
    steps += [(place, None) for place in range(first, len(here) - last)]
    steps += [(None, place) for place in range(first, len(there) - last)]
    return steps + [(len(here) - back, len(there) - back) for back in range(last, 0, -1)]


def _agree(here: Sequence[Sketch], there: Sequence[Sketch], most: int) -> int:
    pairs = zip(here[:most], there[:most], strict=True)
    return next((at for at, (one, two) in enumerate(pairs) if one.what != two.what), most)


def _cheapest(here: Sequence[Sketch], there: Sequence[Sketch], ratio: float, width: int) -> Steps:
    """The cheapest way through the table of all pairs, near its diagonal (Needleman and Wunsch)."""
    costs: dict[tuple[int, int], float] = {(0, 0): 0.0}
    came: dict[tuple[int, int], tuple[int, int]] = {}
    for row in range(len(here) + 1):
        for column in range(max(0, row - width), min(len(there), row + width) + 1):
            best = math.inf
            for step in _STEPS:
                before = (row - step[0], column - step[1])
                if before not in costs or costs[before] >= best:
                    continue
                cost = costs[before] + _cost(
                    here[before[0] : row], there[before[1] : column], ratio
                )
                if cost < best:
                    best, costs[row, column], came[row, column] = cost, cost, step
    return _way(came, len(here), len(there))


def _cost(here: Sequence[Sketch], there: Sequence[Sketch], ratio: float) -> float:
    if not (here and there):
        return _ALONE + _NEXT * (len(here) + len(there) - 1)
    if len(here) == len(there):
        return unlike(here[0], there[0], ratio)
    if len({one.what for one in (*here, *there)}) > 1:
        return math.inf
    return _CUT + unlike(_joined(here), _joined(there), ratio)


def _joined(pieces: Sequence[Sketch]) -> Sketch:
    return Sketch(
        pieces[0].what,
        pieces[0].kind,
        sum(one.length for one in pieces),
        frozenset().union(*(one.cues for one in pieces)),
        frozenset().union(*(one.words for one in pieces)),
        tuple(map(sum, zip(*(one.marks for one in pieces), strict=True))),
    )


def _way(came: Mapping[tuple[int, int], tuple[int, int]], row: int, column: int) -> Steps:
    """The steps taken; of a block that was cut in two, the second piece is one too many."""
    steps: Steps = []
    while row or column:
        rows, columns = came[row, column]
        row, column = row - rows, column - columns
        paired = min(rows, columns)
        steps += [(at, None) for at in range(row + rows - 1, row + paired - 1, -1)]
        steps += [(None, at) for at in range(column + columns - 1, column + paired - 1, -1)]
        steps += [(row, column)] if paired else []
    return steps[::-1]


def unlike(one: Sketch, two: Sketch, ratio: float) -> float:
    """How little two blocks answer each other; 0 for twins beyond doubt."""
    cost = 0.0
    if one.kind != two.kind:
        cost = _OTHER_KIND
    elif one.what != two.what:
        cost = _OTHER_SIZE
    cost += _LENGTH * _unlikely_length(one.length, two.length, ratio)
    if one.cues and two.cues:
        cost += _CUES * (1 - len(one.cues & two.cues) / len(one.cues | two.cues))
    elif one.cues or two.cues:
        cost += _CUES / 2  # a number may be spelled out on the other side
    shared = len(one.words & two.words)
    cost += _WORDS / (1 + shared)
    if most := sum(map(max, one.marks, two.marks)):
        cost += _MARKS * sum(abs(a - b) for a, b in zip(one.marks, two.marks, strict=True)) / most
    return min(cost, _AT_MOST) if one.kind == two.kind else cost


def _unlikely_length(one: int, two: int, ratio: float) -> float:
    """From 0, as long as expected, to 1."""
    middle = (one * ratio + two) / 2
    if middle <= 0:
        return 0.0
    off = abs(two - one * ratio) / math.sqrt(_VARIANCE * middle)
    odds = math.erfc(off / math.sqrt(2))
    return min(-math.log(odds) / _UNLIKELY, 1.0) if odds > 0 else 1.0
