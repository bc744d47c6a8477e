"""Rules for what stands inside the sections of twins: blocks and links."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeVar

from scripts.checks.lacking import lacks
from scripts.core.finding import Finding, Span
from scripts.pages.outline import references

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from scripts.pages.outline import Part, Reference
    from scripts.pages.pages import Page
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
        for run in found.missing:
            yield _missing(pages, run)
        for two in found.moved:
            yield _elsewhere(tree, pages, two)
        for one in found.rebuilt:
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
        spans=_begins(page, run.parts),
        about=_lacking(page, twin, run.section, run.parts),
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
        spans=(*_begins(pages[0], two[0].parts), *_begins(pages[1], two[1].parts)),
        about=frozenset()
        if beside
        else _lacking(pages[0], pages[1], two[0].section, two[0].parts)
        | _lacking(pages[1], pages[0], two[1].section, two[1].parts),
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
        spans=(*_spans(pages[0], one.both[0]), *_spans(pages[1], one.both[1])),
        about=_lacking(pages[0], pages[1], one.section, one.both[0])
        | _lacking(pages[1], pages[0], one.section, one.both[1]),
    )


def _spans(page: Page, parts: Sequence[Part]) -> tuple[Span, ...]:
    return tuple(Span(page.path, part.start, part.end) for part in parts)


def _begins(page: Page, parts: Sequence[Part]) -> tuple[Span, ...]:
    """The first characters of the blocks: that they stand there, and not what they hold."""
    return tuple(Span(page.path, part.start, part.start + 1) for part in parts)


def _lacking(page: Page, twin: Page, section: str, parts: Sequence[Part]) -> frozenset[str]:
    """What the twin lacks without these parts: the figures in them."""
    return frozenset(
        fact
        for number in page.numbers
        if any(part.start <= number.start < part.end for part in parts)
        and not any((one.section, one.id) == (section, number.id) for one in twin.numbers)
        for fact in lacks(twin, section, number.id)
    )


def _described(parts: Sequence[Part]) -> str:
    """Blocks in words: `list item`, `3 × list item, paragraph`."""
    counts = Counter(part.what for part in parts)
    return ", ".join(f"{count} × {what}" if count > 1 else what for what, count in counts.items())


def _seen_from(page: Page, pages: tuple[Page, Page], two: tuple[_T, _T]) -> tuple[_T, _T, Page]:
    """What stands on the page, what answers it on its twin, and the twin."""
    return (*two, pages[1]) if page is pages[0] else (two[1], two[0], pages[0])


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
            spans=(_place(pages[0], first), _place(pages[1], second)),
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
                spans=(_place(page, reference),),
            )


def _place(page: Page, reference: Reference) -> Span:
    return Span(page.path, reference.start, reference.end)


RULES = (section_blocks, section_links)
