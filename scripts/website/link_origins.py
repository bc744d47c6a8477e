"""Where a fault of the built site comes from: a line of Markdown, a template, or the built file."""

from __future__ import annotations

import html
import posixpath
import re
from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from scripts.core.finding import Finding, Severity, Span
from scripts.pages.blocks import Kind
from scripts.pages.pages import page_from_text
from scripts.website.addresses import decoded, joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from scripts.pages.pages import Page
    from scripts.website.built_site import BuiltSite, Lead

SYNC = "run python -m scripts.sync_figures --write; if it stays, correct the entry in docs/data"
_MANY = 4  # pages with the very same fault: then it comes from a template
_TELLING = 4  # letters an address needs to be looked for in templates

_EMPTY = re.compile(r"\b(?:href|src|srcset|action|data|poster)\s*=\s*(?:\"\s*\"|'\s*'|(?=[\s>]))")
# Where Markdown and the HTML in it hold addresses; which lines are code the blocks decide.
_MENTION = re.compile(
    r"""(?:\]\([ \t]*<?|\]:[ \t]*<?|\b(?:href|src|action|data|poster|content)=["']?|<(?=https?:))
        (?P<word>(?:[^\s<>"'()]|\([^\s()]*\))*)""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in a built file. `target` is the address as written there, if it is a link.

    `guess` is a file of the site, perhaps with a fragment, that was likely meant; `anchor` an id
    that the page itself sets. `about` is as in a finding.
    """

    page: str
    rule: str
    message: str
    target: str | None = None
    found: str = ""
    expected: str = ""
    fix: str = ""
    guess: str = ""
    anchor: str = ""
    severity: Severity = Severity.ERROR
    about: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Place:
    """How an address is written in a source, from where to where, and whether a tool wrote it."""

    word: str = ""
    span: tuple[int, int] | None = None
    generated: bool = False


@dataclass(slots=True)
class Origins:
    """Finds the places of faults; reads a page's Markdown only when the page has a fault."""

    site: BuiltSite
    root: Path
    _pages: dict[str, Page] = field(default_factory=dict)

    def findings(self, faults: Iterable[Fault]) -> list[Finding]:
        """One finding for each place an editor has to change.

        What no page's Markdown holds comes from a template or the configuration, and is told once.
        """
        found: list[Finding] = []
        elsewhere: dict[tuple[str, str, str], list[Fault]] = defaultdict(list)
        for fault in faults:
            named = fault.target is not None or bool(fault.anchor)
            source = self.source_of(fault.page) if named else None
            lines = self._lines(source, fault) if source else {}
            if source and lines:
                for line, place in lines.items():
                    written = replace(fault, found=place.word) if place.word else fault
                    one = self._finding(written, source, line, SYNC if place.generated else "")
                    spans = (Span(source, *place.span),) if place.span else ()
                    found.append(replace(one, spans=spans))
            else:
                what = fault.found if fault.target is None else self._tail(fault)
                elsewhere[fault.rule, what, fault.message].append(fault)
        for group in elsewhere.values():
            found += self._in_templates(group)
        return found

    def source_of(self, page: str) -> str | None:
        """The file below the root that a built file was made from, if it can be told."""
        first = self.site.languages[0]
        folder, _, rest = page.partition("/")
        code, name = (folder, rest) if folder in self.site.languages else (first, page)
        stem = name.removesuffix(".html")
        folder = posixpath.dirname(name)
        places = [f"docs/{code}/{stem}.md"]
        if posixpath.basename(stem) == "index":
            up = f"docs/{code}/{folder}.md" if folder else f"docs/{code}/README.md"
            places += [up, f"docs/{code}/{folder}/README.md"]
        if not page.endswith(".html"):
            places = [f"docs/{page}", f"docs/{code}/{name}"]
        return next((place for place in places if (self.root / place).is_file()), None)

    def _lines(self, source: str, fault: Fault) -> dict[int, Place]:
        """Lines of the source with the fault, and the place on each."""
        if source not in self._pages:
            text = (self.root / source).read_bytes().decode("utf-8", errors="replace")
            if not source.endswith(".md"):
                line = _line_of(text, fault.target or fault.found)
                return {line: Place()} if line else {}
            self._pages[source] = page_from_text(source, text)[0]
        page = self._pages[source]
        if fault.target is None:
            return _heading_lines(page, fault.anchor)
        lead = self.site.lead(fault.page, fault.target)
        return dict(self._mentions(page, fault.target, lead)) or _literal_lines(page, fault.target)

    def _mentions(self, page: Page, target: str, lead: Lead) -> Iterator[tuple[int, Place]]:
        codes = [
            (block.start, block.end)
            for block in page.reading.blocks
            if block.kind in {Kind.CODE, Kind.COMMENT}
        ]
        for match in _MENTION.finditer(page.text):
            if any(start <= match.start("word") < end for start, end in codes):
                continue
            if not self._means(page, match["word"], target, lead):
                continue
            line = page.lines.number(match.start("word"))
            label = next((one.label for one in page.reading.definitions if one.line == line), "")
            generated = page.in_region(match.start("word"))
            uses = list(_uses(page, label)) if generated and label else []
            place = Place(decoded(match["word"]), match.span("word"), generated=generated)
            yield from ((use, place) for use in uses or [line])

    def _means(self, page: Page, word: str, target: str, lead: Lead) -> bool:
        """Whether an address in Markdown became this one: left as it was, or made by MkDocs."""
        word = html.unescape(word)
        if not target.strip():
            return not word
        if word == target or (word and decoded(word) == decoded(target.strip())):
            return True
        path, _, fragment = word.partition("#")
        if not word or "://" in word or decoded(fragment) != decoded(lead.address.fragment):
            return False
        folder = f"{page.language}/{posixpath.dirname(page.name)}".rstrip("/") + "/"
        built = self._built(
            joined(folder, decoded(path)) if path else f"{page.language}/{page.name}"
        )
        wanted = lead.file or (lead.path + "index.html" if lead.path.endswith("/") else lead.path)
        return built == wanted

    def _built(self, document: str) -> str:
        """The file of the site that a file below docs/ becomes."""
        document = document.removeprefix(f"{self.site.languages[0]}/")
        if not document.endswith(".md"):
            return document
        stem = document.removesuffix(".md")
        if posixpath.basename(stem) in {"index", "README"}:
            return posixpath.join(posixpath.dirname(stem), "index.html")
        flat = f"{stem}.html"
        return flat if flat in self.site.files else f"{stem}/index.html"

    def _in_templates(self, group: Sequence[Fault]) -> Iterator[Finding]:
        first = min(group, key=lambda fault: (len(fault.found), fault.page))
        count = len({fault.page for fault in group})
        if first.target is None and count < _MANY:
            for fault in group:
                source = self.source_of(fault.page)
                path = source or self._shown(fault.page)
                yield self._finding(fault, path, 0 if source else self._built_line(fault))
            return
        message = f"{first.message} (on {count} pages)" if count > 1 else first.message
        path, line = self._template(first, count) or (
            self._shown(first.page),
            self._built_line(first),
        )
        yield self._finding(first, path, line, message=message)

    def _tail(self, fault: Fault) -> str:
        """The address less what differs from page to page: `../` and the site's folder."""
        return (fault.target or "").removeprefix(self.site.base.path).lstrip("./")

    def _template(self, fault: Fault, pages: int) -> tuple[str, int] | None:
        """The line of mkdocs.yml or of a template that holds the address, relative parts aside."""
        tail = self._tail(fault)
        if len(tail) < _TELLING or (pages == 1 and self.source_of(fault.page)):
            return None
        templates = sorted((self.root / "overrides").rglob("*.html"))
        for file in (self.root / "mkdocs.yml", *templates):
            text = file.read_text(encoding="utf-8", errors="replace") if file.is_file() else ""
            for spelling in (tail, decoded(tail)):
                if spelling in text:
                    return file.relative_to(self.root).as_posix(), _line_of(text, spelling)
        return None

    def _finding(
        self, fault: Fault, path: str, line: int, fix: str = "", message: str = ""
    ) -> Finding:
        written = self._written(fault, path) if fault.guess else ""
        guess = f"did you mean {written}" if written else ""
        if written and written == fault.found:
            guess = "write it as a Markdown link, which MkDocs turns into an address"
        return Finding(
            path=path,
            line=line,
            rule=fault.rule,
            message=message or fault.message,
            severity=fault.severity,
            found=fault.found,
            expected=fault.expected,
            fix=fix or guess or fault.fix,
            about=fault.about,
        )

    def _written(self, fault: Fault, path: str) -> str:
        """The guess as one would write it in the file with the fault."""
        file, _, fragment = fault.guess.partition("#")
        anchor = f"#{fragment}" if fragment else ""
        source = self.source_of(file) if path.endswith(".md") else None
        if file == fault.page and anchor:
            return anchor
        if source:
            return posixpath.relpath(source, posixpath.dirname(path)) + anchor
        start = posixpath.dirname(fault.page) or "."
        address = self.site.address_of(file)
        relative = posixpath.relpath(address or ".", start)
        return relative + ("/" if address.endswith("/") or not address else "") + anchor

    def _shown(self, page: str) -> str:
        """A built file's path: from the root if it lies below it, else from the site's folder."""
        file = (self.site.folder / page).resolve()
        root = self.root.resolve()
        below = file.is_relative_to(root)
        return file.relative_to(root).as_posix() if below else f"{self.site.folder.name}/{page}"

    def _built_line(self, fault: Fault) -> int:
        file = self.site.folder / fault.page
        text = file.read_bytes().decode("utf-8", errors="replace") if file.is_file() else ""
        if fault.target is not None and not fault.target.strip():
            empty = _EMPTY.search(text)
            return text.count("\n", 0, empty.start()) + 1 if empty else 0
        return _line_of(text, fault.target or fault.found)


def _line_of(text: str, words: str) -> int:
    """The line where the words first stand, as they are or escaped for HTML; 0 where they don't."""
    for spelling in (f'"{html.escape(words)}"', f'"{words}"', html.escape(words), words):
        at = text.find(spelling) if words else -1
        if at >= 0:
            return text.count("\n", 0, at) + 1
    return 0


def _heading_lines(page: Page, anchor: str) -> dict[int, Place]:
    """The last line that sets this id."""
    spellings = (f"{{#{anchor}}}", f"{{#{anchor} ", f'id="{anchor}"')
    at = max(page.text.rfind(spelling) for spelling in spellings)
    return {page.lines.number(at): Place(generated=page.in_region(at))} if at >= 0 else {}


def _literal_lines(page: Page, target: str) -> dict[int, Place]:
    """The first place where an address stands as it is: in `srcset`, in a style, with a blank."""
    if not target.strip():
        return {}
    pattern = rf"(?<![^\s\"'(<,]){re.escape(html.escape(target))}(?![^\s\"')>,;])"
    codes = [(one.start, one.end) for one in page.reading.blocks if one.kind is Kind.CODE]
    for match in re.finditer(pattern, page.text):
        if not any(start <= match.start() < end for start, end in codes):
            line, generated = page.lines.number(match.start()), page.in_region(match.start())
            return {line: Place(decoded(target), match.span(), generated=generated)}
    return {}


def _uses(page: Page, label: str) -> Iterator[int]:
    """The lines on which a reference link names the label."""
    at = page.text.find(f"][{label}]")
    while at >= 0:
        yield page.lines.number(at)
        at = page.text.find(f"][{label}]", at + 1)
