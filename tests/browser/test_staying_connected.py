"""An open page comes back by itself when its socket is gone, and needs one socket for all that it listens to."""

from playwright.sync_api import expect

from tests.browser.open_thread import OpenThread, added, scene


@scene
def test_after_a_cut_the_page_says_so_and_catches_up(thread: OpenThread) -> None:
    thread.open()
    thread.is_blocked, thread.answer_events = True, 503

    thread.cut()
    expect(thread.state).to_have_text("Reconnecting; nothing is lost")
    thread.is_blocked, thread.answer_events = False, 200
    thread.joined_at, thread.log = 3, [added(3)]

    expect(thread.page.locator(".thread article")).to_have_count(3, timeout=15_000)
    expect(thread.state).to_have_text("1 new reply")


@scene
def test_a_page_that_was_too_slow_comes_back_and_catches_up(thread: OpenThread) -> None:
    thread.open()
    thread.is_joined, thread.joined_at, thread.log = False, 3, [added(3)]

    thread.cut(4408)

    thread.shows(1, 2, 3)
    assert thread.is_joined
    assert thread.asked == [2]


@scene
def test_one_socket_carries_all_that_a_page_listens_to(thread: OpenThread) -> None:
    thread.open()
    thread.wait_until(lambda: len(thread.joined) == 2)

    assert thread.sockets == 1
    assert thread.stream in thread.joined
    assert any(stream.startswith("member-") for stream in thread.joined), "the bell"


@scene
def test_where_sockets_are_blocked_the_page_asks_by_itself(thread: OpenThread) -> None:
    thread.is_blocked = True
    thread.open()
    thread.log = [added(3)]

    expect(thread.page.locator(".thread article")).to_have_count(3, timeout=15_000)

    expect(thread.state).to_have_text("1 new reply")
