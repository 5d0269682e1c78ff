"""The bell of an open page tells what came after the page was drawn, however late the page begins to listen."""

from collections.abc import Callable

from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import sign_in
from tests.browser.writer import Writer


def test_what_came_before_the_page_listened_is_told(
    someone: Callable[..., Page], members: Callable[[str], Writer]
) -> None:
    page, late = someone(), someone()
    thread = members("editor").open_thread("Who hears a bell that rang early?", "The page was not listening yet.")
    held = a_page_that_waits_with_its_bell(page)

    members("member").reply(thread, "It must ask for what it missed.")
    told_at_all(late)
    held.continue_()

    expect(page.locator(".masthead__count")).to_have_text("1", timeout=30_000)


def a_page_that_waits_with_its_bell(page: Page) -> Route:
    """The editor's page, drawn when nothing was new; the script of its bell has not come yet."""
    sign_in(page, "editor")
    held: list[Route] = []
    page.route("**/live-count*.js", lambda route: held.append(route))  # noqa: PLW0108  Playwright marks the function
    page.goto("/about/", wait_until="commit")
    expect(page.locator(".masthead__count")).to_have_text("0")
    while not held:
        page.wait_for_timeout(50)
    return held[0]


def told_at_all(page: Page) -> None:
    """Wait until the worker has told the editor, as a page without script shows it."""
    sign_in(page, "editor")
    while not page.locator(".masthead__count").is_visible():
        page.wait_for_timeout(500)
        page.reload()
