"""Chromium before the real site. These tests never touch the database: they use the site as people do."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.open_thread import Chromium, Setting
from tests.browser.places import places as make_places
from tests.browser.site import Site, open_site
from tests.browser.writer import Writer
from tests.chromium import chromium as program

# Chromium draws its own tool bar as a page, one more for every window that nobody sees.
OWN_PAGES = "InitialWebUI,PreloadTopChromeWebUI,WebUIReloadButton,WebUIToolbar"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    f"--disable-features={OWN_PAGES}",
]
PASSWORD = "palabre-demo"
# What the site does in one process and in several is seen in each run; what a page does, before one of them.
ON_BOTH = {"test_the_path.py", "test_real_thread.py", "test_bell.py"}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here drives a browser, before a site that each process of a parallel run starts for itself."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if item.path.name not in ON_BOTH:
                item.add_marker(pytest.mark.either)
            item.add_marker(pytest.mark.timeout(180))


@pytest.fixture(scope="session")
def site() -> Iterator[Site]:
    with open_site() as opened:
        yield opened


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    # Playwright keeps a loop running in this thread; pytest-django's own teardown meets it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program(), args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def stage(site: Site, members: Callable[[str], Writer]) -> Iterator[Chromium]:
    words = "A page that is open hears what others write."
    thread = urljoin(site.address, members("member").open_thread("How does an open page hear?", words))
    running = Chromium(Setting(thread, words, members("reader").context.storage_state()))
    yield running
    running.close()


@pytest.fixture
def someone(chromium: Browser, site: Site) -> Iterator[Callable[..., Page]]:
    """`someone(lang="fr", javascript=False)`: a person with a browser of their own, before the home page."""
    contexts: list[BrowserContext] = []

    def arrive(**who: Any) -> Page:
        page = open_page(chromium, site.address, **who)
        contexts.append(page.context)
        return page

    yield arrive
    site.relay.restore()
    for context in contexts:
        context.close()


def open_page(
    browser: Browser,
    address: str,
    *,
    lang: str = "fr",
    javascript: bool = True,
    width: int = 1280,
    zone: str = "UTC",
) -> Page:
    """A page in a browser of its own, before the site at an address."""
    context = browser.new_context(
        base_url=address,
        java_script_enabled=javascript,
        locale=lang,
        timezone_id=zone,
        viewport={"width": width, "height": 900},
    )
    context.set_default_timeout(15_000)
    return context.new_page()


@pytest.fixture(scope="session")
def members(chromium: Browser, site: Site) -> Iterator[Callable[[str], Writer]]:
    """`members("reader")`: a demonstration member who is signed in without a window; `members("")` is a visitor."""
    signed_in: dict[str, Writer] = {}

    def member(who: str) -> Writer:
        if who not in signed_in:
            signed_in[who] = Writer(chromium.new_context(base_url=site.address, locale="en"))
            if who:
                signed_in[who].send("/accounts/login/", login=f"{who}@example.org", password=PASSWORD)
        return signed_in[who]

    yield member
    for writer in signed_in.values():
        writer.context.close()


@pytest.fixture(scope="session")
def places(members: Callable[[str], Writer]) -> dict[str, str]:
    return make_places(members)


def sign_in(page: Page, who: str) -> None:
    """Sign in as a demonstration member: `sign_in(page, "reader")`."""
    page.goto("/accounts/login/")
    page.fill("[name=login]", f"{who}@example.org")
    page.fill("[name=password]", PASSWORD)
    page.click("main form [type=submit], main form button:not([type])")
    page.wait_for_url(lambda address: "/accounts/login" not in address)
