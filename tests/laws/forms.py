"""One line per form: who sends it, to what, what a complete one holds, and how one goes wrong that holds a text."""

from uuid import uuid4

from tests.factories.accounts import PASSWORD
from tests.factories.casestudies import form as story_form
from tests.laws import seats
from tests.laws.sending import A_PASSWORD, TEXT, Fields, Form, a_button
from tests.laws.spoken_of import (
    a_board,
    a_case,
    a_draft,
    a_flagged_thing,
    a_forged_link,
    a_group,
    a_held_story,
    a_hidden_thing,
    a_house_page,
    a_locked_thread,
    a_passkey,
    a_post,
    a_post_draft,
    a_reader,
    a_second_step,
    a_thing,
    a_thread,
    a_topic,
    an_organisation,
    an_organisation_entered_twice,
    another_s_post,
    new_terms,
)


def profile() -> Fields:
    told = {"display_name": "Ana", "country": "BJ", "languages": ["fr"], "interface_language": "fr"}
    return {**told, "about": TEXT, "time_zone": "UTC"}


def sign_up() -> Fields:
    return {"display_name": TEXT, "email": "ana@example.org", "password1": A_PASSWORD}


def a_story() -> Fields:
    fields = story_form(tried=TEXT)
    return {name: value for name, value in fields.items() if name != "act"}


def a_flag() -> Fields:
    return {"reason": "wrong", "note": TEXT}


def board() -> Fields:
    said = {"name": TEXT, "description": "What we plant, and when.", "language": "en", "slug": "planting"}
    return {**said, "audience": "public", "writers": "readers"}


def new_thread() -> Fields:
    said = {"board": "practice", "title": "How did it go?", "language": "en", "body": TEXT}
    return {**said, "countries": ["BJ"], "themes": ["health"], "keywords": "wells", "key": str(uuid4())}


def reply() -> Fields:
    return {"body": TEXT, "language": "en", "key": str(uuid4())}


FORMS = {
    **seats.FORMS,
    # members
    "accounts/profile/": Form(profile, broken={"display_name": ""}),
    # Without a file it is asked for one.
    "members/<slug:handle>/write/": Form(lambda: {"text": TEXT, "key": str(uuid4())}, a_reader, broken={"key": "none"}),
    # A button that is none leads back to the page; whose way back it was, nobody knows.
    "accounts/leaving/": Form(lambda: {"act": "none"}, again=True),
    "accounts/stay/<str:token>/": Form(make=lambda _sender: {"token": "forged"}, sender="visitor", takes=True),
    "accounts/picture/": Form(lambda: {"remove": ""}, takes=True),
    "organisations/<str:slug>/edit/": Form(
        lambda: {"name": TEXT, "site": "https://example.org/"},
        an_organisation,
        "editor",
        broken={"site": "nowhere"},
    ),
    "organisations/<str:slug>/merge/": Form(
        lambda: {"into": "The one that stays"}, an_organisation_entered_twice, "editor", broken={"into": TEXT}
    ),
    "accounts/login/": Form(lambda: {"login": "ana@example.org", "password": PASSWORD}, sender="visitor"),
    "accounts/login/code/": Form(lambda: {"email": "ana@example.org"}, sender="visitor"),
    # Without a code that was asked for, it leads to where one is asked for.
    "accounts/login/code/confirm/": Form(lambda: {"code": "1234-5678"}, sender="visitor", takes=True),
    "accounts/logout/": a_button(),
    "accounts/signup/": Form(sign_up, sender="visitor", broken={"email": "nowhere"}),
    "accounts/email/": Form(lambda: {"email": "new@example.org"}),
    "accounts/confirm-email/(?P<key>[-:\\w]+)/": a_button(a_forged_link, sender="visitor"),
    "accounts/password/change/": Form(lambda: {"oldpassword": PASSWORD, "password1": A_PASSWORD}),
    # Who has a password is led to where it is changed.
    "accounts/password/set/": a_button(),
    "accounts/password/reset/": Form(lambda: {"email": "ana@example.org"}, sender="visitor"),
    "accounts/password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/": a_button(a_forged_link, sender="visitor"),
    # Whatever is pressed, it is about the sender's own sessions.
    "accounts/sessions/": Form(lambda: {"session": "1"}, takes=True, again=True),
    "accounts/3rdparty/": Form(lambda: {"account": "1"}, again=True),
    # Without a site that answered it leads to the door.
    "accounts/3rdparty/signup/": Form(lambda: {"email": "new@example.org"}, sender="visitor", takes=True),
    "accounts/reauthenticate/": Form(lambda: {"password": PASSWORD}),
    # Who is not half in is led to the door.
    "accounts/2fa/authenticate/": Form(lambda: {"code": "123456"}, sender="visitor", takes=True),
    "accounts/2fa/reauthenticate/": Form(lambda: {"code": "123456"}, make=a_second_step),
    "accounts/2fa/totp/activate/": Form(lambda: {"code": "123456"}, again=True),
    "accounts/2fa/totp/deactivate/": Form(make=a_second_step, takes=True, again=True),
    "accounts/2fa/webauthn/add/": Form(lambda: {"name": TEXT, "credential": "5"}, again=True),
    # Without a passkey it leads back to the door.
    "accounts/2fa/webauthn/login/": Form(lambda: {"credential": "5"}, sender="visitor", takes=True),
    "accounts/2fa/webauthn/reauthenticate/": Form(lambda: {"credential": "5"}, a_passkey, takes=True),
    "accounts/2fa/webauthn/keys/<int:pk>/remove/": Form(make=a_passkey, takes=True, again=True),
    "accounts/2fa/recovery-codes/generate/": Form(make=a_second_step, takes=True, again=True),
    # the pages of the house
    "<house:slug>/edit/<slug:language>/": Form(
        lambda: {"title": "Help", "body": TEXT, "base": "0"}, a_house_page, "editor", broken={"title": ""}
    ),
    "terms/accept/": Form(lambda: {"edition": "2"}, new_terms),
    "terms/put/": Form(lambda: {"edition": "2"}, sender="editor"),
    # the library
    "cases/new/story/": Form(a_story, button={"act": "publish"}, broken={"title": ""}),
    "cases/<int:pk>/revise/": a_button(a_case),
    "drafts/save/": Form(a_story, takes=True),
    "drafts/<int:pk>/delete/": a_button(a_draft),
    # the conversation
    "threads/new/": Form(new_thread, make=a_board, broken={"title": ""}),
    "threads/<int:pk>/posts/": Form(reply, make=a_thread, broken={"key": "none"}),
    "threads/<int:pk>/read/": Form(lambda: {"first": "1", "last": "1"}, a_thread),
    "threads/read/": Form(lambda: {"until": "2026-01-02T03:04:05+00:00"}),
    # Where nothing was marked, nothing is taken back.
    "threads/read/undo/": a_button(),
    "threads/<int:pk>/title/": Form(lambda: {"title": TEXT}, a_thread, "moderator", broken={"title": TEXT * 10}),
    "threads/<int:pk>/lock/": a_button(a_thread, sender="moderator"),
    "threads/<int:pk>/unlock/": a_button(a_locked_thread, sender="moderator"),
    "posts/<int:pk>/edit/": Form(lambda: {"body": TEXT, "base": "older"}, a_post, broken={"base": "other"}),
    "posts/<int:pk>/delete/": a_button(a_post),
    "posts/<int:pk>/thanks/": Form(lambda: {"act": "thank"}, another_s_post),
    "groups/new/": Form(lambda: {"name": TEXT}, sender="admin", broken={"name": TEXT * 10}),
    "groups/<int:pk>/name/": Form(lambda: {"name": TEXT}, a_group, "admin", broken={"name": TEXT * 10}),
    "groups/<int:pk>/delete/": a_button(a_group, sender="admin"),
    "groups/<int:pk>/members/": Form(lambda: {"handle": "newcomer"}, a_group, "admin"),
    "groups/<int:pk>/members/<slug:handle>/": Form(lambda: {"act": "let_go"}, a_group, "admin"),
    "boards/new/": Form(board, sender="admin", broken={"audience": "none"}),
    "boards/<slug:slug>/": Form(board, a_board, "admin", broken={"audience": "groups"}),
    "boards/<slug:slug>/delete/": a_button(a_board, sender="admin"),
    "boards/<slug:slug>/move/": Form(lambda: {"to": "1"}, a_board, "admin"),
    "posts/drafts/save/": Form(reply, takes=True),
    "posts/drafts/<int:pk>/delete/": a_button(a_post_draft),
    # A picture is a file, which this law does not send: uploads have one of their own.
    "pictures/": Form(lambda: {"key": str(uuid4()), "picture_alt": TEXT}),
    "language/": Form(lambda: {"text": TEXT}),
    "preview/": Form(lambda: {"body": TEXT, "language": "en"}),
    # moderation
    "moderation/<slug:kind>/<int:pk>/flag/": Form(a_flag, a_thing, broken={"reason": "none"}),
    "moderation/<slug:kind>/<int:pk>/hide/": Form(
        lambda: {"reason": TEXT}, a_thing, "moderator", broken={"reason": TEXT * 50}
    ),
    "moderation/<slug:kind>/<int:pk>/restore/": a_button(a_hidden_thing, sender="moderator"),
    "moderation/<slug:kind>/<int:pk>/release/": a_button(a_held_story, sender="moderator"),
    "moderation/<slug:kind>/<int:pk>/keep/": a_button(a_flagged_thing, sender="moderator"),
    # keeping; a bookmark needs no note
    "bookmarks/<slug:kind>/<int:pk>/": Form(lambda: {"note": TEXT}, a_thing, broken={"note": TEXT * 50}, takes=True),
    "bookmarks/<slug:kind>/<int:pk>/remove/": a_button(a_thing),
    # following; without a place nothing is marked as read
    "notifications/read/": Form(lambda: {"before": "1"}, takes=True),
    "following/<slug:topic>/": Form(lambda: {"act": "follow", "next": "/"}, a_topic),
}
# Not forms of ours: the administration guards its own, the interface for programs takes nothing.
NO_FORMS = {"admin/", "api/v1/", "api/v1/openapi.json"}
