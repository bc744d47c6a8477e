"""Pages kept between builds: found under what they were made of, and under nothing else."""

from __future__ import annotations

import pytest

from scripts.website.rendered import (
    Heading,
    Rendered,
    Store,
    cache_file,
    fingerprint,
    key_of,
    read_store,
    write_store,
)

PAGE = Rendered(
    "<h2 id='a'>أ</h2>",
    (Heading("أ", "a", 2, (Heading("ب &amp; ج", "b", 3),)),),
    frozenset({"a", "b"}),
    {"ar/figures.md": {"trade-2023": "figures.md#trade-2023"}},
)


def test_a_page_is_found_under_its_key_alone():
    store = Store()
    store.put("ar/index.md", "key", PAGE)

    assert store.get("ar/index.md", "key") == PAGE
    assert store.get("ar/index.md", "another") is None
    assert store.get("en/index.md", "key") is None


def test_what_is_written_is_read_again(tmp_path):
    file = tmp_path / "caches" / "kept.json"
    store = Store()
    store.put("ar/index.md", "key", PAGE)

    write_store(file, store)

    assert read_store(file).get("ar/index.md", "key") == PAGE


@pytest.mark.parametrize("text", ["", "{", "[]", '{"a": 1}', '{"a": ["k", {"html": 1}]}', "null"])
def test_a_broken_file_is_an_empty_one(tmp_path, text):
    file = tmp_path / "kept.json"
    file.write_text(text, encoding="utf-8")

    assert read_store(file).pages == {}


@pytest.mark.parametrize("path", ["docs/data/figures.toml", "scripts/a/b.py", "mkdocs.yml"])
def test_data_code_and_settings_change_the_fingerprint(tmp_path, path):
    before = fingerprint(tmp_path, ["ar"])
    (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / path).write_text("x", encoding="utf-8")

    assert fingerprint(tmp_path, ["ar"]) != before


def test_language_pages_and_text_change_the_key(tmp_path):
    made_of = fingerprint(tmp_path, ["ar", "ar/index.md ./"])
    others = {
        key_of(fingerprint(tmp_path, ["en", "ar/index.md ./"]), "ar/index.md", "text"),
        key_of(fingerprint(tmp_path, ["ar"]), "ar/index.md", "text"),
        key_of(made_of, "ar/trade.md", "text"),
        key_of(made_of, "ar/index.md", "text "),
    }

    assert key_of(made_of, "ar/index.md", "text") not in others
    assert len(others) == 4


def test_nothing_is_kept_in_ci_nor_in_the_tree():
    assert cache_file({"CI": "true", "HOME": "/h"}) is None
    assert str(cache_file({"HOME": "/h"})) == "/h/.cache/mizan/rendered.json"
    assert str(cache_file({"HOME": "/a", "XDG_CACHE_HOME": "/c"})) == "/c/mizan/rendered.json"
