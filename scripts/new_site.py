"""Begin a site of your own: the same tools, two languages of your choice, one sample explainer.

    python -m scripts.new_site ../my-site                      in Arabic and English
    python -m scripts.new_site ../my-site --languages fa,fr    the first is the one at the root

The folder must not exist, or be empty. Then: `make serve` there. A language other than Arabic and
English begins with English words, whose places README.md of the new site names.
"""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.cli import CLEAN, REPOSITORY, day, parser, run, say
from scripts.core.errors import CannotRunError
from scripts.core.writing import Rewrite, write_all
from scripts.website.new_tree import KNOWN, new_tree, tongues

if TYPE_CHECKING:
    from collections.abc import Sequence

_AFTER = (("sync_figures", "--write"), ("check_parity", "accept", "--all"))


def main(argv: Sequence[str] | None = None) -> int:
    """Write the files, then let the new site's own tools fill in what they generate."""
    arguments = parser(__doc__ or "", ("text",))
    arguments.add_argument("folder", type=Path, metavar="DIR", help="where the site goes")
    arguments.add_argument(
        "--languages", default=",".join(KNOWN), metavar="CODES", help="codes such as fa,fr"
    )
    arguments.add_argument("--today", metavar="DATE", help="the day of the pages (YYYY-MM-DD)")
    args = arguments.parse_args(argv)
    folder: Path = args.folder.absolute()
    if folder.is_symlink() or (folder.exists() and (not folder.is_dir() or any(folder.iterdir()))):
        raise CannotRunError(f"{folder} is there already, and not empty: nothing was written")
    languages = tongues(args.languages.split(","), _themes())
    files = new_tree(REPOSITORY, languages, day(args.today))
    write_all([Rewrite(folder / path, None, content) for path, content in files.items()])
    for module, *options in _AFTER:
        _run(folder, module, *options)
    for one in languages:
        say(f"docs/{one.code}: {one.name}, {one.direction}")
    say(f"{len(files)} files in {folder}; go there, read README.md and run make serve")
    return CLEAN


def _themes() -> Path:
    """Where the theme keeps its words, a file for each language."""
    theme = find_spec("material")
    if theme is None or not theme.submodule_search_locations:
        raise CannotRunError("the theme is not installed: make install")
    return Path(theme.submodule_search_locations[0]) / "templates/partials/languages"


def _run(folder: Path, module: str, *options: str) -> None:
    """Run one of the new site's own commands. Raises CannotRunError with what it said."""
    result = subprocess.run(  # noqa: S603  our own interpreter, fixed arguments
        [sys.executable, "-m", f"scripts.{module}", *options],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    if result.returncode:
        said = (result.stdout + result.stderr).strip()
        raise CannotRunError(f"{module} does not end well in {folder}:\n{said}")


if __name__ == "__main__":
    sys.exit(run(main))
