"""What the forum tells the search index: a thread with its first post, every later post for itself."""

from collections.abc import Iterable, Sequence

from forum.models import Post, Thread
from markup import plain
from search.actions import BATCH, put, put_all, withdraw
from search.entries import Entry
from tags.models import Tag


def index_post(post: Post) -> None:
    """Bring the index to what readers of a post see now."""
    if post.number == 1:
        index_thread(post.thread)
    elif post.is_readable() and not post.thread.is_hidden():
        put(entry_of_post(post, audience=post.thread.board.readers))
    else:
        withdraw(("post", post.pk))


def index_thread(thread: Thread) -> None:
    """Bring the index to what readers of the title and the first post see now.

    A thread about a subject is found through its subject, whose title and words it repeats.
    """
    if thread.is_hidden() or thread.about_kind:
        withdraw(("thread", thread.pk))
    else:
        put(entry_of_thread(thread))


def index_whole_thread(thread: Thread) -> None:
    """Put a thread back with all its posts."""
    index_thread(thread)
    for post in thread.posts.later().readable().iterator(chunk_size=500):
        put(entry_of_post(post, audience=thread.board.readers))


def index_arrivals(posts: Sequence[Post]) -> None:
    """Let posts be found in the thread where they stand now, by its readers; what is not readable is in no index."""
    if posts[0].number == 1:
        withdraw(("post", posts[0].pk))
        index_thread(posts[0].thread)
    readable = [post for post in posts if post.is_readable() and post.number > 1]
    for start in range(0, len(readable), BATCH):
        put_all(entries_of_posts(readable[start : start + BATCH]))


def withdraw_thread(thread: Thread) -> None:
    """Take a thread out with all its posts."""
    withdraw(("thread", thread.pk))
    for pk in thread.posts.later().values_list("pk", flat=True).iterator(chunk_size=500):
        withdraw(("post", pk))


def entry_of_thread(thread: Thread) -> Entry:
    """The title, the tags and, while it is readable, the first post."""
    first = thread.posts.readable().filter(number=1).values_list("body", flat=True)
    return entry_of_opening(thread, bodies=list(first), tags=list(thread.tags.all()))


def entry_of_opening(thread: Thread, *, bodies: Sequence[str], tags: Sequence[Tag]) -> Entry:
    """The same of a thread whose readable first post and tags are at hand."""
    return Entry(
        key=("thread", thread.pk),
        language=thread.language,
        title=thread.title,
        texts=[plain(body) for body in bodies],
        tags=tags,
        audience=thread.board.readers,
        created_at=thread.created_at,
    )


def entry_of_post(post: Post, *, audience: frozenset[str]) -> Entry:
    """The words of one post. It has no title: the thread's own would bring every post to the same query."""
    return Entry(
        key=("post", post.pk),
        language=post.language,
        title="",
        texts=[plain(post.body)],
        tags=[],
        audience=audience,
        created_at=post.created_at,
    )


def entries_of_posts(posts: Iterable[Post]) -> list[Entry]:
    """The entries of readable posts that were fetched with thread, board and rights."""
    return [entry_of_post(post, audience=post.thread.board.readers) for post in posts]
