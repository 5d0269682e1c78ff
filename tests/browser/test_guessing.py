"""While one writes, the list of languages follows the words, until one chooses by hand."""

from playwright.sync_api import expect

from tests.browser.conftest import sign_in

FRENCH = "Nous avons lu le registre à voix haute avec les familles du village."
SPANISH = "Leímos el registro en voz alta con las familias, y así todos lo entendieron."


def test_the_language_is_guessed_and_can_be_corrected(someone):
    page = someone(lang="en")
    sign_in(page, "reader")
    page.goto("/threads/new/")

    page.fill("[name=body]", FRENCH)
    expect(page.locator("[name=language]")).to_have_value("fr")
    expect(page.locator("guess-language")).to_contain_text("guessed from your words")

    page.select_option("[name=language]", "pt")
    page.fill("[name=body]", SPANISH)
    page.wait_for_timeout(2000)
    expect(page.locator("[name=language]")).to_have_value("pt")
    expect(page.locator("guess-language")).to_have_text("")


def test_what_one_says_of_oneself_is_guessed_too(someone):
    page = someone(lang="en")
    sign_in(page, "moderator")
    page.goto("/accounts/profile/")
    page.fill("[name=about]", "")
    page.click("main form button")
    page.goto("/accounts/profile/")

    page.fill("[name=about]", FRENCH)
    expect(page.locator("[name=about_language]")).to_have_value("fr")
    page.click("main form button")

    expect(page.locator("main p[lang=fr][dir=ltr]")).to_have_text(FRENCH)
