"""Files that somebody may send as a picture: what must be refused, and what is taken and must come out harmless."""

import struct
import zlib
from collections.abc import Callable
from functools import cache
from io import BytesIO
from typing import Any

from PIL import Image, PngImagePlugin

# Stands in whatever a file carries besides what one sees.
SECRET = b"a-well-at-6.4969N-2.6289E"
SCRIPT = b"<script>alert(1)</script>"
SVG = b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'>" + SCRIPT + b"</svg>"
LAUGHS = b"<!DOCTYPE svg [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]><svg>&b;</svg>"
MEBIBYTE = 1024 * 1024


def saved(kind: str, *, mode: str = "RGB", size: tuple[int, int] = (40, 30), **options: Any) -> bytes:
    """A picture as Pillow writes it."""
    out = BytesIO()
    Image.new(mode, size).save(out, kind, **options)
    return out.getvalue()


def chunk(kind: bytes, data: bytes) -> bytes:
    """One chunk of a PNG."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width: int, height: int, *chunks: bytes) -> bytes:
    """A PNG that says it is so large, with these chunks and a line of pixels."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    pixels = chunk(b"IDAT", zlib.compress(b"\0" * (3 * min(width, 100) + 1)))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(chunks) + pixels + chunk(b"IEND", b"")


def _enlarged(jpeg: bytes, side: int) -> bytes:
    """A JPEG whose head lies about its size."""
    at = jpeg.index(b"\xff\xc0") + 5
    return jpeg[:at] + struct.pack(">HH", side, side) + jpeg[at + 4 :]


def _frames(kind: str, **options: Any) -> bytes:
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "green", "blue")]
    out = BytesIO()
    frames[0].save(out, kind, save_all=True, append_images=frames[1:], duration=50, **options)
    return out.getvalue()


def _camera() -> Image.Exif:
    exif = Image.Exif()
    exif[0x0112], exif[0x010E], exif[0x8298] = 6, SECRET.decode(), SECRET.decode()
    exif.get_ifd(0x8825).update({1: "N", 2: (6.0, 29.0, 48.8), 3: "E", 4: (2.0, 37.0, 44.0), 29: SECRET.decode()})
    return exif


def _notes() -> PngImagePlugin.PngInfo:
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Comment", SECRET.decode() + SCRIPT.decode())
    notes.add_itxt("XML:com.adobe.xmp", SECRET.decode())
    notes.add(b"prVt", SECRET)
    return notes


def _bomb() -> bytes:
    return chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b"\0" * 200 * MEBIBYTE, 9))


# What is answered with a sentence, and never kept.
REFUSED: dict[str, Callable[[], bytes]] = {
    "one byte": lambda: b"\xff",
    "a drawing with a script": lambda: SVG,
    "a drawing that multiplies": lambda: LAUGHS,
    "a page": lambda: b"<!doctype html>" + SCRIPT,
    "a program": lambda: b"MZ" + bytes(200),
    "a script for servers": lambda: b"<?php system($_GET['c']); ?>",
    "an archive": lambda: b"PK\x03\x04" + bytes(200),
    "a document": lambda: b"%PDF-1.7\n1 0 obj\n<< /JS (app.alert(1)) >>\nendobj\n%%EOF",
    "PostScript": lambda: b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n(/etc/passwd) (r) file\n",
    "a GIF": lambda: saved("GIF"),
    "an animated GIF": lambda: _frames("GIF"),
    "a GIF that is a script": lambda: b"GIF89a/*" + saved("GIF")[8:] + b"*/=1;alert(1)",
    "a BMP": lambda: saved("BMP"),
    "a TIFF": lambda: saved("TIFF"),
    "an icon": lambda: saved("ICO"),
    "a picture of a telephone that we cannot read": lambda: b"\0\0\0\x18ftypheic" + bytes(200),
    "the head of a PNG": lambda: b"\x89PNG\r\n\x1a\n",
    "half a PNG": lambda: saved("PNG", size=(400, 300))[:-400],
    "half a JPEG": lambda: saved("JPEG", size=(400, 300))[:-400],
    "half a WebP": lambda: saved("WEBP", size=(400, 300))[:60],
    "a PNG that says it is huge": lambda: png(60_000, 60_000),
    "a PNG of 90 megapixels and a few": lambda: png(10_000, 9_100),
    "a PNG of 81 megapixels": lambda: saved("PNG", mode="1", size=(9000, 9000)),
    "a JPEG that says it is huge": lambda: _enlarged(saved("JPEG"), 65_500),
    "a WebP of 100 megapixels": lambda: saved("WEBP", size=(10_000, 10_000), lossless=True, quality=0, method=0),
    "a PNG whose note unpacks to 200 MB": lambda: png(1, 1, _bomb()),
    "a PNG without pixels": lambda: png(0, 0),
    "a PNG with a broken checksum": lambda: saved("PNG").replace(b"IDAT", b"IDAX"),
    "a JPEG of 4 MB and a byte": lambda: saved("JPEG").ljust(4 * MEBIBYTE + 1, b"\0"),
}


# What is taken, and must come out as a plain JPEG of what one sees.
HARMLESS: dict[str, Callable[[], bytes]] = {
    "a JPEG that says where it was taken": lambda: saved(
        "JPEG", exif=_camera(), comment=SECRET, icc_profile=SECRET * 9
    ),
    "a JPEG with an archive behind it": lambda: saved("JPEG") + b"PK\x03\x04" + SECRET,
    "a JPEG with a page behind it": lambda: saved("JPEG") + b"<html>" + SCRIPT,
    "a JPEG with a script in it": lambda: saved("JPEG", comment=b"*/=alert(1);/*" + SCRIPT),
    "a JPEG for printers": lambda: saved("JPEG", mode="CMYK"),
    "a grey JPEG": lambda: saved("JPEG", mode="L"),
    "a progressive JPEG": lambda: saved("JPEG", progressive=True),
    "a JPEG of 39 megapixels": lambda: saved("JPEG", size=(6_500, 6_000), quality=5),
    "a PNG with notes": lambda: saved("PNG", pnginfo=_notes(), exif=_camera()),
    "a PNG with a page behind it": lambda: saved("PNG") + SCRIPT,
    "a PNG with a palette": lambda: saved("PNG", mode="P", transparency=0),
    "a PNG of bits": lambda: saved("PNG", mode="1"),
    "a PNG of 16 bits": lambda: saved("PNG", mode="I;16"),
    "a PNG that is seen through": lambda: saved("PNG", mode="RGBA"),
    "a grey PNG that is seen through": lambda: saved("PNG", mode="LA"),
    "an animated PNG": lambda: _frames("PNG"),
    "a PNG of one pixel's height": lambda: saved("PNG", size=(30_000, 1)),
    "an animated WebP": lambda: _frames("WEBP"),
    "a WebP with notes": lambda: saved("WEBP", exif=_camera(), xmp=SECRET),
    "several pictures in one JPEG": lambda: _frames("MPO"),
}


@cache
def made(name: str) -> bytes:
    """The file of that name."""
    return {**REFUSED, **HARMLESS}[name]()
