"""Writing files so that nothing is ever half-written or lost."""

from __future__ import annotations

import os
import stat
import sys
import tempfile
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.core.errors import CannotRunError

if sys.platform != "win32":  # there, without locks, what changed meanwhile is still noticed
    import fcntl

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


_NEW_FILE = 0o644
_TEMPORARY = ".mizan-tmp"


@dataclass(frozen=True, slots=True)
class Rewrite:
    """A file that is to change from the bytes that were read, or None for a new one, to `new`."""

    path: Path
    old: bytes | None
    new: bytes


def write_all(rewrites: Sequence[Rewrite]) -> None:
    """Write every file, or none when one cannot be written.

    New contents go to temporary files beside the old ones first; only when all are safely on disk
    does each replace its file, and when one cannot, those before it are put back. A process that
    is killed leaves every file whole, the old or the new one; what it leaves beside them is
    removed by the next. Raises CannotRunError when a file is no regular file, is reached through a
    link, is read-only, or was changed since it was read, and when another process is writing.
    """
    for rewrite in rewrites:
        _check(rewrite)
    folders = sorted({rewrite.path.parent for rewrite in rewrites})
    for folder in folders:
        folder.mkdir(parents=True, exist_ok=True)
    with ExitStack() as locks:
        for folder in folders:
            locks.enter_context(_locked(folder))
        for rewrite in rewrites:
            _remove_left_over(rewrite.path)
        _replace_all(rewrites)
        for folder in folders:
            _flush(folder)


def _replace_all(rewrites: Sequence[Rewrite]) -> None:
    prepared: list[tuple[Path, Rewrite]] = []
    replaced: list[tuple[Path | None, Rewrite]] = []
    try:
        for rewrite in rewrites:
            prepared.append((_prepare(rewrite), rewrite))  # noqa: PERF401  what is there must be removed
        for _, rewrite in prepared:
            _check(rewrite)
        for new, rewrite in prepared:
            kept = _keep_old(rewrite)
            replaced.append((kept, rewrite))
            new.replace(rewrite.path)
    except BaseException as error:
        for kept, rewrite in reversed(replaced):
            _put_back(kept, rewrite)
        if isinstance(error, OSError):
            path = rewrites[min(len(prepared), len(rewrites) - 1)].path
            reason = error.strerror or type(error).__name__
            raise CannotRunError(f"cannot write {path}: {reason}; nothing was written") from None
        raise
    finally:
        for temporary, _ in prepared:
            temporary.unlink(missing_ok=True)
        for kept, _ in replaced:
            if kept:
                kept.unlink(missing_ok=True)


def _check(rewrite: Rewrite) -> None:
    folder = rewrite.path.parent
    if folder.resolve() != folder.absolute():
        raise CannotRunError(f"{rewrite.path} is reached through a link; nothing was written")
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


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Hold a folder for this process alone; the system lets go of it when the process ends."""
    if sys.platform == "win32":
        yield
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            message = f"another command is writing in {folder}; run this again when it is done"
            raise CannotRunError(message) from None
        yield
    finally:
        os.close(descriptor)


def _prepare(rewrite: Rewrite) -> Path:
    """A temporary file beside the old one, with its mode, flushed to disk."""
    handle, name = tempfile.mkstemp(_TEMPORARY, f".{rewrite.path.name}.", rewrite.path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(rewrite.new)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(_mode(rewrite.path))
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _keep_old(rewrite: Rewrite) -> Path | None:
    """A second name of the old file, which takes no room; None where there is none to be had."""
    kept = rewrite.path.with_name(f".{rewrite.path.name}.old{_TEMPORARY}")
    with suppress(OSError):
        kept.hardlink_to(rewrite.path)
        return kept
    return None


def _put_back(kept: Path | None, rewrite: Rewrite) -> None:
    with suppress(OSError):
        if kept:
            kept.replace(rewrite.path)
        elif rewrite.old is None:
            rewrite.path.unlink(missing_ok=True)


def _remove_left_over(path: Path) -> None:
    """What a killed process left beside a file; with the lock held it is nobody's any more."""
    for name in os.listdir(path.parent):  # noqa: PTH208  names are all it takes
        if name.startswith(f".{path.name}.") and name.endswith(_TEMPORARY):
            (path.parent / name).unlink(missing_ok=True)


def _mode(path: Path) -> int:
    """The mode of the old file; a new one may be read by all."""
    return stat.S_IMODE(path.stat().st_mode) if path.exists() else _NEW_FILE


def _flush(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
