"""Seeds faults into a copy of the real site, one at a time, and looks at what is reported.

A fault is an entry of tests/fixtures/faults/*.toml; structure.toml documents the format. What a
fault does not touch is read once for all faults, so that hundreds of them take seconds.
"""

from __future__ import annotations

import datetime as dt
import re
import shutil
import tomllib
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scripts import check_parity, sync_figures
from scripts.checks import every, generated, ledger, links
from scripts.core.consequences import without_consequences
from scripts.core.errors import CannotRunError
from scripts.core.finding import Finding
from scripts.gate.head import read_head
from scripts.ledger.charts import read_charts
from scripts.ledger.ledger import read_ledger
from scripts.ledger.parity_lock import read_parity_lock
from scripts.pages.pages import page_from_text
from scripts.pages.tree import generated_files, read_tree
from scripts.pages.waivers import apply_waivers
from scripts.render.regions import OWN_PAGES
from scripts.website import built_site
from scripts.website.building import build_site
from tests.support import ROOT, run_command

if TYPE_CHECKING:
    from scripts.core.finding import Finding
    from scripts.pages.tree import Tree

FAULTS = ROOT / "tests" / "fixtures" / "faults"
BASE, HOST = "https://example.org/mizan/", "https://example.org"
TODAY = dt.date(2026, 11, 26)
LOCK = "docs/parity.lock"
READER = "read_document"  # what a page of the built site is parsed with
OF_FILES = (generated.generated_file_out_of_date,)
# Rules that look at the whole tree; all others look at a page and its twins.
OF_ALL = (generated.generated_block_out_of_date, *ledger.RULES)
OF_TWINS = tuple(rule for rule in every.SOURCE_RULES if rule not in {*OF_ALL, *OF_FILES})


@dataclass(frozen=True)
class Fault:
    """A fault to seed, and what has to be said of it."""

    name: str
    entry: dict[str, Any]

    @property
    def edits(self):
        return self.entry.get("edits") or [self.entry]

    @property
    def file(self):
        return self.edits[0].get("file", self.entry.get("delete", ""))


def faults(group):
    """The faults of a group, in order."""
    with (FAULTS / f"{group}.toml").open("rb") as file:
        return [Fault(name, entry) for name, entry in tomllib.load(file).items()]


def characters(text):
    """`{200B}` stands for the character U+200B, `{base}` for the address of the site."""
    text = text.replace("{base}", BASE).replace("{host}", HOST)
    return re.sub(r"\{([0-9A-F]{4,5})\}", lambda match: chr(int(match[1], 16)), text)


def edited(text, edit):
    """The text with the fault in it."""
    way = next((way for way in _WAYS if way in edit), None)
    return _WAYS[way](text, edit) if way else text


def _cut(text, edit):
    first, last = edit["cut"]
    start = text.index(first)
    return text[:start] + text[text.index(last, start) :]


def _swap(text, edit):
    one, two, end = (text.index(words) for words in edit["swap"])
    return text[:one] + text[two:end] + text[one:two] + text[end:]


def _move(text, edit):
    first, last, before = edit["move"]
    start = text.index(first)
    end = text.index(last, start) + len(last)
    moved, rest = text[start:end], text[:start] + text[end:]
    return rest.replace(before, f"{moved}\n\n{before}")


def _put(text, edit):
    start = text.index(edit["after"]) if "after" in edit else 0
    wanted = characters(edit["find"])
    at = text.index(wanted, start)
    if edit.get("line") == "drop":
        begin = text.rindex("\n", 0, at) + 1
        return text[:begin] + text[text.index("\n", at) + 1 :]
    return text[:at] + characters(edit["put"]) + text[at + len(wanted) :]


def _without_column(text, cell):
    """The table that holds the cell, without its last column."""
    lines = text.split("\n")
    row = next(number for number, line in enumerate(lines) if cell in line)
    while lines[row - 1].startswith("|"):
        row -= 1
    while lines[row].startswith("|"):
        lines[row] = lines[row].rstrip("|").rsplit("|", 1)[0] + "|"
        row += 1
    return "\n".join(lines)


_WAYS = {
    "create": lambda _, edit: characters(edit["create"]),
    "replace": lambda _, edit: edit["replace"],
    "append": lambda text, edit: text + edit["append"],
    "prepend": lambda text, edit: edit["prepend"] + text,
    "cut": _cut,
    "swap": _swap,
    "move": _move,
    "column": lambda text, edit: _without_column(text, edit["column"]),
    "find": _put,
}


def first_change(old, new):
    """The first line of the new text that differs from the old."""
    pairs = zip(old.split("\n"), new.split("\n"), strict=False)
    return next((n for n, (one, other) in enumerate(pairs, 1) if one != other), 1)


def copy_site(target):
    """A copy of the site's sources in which the page `about` is one that no editor rewords."""
    for folder in ("docs", "overrides"):
        shutil.copytree(ROOT / folder, target / folder)
    shutil.copy(ROOT / "mkdocs.yml", target)
    for code in ("ar", "en"):
        shutil.copy(FAULTS / f"about.{code}.md", target / "docs" / code / "about.md")
    reason = "the copy that faults are seeded into"
    assert run_command(check_parity.main, target, "accept", "about.md", "--reason", reason) == 0
    assert run_command(sync_figures.main, target, "--write") == 0
    return target


def build_copy(root):
    """Build the site of the copy into its folder `site`, under a sub-path as on GitHub Pages."""
    hooks = root / "scripts"
    hooks.symlink_to(ROOT / "scripts")
    try:
        build_site(root, root / "site", {"SITE_URL": BASE})
    finally:
        hooks.unlink()  # the gate takes no links


SMALL = {"index.md", "about.md", "method.md"}  # what is left of the pages around one of faults
WRITTEN = "slips.md"


def build_written(root, group):
    """A small site of which one page in each language holds the faults, paragraph by paragraph.

    Returns what is found in it, and for each fault the path and line of its paragraph.
    """
    for folder in ("docs", "overrides"):
        shutil.copytree(ROOT / folder, root / folder)
    shutil.copy(ROOT / "mkdocs.yml", root)
    for page in (*(root / "docs/ar").rglob("*.md"), *(root / "docs/en").rglob("*.md")):
        if page.name not in SMALL:
            page.unlink()
    places = {}
    for code in ("ar", "en"):
        shutil.copy(FAULTS / f"about.{code}.md", root / "docs" / code / "about.md")
        path = f"docs/{code}/{WRITTEN}"
        text = f"---\ntitle: {code}\n---\n\n# Slips\n"
        for fault in group:
            if fault.entry.get("language", "en") == code:
                own = characters(fault.entry["text"])
                before = own[: own.index(fault.entry["at"])] if "at" in fault.entry else ""
                places[fault.name] = (path, (f"{text}\n{before}").count("\n") + 1)
                text += f"\n{own}\n"
        (root / path).write_text(text, encoding="utf-8")
    build_copy(root)
    found, _ = links.links_findings(root / "site", root, ("ar", "en"), "")
    return found, places


def _shown(pages):
    """What the ledger's pages tell of the others: which figures stand where."""
    return [
        (page.path, page.title, page.sections, [(one.id, one.section) for one in page.numbers])
        for page in pages
    ]


@dataclass
class Workshop:
    """A copy of the site's sources, and of what was built from them, to break and to mend."""

    root: Path
    tree: Tree = field(init=False)
    files: tuple[Finding, ...] = ()
    documents: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self):
        self.tree = read_tree(self.root)
        self.files = tuple(every.findings(self.tree, today=TODAY))

    def has_place(self, fault):
        """Whether every text that the fault changes still stands in the copy."""
        try:
            for edit in fault.edits:
                path = self.root / edit.get("file", edit.get("delete"))
                edited(path.read_bytes().decode("utf-8") if path.is_file() else "", edit)
        except ValueError:  # from str.index
            return False
        return True

    @contextmanager
    def seeded(self, fault):
        """The files with the fault in them; afterwards as before. Yields old and new texts."""
        before: dict[str, bytes | None] = {}
        after: dict[str, str] = {}
        if fault.entry.get("sync"):
            files = [path for path in (self.root / "docs").rglob("*") if path.is_file()]
            before = {str(path.relative_to(self.root)): path.read_bytes() for path in files}
        for edit in fault.edits:
            for name in (edit.get("file"), edit.get("delete")):
                if isinstance(name, str):
                    path = self.root / name
                    before.setdefault(name, path.read_bytes() if path.is_file() else None)
            name = edit.get("file", edit.get("delete"))
            path = self.root / name
            if "find" in edit or not edit.get("delete"):
                old = path.read_bytes().decode() if path.is_file() else ""
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(edited(old, edit).encode())
                after[name] = edited(old, edit)
            if edit.get("delete"):
                gone = name if edit["delete"] is True else edit["delete"]
                (self.root / gone).unlink()
        try:
            yield before, after
        finally:
            for name, old in before.items():
                path = self.root / name
                if old is None:
                    path.unlink()
                elif not path.is_file() or path.read_bytes() != old:
                    path.write_bytes(old)

    def report(self, fault):
        """What is found with the fault in the sources, and the line it stands on by itself."""
        with self.seeded(fault) as (before, after):
            if fault.entry.get("sync"):
                assert run_command(sync_figures.main, self.root, "--write") == 0
            try:
                found = self._of_heads(before) or self._findings(
                    before, everything=bool(fault.entry.get("sync"))
                )
            except CannotRunError as error:
                found = list(error.findings) or [error]
            return found, self._line(fault, before, after)

    def _of_heads(self, before):
        """What the gate says of the heads of changed pages; check_all then reports nothing else."""
        files = [(name, self.root / name) for name in before if name.endswith(".md")]
        texts = [(name, file.read_bytes().decode()) for name, file in files if file.is_file()]
        return [one for name, text in texts for one in read_head(name, text).findings]

    def _pages(self, before):
        """The pages as they are now, and what is wrong with reading them."""
        pages = []
        wrong: list[Finding] = []
        for page in self.tree.pages:
            if page.path not in before:
                pages.append(page)
            elif (self.root / page.path).is_file():
                text = (self.root / page.path).read_bytes().decode("utf-8")
                changed, faults = page_from_text(page.path, text)
                pages.append(changed)
                wrong += faults
        known = {page.path for page in self.tree.pages}
        for name in before:
            if name.endswith(".md") and name not in known:
                page, faults = page_from_text(name, (self.root / name).read_text(encoding="utf-8"))
                pages.append(page)
                wrong += faults
        return pages, wrong

    def _findings(self, before, *, everything):
        """What the rules say, those left out that cannot say anything new."""
        if everything:
            return every.findings(read_tree(self.root), today=TODAY)
        if all(name.startswith("docs/assets/") for name in before):
            files = dict(generated_files(self.root))
            return sorted(OF_FILES[0](replace(self.tree, files=files)))
        if any(name.startswith("docs/data/") for name in before):
            ledger = read_ledger(self.root)
            charts = read_charts(self.root, ledger)
            tree = replace(self.tree, ledger=ledger, charts=charts)
            return every.findings(tree, today=TODAY)
        lock = read_parity_lock(self.root) if LOCK in before else self.tree.lock
        pages, wrong = self._pages(before)
        tree = replace(self.tree, pages=tuple(pages), faults=tuple(wrong), lock=lock)
        names = {name.split("/", 2)[2] for name in before if name != LOCK} or {"about.md"}
        of_twins = tuple(page for page in pages if page.name in names)
        gone = {key[0] for key in lock.sections} - {page.name for page in pages}
        known = {key: one for key, one in lock.sections.items() if key[0] in names | gone}
        twins = replace(tree, pages=of_twins, lock=replace(lock, sections=known))
        found = list(wrong)
        for rule in OF_TWINS:
            found += rule(twins)
        generated_pages = names & set(OWN_PAGES.values())
        if not generated_pages and _shown(pages) == _shown(self.tree.pages):
            found += OF_ALL[0](twins)
        else:
            for rule in OF_ALL:
                found += rule(tree)
        return sorted(without_consequences(apply_waivers(found, of_twins, TODAY)))

    def _line(self, fault, before, after):
        """Path and line where the fault has to be told."""
        entry = fault.entry
        name = entry.get("in", fault.file)
        if "number" in entry:
            return name, entry["number"]
        if "at" in entry:
            text = after.get(name) or (self.root / name).read_bytes().decode()
            start = text.index(entry["below"]) if "below" in entry else 0
            place = text.index(characters(entry["at"]), start)
            return name, text.count("\n", 0, place) + 1
        if name in after:
            return name, first_change((before[name] or b"").decode(), after[name])
        return name, 1

    def site_report(self, fault):
        """What is found with the fault in the built site."""
        with self.seeded(fault) as (before, after):
            changed = {name.removeprefix("site/") for name in before}
            reader = getattr(built_site, READER)

            def read(path, file):
                if path in changed:
                    return reader(path, file)
                if path not in self.documents:
                    self.documents[path] = reader(path, file)
                return self.documents[path]

            setattr(built_site, READER, read)
            try:
                found, _ = links.links_findings(self.root / "site", self.root, ("ar", "en"), "")
            finally:
                setattr(built_site, READER, reader)
            return found, self._line(fault, before, after)
