"""A server that answers as GitHub Pages would, to this machine alone, for as long as it is asked.

An adapter: what is answered is decided in `scripts.website.serving`.
"""

from __future__ import annotations

import threading
from collections import deque
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

from scripts.website.serving import respond
from scripts.website.site_files import site_files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_HERE = "127.0.0.1"
_KEPT = 100_000


@dataclass(frozen=True, slots=True)
class Sent:
    """One answer that went out: for what, with which status, how many bytes of body."""

    target: str
    status: int
    size: int


@dataclass(frozen=True, slots=True)
class Serving:
    """A running server: its address with the sub-path, without a slash at the end, and its log."""

    address: str
    sent: deque[Sent] = field(default_factory=lambda: deque(maxlen=_KEPT))


@contextmanager
def served(folder: Path, base: str = "/") -> Iterator[Serving]:
    """Serve the folder under `base` (`/` or `/name/`) on a free port; stops with the block."""
    files = frozenset(site_files(folder))
    log: deque[Sent] = deque(maxlen=_KEPT)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        timeout = 30  # a browser that keeps a connection open does not keep a thread for ever

        def do_GET(self) -> None:
            gzip = "gzip" in self.headers.get("Accept-Encoding", "")
            response = respond(folder, files, base, self.path, accepts_gzip=gzip)
            self.send_response(response.status)
            for name, value in response.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(response.body)))
            self.end_headers()
            log.append(Sent(self.path, response.status, len(response.body)))
            if self.command != "HEAD":
                self.wfile.write(response.body)

        do_HEAD = do_GET  # noqa: N815  the name is http.server's

        def log_message(self, *_: object) -> None:
            """Say nothing: the log is kept for whoever asks."""

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None:
            """A browser that leaves in the middle of an answer is no fault."""

    server = Server((_HERE, 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield Serving(f"http://{_HERE}:{server.server_port}{base.rstrip('/')}", log)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
