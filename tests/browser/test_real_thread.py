"""An open page and the site itself; what comes between them is only what networks and moderators do."""

import json
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, WebSocketRoute, expect

from tests.browser.conftest import sign_in
from tests.browser.writer import Writer, address_of

Members = Callable[[str], Writer]
SOCKET = re.compile(r"/live/")


@pytest.fixture
def page(someone: Callable[..., Page]) -> Page:
    reading = someone(lang="en")
    sign_in(reading, "reader")
    return reading


def a_thread(members: Members, name: str, *, length: int = 1) -> str:
    # The site takes the same words twice for a mistake.
    lines = [f"A line to read, {name}.", *["A line to read."] * (length - 1)]
    return members("moderator").open_thread(f"What does a page do: {name}?", "\n\n".join(lines))


def open_page(page: Page, thread: str) -> None:
    page.goto(f"{thread}?lang=en")
    expect(page.locator(".live__state")).to_have_text("Up to date")


def blocked(page: Page) -> None:
    page.route_web_socket(SOCKET, lambda socket: socket.close(code=1013))


def test_a_reply_waits_behind_the_pill_while_one_reads_above(page: Page, members: Members) -> None:
    thread = a_thread(members, "waiting", length=60)
    open_page(page, thread)

    post = members("member").reply(thread, "This one must wait.")

    expect(page.locator(".live__pill")).to_have_text("1 new reply", timeout=30_000)
    expect(page.locator(f"#post-{post}")).to_have_count(0)
    assert page.evaluate("scrollY") == 0
    page.click(".live__pill")
    expect(page.locator(f"#post-{post}")).to_be_in_viewport()


def test_where_sockets_are_blocked_a_reply_comes_all_the_same(page: Page, members: Members) -> None:
    thread = a_thread(members, "asking")
    blocked(page)
    open_page(page, thread)

    post = members("member").reply(thread, "No socket brought this.")

    expect(page.locator(f"#post-{post}")).to_be_visible(timeout=30_000)


def test_a_reply_whose_event_was_lost_is_fetched_in_its_place(page: Page, members: Members) -> None:
    thread = a_thread(members, "fetching")
    lost = loses_the_first_reply(page)
    open_page(page, thread)

    first = members("member").reply(thread, "The network lost this one.")
    second = members("admin").reply(thread, "After this one it is missed.")

    expect(page.locator(f"#post-{second}")).to_be_visible(timeout=30_000)
    ids = page.eval_on_selector_all(".thread article", "all => all.map(one => one.id)")
    assert ids[1:] == [f"post-{first}", f"post-{second}"]
    assert lost


def loses_the_first_reply(page: Page) -> list[str]:
    """A socket on which one event is lost; the list holds it then."""
    lost: list[str] = []

    def pass_on(socket: WebSocketRoute, text: str) -> None:
        if not lost and json.loads(text)["name"] == "post-added":
            lost.append(text)
        else:
            socket.send(text)

    def connect(socket: WebSocketRoute) -> None:
        socket.connect_to_server().on_message(lambda text: pass_on(socket, text))

    page.route_web_socket(SOCKET, connect)
    return lost


def test_a_lock_keeps_what_is_being_written(page: Page, members: Members) -> None:
    thread = a_thread(members, "locking")
    open_page(page, thread)
    page.fill("textarea[name=body]", "Nearly done")

    members("moderator").send(f"{address_of(thread)}lock/", form=thread)

    expect(page.locator("button[name=send]")).to_be_disabled(timeout=30_000)
    expect(page.get_by_role("alert")).to_contain_text("locked")
    assert page.input_value("textarea[name=body]") == "Nearly done"


def test_who_was_signed_out_while_writing_signs_in_elsewhere_and_sends(page: Page, members: Members) -> None:
    thread = a_thread(members, "signing out")
    open_page(page, thread)
    page.fill("textarea[name=body]", "I wrote this for an hour.")
    page.context.clear_cookies(name="sessionid")

    page.press("textarea[name=body]", "Control+Enter")
    with page.context.expect_page() as opened:
        page.get_by_role("alert").get_by_role("link", name="Sign in").click()
    sign_in(opened.value, "reader")
    page.click("button[name=send]")

    expect(page.locator(".thread article").last).to_contain_text("I wrote this for an hour.")
    expect(page.get_by_role("alert")).to_be_hidden()


def test_a_page_that_the_site_calls_too_old_loads_again_and_keeps_the_text(page: Page, members: Members) -> None:
    thread = a_thread(members, "growing old")
    blocked(page)
    page.route("**/events/?since=*", asks_from_elsewhere)
    page.goto(f"{thread}?lang=en")
    page.fill("textarea[name=body]", "Worth keeping")

    expect(page.locator(".live__state")).to_contain_text("too old", timeout=30_000)
    with page.expect_navigation():
        page.get_by_role("button", name="Load the page again").click()

    expect(page.locator("textarea[name=body]")).to_have_value("Worth keeping")


def asks_from_elsewhere(route: Route) -> None:
    """As a page of a database that was put back to an earlier state: its number is beyond all that the site knows."""
    route.continue_(url=re.sub(r"since=\d+", "since=999999", route.request.url))
