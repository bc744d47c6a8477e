"""The tree: the ledger and all pages, read once and shared by every check."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from scripts.core.errors import CannotRunError
from scripts.ledger.charts import Chart, read_charts
from scripts.ledger.ledger import Ledger, read_ledger
from scripts.ledger.parity_lock import ParityLock, read_parity_lock
from scripts.pages.binding import as_shown, verdict
from scripts.pages.pages import Page, read_pages
from scripts.pages.pairing import Differences, differences
from scripts.pages.parity import SectionParity, parity
from scripts.pages.plain_binding import plain_value, plain_verdict
from scripts.reading.lexicon import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from decimal import Decimal
    from pathlib import Path

    from scripts.core.finding import Finding
    from scripts.ledger.figures import Figure
    from scripts.pages.pages import BoundNumber
    from scripts.reading.agreement import Verdict


CHARTS_FOLDER, CARDS_FOLDER = "docs/assets/charts", "docs/assets/cards"
DOWNLOADS = (
    "docs/data/ledger.csv",
    "docs/data/ledger.json",
    "docs/data/datapackage.json",
    "docs/data/timeline.csv",
    "docs/data/glossary.csv",
)


@dataclass(frozen=True)
class Tree:
    """What is looked at: nothing here changes while the checks run.

    `files` are the generated files as they stand, by path from the root.
    """

    ledger: Ledger
    pages: tuple[Page, ...]
    faults: tuple[Finding, ...] = ()
    charts: Mapping[str, Chart] = field(default_factory=dict)
    files: Mapping[str, bytes] = field(default_factory=dict)
    lock: ParityLock = field(default_factory=ParityLock)

    @cached_property
    def by_name(self) -> Mapping[str, Mapping[str, Page]]:
        """Pages by name, then by language."""
        names: dict[str, dict[str, Page]] = {}
        for page in self.pages:
            names.setdefault(page.name, {})[page.language] = page
        return names

    @cached_property
    def parity(self) -> tuple[SectionParity, ...]:
        """Every section of twins, and whether somebody has said that the languages agree."""
        return tuple(parity(self.by_name, self.lock))

    @property
    def codes(self) -> tuple[str, ...]:
        """The language codes, in the order of the ledger."""
        return tuple(language.code for language in self.ledger.languages)

    @cached_property
    def verdicts(self) -> Mapping[tuple[str, int], Verdict]:
        """Every bound number held against its figure, by page and place; unknown ids left out."""
        return {
            (page.path, number.start): self._verdict(page, number, figure)
            for page in self.pages
            for number in page.numbers
            if (figure := self.ledger.figures.get(number.id))
        }

    def _verdict(self, page: Page, number: BoundNumber, figure: Figure) -> Verdict:
        if page.language in LANGUAGES:
            return verdict(number, figure, page.language, self.ledger.limits)
        language = self.ledger.language(page.language)
        return plain_verdict(number, figure, language, tuple(self.ledger.units.values()))

    def shown_value(self, page: Page, number: BoundNumber) -> Decimal | None:
        """The size of a bound number as its page shows it; None for anything but one number."""
        figure = self.ledger.figures.get(number.id)
        if page.language in LANGUAGES or figure is None:
            return as_shown(number, page.language)
        return plain_value(number, self.ledger.language(page.language), figure.unit)

    def missing_by_choice(self, code: str) -> set[str]:
        """Names of pages that say why they do not stand in this language."""
        return {
            name
            for name, twins in self.by_name.items()
            if code not in twins and any(page.only_here for page in twins.values())
        }

    def pairs(self) -> Iterator[tuple[Page, Page]]:
        """Each page of the first language with its twin in every other, both read to their end."""
        first, *others = self.codes
        for twins in self.by_name.values():
            for code in others:
                if first in twins and code in twins and twins[first].whole and twins[code].whole:
                    yield twins[first], twins[code]

    @cached_property
    def differences(self) -> Mapping[tuple[str, str], Differences]:
        """How the blocks of each pair of twins differ, by their paths."""
        return {(one.path, other.path): differences(one, other) for one, other in self.pairs()}

    @cached_property
    def _moved(self) -> Mapping[tuple[str, str], frozenset[str]]:
        return {(one.page, one.section): one.moved for one in self.parity}

    def moved_one(self, pages: tuple[Page, Page], section: str) -> Page:
        """Which of two twins a difference in a section is told of.

        The one whose words have changed since somebody read both, if that is one; else the second.
        """
        moved = self._moved.get((pages[0].name, section), frozenset())
        return pages[0] if moved == {pages[0].language} else pages[1]

    @property
    def looked_at(self) -> dict[str, int]:
        """What a check of this tree examines, counted."""
        return {
            "pages": len(self.pages),
            "figures": len(self.ledger.figures),
            "bound numbers": sum(len(page.numbers) for page in self.pages),
        }


def read_tree(root: Path) -> Tree:
    """Read everything below root. Raises CannotRunError when the ledger is at fault or empty."""
    if not root.is_dir():
        raise CannotRunError(f"{root} is not a folder")
    ledger = read_ledger(root)
    pages, faults = read_pages(root, (language.code for language in ledger.languages))
    if not pages:
        raise CannotRunError(f"no pages below {root / 'docs'}")
    charts = read_charts(root, ledger)
    return Tree(
        ledger, pages, tuple(faults), charts, dict(generated_files(root)), read_parity_lock(root)
    )


def generated_files(root: Path) -> Iterator[tuple[str, bytes]]:
    """The generated files as they stand, by path from the root."""
    charts, cards = ((root / folder).glob("*") for folder in (CHARTS_FOLDER, CARDS_FOLDER))
    for file in sorted((*charts, *cards, *(root / path for path in DOWNLOADS))):
        if file.is_file() and not file.is_symlink():
            yield file.relative_to(root).as_posix(), file.read_bytes()
