"""A member's picture: drawn anew, on the profile alone, for those who may see it."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from tests.factories.accounts import UserFactory

EDIT = reverse("accounts:edit_picture")


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def upload(*, side: int = 900, exif: bytes = b"", kind: str = "JPEG") -> SimpleUploadedFile:
    out = BytesIO()
    Image.new("RGB", (side, side), "green").save(out, kind, **({"exif": exif} if exif else {}))
    return SimpleUploadedFile("me.jpg", out.getvalue(), "image/jpeg")


def position() -> bytes:
    exif = Image.Exif()
    exif[0x010E] = "Parakou, the third house"
    return exif.tobytes()


def files(folder) -> list[str]:
    return [path.name for path in folder.rglob("*.jpg")]


def test_a_picture_is_drawn_anew_and_shown_on_the_profile(client, member, media):
    client.force_login(member)

    answer = client.post(EDIT, {"picture": upload(exif=position())})

    address = reverse("accounts:picture", args=[member.handle])
    shown = client.get(address)
    drawn = b"".join(shown.streaming_content)
    assert answer.url == member.get_absolute_url()
    assert f'src="{address}"' in client.get(member.get_absolute_url()).content.decode()
    assert shown.headers["Content-Type"] == "image/jpeg"
    assert Image.open(BytesIO(drawn)).size == (480, 480)
    assert b"Parakou" not in drawn


def test_only_who_sees_the_profile_sees_the_picture(client, db):
    shown, hidden = UserFactory(is_public=True), UserFactory()
    for one in (shown, hidden):
        client.force_login(one)
        client.post(EDIT, {"picture": upload()})
    client.logout()

    assert client.get(reverse("accounts:picture", args=[shown.handle])).status_code == 200
    assert client.get(reverse("accounts:picture", args=[hidden.handle])).status_code == 404
    assert client.get(reverse("accounts:picture", args=["nobody"])).status_code == 404


def test_another_picture_takes_the_place_of_the_first(client, member, media, django_capture_on_commit_callbacks):
    client.force_login(member)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(EDIT, {"picture": upload()})
        client.post(EDIT, {"picture": upload(side=300)})
    assert len(files(media)) == 1

    with django_capture_on_commit_callbacks(execute=True):
        client.post(EDIT, {"remove": ""})

    assert files(media) == []
    assert client.get(reverse("accounts:picture", args=[member.handle])).status_code == 404


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"picture": SimpleUploadedFile("me.jpg", b"no picture")},
        {"picture": SimpleUploadedFile("me.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>")},
        {"picture": SimpleUploadedFile("me.jpg", b"\xff\xd8" + b"0" * (4 * 1024 * 1024))},
    ],
)
def test_what_is_no_picture_is_refused(client, member, media, given):
    client.force_login(member)

    answer = client.post(EDIT, given)

    assert answer.status_code == 422
    assert answer.context["form"].errors
    assert files(media) == []
