"""The site's main job, from a new member to a moderator, in French: once with script and once without."""

import time
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import sign_in
from tests.browser.site import Site

WORDS = "Les sages-femmes ont demandé une seule page."


@pytest.mark.parametrize("javascript", [False, True], ids=["without script", "with script"])
def test_a_story_is_told_followed_discussed_and_hidden(
    someone: Callable[..., Page], site: Site, javascript: bool
) -> None:
    title = f"Un registre que nous avons appris à relire {'avec' if javascript else 'sans'} script"
    author, reader = someone(javascript=javascript), someone(javascript=javascript)
    moderator, visitor = someone(javascript=javascript), someone(javascript=javascript)

    a_new_member_signs_up_and_verifies(author, f"awa-{'js' if javascript else 'plain'}@example.org")
    a_reader_follows_health(reader)
    the_reader_has_read_everything(reader)
    story = the_member_publishes_a_story(author, title)
    the_reader_is_alerted(reader, title, javascript=javascript)
    thread = the_reader_opens_the_discussion(reader, title)
    the_authors_open_page_shows_the_reply(author, reader, thread, javascript=javascript)
    if javascript:
        and_again_after_its_socket_was_cut(author, reader, site)
    feed = the_feed_holds(visitor, title)
    a_moderator_hides_the_story(moderator, story)
    its_words_are_gone_for_everyone_else([reader, visitor], title, story, thread, feed)
    its_author_reads_why(author, story)


def a_new_member_signs_up_and_verifies(page: Page, address: str) -> None:
    page.goto("/accounts/signup/?lang=fr")
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    page.fill("[name=email]", address)
    page.fill("[name=display_name]", "Membre d’essai")
    page.fill("[name=password1]", "un-baobab-et-sept-sieges")
    page.click("main form button")
    page.goto("/dev/mail/")
    page.locator("main a", has_text="Confirm").or_(page.locator("main li a")).first.click()
    page.locator("main a[href*='confirm-email']").first.click()
    page.click("main form button")
    expect(page.locator(".masthead")).to_contain_text("Membre d’essai")


def a_reader_follows_health(page: Page) -> None:
    sign_in(page, "reader")
    page.goto("/themes/health/?lang=fr")
    button = page.locator("form[action^='/following/'] button").first
    if button.get_attribute("value") == "follow":
        button.click()
    expect(page.locator("form[action^='/following/'] button").first).to_have_attribute("value", "unfollow")


def the_reader_has_read_everything(page: Page) -> None:
    page.goto("/notifications/")
    button = page.locator("form[action='/notifications/read/'] button")
    if button.count():
        button.click()
    expect(page.locator(".masthead__count")).to_be_hidden()


def the_member_publishes_a_story(page: Page, title: str) -> str:
    page.goto("/cases/new/story/")
    page.fill("[name=title]", title)
    page.select_option("[name=language]", "fr")
    page.locator("details:has([name=countries][value=BJ]) > summary").first.click()
    page.check("[name=countries][value=BJ]")
    page.check("[name=themes][value=health]")
    page.fill("[name=year_from]", "2024")
    page.check("[name=my_role][value=participant]")
    page.fill("[name=tried]", WORDS)
    page.fill("[name=happened]", "Le registre a été relu à voix haute, puis signé.")
    page.fill("[name=does_not_work]", "Écrire après coup.")
    page.fill("[name=lesson]", "Relire ensemble.")
    page.check("[name=consent]")
    page.click("[name=act][value=publish]")
    expect(page.locator("h1")).to_have_text(title)
    return page.url


def the_reader_is_alerted(page: Page, title: str, *, javascript: bool) -> None:
    # A worker of a busy machine takes its time; that the page hears of it at all is what counts.
    until = time.monotonic() + 60
    count = page.locator(".masthead__count")
    while not count.is_visible():
        assert time.monotonic() < until, "nobody told the reader"
        page.wait_for_timeout(500)
        if not javascript:
            page.reload()
    page.goto("/notifications/")
    expect(page.locator(".alert-row--new", has_text=title)).to_have_count(1)
    page.locator(".alert-row--new a", has_text=title).click()
    expect(page.locator("h1")).to_have_text(title)


def the_reader_opens_the_discussion(page: Page, title: str) -> str:
    page.locator("a[href^='/threads/']", has_text="discussion").or_(
        page.locator("section a.button[href^='/threads/']")
    ).first.click()
    expect(page.locator("h1")).to_contain_text(title)
    return page.url


def reply(page: Page, words: str) -> None:
    page.fill("textarea[name=body]", words)
    page.click("button[name=send]")
    expect(page.locator(".post", has_text=words)).to_have_count(1)


def the_authors_open_page_shows_the_reply(author: Page, reader: Page, thread: str, *, javascript: bool) -> None:
    author.goto(thread)
    if javascript:
        expect(author.locator(".live__state")).to_contain_text("À jour")
    reply(reader, "Merci. Qui tient la plume ?")
    if not javascript:
        author.reload()
    expect(author.locator(".post", has_text="Qui tient la plume")).to_have_count(1)


def and_again_after_its_socket_was_cut(author: Page, reader: Page, site: Site) -> None:
    before = site.relay.accepted
    site.relay.cut()
    time.sleep(3.5)  # The pace limit of three seconds between two posts; the pages notice the cut meanwhile.
    reply(reader, "Et qui relit ?")
    site.relay.restore()
    expect(author.locator(".post", has_text="Et qui relit")).to_have_count(1, timeout=30_000)
    author.wait_for_timeout(2_000)
    expect(author.locator(".post", has_text="Et qui relit")).to_have_count(1)
    expect(author.locator(".post", has_text="Qui tient la plume")).to_have_count(1)
    until = time.monotonic() + 60
    while site.relay.accepted <= before:
        assert time.monotonic() < until, "the socket never came back"
        author.wait_for_timeout(500)


def the_feed_holds(page: Page, title: str) -> str:
    feed = "/themes/health/feed.atom"
    assert title in page.request.get(feed).text()
    return feed


def a_moderator_hides_the_story(page: Page, story: str) -> None:
    sign_in(page, "moderator")
    page.goto(story)
    page.locator("a[href^='/moderation/case/']").first.click()
    page.fill("[name=reason]", "Le texte nomme une personne qui ne l’a pas voulu.")
    page.click("form[action$='/hide/'] button")
    expect(page.locator("form[action$='/restore/']")).to_have_count(1)


def its_words_are_gone_for_everyone_else(pages: list[Page], title: str, story: str, thread: str, feed: str) -> None:
    events = thread.split("?", maxsplit=1)[0].rstrip("/").rsplit("/", 1)[0] + "/events/?since=0"
    for page in pages:
        for address in (story, thread, events):
            assert page.request.get(address).status == 404, address
        for address in (
            feed,
            "/cases/",
            "/search/?q=sages-femmes",
            "/themes/health/",
            "/countries/bj/",
            "/",
            "/threads/",
        ):
            answer = page.request.get(address).text()
            assert title not in answer, address
            assert WORDS not in answer, address
    alerts = pages[0].request.get("/notifications/").text()
    assert title not in alerts


def its_author_reads_why(page: Page, story: str) -> None:
    page.goto(story)
    expect(page.locator("main")).to_contain_text("Le texte nomme une personne")
