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
from scripts.extensions.glossary_terms import Explained, GlossaryTerms  # noqa: E402
from scripts.ledger.languages import read_languages  # noqa: E402
from scripts.ledger.ledger import read_ledger  # noqa: E402
from scripts.website import publishing as website  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

    from scripts.ledger.glossary import Term

# What one event tells the later ones: the command, and the languages (the current one first said by
# on_pre_build; one language is built after the other, never at once).
_run = SimpleNamespace(command="", language=None, languages=(), terms={}, explained=None)


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
        _run.terms = _terms()
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
    for extension, settings in website.MARKDOWN_STRINGS[code].items():
        config.mdx_configs.setdefault(extension, {}).update(settings)
    extensions: list[Any] = list(config.markdown_extensions)  # objects are as good as names
    extensions = [one for one in extensions if not isinstance(one, FigureLinks | GlossaryTerms)]
    _run.explained = GlossaryTerms(_explained(code), code)
    own = (FigureLinks(language=code), _run.explained)
    config.markdown_extensions = [*extensions, *(cast("str", one) for one in own)]
    if _run.language != _run.languages[0]:  # one 404.html for all; otherwise the last language wins
        config.theme.static_templates.discard("404.html")


@event_priority(-200)  # after static-i18n, which keeps shared files for the first language alone
def on_files(files: Files, config: MkDocsConfig) -> None:
    """Give the ledger's files and the images back to the other languages, for links to find."""
    codes = {language.code for language in _run.languages}
    for file in get_files(config):
        shared = website.is_shared(file.src_uri, codes) and not file.is_documentation_page()
        known = file.src_uri in files.src_uris
        if shared and not known and file.inclusion == InclusionLevel.INCLUDED:
            files.append(file)


def on_page_markdown(markdown: str, page: Page, files: Files, **_: object) -> str:
    """Tell the page where its glossary is, if it is a page in which terms are explained."""
    glossary = website.glossary_of(page.file.src_uri, files.src_uris)
    _run.explained.glossary = glossary
    return markdown


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, **_: object
) -> dict[str, Any]:
    """Hand the page's twins and its notes to the templates."""
    urls = {code: twin.url for code, twin in getattr(page.file, "alternates", {}).items()}
    context["alternates"] = website.alternates(_run.languages, urls, config.site_url or "")
    try:
        context["notes"] = website.page_notes(page.meta, _run.language)
    except ValueError as error:
        raise PluginError(f"{page.file.src_uri}: {error}") from error
    return _with_edition(context, config)


def on_template_context(
    context: dict[str, Any], config: MkDocsConfig, **_: object
) -> dict[str, Any]:
    """Hand the home pages to 404.html and the sitemap."""
    homes = website.home_urls(_run.languages)
    address = config.site_url or ""
    context["alternates"] = website.alternates(_run.languages, homes, address, rooted=True)
    return _with_edition(context, config)


def on_post_page(output: str, **_: object) -> str:
    """Put `dir` on the root element of a page and of 404.html; mark figures that are due."""
    marked = website.with_states(output, _run.language, website.build_day(os.environ))
    return website.with_direction(marked, _run.language)


on_post_template = on_post_page


def _terms() -> Mapping[str, Term]:
    """The glossary; none where the ledger is at fault, which the checks report."""
    try:
        return read_ledger(ROOT).terms
    except CannotRunError:
        return {}


def _explained(code: str) -> tuple[Explained, ...]:
    """The terms in one language, with every form in which they may stand."""
    return tuple(
        Explained(name, term.wording.accepted(code), term.definition[code])
        for name, term in _run.terms.items()
    )


def _with_edition(context: dict[str, Any], config: MkDocsConfig) -> dict[str, Any]:
    context["edition"] = website.moment(config.extra["edition"]["data_to"], _run.language)
    return context
