"""Since when a section says what it says: the answer of git, where there is a repository."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from scripts.pages.pages import page_from_text
from scripts.pages.section_text import section_hashes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_FAR_ENOUGH = 200  # revisions of one page
_SECONDS = 20


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
