"""Build the site of a tree into a folder, as a command would: an adapter to MkDocs."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from scripts.core.errors import CannotRunError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_SECONDS = 300


def build_site(root: Path, folder: Path, env: Mapping[str, str] | None = None) -> None:
    """Build without our checks, which whoever calls this runs anyway; `env` is added to ours.

    Raises CannotRunError with what mkdocs said.
    """
    config = root / "mkdocs.yml"
    if not config.is_file():
        raise CannotRunError(f"no mkdocs.yml in {root}: give --site DIR, or --no-site")
    command = [sys.executable, "-m", "mkdocs", "build", "--no-strict", "--quiet"]
    result = subprocess.run(  # noqa: S603  our own interpreter, fixed arguments
        [*command, "--config-file", str(config), "--site-dir", str(folder)],
        cwd=root,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "MIZAN_CHECKS": "off", **(env or {})},
        capture_output=True,
        text=True,
        timeout=_SECONDS,
        check=False,
    )
    if result.returncode:
        raise CannotRunError(f"mkdocs cannot build the site:\n{result.stderr.strip()}")
