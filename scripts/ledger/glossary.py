"""The terms that a page may need explained: docs/data/glossary.toml.

An entry is `term.ar`, `term.en`, `definition.ar`, `definition.en` (one sentence each, shown where
the term first stands on a page, so without markup and without a figure), and what `forms.py`
describes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scripts.ledger.forms import Wording, read_wording
from scripts.ledger.schema import read_entries
from scripts.ledger.toml_file import read_toml

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from scripts.core.finding import Finding
    from scripts.ledger.schema import Words

GLOSSARY_FILE = "docs/data/glossary.toml"


@dataclass(frozen=True, slots=True)
class Term:
    """A term, how it is written and what it means."""

    definition: Words
    wording: Wording


def read_glossary(
    root: Path, languages: tuple[str, ...], sources: Collection[str], faults: list[Finding]
) -> dict[str, Term]:
    """The terms by id, in the order of the file; faults are added to the list."""
    terms = {}
    for name, entry in read_entries(read_toml(root, GLOSSARY_FILE), faults, languages).items():
        definition = entry.words("definition") or {}
        terms[name] = Term(definition, read_wording(name, entry, "term", sources))
        entry.close()
    return terms
