"""How the site writes names: docs/data/names.toml, one entry per person, place or institution.

An entry is `kind`, `name.ar`, `name.en`, and what `forms.py` describes; `note.ar` and `note.en`
only where a reader needs a word of explanation. Kinds are those of languages.toml, in its order.
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

NAMES_FILE = "docs/data/names.toml"


@dataclass(frozen=True, slots=True)
class Name:
    """A name and how it is written."""

    kind: str
    wording: Wording


def read_names(
    root: Path,
    languages: tuple[str, ...],
    kinds: Collection[str],
    sources: Collection[str],
    faults: list[Finding],
) -> dict[str, Name]:
    """The names by id, in the order of the file; faults are added to the list."""
    names = {}
    for name, entry in read_entries(read_toml(root, NAMES_FILE), faults, languages).items():
        kind = entry.choice("kind", kinds)
        names[name] = Name(kind, read_wording(name, entry, "name", sources))
        entry.close()
    return names
