"""A reply that is sent from an open thread stands there once, or stays in its form."""

from playwright.sync_api import expect

from tests.browser.open_thread import OpenThread, added, scene


@scene
def test_ones_own_reply_stands_once_whoever_brings_it_first(thread: OpenThread) -> None:
    thread.open()

    for seq, first in ((3, "answer"), (4, "socket")):
        event = added(seq)
        thread.answer_reply = (201, {**thread.drawn(event), "address": "/elsewhere/"})
        if first == "socket":
            thread.say(event)
        thread.body.fill(f"Reply {seq}")
        thread.send.click()
        expect(thread.body).to_have_value("")
        thread.say(event)

    thread.shows(1, 2, 3, 4)
    keys = [sent["key"] for sent in thread.sent]
    assert keys[0] == thread.key
    assert len(set(keys)) == 2


@scene
def test_a_reply_that_was_not_taken_stays_with_its_key(thread: OpenThread) -> None:
    thread.open()
    thread.body.fill("Try again")

    thread.answer_reply = (429, {"detail": "Wait a moment."})
    thread.send.click()
    expect(thread.page.get_by_role("alert")).to_have_text("Wait a moment.")
    assert thread.body.input_value() == "Try again"

    thread.answer_reply = None
    thread.send.click()
    expect(thread.page.locator("reply-outbox")).to_contain_text("wait for the network on this device: 1")
    thread.answer_reply = (201, {"address": "/elsewhere/"})
    thread.page.evaluate("dispatchEvent(new Event('focus'))")
    expect(thread.page.locator("reply-outbox")).to_contain_text("was sent")

    assert {sent["key"] for sent in thread.sent} == {thread.key}
