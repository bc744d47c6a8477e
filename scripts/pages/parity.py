"""Which sections of twins were accepted as saying the same, and which side has moved since.

A section is compared with what `docs/parity.lock` says of it, language by language, so it does not
matter which language was edited first, and neither is the original.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from scripts.ledger.parity_lock import Accepted
from scripts.pages.section_text import HEAD, section_hashes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scripts.ledger.parity_lock import ParityLock
    from scripts.pages.pages import Page

    Twins = Mapping[str, Mapping[str, Page]]  # pages by name, then by language


class State(StrEnum):
    """Where a section stands. `NEW` was never accepted; `MOVED` has changed in every language."""

    AGREED = "agreed"
    BEHIND = "behind"
    MOVED = "moved"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class SectionParity:
    """One section in all its languages.

    `moved` holds the languages whose words are not those that were accepted; `hashes` are the
    words of today and `lines` where they stand, by language.
    """

    page: str
    section: str
    state: State
    moved: frozenset[str]
    hashes: Mapping[str, str]
    lines: Mapping[str, int]

    @property
    def behind(self) -> tuple[str, ...]:
        """The languages that still say what was accepted while another has moved on."""
        if self.state is not State.BEHIND:
            return ()
        return tuple(code for code in self.hashes if code not in self.moved)

    @property
    def name(self) -> str:
        """The section as `check_parity accept` takes it: `trade.md#balance`, `trade.md#`."""
        return f"{self.page}#{self.section}"


def parity(twins: Twins, lock: ParityLock) -> Iterator[SectionParity]:
    """Every section that stands in at least two languages, in the order of the first of them."""
    for name, pages in twins.items():
        if not all(page.whole for page in pages.values()):
            continue  # nobody knows what stands in it
        hashes = {code: section_hashes(page) for code, page in pages.items()}
        for section in _shared(hashes):
            if section == HEAD and not all(page.front.readable for page in pages.values()):
                continue  # title and description belong to it, and nobody knows what they say
            today = {code: found[section] for code, found in hashes.items() if section in found}
            accepted = lock.sections.get((name, section), Accepted({}))
            moved = frozenset(
                code for code, value in today.items() if accepted.hashes.get(code) != value
            )
            lines = {code: _line(pages[code], section) for code in today}
            yield SectionParity(name, section, _state(accepted, today, moved), moved, today, lines)


def _state(accepted: Accepted, today: Mapping[str, str], moved: frozenset[str]) -> State:
    if not accepted.hashes:
        return State.NEW
    if not moved:
        return State.AGREED
    return State.MOVED if moved == set(today) else State.BEHIND


def _shared(hashes: Mapping[str, Mapping[str, str]]) -> list[str]:
    """Ids that at least two languages have; a heading without an id belongs to none."""
    order: dict[str, int] = {}
    for found in hashes.values():
        for section in found:
            order[section] = order.get(section, 0) + 1
    return [section for section, count in order.items() if count > 1]


def _line(page: Page, section: str) -> int:
    if section == HEAD:
        return 1
    return next((one.line for one in page.sections if one.id == section), 1)


def forgotten(twins: Twins, lock: ParityLock) -> Iterator[tuple[str, str, Accepted]]:
    """Accepted sections that no page has any more: page, section and the entry."""
    known = {
        (name, section)
        for name, pages in twins.items()
        for page in pages.values()
        for section in (HEAD, *(one.id for one in page.sections))
    }
    for (page, section), accepted in lock.sections.items():
        if (page, section) not in known:
            yield page, section, accepted
