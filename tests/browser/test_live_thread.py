"""An open thread takes each event once, says how it stands, and never moves what is read or written."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.open_thread import OpenThread, added, changed, scene


@scene
def test_events_are_taken_once_and_in_order(thread: OpenThread) -> None:
    thread.open()

    thread.say(added(3), added(3), added(2), added(4))

    thread.shows(1, 2, 3, 4)
    assert thread.asked == []


@scene
def test_what_is_missing_is_fetched(thread: OpenThread) -> None:
    thread.open()
    thread.log = [added(3), added(4), changed(5, 3, words="Better words."), added(6)]

    thread.say(added(6))

    thread.shows(1, 2, 3, 4, 6)
    expect(thread.page.locator("#post-3")).to_contain_text("Better words.")
    assert thread.asked == [2]


@scene
def test_a_heartbeat_that_is_ahead_makes_the_page_fetch(thread: OpenThread) -> None:
    thread.open()
    thread.log = [added(3)]

    thread.say({"name": "heads", "heads": {thread.stream: 2}}, {"name": "heads", "heads": {thread.stream: 3}})

    thread.shows(1, 2, 3)
    assert thread.asked == [2]


@scene
def test_new_replies_wait_behind_the_pill_while_one_reads_above(thread: OpenThread) -> None:
    thread.open(posts=20)

    thread.say(added(21), added(22))

    expect(thread.pill).to_have_text("2 new replies")
    expect(thread.state).to_have_text("2 new replies")
    assert thread.scroll() == 0
    thread.shows(*range(1, 21))
    thread.pill.click()
    thread.shows(*range(1, 23))
    expect(thread.page.locator("#post-21")).to_be_in_viewport()
    expect(thread.pill).to_be_hidden()


@scene
def test_on_an_earlier_page_the_pill_leads_to_the_new_replies(thread: OpenThread) -> None:
    thread.open(posts=20, end=False)

    thread.say(added(21))
    thread.pill.click()

    assert thread.page.url.endswith("?after=1"), "the number of the last post when the page was drawn"


@scene
def test_nothing_moves_while_one_writes(thread: OpenThread) -> None:
    thread.open()
    thread.body.press_sequentially("Half a sentence")
    thread.body.press("ArrowLeft")
    thread.later(0.2)
    before = thread.body.bounding_box()["y"]

    thread.say(added(3), added(4))

    expect(thread.pill).to_have_text("2 new replies")
    thread.body.press_sequentially("!")
    assert thread.body.input_value() == "Half a sentenc!e"
    assert thread.body.bounding_box()["y"] == pytest.approx(before, abs=0.5)
    thread.body.blur()
    thread.shows(1, 2, 3, 4)


@scene
def test_a_changed_post_keeps_its_place_the_focus_and_the_scroll(thread: OpenThread) -> None:
    thread.open(posts=20)
    thread.page.locator("#post-3 .post__act:visible").last.focus()
    thread.page.evaluate("scrollTo(0, 900)")
    thread.later(0.2)
    sight = "[...document.querySelectorAll('article')].map(one => one.getBoundingClientRect().top).find(top => top > 0)"
    before = thread.page.evaluate(sight)

    thread.say(changed(21, 3, words="Much longer. " * 200))
    expect(thread.page.locator("#post-3")).to_contain_text("Much longer.")
    thread.later(0.2)

    assert abs(thread.page.evaluate(sight) - before) < 1
    assert thread.page.evaluate("document.activeElement.closest('article').id") == "post-3"


@scene
def test_replies_are_announced_in_batches(thread: OpenThread) -> None:
    thread.open()
    thread.page.evaluate(
        "new MutationObserver(all => (window.said ??= []).push(all[0].target.textContent))"
        ".observe(document.querySelector('.live__state span'), {childList: true})"
    )

    thread.say(*(added(seq) for seq in range(3, 9)))
    expect(thread.state).to_have_text("6 new replies")

    # A batch may end between two replies, but never after each of them.
    assert len(thread.page.evaluate("window.said")) <= 3


@scene
def test_replies_that_stand_and_those_that_wait_are_counted_together(thread: OpenThread) -> None:
    thread.open()

    thread.say(*(added(seq) for seq in range(3, 23)))

    expect(thread.state).to_have_text("20 new replies")
    expect(thread.pill).to_have_text(re.compile(r"^1?\d new replies$"))


@scene
def test_each_language_has_its_own_plurals(thread: OpenThread) -> None:
    thread.open(lang="ar")

    thread.say(*(added(seq) for seq in range(3, 6)))

    expect(thread.state).to_have_text("3 ردود جديدة")


@scene
def test_a_locked_thread_keeps_what_was_being_written(thread: OpenThread) -> None:
    thread.open()
    thread.body.fill("Nearly done")
    notice = {"name": "thread-locked", "notice": "Locked by a moderator.", "title": "Another title"}

    thread.say({"seq": 3, "locked": True, **notice})

    expect(thread.send).to_be_disabled()
    expect(thread.page.get_by_role("alert")).to_have_text("Locked by a moderator.")
    expect(thread.page.get_by_role("heading", level=1)).to_have_text("Another title")
    assert thread.body.input_value() == "Nearly done"
    assert thread.page.evaluate("document.activeElement.name") == "body"


@scene
def test_words_one_may_not_read_any_more_leave_the_page(thread: OpenThread) -> None:
    thread.open()
    thread.body.fill("Mine")
    thread.answer_events = 404

    thread.say({"name": "refused"})

    expect(thread.state).to_have_text("This thread is no longer here for you.")
    thread.shows()
    assert thread.body.input_value() == "Mine"


@scene
def test_a_page_that_is_too_old_offers_to_load_again_and_keeps_the_text(thread: OpenThread) -> None:
    thread.open()
    thread.body.fill("Worth keeping")
    thread.answer_events = 410

    thread.say(added(9))
    expect(thread.state).to_have_text("Too old.")
    thread.page.get_by_role("button", name="Load the page again").click()

    expect(thread.state).to_have_text("Up to date")
    assert thread.body.input_value() == "Worth keeping"


@scene
def test_a_post_that_was_moved_away_leaves_a_stub(thread: OpenThread) -> None:
    thread.open(posts=3)

    thread.say({**changed(4, 12, words="Moved."), "name": "post-moved", "moved": 2})

    thread.shows(1, 12, 3)
    assert thread.asked == []


@scene
def test_a_post_that_waits_and_is_moved_away_waits_as_a_stub(thread: OpenThread) -> None:
    thread.open(posts=20)
    thread.say(added(21))
    expect(thread.pill).to_have_text("1 new reply")

    thread.say({**changed(22, 31, words="Moved."), "name": "post-moved", "moved": 21})
    thread.pill.click()

    thread.shows(*range(1, 21), 31)


@scene
def test_a_post_that_was_moved_here_is_a_new_reply(thread: OpenThread) -> None:
    thread.open()

    thread.say({**added(3), "name": "post-arrived"})

    thread.shows(1, 2, 3)
    expect(thread.state).to_have_text("1 new reply")


@scene
def test_a_thread_that_was_merged_says_where_it_went_and_keeps_the_text(thread: OpenThread) -> None:
    thread.open()
    thread.body.fill("Nearly done")
    thread.log = [{"seq": 3, "name": "thread-merged", "notice": "Merged with another.", "merged": "/threads/7/"}]

    thread.say({"seq": 3, "name": "thread-merged"})

    expect(thread.state).to_have_text("Merged with another.")
    expect(thread.page.get_by_role("link", name="Read it there")).to_have_attribute("href", "/threads/7/")
    expect(thread.send).to_be_disabled()
    assert thread.body.input_value() == "Nearly done"
    assert thread.asked == [2]
