"""A community with words that not everybody may read: each word stands in one place only, and says who reads it.

There is a thread on a private board, one on a board that became private after its followers were told, things that
were hidden, deleted, held and never sent. `EVENING` stands beside every word: a search for it repeats none of them.
"""

from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from django.contrib.auth.models import AnonymousUser, Group
from django.core.files.base import ContentFile
from django.test import override_settings
from django.utils import timezone

from accounts.actions import let_go
from accounts.models import Letter, MemberGroup, User
from casestudies import actions as library
from casestudies.models import Case, Draft
from forum import actions as forum
from forum.models import Board, Picture, Post, PostDraft, Thread
from moderation import actions as moderation
from notifications import actions as notifications
from notifications.models import Alert, Announcement, Bookmark, Follow
from notifications.tasks import fan_out
from tags.models import Tag
from tests.factories.accounts import LetterFactory, UserFactory
from tests.factories.casestudies import published, story
from tests.factories.forum import BoardFactory
from tests.factories.groups import group
from tests.factories.tags import country, keyword, theme

EVENING = "evening"
Roles = frozenset[str]
AUTHOR: Roles = frozenset({"author"})
# The watcher moderates and is in the group; the moderator is not.
WATCHER: Roles = frozenset({"watcher"})
GROUP: Roles = AUTHOR | WATCHER | {"insider"}
MODERATORS: Roles = WATCHER | {"moderator", "admin"}
HOUSE: Roles = MODERATORS | {"editor"}
MEMBERS: Roles = GROUP | HOUSE | {"newcomer", "former", "member"}

SECRETS: dict[str, Roles] = {
    # of a private board and its group; whoever keeps these knows that they are there
    "Groupname": GROUP | {"admin"},
    "Boardname": GROUP | {"admin"},
    "Boardwords": GROUP | {"admin"},
    "Privatetitle": GROUP,
    "Privatebody": GROUP,
    "Privatereply": GROUP,
    "Privateword": GROUP,
    "Privatebefore": GROUP,
    "Privatedeleted": WATCHER,
    "Privatehidden": AUTHOR | WATCHER,
    "Privatereason": GROUP,
    "Privatenote": WATCHER,
    "Picturewords": GROUP,
    "Picturebytes": GROUP,
    "Onceopentitle": GROUP,
    "Onceopenbody": GROUP,
    # of a board for members, and of a member whose profile is for members
    "Memberstitle": MEMBERS,
    "Membersprofile": MEMBERS,
    # hidden, deleted, held, flagged, never sent
    "Hiddenthread": AUTHOR | MODERATORS,
    "Hiddenpost": AUTHOR | MODERATORS,
    "Deletedpost": MODERATORS,
    "Hiddencase": AUTHOR | HOUSE,
    "Heldcase": AUTHOR | HOUSE,
    "Flagnote": MODERATORS,
    "Drafttitle": AUTHOR,
    "Draftreply": AUTHOR,
    "Lettertext": AUTHOR | {"member"},
    "authoraddress": AUTHOR,
}


@dataclass
class Secretive:
    """Who is there, by role, and the private threads."""

    people: dict[str, Any] = field(default_factory=dict)
    private: list[Thread] = field(default_factory=list)

    def __getitem__(self, role: str) -> Any:
        return self.people[role]


def keep_secrets() -> Secretive:
    """Make the community; whoever could be told of something was told."""
    found = Secretive(_people())
    for role in ("insider", "former", "member", "moderator", "watcher", "admin"):
        for tag in _tags():
            notifications.follow(found[role], topic=tag.topic)
    _talk_in_private(found)
    _close_a_board(found)
    _keep_by(found)
    _talk_in_public(found)
    _tell_stories(found)
    _tell_all()
    # Who left the group had been told before.
    let_go(MemberGroup.objects.get(name=words("Groupname")), member=found["former"], by=found["former"])
    found.people["former"] = User.objects.get(pk=found["former"].pk)
    return found


def _people() -> dict[str, Any]:
    people: dict[str, Any] = {name: UserFactory(handle=name) for name in ("newcomer", "member", "former", "insider")}
    people["author"] = UserFactory(handle="author", email="authoraddress@example.org")
    people["moderator"] = UserFactory(handle="moderator", groups=["Moderators"])
    people["watcher"] = UserFactory(handle="watcher", groups=["Moderators"])
    people["editor"] = UserFactory(handle="editor", groups=["Editors"])
    people["admin"] = UserFactory(handle="admin", is_staff=True, is_superuser=True)
    people["suspended"] = UserFactory(handle="suspended", about=words("Membersprofile"), is_public=False)
    _group(*(people[role] for role in ("author", "insider", "former", "watcher", "suspended")))
    people["suspended"].suspended_at = timezone.now()
    people["suspended"].save()
    return {"anonymous": AnonymousUser(), **people}


def _group(*members: User) -> Group:
    return group(*members, name=words("Groupname"))


def words(secret: str) -> str:
    return f"An {EVENING} with {secret}."


def _tags(*more: str) -> list[Tag]:
    return [country("BJ"), theme("health"), *(keyword(word) for word in more)]


def _open(board: Board, author: User, title: str, body: str, *tags: str) -> Thread:
    said = {"title": words(title), "body": words(body), "tags": _tags(*tags), "at": timezone.now()}
    return forum.open_thread(board, author=author, language="en", **said)


def _say(thread: Thread, author: User, secret: str) -> Post:
    return forum.reply(thread, author=author, body=words(secret), key=uuid4(), at=timezone.now())


def _talk_in_private(found: Secretive) -> None:
    told = {"name": words("Boardname"), "description": words("Boardwords")}
    board = BoardFactory(slug="private", audience="groups", rights={_group(): True}, **told)
    author, watcher = found["author"], found["watcher"]
    thread = _open(board, author, "Privatetitle", "Privatebody", "Privateword")
    edited = _say(thread, author, "Privatebefore")
    forum.edit_post(edited, by=author, body=words("Privatereply"), base=edited.version)
    forum.delete_post(_say(thread, author, "Privatedeleted"), by=author)
    hidden = _say(thread, author, "Privatehidden")
    moderation.flag(("post", hidden.pk), by=found["insider"], reason="wrong", note=words("Privatenote"))
    moderation.hide(("post", hidden.pk), by=watcher, reason=words("Privatereason"))
    moderation.flag(("thread", thread.pk), by=found["insider"], reason="wrong", note=words("Privatenote"))
    _show(_say(thread, author, f"a friend, @{found['former'].handle} and @{found['member'].handle}"))
    found.private.append(thread)


def _show(post: Post) -> None:
    """A picture of the post, whose bytes and words are its readers'."""
    file = ContentFile(words("Picturebytes").encode(), name="picture.jpg")
    told = {"author": post.author, "key": uuid4(), "alt": words("Picturewords"), "width": 8, "height": 8}
    picture = Picture.objects.create(post=post, file=file, digest="a", **told)
    Post.objects.filter(pk=post.pk).update(pictures=[picture.shown])


def _keep_by(found: Secretive) -> None:
    """What people who lost sight of a thread, or never had it, still hold of it."""
    for thread in found.private:
        for role in ("former", "member", "moderator"):
            Bookmark.objects.create(user=found[role], kind="thread", object_pk=thread.pk)
            Follow.objects.get_or_create(user=found[role], topic=thread.topic)
            PostDraft.objects.create(author=found[role], thread=thread, key=uuid4(), content={"body": ["Mine."]})
    reply = {"body": [words("Draftreply")]}
    PostDraft.objects.create(author=found["author"], thread=found.private[0], key=uuid4(), content=reply)
    LetterFactory(sender=found["author"], recipient=found["member"], text=words("Lettertext"))


def _close_a_board(found: Secretive) -> None:
    board = BoardFactory(slug="once-open")
    thread = _open(board, found["author"], "Onceopentitle", "Onceopenbody")
    notifications.follow(found["member"], topic=thread.topic)
    _tell_all()
    board.audience = Board.Audience.GROUPS
    forum.save_board(board, by=found["admin"], rights={_group().pk: True})
    found.private.append(thread)


def _talk_in_public(found: Secretive) -> None:
    author, moderator, square = found["author"], found["moderator"], BoardFactory(slug="square")
    _open(BoardFactory(slug="members", audience="members"), author, "Memberstitle", "Memberstitle")
    hidden = _open(square, author, "Hiddenthread", "Hiddenthread")
    open_one = forum.open_thread(square, author=author, title="On the square", body="Said.", at=timezone.now())
    hidden_post, deleted, flagged = (_say(open_one, author, word) for word in ("Hiddenpost", "Deletedpost", "a friend"))
    forum.delete_post(deleted, by=author)
    moderation.flag(("post", flagged.pk), by=found["member"], reason="wrong", note=words("Flagnote"))
    for key in (("thread", hidden.pk), ("post", hidden_post.pk)):
        moderation.hide(key, by=moderator, reason="It names a person.")


def _tell_stories(found: Secretive) -> None:
    author = found["author"]
    hidden = published(author, title=words("Hiddencase"), content={"lesson": words("Hiddencase")})
    moderation.hide(hidden.subject, by=found["moderator"], reason="It names a person.")
    with override_settings(HOLD_FIRST_STORIES=True):
        held = story(title=words("Heldcase"), content={"lesson": words("Heldcase")})
        library.publish_story(held, author=author, key=uuid4())
    library.save_draft(author, key=uuid4(), content={"title": [words("Drafttitle")]}, sequence=0)


def _tell_all() -> None:
    for announcement in Announcement.objects.filter(fanned_out_at=None).order_by("pk"):
        fan_out.call(announcement.pk)


def numbers() -> dict[str, list[int]]:
    """The ids of what there is, by the word in the addresses that speak of it."""
    models: dict[str, Any] = {
        "groups": MemberGroup,
        "threads": Thread,
        "posts": Post,
        "posts/drafts": PostDraft,
        "pictures": Picture,
        "cases": Case,
        "drafts": Draft,
        "letters": Letter,
        "notifications": Alert,
    }
    return {name: sorted(model._default_manager.values_list("pk", flat=True)) for name, model in models.items()}
