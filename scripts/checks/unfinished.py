"""What an editor has begun and not yet written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.core.finding import Finding
from scripts.core.marks import TO_FILL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.pages.tree import Tree


def unfinished_text(tree: Tree) -> Iterator[Finding]:
    """A page has no place left where the sign ✎ asks for words.

    Bad:  ✎ Write the section.
    Good: The pipeline opened in 2019.
    """
    for page in tree.pages:
        for number, line in enumerate(page.text.split("\n"), start=1):
            if TO_FILL in line:
                yield Finding(
                    page.path,
                    number,
                    "unfinished-text",
                    "here words are still wanted",
                    found=line.strip(),
                    fix=f"write the text and take away the sign {TO_FILL}",
                )


RULES = (unfinished_text,)
