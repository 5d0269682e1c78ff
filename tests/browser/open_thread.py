"""An open thread page in Chromium. The test plays its server: what it says, when it is silent, when it is gone."""

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Browser, Page, Route, WebSocketRoute, expect, sync_playwright

from config.statics import SHEET, bundle
from tests.chromium import chromium

ROOT = Path(__file__).resolve().parent.parent.parent
SITE = "http://thread.test"
WORDS = {
    "up-to-date": "Up to date",
    "reconnecting": "Reconnecting",
    "new-one": "1 new reply",
    "new-few": "few: {n} new replies",
    "new-many": "many: {n} new replies",
    "new-other": "{n} new replies",
    "reload": "Load again",
    "gone": "Not open to you.",
}


class Chromium:
    """One browser in a thread of its own: its loop then disturbs no other test."""

    def __init__(self) -> None:
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
        page = self._browser.new_page(viewport={"width": 1000, "height": 700})
        mistakes: list[str] = []
        page.on("pageerror", lambda error: mistakes.append(str(error)))
        try:
            scene(OpenThread(page))
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

    def __init__(self, page: Page) -> None:
        self.page = page
        self.socket: WebSocketRoute | None = None
        self.is_blocked = False
        self.is_joined = False
        self.joined_at = 0
        self.asked: list[int] = []
        self.sent: list[dict[str, str]] = []
        self.log: list[dict[str, Any]] = []
        self.answer_events = 200
        self.answer_reply: tuple[int, dict[str, Any]] | None = (201, {})
        page.route(f"{SITE}/**", self._serve)
        page.route_web_socket(f"{SITE.replace('http', 'ws')}/live/**", self._connect)

    def open(self, *, posts: int = 2, end: bool = True, lang: str = "en") -> None:
        self.joined_at = posts
        self._page = _page(posts, end=end, lang=lang)
        self.page.goto(f"{SITE}/threads/12/")
        expect(self.state).to_have_text("Up to date")
        while not (self.is_joined or self.is_blocked):
            self.later(0.02)

    # --- what the server does ---

    def say(self, *events: dict[str, Any]) -> None:
        assert self.socket is not None
        for event in events:
            self.socket.send(json.dumps({"stream": "thread-12", **event}))

    def cut(self) -> None:
        assert self.socket is not None
        self.socket.close(code=1012)

    # --- what the reader sees ---

    @property
    def state(self) -> Any:
        return self.page.locator(".live__state span")

    @property
    def pill(self) -> Any:
        return self.page.locator(".live__pill")

    @property
    def body(self) -> Any:
        return self.page.locator("textarea")

    def shows(self, *posts: int) -> None:
        expect(self.page.locator(".thread article")).to_have_count(len(posts))
        ids = self.page.eval_on_selector_all(".thread article", "all => all.map(one => one.id)")
        assert ids == [f"post-{post}" for post in posts]

    def scroll(self) -> float:
        at: float = self.page.evaluate("scrollY")
        return at

    def later(self, seconds: float = 1.2) -> None:
        self.page.wait_for_timeout(seconds * 1000)

    # --- the played server ---

    def _connect(self, socket: WebSocketRoute) -> None:
        if self.is_blocked:
            socket.close(code=1013)
            return
        self.socket = socket
        socket.on_message(lambda text: self._hear(json.loads(text)))

    def _hear(self, wish: dict[str, Any]) -> None:
        if "join" in wish:
            self.say({"name": "joined", "seq": self.joined_at})
            self.is_joined = True

    def _serve(self, route: Route) -> None:
        address = urlsplit(route.request.url)
        if address.path.endswith(SHEET):
            route.fulfill(body=_sheet(), content_type="text/css")
        elif address.path.startswith("/static/"):
            route.fulfill(path=ROOT / address.path.lstrip("/"))
        elif address.path.endswith("/events/"):
            self._serve_events(route, int(parse_qs(address.query)["since"][0]))
        elif route.request.method == "POST":
            self._take_reply(route)
        else:
            route.fulfill(body=self._page, content_type="text/html")

    def _serve_events(self, route: Route, since: int) -> None:
        self.asked.append(since)
        missed = [event for event in self.log if event["seq"] > since]
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
    return {"seq": seq, "name": "post-added", "post": seq, "number": seq, "author": 4, "html": article(seq, words)}


def changed(seq: int, post: int, *, words: str) -> dict[str, Any]:
    return {**added(seq), "name": "post-edited", "post": post, "html": article(post, words)}


def article(post: int, words: str) -> str:
    return (
        f'<li class="post" data-author="4"><article class="row" id="post-{post}"><div class="row__text">'
        f'<div class="prose"><p>{words}</p></div><a class="post__act" href="#post-{post}">More</a></div></article></li>'
    )


@cache
def _sheet() -> str:
    return bundle(ROOT / "static" / SHEET)


def _page(posts: int, *, end: bool, lang: str) -> str:
    words = " ".join(f'data-{name}="{sentence}"' for name, sentence in WORDS.items())
    articles = "".join(article(number, f"Post {number}. " * 20) for number in range(1, posts + 1))
    scripts = "".join(
        f'<script type="module" src="/static/js/elements/{name}.js"></script>' for name in ("live-thread", "reply-form")
    )
    return f"""<!doctype html><html lang="{lang}"><link rel="stylesheet" href="/static/css/app.css">
      <main class="page"><h1 class="thread__title">A thread</h1>
      <live-thread class="talk" src="/live/" stream="thread-12" seq="{posts}" events="/threads/12/events/"
        end="{str(end).lower()}" {words}><ol class="thread">{articles}</ol>
        <a class="live__pill" href="?after={posts}" hidden></a>
        <div class="live" hidden><p class="live__state" role="status"><span></span></p></div></live-thread>
      <reply-form data-unsent="Not sent."><form class="composer" method="post" action="/threads/12/posts/">
        <input type="hidden" name="key" value="the-first-key"><textarea name="body" aria-label="Reply"></textarea>
        <p><button name="send">Send</button></p></form></reply-form></main>
      <script type="application/json" id="viewer">{{"member": 3}}</script>{scripts}</html>"""
