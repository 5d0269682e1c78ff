"""Members read times in the zone that they chose; visitors, and whoever chose none, in that of their device."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from accounts.models import User
from notifications.models import Alert
from notifications.presenting import Line, by_day
from tests.factories.accounts import PASSWORD, UserFactory
from tests.factories.casestudies import published
from tests.factories.forum import ThreadFactory

WHEN = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)


def reading(zone: str) -> tuple[Client, User]:
    client, member = Client(), UserFactory(time_zone=zone)
    client.force_login(member)
    return client, member


@pytest.mark.parametrize(
    ("zone", "words"), [("America/Los_Angeles", "31 Dec 2026, 15:30"), ("Pacific/Kiritimati", "1 Jan 2027, 13:30")]
)
def test_a_page_shows_moments_in_the_member_s_zone(db: None, zone: str, words: str):
    case = published()
    case.versions.update(created_at=WHEN)

    page = reading(zone)[0].get(f"{case.get_absolute_url()}history/").text

    assert words in page
    assert f'data-zone="{zone}"' in page


def test_a_script_is_told_no_zone_where_nobody_chose_one(client: Client, db: None):
    assert "data-zone" not in client.get("/about/").text
    assert "data-zone" not in reading("UTC")[0].get("/about/").text


def test_members_of_two_zones_do_not_share_a_page(db: None):
    thread = ThreadFactory(posts=1)
    east, west = reading("Asia/Kathmandu")[0], reading("America/Lima")[0]

    pages = [client.get(thread.get_absolute_url()).text for client in (east, west, east)]

    assert ["Asia/Kathmandu" in page for page in pages] == [True, False, True]
    assert ["America/Lima" in page for page in pages] == [False, True, False]


def test_a_zone_that_disappeared_keeps_nobody_out(db: None):
    member = UserFactory(last_login=timezone.now())
    User.objects.filter(pk=member.pk).update(time_zone="Atlantis/Capital")
    client = Client()

    came = client.post("/accounts/login/", {"login": member.email, "password": PASSWORD})

    assert came.status_code == 302
    assert client.get("/").status_code == 200
    assert "(UTC)" in mail.outbox[0].body


def test_a_mail_names_the_hour_and_the_zone_of_its_reader(db: None, monkeypatch: pytest.MonkeyPatch):
    member = UserFactory(last_login=timezone.now(), time_zone="Asia/Kathmandu")

    Client().post("/accounts/login/", {"login": member.email, "password": PASSWORD})

    told = mail.outbox[0].body
    here = timezone.now().astimezone(ZoneInfo("Asia/Kathmandu"))
    hours = {(here - timedelta(minutes=ago)).strftime("%Y-%m-%d %H:%M") for ago in (0, 1)}
    assert any(f"{hour} (Asia/Kathmandu)" in told for hour in hours)


@pytest.mark.parametrize(
    ("zone", "now", "words"),
    [
        # Midnight of the reader, not ours; and a week over a change of the clocks is still seven days.
        ("Pacific/Kiritimati", datetime(2026, 11, 28, 11, 0, tzinfo=UTC), "Today"),
        ("America/Los_Angeles", datetime(2026, 11, 28, 8, 30, tzinfo=UTC), "This week"),
        ("Europe/Paris", datetime(2026, 3, 29, 22, 30, tzinfo=UTC), "Today"),
    ],
)
def test_alerts_are_of_today_by_the_reader_s_clock(
    monkeypatch: pytest.MonkeyPatch, zone: str, now: datetime, words: str
):
    monkeypatch.setattr(timezone, "now", lambda: now)
    alert = Alert(name="post-added", created_at=now - timedelta(minutes=31) if zone != "Europe/Paris" else now)

    with timezone.override(ZoneInfo(zone)):
        [day] = by_day([Line(alert, None, "")])

    assert day.label == words


@pytest.mark.parametrize("zone", ["America/Los_Angeles", "Pacific/Kiritimati"])
def test_feeds_and_programs_are_told_utc(db: None, zone: str):
    case, client = published(), reading(zone)[0]
    type(case).objects.filter(pk=case.pk).update(published_at=WHEN)

    assert "2026-12-31T23:30:00" in client.get("/feeds/cases.atom").text
    told = client.get(f"/api/v1/cases/{case.pk}").json()["published_at"]
    assert datetime.fromisoformat(told) == WHEN
    assert told.endswith(("Z", "+00:00"))
