"""The lock that puts everything that happens in a thread in one order."""

from forum.models import Post, Thread


def locked_thread(thread: Thread) -> Thread:
    """The thread as it is now; until the end of the transaction nobody else changes it or its posts."""
    return Thread.objects.select_for_update(of=("self",)).with_head().get(pk=thread.pk)


def locked_post(post: Post) -> Post:
    """The post as it is now, within its locked thread."""
    thread = locked_thread(post.thread)
    found = Post.objects.with_author().get(pk=post.pk)
    found.thread = thread
    return found
