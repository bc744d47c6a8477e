"""Check that every language says the same: pages, sections, blocks, figures, and what fell behind.

  python -m scripts.check_parity                      what differs, and what is behind since when
  python -m scripts.check_parity accept trade.md      I read all sections side by side: they agree
  python -m scripts.check_parity accept trade.md#balance trade.md#
                                                      … and what stands above the first section
  python -m scripts.check_parity accept trade.md#balance --reason "only a comma was wrong"
                                                      needed where only one language has changed
  python -m scripts.check_parity accept --all         every section of every page
  python -m scripts.check_parity accept --gone        forget sections that no page has any more

`accept` writes docs/parity.lock: what each section says in every language on the day somebody saw
that they agree. A number that changes through the ledger needs no accepting.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from scripts.checks.every import TWIN_RULES, findings
from scripts.cli import CLEAN, FOUND, finish, folder, parser, run, say
from scripts.core.errors import CannotRunError
from scripts.core.writing import Rewrite, write_all
from scripts.gate.gate import refuse_odd_files
from scripts.ledger.parity_lock import LOCK_FILE, Accepted, lock_text
from scripts.pages.history import moved_since
from scripts.pages.parity import State, forgotten
from scripts.pages.tree import read_tree

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from scripts.core.finding import Finding
    from scripts.pages.parity import SectionParity
    from scripts.pages.tree import Tree


def main(argv: Sequence[str] | None = None) -> int:
    """Look at the twins of the tree, or record that a person has."""
    arguments = parser(__doc__)
    commands = arguments.add_subparsers(dest="command", metavar="accept")
    accept = commands.add_parser("accept", help="record that somebody read sections side by side")
    accept.add_argument("names", nargs="*", metavar="PAGE[#SECTION]", help="what was read")
    # The tree may be named before or behind the word.
    accept.add_argument("--root", type=folder, default=argparse.SUPPRESS, help=argparse.SUPPRESS)
    accept.add_argument("--all", action="store_true", help="every section of every page")
    accept.add_argument("--gone", action="store_true", help="forget sections that are gone")
    accept.add_argument(
        "--reason",
        default="",
        metavar="WHY",
        help="why the language that did not move still agrees",
    )
    args = arguments.parse_args(argv)
    root = args.root.resolve()
    refuse_odd_files(root)
    tree = read_tree(root)
    if args.command == "accept":
        if not (args.names or args.all or args.gone):
            accept.error("say what was read: PAGE, PAGE#SECTION, --all or --gone")
        return _accept(root, tree, args.names or ([] if args.gone else None), args.reason.strip())
    if not tree.lock.exists:
        say(f"no {LOCK_FILE}: nobody has accepted anything yet (see accept in --help)")
    found = [_dated(root, tree, one) for one in findings(tree, TWIN_RULES)]
    return finish(found, tree.looked_at, args.format)


def _dated(root: Path, tree: Tree, finding: Finding) -> Finding:
    """The finding with the commit since which a section is behind."""
    if finding.rule != "section-behind":
        return finding
    one = next(
        one
        for one in tree.parity
        if finding.path.endswith(f"/{one.page}") and finding.found.startswith(f"{one.name} ")
    )
    since = [
        f"docs/{code}/{one.page}:{one.lines[code]} as it is {moved}"
        for code in sorted(one.moved)
        if (moved := moved_since(root, f"docs/{code}/{one.page}", one.section, one.hashes[code]))
    ]
    return replace(finding, expected=", ".join(since)) if since else finding


def _accept(root: Path, tree: Tree, names: Sequence[str] | None, reason: str) -> int:
    """Write the sections that were named, all of them for None; refuse what needs a reason.

    Raises CannotRunError when a page cannot be read: its sections would be forgotten.
    """
    if tree.faults:
        raise CannotRunError("nothing was written: a page cannot be read", tree.faults)
    chosen = list(tree.parity) if names is None else _named(tree, names)
    refused = [one for one in chosen if one.state is State.BEHIND and not reason]
    for one in refused:
        moved = ", ".join(f"docs/{code}/{one.page}:{one.lines[code]}" for code in sorted(one.moved))
        say(
            f"{one.name}: refused: only one side has moved ({moved}). Bring the others up to date, "
            "or say with --reason why they still agree."
        )
    accepted = [one for one in chosen if one not in refused and one.state is not State.AGREED]
    _write(root, tree, {(one.page, one.section): Accepted(one.hashes, reason) for one in accepted})
    gone = len(list(forgotten(tree.by_name, tree.lock)))
    say(f"{len(accepted)} accepted, {len(refused)} refused, {gone} gone and forgotten")
    return FOUND if refused else CLEAN


def _named(tree: Tree, names: Sequence[str]) -> list[SectionParity]:
    chosen: dict[str, SectionParity] = {}
    for name in names:
        page, mark, section = name.partition("#")
        page = page if page.endswith(".md") else f"{page}.md"
        found = [
            one for one in tree.parity if one.page == page and (not mark or one.section == section)
        ]
        if not found:
            pages = ", ".join(sorted({one.page for one in tree.parity}))
            sections = ", ".join(f"#{one.section}" for one in tree.parity if one.page == page)
            known = f"its sections are {sections}" if sections else f"the pages are {pages}"
            raise CannotRunError(f"{name} is no section that stands in two languages; {known}")
        chosen |= {one.name: one for one in found}
    return list(chosen.values())


def _write(root: Path, tree: Tree, accepted: Mapping[tuple[str, str], Accepted]) -> None:
    """Write the lock with what was accepted, in the order of the pages, without what is gone."""
    known = {**tree.lock.sections, **accepted}
    sections = {key: known[key] for one in tree.parity if (key := (one.page, one.section)) in known}
    file = root / LOCK_FILE
    old = file.read_bytes() if file.exists() else None
    new = lock_text(sections).encode("utf-8")
    if new != old:
        write_all([Rewrite(file, old, new)])


if __name__ == "__main__":
    sys.exit(run(main))
