"""The most queries a page may make for a member and for a visitor; one line per page.

Counted on the second visit, when what is kept in the process is kept, over enough rows to notice a query per row. A
page without a figure for visitors is not for them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import uuid4

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.test import Client
from django.urls import reverse

from accounts.models import User
from casestudies.actions import save_draft
from forum.models import Post, Thread
from moderation import actions as moderation
from notifications import actions as notifications
from notifications.models import Announcement
from notifications.tasks import fan_out
from tests.factories.accounts import APP_SECRET, PASSWORD, UserFactory
from tests.factories.casestudies import published
from tests.factories.forum import ThreadFactory
from tests.factories.passkeys import passkey
from tests.factories.tags import country, keyword, theme

Values = dict[str, object]
PEOPLE = 3


@dataclass(frozen=True)
class Ceiling:
    """Queries for a member and for a visitor, and a maker of the values for the address's places.

    `asked` is the query of the address; `reader` is the fixture of the member who reads, and has just shown again who
    sits at the keyboard where the page asks for it (`again`).
    """

    member: int | None
    anonymous: int | None
    make: Callable[[], Values]
    asked: str = ""
    reader: str = "member"
    again: bool = False


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


def a_draft() -> Values:
    """One of several of the member who reads."""
    drafts = [save_draft(_reader(), key=uuid4(), content={"title": ["A"]}, sequence=0) for _number in range(PEOPLE)]
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


CEILINGS = {
    # the site's own pages
    "": Ceiling(10, 2, a_life),
    "about/": Ceiling(4, 0, nothing),
    "countries/": Ceiling(4, 0, nothing),
    "countries/<str:slug>/": Ceiling(8, 2, a_country),
    "countries/<str:slug>/feed.atom": Ceiling(7, 5, a_country),
    "themes/": Ceiling(4, 0, nothing),
    "themes/<str:slug>/": Ceiling(8, 2, a_theme),
    "themes/<str:slug>/feed.atom": Ceiling(7, 5, a_theme),
    "tags/<str:slug>/": Ceiling(9, 3, a_keyword),
    "tags/<str:slug>/feed.atom": Ceiling(8, 6, a_keyword),
    "feeds/cases.atom": Ceiling(4, 2, a_community),
    "feeds/threads.atom": Ceiling(5, 3, a_community),
    "feeds/boards/<slug:slug>.atom": Ceiling(6, 4, a_board),
    "feeds/threads/<int:pk>.atom": Ceiling(5, 3, a_long_thread),
    "feeds/members/<slug:handle>.atom": Ceiling(7, 5, a_community),
    # the library
    "cases/": Ceiling(7, 3, a_community),
    "cases/<int:pk>/<str:slug>/": Ceiling(7, 3, a_case),
    "cases/<int:pk>/<str:slug>/history/": Ceiling(8, 4, a_case),
    "cases/<int:pk>/<str:slug>/v<int:number>/": Ceiling(8, 4, a_case),
    "cases/new/story/": Ceiling(4, None, nothing),
    "drafts/": Ceiling(5, None, a_draft),
    "drafts/<int:pk>/": Ceiling(5, None, a_draft),
    # the conversation
    "threads/": Ceiling(6, 1, a_community),
    "threads/new/": Ceiling(6, None, a_community),
    "threads/<int:pk>/<str:slug>/": Ceiling(6, 2, a_long_thread),
    "threads/<int:pk>/events/": Ceiling(5, 2, a_long_thread),
    "threads/<int:pk>/title/": Ceiling(5, None, a_long_thread, reader="moderator"),
    "posts/<int:pk>/": Ceiling(5, 1, a_post),
    "posts/<int:pk>/history/": Ceiling(6, 2, a_post),
    "posts/<int:pk>/edit/": Ceiling(5, None, a_post),
    "posts/<int:pk>/delete/": Ceiling(5, None, a_post),
    # members
    "members/": Ceiling(5, 1, a_community),
    "members/<slug:handle>/": Ceiling(5, 1, a_community),
    "accounts/profile/": Ceiling(5, None, nothing),
    "accounts/login/": Ceiling(None, 0, nothing),
    "accounts/login/code/": Ceiling(None, 0, nothing),
    "accounts/logout/": Ceiling(4, None, nothing),
    "accounts/inactive/": Ceiling(4, 0, nothing),
    "accounts/signup/": Ceiling(None, 0, nothing),
    "accounts/email/": Ceiling(8, None, nothing),
    "accounts/confirm-email/": Ceiling(4, 0, nothing),
    "accounts/password/change/": Ceiling(4, None, nothing),
    "accounts/password/reset/": Ceiling(4, 0, nothing),
    "accounts/password/reset/done/": Ceiling(4, 0, nothing),
    "accounts/password/reset/key/done/": Ceiling(4, 0, nothing),
    "accounts/sessions/": Ceiling(6, None, many_devices),
    "accounts/reauthenticate/": Ceiling(10, None, nothing),
    "accounts/2fa/": Ceiling(6, None, a_second_step),
    "accounts/2fa/totp/activate/": Ceiling(12, None, nothing, again=True),
    "accounts/2fa/totp/deactivate/": Ceiling(9, None, a_second_step, again=True),
    "accounts/2fa/webauthn/add/": Ceiling(13, None, nothing, again=True),
    "accounts/2fa/webauthn/keys/<int:pk>/remove/": Ceiling(9, None, a_passkey, again=True),
    "accounts/2fa/recovery-codes/": Ceiling(8, None, a_second_step, again=True),
    "accounts/2fa/recovery-codes/download/": Ceiling(6, None, a_second_step, again=True),
    "accounts/2fa/recovery-codes/generate/": Ceiling(8, None, a_second_step, again=True),
    # following, moderation, search
    "notifications/": Ceiling(12, None, a_life),
    "notifications/count.json": Ceiling(3, 0, a_life),
    "following/": Ceiling(8, None, a_life),
    "moderation/": Ceiling(10, None, a_full_queue, reader="moderator"),
    "moderation/log/": Ceiling(7, 3, a_full_queue),
    "moderation/<slug:kind>/<int:pk>/": Ceiling(9, None, a_full_queue, reader="moderator"),
    "moderation/<slug:kind>/<int:pk>/flag/": Ceiling(7, None, a_full_queue),
    "search/": Ceiling(8, 4, a_community, asked="?q=wells"),
    # programs
    "api/docs": Ceiling(4, 0, nothing),
    "api/v1/cases": Ceiling(6, 3, a_community),
    "api/v1/cases/<case_id>": Ceiling(6, 3, a_case),
    "api/v1/threads": Ceiling(4, 1, a_community),
    "api/v1/threads/<thread_id>": Ceiling(5, 2, a_long_thread),
    "api/v1/countries": Ceiling(2, 0, nothing),
    "api/v1/themes": Ceiling(2, 0, nothing),
}
# What shows nothing of its own: redirects, files, answers of one line.
UNCOUNTED = {
    "admin/",
    "robots.txt",
    "healthz",
    "readyz",
    "accounts/me.json",
    "accounts/password/set/",
    "accounts/login/code/confirm/",
    "accounts/2fa/authenticate/",
    "accounts/2fa/webauthn/",
    "accounts/2fa/webauthn/login/",
    "accounts/2fa/webauthn/reauthenticate/",
    "accounts/2fa/reauthenticate/",
    "api/v1/openapi.json",
    "cases/<int:pk>/",
    "threads/<int:pk>/",
    "notifications/<int:pk>/",
}
