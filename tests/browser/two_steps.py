"""A member with a second step, and people on the way in: whose pages no member of the demonstration sees."""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import BrowserContext, Page

from tests.browser.test_passkeys import give_authenticator
from tests.browser.writer import Writer

EMAIL, SECRET_WORDS = "two.steps@example.org", "a-baobab-and-two-steps"
STEP = 30


@dataclass
class TwoSteps:
    """The member: what the app knows, which of its codes was used last, the number of a passkey, and the cookies."""

    secret: str
    used: int
    passkey: str = ""
    cookies: Any = None

    def code(self) -> str:
        """A code that was not used before, of this half minute or the next, which the site takes as well."""
        while (step := max(_step(), self.used + 1)) > _step() + 1:
            time.sleep(1)
        self.used = step
        return format_hotp_value(hotp_value(self.secret, step))

    def show_again(self, page: Page) -> None:
        """Answer the question who is at the keyboard, if the page asks it."""
        if "/reauthenticate/" not in page.url:
            return
        if "/2fa/reauthenticate/" not in page.url:
            page.goto(f"/accounts/2fa/reauthenticate/?{page.url.partition('?')[2]}")
        page.fill("[name=code]", self.code())
        page.click("main form button")
        page.wait_for_url(lambda address: "/reauthenticate/" not in address)


def _step() -> int:
    return int(time.time()) // STEP


def join(context: BrowserContext, visitor: Writer) -> TwoSteps:
    """Take a seat, set up an app and a passkey, as a member does."""
    confirm(visitor)
    page = context.new_page()
    give_authenticator(page)
    sign_in(page)
    page.goto("/accounts/2fa/totp/activate/")
    show_password(page)
    member = TwoSteps(page.locator("main code").first.inner_text(), used=0)
    page.fill("[name=code]", member.code())
    page.click("main form button")
    page.wait_for_url("**/recovery-codes/")
    add_passkey(page, member)
    member.cookies = context.storage_state()
    page.close()
    return member


def confirm(visitor: Writer) -> None:
    visitor.send("/accounts/signup/", email=EMAIL, display_name="Two Steps", password1=SECRET_WORDS)
    for mail in re.findall(r'href="(/dev/mail/[^"/]+/)"', visitor.read("/dev/mail/")):
        text = visitor.read(mail)
        found = re.search(r"/accounts/confirm-email/([^/\"]+)/", text)
        if EMAIL in text and found:
            visitor.send(f"/accounts/confirm-email/{found[1]}/")
            return
    raise AssertionError("no mail came to the member with two steps")


def add_passkey(page: Page, member: TwoSteps) -> None:
    page.goto("/accounts/2fa/webauthn/add/")
    member.show_again(page)
    page.fill("[name=name]", "My phone")
    page.click("pass-key button")
    page.wait_for_url(lambda address: "/webauthn/add/" not in address)
    page.goto("/accounts/2fa/")
    found = re.search(r"/webauthn/keys/(\d+)/remove/", page.content())
    assert found, "the passkey is not listed"
    member.passkey = found[1]


def sign_in(page: Page) -> None:
    page.goto("/accounts/login/")
    page.fill("[name=login]", EMAIL)
    page.fill("[name=password]", SECRET_WORDS)
    page.click("main form [type=submit], main form button:not([type])")
    page.wait_for_url(lambda address: "/accounts/login" not in address)


def show_password(page: Page, password: str = SECRET_WORDS) -> None:
    """Answer the question who is at the keyboard as somebody who has a password alone."""
    if "/reauthenticate/" in page.url:
        page.fill("[name=password]", password)
        page.click("main form button")
        page.wait_for_url(lambda address: "/reauthenticate/" not in address)


def ask_for_code(page: Page) -> None:
    """Asked for by nobody in particular, who is shown the same: the codes of one address are counted."""
    page.goto("/accounts/login/code/")
    page.fill("[name=email]", f"{uuid4()}@example.org")
    page.click("main form button:not([type])")
    page.wait_for_url("**/accounts/login/code/confirm/")


# How people come before a page that is shown on the way in only.
ON_THE_WAY: dict[str, Callable[[Page], None]] = {"with a code": ask_for_code, "half in": sign_in}
