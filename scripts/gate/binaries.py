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
        sentence = sentence or _too_wide(*_webp_size(data))
    elif name == "jpg":
        sentence = "" if data.endswith(b"\xff\xd9") else "the picture is cut off, or more follows"
        sentence = sentence or _too_wide(*_jpeg_size(data))
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
            wide = _too_wide(*struct.unpack(">II", data[at + 8 : at + 16]))
            if wide:
                return wide
        at += 12 + length
        ended = name == b"IEND"
    return "" if ended and at == len(data) else "the picture is cut off, or more stands behind it"


def _too_wide(width: int, height: int) -> str:
    fits = 0 < width <= _WIDEST and 0 < height <= _WIDEST
    return "" if fits else f"the picture is {width} by {height}; {_WIDEST} pixels are allowed"


def _jpeg_size(data: bytes) -> tuple[int, int]:
    """Width and height in the first frame header (ITU-T T.81, B.2.2); 0 and 0 if there is none."""
    at = 2
    while at + 9 < len(data) and data[at] == 0xFF:  # noqa: PLR2004  every marker begins with it
        marker, (length,) = data[at + 1], struct.unpack(">H", data[at + 2 : at + 4])
        if 0xC0 <= marker <= 0xCF and marker not in {0xC4, 0xC8, 0xCC}:  # noqa: PLR2004
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        at += 1 if marker == 0xFF else 2 + length  # noqa: PLR2004  a marker may be padded
    return 0, 0


def _webp_size(data: bytes) -> tuple[int, int]:
    """Width and height of the first chunk (RFC 9649, section 2); 0 and 0 if there are none."""
    name, inner = data[12:16], data[20:30].ljust(10, b"\0")
    if name == b"VP8X":
        return 1 + int.from_bytes(inner[4:7], "little"), 1 + int.from_bytes(inner[7:10], "little")
    if name == b"VP8L":
        bits = int.from_bytes(inner[1:5], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    width, height = struct.unpack("<HH", inner[6:10])
    return (width & 0x3FFF, height & 0x3FFF) if name == b"VP8 " else (0, 0)
