"""One line per address that takes a file: what else its form holds, and in which field the file is."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from accounts.models import User
from forum.models import Post
from tests.factories.casestudies import form as story_form
from tests.factories.forum import BoardFactory, PostFactory, ThreadFactory

Fields = dict[str, Any]


@dataclass(frozen=True)
class Upload:
    """`path` makes what the address speaks of; `fields` are a complete form but for the file."""

    route: str
    field: str
    path: Callable[[], str]
    fields: Callable[[], Fields]
    sender: str = "member"


def a_story() -> Fields:
    return story_form(picture_alt="A well", recording_words="A well.")


def a_reply() -> Fields:
    return {"body": "See the well.", "language": "en", "key": str(uuid4()), "picture_alt": "A well", "send": "1"}


def a_thread() -> Fields:
    BoardFactory(slug="practice")
    return {**a_reply(), "board": "practice", "title": "Who knows this well?"}


def an_invitation() -> Fields:
    return {"language": "en", "days": "30", "key": str(uuid4()), "note": ""}


def a_path(path: str) -> Callable[[], str]:
    return lambda: path


def replies() -> str:
    return f"/threads/{ThreadFactory().pk}/posts/"


def an_edit() -> str:
    return f"/posts/{PostFactory(author=User.objects.get(handle='member')).pk}/edit/"


def an_edited_post() -> Fields:
    post = Post.objects.latest("pk")
    return {"body": post.body, "base": post.version, "key": str(post.key), "picture_alt": "A well"}


PICTURES = [
    Upload("cases/new/story/", "picture", a_path("/cases/new/story/"), a_story),
    Upload("drafts/save/", "picture", a_path("/drafts/save/"), a_story),
    Upload("threads/<int:pk>/posts/", "picture", replies, a_reply),
    Upload("threads/new/", "picture", a_path("/threads/new/"), a_thread),
    Upload("posts/<int:pk>/edit/", "picture", an_edit, an_edited_post),
    Upload("accounts/picture/", "picture", a_path("/accounts/picture/"), dict),
    Upload("pictures/", "picture", a_path("/pictures/"), a_reply),
]
RECORDINGS = [
    Upload("cases/new/story/", "recording", a_path("/cases/new/story/"), a_story),
    Upload("drafts/save/", "recording", a_path("/drafts/save/"), a_story),
]
TABLES = [Upload("invitations/", "file", a_path("/invitations/"), an_invitation, sender="moderator")]
# Forms whose pages show the field, and send it to one of the addresses above.
SENT_ELSEWHERE = {"drafts/<int:pk>/", "threads/<int:pk>/<str:slug>/"}
