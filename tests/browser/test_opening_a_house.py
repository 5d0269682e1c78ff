"""A new house, in French on a phone: opened by whoever reads the server's words, and its terms accepted anew."""

import re
import time
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests import sites
from tests.browser.conftest import open_page
from tests.browser.site import ON_POSTGRES
from tests.browser.test_every_page import accessible

PHONE = 390
WORDS = "un-baobab-et-sept-sieges"
FOUNDER, MEMBER = "fonde@example.org", "membre@example.org"


@pytest.fixture(scope="module")
def house() -> Iterator[sites.Site]:
    """A site that nobody runs yet; its mails are files."""
    start = sites.production if ON_POSTGRES else sites.serving
    with start(DEMO="0", EMAIL_URL="file://", HOUSE_SECONDS="0") as site:
        yield site


@pytest.fixture
def arrive(chromium: Browser, house: sites.Site) -> Iterator[Callable[..., Page]]:
    """`arrive(javascript=False)`: a person before the house, on a phone."""
    pages: list[Page] = []

    def someone(*, javascript: bool) -> Page:
        pages.append(open_page(chromium, house.url, lang="fr", javascript=javascript, width=PHONE))
        return pages[-1]

    yield someone
    for page in pages:
        page.context.close()


def test_a_house_is_opened_and_new_terms_are_accepted(arrive: Callable[..., Page], house: sites.Site) -> None:
    founder, member = arrive(javascript=True), arrive(javascript=False)
    link = the_link_in_the_words_of_the_server(house)

    without_script_mistakes_are_said_and_nothing_is_lost(member, link)
    with_script_the_keyboard_is_enough(founder, link)
    the_page_is_gone(member, link)

    a_member_takes_a_seat_and_leaves(member, house)
    the_founder_puts_the_terms_to_everybody(founder)
    without_script_the_member_accepts_on_the_way_in(member)
    what_the_founder_writes_is_kept_meanwhile(founder)
    with_script_the_founder_accepts_by_keyboard(founder)


def the_link_in_the_words_of_the_server(house: sites.Site) -> str:
    return soon(house.log, r"http\S+/setup/\?token=\S+")


def soon(read: Callable[[], str], pattern: str) -> str:
    """What the site writes within half a minute, in its log or into a mail."""
    until = time.monotonic() + 30
    while time.monotonic() < until:
        if found := re.search(pattern, read()):
            return found[0]
        time.sleep(0.2)
    raise AssertionError(f"{pattern} was not written:\n{read()}")


def without_script_mistakes_are_said_and_nothing_is_lost(page: Page, link: str) -> None:
    page.goto(f"{link}wrong")
    expect(page.locator("h1")).to_have_text("Ouvrir la maison")
    describe_the_house(page)
    page.click("main form button")
    expect(page.locator("main")).to_contain_text("Ce jeton n’est pas le dernier que le serveur a écrit.")

    page.fill("[name=token]", link.partition("token=")[2])
    page.fill("[name=password]", "password1")
    page.click("main form button")
    expect(page.locator("main")).to_contain_text("Ce mot de passe est trop courant.")
    expect(page.locator("[name=display_name]")).to_have_value("Fondation d’essai")
    expect(page.locator("[name=token]")).to_have_value(link.partition("token=")[2])
    expect(page.locator("[name=password]")).to_have_value("")


def describe_the_house(page: Page) -> None:
    page.fill("[name=display_name]", "Fondation d’essai")
    page.fill("[name=email]", FOUNDER)
    page.fill("[name=password]", WORDS)
    page.fill("[name=name]", "Maison d’essai")


def with_script_the_keyboard_is_enough(page: Page, link: str) -> None:
    page.goto(link)
    looks_right(page)
    go_to(page, "main form button")
    page.keyboard.press("Enter")
    expect(page.locator(".field__error").first).to_be_visible()
    looks_right(page)

    write(page, "[name=display_name]", "Fondation d’essai")
    write(page, "[name=email]", FOUNDER)
    write(page, "[name=password]", WORDS)
    write(page, "[name=name]", "Maison d’essai")
    go_to(page, "[name=registration]")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    expect(page.locator("[name=registration][value=open]")).to_be_checked()
    go_to(page, "main form button")
    page.keyboard.press("Enter")

    page.wait_for_url(lambda address: "/setup/" not in address)
    expect(page.locator(".masthead")).to_contain_text("Maison d’essai")
    looks_right(page)


def the_page_is_gone(page: Page, link: str) -> None:
    answer = page.goto(link)

    assert answer
    assert answer.status == 404


def a_member_takes_a_seat_and_leaves(page: Page, house: sites.Site) -> None:
    page.goto("/accounts/signup/")
    page.fill("[name=email]", MEMBER)
    page.fill("[name=display_name]", "Membre d’essai")
    page.fill("[name=password1]", WORDS)
    page.click("main form button")
    page.goto(the_link_in_the_mail(house))
    page.click("main form button")
    page.wait_for_url("**/welcome/**")
    page.goto("/accounts/logout/")
    page.click("main form button")


def the_link_in_the_mail(house: sites.Site) -> str:
    folder = house.folder / "mail"
    return soon(
        lambda: "".join(path.read_text() for path in folder.glob("*.log")), r"http\S+/accounts/confirm-email/\S+"
    )


def the_founder_puts_the_terms_to_everybody(page: Page) -> None:
    page.goto("/terms/put/")
    looks_right(page)
    page.click("main form button")
    page.wait_for_url("**/terms/")


def without_script_the_member_accepts_on_the_way_in(page: Page) -> None:
    page.goto("/accounts/login/?next=/drafts/")
    page.fill("[name=login]", MEMBER)
    page.fill("[name=password]", WORDS)
    page.click("main form [type=submit], main form button:not([type])")
    expect(page.locator("h1")).to_have_text("Les conditions ont changé")

    page.get_by_role("link", name="Seulement lire pour l’instant").click()
    page.wait_for_url("**/drafts/")
    page.go_back()
    page.get_by_role("button", name="J’accepte ces conditions").click()

    page.wait_for_url("**/drafts/")
    expect(page.locator("body")).to_contain_text("Merci. Vous pouvez de nouveau écrire.")


def what_the_founder_writes_is_kept_meanwhile(page: Page) -> None:
    make_a_board(page)

    expect(page.locator("h1")).to_contain_text("Les conditions d’utilisation ont changé.")
    expect(page.locator("main form [name=name]")).to_have_value("Premières paroles")
    looks_right(page)


def with_script_the_founder_accepts_by_keyboard(page: Page) -> None:
    page.goto("/terms/accept/?next=/boards/new/")
    expect(page.locator("h1")).to_have_text("Les conditions ont changé")
    looks_right(page)

    go_to(page, "main form button")
    page.keyboard.press("Enter")

    page.wait_for_url(lambda address: "/accept/" not in address)
    make_a_board(page)
    page.goto("/threads/?board=paroles")
    expect(page.locator("h1")).to_contain_text("Premières paroles")


def make_a_board(page: Page) -> None:
    page.goto("/boards/new/")
    page.fill("[name=name]", "Premières paroles")
    page.fill("[name=slug]", "paroles")
    page.click("main form button")


def looks_right(page: Page) -> None:
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    assert accessible(page) == ""
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE


def write(page: Page, field: str, words: str) -> None:
    go_to(page, field)
    page.keyboard.insert_text(words)


def go_to(page: Page, target: str) -> None:
    """Press the tabulator until the target has the focus."""
    for _press in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("target => document.activeElement.matches(target)", target):
            return
    raise AssertionError(f"the keyboard does not reach {target}")
