"""An open thread page in Chromium: the page is the site's own, with its looks, its scripts and its rules for them.

The test plays what comes after: which posts stand there, what the server says, when it is silent, when it is gone.
"""

import json
import re
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlsplit

from playwright.sync_api import Browser, Page, Route, WebSocketRoute, expect, sync_playwright

from tests.chromium import chromium

POST = re.compile(r'<li class="post".*?</article></li>', re.DOTALL)
POSTS = re.compile(r'(?<=<ol class="thread")([^>]*>).*?(?=</ol>)', re.DOTALL)
STATE = re.compile(r'(<live-thread[^>]* seq=")\d+("[^>]* end=")\w+')


@dataclass(frozen=True)
class Setting:
    """Where the scenes play: the address of a thread of one post with these words, and the cookies of its reader."""

    thread: str
    words: str
    reader: Any


class Chromium:
    """One browser in a thread of its own: its loop then disturbs no other test."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._thread = ThreadPoolExecutor(1)
        self._playwright = self._thread.submit(lambda: sync_playwright().start()).result()
        self._browser: Browser = self._thread.submit(self._launch).result()

    def run(self, scene: Callable[["OpenThread"], None]) -> None:
        self._thread.submit(self._play, scene).result()

    def close(self) -> None:
        self._thread.submit(self._browser.close).result()
        self._thread.submit(self._playwright.stop).result()
        self._thread.shutdown()

    def _launch(self) -> Browser:
        options = ["--no-sandbox", "--disable-dev-shm-usage"]
        return self._playwright.chromium.launch(executable_path=chromium(), args=options)

    def _play(self, scene: Callable[["OpenThread"], None]) -> None:
        page = self._browser.new_page(
            viewport={"width": 1000, "height": 900},
            storage_state=self._setting.reader,
            # What glides to its place would seem to be moved.
            reduced_motion="reduce",
        )
        mistakes: list[str] = []
        page.on("pageerror", lambda error: mistakes.append(str(error)))
        try:
            scene(OpenThread(page, self._setting))
        finally:
            page.close()
        assert not mistakes


def scene(test: Any) -> Any:
    """A test that plays in Chromium."""

    def play(stage: Chromium) -> None:
        stage.run(test)

    play.__name__, play.__doc__ = test.__name__, test.__doc__
    return play


class OpenThread:
    """The page of a thread with some posts, the last event being number `seq`."""

    def __init__(self, page: Page, setting: Setting) -> None:
        self.page = page
        self.setting = setting
        self.stream = f"thread-{urlsplit(setting.thread).path.split('/')[2]}"
        self.socket: WebSocketRoute | None = None
        self.is_blocked = False
        self.is_joined = False
        self.joined_at = 0
        self.typed = self.sockets = 0
        self.joined: set[str] = set()
        self.asked: list[int] = []
        self.sent: list[dict[str, str]] = []
        self.read: list[dict[str, str]] = []
        self.log: list[dict[str, Any]] = []
        self.answer_events = 200
        self.answer_reply: tuple[int, dict[str, Any]] | None = (201, {})
        page.route(re.compile(r"/threads/\d+/"), self._serve)
        page.route_web_socket(re.compile(r"/live/"), self._connect)

    def open(self, *, posts: int = 2, end: bool = True, lang: str = "en") -> None:
        self.joined_at = posts
        self.is_end = end
        self.page.goto(f"{self.setting.thread}?lang={lang}")
        expect(self.state).not_to_be_empty()
        self.key = self.page.input_value("#reply [name=key]")
        while not (self.is_joined or self.is_blocked):
            self.later(0.02)

    # --- what the server does ---

    def say(self, *events: dict[str, Any]) -> None:
        assert self.socket is not None
        for event in events:
            self.socket.send(json.dumps({"stream": self.stream, **self.drawn(event)}))

    def drawn(self, event: dict[str, Any]) -> dict[str, Any]:
        """The event with its post as the site draws posts."""
        if "words" not in event:
            return event
        html = self._post(event["post"], event["words"])
        if "moved" in event:
            html = html.replace('<li class="post"', f'<li class="post" data-moved="{event["moved"]}"')
        return {**event, "html": html}

    def cut(self, code: int = 1012) -> None:
        assert self.socket is not None
        self.socket.close(code=code)

    # --- what the reader sees ---

    @property
    def state(self) -> Any:
        return self.page.locator(".live__state span")

    @property
    def pill(self) -> Any:
        return self.page.locator(".live__pill")

    @property
    def body(self) -> Any:
        return self.page.locator("textarea[name=body]")

    @property
    def send(self) -> Any:
        return self.page.get_by_role("button", name="Post reply")

    def shows(self, *posts: int) -> None:
        expect(self.page.locator(".thread article")).to_have_count(len(posts))
        ids = self.page.eval_on_selector_all(".thread article", "all => all.map(one => one.id)")
        assert ids == [f"post-{post}" for post in posts]

    def scroll(self) -> float:
        at: float = self.page.evaluate("scrollY")
        return at

    def later(self, seconds: float = 1.2) -> None:
        self.page.wait_for_timeout(seconds * 1000)

    def wait_until(self, holds: Callable[[], bool], seconds: float = 15) -> None:
        ends = time.monotonic() + seconds
        while not holds():
            assert time.monotonic() < ends, "It did not come to that."
            self.later(0.05)

    # --- the played server ---

    def _connect(self, socket: WebSocketRoute) -> None:
        if self.is_blocked:
            socket.close(code=1013)
            return
        self.socket = socket
        self.sockets += 1
        socket.on_message(lambda text: self._hear(json.loads(text)))

    def _hear(self, wish: dict[str, Any]) -> None:
        if "join" in wish:
            self.joined.add(wish["join"])
        if wish.get("join") == self.stream:
            self.say({"name": "joined", "seq": self.joined_at})
            self.is_joined = True
        self.typed += wish == {"typing": self.stream}

    def _serve(self, route: Route) -> None:
        address = urlsplit(route.request.url)
        if address.path.endswith("/events/"):
            self._serve_events(route, int(parse_qs(address.query)["since"][0]))
        elif address.path.endswith("/read/"):
            self.read.append(dict(parse_qsl(route.request.post_data or "")))
            route.fulfill(status=204)
        elif route.request.method == "POST":
            self._take_reply(route)
        else:
            answer = route.fetch()
            route.fulfill(response=answer, body=self._set(answer.text()))

    def _set(self, page: str) -> str:
        """The page of the site with as many posts as the scene begins with."""
        drawn = POST.search(page)
        assert drawn, "the thread has no post"
        self._drawn = drawn[0]
        posts = "".join(self._post(number, f"Post {number}. " * 20) for number in range(1, self.joined_at + 1))
        page = POSTS.sub(lambda found: f"{found[1]}{posts}", page)
        return STATE.sub(rf"\g<1>{self.joined_at}\g<2>{str(self.is_end).lower()}", page)

    def _post(self, number: int, words: str) -> str:
        """The post of the real thread under another number and with other words."""
        assert self.setting.words in self._drawn
        drawn = re.sub(r"post-\d+", f"post-{number}", self._drawn).replace(self.setting.words, words)
        return re.sub(r'data-number="\d+"', f'data-number="{number}"', drawn)

    def _serve_events(self, route: Route, since: int) -> None:
        self.asked.append(since)
        missed = [self.drawn(event) for event in self.log if event["seq"] > since]
        answer = {"head": missed[-1]["seq"] if missed else since, "events": missed}
        if self.answer_events != 200:
            answer = {"detail": "Too old."}
        route.fulfill(status=self.answer_events, json=answer)

    def _take_reply(self, route: Route) -> None:
        parts = (route.request.post_data or "").split("\r\n")
        names = [part.split('name="')[1].rstrip('"') for part in parts if 'name="' in part]
        values = [parts[place + 2] for place, part in enumerate(parts) if 'name="' in part]
        self.sent.append(dict(zip(names, values, strict=True)))
        if self.answer_reply is None:
            route.abort()
        else:
            route.fulfill(status=self.answer_reply[0], json=self.answer_reply[1])


def added(seq: int, *, words: str = "Words.") -> dict[str, Any]:
    """The event with which post number `seq` was added."""
    return {"seq": seq, "name": "post-added", "post": seq, "number": seq, "words": words}


def changed(seq: int, post: int, *, words: str) -> dict[str, Any]:
    return {**added(seq, words=words), "name": "post-edited", "post": post}
