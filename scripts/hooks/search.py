"""Write the text that search reads, one file per language (see `scripts.website.search_index`).

Takes the place of the theme's search, which keeps both languages in one file and cannot stem
Arabic; overrides/README.md says more.
"""

from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

from mkdocs.plugins import event_priority

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from scripts.hooks import shared  # noqa: E402
from scripts.pages.tree import Tree  # noqa: E402
from scripts.website.search_index import (  # noqa: E402
    SearchPage,
    as_json,
    known_forms,
    search_page,
)

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

# The pages read so far, by language: the second is built before the first has ended.
_run = SimpleNamespace(pages={})


def on_pre_build(config: MkDocsConfig) -> None:
    """Forget what an earlier build of this language has read."""
    _run.pages[config.theme["language"]] = []


@event_priority(-100)  # after whatever else writes into the page
def on_page_content(html: str, page: Page, config: MkDocsConfig, **_: object) -> None:
    """Read a page."""
    language = config.theme["language"]
    found: list[SearchPage] = _run.pages[language]
    found.append(
        search_page(
            html,
            url=page.url,
            name=Path(page.file.src_uri).stem,
            title=str(page.meta.get("title") or page.title),
            description=str(page.meta.get("description") or ""),
            language=language,
        )
    )


def on_env(env: object, config: MkDocsConfig, **_: object) -> None:
    """Write the file of this language, once all its pages are there."""
    del env
    language = config.theme["language"]
    tree = shared.tree()  # read by the hook of the website
    text = as_json(_run.pages[language], known_forms(tree.ledger) if isinstance(tree, Tree) else ())
    file = Path(config.site_dir) / "search" / f"{language}.json"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")
