"""An open list of threads tells how many have something new, and stays as it is until its reader wants them."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, WebSocketRoute, expect

from tests.browser.writer import Writer

Members = Callable[[str], Writer]
SOCKET = re.compile(r"/live/")


def open_list(page: Page, address: str) -> None:
    """The list, once it listens."""
    joined: list[str] = []

    def heed(socket: WebSocketRoute) -> None:
        server = socket.connect_to_server()

        def pass_on(text: str) -> None:
            socket.send(text)
            if '"joined"' in text:
                joined.append(text)

        server.on_message(pass_on)

    page.route_web_socket(SOCKET, heed)
    page.goto(address)
    while not joined:
        page.wait_for_timeout(50)


def order(page: Page) -> list[str]:
    found: list[str] = page.eval_on_selector_all(".thread-row a", "all => all.map(one => one.pathname)")
    return found


@pytest.mark.parametrize(("lang", "words"), [("en", "2 threads with something new"), ("ar", "نقاشان فيهما جديد")])
def test_new_and_continued_threads_are_counted_and_nothing_moves(
    someone: Callable[..., Page], members: Members, lang: str, words: str
) -> None:
    old = members("member").open_thread(f"Which list waits ({lang})?", f"This thread was here before, {lang}.")
    page = someone(lang=lang)
    open_list(page, f"/threads/?lang={lang}")
    before, place = order(page), page.locator(".thread-row").first.bounding_box()

    members("moderator").open_thread(f"What came after ({lang})?", f"This thread is new, {lang}.")
    members("moderator").reply(old, f"This one goes on, {lang}.")

    news = page.locator(".list-news a")
    expect(news).to_have_text(words, timeout=30_000)
    assert order(page) == before
    assert page.locator(".thread-row").first.bounding_box() == place
    news.click()
    expect(page.locator(".thread-row").first).to_contain_text(lang)
    expect(news).to_be_hidden()
    assert order(page) != before


def test_a_list_with_filters_tells_of_its_own_threads(someone: Callable[..., Page], members: Members) -> None:
    page = someone(lang="en")
    open_list(page, "/threads/?board=methods&lang=en")

    members("member").open_thread("Is this for another board?", "The list of methods stays as it is.")
    with page.expect_response(re.compile(r"/threads/\?board=methods"), timeout=30_000):
        pass

    expect(page.locator(".list-news a")).to_be_hidden()
