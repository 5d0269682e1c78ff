"""Members who send the site's forms without a window of their own: others see what they write."""

import re
import time

from playwright.sync_api import APIResponse, BrowserContext

BETWEEN_POSTS = 3.1  # seconds that the site asks of one member
HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')


class Writer:
    """One member's cookies, and when the member posted last."""

    def __init__(self, context: BrowserContext) -> None:
        self.context = context
        self._may_post_at = 0.0

    def open_thread(self, title: str, body: str) -> str:
        """The address of the new thread."""
        words = {"board": "practice", "title": title, "body": body, "language": "en"}
        return self._post("/threads/new/", form="/threads/new/", **words).url

    def reply(self, thread: str, body: str) -> int:
        """The number by which the site knows the new post."""
        words = {"body": body, "language": "en"}
        answer = self._post(f"{address_of(thread)}posts/", form=thread, accept="application/json", **words)
        post: int = answer.json()["post"]
        return post

    def edit(self, post: int, body: str) -> None:
        self.send(f"/posts/{post}/edit/", body=body)

    def read(self, path: str) -> str:
        answer = self.context.request.get(path)
        assert answer.ok, f"{path}: {answer.status}"
        return answer.text()

    def send(self, path: str, *, form: str = "", accept: str = "text/html", **fields: str) -> APIResponse:
        """Send a form, whose page is at another address if `form` says so; what is refused fails the test."""
        # The token, the key, the version of the text: whatever the page gives back to the site.
        sent = {**dict(HIDDEN.findall(self.read(form or path))), **fields}
        answer = self.context.request.post(path, form=sent, headers={"Accept": accept})
        assert answer.ok, f"{path}: {answer.status}"
        return answer

    def _post(self, path: str, *, form: str, **fields: str) -> APIResponse:
        time.sleep(max(0.0, self._may_post_at - time.monotonic()))
        answer = self.send(path, form=form, send="1", **fields)
        self._may_post_at = time.monotonic() + BETWEEN_POSTS
        return answer


def address_of(thread: str) -> str:
    """`/threads/12/` of any address of the thread."""
    found = re.search(r"/threads/\d+/", thread)
    assert found, thread
    return found[0]
