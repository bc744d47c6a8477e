"""The arrows between the layers of scripts/, the one module that prints, and sizes.

core ← ledger ← pages ← render ← checks ← commands; reading ← ledger; extensions ← hooks;
language ← checks, extensions; website ← checks; cli ← commands. Nothing imports a command.
"""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
MODULES = sorted((ROOT / "scripts").rglob("*.py"))
MAY_IMPORT = {
    "core": {"core"},
    "reading": {"reading"},
    "language": {"language"},
    "gate": {"core", "gate"},
    "ledger": {"core", "reading", "ledger"},
    "pages": {"core", "reading", "ledger", "pages"},
    "website": {"core", "ledger", "pages", "website"},
    "web": {"core", "web"},
    "render": {"core", "reading", "ledger", "pages", "render"},
    "checks": {
        "core",
        "reading",
        "language",
        "ledger",
        "pages",
        "website",
        "web",
        "render",
        "checks",
    },
    "extensions": {"reading", "language", "extensions"},
    "hooks": {
        "core",
        "gate",
        "ledger",
        "pages",
        "website",
        "render",
        "checks",
        "extensions",
        "hooks",
    },
    "cli": {"core"},
    "command": {
        "core",
        "gate",
        "reading",
        "ledger",
        "pages",
        "website",
        "web",
        "render",
        "checks",
        "cli",
    },
}
LONGEST = 300


def layer(parts):
    return parts[0] if parts[0] in MAY_IMPORT else "command"


def imports(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("scripts"):
            module = node.module.split(".")[1:]
            yield from [layer(module)] if module else (layer([one.name]) for one in node.names)


def name(path):
    return str(path.relative_to(ROOT / "scripts"))


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_module_imports_only_what_its_layer_may(path):
    parts = path.relative_to(ROOT / "scripts").with_suffix("").parts
    if parts == ("__init__",):
        return

    assert set(imports(path)) <= MAY_IMPORT[layer(parts)]


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_only_one_module_prints(path):
    calls = {
        node.func.id
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }

    assert "print" not in calls or name(path) == "cli.py"


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_module_fits_the_head(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST
