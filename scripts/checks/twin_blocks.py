"""Rules for what stands inside the sections of twins: blocks, links, and numbers as shown."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeVar

from scripts.core.finding import Finding
from scripts.pages.outline import references

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from scripts.pages.outline import Part, Reference
    from scripts.pages.pages import BoundNumber, Page
    from scripts.pages.pairing import Rebuilt, Run
    from scripts.pages.tree import Tree

_T = TypeVar("_T")


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
    for pages in tree.pairs():
        found = tree.differences[pages[0].path, pages[1].path]
        broken = _broken(tree, pages)
        for run in found.missing:
            yield _missing(pages, run)
        for two in found.moved:
            yield _elsewhere(tree, pages, two)
        for one in found.rebuilt:
            if not broken & {part.what for side in one.both for part in side}:
                yield _rebuilt(tree, pages, one)


def _missing(pages: tuple[Page, Page], run: Run) -> Finding:
    page, twin = pages[run.side], pages[1 - run.side]
    some = len(run.parts) > 1
    return Finding(
        path=page.path,
        line=run.parts[0].line,
        rule="section-blocks",
        message=f"the section holds {'blocks' if some else 'a block'} that the twin does not have",
        found=_described(run.parts),
        expected=f"the same below {twin.path}:{run.behind or _heading(twin, run.section)}",
        fix=f"write {'them' if some else 'it'} in the twin too, or take "
        f"{'them' if some else 'it'} out here",
    )


def _elsewhere(tree: Tree, pages: tuple[Page, Page], two: tuple[Run, Run]) -> Finding:
    other = tree.moved_one(pages, two[0].section)
    here, there, twin = _seen_from(other, pages, two)
    beside = here.section == there.section
    return Finding(
        path=other.path,
        line=here.parts[0].line,
        rule="section-blocks",
        message="the blocks of the section stand in another order than in the twin"
        if beside
        else "the block stands in another section than in the twin",
        found=_described(here.parts),
        expected=f"{'in the order' if beside else 'in the section'} of "
        f"{twin.path}:{there.parts[0].line}",
        fix=f"put it into the same {'order' if beside else 'section'} in both pages",
    )


def _rebuilt(tree: Tree, pages: tuple[Page, Page], one: Rebuilt) -> Finding:
    other = tree.moved_one(pages, one.section)
    here, there, twin = _seen_from(other, pages, one.both)
    return Finding(
        path=other.path,
        line=here[0].line,
        rule="section-blocks",
        message="the block is not built like that of the twin",
        found=_described(here),
        expected=f"{_described(there)}, as in {twin.path}:{there[0].line}",
        fix="build both alike",
    )


def _described(parts: Sequence[Part]) -> str:
    """Blocks in words: `list item`, `3 × list item, paragraph`."""
    counts = Counter(part.what for part in parts)
    return ", ".join(f"{count} × {what}" if count > 1 else what for what, count in counts.items())


def _seen_from(page: Page, pages: tuple[Page, Page], two: tuple[_T, _T]) -> tuple[_T, _T, Page]:
    """What stands on the page, what answers it on its twin, and the twin."""
    return (*two, pages[1]) if page is pages[0] else (two[1], two[0], pages[0])


def _broken(tree: Tree, pages: tuple[Page, Page]) -> set[str]:
    """Generated blocks whose marker is missing or names nothing: other rules tell of them."""
    known = {"table": tree.ledger.tables, "chart": tree.charts}
    return {
        f"{region.name} {region.argument}".strip()
        for page in pages
        for region in page.reading.regions
        if region.name in known and region.argument not in known[region.name]
    }


def _heading(page: Page, section: str) -> int:
    return next((one.line for one in page.sections if one.id == section), 1)


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
        blocks = tree.differences[one.path, other.path]
        for section in blocks.sections:
            both = mine.get(section, ()), theirs.get(section, ())
            left = [
                [link for link in side if not blocks.told(index, section, link.start)]
                for index, side in enumerate((_left_over(*both), _left_over(*both[::-1])))
            ]
            yield from _links(tree, (one, other), section, (left[0], left[1]))


def _by_section(found: Sequence[Reference]) -> Mapping[str, Sequence[Reference]]:
    sections: dict[str, list[Reference]] = {}
    for reference in found:
        sections.setdefault(reference.section, []).append(reference)
    return sections


def _left_over(mine: Sequence[Reference], theirs: Sequence[Reference]) -> list[Reference]:
    """What of one side the other lacks."""
    there = Counter(reference.target for reference in theirs)
    left = []
    for reference in mine:
        there[reference.target] -= 1
        if there[reference.target] < 0:
            left.append(reference)
    return left


def _links(
    tree: Tree,
    pages: tuple[Page, Page],
    section: str,
    left: tuple[list[Reference], list[Reference]],
) -> Iterator[Finding]:
    """One finding for a link that leads elsewhere than its twin, not one for each end."""
    here, there = left
    for first, second in zip(here, there, strict=False):
        other = tree.moved_one(pages, section)
        own, twin, twins_page = _seen_from(other, pages, (first, second))
        what = "image" if own.image else "link"
        yield Finding(
            path=other.path,
            line=own.line,
            rule="section-links",
            message=f"the {what} leads elsewhere than in the twin",
            found=own.target,
            expected=f"{twin.target}, as in {twins_page.path}:{twin.line}",
            fix="let both lead to the same place",
        )
    shorter = min(len(here), len(there))
    for page, twin_page, rest in ((*pages, here[shorter:]), (*pages[::-1], there[shorter:])):
        for reference in rest:
            what = "image" if reference.image else "link"
            yield Finding(
                path=page.path,
                line=reference.line,
                rule="section-links",
                message=f"the same section of the twin does not have this {what}",
                found=reference.target,
                expected=f"the same {what} below {twin_page.path}:{_heading(twin_page, section)}",
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
        wrong = {
            (number.section, number.id)
            for page in (one, other)
            for number in page.numbers
            if (page.path, number.start) in tree.verdicts
            and not tree.verdicts[page.path, number.start].agree
        }  # a number that differs from the ledger is told as that
        for place in (mine.keys() & theirs.keys()) - wrong:
            yield from _other_values(tree, (one, other), mine[place], theirs[place])


def _numbers(page: Page) -> Mapping[tuple[str, str], Sequence[BoundNumber]]:
    places: dict[tuple[str, str], list[BoundNumber]] = {}
    for number in page.numbers:
        places.setdefault((number.section, number.id), []).append(number)
    return places


def _other_values(
    tree: Tree, pages: tuple[Page, Page], mine: Sequence[BoundNumber], theirs: Sequence[BoundNumber]
) -> Iterator[Finding]:
    """The order of the numbers does not matter, nor which of them repeats a value of the twin."""
    one, other = pages
    shown = {value: number for number in mine if (value := tree.shown_value(one, number))}
    twin = {value: number for number in theirs if (value := tree.shown_value(other, number))}
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
