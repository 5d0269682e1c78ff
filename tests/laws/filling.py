"""What must be there before a page's queries are counted: enough rows to notice a query per row."""

from uuid import uuid4

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.test import Client
from django.urls import reverse

from accounts.models import User
from casestudies.actions import save_draft
from casestudies.models import Case
from forum.models import Post, Thread
from house import actions as house
from moderation import actions as moderation
from notifications import actions as notifications
from notifications.models import Announcement
from notifications.tasks import fan_out
from pages.actions import put_terms
from tests.factories.accounts import (
    APP_SECRET,
    PASSWORD,
    InvitationFactory,
    LetterFactory,
    OrganisationFactory,
    UserFactory,
    a_wish,
)
from tests.factories.casestudies import published
from tests.factories.forum import PostDraftFactory, ThreadFactory
from tests.factories.groups import group
from tests.factories.pages import house_page
from tests.factories.passkeys import passkey
from tests.factories.tags import country, keyword, theme

Values = dict[str, object]
PEOPLE = 3
KEPT = {"post": Post, "thread": Thread, "case": Case}


def nothing() -> Values:
    """For pages that show no rows."""
    return {}


def a_community() -> Values:
    """Several members, each with a story and threads of one country and theme; the values fit any of its pages."""
    tags = [country("BJ"), theme("health"), keyword("wells")]
    members = [UserFactory(is_public=True) for _person in range(PEOPLE)]
    for member in members:
        published(member, tags=tags[:2], keywords=["wells"])
        ThreadFactory(author=member, tags=tags, posts=3)
    return {"handle": members[0].handle}


def a_house_page() -> Values:
    """A page with several versions."""
    for number in range(PEOPLE):
        page = house_page(body=f"Text {number}.", base=number)
    return {"slug": page.slug, "language": page.language, "pk": page.versions.latest("number").pk}


def new_terms() -> Values:
    """Terms that everybody has to accept."""
    put_terms(2, by=UserFactory(groups=["Editors"]))
    return {}


def a_letter() -> Values:
    """One of several to the member who reads."""
    letters = LetterFactory.create_batch(PEOPLE, recipient=_reader())
    return {"pk": letters[0].pk, "handle": letters[0].sender.handle}


def an_organisation() -> Values:
    """One with several members and cases, among others."""
    one, *_others = OrganisationFactory.create_batch(PEOPLE, is_checked=True)
    for _person in range(PEOPLE):
        UserFactory(is_public=True, organisation=one)
        organisations = [{"name": one.name, "role": "", "kind": "", "country": ""}]
        published(tags=[country("BJ")], content={"organisations": organisations})
    return {"slug": one.slug}


def a_group() -> Values:
    a_community()
    return {"pk": group(*User.objects.all()).pk}


def a_country() -> Values:
    return {**a_community(), "slug": country("BJ").slug}


def a_theme() -> Values:
    return {**a_community(), "slug": theme("health").slug}


def a_case() -> Values:
    a_community()
    case = published()
    return {"pk": case.pk, "slug": case.slug, "number": 1, "case_id": case.pk, "kind": "case"}


def a_long_thread() -> Values:
    thread = ThreadFactory(posts=45)
    return {"pk": thread.pk, "slug": thread.slug, "thread_id": thread.pk}


def a_very_long_thread() -> Values:
    """One that has a table of posts, some of them thanked for."""
    thread = ThreadFactory(posts=65)
    thread.posts.filter(number__lte=PEOPLE).update(thanks_count=1)
    return {"pk": thread.pk}


def a_board() -> Values:
    a_community()
    return {"slug": Thread.objects.latest("pk").board.slug}


def a_keyword() -> Values:
    return {**a_community(), "slug": keyword("wells").slug}


def a_post() -> Values:
    """The last of several posts, of the member who reads."""
    thread = ThreadFactory(author=_reader(), posts=5)
    return {"pk": thread.posts.get(number=5).pk}


def many_devices() -> Values:
    for _device in range(PEOPLE):
        Client().post(reverse("account_login"), {"login": _reader().email, "password": PASSWORD})
    return {}


def a_second_step() -> Values:
    TOTP.activate(_reader(), APP_SECRET)
    RecoveryCodes.activate(_reader())
    return a_passkey()


def a_passkey() -> Values:
    """One of several of the member who reads."""
    return {"pk": [passkey(_reader()).pk for _device in range(PEOPLE)].pop()}


def introductions() -> Values:
    house.change(introductions=str(a_board()["slug"]))
    return {}


def invitations() -> Values:
    return {"token": [InvitationFactory().token for _person in range(PEOPLE)].pop()}


def wishes() -> Values:
    return {"pk": [a_wish().pk for _person in range(PEOPLE)].pop()}


def a_draft() -> Values:
    """One of several of the member who reads."""
    drafts = [save_draft(_reader(), key=uuid4(), content={"title": ["A"]}, sequence=0) for _number in range(PEOPLE)]
    return {"pk": drafts[0].pk}


def a_post_draft() -> Values:
    """One of several of the member who reads."""
    drafts = PostDraftFactory.create_batch(PEOPLE, author=_reader(), thread=ThreadFactory())
    return {"pk": drafts[0].pk}


def a_life() -> Values:
    """Alerts of every kind and many followed things for the member who reads."""
    values = a_community()
    topics = [country("BJ").topic, theme("health").topic, *(thread.topic for thread in Thread.objects.all())]
    for topic in topics:
        notifications.follow(_reader(), topic=topic)
    for post in Post.objects.all():
        about, actor = ("post", post.pk), post.author
        notifications.announce("post-added", about=about, actor=actor, topics={post.thread.topic})
    for announcement in Announcement.objects.all():
        fan_out.call(announcement.pk)
    return values


def many_bookmarks() -> Values:
    """Several posts, threads and cases that the member who reads has kept."""
    a_community()
    keys = [(kind, pk) for kind, model in KEPT.items() for pk in model.objects.values_list("pk", flat=True)]
    for key in keys:
        notifications.bookmark(_reader(), key=key, note="For the guide.")
    return {"kind": keys[0][0], "pk": keys[0][1]}


def a_full_queue() -> Values:
    """Several flagged threads, posts and cases; one of them was hidden and restored."""
    a_community()
    by, moderator = UserFactory(), UserFactory(groups=["Moderators"])
    for thread in Thread.objects.all():
        moderation.flag(("thread", thread.pk), by=by, reason="wrong")
        moderation.flag(("post", thread.posts.latest("pk").pk), by=by, reason="wrong")
    key = ("thread", Thread.objects.latest("pk").pk)
    moderation.hide(key, by=moderator, reason="It names a person.")
    moderation.restore(key, by=moderator)
    return {"kind": key[0], "pk": key[1]}


def _reader() -> User:
    return User.objects.filter(handle="member").first() or UserFactory(handle="member")
