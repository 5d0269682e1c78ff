"""Recordings are encoded anew; what is no recording is refused with a sentence."""

import wave
from io import BytesIO

import av
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from casestudies.models import Case
from tests.factories.casestudies import form

pytestmark = pytest.mark.django_db
NEW = "/cases/new/story/"


def sound(seconds=1, rate=8000):
    out = BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(1)
        file.setframerate(rate)
        file.writeframes(bytes(128 + number % 50 for number in range(seconds * rate)))
    return out.getvalue()


@pytest.fixture
def signed_in(client, member, settings, tmp_path):
    settings.HOLD_FIRST_STORIES = False
    settings.MEDIA_ROOT = tmp_path
    client.force_login(member)
    return client


def test_a_recording_is_kept_as_a_plain_mp3(signed_in):
    hidden = sound() + b"LIST\x10\x00\x00\x00INFOSecret place"

    signed_in.post(NEW, form(recording=SimpleUploadedFile("a.wav", hidden), recording_words="A song."))

    case = Case.objects.get()
    heard = b"".join(signed_in.get(f"/cases/{case.pk}/recording.mp3").streaming_content)
    assert b"Secret place" not in heard
    with av.open(BytesIO(heard), "r", format="mp3") as file:
        assert sum(frame.samples for frame in file.decode(audio=0)) > 40_000
    assert "A song." in signed_in.get(case.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"#EXTM3U\nfile:///etc/passwd\n", "This is no MP3"),
        (b"ffconcat version 1.0\nfile /etc/passwd\n", "This is no MP3"),
        (b"RIFF\x00\x00\x00\x00WAVEnothing", "This is no MP3"),
        (b"ID3" + b"\x00" * 500, "This is no MP3"),
        (b"OggS" + b"\xff" * 500, "This is no MP3"),
        (b"\x89PNG\r\n\x1a\n", "This is no MP3"),
        (sound(seconds=0), "This is no MP3"),
        (sound(seconds=2, rate=1), "This is no MP3"),
        (b"RIFF" + b"x" * (4 * 1024 * 1024), "larger than 4 MB"),
    ],
)
def test_what_is_no_recording_is_refused(signed_in, data, sentence):
    response = signed_in.post(NEW, form(recording=SimpleUploadedFile("a.mp3", data), recording_words="Words."))

    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert not Case.objects.exists()


def test_a_long_recording_is_refused(signed_in):
    long = sound(seconds=601, rate=1000)

    response = signed_in.post(NEW, form(recording=SimpleUploadedFile("a.wav", long), recording_words="Words."))

    assert response.status_code == 422
    assert "longer than ten minutes" in response.content.decode()


def test_a_recording_needs_its_words(signed_in):
    response = signed_in.post(NEW, form(recording=SimpleUploadedFile("a.wav", sound())))

    assert response.status_code == 422
    assert "Write down what is said" in response.content.decode()


def test_a_recording_is_kept_when_something_else_is_missing(signed_in):
    sent = form(recording=SimpleUploadedFile("a.wav", sound()), recording_words="Words.", title="")
    incomplete = signed_in.post(NEW, sent)

    again = {**sent, "title": "A well in Parakou", "sequence": "1"}
    del again["recording"]
    signed_in.post(NEW, again)

    assert incomplete.status_code == 422
    assert Case.objects.get().recording.size > 0
