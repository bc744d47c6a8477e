"""What a page tells its readers about its twins: sections that fell behind, no twin at all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scripts.pages.section_text import HEAD

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scripts.pages.tree import Tree


@dataclass(frozen=True, slots=True)
class LateSection:
    """A section that says less than its twins: its title here, and their languages."""

    id: str
    title: str
    moved: tuple[str, ...]


def late_sections(tree: Tree, name: str, code: str, opening: str) -> tuple[LateSection, ...]:
    """The sections of the page that have changed in another language and not in this one.

    `opening` is what readers of this language call the part above the first heading.
    """
    page = tree.by_name.get(name, {}).get(code)
    if page is None:
        return ()
    titles = {HEAD: opening} | {section.id: section.title for section in page.sections}
    return tuple(
        LateSection(one.section, titles.get(one.section, opening), tuple(sorted(one.moved)))
        for one in tree.parity
        if one.page == name and code in one.behind
    )


def twin_links(
    section: LateSection, urls: Mapping[str, str], order: Sequence[str]
) -> list[tuple[str, str]]:
    """Language and address of the section in each language that has moved on."""
    fragment = f"#{section.id}" if section.id else ""
    return [
        (code, urls[code] + fragment) for code in order if code in section.moved and code in urls
    ]
