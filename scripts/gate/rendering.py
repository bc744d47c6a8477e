"""Pages as the site renders them: the Markdown extensions of mkdocs.yml, nothing else of MkDocs."""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from scripts.core.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from types import FrameType

SECONDS = 1.5
# What a tree without a configuration of its own is rendered with: the site's own list.
EXTENSIONS: Mapping[str, Mapping[str, Any]] = {
    "abbr": {},
    "admonition": {},
    "attr_list": {},
    "def_list": {},
    "footnotes": {},
    "md_in_html": {},
    "tables": {"use_align_attribute": True},
    "toc": {"permalink": "#", "toc_depth": 2},
    "pymdownx.details": {},
    "pymdownx.superfences": {},
    "pymdownx.highlight": {"use_pygments": True},
}


class _TooLongError(Exception):
    """The parser has not come back in time."""


def rendered(
    path: str, text: str, extensions: Mapping[str, Mapping[str, Any]] = EXTENSIONS
) -> str | Finding:
    """The HTML of a page's text (its head cut off), or why there is none.

    What `cost.py` measures is refused before this is called. The clock is there for what nobody
    has thought of yet. It counts the work done, not the time of day, so that a busy machine
    refuses nothing; where there is no such clock (Windows, threads) the measures are all.
    """
    import markdown  # noqa: PLC0415  a tenth of a second that plain pages need not wait for

    names = {name: dict(settings) for name, settings in extensions.items()}
    reader = markdown.Markdown(extensions=[*names], extension_configs=names)
    try:
        with _limited(SECONDS):
            return reader.convert(text)
    except (RecursionError, MemoryError, _TooLongError) as error:
        late = isinstance(error, _TooLongError)
        message = "the page holds the Markdown parser" if late else "the page is nested too deep"
        fix = "remove what is nested or repeated, or split the page"
        return Finding(path, 1, "page-cost", message, fix=fix)
    except Exception as error:  # noqa: BLE001  a parser that stumbles is a fault of the page
        message = f"the Markdown of the page cannot be read: {type(error).__name__}"
        return Finding(path, 1, "page-cost", message, fix="remove what is unusual in the page")


@contextmanager
def _limited(seconds: float) -> Iterator[None]:
    if threading.current_thread() is not threading.main_thread() or not hasattr(
        signal, "setitimer"
    ):
        yield
        return

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise _TooLongError

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
