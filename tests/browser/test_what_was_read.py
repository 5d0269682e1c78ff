"""A post counts as read once its end was in sight, with or without script; thanks are one press."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import sign_in
from tests.browser.open_thread import OpenThread, added, scene
from tests.browser.writer import Writer

Members = Callable[[str], Writer]


@scene
def test_what_came_into_sight_is_told_in_an_unbroken_row(thread: OpenThread) -> None:
    thread.open(posts=30)
    thread.later(2.5)
    seen = int(thread.read[-1]["last"])
    assert 0 < seen < 30

    while thread.page.evaluate("scrollY + innerHeight < document.body.scrollHeight - 2"):
        thread.page.mouse.wheel(0, 400)
        thread.later(0.1)
    thread.later(2.5)

    told = [(int(one["first"]), int(one["last"])) for one in thread.read]
    assert [first for first, _last in told[1:]] == [last + 1 for _first, last in told[:-1]]
    assert told[-1][1] == 30
    assert all(one["csrfmiddlewaretoken"] for one in thread.read)


@scene
def test_what_was_jumped_over_is_not_told(thread: OpenThread) -> None:
    thread.open(posts=60)

    thread.page.evaluate("scrollTo(0, document.body.scrollHeight)")
    thread.later(2.5)

    assert all(int(one["last"]) < 30 for one in thread.read)


@scene
def test_a_reply_that_comes_while_one_looks_is_read(thread: OpenThread) -> None:
    thread.open(posts=1)
    thread.later(2.5)

    thread.say(added(2))
    thread.shows(1, 2)
    thread.later(2.5)

    assert thread.read[-1]["last"] == "2"


@scene
def test_thanks_that_others_give_are_counted_in_place(thread: OpenThread) -> None:
    thread.open(posts=2)

    thread.say({"seq": 3, "name": "post-thanked", "post": 2, "thanks": 4}, added(4))

    expect(thread.page.locator("#post-2 [data-thanks]")).to_have_text("Thanks 4")
    thread.shows(1, 2, 4)
    assert thread.asked == []


@pytest.fixture
def thread(members: Members, request: pytest.FixtureRequest) -> str:
    """A thread of the member's, with two replies of the editor's."""
    about = request.node.name
    address = members("member").open_thread(f"What was read: {about}?", f"Who holds the pen? {about}")
    for words in ("The youngest.", "And the second day?"):
        members("editor").reply(address, f"{words} {about}")
    return address


@pytest.mark.parametrize("javascript", [True, False])
def test_a_thread_is_new_until_it_was_read(
    someone: Callable[..., Page], members: Members, thread: str, javascript: bool
) -> None:
    page = someone(lang="en", javascript=javascript)
    sign_in(page, "reader")
    row = page.locator(".thread-row", has_text=f"[{javascript}]")
    page.goto("/threads/")
    expect(row.locator("b")).to_have_text("new")

    page.goto(thread)
    page.wait_for_timeout(3_000)
    page.goto("/threads/")
    expect(row).to_have_count(1)
    expect(row.locator("b")).to_have_count(0)

    members("editor").reply(thread, "One more thing.")
    page.goto("/threads/")
    expect(row.locator("b")).to_have_text("1 new")
    row.locator("a").first.click()
    expect(page.locator("#unread")).to_have_text("1 new")
    expect(page.locator("#unread")).to_be_in_viewport()


def test_the_rest_is_marked_read_and_taken_back(someone: Callable[..., Page], thread: str) -> None:
    page = someone(lang="en", javascript=False)
    sign_in(page, "moderator")
    page.goto("/threads/")
    news = page.locator(".thread-row b")
    before = news.count()
    assert before

    page.get_by_role("button", name="Mark all as read").click()
    expect(news).to_have_count(0)
    page.get_by_role("button", name="Undo").click()

    expect(news).to_have_count(before)


def test_thanks_are_one_press_and_seen_on_the_author_s_open_page(someone: Callable[..., Page], thread: str) -> None:
    author, reader = someone(lang="en"), someone(lang="en", width=390)
    for page, who in ((author, "member"), (reader, "reader")):
        sign_in(page, who)
        page.goto(thread)
        expect(page.locator(".live__state")).to_have_text("Up to date")
    button = reader.locator("[data-thanks]").first
    theirs = author.locator("[data-thanks]").first
    expect(theirs).to_be_hidden()

    button.focus()
    reader.keyboard.press("Enter")

    expect(button).to_have_attribute("aria-pressed", "true")
    expect(button).to_have_text("Thanks 1")
    expect(theirs).to_have_text("Thanks 1", timeout=30_000)
    expect(theirs).to_be_disabled()
    button.click()
    expect(button).to_have_text("Thanks")
    expect(theirs).to_be_hidden(timeout=30_000)
