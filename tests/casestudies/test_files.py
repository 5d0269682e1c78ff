"""Pictures and recordings as browsers and players ask for them."""

from uuid import uuid4

import pytest
from django.core.files.base import ContentFile

from casestudies.actions import publish_story, revise_story
from tests.factories.casestudies import story

pytestmark = pytest.mark.django_db
BYTES = bytes(range(100))


def told(recording):
    return story(files={"recording": ContentFile(recording, name="recording.mp3")})


@pytest.fixture
def case(member, settings, tmp_path):
    settings.MEDIA_ROOT, settings.HOLD_FIRST_STORIES = tmp_path, False
    return publish_story(told(BYTES), author=member, key=uuid4())


@pytest.fixture
def address(case):
    return f"/cases/{case.pk}/recording.mp3"


def body(answer):
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


@pytest.mark.parametrize(
    ("asked", "told", "start", "end"),
    [
        ("bytes=0-1", "bytes 0-1/100", 0, 2),
        ("bytes=90-", "bytes 90-99/100", 90, 100),
        ("bytes=90-4000", "bytes 90-99/100", 90, 100),
        ("bytes=-10", "bytes 90-99/100", 90, 100),
        ("bytes=-4000", "bytes 0-99/100", 0, 100),
    ],
)
def test_a_player_gets_the_part_that_it_asks_for(client, address, asked, told, start, end):
    answer = client.get(address, headers={"range": asked})

    assert (answer.status_code, answer["Content-Range"]) == (206, told)
    assert (answer["Content-Length"], answer["Content-Type"]) == (str(end - start), "audio/mpeg")
    assert body(answer) == BYTES[start:end]


@pytest.mark.parametrize("asked", ["bytes=100-", "bytes=4000-5000", "bytes=-0", "bytes=99999999999999999999-"])
def test_a_part_that_there_is_not_is_refused(client, address, asked):
    answer = client.get(address, headers={"range": asked})

    assert (answer.status_code, answer["Content-Range"], body(answer)) == (416, "bytes */100", b"")


@pytest.mark.parametrize("asked", [None, "bytes=-", "bytes=5-2", "bytes=0-1,5-6", "lines=0-1", "bytes=a-b", "0-1"])
def test_everything_else_is_answered_with_the_whole(client, address, asked):
    answer = client.get(address, headers={"range": asked} if asked else {})

    assert (answer.status_code, answer["Accept-Ranges"], answer["Content-Length"]) == (200, "bytes", "100")
    assert body(answer) == BYTES


def test_a_part_is_asked_for_by_get_alone(client, address):
    assert client.head(address, headers={"range": "bytes=0-1"}).status_code == 200


def test_a_file_that_a_browser_has_is_not_sent_again(client, address):
    first = client.get(address)

    again = client.get(address, headers={"if-none-match": first["ETag"]})

    assert (again.status_code, body(again)) == (304, b"")
    assert {first["Cache-Control"], again["Cache-Control"]} == {"private, no-cache"}


def test_a_corrected_file_is_sent_although_its_address_stays(client, case, address):
    etag = client.get(address)["ETag"]
    revise_story(case, told(BYTES[::-1]), by=case.author, key=uuid4())

    whole = client.get(address, headers={"if-none-match": etag})
    rest = client.get(address, headers={"if-range": etag, "range": "bytes=50-"})

    assert [answer.status_code for answer in (whole, rest)] == [200, 200]
    assert body(whole) == body(rest) == BYTES[::-1]


def test_a_player_goes_on_with_the_file_that_it_has(client, address):
    etag = client.get(address)["ETag"]

    rest = client.get(address, headers={"if-range": etag, "range": "bytes=50-"})

    assert (rest.status_code, body(rest)) == (206, BYTES[50:])
