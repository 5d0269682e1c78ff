"""One line per thing that not everybody may read: the words in it, where they stand, and who reads them there."""

from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import uuid4

from django.db.models import QuerySet
from django.test import override_settings

from accounts.models import User
from casestudies.actions import publish_story, save_draft
from casestudies.models import Case, Draft
from forum import actions as forum
from forum.models import Board, Post, Thread
from moderation import actions as moderation
from notifications.actions import bookmark
from notifications.models import Alert, Announcement
from notifications.tasks import fan_out
from tests.factories.accounts import LetterFactory, UserFactory
from tests.factories.casestudies import published, story
from tests.factories.forum import BoardFactory, PostDraftFactory, PostFactory
from tests.factories.groups import private_board
from tests.factories.tags import country, theme

WORDS = "Mukwa under moonlight"
Persons = frozenset[str]
NOBODY: Persons = frozenset()
AUTHOR: Persons = frozenset({"author"})
MODERATORS: Persons = frozenset({"moderator", "admin"})
HOUSE: Persons = MODERATORS | {"editor"}
MEMBERS: Persons = HOUSE | AUTHOR | {"member"}
EVERYONE: Persons = MEMBERS | {"anonymous"}


@dataclass
class Thing:
    """Who reads the words at which address, where others are refused; `open` addresses answer others without them."""

    author: User
    addresses: dict[str, Persons]
    open: dict[str, Persons] = field(default_factory=dict)
    # Who may find it in lists, feeds and the search.
    lists: Persons = NOBODY


def a_hidden_story() -> Thing:
    case = published(**_told())
    addresses = _of_case(case, AUTHOR | HOUSE) | _of_thread(case.thread, AUTHOR | MODERATORS)
    moderation.hide(case.subject, by=_moderator(), reason="It names a person.")
    return Thing(case.author, addresses)


def a_held_story() -> Thing:
    with override_settings(HOLD_FIRST_STORIES=True):
        case = publish_story(story(**_told()), author=UserFactory(), key=uuid4())
    return Thing(case.author, _of_case(case, AUTHOR | HOUSE))


def the_first_text_of_a_corrected_story() -> Thing:
    case = published(**_told())
    return Thing(case.author, {f"{case.get_absolute_url()}v1/": EVERYONE}, lists=EVERYONE)


def a_thread_for_members() -> Thing:
    thread = _thread(board=BoardFactory(audience="members"))
    return Thing(thread.author, _of_thread(thread, MEMBERS, api=MEMBERS, flag=MEMBERS - AUTHOR), lists=MEMBERS)


def a_thread_for_a_group() -> Thing:
    author = UserFactory()
    thread = _thread(board=private_board(author, name=WORDS, description=WORDS), author=author)
    # Moderators and administrators are outside, too.
    return Thing(author, _of_thread(thread, AUTHOR, api=AUTHOR))


def a_hidden_thread() -> Thing:
    thread = _thread()
    moderation.hide(("thread", thread.pk), by=_moderator(), reason="It names a person.")
    return Thing(thread.author, _of_thread(thread, AUTHOR | MODERATORS))


def a_hidden_post() -> Thing:
    post = _later_post()
    moderation.hide(("post", post.pk), by=_moderator(), reason="It names a person.")
    return Thing(post.author, _of_post(post, AUTHOR | MODERATORS), open=_around(post))


def a_deleted_post() -> Thing:
    post = _later_post()
    forum.delete_post(post, by=post.author)
    return Thing(post.author, {f"/posts/{post.pk}/history/": MODERATORS}, open=_around(post))


def a_draft() -> Thing:
    author = UserFactory()
    save_draft(author, key=uuid4(), content={"title": [WORDS]}, sequence=0)
    return Thing(author, {Draft.objects.get().get_absolute_url(): AUTHOR}, open={"/drafts/": AUTHOR})


def a_draft_of_a_post() -> Thing:
    draft = PostDraftFactory(
        content={"body": [WORDS], "language": ["en"]}, thread=_thread(title="A thread", body="Said.")
    )
    return Thing(draft.author, {draft.get_absolute_url(): AUTHOR}, open={"/drafts/": AUTHOR})


def an_alert() -> Thing:
    thread = _thread(title="A thread")
    moderation.hide(("thread", thread.pk), by=_moderator(), reason="It names a person.")
    _tell(Announcement.objects.all())
    Alert.objects.update(note=WORDS)
    return Thing(thread.author, {}, open={"/notifications/": AUTHOR})


def a_flag() -> Thing:
    thread = _thread(title="A thread", body="Said.")
    moderation.flag(("thread", thread.pk), by=UserFactory(), reason="wrong", note=WORDS)
    seen = dict.fromkeys(("/moderation/", f"/moderation/thread/{thread.pk}/"), MODERATORS)
    return Thing(thread.author, seen, open={thread.get_absolute_url(): NOBODY})


def a_letter() -> Thing:
    letter = LetterFactory(text=WORDS)
    own = letter.get_absolute_url()
    return Thing(letter.recipient, {own: AUTHOR, f"/moderation/letter/{letter.pk}/": NOBODY})


def a_reported_letter() -> Thing:
    letter = LetterFactory(text=WORDS)
    moderation.flag(("letter", letter.pk), by=letter.recipient, reason="harsh")
    seen = {letter.get_absolute_url(): AUTHOR | MODERATORS, f"/moderation/letter/{letter.pk}/": MODERATORS}
    return Thing(letter.recipient, seen)


def a_profile_for_members() -> Thing:
    author = UserFactory(display_name=WORDS, is_public=False)
    return Thing(author, {author.get_absolute_url(): MEMBERS}, lists=MEMBERS)


def a_bookmark() -> Thing:
    thread, author = _thread(title="A thread", body="Said."), UserFactory()
    bookmark(author, key=("thread", thread.pk), note=WORDS)
    kept = f"/bookmarks/thread/{thread.pk}/"
    return Thing(author, {}, open={"/bookmarks/": AUTHOR, kept: AUTHOR, thread.get_absolute_url(): NOBODY})


THINGS: list[Callable[[], Thing]] = [
    a_hidden_story,
    a_held_story,
    the_first_text_of_a_corrected_story,
    a_thread_for_members,
    a_thread_for_a_group,
    a_hidden_thread,
    a_hidden_post,
    a_deleted_post,
    a_draft,
    a_draft_of_a_post,
    an_alert,
    a_bookmark,
    a_flag,
    a_profile_for_members,
    a_letter,
    a_reported_letter,
]
# One of the words finds it, so that no page says all of them because they were asked for.
LISTS = [
    "/",
    "/cases/",
    "/threads/",
    "/countries/bj/",
    "/themes/health/",
    "/members/",
    "/search/?q=moonlight",
    "/api/v1/cases?q=moonlight",
    "/api/v1/threads?q=moonlight",
]
FEEDS = ["/feeds/cases.atom", "/feeds/threads.atom", "/countries/bj/feed.atom", "/themes/health/feed.atom"]


def _told() -> dict[str, object]:
    return {"title": WORDS, "content": {"lesson": WORDS}, "tags": [country("BJ"), theme("health")]}


def _thread(*, board: Board | None = None, author: User | None = None, title: str = WORDS, body: str = WORDS) -> Thread:
    tags = [country("BJ"), theme("health")]
    said = {"author": author or UserFactory(), "title": title, "body": body, "tags": tags}
    return forum.open_thread(board or BoardFactory(), **said)


def _later_post() -> Post:
    return PostFactory(thread=_thread(title="A thread", body="Said."), body=WORDS)


def _of_case(case: Case, persons: Persons) -> dict[str, Persons]:
    shown = dict.fromkeys((case.get_absolute_url(), f"{case.get_absolute_url()}history/"), persons)
    acts = {f"/moderation/case/{case.pk}/": MODERATORS & persons, f"/moderation/case/{case.pk}/flag/": NOBODY}
    return {**shown, **acts, f"/api/v1/cases/{case.pk}": NOBODY}


def _of_thread(
    thread: Thread, persons: Persons, *, api: Persons = NOBODY, flag: Persons = NOBODY
) -> dict[str, Persons]:
    posts = {address: persons for post in thread.posts.all() for address in _of_post(post, persons)}
    shown = dict.fromkeys((thread.get_absolute_url(), f"/threads/{thread.pk}/events/?since=0"), persons)
    closed = {f"/feeds/threads/{thread.pk}.atom": NOBODY, f"/api/v1/threads/{thread.pk}": api}
    return {**posts, **shown, **closed, f"/moderation/thread/{thread.pk}/flag/": flag}


def _of_post(post: Post, persons: Persons) -> dict[str, Persons]:
    return dict.fromkeys((f"/posts/{post.pk}/", f"/posts/{post.pk}/history/"), persons)


def _around(post: Post) -> dict[str, Persons]:
    pk = post.thread.pk
    addresses = (post.thread.get_absolute_url(), f"/threads/{pk}/events/?since=0", f"/api/v1/threads/{pk}")
    addresses += (f"/feeds/threads/{pk}.atom", f"/feeds/members/{post.author.handle}.atom")
    return dict.fromkeys(addresses, NOBODY)


def _moderator() -> User:
    return UserFactory(groups=["Moderators"])


def _tell(announcements: QuerySet[Announcement]) -> None:
    for announcement in announcements:
        fan_out.call(announcement.pk)
