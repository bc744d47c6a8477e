"""The built site is served as GitHub Pages would, opened page by page, and weighed."""

from __future__ import annotations

import gzip
import http.client
import shutil
import socket
import subprocess
import sys
from urllib.parse import urlsplit

import pytest

from scripts import publish_check
from scripts.checks.published import page_too_heavy, page_trouble
from scripts.cli import run
from scripts.core.errors import CannotRunError
from scripts.core.finding import Severity
from scripts.website.browsing import Visit, trouble_of
from scripts.website.budgets import Budget, read_budgets
from scripts.website.server import served
from scripts.website.serving import content_type, respond
from tests.support import ROOT

PAGE = '<!doctype html><html lang="en" dir="ltr"><title>t</title><h1>t</h1>'
FILES = ("index.html", "trade/index.html", "en/about.html", "data/x.csv", "404.html", "النفط.html")


@pytest.fixture
def site(tmp_path):
    for name in FILES:
        file = tmp_path / "site" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"{PAGE}{name}" * 20, encoding="utf-8")
    (tmp_path / "site" / "pixel.png").write_bytes(b"\x89PNG" + b"0" * 500)
    (tmp_path / "secret.html").write_text("not of the site", encoding="utf-8")
    return tmp_path / "site"


@pytest.fixture
def ask(site):
    """Ask a running server: ask("/mizan/trade") -> status, headers, body."""
    with served(site, "/mizan/") as serving:
        place = urlsplit(serving.address)

        def request(target, method="GET", **headers):
            connection = http.client.HTTPConnection(place.hostname or "", place.port, timeout=10)
            connection.request(method, target, headers=headers)
            response = connection.getresponse()
            body = response.read()
            connection.close()
            return response.status, response.headers, body

        yield request


@pytest.mark.parametrize(
    ("target", "status", "file"),
    [
        pytest.param("/mizan/", 200, "index.html", id="home"),
        pytest.param("/mizan/trade/", 200, "trade/index.html", id="folder"),
        pytest.param("/mizan/trade/?q=1", 200, "trade/index.html", id="query"),
        pytest.param("/mizan/trade/index.html", 200, "trade/index.html", id="index by name"),
        pytest.param("/mizan/en/about", 200, "en/about.html", id="ending left out"),
        pytest.param("/mizan/%D8%A7%D9%84%D9%86%D9%81%D8%B7", 200, "النفط.html", id="Arabic"),
        pytest.param("/mizan/Trade/", 404, "404.html", id="capital letter"),
        pytest.param("/mizan/data/", 404, "404.html", id="folder without index"),
        pytest.param("/mizan/no/such/", 404, "404.html", id="no such page"),
        pytest.param("/mizan/../secret.html", 404, "404.html", id="above"),
        pytest.param("/mizan/%2e%2e/secret.html", 404, "404.html", id="above, encoded"),
    ],
)
def test_an_address_is_answered_as_github_pages_would(ask, target, status, file):
    got, headers, body = ask(target)

    assert (got, headers["Content-Type"]) == (status, "text/html; charset=utf-8")
    assert body.decode("utf-8") == f"{PAGE}{file}" * 20


@pytest.mark.parametrize(
    ("target", "place"),
    [
        pytest.param("/mizan/trade", "/mizan/trade/", id="page"),
        pytest.param("/mizan/trade?q=%D9%86", "/mizan/trade/?q=%D9%86", id="with a query"),
        pytest.param("/mizan", "/mizan/", id="the site"),
    ],
)
def test_a_missing_slash_is_a_redirect(ask, target, place):
    status, headers, body = ask(target)

    assert (status, headers["Location"], body) == (301, place, b"")


def test_what_lies_outside_the_sub_path_is_another_site(ask):
    assert ask("/trade/")[0] == 404
    assert b"not this site" in ask("/")[2]


def test_text_is_compressed_for_whoever_accepts_it_and_a_picture_is_not(ask):
    _, plain, whole = ask("/mizan/")
    _, packed, body = ask("/mizan/", **{"Accept-Encoding": "br, gzip"})
    _, picture, _ = ask("/mizan/pixel.png", **{"Accept-Encoding": "gzip"})

    assert "Content-Encoding" not in plain
    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(body) == whole
    assert len(body) < len(whole)
    assert "Content-Encoding" not in picture


def test_head_is_answered_without_a_body(ask):
    status, headers, body = ask("/mizan/", "HEAD")

    assert (status, body) == (200, b"")
    assert int(headers["Content-Length"]) > 0


@pytest.mark.parametrize(
    ("file", "kind"),
    [
        ("a.html", "text/html; charset=utf-8"),
        ("a.css", "text/css; charset=utf-8"),
        ("a.js", "application/javascript; charset=utf-8"),
        ("a.json", "application/json; charset=utf-8"),
        ("a.csv", "text/csv; charset=utf-8"),
        ("a.svg", "image/svg+xml"),
        ("a.woff2", "font/woff2"),
        ("a.xml", "application/xml"),
        ("parity.lock", "application/octet-stream"),
    ],
)
def test_a_file_has_the_type_of_its_ending(file, kind):
    assert content_type(file).replace("text/xml; charset=utf-8", "application/xml") == kind


def test_the_server_is_for_this_machine_and_stops(site):
    with served(site) as serving:
        place = urlsplit(serving.address)
        assert place.hostname == "127.0.0.1"

    with socket.socket() as one:
        assert one.connect_ex((place.hostname, place.port)) != 0


def test_a_link_out_of_the_site_is_not_followed(site):
    (site / "out").symlink_to(site.parent)

    with served(site) as serving:
        place = urlsplit(serving.address)
        connection = http.client.HTTPConnection(place.hostname or "", place.port, timeout=10)
        connection.request("GET", "/out/secret.html")
        assert connection.getresponse().status == 404
        connection.close()


def test_without_a_page_for_it_a_wrong_address_is_still_answered(site):
    assert respond(site, {"index.html"}, "/", "/x").status == 404


BUDGET = Budget("html", 30, 40, {"figures/": 90}, {"figures/": 7, "": 3})


@pytest.mark.parametrize(
    ("weights", "found"),
    [
        pytest.param({"": 39_000, "figures/": 89_000}, [], id="within"),
        pytest.param({"": 40_001, "figures/": 90_001}, ["40.0 kB", "90.0 kB"], id="over"),
        pytest.param({"": 31_999, "figures/": 89_000}, ["the heaviest page: 32.0 kB"], id="loose"),
        pytest.param({"": 39_000, "figures/": 60_000}, ["figures/: 60.0 kB"], id="one loose"),
        pytest.param({"": 39_000}, ["figures/: 0.0 kB"], id="no such page"),
    ],
)
def test_a_page_is_held_to_its_budget_and_the_budget_to_the_page(weights, found):
    assert [one.found for one in page_too_heavy(weights, BUDGET, {})] == found


def test_a_loose_ceiling_says_so_and_does_not_fail():
    (finding,) = page_too_heavy({"": 39_000, "figures/": 60_000}, BUDGET, {})

    assert finding.severity is Severity.INFO
    assert (finding.path, finding.line) == ("scripts/budgets.toml", 7)


@pytest.mark.parametrize(
    "text", ["", "[html]\ngoal = 'x'\n", "[html]\ngoal = 1\n[html.ceilings]\na = 'x'\n"]
)
def test_a_budget_that_is_none_is_refused(tmp_path, text):
    (tmp_path / "scripts").mkdir()
    (tmp_path / "scripts/budgets.toml").write_text(text, encoding="utf-8")

    with pytest.raises(CannotRunError, match=r"budgets\.toml"):
        read_budgets(tmp_path)


def test_the_goals_are_those_that_were_set():
    budgets = read_budgets(ROOT)

    goals = {name: budget.goal for name, budget in budgets.items()}
    assert goals == {"html": 30, "first-view": 150, "fonts": 40}


@pytest.mark.parametrize(
    ("look", "count"),
    [
        pytest.param({}, 0, id="fine"),
        pytest.param({"language": "ar"}, 1, id="language"),
        pytest.param({"direction": ""}, 1, id="direction"),
        pytest.param({"headings": 0}, 1, id="heading"),
        pytest.param({"over": 3}, 1, id="side scroll"),
    ],
)
def test_a_page_is_asked_what_it_says_of_itself(look, count):
    fine = {"language": "en", "direction": "ltr", "headings": 1, "over": 0}

    assert len(trouble_of({**fine, **look}, "en")) == count


def test_trouble_is_told_once_for_each_page():
    visit = Visit("trade/", ("404: /x.png", "404: /x.png"), 1)

    (finding,) = page_trouble([visit], {"trade/": "docs/ar/trade.md"})

    assert (finding.path, finding.found) == ("docs/ar/trade.md", "404: /x.png")


@pytest.fixture
def little(tmp_path):
    """A tree with a built site of one page in each language."""
    for name in ("docs/data/languages.toml", "scripts/budgets.toml"):
        target = tmp_path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, target)
    for name, language, other in (("index.html", "ar", "en/"), ("en/index.html", "en", "../")):
        file = tmp_path / "site" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(
            f'<!doctype html><html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}">'
            f'<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">'
            f"<title>t</title><h1>t</h1>"
            f'<a hreflang="{"en" if language == "ar" else "ar"}" href="{other}">x</a>',
            encoding="utf-8",
        )
    return tmp_path


@pytest.mark.browser
def test_pages_are_opened_and_what_is_wrong_with_one_is_told(little):
    page = little / "site/en/index.html"
    page.write_text(
        page.read_text(encoding="utf-8")
        + '<p style="width: 900px">wide</p><script>throw new Error("oh")</script>'
        + '<img alt="" src="https://nowhere.invalid/x.png">',
        encoding="utf-8",
    )

    # A process of its own: another test's browser may be open in this one.
    command = [sys.executable, "-m", "scripts.publish_check", "--root", str(little)]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert result.returncode == 1, result.stderr
    out = result.stdout
    assert "script: oh" in out
    assert "asks elsewhere: https://nowhere.invalid/x.png" in out
    assert "scrolls sideways" in out
    assert out.count("page-trouble") >= 3
    assert "site/index.html" not in out


def test_without_a_browser_links_and_html_are_looked_at(little, capsys):
    arguments = ["--root", str(little), "--format", "text", "--no-browser"]
    run(publish_check.main, arguments)
    assert "page-too-heavy: the page" not in capsys.readouterr().out

    # Text that does not compress.
    noise = "".join(chr(0x4E00 + (index * 7919) % 20_000) for index in range(30_000))
    page = little / "site/en/index.html"
    page.write_text(page.read_text(encoding="utf-8") + noise, encoding="utf-8")

    assert run(publish_check.main, arguments) == 1
    assert "en/index.html:0: error: page-too-heavy" in capsys.readouterr().out


def test_without_a_site_it_cannot_look(tmp_path, capsys):
    assert run(publish_check.main, ["--root", str(tmp_path)]) == 2
    assert "build it with `mkdocs build`" in capsys.readouterr().err
