"""A drawing as PNG, for places that take no SVG, in the fonts of the site.

Renderers differ by a pixel from one machine to the next, so a picture isn't compared by its bytes:
it carries the SHA-256 of the drawing it was made from.
"""

from __future__ import annotations

import hashlib
import re
import struct
import zlib
from pathlib import Path

import resvg_py

# One file per weight: fontTools' merger of the Latin and the Arabic woff2 in docs/assets/fonts,
# because the renderer reads no woff2. The licence lies beside them.
_FONTS = tuple(
    str(Path(__file__).with_name("fonts") / f"plex-{weight}.ttf") for weight in (400, 700)
)
_FAMILY = "IBM Plex Sans Arabic"
_SCALE = 2.0
# The renderer knows no variables; without the sheet the plain colours of the attributes hold.
_STYLE = re.compile(r"<style>.*?</style>", re.DOTALL)
_FAMILIES = re.compile(r'font-family="[^"]*"')
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_HEADER_END = 33  # the signature, and the header with its length, name and checksum
_KEYWORD = b"Source-SHA256"


def png(svg_text: str) -> bytes:
    """The drawing at twice its size, light."""
    plain = _FAMILIES.sub(f'font-family="{_FAMILY}"', _STYLE.sub("", svg_text))
    image = resvg_py.svg_to_bytes(
        svg_string=plain,
        zoom=_SCALE,
        skip_system_fonts=True,
        font_files=list(_FONTS),
        font_family=_FAMILY,
        sans_serif_family=_FAMILY,
    )
    return image[:_HEADER_END] + _chunk(_source(svg_text)) + image[_HEADER_END:]


def png_is_current(png_bytes: bytes, svg_text: str) -> bool:
    """Whether the picture was made from this very drawing."""
    chunk = _chunk(_source(svg_text))
    place = slice(_HEADER_END, _HEADER_END + len(chunk))
    return png_bytes.startswith(_SIGNATURE) and png_bytes[place] == chunk


def _source(svg_text: str) -> bytes:
    return _KEYWORD + b"\0" + hashlib.sha256(svg_text.encode()).hexdigest().encode()


def _chunk(text: bytes) -> bytes:
    """A tEXt chunk (PNG, third edition, 11.3.3.2)."""
    body = b"tEXt" + text
    return struct.pack(">I", len(text)) + body + struct.pack(">I", zlib.crc32(body))
