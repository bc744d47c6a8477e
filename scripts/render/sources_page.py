"""The sources page: what was read, where and when, and which figures rest on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.pages.pages import LEDGER_PAGE
from scripts.render.definitions import SEPARATOR

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.ledger.languages import Language
    from scripts.ledger.ledger import Ledger
    from scripts.ledger.sources import Source
    from scripts.pages.pages import Page


def sources_page(page: Page, ledger: Ledger) -> str:
    """Sources grouped by language, in order of publisher and date; one heading and anchor each."""
    language = ledger.language(page.language)
    parts: list[str] = []
    for code, name in language.groups["scripts"].items():
        sources = [source for source in ledger.sources.values() if source.language == code]
        if sources:
            parts.append(f"## {name} {{#in-{code}}}")
            parts += [_entry(source, ledger, language) for source in _ordered(sources, language)]
    return "\n\n".join(parts)


def _ordered(sources: list[Source], language: Language) -> list[Source]:
    def key(source: Source) -> tuple[str, str, str]:
        return source.publisher[language.code], source.published, source.id

    return sorted(sources, key=key)


def _entry(source: Source, ledger: Ledger, language: Language) -> str:
    when = language.period(source.published) if source.published else language.word("undated")
    head = f"### {source.publisher[language.code]}{SEPARATOR}{when} {{#{source.id}}}"
    title = f"[{source.heading(language.code)}](<{source.url}>)"
    if source.title:
        title = f'<bdi lang="{source.language}">{title}</bdi>'
    else:
        title = f"{title} ({language.word('in-our-words')})"
    facts = "\n".join(f"- {name}: {text}" for name, text in _facts(source, ledger, language))
    return f"{head}\n\n{title}\n\n{facts}"


def _facts(source: Source, ledger: Ledger, language: Language) -> Iterator[tuple[str, str]]:
    code = language.code
    if source.origin:
        yield language.word("origin"), source.origin[code]
    quoted = f'<bdi dir="auto">{source.quoted}</bdi>'
    yield language.word("quoted"), quoted
    yield language.word("accessed"), language.period(source.accessed.isoformat())
    if source.archive:
        yield language.word("archive"), f"<{source.archive}>"
    figures = [figure for figure in ledger.figures.values() if source.id in figure.sources]
    if figures:
        links = [
            f"[{figure.label[code]}{SEPARATOR}{language.period(figure.period)}]"
            f"({LEDGER_PAGE}#{figure.id})"
            for figure in figures
        ]
        yield language.word("figures"), language.patterns["comma"].join(links)
