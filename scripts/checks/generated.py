"""Rules for generated blocks: what stands there is what the data say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.checks.lacking import differing_figures, lacks
from scripts.core.finding import Finding, Span
from scripts.ledger.schema import did_you_mean
from scripts.pages.pages import figure_id
from scripts.render.files import orphan_files, stale_files
from scripts.render.regions import OWN_PAGES, region_changes

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from scripts.pages.tree import Tree

SYNC = "python -m scripts.sync_figures --write"
_EXCERPT = 100
_BEFORE = 30  # characters of a long line shown before the first that differs


def generated_block_out_of_date(tree: Tree) -> Iterator[Finding]:
    """A generated block (definitions, table, ledger, sources) is what the data make it."""
    for page in tree.pages:
        for change in region_changes(page, tree):
            before = page.text[change.start : change.end]
            index, old, new = _first_difference(before, change.text)
            yield Finding(
                path=page.path,
                line=page.lines.number(change.start) + index,
                rule="generated-block-out-of-date",
                message="a generated block differs from the data",
                found=old,
                expected=new,
                fix=SYNC,
                spans=(Span(page.path, change.start + 1, change.end),),
                about=differing_figures(page, before, change.text),
            )


def _first_difference(old: str, new: str) -> tuple[int, str, str]:
    """The first line that differs: its place, and what both sides have there, shortened."""
    before, after = old.splitlines(), new.splitlines()
    index = next(
        (at for at, (one, other) in enumerate(zip(before, after, strict=False)) if one != other),
        min(len(before), len(after)),
    )
    index = min(index, max(len(before) - 1, 0))
    lines = [side[index].strip() if index < len(side) else "" for side in (before, after)]
    same = next(
        (at for at, (one, other) in enumerate(zip(*lines, strict=False)) if one != other),
        min(map(len, lines)),
    )
    first = max(same - _BEFORE, 0) if max(map(len, lines)) > _EXCERPT else 0
    old_line, new_line = (_excerpt(line, first) for line in lines)
    return index, old_line, new_line


def _excerpt(line: str, first: int) -> str:
    """A piece of a long line that holds what differs."""
    if not line:
        return ""
    end = first + _EXCERPT
    return f"{'…' if first else ''}{line[first:end]}{'…' if end < len(line) else ''}"


def marker_without_end(tree: Tree) -> Iterator[Finding]:
    """A generated block stands between its two markers.

    Bad:  <!-- table: trade-annual -->
    """
    for page in tree.pages:
        for region in page.reading.regions:
            if not (region.closed and region.opened):
                begins = f"<!-- {region.name}: {region.argument} -->"
                ends = f"<!-- /{region.name} -->"
                missing = ends if region.opened else f"<!-- {region.name}: its name -->"
                yield Finding(
                    path=page.path,
                    line=region.line,
                    rule="marker-without-end",
                    message="the block that begins here has no end"
                    if region.opened
                    else "the block that ends here has no beginning",
                    found=begins if region.opened else ends,
                    fix=f"put {missing} on a line of its own "
                    f"{'after' if region.opened else 'before'} it",
                    spans=(Span(page.path, region.start, region.end),),
                )


_KNOWN: Mapping[str, Callable[[Tree], Collection[str]]] = {
    "table": lambda tree: tree.ledger.tables,
    "chart": lambda tree: tree.charts,
}


def unclosed_code(tree: Tree) -> Iterator[Finding]:
    """A block of code is closed; what follows one that is not is read by no check.

    Bad:  ```text
          code that never ends
    """
    for page in tree.pages:
        for block in page.reading.blocks:
            if not block.closed:
                yield Finding(
                    path=page.path,
                    line=block.line,
                    rule="unclosed-code",
                    message="the block of code that begins here has no end",
                    found=page.text[block.start : block.end].splitlines()[0],
                    fix="close it with a line of the same marks, or write them as `` ` ``",
                    about=frozenset(
                        fact
                        for twin in tree.by_name[page.name].values()
                        for number in twin.numbers
                        for fact in lacks(page, number.section, number.id)
                    ),
                )


def unknown_marker(tree: Tree) -> Iterator[Finding]:
    """A marker names a table or a chart that there is; ledger and sources have a page each.

    Bad:  <!-- table: trade-anual -->

          <!-- /table -->
    """
    for page in tree.pages:
        for region in page.reading.regions:
            if not region.opened:
                continue
            known = _KNOWN[region.name](tree) if region.name in _KNOWN else None
            if known is not None and region.argument not in known:
                guess = did_you_mean(region.argument, known)
                fix = guess or f"add it to docs/data/{region.name}s, or correct the name"
            elif OWN_PAGES.get(region.name, page.name) != page.name:
                fix = f"move the block to {OWN_PAGES[region.name]}"
            else:
                continue
            yield Finding(
                path=page.path,
                line=region.line,
                rule="unknown-marker",
                message="nothing in the data fits the marker",
                found=f"<!-- {region.name}: {region.argument} -->",
                fix=fix,
                spans=(Span(page.path, region.start, region.end),),
            )


def generated_file_out_of_date(tree: Tree) -> Iterator[Finding]:
    """A generated file (a chart's drawing, picture or data) is what the data make it."""
    for stale in stale_files(tree):
        missing = stale.path not in tree.files
        yield Finding(
            path=stale.path,
            line=0,
            rule="generated-file-out-of-date",
            message="the generated file is missing"
            if missing
            else "the file differs from the data",
            fix=SYNC,
        )
    for path in orphan_files(tree):
        yield Finding(
            path=path,
            line=0,
            rule="generated-file-out-of-date",
            message="the file belongs to no chart of docs/data/charts",
            fix="delete the file",
        )


def definition_by_hand(tree: Tree) -> Iterator[Finding]:
    """The definitions of figure links are written by the tool, in the block at the foot.

    Bad:  [trade-2023]: figures.md#trade-2023 "my own words"
    """
    for page in tree.pages:
        for definition in page.reading.definitions:
            offset = page.lines.start(definition.line - 1)
            if page.in_region(offset):
                continue
            ours = definition.label in tree.ledger.figures
            if figure_id(definition.target) or ours:
                yield Finding(
                    path=page.path,
                    line=definition.line,
                    rule="definition-by-hand",
                    message="the definition of a figure link stands outside the generated block"
                    if figure_id(definition.target)
                    else "a definition leads the id of a figure somewhere else",
                    found=f"[{definition.label}]: {definition.target}",
                    fix="delete the line; sync_figures writes it at the foot of the page",
                )


RULES = (
    generated_block_out_of_date,
    generated_file_out_of_date,
    marker_without_end,
    unclosed_code,
    unknown_marker,
    definition_by_hand,
)
