"""Run every check: sources, figures, generated blocks, ledger, twins, language, links of the site.

  python -m scripts.check_all                 build the site aside and check everything
  python -m scripts.check_all --site site     check a site that is already built
  python -m scripts.check_all --no-site       check the sources only
  python -m scripts.check_all --changed main  only what concerns pages that changed since a revision
  python -m scripts.check_all --list          every rule in a line
  python -m scripts.check_all --explain unbound-number [--language ar]
                                              what a rule is about, with an example

The site is built with mkdocs into a temporary folder; nothing in the tree is written. Pages that
have not changed since the last run are not made again; --afresh makes all.
What `check_sources` finds is reported alone: the other checks trust the files that they read.
"""

from __future__ import annotations

import os
import sys
import tempfile
from contextlib import contextmanager
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.checks.every import findings
from scripts.checks.links import links_findings
from scripts.cli import CANNOT_RUN, CLEAN, REPOSITORY, day, emit, finish, parser, run, say
from scripts.core.consequences import without_consequences
from scripts.core.errors import CannotRunError
from scripts.core.guide import rules, summary
from scripts.gate.gate import gate_findings
from scripts.pages.history import changed_files, concerns
from scripts.pages.tree import read_tree
from scripts.website.building import Build
from scripts.website.rendered import CACHE, cache_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_GUIDES = {"ar": "CONTRIBUTING.ar.md", "en": "CONTRIBUTING.md"}


def main(argv: Sequence[str] | None = None) -> int:
    """Look at the sources, then at the site built from them."""
    arguments = parser(__doc__)
    site = arguments.add_mutually_exclusive_group()
    site.add_argument("--site", type=Path, metavar="DIR", help="a site built from this tree")
    site.add_argument("--no-site", action="store_true", help="leave the built site out")
    arguments.add_argument("--afresh", action="store_true", help="make every page again")
    arguments.add_argument("--changed", metavar="BASE", help="a git revision to compare with")
    arguments.add_argument(
        "--today", metavar="DATE", help="the day to judge waivers by (YYYY-MM-DD)"
    )
    arguments.add_argument("--list", action="store_true", help="print every rule and end")
    arguments.add_argument("--explain", metavar="RULE", help="print what a rule is about and end")
    arguments.add_argument(
        "--language", choices=sorted(_GUIDES), default="en", help="of --list and --explain"
    )
    args = arguments.parse_args(argv)
    if args.list or args.explain:
        return _explain(args.explain, args.language)
    root = args.root.resolve()
    kept = None if args.afresh else cache_file(os.environ)
    with _site(root, args.site, wanted=not args.no_site, kept=kept) as (begin, built):
        refused, files = gate_findings(root)
        if refused:
            say("nothing else was looked at: these come first")
            return finish(refused, files, args.format)
        begin()
        changed = changed_files(root, args.changed) if args.changed else None
        tree = read_tree(root)
        found = findings(tree, today=day(args.today))
        looked_at = {**files, **tree.looked_at}
        if not args.no_site:
            try:
                links, counts = links_findings(built(), root, tree.codes)
            except CannotRunError as error:
                finish(found, looked_at, args.format)
                say(f"error: {error}")
                return CANNOT_RUN
            found = without_consequences([*found, *links])
            looked_at |= counts
    if changed is not None:
        found = [finding for finding in found if concerns(finding, changed)]
    return finish(found, looked_at, args.format)


def _explain(rule: str | None, language: str) -> int:
    """Print one rule from the guide of the language, or all of them in a line each."""
    known = rules((REPOSITORY / _GUIDES[language]).read_text(encoding="utf-8"))
    if rule is None:
        emit("".join(f"{name}: {summary(text)}\n" for name, text in known.items()))
        return CLEAN
    if rule not in known:
        near = get_close_matches(rule, known, n=3)
        hint = f"; did you mean {', '.join(near)}" if near else "; --list names them all"
        raise CannotRunError(f"there is no rule {rule}{hint}")
    emit(f"{rule}\n\n{known[rule]}\n")
    return CLEAN


@contextmanager
def _site(
    root: Path, given: Path | None, *, wanted: bool, kept: Path | None
) -> Iterator[tuple[Callable[[], None], Callable[[], Path]]]:
    """What lets the site be built, and what waits for its folder; sources are checked meanwhile.

    The second raises CannotRunError where the site cannot be built.
    """
    if given or not wanted:
        yield (lambda: None), (lambda: given or root)
        return
    if sys.stderr.isatty():
        say("building the site …")
    with (
        tempfile.TemporaryDirectory(prefix="mizan-site-") as name,
        Build(root, Path(name), {CACHE: str(kept or "")}) as build,
    ):

        def built() -> Path:
            build.wait()
            return Path(name)

        yield build.go, built


if __name__ == "__main__":
    sys.exit(run(main))
