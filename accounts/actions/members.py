"""Profiles, sessions, passwords, and the members of a demonstration."""

from collections.abc import Iterable
from datetime import timedelta
from functools import partial
from typing import Any

from allauth.account.models import EmailAddress
from allauth.core.internal.cryptokit import compare_user_code
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from allauth.mfa.utils import decrypt
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth.models import Group
from django.contrib.sessions.models import Session
from django.core.files.base import File
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

import live
from accounts import demo, registry, rules
from accounts.actions.organisations import name_organisation
from accounts.models import User
from accounts.refusing import require
from markup import languages

SAID = ("display_name", "country", "languages", "interface_language", "time_zone", "about", "is_public")
PROFILE_FIELDS = (*SAID, "role", "site", "accepts_letters", "shows_presence")


@transaction.atomic
def edit_profile(member: User, *, by: User, works_at: str | None = None, **fields: Any) -> User:
    """Change what a member says of oneself: any of `PROFILE_FIELDS`, and the organisation by its name.

    The language of `about` is `about_language`, or else guessed. Raises Refused for anybody else, ValidationError for
    values that are not known.
    """
    require(rules.may_edit_profile(by, member), _("Only the member can change this profile."))
    member = User.objects.select_for_update().get(pk=member.pk)
    for name in PROFILE_FIELDS:
        setattr(member, name, fields.get(name, getattr(member, name)))
    if "about" in fields:
        member.about_language = fields.get("about_language") or languages.guess(member.about) or ""
    if works_at is not None:
        member.organisation = (
            name_organisation(works_at, by=by, country=member.country.code or "") if works_at else None
        )
    member.full_clean(exclude=["password", "email", "handle"])
    member.save(update_fields=[*PROFILE_FIELDS, "about_language", "name_key", "organisation"])
    registry.changed(member)
    # Open pages show the name, or do not show it any more.
    live.recheck(user_pk=member.pk)
    return member


@transaction.atomic
def set_picture(member: User, *, by: User, picture: "File[bytes] | None") -> User:
    """Show a picture, drawn anew before, on the member's profile; None takes it away. Raises Refused for others."""
    require(rules.may_edit_profile(by, member), _("Only the member can change this profile."))
    member = User.objects.select_for_update().get(pk=member.pk)
    storage, before = member.picture.storage, member.picture.name
    member.picture = ""
    if picture is not None:
        member.picture.save("picture.jpg", picture, save=False)
    member.save(update_fields=["picture"])
    if before:
        # No transaction brings a file back.
        transaction.on_commit(partial(storage.delete, before), robust=True)
    return member


@transaction.atomic
def add_members(members: Iterable[User]) -> list[User]:
    """Write down many new members at once, with confirmed addresses and without passwords; nobody is written to.

    What forms check (names, handles, languages) is the caller's.
    """
    new = list(members)
    for member in new:
        member.set_unusable_password()
    added: list[User] = User.objects.bulk_create(new)
    EmailAddress.objects.bulk_create(
        EmailAddress(user=member, email=member.email, verified=True, primary=True) for member in added
    )
    registry.changed(*added)
    return added


@transaction.atomic
def free_address(email: str, *, owner: User) -> bool:
    """Whether the address, proved to be the owner's, can be the owner's login.

    Accounts that claimed it and never confirmed it are deleted: nobody could ever use them.
    """
    rivals = User.objects.filter(email=email).exclude(pk=owner.pk)
    confirmed = EmailAddress.objects.filter(verified=True).values("user")
    rivals.filter(last_login=None, is_staff=False).exclude(pk__in=confirmed).delete()
    return not rivals.exists()


@transaction.atomic
def end_sessions(member: User, *, keys: Iterable[str | None]) -> None:
    """Sign the member out where these sessions are; pages that are open there stop listening."""
    ended = UserSession.objects.filter(user=member, session_key__in=list(keys))
    Session.objects.filter(session_key__in=ended.values("session_key")).delete()
    ended.delete()
    live.recheck(user_pk=member.pk)


def forget_password(member: User) -> None:
    """Leave the member no password: nobody signs in with the one that was chosen before."""
    member.set_unusable_password()
    member.save(update_fields=["password"])


@transaction.atomic
def spend_code(app: Authenticator, code: str) -> bool:
    """Use up a code that an authenticator app shows; False when it, or a later one, was used before (RFC 6238, 5.2)."""
    app = Authenticator.objects.select_for_update().get(pk=app.pk)
    secret = decrypt(app.data["secret"])
    shown = (step for step in yield_hotp_counters_from_time() if _shows(secret, step, code))
    step = next(shown, -1)
    if step <= app.data.get("last_step", -1):
        return False
    app.data["last_step"] = step
    app.save(update_fields=["data"])
    return True


def _shows(secret: str, step: int, code: str) -> bool:
    return bool(compare_user_code(actual=code, expected=format_hotp_value(hotp_value(secret, step))))


@transaction.atomic
def create_demo_members() -> list[User]:
    """The five members of `accounts.demo`, made or made anew; raises Refused outside a demonstration."""
    return [
        add_demo_member(
            handle=person.handle,
            display_name=person.display_name,
            country=person.country,
            languages=list(person.languages),
            about=person.about,
            group=person.group,
            is_staff=person.is_admin,
            is_superuser=person.is_admin,
        )
        for person in demo.MEMBERS
    ]


@transaction.atomic
def add_demo_member(*, handle: str, group: str = "", password: str | None = demo.PASSWORD, **fields: Any) -> User:
    """A verified member `<handle>@example.org` with the demonstration's password and a public profile.

    Without a password nobody signs in as this member. A member of that handle is brought back to these values.
    Raises Refused outside a demonstration.
    """
    require(settings.DEMO, _("Demonstration members exist in a demonstration only."))
    # A month ago: what is measured out to newcomers would hold those up who look around.
    joined_at = timezone.now() - timedelta(days=30)
    member = User.objects.filter(handle=handle).first() or User(handle=handle, created_at=joined_at)
    said = {"email": f"{handle}@example.org", "is_public": True, "trusted_at": timezone.now(), **fields}
    for name, value in said.items():
        setattr(member, name, value)
    member.about_language = languages.guess(member.about) or ""
    # Hashing takes half a second: it is not done to find out that a new member has no password.
    if password is None or not (member.password and member.check_password(password)):
        member.set_password(password)
    member.full_clean()
    member.save()
    EmailAddress.objects.filter(user=member).exclude(email=member.email).delete()
    EmailAddress.objects.update_or_create(user=member, email=member.email, defaults={"verified": True, "primary": True})
    member.groups.set(Group.objects.filter(name=group) if group else [])
    registry.changed(member)
    return member
