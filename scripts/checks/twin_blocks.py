"""Rules for what stands inside the sections of twins: blocks, links, and numbers as shown."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeVar

from scripts.core.finding import Finding
from scripts.pages.outline import kind_at, references
from scripts.pages.pairing import odd_kinds, shared_parts, unmatched

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from scripts.pages.outline import Part, Reference
    from scripts.pages.pages import BoundNumber, Page
    from scripts.pages.pairing import Parts
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
    for one, other in tree.pairs():
        for section, both in shared_parts(one, other).items():
            yield from _blocks(tree, (one, other), section, both)


def _blocks(
    tree: Tree, pages: tuple[Page, Page], section: str, both: tuple[Parts, Parts]
) -> Iterator[Finding]:
    mine, theirs, pairs = unmatched(*both)
    in_order = not (mine or theirs or pairs)
    broken = _broken(tree, pages)
    pairs = [two for two in pairs if not broken & {part.what for part in two}]
    other = tree.moved_one(pages, section)
    for two in pairs:
        yield _another_block(pages, two, other)
    one, second = pages
    yield from _surplus(one, second, section, (both[0], mine))
    yield from _surplus(second, one, section, (both[1], theirs))
    if in_order:
        yield from _other_order(pages, both, other)


def _surplus(page: Page, twin: Page, section: str, both: tuple[Parts, Parts]) -> Iterator[Finding]:
    """The parts of a page that its twin does not have. `both` holds all parts, then these."""
    every, surplus = both
    for what, count in Counter(part.what for part in surplus).items():
        total = sum(part.what == what for part in every)
        yield Finding(
            path=page.path,
            line=next(part.line for part in reversed(surplus) if part.what == what),
            rule="section-blocks",
            message="the section holds a block that the twin does not have",
            found=_counted(total, what),
            expected=f"{_counted(total - count, what)}, as below "
            f"{twin.path}:{_heading(twin, section)}",
            fix="write it in the twin too, or take it out here",
        )


def _another_block(pages: tuple[Page, Page], two: tuple[Part, Part], other: Page) -> Finding:
    here, there, twin = _seen_from(other, pages, two)
    return Finding(
        path=other.path,
        line=here.line,
        rule="section-blocks",
        message="the block is not built like that of the twin",
        found=here.what,
        expected=f"{there.what}, as in {twin.path}:{there.line}",
        fix="build both alike",
    )


def _other_order(
    pages: tuple[Page, Page], both: tuple[Parts, Parts], other: Page
) -> Iterator[Finding]:
    for first, second in zip(*both, strict=False):
        if first.what != second.what:
            here, there, twin = _seen_from(other, pages, (first, second))
            yield Finding(
                path=other.path,
                line=here.line,
                rule="section-blocks",
                message="the blocks of the section stand in another order than in the twin",
                found=here.what,
                expected=f"{there.what}, as in {twin.path}:{there.line}",
                fix="put the blocks in the same order in both pages",
            )
            return


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


def _counted(count: int, what: str) -> str:
    return f"{count} × {what}" if count else f"no {what}"


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
        for section, both in shared_parts(one, other).items():
            odd = odd_kinds(*both)
            here = _left_over(one, mine.get(section, ()), theirs.get(section, ()), odd)
            there = _left_over(other, theirs.get(section, ()), mine.get(section, ()), odd)
            yield from _links(tree, (one, other), section, (here, there))


def _by_section(found: Sequence[Reference]) -> Mapping[str, Sequence[Reference]]:
    sections: dict[str, list[Reference]] = {}
    for reference in found:
        sections.setdefault(reference.section, []).append(reference)
    return sections


def _left_over(
    page: Page, mine: Sequence[Reference], theirs: Sequence[Reference], odd: Collection[str]
) -> list[Reference]:
    """What of one side the other lacks; not in blocks that the other side lacks as a whole."""
    there = Counter(reference.target for reference in theirs)
    left = []
    for reference in mine:
        there[reference.target] -= 1
        if there[reference.target] < 0 and not (odd and kind_at(page, reference.line) in odd):
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
