"""An open thread shows in the corner of the eye how many read it and who is writing; it moves and announces nothing."""

from playwright.sync_api import Locator, expect

from tests.browser.open_thread import OpenThread, scene


def shown(thread: OpenThread) -> Locator:
    return thread.page.locator("live-presence")


def say(thread: OpenThread, reading: int, *writing: str, writers: int | None = None) -> None:
    count = len(writing) if writers is None else writers
    thread.say({"name": "presence", "reading": reading, "writing": writing, "writers": count})


@scene
def test_readers_and_writers_are_told_in_sentences(thread: OpenThread) -> None:
    thread.open()
    expect(shown(thread)).to_be_hidden()

    say(thread, 5)
    expect(shown(thread)).to_have_text("5 reading")
    say(thread, 5, "Ana")
    expect(shown(thread).locator(".live__writers")).to_have_text("Ana is writing")
    say(thread, 5, "Ana", "<b>Ben</b>")
    expect(shown(thread).locator(".live__writers")).to_have_text("Ana and <b>Ben</b> are writing")
    assert shown(thread).locator("bdi").all_text_contents() == ["Ana", "<b>Ben</b>"]
    say(thread, 1200, writers=3)
    expect(shown(thread)).to_have_text("1200 reading3 people are writing")
    say(thread, 1)
    expect(shown(thread)).to_be_hidden()


@scene
def test_each_language_has_its_own_plurals(thread: OpenThread) -> None:
    thread.open(lang="ar")
    words = {2: "شخصان يقرآن", 3: "3 يقرؤون", 11: "11 شخصًا يقرؤون", 100: "100 شخص يقرؤون"}

    for count, sentence in words.items():
        say(thread, count)
        expect(shown(thread)).to_have_text(sentence)
    say(thread, 2, "Ana", "بن")

    expect(shown(thread).locator(".live__writers")).to_have_text("Ana وبن يكتبان الآن")


@scene
def test_nothing_moves_and_nothing_is_announced(thread: OpenThread) -> None:
    for width in (390, 1000):
        thread.page.set_viewport_size({"width": width, "height": 900})
        thread.open()
        thread.body.focus()
        before = thread.body.bounding_box()

        say(thread, 57, "A Member With A Rather Long Name", "Another Member With A Rather Long Name")
        expect(shown(thread)).to_be_visible()

        assert thread.body.bounding_box() == before
        assert thread.page.evaluate("document.documentElement.scrollWidth") <= width
        expect(thread.state).to_have_text("Up to date")
        assert thread.page.locator("[role=status] live-presence, [aria-live] live-presence").count() == 0


@scene
def test_who_types_says_so_now_and_then_where_it_is_told_at_all(thread: OpenThread) -> None:
    thread.open()
    thread.body.press_sequentially("Nobody is told of anybody here.")
    assert thread.typed == 0

    say(thread, 2)
    expect(shown(thread)).to_be_visible()
    thread.body.press_sequentially("This goes on for a while, letter by letter.")
    thread.wait_until(lambda: thread.typed > 0)

    assert thread.typed == 1
    thread.wait_until(lambda: bool(thread.body.press("a")) or thread.typed == 2)


@scene
def test_a_page_that_was_cut_off_tells_no_old_number(thread: OpenThread) -> None:
    thread.open()
    say(thread, 5, "Ana")
    expect(shown(thread)).to_be_visible()

    thread.is_blocked = True
    thread.cut()

    expect(shown(thread)).to_be_hidden()
