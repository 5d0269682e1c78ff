"""Members as sign-up leaves them: address verified, password usable."""

import time
from datetime import timedelta
from typing import Any
from uuid import uuid4

import factory
from allauth.account.models import EmailAddress
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify

from accounts import actions
from accounts.models import Application, Invitation, Letter, Organisation, User

# The secret in the authenticator app of everybody who has a second step.
APP_SECRET = "JBSWY3DPEHPK3PXP"
PASSWORD = "seven-seats-under-a-tree"


class UserFactory(factory.django.DjangoModelFactory):
    """`UserFactory(display_name="Ana", groups=["Moderators"], second_step=True)`; the password is `PASSWORD`.

    A member for a month, or a `newcomer`, to whom some things are measured out.
    """

    class Meta:
        model = User
        skip_postgeneration_save = True

    class Params:
        newcomer = factory.Trait(created_at=factory.LazyFunction(timezone.now), trusted_at=None)

    handle = factory.Sequence(lambda n: f"member-{n}")
    email = factory.LazyAttribute(lambda user: f"{user.handle}@example.org")
    display_name = factory.Sequence(lambda n: f"Demo Member {n}")
    password = PASSWORD
    trusted_at = factory.LazyFunction(timezone.now)
    created_at = factory.LazyFunction(lambda: timezone.now() - timedelta(days=30))

    @classmethod
    def _create(cls, model_class: type[User], *_args: Any, **fields: Any) -> User:
        return model_class.objects.create_user(**fields)

    @factory.post_generation
    def verified(self, create: bool, extracted: bool | None, **_fields: Any) -> None:
        if create and extracted is not False:
            EmailAddress.objects.create(user=self, email=self.email, verified=True, primary=True)

    @factory.post_generation
    def second_step(self, create: bool, extracted: bool | None, **_fields: Any) -> None:
        if create and extracted:
            TOTP.activate(self, APP_SECRET)
            RecoveryCodes.activate(self)

    @factory.post_generation
    def groups(self, create: bool, extracted: list[str] | None, **_fields: Any) -> None:
        if create and extracted:
            self.groups.set(Group.objects.filter(name__in=extracted))


class OrganisationFactory(factory.django.DjangoModelFactory):
    """`OrganisationFactory(name="Water", is_checked=True)`: as a member named it, or as an editor completed it."""

    class Meta:
        model = Organisation

    class Params:
        is_checked = factory.Trait(checked_at=factory.LazyFunction(timezone.now))

    name = factory.Sequence(lambda n: f"Organisation {n}")
    slug = factory.LazyAttribute(lambda one: slugify(f"{one.name} {one.country or ''}"))
    country = ""


class LetterFactory(factory.django.DjangoModelFactory):
    """`LetterFactory(recipient=member)`: written and not yet mailed."""

    class Meta:
        model = Letter

    sender = factory.SubFactory(UserFactory)
    recipient = factory.SubFactory(UserFactory)
    text = "We met in Parakou."


class InvitationFactory(factory.django.DjangoModelFactory):
    """`InvitationFactory(seats=3, email="")`: an offer to an address whose mail has not gone out, good for a day."""

    class Meta:
        model = Invitation

    email = factory.Sequence(lambda n: f"guest-{n}@example.org")
    batch = factory.LazyFunction(uuid4)
    by = factory.SubFactory(UserFactory)
    expires_at = factory.LazyFunction(lambda: timezone.now() + timedelta(days=1))


def app_code(secret: str = APP_SECRET, *, steps_ago: int = 0) -> str:
    """What an authenticator app shows now, or showed some half minutes ago."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 - steps_ago))


def show_again(client: Client) -> None:
    """Whoever is signed in shows who is at the keyboard: by the app, else by the password."""
    asked = client.get(reverse("account_reauthenticate"))
    shown = {"code": app_code()} if asked.status_code == 302 else {"password": PASSWORD}
    assert client.post(asked.headers.get("Location", reverse("account_reauthenticate")), shown).status_code == 302


def a_wish(reason: str = "I run a water programme.", **fields: Any) -> Application:
    """Somebody's wish for a seat, with the address confirmed: it waits for a moderator."""
    member = UserFactory(**fields)
    actions.apply(member, reason=reason)
    actions.confirm_application(member)
    return Application.objects.get(member=member)
