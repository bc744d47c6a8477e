"""The tree that a build is made from, read once for all hooks."""

from __future__ import annotations

import os
from types import SimpleNamespace
from typing import TYPE_CHECKING

from scripts.core.errors import CannotRunError
from scripts.gate.gate import gate_findings
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
    stranger sends comes with a checkout, not between two saves.
    """
    found: list[Finding] = []
    if not _run.gated and env.get("MIZAN_CHECKS") != "off":
        found, _ = gate_findings(root)
    _run.gated = True
    try:
        if found:
            raise CannotRunError("the sources cannot be trusted", found)  # noqa: TRY301  as below
        _run.tree = read_tree(root)
    except CannotRunError as error:
        _run.tree = error
    return tree()


def stops(found: Tree | CannotRunError) -> bool:
    """Whether MkDocs must not go on with what was found."""
    return isinstance(found, CannotRunError) and any(
        finding.rule in _STOPS for finding in found.findings
    )


def tree() -> Tree | CannotRunError:
    """What was read at the start of this build."""
    found: Tree | CannotRunError = _run.tree
    return found
