"""A file is written whole or not at all."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

from scripts import check_parity, sync_figures
from scripts.core.errors import CannotRunError
from scripts.core.writing import Rewrite, write_all
from tests.support import ROOT, run_command


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


def linked_folder(folder):
    (folder / "elsewhere").mkdir()
    (folder / "elsewhere" / "page.md").write_bytes(b"old")
    (folder / "pages").symlink_to(folder / "elsewhere")
    return folder / "pages" / "page.md"


@pytest.mark.parametrize("fault", [linked_folder, lambda folder: folder])
def test_neither_a_folder_nor_what_lies_behind_a_link_is_written(tmp_path, fault):
    with pytest.raises(CannotRunError):
        write_all([Rewrite(fault(tmp_path), b"old", b"new")])

    assert not list(tmp_path.rglob("*tmp"))


def test_a_failed_check_makes_no_folder(tmp_path):
    with pytest.raises(CannotRunError):
        write_all(
            [
                Rewrite(tmp_path / "new" / "page.md", None, b"new"),
                Rewrite(tmp_path / "gone.md", b"old", b"new"),
            ]
        )

    assert os.listdir(tmp_path) == []


def test_a_second_writer_is_told_to_wait(tmp_path):
    file = tmp_path / "page.md"
    file.write_bytes(b"old")
    descriptor = os.open(tmp_path, os.O_RDONLY)
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    try:
        with pytest.raises(CannotRunError, match="another command is writing"):
            write_all([Rewrite(file, b"old", b"new")])
    finally:
        os.close(descriptor)

    assert file.read_bytes() == b"old"
    write_all([Rewrite(file, b"old", b"new")])
    assert file.read_bytes() == b"new"


def test_what_a_killed_process_left_is_removed_by_the_next(tmp_path):
    file = tmp_path / "page.md"
    file.write_bytes(b"old")
    (tmp_path / ".page.md.x1.mizan-tmp").write_bytes(b"half")
    (tmp_path / ".page.md.old.mizan-tmp").hardlink_to(file)

    write_all([Rewrite(file, b"old", b"new")])

    assert os.listdir(tmp_path) == ["page.md"]


def test_when_one_file_cannot_be_replaced_those_before_it_are_put_back(tmp_path, monkeypatch):
    files = [tmp_path / name for name in ("1.md", "2.md", "3.md")]
    for file in files[1:]:
        file.write_bytes(b"old")
    replace = Path.replace

    def fail_at_the_last(path, target):
        if target == files[2] and "old" not in path.name:
            raise OSError(28, "No space left on device")
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", fail_at_the_last)

    with pytest.raises(CannotRunError, match="No space left on device"):
        write_all([Rewrite(file, None if file == files[0] else b"old", b"new") for file in files])

    assert sorted(os.listdir(tmp_path)) == ["2.md", "3.md"]
    assert [file.read_bytes() for file in files[1:]] == [b"old", b"old"]


KILLED = """
    import os, signal
    from pathlib import Path
    from scripts.core.writing import Rewrite, write_all
    count = 0
    call = os.fsync if "{at}" == "fsync" else Path.replace
    def die(*args):
        global count
        count += 1
        if count == {number}:
            os.kill(os.getpid(), signal.SIGKILL)
        return call(*args)
    if "{at}" == "fsync":
        os.fsync = die
    else:
        Path.replace = die
    folder = Path({folder!r})
    write_all([Rewrite(folder / f"{{n}}.md", b"old" * 999, b"new" * 999) for n in range(3)])
"""


@pytest.mark.parametrize(
    ("at", "number"), [("fsync", 1), ("fsync", 3), ("replace", 1), ("replace", 2)]
)
def test_a_killed_process_leaves_every_file_whole(tmp_path, at, number):
    files = [tmp_path / f"{n}.md" for n in range(3)]
    for file in files:
        file.write_bytes(b"old" * 999)
    script = dedent(KILLED).format(at=at, number=number, folder=str(tmp_path))

    result = subprocess.run([sys.executable, "-c", script], check=False)

    assert result.returncode == -9
    assert {file.read_bytes() for file in files} <= {b"old" * 999, b"new" * 999}
    write_all([Rewrite(file, file.read_bytes(), b"again") for file in files])
    assert sorted(os.listdir(tmp_path)) == [file.name for file in files]


def limited(command, size):
    """Run a command whose files may grow to `size` bytes and no further: a disk that is full."""
    script = f"ulimit -f {size // 512}; trap '' XFSZ; exec \"$@\""
    return subprocess.run(
        ["sh", "-c", script, "sh", sys.executable, "-m", *command],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def contents(root):
    return {file: file.read_bytes() for file in root.rglob("*") if file.is_file()}


@pytest.mark.parametrize(
    "command",
    [["scripts.sync_figures", "--write"], ["scripts.check_parity", "accept", "--all"]],
    ids=["sync_figures", "accept"],
)
def test_commands_leave_the_tree_as_it_was_on_a_full_disk(tiny, page, command):
    words = "".join(f"## A {{#a{n}}}\n\nWords.\n\n" for n in range(60))
    for language in ("ar", "en"):
        page(language, "long.md", f"{words}\n[240][trade-2023]\n")
    before = contents(tiny)

    result = limited([*command, "--root", str(tiny)], 1024)

    assert result.returncode == 2, result.stdout + result.stderr
    assert "cannot write" in result.stderr
    assert "Traceback" not in result.stderr
    assert contents(tiny) == before


@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["no mark", "byte order mark"])
@pytest.mark.parametrize("end", ["", "\n"], ids=["no final newline", "final newline"])
def test_sync_keeps_every_byte_but_the_number(tiny, newline, mark, end):
    head = "---\ntitle: A\ndescription: B\n---\n\n# A\n\n"
    text = f"{mark}{head}Trade reached [$241 billion](figures.md#trade-2023).\u2028Next{end}"
    file = tiny / "docs/en/x.md"
    file.write_bytes(text.replace("\n", newline).encode())
    file.chmod(0o604)

    run_command(sync_figures.main, tiny, "--write")

    expected = text.replace("241", "240").replace("\n", newline)
    assert file.read_bytes().decode().startswith(expected.removesuffix(end))
    assert file.read_bytes() == expected.encode()
    assert file.stat().st_mode & 0o777 == 0o604


@pytest.mark.parametrize("command", ["sync_figures", "accept"])
def test_nothing_is_written_while_a_page_is_not_utf_8(tiny, command):
    (tiny / "docs/en/x.md").write_bytes(b"caf\xe9 [241](figures.md#trade-2023)")
    before = contents(tiny)

    if command == "accept":
        assert run_command(check_parity.main, tiny, "accept", "--all") == 2
    else:
        assert run_command(sync_figures.main, tiny, "--write") == 2

    assert contents(tiny) == before


@pytest.mark.parametrize("command", [["accept", "--all"], ["--write"]])
@pytest.mark.parametrize("make", [os.mkfifo, lambda path: path.symlink_to("/etc/hostname")])
def test_writers_refuse_a_tree_with_pipes_and_links(tiny, command, make):
    make(tiny / "docs/en/x.md")
    before = contents(tiny)

    main = check_parity.main if command[0] == "accept" else sync_figures.main
    assert run_command(main, tiny, *command) == 2

    assert contents(tiny) == before


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
