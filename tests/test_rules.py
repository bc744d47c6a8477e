"""Every rule finds its own Bad examples and leaves its Good ones alone."""

from __future__ import annotations

import inspect
import re
from itertools import zip_longest
from textwrap import dedent

import pytest

from scripts.checks.every import SOURCE_RULES
from scripts.pages.tree import read_tree

_EXAMPLE = re.compile(r"^(Bad|Good): +", re.MULTILINE)
_ARABIC = re.compile("[\u0600-\u06ff]")


def examples():
    for rule in SOURCE_RULES:
        text = inspect.cleandoc(rule.__doc__ or "")
        heads = list(_EXAMPLE.finditer(text))
        for head, following in zip_longest(heads, heads[1:]):
            body = text[head.end() : following.start() if following else len(text)]
            first, *rest = body.rstrip().split("\n")
            example = "\n".join([first, *dedent("\n".join(rest)).split("\n")]).strip()
            yield pytest.param(rule, head[1] == "Bad", example, id=f"{rule.__name__}: {example}")


def pages(example):
    """The example as pages: `en ⇄ ar` makes a pair, otherwise its letters tell the language."""
    if "⇄" in example:
        english, arabic = example.split("⇄")
        return {"en": english.strip(), "ar": arabic.strip()}
    return {"ar" if _ARABIC.search(example) else "en": example}


@pytest.mark.parametrize(("rule", "bad", "example"), list(examples()))
def test_a_rule_does_what_its_docstring_shows(tiny, page, rule, bad, example):
    for language, text in pages(example).items():
        page(language, "example.md", f"{text}\n")

    found = [one for one in rule(read_tree(tiny)) if one.path.endswith("example.md")]

    assert bool(found) == bad
    assert all(one.rule == rule.__name__.replace("_", "-") for one in found)


def test_a_rule_is_documented_by_a_statement_of_how_things_should_be():
    for rule in SOURCE_RULES:
        first = inspect.cleandoc(rule.__doc__ or "").splitlines()[0]
        assert first[0].isupper(), rule.__name__
        assert first.endswith("."), rule.__name__


def test_every_page_rule_shows_a_bad_example():
    whole_tree = {
        "figure_in_one_language",
        "unused_figure",
        "unused_source",
        "derivation_out_of_line",
        "derivation_gross_out_of_line",
        "cell_out_of_date",
        "correction_outlived",
        "generated_block_out_of_date",
        "generated_file_out_of_date",
        "missing_twin",
        "needless_only_here",
        "section_behind",
        "section_unconfirmed",
        "section_forgotten",
        "front_matter_differs",
        "front_matter_missing",
    }

    shown = {rule.__name__ for rule in SOURCE_RULES if "Bad:" in (rule.__doc__ or "")}

    assert shown == {rule.__name__ for rule in SOURCE_RULES} - whole_tree
