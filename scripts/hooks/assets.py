"""One stylesheet for all pages, once they are written (see `scripts.website.stylesheet`)."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

ROOT = str(Path(__file__).resolve().parents[2])
if ROOT not in sys.path:
    sys.path.insert(0, ROOT)

from scripts.website.stylesheet import in_use, linked_sheets, one_sheet, with_one_sheet  # noqa: E402

FOLDER = "assets/stylesheets/"
SCRIPTS = "assets/javascripts/*.js"


@event_priority(-300)  # after whatever else still writes into pages
def on_post_build(config: MkDocsConfig) -> None:
    """Put one stylesheet in the place of those that the pages link to, in all languages."""
    last = list(config.plugins["i18n"].config.languages)[-1].locale
    if config.theme["language"] != last:
        return
    site = Path(config.site_dir)
    pages = {path: path.read_text(encoding="utf-8") for path in sorted(site.rglob("*.html"))}
    linked = {tuple(_names(page)) for page in pages.values()} - {()}
    if len(linked) != 1:
        raise PluginError(f"pages link to different stylesheets: {sorted(linked)}")
    sheets = [site / FOLDER / name for name in linked.pop()]
    scripts = [path.read_text(encoding="utf-8") for path in sorted(site.glob(SCRIPTS))]
    texts = [sheet.read_text(encoding="utf-8") for sheet in sheets]
    text = one_sheet(texts, in_use(pages.values(), scripts))
    name = f"site.{hashlib.sha256(text.encode()).hexdigest()[:8]}.css"
    (site / FOLDER / name).write_text(text, encoding="utf-8", newline="\n")
    for path, page in pages.items():
        if hrefs := linked_sheets(page):
            start = hrefs[0].partition(FOLDER)[0]
            path.write_text(with_one_sheet(page, f"{start}{FOLDER}{name}"), encoding="utf-8")
    for sheet in sheets:
        sheet.unlink()
        sheet.with_name(f"{sheet.name}.map").unlink(missing_ok=True)


def _names(page: str) -> list[str]:
    """The stylesheets of a page by the name of their file; all must lie in one folder."""
    hrefs = linked_sheets(page)
    for href in hrefs:
        if FOLDER not in href or "/" in href.partition(FOLDER)[2]:
            raise PluginError(f"{href}: stylesheets of pages lie in {FOLDER}")
    return [href.rpartition("/")[2] for href in hrefs]
