"""The boards and conversations of the demonstration."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from accounts.models import MemberGroup, User
from forum import actions as forum
from forum.models import Board, Post, Thread
from house import actions as house
from house.known import current
from moderation.actions import flag
from pages.actions.bookmarking import keep
from pages.actions.files import Toml, key, read, tags

# The talk is always recent: the newest thread opened three days ago, each other one two days before.
NEWEST = timedelta(days=3)
APART = timedelta(days=2)
BETWEEN_POSTS = timedelta(hours=5)


def add_boards() -> int:
    """The boards for everybody that are not there yet, the library's own first; returns how many were made."""
    told = [*read("steps.toml")["boards"], *read("threads.toml")["boards"]]
    known = set(Board.objects.values_list("slug", flat=True))
    missing = [Board(**board, position=place) for place, board in enumerate(told) if board["slug"] not in known]
    return len(Board.objects.bulk_create(missing))


def add_rooms() -> int:
    """The boards for members that are not there yet, behind the others; returns how many were made.

    New members are led to the one for introductions, unless administrators chose another one.
    """
    rooms = read("rooms.toml")
    known = set(Board.objects.values_list("slug", flat=True))
    missing = {board["slug"]: board for board in rooms["boards"] if board["slug"] not in known}
    for place, board in enumerate(missing.values(), start=len(known)):
        _set_up({**board, "position": place})
    if rooms["introductions"] in missing and not current().introductions:
        house.change(introductions=rooms["introductions"])
    return len(missing)


def add_threads() -> int:
    """The threads that are not there yet with all their posts; returns how many were made."""
    told = [*read("threads.toml")["threads"], *read("rooms.toml")["threads"]]
    first_keys = {key("post", thread["title"], 1) for thread in told}
    known = set(Post.objects.filter(key__in=first_keys).values_list("key", flat=True))
    now = timezone.now()
    opened_at = {thread["title"]: now - NEWEST - place * APART for place, thread in enumerate(told)}
    # The oldest first, so that numbers grow with time.
    new = [thread for thread in reversed(told) if key("post", thread["title"], 1) not in known]
    for thread in new:
        _tell(thread, opened_at[thread["title"]])
    return len(new)


def _set_up(told: Toml) -> None:
    groups = MemberGroup.objects.filter(name__in=told.get("groups", []))
    board = Board(**{name: value for name, value in told.items() if name != "groups"})
    forum.save_board(board, by=User.objects.get(handle="admin"), rights={group.pk: True for group in groups})


@transaction.atomic
def _tell(told: Toml, opened_at: datetime) -> None:
    """A whole conversation or nothing: what is there at the next run is complete."""
    thread = _open(told, opened_at)
    for number, post in enumerate(told["posts"][1:], start=2):
        forum.reply(
            thread,
            author=User.objects.get(handle=post["author"]),
            body=post["body"],
            key=key("post", told["title"], number),
            language=post["language"],
            at=opened_at + (number - 1) * BETWEEN_POSTS,
        )
    _flag(thread, read("steps.toml")["flag"])
    keep(("thread", thread.pk), named=thread.title)


def _open(told: Toml, opened_at: datetime) -> Thread:
    return forum.open_thread(
        Board.objects.get(slug=told["board"]),
        author=User.objects.get(handle=told["author"]),
        title=told["title"],
        body=told["posts"][0]["body"],
        tags=tags(told["tags"]),
        language=told["language"],
        key=key("post", told["title"], 1),
        at=opened_at,
    )


def _flag(thread: Thread, told: Toml) -> None:
    if thread.title == told["thread"]:
        post = thread.posts.get(number=told["number"])
        member = User.objects.get(handle=told["by"])
        flag(("post", post.pk), by=member, reason=told["reason"], note=told["note"])
