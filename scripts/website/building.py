"""Build the site of a tree into a folder, as a command would: an adapter to MkDocs."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING, Self

from scripts.core.errors import CannotRunError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from types import TracebackType

_SECONDS = 300
# What a build needs is loaded while its caller is still looking at the sources; nothing of the
# tree is read before the word is given, and without it (an empty input) nothing is built.
_WAITING = """
import sys
from contextlib import suppress
with suppress(ImportError):
    import markdown, material, mkdocs.__main__, mkdocs.commands.build, mkdocs_static_i18n.plugin
    import scripts.hooks.assets, scripts.hooks.search, scripts.hooks.website
if sys.stdin.readline():
    from mkdocs.__main__ import cli
    cli(prog_name="mkdocs")
"""


class Build:
    """A build that waits for the word: `with Build(root, folder) as build: build.go()`.

    It runs without our checks, which whoever calls this runs anyway; `env` is added to ours.
    """

    def __init__(self, root: Path, folder: Path, env: Mapping[str, str] | None = None) -> None:
        self._config = root / "mkdocs.yml"
        options = (
            "--no-strict",
            "--quiet",
            "--config-file",
            str(self._config),
            "--site-dir",
            str(folder),
        )
        self._process = subprocess.Popen(  # noqa: S603  our own interpreter, fixed arguments
            [sys.executable, "-c", _WAITING, "build", *options],
            cwd=root,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "MIZAN_CHECKS": "off", **(env or {})},
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )

    def __enter__(self) -> Self:
        return self

    def go(self) -> None:
        """Let it begin."""
        if self._process.stdin:
            self._process.stdin.write("go\n")
            self._process.stdin.flush()

    def wait(self) -> None:
        """Return once the site is there. Raises CannotRunError with what mkdocs said."""
        if not self._config.is_file():
            raise CannotRunError(
                f"no mkdocs.yml in {self._config.parent}: give --site DIR, or --no-site"
            )
        _, said = self._process.communicate(timeout=_SECONDS)
        if self._process.returncode:
            raise CannotRunError(f"mkdocs cannot build the site:\n{said.strip()}")

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._process.poll() is None:
            self._process.kill()
            self._process.communicate()


def build_site(root: Path, folder: Path, env: Mapping[str, str] | None = None) -> None:
    """Build at once. Raises CannotRunError with what mkdocs said."""
    with Build(root, folder, env) as build:
        build.go()
        build.wait()
