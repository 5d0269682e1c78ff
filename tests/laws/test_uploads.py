"""Whatever file is sent wherever one is taken: it is refused with a sentence, or only what one sees of it is kept."""

import re
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from PIL import Image

from accounts.models import User
from tests.laws.access import ROWS, SENT
from tests.laws.addresses import path_of
from tests.laws.forms import FORMS
from tests.laws.hostile import HARMLESS, REFUSED, SCRIPT, SECRET, made
from tests.laws.uploads import PICTURES, RECORDINGS, SENT_ELSEWHERE, TABLES, Upload

pytestmark = [pytest.mark.django_db, pytest.mark.either]
FILE_FIELD = re.compile(r'<input[^>]*type="file"[^>]*>')
NAME = re.compile(r'name="([^"]+)"')


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT, settings.HOLD_FIRST_STORIES = tmp_path, False
    return tmp_path


@pytest.mark.parametrize("name", REFUSED)
@pytest.mark.parametrize(
    "upload", [*PICTURES, *RECORDINGS, *TABLES], ids=lambda upload: f"{upload.route} {upload.field}"
)
def test_what_could_do_harm_is_refused(
    client: Client, upload: Upload, name: str, folder: Path, request: pytest.FixtureRequest
) -> None:
    client.force_login(request.getfixturevalue(upload.sender))

    answer = _sent(client, upload, made(name))

    assert answer.status_code == 422
    assert not _kept(folder)


@pytest.mark.parametrize("name", HARMLESS)
@pytest.mark.parametrize("upload", PICTURES, ids=lambda upload: upload.route)
def test_what_is_taken_is_what_one_sees_and_no_more(
    client: Client, member: User, upload: Upload, name: str, folder: Path
) -> None:
    client.force_login(member)

    answer = _sent(client, upload, made(name))

    assert answer.status_code < 400
    [data] = _kept(folder)
    assert SECRET not in data
    assert SCRIPT not in data
    assert b"PK\x03\x04" not in data
    with Image.open(BytesIO(data)) as picture:
        picture.load()
        assert (picture.format, picture.mode) == ("JPEG", "RGB")
        assert max(picture.size) <= 1600
        assert not picture.getexif()
        assert set(picture.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive", "progression"}


@pytest.mark.parametrize("name", HARMLESS)
@pytest.mark.parametrize("upload", [*RECORDINGS, *TABLES], ids=lambda upload: upload.route)
def test_a_picture_is_no_recording_and_no_table(
    client: Client, upload: Upload, name: str, folder: Path, request: pytest.FixtureRequest
) -> None:
    client.force_login(request.getfixturevalue(upload.sender))

    assert _sent(client, upload, made(name)).status_code == 422
    assert not _kept(folder)


@pytest.mark.parametrize("route", sorted({*FORMS} & {*ROWS, *SENT} - SENT_ELSEWHERE))
def test_every_field_that_takes_a_file_is_tried(route: str, request: pytest.FixtureRequest) -> None:
    tried = {upload.field for upload in (*PICTURES, *RECORDINGS, *TABLES) if upload.route == route}
    client, form = Client(), FORMS[route]
    sender = request.getfixturevalue("member" if form.sender == "visitor" else form.sender)
    client.force_login(sender)

    answer = client.get(path_of(route, form.make(sender)))

    fields = FILE_FIELD.findall(answer.text) if answer.status_code == 200 else []
    assert {found[1] for found in map(NAME.search, fields) if found} <= tried


def _sent(client: Client, upload: Upload, data: bytes) -> HttpResponse:
    path, fields = upload.path(), upload.fields()
    # The name and the kind that a browser says are anybody's choice.
    return client.post(path, {**fields, upload.field: SimpleUploadedFile("a.jpg", data, "image/jpeg")})


def _kept(folder: Path) -> list[bytes]:
    return [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
