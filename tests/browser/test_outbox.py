"""A reply that finds no network waits on the device, is sent once when there is one, and is shown to nobody else."""

import time
from collections.abc import Callable
from uuid import uuid4

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, Route, expect

from tests.browser.conftest import sign_in
from tests.browser.writer import BETWEEN_POSTS, Writer

Members = Callable[[str], Writer]


@pytest.fixture
def words() -> str:
    """Words of this test alone: the site refuses what was said before."""
    return f"We wrote this on the road, where no network reached us ({uuid4()})."


@pytest.fixture
def thread(members: Members, words: str) -> str:
    return members("admin").open_thread(words, f"Who writes there? {words}")


@pytest.fixture
def page(someone: Callable[..., Page], thread: str) -> Page:
    # The test before this one may have posted as the same member just now.
    time.sleep(BETWEEN_POSTS)
    page = someone(lang="en")
    sign_in(page, "reader")
    page.goto(thread)
    return page


def write(page: Page, words: str) -> None:
    page.fill("#reply [name=body]", words)
    page.click("#reply [name=send]")


def outbox(page: Page) -> Locator:
    return page.locator("reply-outbox")


def posts(page: Page, words: str) -> Locator:
    return page.locator(".thread .post:not([data-number='1'])", has_text=words)


def sends_again(page: Page) -> None:
    """What the browser says when the device is taken up again, so that no test waits for the next try."""
    page.evaluate("dispatchEvent(new Event('focus'))")


def test_a_reply_outlives_the_tab_and_is_sent_once(page: Page, words: str, thread: str) -> None:
    page.context.set_offline(True)
    write(page, words)
    expect(outbox(page)).to_contain_text("wait for the network on this device: 1")
    expect(page.locator("#reply [name=body]")).to_have_value("")
    page.close()

    page.context.set_offline(False)
    others = [page.context.new_page() for _tab in range(2)]
    for other in others:
        other.goto("/threads/", wait_until="commit")

    others[0].goto(thread)
    expect(posts(others[0], words)).to_have_count(1)
    others[0].reload()
    expect(posts(others[0], words)).to_have_count(1)
    expect(outbox(others[0])).to_be_empty()


def test_a_reply_whose_answer_was_lost_is_posted_once(page: Page, words: str) -> None:
    lost = _lose_the_first_answer(page.context)
    write(page, words)
    expect(outbox(page)).to_contain_text("wait for the network")
    assert lost == [201]

    sends_again(page)

    expect(outbox(page)).to_contain_text("was sent")
    page.reload()
    expect(posts(page, words)).to_have_count(1)


def test_it_waits_for_its_writer_and_shows_nothing_to_others(page: Page, words: str, thread: str) -> None:
    page.context.set_offline(True)
    write(page, words)
    expect(outbox(page)).to_contain_text("wait for the network")
    page.context.clear_cookies()
    page.context.set_offline(False)

    sends_again(page)
    expect(outbox(page)).to_contain_text("until their writer signs in")
    assert words not in outbox(page).inner_text()

    sign_in(page, "member")
    expect(outbox(page)).to_contain_text("another member")
    assert words not in outbox(page).inner_text()

    page.context.clear_cookies()
    sign_in(page, "reader")
    expect(outbox(page)).to_contain_text("was sent")
    page.goto(thread)
    expect(posts(page, words)).to_have_count(1)


def test_what_a_locked_thread_refuses_stays_with_the_reason(
    page: Page, words: str, thread: str, members: Members
) -> None:
    page.context.set_offline(True)
    write(page, words)
    expect(outbox(page)).to_contain_text("wait for the network")
    members("moderator").send(f"{thread.rsplit('/', 2)[0]}/lock/", form=thread)

    page.context.set_offline(False)

    expect(outbox(page).locator("textarea")).to_have_value(words)
    assert outbox(page).locator("p").inner_text().strip()
    outbox(page).get_by_role("button").click()
    expect(outbox(page)).to_be_empty()


def test_where_the_device_keeps_nothing_the_words_stay_in_the_form(page: Page, words: str) -> None:
    page.evaluate("() => { indexedDB.open = () => { throw new Error('none') } }")
    page.context.set_offline(True)

    write(page, words)

    expect(page.get_by_role("alert")).to_contain_text("Your reply was not sent")
    expect(page.locator("#reply [name=body]")).to_have_value(words)
    page.context.set_offline(False)


def _lose_the_first_answer(context: BrowserContext) -> list[int]:
    """The site takes the first reply, and its answer does not arrive; what it would have been."""
    lost: list[int] = []

    def pass_on(route: Route) -> None:
        answer = route.fetch()
        if lost:
            route.fulfill(response=answer)
        else:
            lost.append(answer.status)
            route.abort()

    context.route("**/threads/*/posts/", pass_on)
    return lost
