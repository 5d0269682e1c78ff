"""What one member has read of a thread, laid over a page that is the same for everyone."""

import json
from dataclasses import dataclass

from django.template.loader import render_to_string

from forum import presenting
from forum.models import Thread
from forum.models.threads import POSTS_A_PAGE

FIRST = '<li class="post" data-number="{}"'


@dataclass(frozen=True)
class Reading:
    """A page of a thread, from the post after `after` on, before a reader; `read_to` is None for a first visit."""

    thread: Thread
    after: int
    read_to: int | None
    # The posts that the reader thanked for, and those bookmarked.
    thanked: tuple[int, ...] = ()
    kept: tuple[int, ...] = ()
    # The reply that the reader began here and touched last.
    begun: int | None = None

    @property
    def new(self) -> int:
        """How many posts follow the one that was read last; on a first visit nothing stands out as new."""
        return 0 if self.read_to is None else max(self.thread.last_number - self.read_to, 0)

    @property
    def words(self) -> str:
        """How many posts are new."""
        return presenting.new_posts(self.new)

    @property
    def address(self) -> str:
        """Where the first unread post stands."""
        return presenting.first_unread(self.thread, self.read_to or 0)

    def own(self) -> dict[str, object]:
        """What the scripts of the page are told of this reader."""
        return {"read": self.read_to or 0, "thanked": self.thanked, "kept": self.kept}

    def own_json(self) -> str:
        """The same as JSON of numbers, which can stand in any script."""
        return json.dumps(self.own(), separators=(",", ":"))

    def link(self, csrf_token: object) -> str:
        """The way to the first unread post, and the button that says all was read; empty where nothing is new."""
        if not self.new:
            return ""
        return render_to_string("forum/_first_unread.html", {"reading": self, "csrf_token": csrf_token})

    def draft(self) -> str:
        """The way back to the reply that was begun; empty where there is none."""
        return render_to_string("forum/_begun.html", {"reading": self}) if self.begun else ""

    def lined(self, page: str) -> str:
        """The page with a line before the first unread post, if it stands there."""
        if not self.new or not self.after <= (self.read_to or 0) < self.after + POSTS_A_PAGE:
            return page
        first = FIRST.format((self.read_to or 0) + 1)
        return page.replace(first, render_to_string("forum/_new_from_here.html", {"reading": self}) + first, 1)
