"""Writing in an open thread: quoting, drafts, pictures and single keys, for those whose browser runs scripts."""

import re
from collections.abc import Callable, Iterator
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.conftest import sign_in
from tests.browser.writer import Writer

WORDS = "We read the register aloud before anybody signed it."
# Remembers as what kind of file a picture leaves the browser.
LISTENING = """() => {
    const send = window.fetch;
    window.fetch = (address, options) => {
        const picture = options?.body?.get?.("picture");
        if (picture?.size) window.sentKind = picture.type;
        return send(address, options);
    };
}"""
DRAFTED = re.compile(r"/posts/drafts/\d+/")


@pytest.fixture(scope="module")
def thread(members: Callable[[str], Writer]) -> str:
    address = members("admin").open_thread("Who keeps the register of the wells?", WORDS)
    members("admin").reply(address, "The second post of the thread.")
    return address


@pytest.fixture
def page(someone: Callable[..., Page], thread: str) -> Iterator[Page]:
    """The thread, before a member who may reply."""
    page = someone(lang="en")
    sign_in(page, "reader")
    page.goto(thread)
    yield page
    page.evaluate("localStorage.clear()")


def a_picture() -> dict[str, object]:
    out = BytesIO()
    Image.new("RGB", (2400, 1800), "green").save(out, "PNG")
    return {"name": "well.png", "mimeType": "image/png", "buffer": out.getvalue()}


def test_the_selected_words_are_quoted_and_what_was_written_stays(page: Page) -> None:
    body = page.locator("textarea[name=body]")
    body.fill("My own words.")
    words = page.locator(".post__body").first
    words.evaluate(
        """words => {
            const range = document.createRange();
            range.setStart(words.querySelector('p').firstChild, 3);
            range.setEnd(words.querySelector('p').firstChild, 20);
            getSelection().removeAllRanges();
            getSelection().addRange(range);
        }"""
    )

    page.locator("[data-quote]").first.click()

    expect(body).to_have_value(re.compile(r"^My own words\.\n\n> \[.+\]\(/posts/\d+/\):\n>\n> read the register\n\n$"))
    expect(body).to_be_focused()


def test_a_whole_post_is_quoted_where_nothing_is_selected(page: Page) -> None:
    page.locator("[data-quote]").first.click()

    expect(page.locator("textarea[name=body]")).to_have_value(re.compile(rf"\n> {re.escape(WORDS)}\n\n$"))


def test_a_reply_is_saved_while_it_is_typed(page: Page) -> None:
    page.locator("textarea[name=body]").press_sequentially("Half a thought")
    expect(page.locator("[data-state]")).to_have_text("Saved as a draft")

    page.goto("/drafts/")
    page.get_by_role("link", name="A reply").first.click()

    expect(page).to_have_url(DRAFTED)
    expect(page.locator("textarea[name=body]")).to_have_value("Half a thought")


def test_a_picture_is_made_small_and_kept_at_once(page: Page) -> None:
    page.get_by_text("Add a picture").click()
    page.evaluate(LISTENING)
    page.set_input_files("input[name=picture]", a_picture())

    alt = page.get_by_role("textbox", name="What the picture shows")
    expect(alt).to_be_focused()
    alt.fill("A well in the shade")
    page.fill("textarea[name=body]", "See the picture.")
    page.get_by_role("button", name="Post reply").click()

    shown = page.get_by_role("img", name="A well in the shade")
    expect(shown).to_have_attribute("width", "1600")
    assert page.evaluate("sentKind") == "image/jpeg"
    expect(page.locator(".kept-picture")).to_have_count(0)


def test_single_keys_go_from_post_to_post_and_can_be_switched_off(page: Page) -> None:
    posts = page.locator(".thread article")
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(posts.nth(1)).to_be_focused()
    page.keyboard.press("k")
    expect(posts.nth(0)).to_be_focused()
    page.keyboard.press("r")
    body = page.locator("textarea[name=body]")
    expect(body).to_be_focused()
    page.keyboard.type("j?")
    expect(body).to_have_value("j?")

    page.locator("h1").click()
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Keyboard shortcuts")
    expect(dialog).to_be_visible()
    dialog.get_by_role("checkbox").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    expect(dialog).to_be_hidden()


def test_a_draft_is_saved_again_once_its_writer_signed_in_elsewhere(page: Page) -> None:
    page.goto("/threads/new/?lang=en")
    state = page.locator("auto-save [data-state]")
    page.context.clear_cookies(name="sessionid")

    page.fill("[name=body]", "I wrote on while I was signed out.")
    expect(state).to_contain_text("are you still signed in?")
    sign_in(page.context.new_page(), "reader")
    page.locator("[name=body]").press_sequentially(" Then I came back.")

    expect(state).to_have_text("Saved as a draft")


def test_similar_threads_are_named_while_the_title_is_typed(page: Page) -> None:
    page.goto("/threads/new/")
    page.locator("#id_title").press_sequentially("A register for our wells")

    found = page.get_by_role("region", name="Similar threads")
    expect(found.get_by_role("link", name="Who keeps the register of the wells?").first).to_be_visible()
    expect(page.locator("#id_title")).to_be_focused()
