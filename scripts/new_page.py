"""Begin a page in every language: twins with the same ids, today's date, and a place in the menu.

    python -m scripts.new_page cars
    python -m scripts.new_page cars --title en=Cars --title "ar=السيارات"
    python -m scripts.new_page cars --group Reference       at the end of another group of the menu

The sign ✎ stands wherever words are wanted, and `check_all` names each such place until it is
filled. Nothing is written where a page of that name exists in any language.
"""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

from scripts.cli import CLEAN, day, parser, run, say
from scripts.core.errors import CannotRunError
from scripts.core.marks import TO_FILL
from scripts.core.writing import Rewrite, write_all
from scripts.ledger.languages import read_languages
from scripts.render.skeleton import page_skeleton, places_to_fill
from scripts.website.navigation import groups, languages_of, with_page

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_LONGEST = 60
_TAKEN = frozenset({"index", "readme", "404", "search", "sitemap", "feed"})


def main(argv: Sequence[str] | None = None) -> int:
    """Write the page in each language and name it in mkdocs.yml."""
    arguments = parser(__doc__ or "", ("text",))
    arguments.add_argument("name", metavar="NAME", help="the file name, such as cars")
    arguments.add_argument(
        "--title",
        action="append",
        default=[],
        metavar="CODE=TITLE",
        help="its title in a language; may be given for each",
    )
    arguments.add_argument("--group", metavar="TITLE", help="the group of the menu that it joins")
    arguments.add_argument("--today", metavar="DATE", help="the day of the page (YYYY-MM-DD)")
    args = arguments.parse_args(argv)
    root, today = args.root.resolve(), day(args.today)
    codes = [language.code for language in read_languages(root)]
    _accepted(root, args.name, codes)
    titles = _titles(args.title, codes, args.name)
    config = root / "mkdocs.yml"
    try:
        old = config.read_bytes()
        menu = old.decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CannotRunError(f"cannot read {config}: {error}") from None
    translated = [one["locale"] for one in languages_of(menu) if "nav_translations" in one]
    own = next((code for code in codes if code not in translated), codes[0])
    new = with_page(
        menu,
        f"{args.name}.md",
        titles[own].removeprefix(f"{TO_FILL} "),
        _group(args.group, groups(menu)),
        {code: titles[code] for code in translated if code in titles},
    )
    pages = {
        root / "docs" / code / f"{args.name}.md": page_skeleton(root, code, titles[code], today)
        for code in codes
    }
    write_all(
        [
            *(Rewrite(path, None, text.encode("utf-8")) for path, text in pages.items()),
            Rewrite(config, old, new.encode("utf-8")),
        ]
    )
    for path, text in pages.items():
        lines = ", ".join(map(str, places_to_fill(text)))
        say(f"{path.relative_to(root).as_posix()}: words are wanted in lines {lines}")
    say("mkdocs.yml: the page stands in the menu")
    say("then: make sync, and when both are read: python -m scripts.check_parity accept")
    return CLEAN


def _accepted(root: Path, name: str, codes: Sequence[str]) -> None:
    """Raises CannotRunError for a name that no page can have, or that one has."""
    if not _NAME.fullmatch(name) or len(name) > _LONGEST:
        raise CannotRunError(
            f"a name is small Latin letters and digits, with dashes between, not {name!r}"
        )
    folders = {path.name for path in (root / "docs").iterdir() if path.is_dir()}
    if name in _TAKEN | folders:
        raise CannotRunError(f"{name!r} is the name of something else on the site")
    there = [f"docs/{code}/{name}.md" for code in codes if _exists(root, code, name)]
    if there:
        raise CannotRunError(f"{there[0]} is there already: nothing was written")


def _exists(root: Path, code: str, name: str) -> bool:
    folder = root / "docs" / code
    return (folder / f"{name}.md").exists() or (folder / name).exists()


def _titles(given: Sequence[str], codes: Sequence[str], name: str) -> dict[str, str]:
    """The title in each language: as given, or the name with the sign that it is wanted."""
    titles = {code: f"{TO_FILL} {name.replace('-', ' ').capitalize()}" for code in codes}
    for one in given:
        code, equals, title = one.partition("=")
        if not equals or code not in titles or not title.strip():
            raise CannotRunError(f"--title takes one of {', '.join(codes)}, as in en=Cars: {one!r}")
        if any(sign in title for sign in "<>\n\\"):
            raise CannotRunError(f"a title is plain words, not {title!r}")
        titles[code] = title.strip()
    return titles


def _group(asked: str | None, known: Sequence[str]) -> str:
    """The group to join: the one asked for, else the first; none where the menu has no groups."""
    if asked is None:
        return known[0] if known else ""
    if asked not in known:
        raise CannotRunError(f"the menu has no group {asked!r}, only {', '.join(known) or 'none'}")
    return asked


if __name__ == "__main__":
    sys.exit(run(main))
