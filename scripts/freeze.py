"""Keep a version for good: all pages, data and charts in one archive, with a hash of every file.

    python -m scripts.freeze v0.2.0                     writes frozen/mizan-v0.2.0.zip
    python -m scripts.freeze v0.2.0 --live https://somebody.github.io/mizan/
                                                        where the living site is, if not told by
                                                        SITE_URL or GITHUB_REPOSITORY
    python -m scripts.freeze v0.2.0 --folder            a folder instead of an archive

The archive opens from a disk and under any address. Every page says that a newer version exists and
leads there, in its language; search engines are sent there too. The same tree, tag and day give the
same bytes. Check a copy with `sha256sum --check SHA256SUMS`.
"""

from __future__ import annotations

import os
import platform
import re
import subprocess
import sys
import tempfile
import zipfile
from importlib.metadata import PackageNotFoundError, version
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.cli import CLEAN, day, parser, run, say
from scripts.core.errors import CannotRunError
from scripts.core.writing import Rewrite, write_all
from scripts.ledger.languages import read_languages
from scripts.website.building import build_site
from scripts.website.frozen import Version, belongs, frozen_page, manifest
from scripts.website.publishing import site_address
from scripts.website.site_files import site_files

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

_TAG = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
_ADDRESS = re.compile(r"https://[^\s/?#]+/(?:[^\s?#]*/)?")
_WITH_IT = ("CHANGELOG.md", "CITATION.cff", "LICENSE", "LICENSE-CONTENT.md")
_BUILDERS = ("mkdocs", "mkdocs-material", "mkdocs-static-i18n", "Markdown", "pymdown-extensions")


def main(argv: Sequence[str] | None = None) -> int:
    """Build the site, mark its pages as old, and write the archive."""
    arguments = parser(__doc__ or "", ("text",))
    arguments.add_argument("tag", metavar="TAG", help="the name of the version, such as v0.2.0")
    arguments.add_argument("--live", metavar="URL", help="address of the living site")
    arguments.add_argument(
        "--out", type=Path, metavar="DIR", help="where to write (default: frozen/ in the root)"
    )
    arguments.add_argument("--folder", action="store_true", help="write a folder, not an archive")
    arguments.add_argument("--today", metavar="DATE", help="the day of the version (YYYY-MM-DD)")
    args = arguments.parse_args(argv)
    root, today = args.root.resolve(), day(args.today)
    if not _TAG.fullmatch(args.tag):
        raise CannotRunError(f"a tag is letters, digits, dots and dashes, not {args.tag!r}")
    name = f"mizan-{args.tag}"
    target = (args.out or root / "frozen") / (name if args.folder else f"{name}.zip")
    if target.exists():
        raise CannotRunError(f"{target} is there already: a version is written once")
    what = Version(args.tag, today.isoformat(), _commit(root), _live(args.live))
    contents = _contents(root, what, today)
    contents |= manifest(what, _versions(), contents)
    _write(target, name, contents, today)
    say(f"{what.tag}: {len(contents)} files in {target}")
    return CLEAN


def _live(given: str | None) -> str:
    """The address of the living site. Raises CannotRunError where nobody tells it."""
    address = (given.rstrip("/") + "/") if given else site_address("", os.environ)
    if not _ADDRESS.fullmatch(address):
        raise CannotRunError("say where the living site is: --live https://…")
    return address


def _contents(root: Path, what: Version, today: dt.date) -> dict[str, bytes]:
    """Every file of the copy by path, pages marked."""
    languages = {language.code: language for language in read_languages(root)}
    first = next(iter(languages.values()))
    epoch = f"{(today.toordinal() - 719_163) * 86_400}"  # 1970-01-01 is day 719,163
    with tempfile.TemporaryDirectory(prefix="mizan-frozen-") as folder:
        site = Path(folder)
        build_site(root, site, {"SITE_URL": what.live, "SOURCE_DATE_EPOCH": epoch})
        files = frozenset(path for path in site_files(site) if belongs(path))
        contents = {path: (site / path).read_bytes() for path in files}
    for path in (one for one in files if one.endswith(".html")):
        language = languages.get(path.partition("/")[0], first)
        html = contents[path].decode("utf-8")
        contents[path] = frozen_page(html, path, files, what, language).encode("utf-8")
    for name in _WITH_IT:
        if (root / name).is_file():
            contents[name] = (root / name).read_bytes()
    return contents


def _commit(root: Path) -> str:
    """The commit of the tree, with a word if it has been changed since; nothing outside git."""
    try:
        commit = _git(root, "rev-parse", "HEAD")
        return commit + (", changed since" if _git(root, "status", "--porcelain") else "")
    except (OSError, subprocess.CalledProcessError):
        return ""


def _git(root: Path, *arguments: str) -> str:
    result = subprocess.run(  # noqa: S603  fixed arguments
        ["git", "-C", str(root), *arguments],  # noqa: S607  git is found on the path
        capture_output=True,
        text=True,
        check=True,
    )
    return result.stdout.strip()


def _versions() -> dict[str, str]:
    """What the pages were built with."""
    found = {"Python": platform.python_version()}
    for package in _BUILDERS:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            continue
    return found


def _write(target: Path, name: str, contents: Mapping[str, bytes], today: dt.date) -> None:
    """Write the archive, whose bytes depend on contents and day alone, or the folder."""
    if target.suffix != ".zip":
        write_all([Rewrite(target / path, None, contents[path]) for path in sorted(contents)])
        return
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(contents):
            entry = zipfile.ZipInfo(f"{name}/{path}", (today.year, today.month, today.day, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system, entry.external_attr = 3, 0o100644 << 16
            archive.writestr(entry, contents[path])
    write_all([Rewrite(target, None, buffer.getvalue())])


if __name__ == "__main__":
    sys.exit(run(main))
