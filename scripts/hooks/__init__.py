"""Adapters between MkDocs and the functions in `scripts.core`; loaded by path from mkdocs.yml."""
