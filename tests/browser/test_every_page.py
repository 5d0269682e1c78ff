"""What holds on every page: accessible, quiet, narrow, light; in both themes and both directions."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from itertools import product

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.conftest import PASSWORD, sign_in
from tests.browser.every_page import PAGES, REFUSING
from tests.browser.site import ON_POSTGRES, Site
from tests.browser.two_steps import ON_THE_WAY, TwoSteps, join, show_password
from tests.browser.writer import Writer

WEIGHT = 60 * 1024
REQUESTS = 12
# Languages, themes and widths in pixels: a phone and a desk.
LOOKS = list(product(["en", "ar"], ["light", "dark"], [390, 1280]))
# A long run takes each look once: half of them, with both of everything, before the site on either database.
LOOKS_HERE = [look for number, look in enumerate(LOOKS) if number.bit_count() % 2 == ON_POSTGRES]
# What the console says of a page that was answered with a refusal.
REFUSED = re.compile(r"status of 4\d\d")
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    # To describe everything that is right takes as long as to look for what is wrong.
    "resultTypes": ["violations"],
}


class Reader:
    """One person's browser in one look; whatever its console says is kept."""

    def __init__(self, page: Page, width: int, show_again: Callable[[Page], None]) -> None:
        self.page, self.width, self.show_again = page, width, show_again
        self.heard: list[str] = []
        page.on("console", lambda message: self.heard.append(message.text))
        page.on("pageerror", lambda error: self.heard.append(str(error)))

    def look_at(self, path: str) -> bool:
        """Whether the page is there for this person."""
        self.heard.clear()
        answer = self.page.goto(path)
        if "/reauthenticate/" not in path and "/reauthenticate/" in self.page.url:
            # Some minutes after signing in, the pages of the account ask again who is at the keyboard.
            self.show_again(self.page)
            answer = self.page.goto(path)
        assert accessible(self.page) == "", f"{path}: not accessible"
        assert self.page.evaluate("document.documentElement.scrollWidth") <= self.width, f"{path}: too wide"
        assert not [words for words in self.heard if not REFUSED.search(words)], f"{path}: {self.heard}"
        return bool(answer and answer.ok)


def arrive(page: Page, who: str, two_steps: TwoSteps) -> None:
    """Come as a member of the demonstration, as the one with two steps, or as far as the way in goes."""
    if who in ON_THE_WAY:
        ON_THE_WAY[who](page)
    elif who not in {"visitor", "two steps"}:
        sign_in(page, who)


def accessible(page: Page) -> str:
    """What axe finds wrong, as text."""
    results = Axe().run(page, options=RULES)
    wrong = results.response["violations"]
    return "\n".join(f"{one['id']}: {[node['html'][:150] for node in one['nodes'][:3]]}" for one in wrong)


@pytest.fixture(scope="session")
def two_steps(chromium: Browser, site: Site) -> TwoSteps:
    """The one member who signs in in two steps."""
    visitor, member = (chromium.new_context(base_url=site.address, locale="en") for _person in range(2))
    return join(member, Writer(visitor))


@pytest.fixture(scope="session")
def readers(chromium: Browser, site: Site, two_steps: TwoSteps) -> Iterator[Callable[[str, str, str, int], Reader]]:
    found: dict[tuple[str, str, str, int], Reader] = {}

    def reader(who: str, language: str, theme: str, width: int) -> Reader:
        if (who, language, theme, width) not in found:
            context = chromium.new_context(
                base_url=site.address,
                color_scheme=theme,
                locale=language,
                reduced_motion="reduce",
                viewport={"width": width, "height": 800},
                storage_state=two_steps.cookies if who == "two steps" else None,
            )
            page = context.new_page()
            page.goto(f"/?lang={language}")
            arrive(page, who, two_steps)
            show_again = two_steps.show_again if who == "two steps" else partial(show_password, password=PASSWORD)
            found[who, language, theme, width] = Reader(page, width, show_again)
        return found[who, language, theme, width]

    yield reader
    for one in found.values():
        one.page.context.close()


@pytest.mark.parametrize(("number", "who", "path"), [(number, *page) for number, page in enumerate(PAGES)])
def test_a_page_is_accessible_quiet_and_narrow(readers, places, two_steps, number: int, who: str, path: str) -> None:
    is_there = readers(who, *LOOKS[number % len(LOOKS)]).look_at(path.format(**places, passkey=two_steps.passkey))

    assert is_there == ((who, path) not in REFUSING)


@pytest.mark.long
@pytest.mark.parametrize(("language", "theme", "width"), LOOKS_HERE)
@pytest.mark.parametrize(("who", "path"), PAGES)
def test_a_page_is_so_in_every_look(
    readers, places, two_steps, who: str, path: str, language: str, theme: str, width: int
) -> None:
    is_there = readers(who, language, theme, width).look_at(path.format(**places, passkey=two_steps.passkey))

    assert is_there == ((who, path) not in REFUSING)


@pytest.mark.parametrize(
    "path", ["/", "/cases/", "/cases/1/", "/threads/", "/threads/{thread}/", "/countries/", "/accounts/login/"]
)
def test_a_first_visit_is_light(chromium: Browser, site: Site, places: dict[str, str], path: str) -> None:
    context = chromium.new_context(base_url=site.address)
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    sizes: list[float] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))

    page.goto(path.format(**places), wait_until="networkidle")

    assert len(sizes) <= REQUESTS
    assert sum(sizes) <= WEIGHT
    context.close()
