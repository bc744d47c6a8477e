"""The website as readers get it: address, languages, dates (see `scripts.website.publishing`).

The order of events with static-i18n is in overrides/README.md. `config.theme["language"]` is the
language being built from on_pre_build on, not before.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import InclusionLevel, get_files

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))  # so that the site builds with nothing installed but its requirements

from scripts.core.errors import CannotRunError  # noqa: E402
from scripts.core.report import as_text  # noqa: E402
from scripts.extensions.figure_links import FigureLinks  # noqa: E402
from scripts.extensions.foreign_runs import ForeignRuns  # noqa: E402
from scripts.extensions.glossary_terms import Explained, GlossaryTerms  # noqa: E402
from scripts.extensions.key_points import KeyPoints  # noqa: E402
from scripts.extensions.table_boxes import TableBoxes  # noqa: E402
from scripts.gate.head import FIELDS  # noqa: E402
from scripts.hooks import shared  # noqa: E402
from scripts.hooks.metadata import page_metadata, write_feeds  # noqa: E402
from scripts.ledger.languages import read_languages  # noqa: E402
from scripts.pages.tree import CHARTS_FOLDER, Tree  # noqa: E402
from scripts.render import status  # noqa: E402
from scripts.website import publishing as website  # noqa: E402
from scripts.website.compiled_templates import CompiledTemplates  # noqa: E402
from scripts.website.escaping import (  # noqa: E402
    escape_contents,
    escape_titles,
    escaped_fields,
    known_fields,
)
from scripts.website.inline_charts import with_charts  # noqa: E402
from scripts.website.navigation import nav_without  # noqa: E402
from scripts.website.news import news  # noqa: E402
from scripts.website.notices import late_sections, twin_links  # noqa: E402

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

# What one event tells the later ones: the command, and the languages (the current one first said by
# on_pre_build; one language is built after the other, never at once).
_run = SimpleNamespace(
    command="",
    language=None,
    languages=(),
    nav=None,
    explained=None,
    changes={},
    statuses=(),
    menu=None,
)
_COMPILED = CompiledTemplates()
_OWN = (FigureLinks, ForeignRuns, GlossaryTerms, KeyPoints, TableBoxes)


def on_startup(command: str, **_: object) -> None:
    """Remember whether this is a preview: then the site keeps the preview's address."""
    _run.command = command


def on_config(config: MkDocsConfig) -> None:
    """Set the address, and the edit links where a repository is known, before static-i18n looks."""
    try:
        name = website.repository(os.environ)
        if _run.command != "serve":
            config.site_url = website.site_address(config.site_url or "", os.environ)
        _run.languages = read_languages(ROOT)
        _run.nav = _run.nav or config.nav
    except (ValueError, CannotRunError) as error:
        findings = getattr(error, "findings", ())
        raise PluginError(f"{error}\n{as_text(findings)}" if findings else str(error)) from None
    if name:
        config.edit_uri = website.edit_address(name)
        if "content.action.edit" not in config.theme["features"]:
            config.theme["features"].append("content.action.edit")


def on_pre_build(config: MkDocsConfig) -> None:
    """Set what depends on the language: words of Markdown extensions, the figures, the 404 page."""
    code = config.theme["language"]
    _run.language = next(language for language in _run.languages if language.code == code)
    for extension, settings in website.markdown_strings(code).items():
        config.mdx_configs.setdefault(extension, {}).update(settings)
    extensions: list[Any] = list(config.markdown_extensions)  # objects are as good as names
    if _run.language == _run.languages[0]:
        found = shared.read_again(ROOT)
        _run.changes = {}
        today = website.build_day(os.environ)
        _run.statuses = status.statuses(found, today) if isinstance(found, Tree) else ()
    extensions = [one for one in extensions if not isinstance(one, _OWN)]
    _run.explained = GlossaryTerms(_explained(code), code)
    tree = shared.tree()
    if shared.stops(tree):
        raise PluginError(f"{tree}\n{as_text(cast('CannotRunError', tree).findings)}")
    added = status.checked_notes(tree, _run.language) if isinstance(tree, Tree) else {}
    figures = FigureLinks(language=code, added=added)
    points = KeyPoints(label=_run.language.word("key-points", "page"))
    own = (figures, ForeignRuns(code), _run.explained, points, TableBoxes())
    config.markdown_extensions = [*extensions, *(cast("str", one) for one in own)]
    if _run.language != _run.languages[0]:  # one 404.html for all; otherwise the last language wins
        config.theme.static_templates.discard("404.html")


def on_page_markdown(markdown: str, page: Page, files: Files, **_: object) -> str:
    """Tell a page where its glossary is, and put the state of all pages where it is asked for.

    Fields that would choose templates are dropped.
    """
    page.meta = known_fields(page.meta, FIELDS)
    _run.explained.glossary = website.glossary_of(page.file.src_uri, files.src_uris)
    if status.MARKER not in markdown or not _run.statuses:
        return markdown
    table = status.as_markdown(_run.statuses, _run.language, _run.languages)
    return markdown.replace(
        status.MARKER, f'<div class="data-table" markdown>\n\n{table}\n\n</div>'
    )


def on_post_build(config: MkDocsConfig) -> None:
    """Write the state of every page, and the feeds, once all languages are built."""
    if _run.language != _run.languages[-1]:
        return
    write_feeds(config, _run.languages, _run.changes)
    if _run.statuses:
        file = Path(config.site_dir) / status.STATUS_FILE
        file.parent.mkdir(parents=True, exist_ok=True)
        text = status.as_json(_run.statuses, website.build_day(os.environ))
        file.write_text(text, encoding="utf-8")


@event_priority(-200)  # after static-i18n, which keeps shared files for the first language alone
def on_files(files: Files, config: MkDocsConfig) -> None:
    """Give the ledger's files and the images back to the other languages, for links to find.

    And leave out of the menu the pages that this language does not have.
    """
    codes = {language.code for language in _run.languages}
    for file in get_files(config):
        common = website.is_shared(file.src_uri, codes) and not file.is_documentation_page()
        known = file.src_uri in files.src_uris
        if common and not known and file.inclusion == InclusionLevel.INCLUDED:
            files.append(file)
    tree = shared.tree()
    if isinstance(tree, Tree) and _run.nav is not None:
        config.nav = nav_without(_run.nav, tree.missing_by_choice(_run.language.code))


def on_nav(nav: Navigation, **_: object) -> None:
    """Keep the menu until every page has its title."""
    _run.menu = nav


def on_env(env: Environment, files: Files, **_: object) -> Environment:
    """Escape what templates print as it is: titles in menus, titles and ids in contents.

    Each language begins with templates unread; the second one, and a preview, have them compiled.
    """
    env.bytecode_cache = _COMPILED
    pages = [file.page for file in files.documentation_pages() if file.page is not None]
    escape_titles([*_run.menu.items, *pages])
    for page in pages:
        escape_contents(page.toc)
    return env


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """Hand the page's twins and its notes to the templates."""
    urls = {code: twin.url for code, twin in getattr(page.file, "alternates", {}).items()}
    context["alternates"] = website.alternates(_run.languages, urls, config.site_url or "")
    try:
        context["notes"] = website.page_notes(page.meta, _run.language)
        others = ((str(one.title), one.url, one.meta) for one in nav.pages if one is not page)
        context["news"] = news(others, _run.language) if page.is_homepage else ()
    except ValueError as error:
        raise PluginError(f"{page.file.src_uri}: {error}") from error
    context["late"] = _late(page, urls)
    context["trust"] = _trust(page)
    context["status_page"] = f"{website.home_urls(_run.languages)[_run.language.code]}status/"
    context |= page_metadata(page, config, _run.language, context["notes"], _run.changes)
    page.meta = escaped_fields(page.meta)
    return _with_edition(context, config)


def _trust(page: Page) -> tuple[str, ...]:
    """What the page says of its figures and of its twin, as the table of all pages has it."""
    name, code = page.file.src_uri.partition("/")[2], _run.language.code
    mine = [one for one in _run.statuses if one.page == name and one.language == code]
    return status.trust_line(mine[0], _run.language) if mine else ()


def _late(page: Page, urls: dict[str, str]) -> list[tuple[Any, list[tuple[Any, str]]]]:
    """The sections that are behind, each with the language and address of every newer twin."""
    tree, languages = shared.tree(), {one.code: one for one in _run.languages}
    if not isinstance(tree, Tree):
        return []
    name = page.file.src_uri.partition("/")[2]
    opening = _run.language.word("opening", "status")
    return [
        (section, [(languages[code], url) for code, url in twin_links(section, urls, [*languages])])
        for section in late_sections(tree, name, _run.language.code, opening)
    ]


def on_template_context(
    context: dict[str, Any], config: MkDocsConfig, **_: object
) -> dict[str, Any]:
    """Hand the home pages to 404.html and the sitemap."""
    homes = website.home_urls(_run.languages)
    address = config.site_url or ""
    context["alternates"] = website.alternates(_run.languages, homes, address, rooted=True)
    return _with_edition(context, config)


def on_post_page(output: str, config: MkDocsConfig, **_: object) -> str:
    """Put charts into their page; put `dir` on its root element, as in 404.html; mark what is due.

    Not earlier: the search has taken the text of the page by now, and needs no words of charts.
    """
    folder = Path(config.docs_dir).parent / CHARTS_FOLDER

    def drawing(name: str) -> str | None:
        file = folder / name
        return file.read_text(encoding="utf-8") if file.is_file() else None

    drawn = with_charts(output, drawing)
    marked = website.with_states(drawn, _run.language, website.build_day(os.environ))
    named = website.with_named_drawer(marked, _run.language)
    return website.with_direction(named, _run.language)


on_post_template = on_post_page


def _explained(code: str) -> tuple[Explained, ...]:
    """The terms in one language, with every form in which they may stand."""
    tree = shared.tree()
    terms = tree.ledger.terms if isinstance(tree, Tree) else {}
    return tuple(
        Explained(name, term.wording.accepted(code), term.definition[code])
        for name, term in terms.items()
    )


def _with_edition(context: dict[str, Any], config: MkDocsConfig) -> dict[str, Any]:
    context["preview"] = _run.command == "serve"
    context["edition"] = website.moment(config.extra["edition"]["data_to"], _run.language)
    home = website.home_urls(_run.languages)[_run.language.code]
    context["feed"] = f"{home.removeprefix('./')}feed.xml"
    return context
