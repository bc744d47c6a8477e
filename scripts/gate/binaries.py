"""Pictures and fonts: whether a file is what its ending says, whole, and nothing else besides."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from scripts.core.finding import Finding
from scripts.gate.places import ending, kind_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_WIDEST = 8_000  # pixels: a picture of a few kB can unfold into gigabytes
_CHUNKS = frozenset(
    b"IHDR PLTE IDAT IEND tRNS gAMA sRGB pHYs cHRM sBIT bKGD tEXt iTXt tIME iCCP".split()
)
_FIX = "export the file again from the program that made it"


def binary_findings(path: str, data: bytes) -> Iterator[Finding]:
    """What is wrong with a picture or a font."""
    kind = kind_of(path)
    name = ending(path)
    sentence = ""
    if kind and not data.startswith(kind.magic):
        sentence = f"the file is no .{name} file, whatever its name says"
    elif name == "png":
        sentence = _png(data)
    elif name == "woff2":
        declared = struct.unpack(">I", data[8:12])[0] if len(data) >= 12 else -1  # noqa: PLR2004
        sentence = "" if declared == len(data) else "the font is cut off, or more stands behind it"
    elif name == "webp":
        whole = data[8:12] == b"WEBP" and struct.unpack("<I", data[4:8])[0] + 8 == len(data)
        sentence = "" if whole else "the picture is cut off, or more stands behind it"
    elif name == "jpg":
        sentence = "" if data.endswith(b"\xff\xd9") else "the picture is cut off, or more follows"
    if sentence:
        yield Finding(path, 0, "file-kind", sentence, fix=_FIX)


def _png(data: bytes) -> str:
    """What is wrong with a PNG, by its chunks (PNG specification, section 5)."""
    at, ended = 8, False
    while at + 12 <= len(data) and not ended:
        (length,), name = struct.unpack(">I", data[at : at + 4]), data[at + 4 : at + 8]
        if name not in _CHUNKS:
            return "the picture holds more than a picture: a film, or data of a program"
        if name == b"IHDR" and length >= 8:  # noqa: PLR2004
            width, height = struct.unpack(">II", data[at + 8 : at + 16])
            if not (0 < width <= _WIDEST and 0 < height <= _WIDEST):
                return f"the picture is {width} by {height}; {_WIDEST} pixels are allowed"
        at += 12 + length
        ended = name == b"IEND"
    return "" if ended and at == len(data) else "the picture is cut off, or more stands behind it"
