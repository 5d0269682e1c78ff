"""Recordings are encoded anew: nothing of the uploaded file survives but what one hears."""

from io import BytesIO

import av
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

BYTES_AT_MOST = 4 * 1024 * 1024
SECONDS_AT_MOST = 10 * 60
RATE = 44_100
BITS_A_SECOND = 64_000
# The container is told, never guessed: some that could be guessed (playlists) name other files to be opened.
CONTAINERS = (
    (b"ID3", 0, "mp3"),
    (b"OggS", 0, "ogg"),
    (b"RIFF", 0, "wav"),
    (b"ftyp", 4, "mov"),
    (b"\x1aE\xdf\xa3", 0, "matroska"),
)


def encode(upload: "UploadedFile[bytes]") -> ContentFile[bytes]:
    """The recording as a mono MP3 of 64 kbit/s, without any metadata.

    Raises ValidationError with a sentence for files over 4 MB, over ten minutes, or that are no recording.
    """
    if (upload.size or 0) > BYTES_AT_MOST:
        raise ValidationError(_("The recording is larger than 4 MB."), code="too_large")
    upload.seek(0)
    data = upload.read()
    try:
        return ContentFile(_encoded(data, container=_container(data)), name="recording.mp3")
    except (av.error.FFmpegError, IndexError, LookupError, ValueError) as broken:
        raise ValidationError(_("This is no MP3, M4A, Ogg, WebM or WAV recording."), code="no_recording") from broken


def _container(data: bytes) -> str:
    for mark, place, name in CONTAINERS:
        if data[place : place + len(mark)] == mark:
            return name
    if data[:1] == b"\xff" and data[1:2] and data[1] & 0xE0 == 0xE0:
        return "mp3"
    raise LookupError("no known container")


def _encoded(data: bytes, *, container: str) -> bytes:
    out = BytesIO()
    with av.open(BytesIO(data), "r", format=container) as source, av.open(out, "w", format="mp3") as target:
        # What the file says of its length is believed when it is too much, and counted otherwise.
        _check_length((source.duration or 0) * RATE // av.time_base)
        stream = target.add_stream("mp3", rate=RATE, layout="mono")
        stream.bit_rate = BITS_A_SECOND
        resampler = av.AudioResampler(format="s16p", layout="mono", rate=RATE)
        samples = 0
        for frame in source.decode(audio=0):
            for piece in resampler.resample(frame):
                samples += piece.samples
                _check_length(samples)
                target.mux(stream.encode(piece))
        target.mux(stream.encode(None))
    if not samples:
        raise ValueError("nothing can be heard")
    return out.getvalue()


def _check_length(samples: int) -> None:
    if samples > SECONDS_AT_MOST * RATE:
        raise ValidationError(_("The recording is longer than ten minutes."), code="too_long")
