"""Pictures are drawn anew; what is no picture is refused with a sentence."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from casestudies.models import Case, Draft
from tests.factories.casestudies import form

pytestmark = pytest.mark.django_db


def picture(kind="PNG", size=(30, 20), exif=None):
    out = BytesIO()
    Image.new("RGB", size, "green").save(out, kind, **({"exif": exif} if exif else {}))
    return SimpleUploadedFile(f"a.{kind.lower()}", out.getvalue())


@pytest.fixture
def signed_in(client, member, settings, tmp_path):
    settings.HOLD_FIRST_STORIES = False
    settings.MEDIA_ROOT = tmp_path
    client.force_login(member)
    return client


def test_a_picture_loses_its_metadata(signed_in):
    exif = Image.Exif()
    exif[0x010E] = "Secret place"

    signed_in.post("/cases/new/story/", form(picture=picture("JPEG", exif=exif), picture_alt="A well"))

    case = Case.objects.get()
    answer = signed_in.get(f"/cases/{case.pk}/picture.jpg")
    drawn = b"".join(answer.streaming_content)
    assert b"Secret place" not in drawn
    assert Image.open(BytesIO(drawn)).format == "JPEG"


@pytest.mark.parametrize(
    ("upload", "sentence"),
    [
        (
            SimpleUploadedFile("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>"),
            "This is no JPEG",
        ),
        (SimpleUploadedFile("a.png", b"\x89PNG\r\n\x1a\n and nothing"), "This is no JPEG"),
        (SimpleUploadedFile("a.jpg", b"x" * (4 * 1024 * 1024 + 1)), "larger than 4 MB"),
    ],
)
def test_what_is_no_picture_is_refused(signed_in, upload, sentence):
    response = signed_in.post("/cases/new/story/", form(picture=upload, picture_alt="A well"))

    assert response.status_code == 422
    assert sentence in response.content.decode()


def test_a_bomb_of_pixels_is_refused(signed_in):
    out = BytesIO()
    Image.new("1", (9000, 9000)).save(out, "PNG")

    response = signed_in.post(
        "/cases/new/story/", form(picture=SimpleUploadedFile("a.png", out.getvalue()), picture_alt="x")
    )

    assert response.status_code == 422


def test_a_picture_needs_words_for_those_who_do_not_see_it(signed_in):
    response = signed_in.post("/cases/new/story/", form(picture=picture()))

    assert response.status_code == 422
    assert "Say what the picture shows" in response.content.decode()


def test_a_picture_is_kept_when_something_else_is_missing(signed_in):
    sent = form(picture=picture(), picture_alt="A well", title="")
    incomplete = signed_in.post("/cases/new/story/", sent)

    again = {**sent, "title": "A well in Parakou", "sequence": "1"}
    del again["picture"]
    signed_in.post("/cases/new/story/", again)

    assert incomplete.status_code == 422
    assert Case.objects.get().picture.size > 0


def test_camera_data_that_is_none_is_refused_with_a_sentence(signed_in):
    exif = Image.Exif()
    exif[0x112], exif[0x10F] = 6, "cam"
    upload = picture("JPEG", exif=exif)
    # The maker's name, named as a number of another tag that must be a whole one.
    broken = upload.read().replace(b"\x01\x0f\x00\x02", b"\x01\x01\x00\x02")

    response = signed_in.post(
        "/cases/new/story/", form(picture=SimpleUploadedFile("a.jpg", broken), picture_alt="A well")
    )

    assert response.status_code == 422
    assert "This is no JPEG, PNG or WebP picture." in response.content.decode()


def test_what_is_no_picture_is_refused_while_saving(signed_in):
    broken = SimpleUploadedFile("a.png", b"no picture")

    answer = signed_in.post("/drafts/save/", form(picture=broken), headers={"accept": "application/json"})

    assert answer.status_code == 422
    assert answer.json() == {"detail": "This is no JPEG, PNG or WebP picture."}
    assert not Draft.objects.exists()
