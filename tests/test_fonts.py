"""The stylesheet says which characters are in which font file, and says it right."""

import re
from itertools import combinations

import pytest
from fontTools.ttLib import TTFont

from tests.support import ROOT

ASSETS = ROOT / "docs/assets"
FACE = re.compile(r"@font-face \{(.*?)\}", re.DOTALL)
PAGES = sorted(path for code in ("ar", "en") for path in (ROOT / "docs" / code).glob("*.md"))
FILES = sorted(path.name for path in (ASSETS / "fonts").glob("*.woff2"))
# Blanks and the marks of what joins have a place, but not always a shape of their own.
SHAPELESS = {0x2009, 0x200C, 0x200D, 0x202F}


def faces():
    """Each face: file, weight, characters."""
    for body in FACE.findall((ASSETS / "stylesheets/fonts.css").read_text(encoding="utf-8")):
        (name,) = re.findall(r'url\("\.\./fonts/([^"]+)"\)', body)
        (weight,) = re.findall(r"font-weight: (\d+);", body)
        (ranges,) = re.findall(r"unicode-range: ([^;]+);", body)
        characters = set()
        for one in ranges.split(", "):
            first, _, last = one.removeprefix("U+").partition("-")
            characters |= set(range(int(first, 16), int(last or first, 16) + 1))
        yield name, weight, characters


def shapes(name):
    return set(TTFont(ASSETS / "fonts" / name).getBestCmap())


def test_every_file_has_its_face():
    assert sorted(name for name, _, _ in faces()) == FILES


@pytest.mark.parametrize("face", [face for face in faces() if "-core" in face[0]], ids=str)
def test_a_core_file_has_a_shape_for_each_of_its_characters(face):
    name, _, characters = face

    assert characters - shapes(name) - SHAPELESS == set()


@pytest.mark.parametrize("weight", ["400", "700"])
def test_a_character_is_in_one_file_only(weight):
    ranges = [characters for _, own, characters in faces() if own == weight]

    assert [one & other for one, other in combinations(ranges, 2) if one & other] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.parent.name}/{page.stem}")
def test_a_page_does_with_the_core_files(page):
    core = set().union(*(characters for name, _, characters in faces() if "-core" in name))
    whole = set().union(*(characters for _, _, characters in faces())) - core
    text = page.read_text(encoding="utf-8")

    assert {character for character in text if ord(character) in whole} == set()


@pytest.mark.parametrize("name", [name for name in FILES if "-core" in name])
def test_a_core_file_is_small(name):
    assert (ASSETS / "fonts" / name).stat().st_size <= 12_000
