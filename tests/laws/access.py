"""One line per address: how it is asked, who may come in, and what must exist for it; `rows` says the words."""

from uuid import uuid4

from django.test import override_settings

from casestudies.actions import publish_story
from casestudies.models import Draft
from tags.actions import keyword
from tests.factories.accounts import LetterFactory, OrganisationFactory, UserFactory
from tests.factories.casestudies import published, story
from tests.factories.forum import PostDraftFactory, PostFactory, ThreadFactory
from tests.factories.pages import house_page
from tests.factories.tags import country, theme
from tests.laws import entrances, grouped, programs
from tests.laws.rows import ADMINS, AUTHOR, EDITORS, EVERYONE, MEMBERS, MODERATORS, NOBODY, OWNER, Values, get, post


def a_member() -> Values:
    return {"handle": UserFactory(is_public=True).handle}


def a_letter() -> Values:
    return {"pk": LetterFactory().pk}


def an_organisation() -> Values:
    return {"slug": OrganisationFactory(is_checked=True).slug}


def a_thread() -> Values:
    thread = ThreadFactory()
    return {"pk": thread.pk, "slug": thread.slug}


def a_post() -> Values:
    return {"pk": PostFactory().pk}


def a_case() -> Values:
    case = published()
    return {"pk": case.pk, "slug": case.slug, "number": 1}


def a_case_as_thing() -> Values:
    return {"kind": "case", "pk": published().pk}


def a_held_case() -> Values:
    with override_settings(HOLD_FIRST_STORIES=True):
        return {"kind": "case", "pk": publish_story(story(), author=UserFactory(), key=uuid4()).pk}


def a_draft() -> Values:
    return {"pk": Draft.objects.create(author=UserFactory(), key=uuid4()).pk}


def a_post_draft() -> Values:
    return {"pk": PostDraftFactory().pk}


def a_topic() -> Values:
    return {"topic": f"tag-{theme('health').pk}"}


def a_country() -> Values:
    return {"slug": country("BJ").slug}


def a_theme() -> Values:
    return {"slug": theme("health").slug}


def a_keyword() -> Values:
    return {"slug": published(tags=[keyword("wells")]).tags.get().slug}


def a_house_page() -> Values:
    return {"slug": "terms", "language": "fr"}


def a_house_version() -> Values:
    return {"slug": "terms", "pk": house_page().versions.get().pk}


ROWS = {
    # the site's own pages
    "": get(EVERYONE),
    "about/": get(EVERYONE),
    "<house:slug>/": get(EVERYONE, a_house_page),
    "<house:slug>/history/": get(EVERYONE, a_house_page),
    "<house:slug>/history/<int:pk>/": get(EVERYONE, a_house_version),
    "<house:slug>/edit/<slug:language>/": get(EDITORS, a_house_page),
    "editing/": get(EDITORS),
    # Who owes nothing is led on.
    "terms/accept/": get(MEMBERS),
    "terms/put/": get(EDITORS),
    "countries/": get(EVERYONE),
    "countries/<str:slug>/": get(EVERYONE, a_country),
    "countries/<str:slug>/feed.atom": get(EVERYONE, a_country),
    "themes/": get(EVERYONE),
    "themes/<str:slug>/": get(EVERYONE, a_theme),
    "themes/<str:slug>/feed.atom": get(EVERYONE, a_theme),
    "tags/<str:slug>/": get(EVERYONE, a_keyword),
    "tags/<str:slug>/feed.atom": get(EVERYONE, a_keyword),
    "oembed": get(EVERYONE),
    # mail of the demonstration, which this is not
    "dev/mail/": get(NOBODY),
    "dev/mail/<slug:name>/": get(NOBODY, lambda: {"name": "a-mail"}),
    # members
    "members/": get(EVERYONE),
    "members/<slug:handle>/": get(EVERYONE, a_member),
    "members/<slug:handle>/picture.jpg": get(NOBODY, a_member),
    "members/<slug:handle>/write/": get(MEMBERS, a_member, author="out"),
    "letters/<int:pk>/": get(OWNER, a_letter),
    "accounts/leaving/": get(MEMBERS),
    # Whose it is, is asked once the member has shown to be the member.
    "accounts/copies/<int:pk>/": get(MEMBERS, lambda: {"pk": 1}),
    "accounts/stay/<str:token>/": get(NOBODY, lambda: {"token": "forged"}),
    "organisations/": get(EVERYONE),
    "organisations/<str:slug>/": get(EVERYONE, an_organisation),
    "organisations/<str:slug>/edit/": get(EDITORS, an_organisation),
    "organisations/<str:slug>/merge/": get(EDITORS, an_organisation),
    "accounts/picture/": get(MEMBERS),
    "accounts/profile/": get(MEMBERS),
    "accounts/me.json": get(MEMBERS),
    **entrances.ROWS,
    # the library
    "cases/": get(EVERYONE),
    "cases/new/story/": get(MEMBERS),
    "cases/<int:pk>/": get(EVERYONE, a_case),
    "cases/<int:pk>/picture.jpg": get(NOBODY, a_case),
    "cases/<int:pk>/recording.mp3": get(NOBODY, a_case),
    "cases/<int:pk>/revise/": post(AUTHOR, a_case),
    "cases/<int:pk>/<str:slug>/": get(EVERYONE, a_case),
    "cases/<int:pk>/<str:slug>/history/": get(EVERYONE, a_case),
    "cases/<int:pk>/<str:slug>/v<int:number>/": get(EVERYONE, a_case),
    "drafts/": get(MEMBERS),
    "drafts/save/": post(MEMBERS),
    "drafts/<int:pk>/": get(OWNER, a_draft),
    "drafts/<int:pk>/delete/": post(OWNER, a_draft),
    # the conversation
    "threads/": get(EVERYONE),
    "threads/new/": get(MEMBERS),
    "threads/read/": post(MEMBERS),
    "threads/read/undo/": post(MEMBERS),
    "threads/similar/": get(MEMBERS),
    "threads/<int:pk>/": get(EVERYONE, a_thread),
    "threads/<int:pk>/posts/": get(MEMBERS, a_thread),
    "threads/<int:pk>/events/": get(EVERYONE, a_thread),
    "threads/<int:pk>/contents/": get(EVERYONE, a_thread),
    "threads/<int:pk>/read/": get(MEMBERS, a_thread),
    "threads/<int:pk>/title/": get(MODERATORS, a_thread, author="in"),
    "threads/<int:pk>/lock/": post(MODERATORS, a_thread),
    "threads/<int:pk>/unlock/": post(MODERATORS, a_thread),
    "threads/<int:pk>/<str:slug>/": get(EVERYONE, a_thread),
    "posts/<int:pk>/": get(EVERYONE, a_post),
    "posts/<int:pk>/edit/": get(AUTHOR, a_post),
    "posts/<int:pk>/delete/": get(AUTHOR, a_post),
    "posts/<int:pk>/history/": get(EVERYONE, a_post),
    "posts/<int:pk>/thanks/": post(MEMBERS, a_post),
    "preview/": post(MEMBERS),
    "language/": post(MEMBERS),
    **grouped.ROWS,
    "pictures/": post(MEMBERS),
    "pictures/<int:pk>.jpg": get(NOBODY, lambda: {"pk": 1}),
    "posts/drafts/save/": post(MEMBERS),
    "posts/drafts/<int:pk>/": get(OWNER, a_post_draft),
    "posts/drafts/<int:pk>/delete/": post(OWNER, a_post_draft),
    # moderation
    "moderation/": get(MODERATORS),
    "moderation/log/": get(EVERYONE),
    "moderation/<slug:kind>/<int:pk>/": get(MODERATORS, a_case_as_thing),
    "moderation/<slug:kind>/<int:pk>/flag/": get(MEMBERS, a_case_as_thing, author="out"),
    "moderation/<slug:kind>/<int:pk>/hide/": post(MODERATORS, a_case_as_thing),
    "moderation/<slug:kind>/<int:pk>/restore/": post(MODERATORS, a_case_as_thing),
    "moderation/<slug:kind>/<int:pk>/release/": post(MODERATORS, a_held_case),
    "moderation/<slug:kind>/<int:pk>/keep/": post(MODERATORS, a_case_as_thing),
    # following and keeping
    "bookmarks/": get(MEMBERS),
    "bookmarks/<slug:kind>/<int:pk>/": get(MEMBERS, a_case_as_thing),
    "bookmarks/<slug:kind>/<int:pk>/remove/": post(MEMBERS, a_case_as_thing),
    "notifications/": get(MEMBERS),
    "notifications/count.json": get(EVERYONE),
    "notifications/read/": post(MEMBERS),
    "notifications/<int:pk>/": get(OWNER, lambda: {"pk": 1}),
    "following/": get(MEMBERS),
    "following/<slug:topic>/": post(MEMBERS, a_topic),
    "search/": get(EVERYONE),
    **programs.ROWS,
    "admin/": get(ADMINS),
    "healthz": get(EVERYONE),
    "readyz": get(EVERYONE),
    "metrics": get(NOBODY),
}

# Addresses that show a form and take it, too: who may send it.
SENT = {
    "accounts/leaving/": post(MEMBERS),
    "accounts/stay/<str:token>/": post(NOBODY, lambda: {"token": "forged"}),
    "members/<slug:handle>/write/": post(MEMBERS, a_member, author="out"),
    "accounts/picture/": post(MEMBERS),
    "organisations/<str:slug>/edit/": post(EDITORS, an_organisation),
    "organisations/<str:slug>/merge/": post(EDITORS, an_organisation),
    "accounts/profile/": post(MEMBERS),
    **entrances.SENT,
    "<house:slug>/edit/<slug:language>/": post(EDITORS, a_house_page),
    "terms/accept/": post(MEMBERS),
    "terms/put/": post(EDITORS),
    "cases/new/story/": post(MEMBERS),
    "threads/new/": post(MEMBERS),
    "threads/<int:pk>/read/": post(MEMBERS, a_thread),
    "threads/<int:pk>/posts/": post(MEMBERS, a_thread),
    "threads/<int:pk>/title/": post(MODERATORS, a_thread, author="in"),
    "posts/<int:pk>/edit/": post(AUTHOR, a_post),
    "posts/<int:pk>/delete/": post(AUTHOR, a_post),
    **grouped.SENT,
    "moderation/<slug:kind>/<int:pk>/flag/": post(MEMBERS, a_case_as_thing, author="out"),
    "bookmarks/<slug:kind>/<int:pk>/": post(MEMBERS, a_case_as_thing),
    # what comes with the parts that we use
    "api/v1/": post(NOBODY),
    "api/v1/openapi.json": post(EVERYONE),
    "admin/": post(ADMINS),
}
