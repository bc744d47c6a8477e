"""The state of every page in every language, for editors: as Markdown and as JSON.

Made when the site is built, not committed: it depends on the day, and would change with every edit.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING

from scripts.ledger.freshness import State as Age
from scripts.pages.parity import State
from scripts.pages.waivers import waivers
from scripts.reading.grammar import plural_category

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping, Sequence

    from scripts.ledger.languages import Language
    from scripts.pages.pages import Page
    from scripts.pages.tree import Tree

MARKER = "<!-- status -->"
STATUS_FILE = "data/status.json"
_NONE = "–"


@dataclass(frozen=True, slots=True)
class PageStatus:
    """One page in one language; `behind` and `unconfirmed` name sections by id."""

    page: str
    language: str
    title: str
    missing: bool
    only_here: bool = False
    behind: tuple[str, ...] = ()
    unconfirmed: tuple[str, ...] = ()
    figures: int = 0
    unsourced: int = 0
    due: tuple[str, ...] = ()
    overdue: tuple[str, ...] = ()
    waivers: int = 0
    reviewed: str = ""
    next_review: str = ""
    review_overdue: bool = field(default=False)


def statuses(tree: Tree, today: dt.date) -> list[PageStatus]:
    """Every page in every language of the site, in the order of names; missing ones included."""
    return [
        _status(tree, page, today) if (page := pages.get(code)) else _missing(pages, name, code)
        for name, pages in sorted(tree.by_name.items())
        for code in tree.codes
        if code in pages or not _alone(pages)
    ]


def as_json(found: Sequence[PageStatus], today: dt.date) -> str:
    """An object with the day and one entry per page and language."""
    document = {"day": today.isoformat(), "pages": [asdict(one) for one in found]}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def as_markdown(
    found: Sequence[PageStatus], language: Language, languages: Sequence[Language]
) -> str:
    """A table, a row per page and language, for readers of one language."""
    names = {one.code: one.name for one in languages}
    titles = {one.page: one.title for one in found if not one.missing}
    titles |= {one.page: one.title for one in found if one.language == language.code}
    columns = ("page", "language", "state", "figures", "overdue", "waivers", "reviewed")
    lines = [
        "| " + " | ".join(language.word(name, "status") for name in columns) + " |",
        "| :--- | :--- | :--- | ---: | ---: | ---: | :--- |",
    ]
    for one in found:
        cells = (
            f"[{titles[one.page]}]({one.page})"
            if _linked(found, one, language)
            else titles[one.page],
            names[one.language],
            _state(one, language),
            str(one.figures) if not one.missing else _NONE,
            str(len(one.overdue)) if not one.missing else _NONE,
            str(one.waivers) if not one.missing else _NONE,
            _reviewed(one, language),
        )
        lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return "\n".join(lines)


def trust_line(one: PageStatus, language: Language) -> tuple[str, ...]:
    """What a page says of itself, in parts: its figures, their sources, their age, its twin.

    The same counts as in the table and in status.json. A page without figures tells of its twin.
    """
    words = language.groups["trust"]
    parts: list[str] = []
    if one.figures:
        late = words["overdue"] if one.overdue else words["current"]
        lacking = words["unsourced"] if one.unsourced else words["sourced"]
        parts = [
            words[plural_category(one.figures, language.code)].format(count=one.figures),
            lacking.format(count=one.unsourced),
            late.format(count=len(one.overdue)),
        ]
    apart = one.behind or one.unconfirmed
    parts.append(words["alone" if one.only_here else "behind" if apart else "agreed"])
    return (parts[0][:1].upper() + parts[0][1:], *parts[1:])


def checked_notes(tree: Tree, language: Language) -> dict[str, str]:
    """For each figure, by id, the words that tell a reader when its source was last looked at."""
    word = language.word("checked")
    return {
        name: f"{word}: {language.period(figure.checked.isoformat())}"
        for name, figure in tree.ledger.figures.items()
    }


def _linked(found: Sequence[PageStatus], one: PageStatus, language: Language) -> bool:
    """Whether the page stands in the reader's language, so that a link leads somewhere."""
    return any(
        other.page == one.page and other.language == language.code and not other.missing
        for other in found
    )


def _state(one: PageStatus, language: Language) -> str:
    if one.missing:
        return f"**{language.word('missing', 'status')}**"
    if one.behind:
        return "**" + language.word("behind", "status").format(sections=_ids(one.behind)) + "**"
    if one.unconfirmed:
        return language.word("unconfirmed", "status").format(sections=_ids(one.unconfirmed))
    return language.word("only-here" if one.only_here else "agreed", "status")


def _ids(sections: Sequence[str]) -> str:
    return " ".join(f"`#{section}`" for section in sections)


def _reviewed(one: PageStatus, language: Language) -> str:
    if not one.reviewed:
        return _NONE
    text = language.period(one.reviewed)
    return f"{text} · **{language.word('overdue', 'states')}**" if one.review_overdue else text


def _alone(pages: Mapping[str, Page]) -> bool:
    return any(page.only_here for page in pages.values())


def _missing(pages: Mapping[str, Page], name: str, code: str) -> PageStatus:
    return PageStatus(name, code, next(iter(pages.values())).title, missing=True)


def _status(tree: Tree, page: Page, today: dt.date) -> PageStatus:
    mine = [one for one in tree.parity if one.page == page.name and page.language in one.hashes]
    next_review = page.front.text("next_review")
    shown = {number.id for number in page.numbers}
    ages = dict(_ages(tree, shown, today))
    return PageStatus(
        page=page.name,
        language=page.language,
        title=page.title,
        missing=False,
        only_here=bool(page.only_here),
        behind=tuple(one.section for one in mine if page.language in one.behind),
        unconfirmed=tuple(one.section for one in mine if one.state in {State.NEW, State.MOVED})
        if tree.lock.exists
        else (),
        figures=len(page.numbers),
        unsourced=sum(1 for one in page.numbers if one.id not in tree.ledger.figures),
        due=tuple(sorted(name for name, age in ages.items() if age is Age.DUE)),
        overdue=tuple(sorted(name for name, age in ages.items() if age is Age.OVERDUE)),
        waivers=sum(1 for _ in waivers(page)),
        reviewed=page.front.text("reviewed"),
        next_review=next_review,
        review_overdue=bool(next_review) and next_review < today.isoformat(),
    )


def _ages(tree: Tree, shown: set[str], today: dt.date) -> Iterator[tuple[str, Age]]:
    for name in shown:
        figure = tree.ledger.figures.get(name)
        if figure is not None:
            cadence = tree.ledger.cadences[figure.review]
            yield name, cadence.state(figure.checked, today)
