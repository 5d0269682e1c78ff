"""What the address of a form speaks of, made for whoever sends it: the values for the address's places."""

from uuid import uuid4

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.test import override_settings

from accounts.models import User
from casestudies.actions import publish_story, save_draft
from moderation import actions as moderation
from pages.actions import put_terms
from tests.factories.accounts import APP_SECRET, OrganisationFactory, UserFactory
from tests.factories.casestudies import published, story
from tests.factories.forum import BoardFactory, PostDraftFactory, PostFactory, ThreadFactory
from tests.factories.groups import group
from tests.factories.passkeys import passkey
from tests.factories.tags import theme

Values = dict[str, object]


def a_post(sender: User) -> Values:
    return {"pk": PostFactory(author=sender).pk}


def a_reader(_sender: User) -> Values:
    return {"handle": UserFactory().handle}


def an_organisation(_sender: User) -> Values:
    return {"slug": OrganisationFactory().slug}


def an_organisation_entered_twice(_sender: User) -> Values:
    OrganisationFactory(name="The one that stays")
    return {"slug": OrganisationFactory().slug}


def another_s_post(_sender: User) -> Values:
    return {"pk": PostFactory().pk}


def a_thread(_sender: User) -> Values:
    return {"pk": ThreadFactory().pk}


def a_locked_thread(_sender: User) -> Values:
    return {"pk": ThreadFactory(locked=True).pk}


def a_case(sender: User) -> Values:
    return {"pk": published(sender).pk}


def a_second_step(sender: User) -> Values:
    TOTP.activate(sender, APP_SECRET)
    RecoveryCodes.activate(sender)
    return {}


def a_passkey(sender: User) -> Values:
    return {"pk": passkey(sender).pk}


def a_draft(sender: User) -> Values:
    return {"pk": save_draft(sender, key=uuid4(), content={"title": ["A well"]}, sequence=0).pk}


def a_post_draft(sender: User) -> Values:
    return {"pk": PostDraftFactory(author=sender).pk}


def a_thing(_sender: User) -> Values:
    return {"kind": "thread", "pk": ThreadFactory().pk}


def a_flagged_thing(sender: User) -> Values:
    key = ("thread", ThreadFactory().pk)
    moderation.flag(key, by=sender, reason="wrong")
    return {"kind": key[0], "pk": key[1]}


def a_hidden_thing(sender: User) -> Values:
    key = ("thread", ThreadFactory().pk)
    moderation.hide(key, by=sender, reason="It names a person.")
    return {"kind": key[0], "pk": key[1]}


def a_held_story(_sender: User) -> Values:
    with override_settings(HOLD_FIRST_STORIES=True):
        return {"kind": "case", "pk": publish_story(story(), author=UserFactory(), key=uuid4()).pk}


def a_topic(_sender: User) -> Values:
    return {"topic": theme("health").topic}


def a_house_page(_sender: User) -> Values:
    return {"slug": "help", "language": "fr"}


def new_terms(_sender: User) -> Values:
    put_terms(2, by=UserFactory(groups=["Editors"]))
    return {}


def a_forged_link(_sender: User) -> Values:
    return {"key": "forged", "uidb36": "1"}


def a_group(_sender: User) -> Values:
    newcomer = UserFactory(handle="newcomer")
    return {"pk": group(newcomer).pk, "handle": newcomer.handle}


def a_board(_sender: User) -> Values:
    return {"slug": BoardFactory(slug="practice").slug}
