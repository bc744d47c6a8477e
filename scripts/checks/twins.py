"""Rules for twins: a page stands in every language, with the same sections and dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.checks.lacking import lacks, lacks_everywhere
from scripts.core.finding import Finding, Span
from scripts.pages.blocks import Kind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from scripts.pages.pages import Page, Section
    from scripts.pages.tree import Tree

SAME_FIELDS = ("reviewed", "next_review", "changes")
NEEDED_FIELDS = ("title", "description")


def missing_twin(tree: Tree) -> Iterator[Finding]:
    """A page stands under the same name in every language, or says why it does not."""
    for name, twins in tree.by_name.items():
        for code in tree.codes:
            page = next(iter(twins.values()))
            if code not in twins and not page.only_here:
                yield Finding(
                    path=page.path,
                    line=1,
                    rule="missing-twin",
                    message="the page has no twin in another language",
                    expected=f"docs/{code}/{name}",
                    fix=f"write docs/{code}/{name} with the same headings and figures, or say in "
                    "the front matter why there is none: `only_here: the reason`",
                    about=frozenset(
                        fact
                        for number in page.numbers
                        for fact in (
                            f"docs/{code}/{name} lacks {number.id}",
                            lacks_everywhere(code, number.id),
                        )
                    ),
                )


def needless_only_here(tree: Tree) -> Iterator[Finding]:
    """Only a page that stands in one language says `only_here`."""
    for twins in tree.by_name.values():
        for page in twins.values():
            if page.only_here and len(twins) == len(tree.codes):
                yield Finding(
                    path=page.path,
                    line=page.front.line("only_here"),
                    rule="needless-only-here",
                    message="the page says that it stands in this language only, but it has a twin",
                    found=f"only_here: {page.only_here}",
                    fix="take the line out",
                )


def heading_without_id(tree: Tree) -> Iterator[Finding]:
    """A heading below the title carries an explicit id, the same in every language.

    Bad:  ## Energy
    Good: ## Energy {#energy}
    """
    for page in tree.pages:
        for section in page.sections:
            if not section.id:
                yield Finding(
                    path=page.path,
                    line=section.line,
                    rule="heading-without-id",
                    message="the heading has no id",
                    found=section.title,
                    fix="end it with {#id}, the same id as in the twin of the page",
                    spans=(_heading(page, section.line),),
                    about=_shown_below(page, section.line),
                )


def duplicate_heading_id(tree: Tree) -> Iterator[Finding]:
    """An id stands once on a page.

    Bad:  ## Oil {#fuel}

          ## Gas {#fuel}
    """
    for page in tree.pages:
        seen: set[str] = set()
        for block in page.reading.blocks:
            if block.kind is Kind.HEADING and block.id and block.id in seen:
                yield Finding(
                    path=page.path,
                    line=block.line,
                    rule="duplicate-heading-id",
                    message="another heading of the page has the same id",
                    found=block.id,
                    fix="give each heading an id of its own, in every language",
                    spans=(_heading(page, block.line),),
                    about=_shown_below(page, block.line),
                )
            seen.add(block.id)


def _heading(page: Page, line: int) -> Span:
    return Span(page.path, page.lines.start(line - 1), page.lines.start(line))


def _shown_below(page: Page, line: int) -> frozenset[str]:
    """What the page does not show in its place as long as the heading has not the right id."""
    section = next(one.section for one in page.reading.blocks if one.line == line)
    return frozenset(
        f"{page.path} lacks {number.id}" for number in page.numbers if number.section == section
    )


def missing_section(tree: Tree) -> Iterator[Finding]:
    """A section stands in every language, under the same id.

    Bad:  ## Oil {#oil} ⇄ ## الغاز {#gas}
    Good: ## Oil {#oil} ⇄ ## النفط {#oil}
    """
    for one, other in tree.pairs():
        renamed = _renamed(one, other)
        for first, second in renamed:
            if not (_told(one, first) or _told(other, second)):
                yield Finding(
                    path=other.path,
                    line=second.line,
                    rule="missing-section",
                    message="the section has another id than in the twin of the page",
                    found=f"{second.title} {{#{second.id}}}",
                    expected=f"{{#{first.id}}}, as in {one.path}:{first.line}",
                    fix="give both headings the same id",
                    spans=(_heading(one, first.line), _heading(other, second.line)),
                    about=_shown_below(one, first.line) | _shown_below(other, second.line),
                )
        yield from _missing_sections(one, other, {first.line for first, _ in renamed})
        yield from _missing_sections(other, one, {second.line for _, second in renamed})


def _renamed(one: Page, other: Page) -> list[tuple[Section, Section]]:
    """Sections that stand in the same place under ids that the other page does not know."""
    ids, twin_ids = ({section.id for section in page.sections} for page in (one, other))
    if len(one.sections) != len(other.sections):
        return []
    return [
        (first, second)
        for first, second in zip(one.sections, other.sections, strict=True)
        if first.id != second.id
        and (first.id not in twin_ids or _told(one, first))
        and (second.id not in ids or _told(other, second))
    ]


def _told(page: Page, section: Section) -> bool:
    """Whether another rule says what is wrong with the id: there is none, or it stands twice."""
    return not section.id or any(
        one.id == section.id and one.line < section.line for one in page.sections
    )


def _missing_sections(page: Page, twin: Page, told: Collection[int]) -> Iterator[Finding]:
    known = {section.id for section in twin.sections}
    for section in page.sections:
        if section.id and section.id not in known and section.line not in told:
            yield Finding(
                path=page.path,
                line=section.line,
                rule="missing-section",
                message="the section is missing in the twin of the page",
                found=f"{section.title} {{#{section.id}}}",
                expected=f"{{#{section.id}}} in {twin.path}",
                fix=f"write the section in {twin.path}, or take it out here",
                about=frozenset(
                    fact
                    for number in page.numbers
                    if number.section == section.id
                    for fact in lacks(twin, section.id, number.id)
                ),
            )


def section_order(tree: Tree) -> Iterator[Finding]:
    """Sections stand in the same order, at the same level, in every language.

    Bad:  ## Oil {#oil} ⇄ ### النفط {#oil}
    Good: ## Oil {#oil} ⇄ ## النفط {#oil}
    """
    for one, other in tree.pairs():
        shared = {section.id for section in one.sections} & {s.id for s in other.sections} - {""}
        for first, second in zip(_shared(one, shared), _shared(other, shared), strict=False):
            if (first.id, first.level) != (second.id, second.level):
                yield Finding(
                    path=other.path,
                    line=second.line,
                    rule="section-order",
                    message="the order or the level of sections differs from the twin",
                    found=f"{'#' * second.level} {second.title} {{#{second.id}}}",
                    expected=f"{'#' * first.level} … {{#{first.id}}} as in {one.path}:{first.line}",
                    fix="put the sections of both pages in the same order and level",
                )
                break


def _shared(page: Page, ids: set[str]) -> list[Section]:
    seen: set[str] = set()
    sections = []
    for section in page.sections:
        if section.id in ids and section.id not in seen:
            seen.add(section.id)
            sections.append(section)
    return sections


def front_matter_differs(tree: Tree) -> Iterator[Finding]:
    """The dates of review, and of the changes listed, are the same in every language."""
    for one, other in tree.pairs():
        for name in SAME_FIELDS if one.front.readable and other.front.readable else ():
            mine, theirs = _dates(one, name), _dates(other, name)
            if mine != theirs:
                yield Finding(
                    path=other.path,
                    line=other.front.line(name),
                    rule="front-matter-differs",
                    message=f"{name} differs from the twin",
                    found=theirs or f"no {name}",
                    expected=f"{mine or f'no {name}'} as in {one.path}:{one.front.line(name)}",
                    fix="write the same date in both pages",
                )


def _dates(page: Page, name: str) -> str:
    """A date of the front matter as text; of the list of changes, all of its dates."""
    value = page.front.fields.get(name)
    if not isinstance(value, list):
        return page.front.text(name)
    return ", ".join(str(one.get("date")) for one in value if isinstance(one, dict))


def front_matter_missing(tree: Tree) -> Iterator[Finding]:
    """A page has a title and a description in its own language."""
    for page in tree.pages:
        for name in NEEDED_FIELDS if page.front.readable else ():
            if not page.front.text(name):
                yield Finding(
                    path=page.path,
                    line=1,
                    rule="front-matter-missing",
                    message=f"the page has no {name}",
                    fix=f"add a line `{name}: …` between the two lines of hyphens at its head",
                )


RULES = (
    missing_twin,
    needless_only_here,
    heading_without_id,
    duplicate_heading_id,
    missing_section,
    section_order,
    front_matter_differs,
    front_matter_missing,
)
