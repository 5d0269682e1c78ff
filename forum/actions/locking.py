"""The lock that puts everything that happens in a thread in one order."""

from django.utils.translation import gettext as _

from accounts.refusing import Conflict
from forum.models import Post, Thread


def locked_thread(thread: Thread) -> Thread:
    """The thread as it is now; until the end of the transaction nobody else changes it or its posts."""
    return Thread.objects.select_for_update(of=("self",)).with_head().get(pk=thread.pk)


def locked_threads(*threads: Thread) -> list[Thread]:
    """The same of several, in the order in which they were named."""
    # All lock them in the order of their numbers: nobody waits for one who waits for them.
    found = Thread.objects.select_for_update(of=("self",)).with_head().filter(pk__in=[thread.pk for thread in threads])
    locked = {thread.pk: thread for thread in found.order_by("pk")}
    return [locked[thread.pk] for thread in threads]


def locked_post(post: Post) -> Post:
    """The post as it is now, within its locked thread; raises Conflict when it was moved to another in between."""
    thread = locked_thread(post.thread)
    found = Post.objects.with_author().get(pk=post.pk)
    if found.thread_id != thread.pk:
        raise Conflict(_("A moderator moved this post just now. Nothing was changed; try again."))
    found.thread = thread
    return found
