"""A community made in bulk for measuring: boards, members, threads, one of them with 10,000 posts."""

from uuid import uuid4

from django.utils import timezone

from accounts.models import User
from forum.models import Board, Post, Thread, ThreadEvent

LONG = 10_000
THREADS = 500
POSTS = 20
MEMBERS = 200
BODY = (
    "We began with a single page, filled in *together* and read aloud before anyone signed it.\n\n"
    "- what the family keeps,\n- what the visitor keeps,\n- what the office may see, and for how long.\n\n"
    "What was not read together should not be passed on; the [guide](https://example.org/guide) says so. "
) * 3


def make() -> Thread:
    """Fill an empty database; returns the long thread. About 20,000 posts."""
    board = Board.objects.create(slug="bench", name="Bench", audience="public")
    members = User.objects.bulk_create(_member(number) for number in range(MEMBERS))
    long_thread, *threads = Thread.objects.bulk_create(
        _thread(board, members[number % MEMBERS], number, LONG if number == 0 else POSTS)
        for number in range(THREADS + 1)
    )
    for thread in (long_thread, *threads):
        posts = Post.objects.bulk_create(_posts(thread, members), batch_size=1000)
        ThreadEvent.objects.bulk_create(_events(thread, posts), batch_size=1000)
    return long_thread


def _member(number: int) -> User:
    return User(handle=f"bench-{number}", email=f"bench-{number}@example.org", display_name=f"Demo Member {number}")


def _thread(board: Board, author: User, number: int, posts: int) -> Thread:
    return Thread(
        board=board,
        author=author,
        title=f"What should visit number {number} record?",
        language="en",
        post_count=posts,
        last_number=posts,
        last_seq=posts,
        created_at=timezone.now(),
        bumped_at=timezone.now(),
    )


def _posts(thread: Thread, members: list[User]) -> list[Post]:
    return [
        Post(thread=thread, number=number, author=members[number % MEMBERS], body=BODY, language="en", key=uuid4())
        for number in range(1, thread.last_number + 1)
    ]


def _events(thread: Thread, posts: list[Post]) -> list[ThreadEvent]:
    return [ThreadEvent(thread=thread, seq=post.number, name="post-added", post=post) for post in posts]
