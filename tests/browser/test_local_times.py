"""Times in the browser: in the zone that a member chose, else in the device's own."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from tests.browser.conftest import sign_in


def shown(page) -> tuple[str, str]:
    """What the first moment of the first post says, and when that is."""
    time = page.locator(".thread time").first
    return time.inner_text(), time.get_attribute("datetime")


def clock(moment: str, zone: str) -> str:
    return datetime.fromisoformat(moment).astimezone(ZoneInfo(zone)).strftime("%H:%M")


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "America/St_Johns"])
def test_a_visitor_reads_the_clock_of_the_device(someone, places, zone):
    page = someone(lang="en", zone=zone)
    page.goto(f"/threads/{places['thread']}/any-words/")

    words, moment = shown(page)

    assert words.endswith(clock(moment, zone))


def test_a_member_reads_the_clock_that_was_chosen_on_every_device(someone, places):
    page = someone(lang="en", zone="Pacific/Kiritimati")
    sign_in(page, "reader")
    choose_zone(page, "America/Lima")

    page.goto(f"/threads/{places['thread']}/any-words/")
    words, moment = shown(page)
    choose_zone(page, "UTC")

    assert words.endswith(clock(moment, "America/Lima"))


def test_without_script_times_of_posts_name_utc(someone, places):
    page = someone(lang="en", javascript=False, zone="Pacific/Kiritimati")
    page.goto(f"/threads/{places['thread']}/any-words/")

    words, moment = shown(page)

    assert words.endswith(clock(moment, "UTC"))
    assert page.locator(".thread time").first.get_attribute("title").endswith("UTC")


def choose_zone(page, zone: str) -> None:
    page.goto("/accounts/profile/")
    page.select_option("[name=time_zone]", zone)
    page.click("main form button")
    page.wait_for_url("**/members/**")
