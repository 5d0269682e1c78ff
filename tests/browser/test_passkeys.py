"""A passkey in Chromium's virtual authenticator: used alone, as second step, and to show again who it is."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import PASSWORD, sign_in

AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def give_authenticator(page: Page) -> None:
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    device.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})


def own_passkey(page: Page, who: str) -> None:
    give_authenticator(page)
    sign_in(page, who)
    page.goto("/accounts/2fa/webauthn/add/")
    page.fill("[name=password]", PASSWORD)
    page.click("main form button")
    page.fill("[name=name]", "My phone")
    page.click("pass-key button")
    page.wait_for_url("**/recovery-codes/")


def remove_passkey(page: Page) -> None:
    """Show by the passkey who it is, then take it away, so that other tests find the member as before."""
    page.goto("/accounts/2fa/webauthn/reauthenticate/?next=/accounts/2fa/")
    page.click("pass-key button")
    page.wait_for_url(lambda address: "/reauthenticate/" not in address)
    page.get_by_role("link", name="Remove", exact=True).click()
    page.click("main form button")
    page.wait_for_url("**/accounts/2fa/")
    expect(page.get_by_text("My phone")).to_have_count(0)


def sign_out(page: Page) -> None:
    page.goto("/accounts/logout/")
    page.click("main form button")
    page.wait_for_url(lambda address: "/logout/" not in address)


def test_a_passkey_signs_in_without_the_password(someone):
    page = someone(lang="en")
    own_passkey(page, "editor")

    sign_out(page)
    page.goto("/accounts/login/?next=/drafts/")
    page.click("pass-key button")
    page.wait_for_url(lambda address: "/accounts/" not in address)

    assert page.url.endswith("/drafts/")
    remove_passkey(page)


def test_a_passkey_is_the_second_step_behind_the_password(someone):
    page = someone(lang="en")
    own_passkey(page, "reader")

    sign_out(page)
    sign_in(page, "reader")
    assert page.url.endswith("/2fa/authenticate/")
    page.click("pass-key button")
    page.wait_for_url(lambda address: "/accounts/" not in address)

    remove_passkey(page)


def test_a_device_without_a_passkey_is_told_so(someone):
    page = someone(lang="en")
    give_authenticator(page)
    page.goto("/accounts/login/")

    page.click("pass-key button")

    expect(page.locator("pass-key [role=status]")).to_have_text("That did not work. Try again, or take another way.")


def test_without_script_no_passkey_is_offered(someone):
    page = someone(lang="en", javascript=False)

    page.goto("/accounts/login/")

    expect(page.get_by_role("button", name="Use a passkey")).to_have_count(0)
