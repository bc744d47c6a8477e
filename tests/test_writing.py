"""A file is written whole or not at all."""

from __future__ import annotations

import os
import subprocess
import sys
from textwrap import dedent

import pytest

from scripts.core.errors import CannotRunError
from scripts.core.writing import Rewrite, write_all


def test_all_files_are_written_and_nothing_is_left_over(tmp_path):
    one, two = tmp_path / "one.md", tmp_path / "two.md"
    one.write_bytes(b"1")
    two.write_bytes(b"2")

    write_all([Rewrite(one, b"1", b"new 1"), Rewrite(two, b"2", b"new 2")])

    assert (one.read_bytes(), two.read_bytes()) == (b"new 1", b"new 2")
    assert sorted(os.listdir(tmp_path)) == ["one.md", "two.md"]


def test_the_mode_of_a_file_is_kept(tmp_path):
    file = tmp_path / "page.md"
    file.write_bytes(b"1")
    file.chmod(0o640)

    write_all([Rewrite(file, b"1", b"2")])

    assert file.stat().st_mode & 0o777 == 0o640


def changed(folder):
    file = folder / "page.md"
    file.write_bytes(b"an editor saved meanwhile")
    return file


def read_only(folder):
    file = folder / "page.md"
    file.write_bytes(b"old")
    file.chmod(0o444)
    return file


def link(folder):
    (folder / "elsewhere.md").write_bytes(b"old")
    file = folder / "page.md"
    file.symlink_to(folder / "elsewhere.md")
    return file


def pipe(folder):
    os.mkfifo(folder / "page.md")
    return folder / "page.md"


@pytest.mark.parametrize("fault", [changed, read_only, link, pipe])
def test_one_file_that_cannot_be_written_keeps_all_from_being_written(tmp_path, fault):
    good = tmp_path / "good.md"
    good.write_bytes(b"old")

    with pytest.raises(CannotRunError):
        write_all([Rewrite(good, b"old", b"new"), Rewrite(fault(tmp_path), b"old", b"new")])

    assert good.read_bytes() == b"old"


def test_a_full_disk_leaves_the_old_text(tmp_path):
    file = tmp_path / "page.md"
    file.write_bytes(b"old")
    script = dedent(f"""
        import resource, signal
        from pathlib import Path
        from scripts.core.errors import CannotRunError
        from scripts.core.writing import Rewrite, write_all
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
        try:
            write_all([Rewrite(Path({str(file)!r}), b"old", b"n" * 5000)])
        except CannotRunError:
            print("refused")
    """)

    result = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )

    assert result.stdout == "refused\n"
    assert file.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["page.md"]
