"""One word for one thing: the form that we write, those that we accept, those that we avoid.

Shared by names.toml and glossary.toml, in which an entry says

    also.ar  = ["…"]    accepted beside the preferred form: short forms, synonyms
    avoid.ar = ["…"]    what others write and we do not: reported, and found by search
    source   = ["…"]    entries of sources.toml in which the form, or what it means, was read
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scripts.ledger.schema import did_you_mean
from scripts.ledger.sources import check_id

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from scripts.core.finding import Finding
    from scripts.ledger.schema import Entry, Forms, Words


@dataclass(frozen=True, slots=True)
class Wording:
    """How one thing is written in every language."""

    id: str
    preferred: Words
    also: Forms
    avoid: Forms
    note: Words | None
    sources: tuple[str, ...]
    entry: Entry

    @property
    def line(self) -> int:
        """Line of the entry in its file."""
        return self.entry.line()

    def accepted(self, language: str) -> tuple[str, ...]:
        """The preferred form and those that may stand for it."""
        return (self.preferred[language], *self.also[language])


def read_wording(name: str, entry: Entry, preferred: str, sources: Collection[str]) -> Wording:
    """What names and terms have in common; `preferred` is the field with the form we write."""
    check_id(name, entry)
    wording = Wording(
        id=name,
        preferred=entry.words(preferred) or {},
        also=entry.forms("also"),
        avoid=entry.forms("avoid"),
        note=entry.words("note", required=False),
        sources=known_sources(entry, sources, required=False),
        entry=entry,
    )
    _check_repeated(wording)
    return wording


def known_sources(entry: Entry, sources: Collection[str], *, required: bool) -> tuple[str, ...]:
    """The sources that an entry names; unknown ones are faults."""
    names = entry.texts("source", required=required)
    for name in names:
        if name not in sources:
            fix = did_you_mean(name, sources)
            message = "the source is not known"
            entry.fault("ledger-unknown-source", message, "source", found=name, fix=fix)
    return names


def _check_repeated(wording: Wording) -> None:
    for language, preferred in wording.preferred.items():
        forms = [preferred, *wording.also[language], *wording.avoid[language]]
        for form in dict.fromkeys(form for form in forms if form and forms.count(form) > 1):
            wording.entry.fault(
                "ledger-bad-value",
                "the form stands twice in the entry",
                *(("avoid", language) if form in wording.avoid[language] else ("also", language)),
                found=form,
                fix="keep one of the two",
            )


def contradictions(wordings: Collection[Wording]) -> Iterator[Finding]:
    """Forms to avoid that another entry writes; each is a fault of the entry that avoids it."""
    for wording in wordings:
        for language, avoided in wording.avoid.items():
            for form in avoided:
                other = next((one for one in wordings if form in one.accepted(language)), None)
                if other is not None and other is not wording:
                    yield wording.entry.finding(
                        "ledger-bad-value",
                        f"{other.id} writes what this entry avoids",
                        "avoid",
                        language,
                        found=form,
                        fix="take the form out of one of the two entries",
                    )
