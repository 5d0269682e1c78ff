"""A reader's open page: what it showed first, changed by the events that reach it."""

import json
import re

from django.test import Client

from forum.models import Thread
from tests.forum.sending import page

POST = re.compile(r'<li class="post".*?</article></li>', re.DOTALL)
MOVED = re.compile(r'data-moved="(\d+)"')
IDENTITY = re.compile(r'id="post-(\d+)"')


def articles(text: str) -> dict[int, str]:
    """The articles of a page or an event by the number of the post, in their order."""
    return {int(IDENTITY.search(post)[1]): post for post in POST.findall(text)}


class OpenPage:
    """Takes each event once, in the order of the numbers; asks for what is missing."""

    def __init__(self, client: Client, thread: Thread) -> None:
        text = page(client, thread)
        self.client, self.thread = client, thread
        self.seq = int(re.search(r' seq="(\d+)"', text)[1])
        self.articles = articles(text)
        self.title, self.is_locked = title_of(text), is_locked(text)
        self.thanks = thanks_of(text)

    def hear(self, event: dict[str, object]) -> None:
        """An event over the socket: the next one is taken, an old one dropped, after a gap the rest is asked for."""
        if event["seq"] == self.seq + 1:
            self.take(event)
        elif event["seq"] > self.seq:
            self.catch_up()

    def catch_up(self) -> None:
        response = self.client.get(f"/threads/{self.thread.pk}/events/", {"since": self.seq})
        assert response.status_code == 200
        for event in response.json()["events"]:
            if event["seq"] > self.seq:
                self.take(event)
        assert self.seq == response.json()["head"]

    def take(self, event: dict[str, object]) -> None:
        self.seq = event["seq"]
        if "html" in event:
            moved = MOVED.search(event["html"])
            if moved and int(moved[1]) in self.articles:
                # The stub takes the place of the post, which takes its thanks along.
                self.thanks.pop(moved[1], None)
                [stub] = articles(event["html"])
                self.articles = {stub if pk == int(moved[1]) else pk: one for pk, one in self.articles.items()}
            self.articles |= articles(event["html"])
        if "thanks" in event:
            self.thanks[str(event["post"])] = event["thanks"]
        if "title" in event:
            self.title, self.is_locked = event["title"], event["locked"]


def thanks_of(text: str) -> dict[str, int]:
    """How often posts were thanked for, by their numbers."""
    thanks: dict[str, int] = json.loads(re.search(r'<script id="viewer"[^>]*>(.*?)</script>', text)[1])["thanks"]
    return thanks


def title_of(text: str) -> str:
    return re.search(r'<h1 class="thread__title"[^>]*>(.*?)</h1>', text, re.DOTALL)[1]


def is_locked(text: str) -> bool:
    return "This thread is locked" in text
