"""Show the findings of every check in the console of `mkdocs serve`, and fail `build --strict`.

An adapter: the rules live in scripts/checks. MIZAN_CHECKS=off silences it where the same checks
run anyway. A preview shows the page first: its checks run once the site is there.
"""

from __future__ import annotations

import logging
import os
import sys
import threading
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

from mkdocs.utils import CountHandler

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from scripts.pages.tree import Tree

# The plain `mkdocs` command does not put the repository on the path; hooks are found by file.
ROOT = str(Path(__file__).resolve().parents[2])
if ROOT not in sys.path:
    sys.path.insert(0, ROOT)

from scripts.checks.every import findings  # noqa: E402
from scripts.core.errors import CannotRunError  # noqa: E402
from scripts.core.finding import Severity  # noqa: E402
from scripts.core.report import as_text  # noqa: E402
from scripts.hooks import shared  # noqa: E402
from scripts.website.publishing import build_day  # noqa: E402

# A warning on any logger outside mkdocs does not fail --strict.
log = logging.getLogger(f"mkdocs.hooks.{__name__}")
_run = SimpleNamespace(preview=False)
# A section that is behind says so to its readers; the site can be published meanwhile.
_SAID = frozenset({"section-behind", "section-unconfirmed"})
_LEVELS = {Severity.ERROR: logging.WARNING, Severity.WARNING: logging.WARNING}


def on_startup(command: str, **_: object) -> None:
    """Remember whether this is a preview."""
    _run.preview = command == "serve"


def on_config(config: MkDocsConfig) -> None:
    """Let a preview go on: strict is for builds, and an aborted rebuild leaves the server stuck.

    MkDocs counts warnings with a handler of its own and aborts when the count is not nought.
    """
    if _run.preview and config.strict:
        for handler in logging.getLogger("mkdocs").handlers:
            if isinstance(handler, CountHandler):
                handler.setLevel(logging.CRITICAL + 1)


def on_pre_build(config: MkDocsConfig) -> None:
    """Check the sources once per build, before the first language is built."""
    first = next(iter(config.plugins["i18n"].config.languages)).locale
    if os.environ.get("MIZAN_CHECKS") == "off" or config.theme["language"] != first:
        return
    tree = shared.tree()  # the hook of the website has just read it
    if not _run.preview or isinstance(tree, CannotRunError):
        _show(tree)


def on_post_build(config: MkDocsConfig) -> None:
    """In a preview, check once the last language is built, while the page is looked at."""
    tree, last = shared.tree(), list(config.plugins["i18n"].config.languages)[-1].locale
    checked = os.environ.get("MIZAN_CHECKS") == "off" or isinstance(tree, CannotRunError)
    if _run.preview and config.theme["language"] == last and not checked:
        threading.Thread(target=_show, args=(tree,), daemon=True).start()


def _show(tree: Tree | CannotRunError) -> None:
    if isinstance(tree, CannotRunError):
        found = list(tree.findings)
        if not found:
            log.warning("%s", tree)
    else:
        found = findings(tree, today=build_day(os.environ))
    for finding in found:
        level = _LEVELS.get(finding.severity, logging.INFO)
        log.log(logging.INFO if finding.rule in _SAID else level, as_text([finding]).rstrip())
