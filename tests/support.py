"""What several test modules use that is no fixture."""

from __future__ import annotations

import re
from pathlib import Path

from scripts.cli import run

ROOT = Path(__file__).resolve().parents[1]
TINY = ROOT / "tests" / "fixtures" / "tiny"
GOLDEN = ROOT / "tests" / "fixtures" / "golden"
LANGUAGES = "docs/data/languages.toml"


def copy_tiny(target):
    """Copy the smallest whole tree to a folder; the languages are the site's own."""
    for source in TINY.rglob("*"):
        if source.is_file():
            file = target / source.relative_to(TINY)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(source.read_bytes())
    (target / LANGUAGES).write_bytes((ROOT / LANGUAGES).read_bytes())
    return target


def run_command(main, root, *arguments):
    """Run a command in this process on another tree; its exit code."""
    return run(main, ["--root", str(root), *arguments])


def change_value(root, old, new):
    """Change the value of a figure in the ledger."""
    file = root / "docs/data/figures.toml"
    text = file.read_text(encoding="utf-8")
    changed, count = re.subn(
        rf'^(value *= ")({re.escape(old)})"', rf'\g<1>{new}"', text, flags=re.MULTILINE
    )
    assert count == 1
    file.write_text(changed, encoding="utf-8", newline="\n")


def rename_languages(root, names):
    """Turn the tiny tree into one of other languages: {"ar": "fa", "en": "fr"}; words stay."""
    meetings = root / "docs" / "data" / "meetings.csv"
    head, rest = meetings.read_text(encoding="utf-8").split("\n", 1)
    for old, new in names.items():
        head = re.sub(rf"_{old}\b", f"_{new}", head)
    meetings.write_text(f"{head}\n{rest}", encoding="utf-8", newline="\n")
    for old, new in names.items():
        (root / "docs" / old).rename(root / "docs" / new)
        for file in (root / "docs" / "data").glob("*.toml"):
            text = file.read_text(encoding="utf-8")
            place = rf"(?m)^(\[+(?={old}[.\]])|[\w.-]+\.(?={old} +=)|(?={old} += {{)){old}"
            text = re.sub(place, rf"\g<1>{new}", text)
            file.write_text(text, encoding="utf-8", newline="\n")
