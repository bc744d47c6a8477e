"""Rules for what stands inside the sections of twins: blocks, links, and numbers as shown."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from scripts.core.finding import Finding
from scripts.pages.binding import as_shown
from scripts.pages.outline import Part, parts, references

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from scripts.pages.outline import Reference
    from scripts.pages.pages import BoundNumber, Page
    from scripts.pages.tree import Tree


def section_blocks(tree: Tree) -> Iterator[Finding]:
    """A section holds the same blocks in the same order in every language.

    Bad:  ## A {#a}

          One.

          Two. ⇄ ## أ {#a}

          واحد.
    Bad:  ## A {#a}

          One.

          - Two. ⇄ ## أ {#a}

          - اثنان.

          واحد.
    Good: ## A {#a}

          One.

          - Two. ⇄ ## أ {#a}

          واحد.

          - اثنان.
    """
    for one, other in tree.pairs():
        mine, theirs = parts(one), parts(other)
        for section in mine:
            if section in theirs and (not section or _has(one, section)):
                yield from _blocks(one, other, section, (mine[section], theirs[section]))


def _blocks(
    one: Page, other: Page, section: str, both: tuple[Sequence[Part], Sequence[Part]]
) -> Iterator[Finding]:
    mine, theirs = both
    counts = Counter(part.what for part in mine), Counter(part.what for part in theirs)
    if counts[0] == counts[1]:
        for first, second in zip(mine, theirs, strict=True):
            if first.what != second.what:
                yield Finding(
                    path=other.path,
                    line=second.line,
                    rule="section-blocks",
                    message="the blocks of the section stand in another order than in the twin",
                    found=second.what,
                    expected=f"{first.what}, as in {one.path}:{first.line}",
                    fix="put the blocks in the same order in both pages",
                )
                return
    for what in sorted(counts[0].keys() | counts[1].keys()):
        count, twin_count = counts[0][what], counts[1][what]
        if count != twin_count:
            more, fewer = (one, other) if count > twin_count else (other, one)
            longer = mine if count > twin_count else theirs
            surplus = [part for part in longer if part.what == what][min(count, twin_count)]
            yield Finding(
                path=more.path,
                line=surplus.line,
                rule="section-blocks",
                message="the section holds a block that the twin does not have",
                found=_counted(max(count, twin_count), what),
                expected=f"{_counted(min(count, twin_count), what)}, "
                f"as below {fewer.path}:{_heading(fewer, section)}",
                fix="write it in the twin too, or take it out here",
            )


def _counted(count: int, what: str) -> str:
    return f"{count} × {what}" if count else f"no {what}"


def _heading(page: Page, section: str) -> int:
    return next((one.line for one in page.sections if one.id == section), 1)


def _has(page: Page, section: str) -> bool:
    return any(one.id == section for one in page.sections)


def section_links(tree: Tree) -> Iterator[Finding]:
    """A section links to the same pages, and shows the same images, in every language.

    Bad:  ## A {#a}

          See [energy](energy.md#gas). ⇄ ## أ {#a}

          انظر [الطاقة](energy.md#oil).
    Good: ## A {#a}

          See [energy](energy.md#gas). ⇄ ## أ {#a}

          انظر [الطاقة](energy.md#gas).
    Bad:  ## A {#a}

          [Report](https://example.org/report) ⇄ ## أ {#a}

          تقرير
    """
    for one, other in tree.pairs():
        mine, theirs = _by_section(references(one)), _by_section(references(other))
        shared = {section.id for section in one.sections} & {s.id for s in other.sections} | {""}
        for section in shared:
            both = mine.get(section, ()), theirs.get(section, ())
            yield from _missing_links(one, other, section, both)
            yield from _missing_links(other, one, section, (both[1], both[0]))


def _by_section(found: Sequence[Reference]) -> Mapping[str, Sequence[Reference]]:
    sections: dict[str, list[Reference]] = {}
    for reference in found:
        sections.setdefault(reference.section, []).append(reference)
    return sections


def _missing_links(
    page: Page, twin: Page, section: str, both: tuple[Sequence[Reference], Sequence[Reference]]
) -> Iterator[Finding]:
    there = Counter(reference.target for reference in both[1])
    for reference in both[0]:
        there[reference.target] -= 1
        if there[reference.target] < 0:
            what = "image" if reference.image else "link"
            yield Finding(
                path=page.path,
                line=reference.line,
                rule="section-links",
                message=f"the same section of the twin does not have this {what}",
                found=reference.target,
                expected=f"the same {what} below {twin.path}:{_heading(twin, section)}",
                fix="write it in the twin too, or take it out here",
            )


def section_values(tree: Tree) -> Iterator[Finding]:
    """A number is shown with the same value in every language.

    Bad:  ## A {#a}

          [$240 billion][trade-2023] ⇄ ## أ {#a}

          [240.1 مليار دولار][trade-2023]
    Good: ## A {#a}

          [$240.1 billion][trade-2023] ⇄ ## أ {#a}

          [240.1 مليار دولار][trade-2023]
    """
    for one, other in tree.pairs():
        mine, theirs = _numbers(one), _numbers(other)
        for place in mine.keys() & theirs.keys():
            yield from _other_values(one, other, mine[place], theirs[place])


def _numbers(page: Page) -> Mapping[tuple[str, str], Sequence[BoundNumber]]:
    places: dict[tuple[str, str], list[BoundNumber]] = {}
    for number in page.numbers:
        places.setdefault((number.section, number.id), []).append(number)
    return places


def _other_values(
    one: Page, other: Page, mine: Sequence[BoundNumber], theirs: Sequence[BoundNumber]
) -> Iterator[Finding]:
    """The order of the numbers does not matter, nor which of them repeats a value of the twin."""
    shown = {value: number for number in mine if (value := as_shown(number, one.language))}
    twin = {value: number for number in theirs if (value := as_shown(number, other.language))}
    for value, number in twin.items():
        if shown and value not in shown:
            example = next(iter(shown.values()))
            yield Finding(
                path=other.path,
                line=number.line,
                rule="section-values",
                message="the number is not shown with the same value as in the twin",
                found=f"[{number.text}][{number.id}]",
                expected=f"[{example.text}][{example.id}] as in {one.path}:{example.line}",
                fix="show the same digits in both languages",
            )


RULES = (section_blocks, section_links, section_values)
