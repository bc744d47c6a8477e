"""Compare the inline scripts of a built site with those that are pinned, and pin what was read.

  python -m scripts.pin_scripts                    looks at site/; says what is not pinned, or gone
  python -m scripts.pin_scripts --site /tmp/site   looks at another build
  python -m scripts.pin_scripts --write            pins what stands there

A browser runs no inline script that is not pinned. After an upgrade of the theme, build a clean
checkout, read the scripts that this names, and only then pin them.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.cli import CLEAN, FOUND, emit, parser, run, say
from scripts.core.errors import CannotRunError
from scripts.core.report import visible
from scripts.core.writing import Rewrite, write_all
from scripts.website.inline_scripts import PINS_FILE, inline_scripts, pin, pinned, pins_text

if TYPE_CHECKING:
    from collections.abc import Sequence

_SHOWN = 400


def main(argv: Sequence[str] | None = None) -> int:
    """Compare, or pin."""
    arguments = parser(__doc__ or "", formats=("text",))
    arguments.add_argument(
        "--site", type=Path, metavar="DIR", help="the built site (default: site/ in the root)"
    )
    arguments.add_argument("--write", action="store_true", help="pin the scripts of this build")
    args = arguments.parse_args(argv)
    root = args.root.resolve()
    folder = args.site or root / "site"
    pages = sorted(folder.rglob("*.html")) if folder.is_dir() else []
    if not pages:
        raise CannotRunError(f"no built site in {folder}: build it with `mkdocs build`")
    file = root / PINS_FILE
    if not file.is_file():
        raise CannotRunError(f"{PINS_FILE} is missing: restore it")
    old = file.read_text(encoding="utf-8")
    scripts = {
        pin(script): script
        for page in pages
        for script in inline_scripts(page.read_text(encoding="utf-8"))
    }
    unknown, gone = scripts.keys() - pinned(old), pinned(old) - scripts.keys()
    for one in sorted(unknown):
        emit(f"not pinned: {one}\n    {visible(scripts[one][:_SHOWN])}\n")
    for one in sorted(gone):
        emit(f"pinned, and in no page: {one}\n")
    say(f"{len(pages)} pages, {len(scripts)} inline scripts, {len(unknown)} not pinned")
    if not args.write:
        return FOUND if unknown or gone else CLEAN
    new = pins_text(old, scripts)
    if new != old:
        write_all([Rewrite(file, old.encode("utf-8"), new.encode("utf-8"))])
        say(f"wrote {PINS_FILE}")
    return CLEAN


if __name__ == "__main__":
    sys.exit(run(main))
