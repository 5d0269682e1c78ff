"""What this package itself keeps of a member: how it is told, and how it is forgotten."""

import secrets
from functools import partial
from typing import Any

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.db import models, transaction
from django.db.models import Q

from accounts.models import Application, DataCopy, GroupKeeper, Invitation, Letter, User
from accounts.registry import Copied

ABOUT = ("about", "about_language", "role", "site")
PROFILE = ("display_name", "handle", "email", "languages", "interface_language", "time_zone", *ABOUT)
SETTINGS = ("is_public", "accepts_letters", "shows_presence", "created_at", "last_login", "trusted_at")
# Addresses, second steps, sessions, accounts elsewhere: whatever the parts that sign people in keep of them.
SIGN_IN = {"account", "mfa", "usersessions", "socialaccount"}


def copied(member: User) -> Copied:
    """The account, the profile and the letters, with the picture."""
    data: dict[str, Any] = {name: getattr(member, name) for name in (*PROFILE, *SETTINGS)}
    data |= {"country": member.country.code, "organisation": str(member.organisation or "")}
    letters = Letter.objects.filter(Q(sender=member) | Q(recipient=member)).select_related("sender", "recipient")
    data["letters"] = [
        {"from": one.sender.handle, "to": one.recipient.handle, "text": one.text, "at": one.created_at}
        for one in letters.order_by("pk")
    ]
    data["wish_for_a_seat"] = list(Application.objects.filter(member=member).values("reason", "state", "created_at"))
    return Copied(data, {"picture.jpg": member.picture} if member.picture else {})


def forget(member: User, *, former: str) -> None:
    """Take away all that says who the member was; the row stays, so that what the member wrote has an author."""
    _forget_sign_in(member)
    _forget_files(member)
    Letter.objects.filter(Q(sender=member) | Q(recipient=member)).delete()
    # How the member came in: the wish for a seat, and invitations to the address.
    Application.objects.filter(Q(member=member) | Q(email__iexact=member.email)).delete()
    Invitation.objects.filter(email=member.email).delete()
    _forget_in_administration(member)
    member.groups.clear()
    GroupKeeper.objects.filter(member=member).delete()
    member.user_permissions.clear()
    blank = User(pk=member.pk, email=f"{former}@invalid", handle=former)
    blank.display_name, blank.created_at = "Former member", member.created_at
    blank.is_active, blank.left_at, blank.accepts_letters = False, member.leaving_at, False
    blank.password = f"!{secrets.token_urlsafe(30)}"
    blank.save(force_update=True)


def _forget_sign_in(member: User) -> None:
    _forget_sessions(member)
    for relation in User._meta.related_objects:
        model: type[models.Model] = relation.related_model
        if model._meta.app_label in SIGN_IN:
            model._default_manager.filter(**{relation.field.name: member}).delete()


def _forget_sessions(member: User) -> None:
    """End what the member has open, and what somebody began with the member's address and never ended."""
    marks = (f'"{member.email}"', f"'{member.email}'")
    for session in Session.objects.iterator():
        held = session.get_decoded()
        if held.get("_auth_user_id") == str(member.pk) or any(mark in repr(held) for mark in marks):
            session.delete()


def _forget_files(member: User) -> None:
    copies = [copy.file for copy in DataCopy.objects.filter(member=member) if copy.file]
    for file in [*copies, *([member.picture] if member.picture else [])]:
        # No transaction brings a file back.
        transaction.on_commit(partial(file.storage.delete, str(file.name)), robust=True)
    DataCopy.objects.filter(member=member).delete()


def _forget_in_administration(member: User) -> None:
    about = LogEntry.objects.filter(content_type=ContentType.objects.get_for_model(User), object_id=str(member.pk))
    about.update(object_repr=f"former-{member.pk}", change_message="")
