"""Show every figure that changed since a git revision: old, new, where it is shown, outliers.

  python -m scripts.change_report main
  python -m scripts.change_report HEAD~3 --format markdown      for a pull request
  python -m scripts.change_report v0.1.0 --share 20             outlier beyond 20 per cent

Exits 0 when nothing looks like a slip, 1 when an outlier deserves a second look.
"""

from __future__ import annotations

import subprocess
import sys
import tarfile
import tempfile
from decimal import Decimal, InvalidOperation
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.cli import CLEAN, FOUND, emit, parser, run, say
from scripts.core.errors import CannotRunError
from scripts.ledger.ledger import read_old_figures
from scripts.pages.changes import Outlier, figure_changes
from scripts.pages.tree import read_tree
from scripts.render.change_report import as_json, as_markdown, as_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scripts.ledger.figures import Figure
    from scripts.ledger.languages import Language

DATA = "docs/data"
_SHARE = "25"
_FORMATS = {"text": as_text, "json": as_json, "markdown": as_markdown}


def main(argv: Sequence[str] | None = None) -> int:
    """Compare the ledger of the tree with the ledger of a revision."""
    arguments = parser(__doc__, formats=("text", "json", "markdown"))
    arguments.add_argument("base", metavar="BASE", help="a git revision to compare with")
    arguments.add_argument(
        "--share", default=_SHARE, metavar="PERCENT", help=f"outlier beyond it (default: {_SHARE})"
    )
    args = arguments.parse_args(argv)
    root = args.root.resolve()
    tree = read_tree(root)
    changes = list(
        figure_changes(
            _old_figures(root, args.base, tree.ledger.languages), tree, _percent(args.share)
        )
    )
    emit(_FORMATS[args.format](changes))
    outliers = sum(change.outlier != Outlier.NONE for change in changes)
    figures = len(tree.ledger.figures)
    say(f"{figures} figures, {len(changes)} changed since {args.base}, {outliers} to look at again")
    return FOUND if outliers else CLEAN


def _percent(text: str) -> Decimal:
    try:
        value = Decimal(text)
    except InvalidOperation:
        raise CannotRunError(f"--share takes a number of per cent, not {text!r}") from None
    if not value.is_finite() or value < 0:
        raise CannotRunError(f"--share takes a number of per cent, not {text!r}")
    return value


def _old_figures(root: Path, base: str, languages: tuple[Language, ...]) -> Mapping[str, Figure]:
    """The figures as they stood at the revision. Raises CannotRunError when git has none."""
    if base.startswith("-"):
        raise CannotRunError(f"{base!r} is not a revision")
    result = subprocess.run(  # noqa: S603  fixed program, arguments checked
        ["git", "archive", "--format=tar", base, DATA],  # noqa: S607  git is on the path
        cwd=root,
        capture_output=True,
        check=False,
    )
    if result.returncode:
        said = result.stderr.decode(errors="replace").strip()
        raise CannotRunError(f"git cannot show {DATA} at {base}: {said}")
    with tempfile.TemporaryDirectory(prefix="mizan-base-") as folder:
        with tarfile.open(fileobj=BytesIO(result.stdout)) as archive:
            _extract(archive, Path(folder))
        return read_old_figures(Path(folder), languages)


def _extract(archive: tarfile.TarFile, folder: Path) -> None:
    """Write the regular files of the archive; a link in it leads nowhere."""
    for member in archive:
        content = archive.extractfile(member) if member.isfile() else None
        if content and ".." not in Path(member.name).parts:
            file = folder / member.name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content.read())


if __name__ == "__main__":
    sys.exit(run(main))
