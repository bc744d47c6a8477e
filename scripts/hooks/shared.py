"""The tree that a build is made from, read once for all hooks."""

from __future__ import annotations

import os
from dataclasses import replace
from types import SimpleNamespace
from typing import TYPE_CHECKING

from scripts.core.errors import CannotRunError
from scripts.gate.gate import gate_findings
from scripts.gate.head import read_head
from scripts.pages.tree import Tree, read_tree

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from scripts.core.finding import Finding

_run = SimpleNamespace(tree=None, gated=False)
# What MkDocs would publish from elsewhere, or would not come back from.
_STOPS = frozenset({"file-kind", "page-cost"})


def read_again(root: Path, env: Mapping[str, str] = os.environ) -> Tree | CannotRunError:
    """Read the tree at the start of a build; what keeps it from being read is returned.

    The first time the source gate looks at it, unless MIZAN_CHECKS says that it has: what a
    stranger sends comes with a checkout, not between two saves. A slip in the head of a page does
    come between two saves, so heads are looked at each time.
    """
    found: list[Finding] = []
    if not _run.gated and env.get("MIZAN_CHECKS") != "off":
        found, _ = gate_findings(root)
    _run.gated = True
    try:
        if found:
            raise CannotRunError("the sources cannot be trusted", found)  # noqa: TRY301  as below
        _run.tree = _with_heads(read_tree(root))
    except CannotRunError as error:
        _run.tree = error
    return tree()


def _with_heads(tree: Tree) -> Tree:
    """The tree, with what the gate says of heads that are YAML and hold what no head may."""
    readable = (page for page in tree.pages if page.front.readable)
    heads = (read_head(page.path, page.text.removeprefix("\ufeff")) for page in readable)
    return replace(tree, faults=(*tree.faults, *(one for head in heads for one in head.findings)))


def stops(found: Tree | CannotRunError) -> bool:
    """Whether MkDocs must not go on with what was found."""
    return isinstance(found, CannotRunError) and any(
        finding.rule in _STOPS for finding in found.findings
    )


def tree() -> Tree | CannotRunError:
    """What was read at the start of this build."""
    found: Tree | CannotRunError = _run.tree
    return found
