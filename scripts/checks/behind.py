"""Rules for what `docs/parity.lock` says: which sections a person has read side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.core.finding import Finding, Severity
from scripts.ledger.parity_lock import LOCK_FILE
from scripts.pages.parity import State, forgotten

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.pages.parity import SectionParity
    from scripts.pages.tree import Tree


def section_behind(tree: Tree) -> Iterator[Finding]:
    """A section that changes in one language changes in every other too."""
    for one in tree.parity:
        for code in one.behind:
            moved = sorted(one.moved)
            yield Finding(
                path=f"docs/{code}/{one.page}",
                line=one.lines[code],
                rule="section-behind",
                message="the section has changed in another language and not here",
                severity=Severity.WARNING,
                found=f"{one.name} as it was accepted",
                expected=", ".join(
                    f"docs/{c}/{one.page}:{one.lines[c]} as it is now" for c in moved
                ),
                fix=f"bring this section up to date, then: {_command(one)}",
            )


def section_unconfirmed(tree: Tree) -> Iterator[Finding]:
    """A section that is new, or has changed everywhere, is read side by side and accepted."""
    if not tree.lock.exists:
        return
    for one in tree.parity:
        if one.state in {State.NEW, State.MOVED}:
            first = next(iter(one.hashes))
            new = one.state is State.NEW
            yield Finding(
                path=f"docs/{first}/{one.page}",
                line=one.lines[first],
                rule="section-unconfirmed",
                message="nobody has said yet that the languages agree in this new section"
                if new
                else "the section has changed everywhere since somebody read it side by side",
                severity=Severity.WARNING,
                found=one.name,
                fix=f"read it in every language side by side, then: {_command(one)}",
            )


def section_forgotten(tree: Tree) -> Iterator[Finding]:
    """The record of accepted sections names no section that is gone."""
    told: set[str] = set()
    for page, section, accepted in forgotten(tree.by_name, tree.lock):
        if page in told:
            continue
        gone = page not in tree.by_name
        told |= {page} if gone else set()
        yield Finding(
            path=LOCK_FILE,
            line=accepted.line,
            rule="section-forgotten",
            message="the page is gone" if gone else "no page has this section any more",
            severity=Severity.WARNING,
            found=page if gone else f"{page}#{section}",
            fix="run: python -m scripts.check_parity accept --gone",
        )


def _command(one: SectionParity) -> str:
    return f"python -m scripts.check_parity accept {one.name}"


RULES = (section_behind, section_unconfirmed, section_forgotten)
