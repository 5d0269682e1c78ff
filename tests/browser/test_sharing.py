"""A page is passed on by its address, by e-mail or by whatever the device offers, and by nobody else's buttons."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.site import Site


def test_the_address_is_copied_by_keyboard(someone: Callable[..., Page], site: Site) -> None:
    page = someone(lang="en", width=390)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/cases/1/")
    page.locator("summary", has_text="Share").focus()

    page.keyboard.press("Enter")
    page.get_by_role("button", name="Copy the address").focus()
    page.keyboard.press("Enter")

    expect(page.locator("share-link [role=status]")).to_have_text("The address is copied.")
    assert page.evaluate("navigator.clipboard.readText()") == page.url


def test_without_script_there_are_links(someone: Callable[..., Page], site: Site) -> None:
    page = someone(lang="en", javascript=False)
    page.goto("/cases/1/")
    page.locator("summary", has_text="Share").click()

    mail = page.get_by_role("link", name="Send by e-mail").get_attribute("href")

    expect(page.get_by_role("link", name="Address of this page")).to_have_attribute("href", page.url)
    assert mail is not None
    assert mail.startswith("mailto:?subject=")
    assert "localhost" in mail
    expect(page.get_by_role("button", name="Copy the address")).to_be_hidden()
