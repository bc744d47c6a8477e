"""The tree that a build is made from, read once for all hooks."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING

from scripts.core.errors import CannotRunError
from scripts.pages.tree import Tree, read_tree

if TYPE_CHECKING:
    from pathlib import Path

_run = SimpleNamespace(tree=None)


def read_again(root: Path) -> Tree | CannotRunError:
    """Read the tree at the start of a build; what keeps it from being read is returned."""
    try:
        _run.tree = read_tree(root)
    except CannotRunError as error:
        _run.tree = error
    return tree()


def tree() -> Tree | CannotRunError:
    """What was read at the start of this build."""
    found: Tree | CannotRunError = _run.tree
    return found
