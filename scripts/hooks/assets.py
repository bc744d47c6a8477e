"""One stylesheet and one script for all pages, once they are written, and none of the theme's own.

See `scripts.website.stylesheet` and `scripts.website.script`.
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

ROOT = str(Path(__file__).resolve().parents[2])
if ROOT not in sys.path:
    sys.path.insert(0, ROOT)

from scripts.website.script import linked_scripts, one_script, with_one_script  # noqa: E402
from scripts.website.stylesheet import in_use, linked_sheets, one_sheet, with_one_sheet  # noqa: E402

SHEETS, SCRIPTS = "assets/stylesheets/", "assets/javascripts/"


@event_priority(-300)  # after whatever else still chooses files
def on_files(files: Files, config: MkDocsConfig) -> None:
    """Leave out the theme's scripts: no page asks for them."""
    own = Path(config.docs_dir).resolve()
    for file in list(files):
        theirs = file.src_dir and Path(file.src_dir).resolve() != own
        if theirs and file.src_uri.startswith(SCRIPTS):
            files.remove(file)


@event_priority(-300)  # after whatever else still writes into pages
def on_post_build(config: MkDocsConfig) -> None:
    """Put one sheet and one script in the place of those pages link to, in all languages."""
    last = list(config.plugins["i18n"].config.languages)[-1].locale
    if config.theme["language"] != last:
        return
    site = Path(config.site_dir)
    pages = {path: path.read_text(encoding="utf-8") for path in sorted(site.rglob("*.html"))}
    sheets = _linked(pages, site / SHEETS, linked_sheets)
    scripts = _linked(pages, site / SCRIPTS, linked_scripts)
    every = [path.read_text(encoding="utf-8") for path in sorted((site / SCRIPTS).glob("*.js"))]
    used = in_use(pages.values(), every)
    sheet = _written(site / SHEETS, one_sheet(tuple(_texts(sheets)), used), "css")
    script = _written(site / SCRIPTS, one_script(_texts(scripts)), "js")
    for path, page in pages.items():
        if hrefs := linked_sheets(page):
            root = hrefs[0].partition(SHEETS)[0]
            whole = with_one_sheet(page, f"{root}{SHEETS}{sheet}")
            path.write_text(with_one_script(whole, f"{root}{SCRIPTS}{script}"), encoding="utf-8")
    for source in (*sheets, *scripts):
        source.unlink()
        source.with_name(f"{source.name}.map").unlink(missing_ok=True)


def _linked(pages: dict[Path, str], folder: Path, links: Callable[[str], list[str]]) -> list[Path]:
    """What all pages link to, in its order; it must be the same, and lie in one folder."""
    kind = f"{folder.parent.name}/{folder.name}/"
    linked = set()
    for page in pages.values():
        hrefs = links(page)
        for href in hrefs:
            if kind not in href or "/" in href.partition(kind)[2]:
                raise PluginError(f"{href}: what pages link to lies in {kind}")
        linked.add(tuple(href.rpartition("/")[2] for href in hrefs))
    linked -= {()}
    if len(linked) != 1:
        raise PluginError(f"pages link to different files in {kind}: {sorted(linked)}")
    return [folder / name for name in linked.pop()]


def _texts(paths: list[Path]) -> list[str]:
    return [path.read_text(encoding="utf-8") for path in paths]


def _written(folder: Path, text: str, ending: str) -> str:
    """Write a file named after what it holds; return its name."""
    name = f"site.{hashlib.sha256(text.encode()).hexdigest()[:8]}.{ending}"
    (folder / name).write_text(text, encoding="utf-8", newline="\n")
    return name
