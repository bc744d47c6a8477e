"""Each fault seeded into a copy of the built site is found where it stands, and nothing else is."""

from __future__ import annotations

import shutil

import pytest

from scripts.checks.links import links_findings
from tests.seeding import WRITTEN, Workshop, build_copy, build_written, copy_site, faults
from tests.test_seeded_faults import assert_told


@pytest.fixture(scope="module")
def workshop(tmp_path_factory):
    root = copy_site(tmp_path_factory.mktemp("faults"))
    build_copy(root)
    return Workshop(root)


@pytest.mark.parametrize("fault", [pytest.param(one, id=one.name) for one in faults("links")])
def test_a_fault_of_the_built_site_is_found_and_nothing_else(workshop, fault):
    # Its places are tags and addresses: where one is gone, the site is built otherwise.
    assert workshop.has_place(fault), "aim the fault at what stands there now"

    found, place = workshop.site_report(fault)

    assert_told(fault, found, place)


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    return build_written(tmp_path_factory.mktemp("written"), faults("written_links"))


@pytest.mark.parametrize(
    "fault", [pytest.param(one, id=one.name) for one in faults("written_links")]
)
def test_a_fault_written_in_markdown_is_found_on_its_line(written, fault):
    found, places = written

    told = [one for one in found if (one.path, one.line) == places[fault.name]]

    assert_told(fault, told, places[fault.name])


def test_nothing_else_is_found_on_the_page_of_faults(written):
    found, places = written

    of_page = {(one.path, one.line) for one in found if one.path.endswith(f"/{WRITTEN}")}

    assert of_page <= {*places.values(), *((path, 0) for path, _ in places.values())}


def test_the_site_under_a_folder_or_none_gives_the_same_verdict(workshop, tmp_path):
    root = tmp_path / "site"
    shutil.copytree(workshop.root / "site", root)
    for file in (*root.rglob("*.html"), *root.rglob("*.xml")):
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("/mizan/", "/"), encoding="utf-8")
    page = root / "en" / "about" / "index.html"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("../method/", "../../../method/", 1), encoding="utf-8")

    found, _ = links_findings(root, workshop.root, ("ar", "en"))

    assert [one.rule for one in found] == ["link-outside-site"]
