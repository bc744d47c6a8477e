"""The reference pages made from data: timeline, glossary, people and places, meetings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.pages.pages import LEDGER_PAGE
from scripts.render.definitions import SEPARATOR
from scripts.render.entries import (
    filed_as,
    forms_facts,
    other_languages,
    sources_fact,
    spelling,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scripts.ledger.glossary import Term
    from scripts.ledger.languages import Language
    from scripts.ledger.ledger import Ledger
    from scripts.ledger.meetings import Meeting
    from scripts.ledger.names import Name
    from scripts.ledger.timeline import Event
    from scripts.pages.pages import Page

YEAR = "year-"


def timeline_page(page: Page, ledger: Ledger) -> str:
    """Events under their years, oldest first, with a list of the years above them."""
    language = ledger.language(page.language)
    years: dict[str, list[Event]] = {}
    for event in ledger.events.values():
        years.setdefault(event.year, []).append(event)
    jumps = SEPARATOR.join(f"[{year}](#{YEAR}{year})" for year in years)
    parts = [f"{language.word('years', 'reference')}: {jumps}"] if years else []
    for year, events in years.items():
        parts.append(f"## {year} {{#{YEAR}{year}}}")
        parts += [_event(event, ledger, language) for event in events]
    return "\n\n".join(parts)


def _event(event: Event, ledger: Ledger, language: Language) -> str:
    kind = language.word(event.kind, "event-kinds")
    head = f"### {language.period(event.date)}{SEPARATOR}{kind} {{#{event.id}}}"

    def shown(name: str) -> str:
        return f"[{language.figure(ledger.figures[name])}]({LEDGER_PAGE}#{name})"

    facts = list(sources_fact(event.sources, ledger, language))
    if event.confidence != "high":
        level = language.word(event.confidence, "confidence")
        facts.append(f"{language.word('confidence')}: {level}")
    if event.planned:
        planned = language.word("planned", "reference")
        facts.insert(0, planned.format(by=event.planned[language.code]))
    return f"{head}\n\n{event.sentence(language.code, shown)}\n\n{_list(facts)}"


def glossary_page(page: Page, ledger: Ledger) -> str:
    """Terms in the alphabetical order of the language, each with its meaning."""
    language = ledger.language(page.language)
    terms = sorted(
        ledger.terms.values(),
        key=lambda term: filed_as(term.wording.preferred[page.language], page.language),
    )
    return "\n\n".join(_term(term, ledger, language) for term in terms)


def _term(term: Term, ledger: Ledger, language: Language) -> str:
    wording = term.wording
    note = [wording.note[language.code]] if wording.note else []
    facts = [
        *other_languages(wording, ledger, language),
        *forms_facts(wording, ledger, language),
        *note,
        *sources_fact(wording.sources, ledger, language),
    ]
    head = f"### {wording.preferred[language.code]} {{#{wording.id}}}"
    return f"{head}\n\n{term.definition[language.code]}\n\n{_list(facts)}"


def people_page(page: Page, ledger: Ledger) -> str:
    """Names by kind, each kind in the alphabetical order of the language."""
    language = ledger.language(page.language)
    parts: list[str] = []
    for kind, title in language.groups["name-kinds"].items():
        names = [name for name in ledger.names.values() if name.kind == kind]
        if names:
            parts.append(f"## {title} {{#kind-{kind}}}")
            parts += [_name(name, ledger, language) for name in _filed(names, language.code)]
    return "\n\n".join(parts)


def _filed(names: Iterable[Name], language: str) -> list[Name]:
    return sorted(names, key=lambda name: filed_as(name.wording.preferred[language], language))


def _name(name: Name, ledger: Ledger, language: Language) -> str:
    wording = name.wording
    others = [one for one in ledger.languages if one.code != language.code]
    spellings = SEPARATOR.join(spelling(wording.preferred, other) for other in others)
    note = [wording.note[language.code]] if wording.note else []
    facts = [
        *forms_facts(wording, ledger, language),
        *note,
        *sources_fact(wording.sources, ledger, language),
    ]
    head = f"### {wording.preferred[language.code]} {{#{wording.id}}}"
    return "\n\n".join(part for part in (head, spellings, _list(facts)) if part)


def meetings_page(page: Page, ledger: Ledger) -> str:
    """One table of the meetings that took place, with our count; then those only announced."""
    language = ledger.language(page.language)
    held = [meeting for meeting in ledger.meetings if not meeting.planned]
    planned = [meeting for meeting in ledger.meetings if meeting.planned]
    heads = (language.word(name, "meetings") for name in ("date", "what", "count"))
    rows = ["| " + " | ".join(heads) + " |", "| :--- | :--- | :--- |"]
    rows += [_meeting_row(meeting, ledger, language) for meeting in held]
    parts = ['<div class="data-table meetings" markdown>', "\n".join(rows), "</div>"]
    if planned:
        parts.append(f"## {language.word('announced', 'meetings')} {{#announced}}")
        parts.append(_list(_announced(meeting, ledger, language) for meeting in planned))
    return "\n\n".join(parts)


def _meeting_row(meeting: Meeting, ledger: Ledger, language: Language) -> str:
    what = f"**{meeting.place[language.code]}**{SEPARATOR}{meeting.occasion[language.code]}"
    sources = next(sources_fact(meeting.sources, ledger, language))
    count = f"{meeting.number}" if meeting.number else language.word(meeting.kind, "meeting-kinds")
    return f"| {language.period(meeting.date)} | {what}<br>{sources} | {count} |"


def _announced(meeting: Meeting, ledger: Ledger, language: Language) -> str:
    code = language.code
    what = f"{meeting.place[code]}{SEPARATOR}{meeting.occasion[code]}"
    sources = next(sources_fact(meeting.sources, ledger, language))
    return f"{language.period(meeting.date)}{SEPARATOR}{what}{SEPARATOR}{sources}"


def _list(facts: Iterable[str]) -> str:
    return "\n".join(f"- {fact}" for fact in facts)
