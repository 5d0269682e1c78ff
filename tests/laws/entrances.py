"""The rows of the access matrix for signing in, and for whatever it takes."""

from house import actions as house
from tests.factories.accounts import InvitationFactory, UserFactory, a_wish
from tests.factories.forum import BoardFactory
from tests.factories.passkeys import passkey
from tests.laws.rows import (
    ADMINS,
    EVERYONE,
    MEMBERS,
    MODERATORS,
    NOBODY,
    SECOND_STEP,
    UNASKED,
    UNTIL_OPENED,
    Values,
    get,
    post,
)


def a_link_in_a_mail() -> Values:
    return {"key": "forged", "uidb36": "1"}


def another_site() -> Values:
    return {"provider_id": "campus"}


def another_s_passkey() -> Values:
    return {"pk": passkey(UserFactory()).pk}


def somebody_s_wish() -> Values:
    return {"pk": a_wish().pk}


def an_invitation() -> Values:
    invitation = InvitationFactory()
    return {"pk": invitation.pk, "token": invitation.token}


def introductions() -> Values:
    house.change(introductions=BoardFactory().slug)
    return {}


ROWS = {
    # running the site
    "setup/": get(UNTIL_OPENED),
    "welcome/": get(MEMBERS),
    "welcome/follow/": get(MEMBERS),
    "welcome/hello/": get(MEMBERS, introductions),
    "administration/": get(ADMINS),
    "administration/test-mail/": post(ADMINS),
    "administration/rest/": post(ADMINS),
    "accounts/login/": get(EVERYONE),
    "accounts/login/code/": get(EVERYONE),
    # Who has no code to type is led to where one is asked for; who is signed in, home.
    "accounts/login/code/confirm/": get(EVERYONE),
    "accounts/logout/": get(EVERYONE),
    "accounts/inactive/": get(EVERYONE),
    "accounts/signup/": get(EVERYONE),
    "accounts/email/": get(MEMBERS),
    "accounts/confirm-email/": get(EVERYONE),
    "accounts/confirm-email/(?P<key>[-:\\w]+)/": get(NOBODY, a_link_in_a_mail),
    "accounts/password/change/": get(MEMBERS),
    "accounts/password/set/": get(MEMBERS),
    "accounts/password/reset/": get(EVERYONE),
    "accounts/password/reset/done/": get(EVERYONE),
    "accounts/password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/": get(NOBODY, a_link_in_a_mail),
    "accounts/password/reset/key/done/": get(EVERYONE),
    "accounts/sessions/": get(MEMBERS),
    # seats that are asked for
    "accounts/waiting/": get(EVERYONE),
    "applications/": get(MODERATORS),
    "applications/<int:pk>/": get(MODERATORS, somebody_s_wish),
    "applications/<int:pk>/admit/": post(MODERATORS, somebody_s_wish),
    "applications/<int:pk>/refuse/": post(MODERATORS, somebody_s_wish),
    # seats that are offered
    "invitations/": get(MODERATORS),
    "invitations/link/": post(MODERATORS),
    "invitations/<int:pk>/revoke/": post(MODERATORS, an_invitation),
    "invitations/<int:pk>/send-again/": post(MODERATORS, an_invitation),
    "invitations/<str:token>/": get(EVERYONE, an_invitation),
    "accounts/reauthenticate/": get(MEMBERS),
    # Other sites, of which none is set up: nobody is led to one, or comes back from one.
    "accounts/openid/<slug:provider_id>/login/": get(NOBODY, another_site),
    "accounts/openid/<slug:provider_id>/login/callback/": get(NOBODY, another_site),
    "accounts/3rdparty/": get(MEMBERS),
    "accounts/3rdparty/login/cancelled/": get(EVERYONE),
    "accounts/3rdparty/login/error/": get(UNASKED),
    "accounts/3rdparty/signup/": get(UNASKED),
    "accounts/2fa/": get(MEMBERS),
    # Who is not half in is led to the door; who is in, home.
    "accounts/2fa/authenticate/": get(MEMBERS),
    "accounts/2fa/reauthenticate/": get(MEMBERS),
    "accounts/2fa/totp/activate/": get(MEMBERS),
    "accounts/2fa/totp/deactivate/": get(SECOND_STEP),
    "accounts/2fa/webauthn/": get(MEMBERS),
    "accounts/2fa/webauthn/add/": get(MEMBERS),
    "accounts/2fa/webauthn/login/": get(MEMBERS),
    "accounts/2fa/webauthn/reauthenticate/": get(MEMBERS),
    # Whose it is, is asked once the member has shown to be the member.
    "accounts/2fa/webauthn/keys/<int:pk>/remove/": get(MEMBERS, another_s_passkey),
    "accounts/2fa/recovery-codes/": get(SECOND_STEP),
    "accounts/2fa/recovery-codes/generate/": get(MEMBERS),
    "accounts/2fa/recovery-codes/download/": get(SECOND_STEP),
}
SENT = {
    "setup/": post(UNTIL_OPENED),
    "welcome/": post(MEMBERS),
    "welcome/follow/": post(MEMBERS),
    "welcome/hello/": post(MEMBERS, introductions),
    "administration/": post(ADMINS),
    "accounts/login/": post(EVERYONE),
    "accounts/login/code/": post(EVERYONE),
    "accounts/login/code/confirm/": post(EVERYONE),
    "accounts/logout/": post(EVERYONE),
    "accounts/signup/": post(EVERYONE),
    "invitations/": post(MODERATORS),
    "accounts/email/": post(MEMBERS),
    "accounts/confirm-email/(?P<key>[-:\\w]+)/": post(NOBODY, a_link_in_a_mail),
    "accounts/password/change/": post(MEMBERS),
    "accounts/password/set/": post(MEMBERS),
    "accounts/password/reset/": post(EVERYONE),
    "accounts/password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/": post(NOBODY, a_link_in_a_mail),
    "accounts/sessions/": post(MEMBERS),
    "accounts/reauthenticate/": post(MEMBERS),
    "accounts/3rdparty/": post(MEMBERS),
    "accounts/3rdparty/signup/": post(UNASKED),
    "accounts/2fa/authenticate/": post(MEMBERS),
    "accounts/2fa/reauthenticate/": post(MEMBERS),
    "accounts/2fa/totp/activate/": post(MEMBERS),
    "accounts/2fa/totp/deactivate/": post(SECOND_STEP),
    "accounts/2fa/webauthn/add/": post(MEMBERS),
    "accounts/2fa/webauthn/login/": post(MEMBERS),
    "accounts/2fa/webauthn/reauthenticate/": post(MEMBERS),
    "accounts/2fa/webauthn/keys/<int:pk>/remove/": post(MEMBERS, another_s_passkey),
    "accounts/2fa/recovery-codes/generate/": post(MEMBERS),
}
