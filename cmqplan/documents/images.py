"""How large a picture is, told from its first bytes: whoever decodes it must not be the first to find out."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from struct import unpack
from xml.parsers import expat

LARGEST = 10_000
"""Pixels of a picture's width or height."""
MOST_PIXELS = 30_000_000
"""Pixels of a picture: 120 MB once it is unpacked."""
LONGEST = 20
"""How many times longer than wide, or wider than long, a picture is."""
DEEPEST = 100
"""Elements of an SVG picture inside one another."""
_PROFILE = 4_000_000
"""Bytes of a colour profile or a text inside a PNG, unpacked."""


def is_reasonable(data: bytes, media_type: str) -> bool:
    """Whether a picture can be unpacked without harm; False for one whose size can't be told."""
    try:
        if media_type == "image/png":
            size = _png(data)
        elif media_type == "image/jpeg":
            size = _jpeg(data)
        else:
            return _is_reasonable_svg(data)
    except (ValueError, IndexError, zlib.error):
        return False
    return size is not None and _fits(*size)


def _fits(width: float, height: float) -> bool:
    return (
        0 < width <= LARGEST
        and 0 < height <= LARGEST
        and width * height <= MOST_PIXELS
        and max(width, height) <= LONGEST * min(width, height)
    )


def _png(data: bytes) -> tuple[int, int] | None:
    size: tuple[int, int] | None = None
    for kind, chunk in _chunks(data):
        if kind == b"IHDR":
            size = unpack(">II", chunk[:8])
        elif kind in (b"iCCP", b"zTXt", b"iTXt"):
            packed = chunk[chunk.index(b"\0") + 2 :]
            unpacking = zlib.decompressobj()
            if kind != b"iTXt" and (unpacking.decompress(packed, _PROFILE), unpacking.unconsumed_tail)[1]:
                return None
    return size


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 8
    while at + 8 <= len(data):
        length = int.from_bytes(data[at : at + 4])
        yield data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        at += length + 12


def _jpeg(data: bytes) -> tuple[int, int] | None:
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
        elif 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = unpack(">HH", data[at + 5 : at + 9])
            return width, height
        else:
            at += 2 + int.from_bytes(data[at + 2 : at + 4])
    return None


_NUMBER = re.compile(r"\s*([0-9.]+(?:e[0-9]{1,2})?)\s*(px|pt|pc|mm|cm|in)?\s*", re.IGNORECASE)
_PIXELS = {"px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}


def _is_reasonable_svg(data: bytes) -> bool:
    depth = deepest = 0
    sizes: list[tuple[float, float]] = []
    reader = expat.ParserCreate()

    def begins(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth, deepest
        depth += 1
        deepest = max(deepest, depth)
        if deepest > DEEPEST:
            raise ValueError("too deep")
        if depth == 1 and name.rpartition(":")[2] == "svg":
            sides = [_NUMBER.fullmatch(attributes.get(side, "")) for side in ("width", "height")]
            if all(sides):
                sizes.append(
                    tuple(float(side[1]) * _PIXELS[(side[2] or "px").lower()] for side in sides if side)  # type: ignore[arg-type]
                )
            box = attributes.get("viewBox", "").replace(",", " ").split()
            if len(box) == 4:
                sizes.append((float(box[2]), float(box[3])))

    def ends(_: str) -> None:
        nonlocal depth
        depth -= 1

    def declares(*_: object) -> None:
        raise ValueError("entities")

    reader.StartElementHandler, reader.EndElementHandler = begins, ends
    reader.EntityDeclHandler = declares
    try:
        reader.Parse(data, True)
    except (expat.ExpatError, ValueError):
        return False
    return bool(sizes) and all(_fits(*size) for size in sizes)
