"""How much a drawing becomes once every `use` is replaced by what it refers to.

Ten copies of ten copies of ten copies are a few lines in the file and hold a browser for minutes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST = 20_000  # shapes drawn; our largest chart has some hundreds


@dataclass
class _Part:
    """An element with an id, or the drawing: its shapes, and what `use` in it refers to."""

    shapes: int = 0
    uses: list[str] = field(default_factory=list)


class Copies:
    """Counts while a drawing is read: `begin` and `end` for each element, `too_many` at the end."""

    def __init__(self) -> None:
        self._parts: dict[str, _Part] = {}
        self._drawing = _Part()
        self._open: list[str] = []
        self._first = 0

    def begin(self, name: str, fields: Mapping[str, str], line: int) -> None:
        """An element begins; `line` is where."""
        self._open.append(fields.get("id", ""))
        target = fields.get("href") or fields.get("xlink:href") or "" if name == "use" else ""
        within = {id_ for id_ in self._open if id_}
        for part in (self._drawing, *(self._parts.setdefault(id_, _Part()) for id_ in within)):
            part.shapes += 1
            part.uses += [target.removeprefix("#")] if target else []
        self._first = self._first or (line if target else 0)

    def end(self) -> None:
        """The element that began last ends."""
        self._open.pop()

    def too_many(self) -> int:
        """Line of the first `use` if the drawing becomes too large, or holds itself; else 0."""
        sizes: dict[str, int] = {}
        waiting = [(name, False) for name in self._parts]
        began: set[str] = set()
        while waiting:
            name, seen = waiting.pop()
            if name in sizes or name not in self._parts:
                continue
            uses = [one for one in self._parts[name].uses if one in self._parts]
            open_ = {one for one in uses if one not in sizes}
            if not open_:
                sizes[name] = min(self._parts[name].shapes + sum(sizes[one] for one in uses), 10**9)
            elif seen or name in began:
                return self._first  # it refers to itself
            else:
                began.add(name)
                waiting += [(name, True), *((one, False) for one in open_)]
        total = self._drawing.shapes + sum(sizes.get(one, 0) for one in self._drawing.uses)
        return self._first if total > MOST else 0
