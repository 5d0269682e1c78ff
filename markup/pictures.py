"""Pictures are drawn anew: nothing of the uploaded file survives but what one sees."""

import struct
from io import BytesIO

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from PIL import Image, ImageOps

BYTES_AT_MOST = 4 * 1024 * 1024
PIXELS_AT_MOST = 40_000_000
LONGEST_SIDE = 1600
FORMATS = ["JPEG", "PNG", "WEBP"]
# What Pillow raises for bytes that only look like a picture, and for camera data that is none.
BROKEN: tuple[type[Exception], ...] = (OSError, SyntaxError, ValueError, TypeError, LookupError, ArithmeticError)
BROKEN += (AttributeError, struct.error)
# What it raises, or warns of, before it has read a picture that is far too large.
BOMBS = (Image.DecompressionBombError, Image.DecompressionBombWarning)


def redraw(upload: "UploadedFile[bytes]", *, longest_side: int = LONGEST_SIDE) -> ContentFile[bytes]:
    """The picture as a JPEG of at most that many pixels a side, without any metadata.

    Raises ValidationError with a sentence for files over 4 MB, over 40 megapixels, or that are no picture.
    """
    if (upload.size or 0) > BYTES_AT_MOST:
        raise ValidationError(_("The picture is larger than 4 MB."), code="too_large")
    try:
        with Image.open(upload, formats=FORMATS) as picture:
            return _small(_checked(picture), longest_side)
    except BOMBS as bomb:
        raise ValidationError(_("The picture has more than 40 megapixels."), code="too_many_pixels") from bomb
    except BROKEN as broken:
        raise ValidationError(_("This is no JPEG, PNG or WebP picture."), code="no_picture") from broken


def size_of(drawn: ContentFile[bytes]) -> tuple[int, int]:
    """Width and height in pixels of a picture that `redraw` made."""
    drawn.seek(0)
    with Image.open(drawn, formats=["JPEG"]) as picture:
        return picture.size


def _checked(picture: Image.Image) -> Image.Image:
    if picture.width * picture.height > PIXELS_AT_MOST:
        raise ValidationError(_("The picture has more than 40 megapixels."), code="too_many_pixels")
    return picture


def _small(picture: Image.Image, longest_side: int) -> ContentFile[bytes]:
    # A JPEG is read no larger than it is needed, which spares most of the memory.
    picture.draft("RGB", (longest_side, longest_side))
    upright = ImageOps.exif_transpose(picture)
    upright = upright.convert("RGBA" if upright.has_transparency_data else "RGB")
    upright.thumbnail((longest_side, longest_side))
    # What is seen through lies on paper.
    plain = Image.new("RGB", upright.size, "white")
    plain.paste(upright, mask=upright if upright.mode == "RGBA" else None)
    out = BytesIO()
    plain.save(out, "JPEG", quality=80, optimize=True, progressive=True)
    return ContentFile(out.getvalue(), name="picture.jpg")
