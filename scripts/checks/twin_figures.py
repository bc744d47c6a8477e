"""Rules for the figures of twins: the same in each section, shown with the same values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.checks.lacking import lacks
from scripts.core.finding import Finding, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from scripts.pages.pages import BoundNumber, Page
    from scripts.pages.tree import Tree


def section_figures(tree: Tree) -> Iterator[Finding]:
    """A section shows the same figures in every language.

    What a paragraph or a table holds that is missing as a whole needs no finding of its own.

    Bad:  ## A {#a}

          [$240 billion][trade-2023] ⇄ ## أ {#a}

          مبلغ كبير
    Good: ## A {#a}

          [$240 billion][trade-2023] ⇄ ## أ {#a}

          [240 مليار دولار][trade-2023]
    """
    for pages in tree.pairs():
        here, there = _missing(tree, pages, 0), _missing(tree, pages, 1)
        values = {(number.section, tree.shown_value(pages[1], number)): number for number in there}
        for number in here:
            twin = values.pop((number.section, tree.shown_value(pages[0], number)), None)
            if twin is None or tree.shown_value(pages[0], number) is None:
                yield _figure(pages[0], pages[1], number)
            else:
                there.remove(twin)
                yield _another_id(tree, pages, (number, twin))
        for number in there:
            yield _figure(pages[1], pages[0], number)


def _missing(tree: Tree, pages: tuple[Page, Page], side: int) -> list[BoundNumber]:
    """The first number of each figure that the same section of the twin does not show.

    Left out is what other rules tell: blocks that are missing, and ids that name no figure.
    """
    page, twin = pages[side], pages[1 - side]
    blocks = tree.differences[pages[0].path, pages[1].path]
    shown = {(number.section, number.id) for number in twin.numbers}
    found: dict[tuple[str, str], BoundNumber] = {}
    for number in page.numbers:
        place = (number.section, number.id)
        if (
            place not in shown
            and number.id in tree.ledger.figures
            and number.section in blocks.sections
            and not blocks.told(side, number.section, number.start)
        ):
            found.setdefault(place, number)
    return list(found.values())


def _figure(page: Page, twin: Page, number: BoundNumber) -> Finding:
    line = next((one.line for one in twin.sections if one.id == number.section), 1)
    return Finding(
        path=page.path,
        line=number.line,
        rule="section-figures",
        message="the same section of the twin does not show this figure",
        found=f"[{number.text}][{number.id}]",
        expected=f"[…][{number.id}] below {twin.path}:{line}",
        fix="write the number into the twin, or take it out here",
        spans=(Span(page.path, number.start, number.end),),
        about=lacks(twin, number.section, number.id),
    )


def _another_id(
    tree: Tree, pages: tuple[Page, Page], two: tuple[BoundNumber, BoundNumber]
) -> Finding:
    """One finding for a number that is bound to another figure than its twin, not one for each."""
    other = tree.moved_one(pages, two[0].section)
    (own, number), (twin, theirs) = zip(pages, two, strict=True)
    if other is pages[1]:
        (own, number), (twin, theirs) = (twin, theirs), (own, number)
    return Finding(
        path=own.path,
        line=number.line,
        rule="section-figures",
        message="the number is bound to another figure than in the twin",
        found=f"[{number.text}][{number.id}]",
        expected=f"[…][{theirs.id}], as in {twin.path}:{theirs.line}",
        fix="bind both to the same figure",
        spans=(Span(own.path, number.start, number.end), Span(twin.path, theirs.start, theirs.end)),
        about=lacks(own, number.section, theirs.id) | lacks(twin, number.section, number.id),
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


RULES = (section_figures, section_values)
