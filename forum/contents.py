"""The table of posts of a long thread: where its pages begin, and the posts that were thanked for most."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from forum.models import Post, Thread
from forum.models.threads import POSTS_A_PAGE

# A table with more rows is no help; then each row stands for several pages.
ROWS = 60
MOST_THANKED = 10


@dataclass(frozen=True)
class Stretch:
    """Some posts in a row, one page or several of them, with the first of them."""

    first: Post
    last: int

    @property
    def words(self) -> str:
        """Which posts these are."""
        return _("Posts %(first)d to %(last)d") % {"first": self.first.number, "last": self.last}


def stretches(thread: Thread) -> list[Stretch]:
    """The whole thread, in 60 rows at most; one query, whatever its length."""
    pages = -(-thread.last_number // POSTS_A_PAGE)
    step = POSTS_A_PAGE * -(-pages // ROWS)
    firsts = thread.posts.at(range(1, thread.last_number + 1, step)).with_author()
    return [Stretch(_in(thread, post), min(post.number + step - 1, thread.last_number)) for post in firsts]


def most_thanked(thread: Thread) -> Sequence[Post]:
    """Up to ten readable posts that were thanked for most, in the order of the thread; it ranks no persons."""
    posts = thread.posts.readable().most_thanked().with_author()[:MOST_THANKED]
    return sorted((_in(thread, post) for post in posts), key=lambda post: post.number)


def _in(thread: Thread, post: Post) -> Post:
    post.thread = thread
    return post
