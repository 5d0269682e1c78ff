"""Posts as every reader of a language sees them: on the first page, in events, over the socket."""

from collections.abc import Iterable
from datetime import UTC

from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from forum.models import EventName, Post, Thread, ThreadEvent
from forum.models.threads import POSTS_A_PAGE
from forum.querysets import PostQuerySet
from forum.shelf import Shelf

# One string of 20 articles has about 30 KB: at most some 15 MB per process.
_pages: Shelf[SafeString] = Shelf(size=512, seconds=300)


def kept(thread: Thread, after: int, *, language: str) -> SafeString | None:
    """The articles of the posts that follow a number, 20 at most, as one string, if they were drawn a moment ago."""
    return _pages.get(_key(thread, after, language))


def posts_of(thread: Thread, after: int) -> PostQuerySet:
    """The posts of one page, none newer than the thread's own number: what follows comes as an event."""
    return thread.posts.between(after + 1, min(after + POSTS_A_PAGE, thread.last_number))


def page_of(thread: Thread, after: int, posts: Iterable[Post], *, language: str) -> SafeString:
    """The same, drawn from posts that were fetched with their authors."""
    return _pages.put(_key(thread, after, language), draw(posts, language))


def draw(posts: Iterable[Post], language: str) -> SafeString:
    """The articles of some posts, each with its author at hand. They depend on post, version and language only."""
    with translation.override(language), timezone.override(UTC):
        return mark_safe("".join(_article(post, language) for post in posts))  # noqa: S308  from our own template


def payload(event: ThreadEvent, *, language: str) -> dict[str, object]:
    """What an open page needs to take an event in: the present state of the post or of the thread."""
    if event.post is not None:
        return of_post_event(event.post, event.name, language=language)
    return of_thread(event.thread, event.name, language=language)


def of_post_event(post: Post, name: str, *, language: str) -> dict[str, object]:
    """Thanks change only a count, which is in no article; it comes with every event of the post."""
    thanks: dict[str, object] = {
        "post": post.pk,
        "number": post.number,
        "thanks": post.thanks_count if post.is_readable() else 0,
    }
    return thanks if name == EventName.POST_THANKED else thanks | of_post(post, language=language)


def of_post(post: Post, *, language: str) -> dict[str, object]:
    """An event of a post carries the post as it is now, so that words taken back are in no event."""
    return {"post": post.pk, "number": post.number, "author": post.author_id, "html": draw([post], language)}


def of_thread(thread: Thread, name: str, *, language: str) -> dict[str, object]:
    """An event of the thread itself carries a sentence and the state that the page shows."""
    with translation.override(language):
        if name == EventName.THREAD_MERGED:
            # Where it went is for those who read that place: the short address tells them.
            return {"notice": _notice(name), "merged": f"/threads/{thread.pk}/"}
        return {"notice": _notice(name), "locked": thread.is_locked(), "title": thread.title}


def _article(post: Post, language: str) -> str:
    return render_to_string("forum/_post.html", {"post": post, "reading": language})


def _key(thread: Thread, after: int, language: str) -> tuple[object, ...]:
    # The moment of opening tells this thread from one of another database that had the same numbers.
    return (thread.pk, thread.created_at, after, thread.last_seq, language)


def _notice(name: str) -> str:
    return {
        EventName.THREAD_LOCKED: _("A moderator locked this thread. It stays readable; nobody can reply."),
        EventName.THREAD_UNLOCKED: _("A moderator opened this thread again."),
        EventName.THREAD_HIDDEN: _("A moderator hid this thread."),
        EventName.THREAD_RESTORED: _("A moderator restored this thread."),
        EventName.THREAD_MERGED: _("A moderator merged this thread with another."),
        EventName.THREAD_RENAMED: _("This thread has a new title."),
    }.get(EventName(name), "")
