"""What git knows of pages: since when a section says what it says, and what a branch changes."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

from scripts.core.errors import CannotRunError
from scripts.pages.pages import page_from_text
from scripts.pages.section_text import section_hashes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from scripts.core.finding import Finding

_FAR_ENOUGH = 200  # revisions of one page
_SECONDS = 20
_PAGE = re.compile(r"docs/[a-z][\w-]*/(?P<name>.+\.md)")
_EVERYWHERE = ("docs/", "overrides/", "scripts/", "mkdocs.yml")


def moved_since(root: Path, path: str, section: str, today: str) -> str:
    """When the section of the page took the words whose hash is `today`, as a phrase.

    "since 1a2b3c4 of 2026-11-25 (subject)", "changed and not committed", or nothing where git
    cannot tell.
    """
    since = ""
    for commit, day, subject in _commits(root, path):
        text = _git(root, "show", f"{commit}:./{path}")
        if text is None:
            break
        page, _ = page_from_text(path, text)
        if section_hashes(page).get(section) != today:
            return since or "now, changed and not committed"
        since = f"since {commit} of {day} ({subject})"
    return since


def _commits(root: Path, path: str) -> Iterator[tuple[str, str, str]]:
    """Short hash, day and subject of the commits that touched the page, the latest first."""
    form = "--format=%h%x09%cs%x09%s"
    log = _git(root, "log", f"--max-count={_FAR_ENOUGH}", form, "--", path)
    for line in (log or "").splitlines():
        commit, day, subject = line.split("\t", 2)
        yield commit, day, subject


def _git(root: Path, *arguments: str) -> str | None:
    try:
        result = subprocess.run(  # noqa: S603  fixed program, paths that we listed ourselves
            ["git", *arguments],  # noqa: S607  git is on the path
            cwd=root,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return result.stdout.decode("utf-8", errors="replace") if result.returncode == 0 else None


def changed_files(root: Path, base: str) -> frozenset[str]:
    """Files that differ from the revision, committed or not. Raises CannotRunError without git."""
    if base.startswith("-"):
        raise CannotRunError(f"{base!r} is not a revision")
    changed = _git(root, "diff", "--name-only", "-z", "--relative", base, "--")
    untracked = _git(root, "ls-files", "--others", "--exclude-standard", "-z")
    if changed is None or untracked is None:
        raise CannotRunError(f"git cannot compare this tree with {base}")
    return frozenset(name for name in (changed + untracked).split("\0") if name)


def concerns(finding: Finding, changed: frozenset[str]) -> bool:
    """Whether a finding may come from these changes: in a changed page, in its twin, or anywhere.

    A change outside the pages (data, templates, tools) can show on every page.
    """
    pages = {path for path in changed if _PAGE.fullmatch(path)}
    if any(path.startswith(_EVERYWHERE) and path not in pages for path in changed):
        return True
    names = {match["name"] for path in pages if (match := _PAGE.fullmatch(path))}
    here = _PAGE.fullmatch(finding.path)
    return finding.path in changed or (here is not None and here["name"] in names)
