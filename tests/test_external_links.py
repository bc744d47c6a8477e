"""Visits to pages elsewhere, against a server of our own with every bad habit."""

from __future__ import annotations

import datetime as dt
import gzip
import itertools
import json
import socket
import ssl
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest

from scripts import check_links
from scripts.checks.external import Outside, external_findings, outside_links, quote_findings
from scripts.core.errors import CannotRunError
from scripts.pages.tree import read_tree
from scripts.web.addresses import BadAddressError, address, is_public
from scripts.web.memory import Memory, remembered
from scripts.web.quotes import Quote, still_there
from scripts.web.requests import Door, Limits, Reply, RequestError, ask
from scripts.web.rounds import visit_all
from scripts.web.verdicts import Kind, Verdict, verdict
from scripts.web.visits import Hop, Visit, Visitor
from tests.support import ROOT, run_command

PAGE = b"<html><title>Trade in figures</title><h1>Trade</h1>" + b"<p>words</p>" * 40
BOMB = gzip.compress(b"<title>Bomb</title>" + b"\0" * 50_000_000)
TODAY = dt.date(2026, 11, 25)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    counts: ClassVar[dict[tuple[str, str], int]] = {}
    log: ClassVar[list[tuple[float, str, str, dict[str, str]]]] = []

    def log_message(self, *_):
        pass

    def answer(self, status, body=PAGE, **headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        if "Content_Length" not in headers:
            self.send_header("Content-Length", str(len(body)))
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def do_HEAD(self):
        self.any()

    def do_GET(self):
        self.any()

    def any(self):
        name = self.path.split("?")[0].strip("/")
        Handler.log.append((time.monotonic(), self.command, self.path, dict(self.headers)))
        times = Handler.counts[name, self.command] = Handler.counts.get((name, self.command), 0) + 1
        getattr(self, f"page_{name.split('/')[0].replace('-', '_')}", self.page_status)(times)

    def page_ok(self, _):
        self.answer(200)

    def page_(self, _):
        self.answer(200)

    def page_status(self, _):
        name = self.path.strip("/").split("/")[0]
        self.answer(int(name) if name.isdigit() else 404, b"<title>Sorry</title>")

    def page_head_lies(self, _):
        self.answer(405 if self.command == "HEAD" else 200)

    def page_head_hangs_up(self, _):
        if self.command == "HEAD":
            self.connection.shutdown(socket.SHUT_RDWR)
            self.close_connection = True
        else:
            self.answer(200)

    def once(self, times, status):
        self.answer(status if self.command == "GET" and times == 1 else 200)

    def page_once404(self, times):
        self.once(times, 404)

    def page_once503(self, times):
        self.once(times, 503)

    def page_wait_a_second(self, times):
        if self.command == "GET" and times == 1:
            self.answer(429, Retry_After="1")
        else:
            self.answer(200)

    def page_wait_nonsense(self, times):
        if self.command == "GET" and times == 1:
            self.answer(429, Retry_After="-5 soon")
        else:
            self.answer(200)

    def page_wait_for_ever(self, _):
        self.answer(429, Retry_After="999999")

    def page_moved(self, _):
        self.answer(301, b"", Location="/ok/")

    def page_moved_for_now(self, _):
        self.answer(302, b"", Location="/ok/")

    def page_moved_both(self, _):
        self.answer(301, b"", Location="/moved-for-now/")

    def page_loop(self, _):
        self.answer(302, b"", Location="/loop/")

    def page_long(self, _):
        number = int(self.path.partition("?")[2] or 0)
        self.answer(302, b"", Location=f"/long/?{number + 1}")

    def page_nowhere(self, _):
        self.answer(302, b"")

    def page_home(self, _):
        self.answer(301, b"", Location="/")

    def page_inside(self, _):
        port = self.headers["Host"].rpartition(":")[2]
        self.answer(302, b"", Location=f"http://inside.test:{port}/secret/")

    def page_file(self, _):
        self.answer(302, b"", Location="file:///etc/passwd")

    def page_arabic(self, _):
        path = "/ok/الصين".encode().decode("latin-1")
        self.answer(302, b"", Location=path)

    def page_cookie(self, _):
        if "seen=1" in self.headers.get("Cookie", ""):
            self.answer(200)
        else:
            self.answer(302, b"", Location="/cookie/", Set_Cookie="seen=1; Path=/")

    def page_soft(self, _):
        self.answer(200, "<title>الصفحة غير موجودة</title><h1>خطأ</h1>".encode())

    def page_parked(self, _):
        self.answer(200, b"<title>example.com</title><p>Buy this domain today</p>")

    def page_empty(self, _):
        self.answer(200, b"<html></html>")

    def page_refresh(self, _):
        self.answer(200, b'<meta http-equiv="refresh" content="0; url=/new/"><title>x</title>')

    def page_wall(self, _):
        self.answer(503, b"<title>Just a moment...</title>")

    def page_bomb(self, _):
        self.answer(200, BOMB, Content_Encoding="gzip")

    def page_bad_gzip(self, _):
        self.answer(200, b"not gzip at all", Content_Encoding="gzip")

    def page_short(self, _):
        self.answer(200, PAGE, Content_Length=str(len(PAGE) + 999))
        self.close_connection = True

    def page_garbage(self, _):
        self.wfile.write(b"\x00\xff nonsense \r\n\r\n")
        self.close_connection = True

    def page_many_headers(self, _):
        self.wfile.write(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 5000 + b"\r\n")
        self.close_connection = True

    def page_drip(self, _):
        self.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
        for _ in range(300):
            try:
                self.wfile.write(b"y")
                self.wfile.flush()
            except OSError:
                return
            time.sleep(0.05)

    def page_endless(self, _):
        self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
        for _ in range(5000):
            try:
                self.wfile.write(b"<p>more</p>" * 400)
            except OSError:
                return


@pytest.fixture(scope="module")
def server():
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=httpd.serve_forever, daemon=True).start()
    yield httpd.server_port
    httpd.shutdown()
    httpd.server_close()


@pytest.fixture
def slept():
    """Seconds that the visitor was asked to wait, in order."""
    return []


@pytest.fixture
def visit(server, slept):
    """Visit a path of the server; "inside.test" leads into a private network."""
    Handler.counts.clear()
    Handler.log.clear()
    names = {
        "here.test": ["127.0.0.1"],
        "inside.test": ["10.0.0.1"],
        "both.test": ["127.0.0.1", "10.0.0.1"],
    }

    def resolve(host, _):
        if host not in names:
            raise RequestError("name", f"the name {host} cannot be looked up")
        return names[host]

    door = Door(resolve, allowed=lambda ip: ip == "127.0.0.1" or is_public(ip))
    visitor = Visitor(
        door, Limits(seconds=0.8), patience=0.01, ports=frozenset({server}), sleep=slept.append
    )

    def go(path, host="here.test"):
        return visitor.visit(f"http://{host}:{server}/{path}")

    return go


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("ok/", Kind.OK),
        ("head-lies/", Kind.OK),
        ("head-hangs-up/", Kind.OK),
        ("once404/", Kind.OK),
        ("once503/", Kind.OK),
        ("wait-a-second/", Kind.OK),
        ("wait-nonsense/", Kind.OK),
        ("moved-for-now/", Kind.OK),
        ("moved-both/", Kind.OK),
        ("cookie/", Kind.OK),
        ("arabic/", Kind.OK),
        ("ok/الطاقة", Kind.OK),
        ("bomb/", Kind.OK),
        ("endless/", Kind.OK),
        ("moved/", Kind.MOVED),
        ("refresh/", Kind.MOVED),
        ("404/", Kind.DEAD),
        ("410/", Kind.DEAD),
        ("loop/", Kind.DEAD),
        ("long/", Kind.DEAD),
        ("nowhere/", Kind.DEAD),
        ("file/", Kind.DEAD),
        *((f"{status}/", Kind.BLOCKED) for status in (401, 403, 405, 418, 451, 999)),
        ("wait-for-ever/", Kind.BLOCKED),
        ("inside/", Kind.BLOCKED),
        ("wall/", Kind.BLOCKED),
        ("500/", Kind.UNSURE),
        ("502/", Kind.UNSURE),
        ("bad-gzip/", Kind.UNSURE),
        ("garbage/", Kind.UNSURE),
        ("many-headers/", Kind.UNSURE),
        ("drip/", Kind.UNSURE),
        ("soft/", Kind.SOFT_404),
        ("home/", Kind.SOFT_404),
        ("parked/", Kind.SOFT_404),
        ("empty/", Kind.SOFT_404),
    ],
)
def test_a_link_is_judged_by_what_its_server_does(visit, path, kind):
    started = time.monotonic()

    result = verdict(visit(path))

    assert result.kind is kind, result
    assert (result.reason == "") == (kind is Kind.OK)
    assert time.monotonic() - started < 15


def test_the_new_address_is_told(visit, server):
    assert verdict(visit("moved/")).moved_to == f"http://here.test:{server}/ok/"


def test_head_comes_first_and_says_who_asks(visit):
    visit("ok/")

    assert [entry[1] for entry in Handler.log] == ["HEAD", "GET"]
    assert all("MizanLinkCheck" in entry[3]["User-Agent"] for entry in Handler.log)


def test_a_server_that_asks_for_patience_gets_it(visit, slept):
    visit("wait-a-second/")

    assert slept == [1.0]


def test_a_missing_page_is_asked_for_twice_and_a_failing_one_three_times(visit):
    visit("404/")
    visit("500/")

    assert Handler.counts["404", "GET"] == 2
    assert Handler.counts["500", "GET"] == 3


@pytest.mark.parametrize("host", ["inside.test", "both.test"])
def test_no_packet_goes_to_a_name_that_leads_inside(visit, host):
    result = visit("ok/", host=host)

    assert result.failure == "private"
    assert Handler.log == []


def test_a_redirect_inside_is_refused_before_it_is_followed(visit):
    result = visit("inside/")

    assert result.failure == "private"
    assert all("/secret/" not in entry[2] for entry in Handler.log)


def test_the_connection_goes_to_the_address_that_was_checked(server):
    answers = itertools.chain([["127.0.0.1"]], itertools.repeat(["10.0.0.1"]))
    door = Door(lambda *_: next(answers), allowed=lambda ip: ip == "127.0.0.1")
    where = address(f"http://here.test:{server}/ok/", frozenset({server}))

    assert ask(where, "GET", {}, door, Limits(seconds=2)).status == 200


def test_a_certificate_that_nobody_vouches_for_is_named_and_never_dead():
    folder = ROOT / "tests/fixtures/web"
    files = folder / "certificate.pem", folder / "key.pem"
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*files)
    httpd.socket = context.wrap_socket(httpd.socket, server_side=True)
    threading.Thread(target=httpd.serve_forever, daemon=True).start()
    where = address(f"https://here.test:{httpd.server_port}/", frozenset({httpd.server_port}))
    trusting = ssl.create_default_context(cafile=files[0])
    try:
        for door, words in (
            (Door(lambda *_: ["127.0.0.1"], lambda _: True), "self-signed"),
            (
                Door(lambda *_: ["127.0.0.1"], lambda _: True, trusting),
                "another name",
            ),
        ):
            with pytest.raises(RequestError, match=f"(?i){words}") as caught:
                ask(where, "GET", {}, door, Limits(seconds=3))
            assert caught.value.kind == "certificate"
            assert verdict(Visit("u", failure="certificate", message="m")).kind is Kind.UNSURE
    finally:
        httpd.shutdown()
        httpd.server_close()


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("https://example.org", "https://example.org/"),
        ("HTTPS://EXAMPLE.org:443/A?b=c#d", "https://example.org/A?b=c"),
        ("https://example.org/العالم", "https://example.org/%D8%A7%D9%84%D8%B9%D8%A7%D9%84%D9%85"),
        ("https://example.org/%D8%A7", "https://example.org/%D8%A7"),
        ("https://example.org/%d8%a7", "https://example.org/%d8%a7"),
        ("https://example.org/100%", "https://example.org/100%25"),
        ("https://example.org/a(b)", "https://example.org/a(b)"),
        ("https://example.org/e\u0301", "https://example.org/%C3%A9"),
        (
            "https://موقع.وزارة-الاتصالات.مصر/",
            "https://xn--4gbrim.xn----ymcbaaajlc6dj7bxne2c.xn--wgbh1c/",
        ),
        ("http://[2001:db8::1]/", "http://[2001:db8::1]/"),
        (" https://example.org/a ", "https://example.org/a"),
    ],
)
def test_an_address_is_encoded_once(text, url):
    assert address(text).url == url
    assert address(address(text).url).url == url


@pytest.mark.parametrize(
    "text",
    [
        "ftp://example.org/",
        "javascript:alert(1)",
        "//example.org/",
        "https://",
        "https://user@example.org/",
        "https://user:secret@example.org/",
        "https://example.org:22/",
        "https://example.org:99999/",
        "https://exa mple.org/",
        "https://example.org/a\r\nHost: evil",
        "https://example.org/\u202eabc",
        "https://[::1",
        "https://" + "a" * 5000,
        "https://xn--\u0627.org/",
    ],
)
def test_an_address_that_nobody_should_ask_for_is_refused(text):
    with pytest.raises(BadAddressError):
        address(text)


@pytest.mark.parametrize(
    "ip",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",  # noqa: S104  an address to refuse, not one to bind
        "224.0.0.1",
        "255.255.255.255",
        "192.0.2.1",
        "198.18.0.1",
        "::1",
        "::",
        "fe80::1",
        "fe80::1%eth0",
        "fc00::1",
        "ff02::1",
        "::ffff:10.0.0.1",
        "::ffff:127.0.0.1",
        "64:ff9b::10.0.0.1",
        "64:ff9b::a9fe:a9fe",
        "2002:0a00:0001::",
        "2001:db8::1",
        "not an address",
        "",
    ],
)
def test_private_and_special_addresses_are_not_public(ip):
    assert not is_public(ip)


@pytest.mark.parametrize("ip", ["8.8.8.8", "93.184.216.34", "2606:4700::1111", "64:ff9b::8.8.8.8"])
def test_public_addresses_are_public(ip):
    assert is_public(ip)


def test_one_host_is_visited_one_page_at_a_time_and_each_address_once():
    moments = []

    def slow(url):
        moments.append((time.monotonic(), url))
        time.sleep(0.02)
        return Visit(url, url, Reply(200, body=PAGE))

    urls = [f"https://one.test/{number}" for number in range(4)] * 2 + ["https://two.test/"]
    visits = visit_all(urls, slow, gap=0.1)

    assert len(visits) == 5
    assert len(moments) == 5
    own = [moment for moment, url in moments if "one.test" in url]
    assert all(later - earlier >= 0.1 for earlier, later in itertools.pairwise(own))


def test_a_host_that_asks_for_patience_twice_is_left_alone():
    asked = []

    def busy(url):
        asked.append(url)
        return Visit(url, failure="busy") if "one" in url else Visit(url, url, Reply(200))

    urls = [f"https://one.test/{number}" for number in range(5)] + ["https://two.test/"]
    visits = visit_all(urls, busy, gap=0)

    assert len([url for url in asked if "one" in url]) == 2
    assert all(verdict(visits[url]).kind is Kind.BLOCKED for url in urls[:5])


def test_no_network_is_said_as_such_and_not_as_broken_links():
    with pytest.raises(CannotRunError, match="no network"):
        visit_all(
            ["https://a.test/", "https://b.test/"], lambda url: Visit(url, failure="name"), gap=0
        )


def test_a_link_is_dead_only_after_three_days_and_forgiven_at_once():
    memory, dead, url = Memory(), Verdict(Kind.DEAD, "the server answers 404"), "https://a.test/"
    days = [TODAY + dt.timedelta(days=number) for number in (0, 0, 7, 14)]

    kinds = [memory.judged(url, dead, day).kind for day in days]

    assert kinds == [Kind.UNSURE, Kind.UNSURE, Kind.UNSURE, Kind.DEAD]
    memory = remembered(memory.text())
    assert memory.judged(url, dead, days[-1]).kind is Kind.DEAD
    memory.judged(url, Verdict(Kind.OK, ""), days[-1])
    assert memory.judged(url, dead, days[-1]).kind is Kind.UNSURE


def test_only_a_good_answer_is_believed_and_only_for_a_week():
    memory = Memory()
    memory.judged("u", Verdict(Kind.OK, ""), TODAY)
    memory.judged("v", Verdict(Kind.BLOCKED, "403"), TODAY)
    memory = remembered(memory.text())

    assert memory.is_fine("u", TODAY + dt.timedelta(days=6))
    assert not memory.is_fine("u", TODAY + dt.timedelta(days=7))
    assert not memory.is_fine("u", TODAY - dt.timedelta(days=1))
    assert not memory.is_fine("v", TODAY)


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "{}", '{"fine": {"u": 3}, "failed": {}}', '{"fine": []}']
)
def test_a_spoilt_memory_is_an_empty_one(text):
    assert remembered(text) == Memory()


@pytest.mark.parametrize(
    ("quoted", "body", "expected"),
    [
        ("240.11bn, +26.3%", "<p>240,11 млрд, рост 26,3%</p>", Quote.FOUND),
        ("240.11bn, +26.3%", "<p>٢٤٠٫١١ مليار و٢٦٫٣٪</p>", Quote.FOUND),
        ("1,234 firms", "<td>1\u00a0234</td>", Quote.FOUND),
        ("240.11bn, +26.3%", "<p>240.51 and 26.9</p>", Quote.GONE),
        ("240.11bn", "<script>24011</script><p>none</p>", Quote.GONE),
        ("a table", "<p>7</p>", Quote.UNKNOWN),
    ],
)
def test_a_quoted_value_is_looked_for_in_any_spelling(quoted, body, expected):
    assert still_there(quoted, body.encode()) is expected


def test_a_finding_names_the_record_the_new_address_and_a_copy(tiny):
    tree = read_tree(tiny)
    links = list(outside_links(tree))
    source = next(link for link in links if link.source)
    assert source.source
    day = f"{source.source.accessed:%Y%m%d}"
    memory = Memory(failed={source.url: [TODAY - dt.timedelta(days=n) for n in (14, 7)]})
    dead = Visit(source.url, source.url, Reply(404, body=b""))
    moved = Visit(
        "https://m.test/a",
        "https://m.test/b",
        Reply(200, body=PAGE),
        (Hop(308, "https://m.test/b"),),
    )
    links.append(Outside("https://m.test/a", "docs/en/x.md", 7))

    found = list(
        external_findings(links, {source.url: dead, "https://m.test/a": moved}, memory, TODAY)
    )

    first = next(one for one in found if one.rule == "dead-link")
    assert (first.path, first.line, first.found) == (
        "docs/data/sources.toml",
        source.line,
        source.url,
    )
    assert f"https://web.archive.org/web/{day}/{source.url}" in first.fix
    second = next(one for one in found if one.rule == "moved-link")
    assert (second.path, second.line, second.expected) == ("docs/en/x.md", 7, "https://m.test/b")


def test_a_page_that_lost_the_quoted_numbers_is_named(tiny):
    links = list(outside_links(read_tree(tiny)))
    url = next(link.url for link in links if link.source)
    page = Visit(url, url, Reply(200, {"content-type": ["text/html"]}, PAGE))

    assert [one.rule for one in quote_findings(links, {url: page})] == ["quoted-value-gone"]


def test_the_command_remembers_and_reports(tiny, visit, server, monkeypatch, capsys):
    sources = tiny / "docs/data/sources.toml"
    text = sources.read_text(encoding="utf-8")
    url = read_tree(tiny).ledger.sources["customs-2024-01"].url
    sources.write_text(text.replace(url, f"http://here.test:{server}/404/"), encoding="utf-8")
    monkeypatch.setattr(
        check_links,
        "Visitor",
        lambda _: type(
            "V", (), {"visit": lambda _, u: visit("404/") if "404" in u else visit("ok/")}
        )(),
    )
    memory = tiny / "links.json"
    arguments = ("--external", "--memory", str(memory), "--format", "json")

    codes = []
    for day in ("2026-11-25", "2026-12-02", "2026-12-09"):
        capsys.readouterr()
        codes.append(run_command(check_links.main, tiny, *arguments, "--today", day))
    rules = {one["rule"] for one in json.loads(capsys.readouterr().out)["findings"]}

    assert codes == [0, 0, 1]
    assert "dead-link" in rules
    assert len(remembered(memory.read_text(encoding="utf-8")).failed) == 1
