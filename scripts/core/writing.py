"""Writing files so that nothing is ever half-written or lost."""

from __future__ import annotations

import os
import stat
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.core.errors import CannotRunError

if TYPE_CHECKING:
    from collections.abc import Sequence


_NEW_FILE = 0o644


@dataclass(frozen=True, slots=True)
class Rewrite:
    """A file that is to change from the bytes that were read, or None for a new one, to `new`."""

    path: Path
    old: bytes | None
    new: bytes


def write_all(rewrites: Sequence[Rewrite]) -> None:
    """Write every file, or none when one cannot be written.

    New contents go to temporary files beside the old ones first; only when all are safely on disk
    does each replace its file. Raises CannotRunError when a file is no regular file, is read-only,
    or was changed since it was read.
    """
    for rewrite in rewrites:
        _check(rewrite)
        rewrite.path.parent.mkdir(parents=True, exist_ok=True)
    prepared: list[tuple[str, Rewrite]] = []
    try:
        for rewrite in rewrites:
            prepared.append((_prepare(rewrite), rewrite))  # noqa: PERF401  what is there must be removed
        for name, rewrite in prepared:
            _check(rewrite)
            Path(name).replace(rewrite.path)
    except OSError as error:
        raise CannotRunError(f"cannot write {error.filename}: {error.strerror}") from None
    finally:
        for name, _ in prepared:
            Path(name).unlink(missing_ok=True)
    for folder in {rewrite.path.parent for rewrite in rewrites}:
        _flush(folder)


def _check(rewrite: Rewrite) -> None:
    if rewrite.old is None:
        if rewrite.path.exists() or rewrite.path.is_symlink():
            raise CannotRunError(f"{rewrite.path} appeared while this ran; run it again")
        return
    try:
        mode = rewrite.path.lstat().st_mode
        if not stat.S_ISREG(mode):
            raise CannotRunError(f"{rewrite.path} is not a regular file; nothing was written")
        if not mode & stat.S_IWUSR:
            raise CannotRunError(f"{rewrite.path} is read-only; nothing was written")
        current = rewrite.path.read_bytes()
    except OSError as error:
        raise CannotRunError(f"cannot read {rewrite.path}: {error.strerror}") from None
    if current != rewrite.old:
        raise CannotRunError(f"{rewrite.path} changed while this ran; run it again")


def _prepare(rewrite: Rewrite) -> str:
    """Name of a temporary file beside the old one, with its mode, flushed to disk."""
    handle, name = tempfile.mkstemp(prefix=f".{rewrite.path.name}.", dir=rewrite.path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(rewrite.new)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(_mode(rewrite.path))
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
    return name


def _mode(path: Path) -> int:
    """The mode of the old file; a new one may be read by all."""
    return stat.S_IMODE(path.stat().st_mode) if path.exists() else _NEW_FILE


def _flush(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
