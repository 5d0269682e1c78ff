"""A moment is one point in time, written as the clock on the reader's wall shows it."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone, translation

from markup import moments
from markup.templatetags.looks import moment, today

# Far west and far east of Greenwich, a zone of half an hour, and both sides of the equator with summer time.
ZONES = ["America/Los_Angeles", "America/St_Johns", "UTC", "Africa/Maputo", "Asia/Kathmandu", "Pacific/Kiritimati"]
NEW_YEAR = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    return lambda now: monkeypatch.setattr(timezone, "now", lambda: now)


def shown(html: str) -> str:
    return re.sub(r"<[^>]+>", "", html)


@pytest.mark.parametrize(
    ("zone", "words"),
    [
        ("America/Los_Angeles", "31 Dec 2026, 15:30"),
        ("America/St_Johns", "31 Dec 2026, 20:00"),
        ("UTC", "31 Dec 2026, 23:30"),
        ("Africa/Maputo", "1 Jan 2027, 01:30"),
        ("Asia/Kathmandu", "1 Jan 2027, 05:15"),
        ("Pacific/Kiritimati", "1 Jan 2027, 13:30"),
    ],
)
def test_a_moment_is_shown_in_the_active_zone(zone: str, words: str):
    with timezone.override(ZoneInfo(zone)):
        assert shown(moment(NEW_YEAR)) == words


@pytest.mark.parametrize("zone", ZONES)
def test_what_a_script_reads_is_the_same_point_in_time_everywhere(zone: str):
    with timezone.override(ZoneInfo(zone)):
        assert 'datetime="2026-12-31T23:30:00+00:00"' in moment(NEW_YEAR.astimezone(ZoneInfo(zone)))


@pytest.mark.parametrize(
    ("zone", "when", "words"),
    [
        # In Paris the clock leaps from two to three, and in October it shows two o'clock twice.
        ("Europe/Paris", datetime(2026, 3, 29, 0, 59, tzinfo=UTC), "29 Mar 2026, 01:59"),
        ("Europe/Paris", datetime(2026, 3, 29, 1, 0, tzinfo=UTC), "29 Mar 2026, 03:00"),
        ("Europe/Paris", datetime(2026, 10, 25, 0, 30, tzinfo=UTC), "25 Oct 2026, 02:30"),
        ("Europe/Paris", datetime(2026, 10, 25, 1, 30, tzinfo=UTC), "25 Oct 2026, 02:30"),
        # In the south it is summer when it is winter in the north.
        ("America/Santiago", datetime(2026, 1, 15, 12, 0, tzinfo=UTC), "15 Jan 2026, 09:00"),
        ("America/Santiago", datetime(2026, 7, 15, 12, 0, tzinfo=UTC), "15 Jul 2026, 08:00"),
        # Egypt has summer time again since 2023.
        ("Africa/Cairo", datetime(2026, 7, 15, 12, 0, tzinfo=UTC), "15 Jul 2026, 15:00"),
        ("Africa/Cairo", datetime(2026, 12, 15, 12, 0, tzinfo=UTC), "15 Dec 2026, 14:00"),
    ],
)
def test_summer_time_is_that_of_the_moment_not_of_today(zone: str, when: datetime, words: str):
    with timezone.override(ZoneInfo(zone)):
        assert shown(moment(when)) == words


def test_the_title_tells_the_zone():
    when = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)

    with timezone.override(ZoneInfo("Europe/Paris")):
        assert 'title="25 October 2026, 02:30 CET"' in moment(when)
        assert 'title="25 October 2026, 02:30 CEST"' in moment(when.replace(hour=0))
    with timezone.override(ZoneInfo("Asia/Kathmandu")):
        assert 'title="25 October 2026, 07:15 UTC+0545"' in moment(when)


@pytest.mark.parametrize(
    ("zone", "words"), [("America/Los_Angeles", "31 Dec"), ("UTC", "31 Dec"), ("Pacific/Kiritimati", "31 Dec 2026")]
)
def test_the_year_is_left_out_while_it_lasts_for_the_reader(at, zone: str, words: str):
    at(NEW_YEAR)

    with timezone.override(ZoneInfo(zone)):
        assert shown(moment(datetime(2026, 12, 31, 9, 0, tzinfo=UTC), "short")) == words


@pytest.mark.parametrize(
    ("zone", "words"), [("America/Los_Angeles", "Thursday 31 December"), ("Africa/Maputo", "Friday 1 January")]
)
def test_today_is_the_reader_s_day(at, zone: str, words: str):
    at(NEW_YEAR)

    with timezone.override(ZoneInfo(zone)):
        assert today() == words


@pytest.mark.parametrize("zone", ZONES)
def test_a_day_without_an_hour_is_the_same_everywhere(zone: str):
    with timezone.override(ZoneInfo(zone)):
        assert shown(moment(date(2026, 12, 31))) == "31 December 2026"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fr", "jeudi 31 décembre"),
        ("es", "jueves 31 de diciembre"),
        ("pt", "quinta-feira, 31 de dezembro"),
        ("ar", "الخميس، 31 ديسمبر"),
    ],
)
def test_a_day_of_the_week_is_written_as_the_language_writes_it(language: str, words: str):
    with translation.override(language):
        assert moments.weekday(date(2026, 12, 31)) == words
