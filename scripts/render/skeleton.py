"""A new page as an editor finds it: everything in its place, and a sign where words are wanted."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING

from scripts.core.errors import CannotRunError
from scripts.core.marks import TO_FILL

if TYPE_CHECKING:
    from pathlib import Path

TEMPLATES = "scripts/template"
_FALLBACK = "en"
_REVIEW_AFTER = dt.timedelta(days=90)


def page_skeleton(root: Path, code: str, title: str, today: dt.date) -> str:
    """The page in a language, from scripts/template/page.CODE.md; in English where there is none.

    Raises CannotRunError where not even that is there.
    """
    folder = root / TEMPLATES
    for name in (code, _FALLBACK):
        file = folder / f"page.{name}.md"
        if file.is_file():
            return file.read_text(encoding="utf-8").format(
                title=json.dumps(title, ensure_ascii=False),
                heading=title,
                today=today.isoformat(),
                next_review=(today + _REVIEW_AFTER).isoformat(),
            )
    raise CannotRunError(f"{folder} has no page.{_FALLBACK}.md to copy")


def places_to_fill(text: str) -> list[int]:
    """Lines that an editor still has to write."""
    return [number for number, line in enumerate(text.split("\n"), start=1) if TO_FILL in line]
