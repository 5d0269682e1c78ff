"""Times in the browser: in the zone that a member chose, else in the device's own."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import sign_in
from tests.browser.test_every_page import accessible


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


def test_the_welcome_knows_the_zone_of_the_device(someone):
    page = someone(lang="en", zone="Pacific/Kiritimati")
    sign_in(page, "editor")
    choose_zone(page, "UTC")

    page.goto("/welcome/")
    zone, said = page.locator("[name=time_zone]"), page.locator("device-zone")
    expect(zone).to_have_value("Pacific/Kiritimati")
    expect(said).to_have_text("This is the zone of your device.")
    assert accessible(page) == ""
    page.click("main form button")
    page.goto("/accounts/profile/")

    expect(zone).to_have_value("Pacific/Kiritimati")
    choose_zone(page, "America/Lima")
    page.goto("/welcome/")
    expect(zone).to_have_value("America/Lima")
    expect(said).to_have_count(0)
    choose_zone(page, "UTC")


def test_without_script_the_welcome_leaves_the_zone_as_it_is(someone):
    page = someone(lang="en", javascript=False, zone="Pacific/Kiritimati")
    sign_in(page, "moderator")

    page.goto("/welcome/")

    expect(page.locator("[name=time_zone]")).to_have_value("UTC")


def choose_zone(page, zone: str) -> None:
    page.goto("/accounts/profile/")
    page.select_option("[name=time_zone]", zone)
    page.click("main form button")
    page.wait_for_url("**/members/**")
