"""What many members have in common."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any, Self

from django.contrib.auth.base_user import BaseUserManager
from django.contrib.auth.models import Group, Permission
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Cast

from accounts.audiences import MEMBERS, PUBLIC, audience, groups, groups_in
from subjects import Viewer

if TYPE_CHECKING:
    from accounts.models import Application, Invitation, Letter, MemberGroup, Organisation, User

# RFC 2606; accounts that the site makes for itself have no domain but the second.
RESERVED_DOMAINS = ("@example.org", "@invalid")

# What visitors are shown of active members.
SHOWN_TO_VISITORS = {"is_public": True, "suspended_at": None, "trusted_at__isnull": False}


@dataclass(frozen=True)
class Powers:
    """The groups a member belongs to, and all permissions ("forum.lock") the member holds."""

    group_pks: frozenset[int]
    permissions: frozenset[str]


class MemberQuerySet(models.QuerySet["User"]):
    def visible_to(self, viewer: Viewer) -> Self:
        """Members see all active members; visitors those who opted in, have earned trust and are not suspended."""
        return self.shown() if viewer.is_authenticated else self.shown().filter(**SHOWN_TO_VISITORS)

    def number_of(self, email: object) -> int | None:
        """The number of the member whose login this is; None where it is nobody's."""
        found: int | None = self.filter(email=email).values_list("pk", flat=True).first()
        return found

    def shown(self) -> Self:
        """Those whom members see."""
        return self.filter(is_active=True, leaving_at=None)

    def in_languages(self, code: str) -> Self:
        """Members who read a language."""
        as_text = Cast("languages", models.TextField())
        return self.annotate(languages_read=as_text).filter(languages_read__contains=f'"{code}"')

    def real(self) -> Self:
        """Members who may be persons: nobody can have an address in the domains reserved for examples."""
        made_up = [models.Q(email__endswith=domain) for domain in RESERVED_DOMAINS]
        return self.exclude(reduce(or_, made_up))

    def among(self, audiences: Collection[str]) -> Self:
        """Members who belong to one of the audiences that `accounts.audiences` has words for."""
        taking_part = self.filter(is_active=True, suspended_at=None)
        if {PUBLIC, MEMBERS} & set(audiences):
            return taking_part
        belonging = Group.objects.filter(pk__in=groups_in(audiences), user__isnull=False)
        return taking_part.filter(pk__in=belonging.values("user"))

    def holding(self, permission: str) -> Self:
        """Members who have a permission ("moderation.moderate"), by a group, by themselves or as administrators."""
        app, _dot, name = permission.partition(".")
        found = Permission.objects.filter(content_type__app_label=app, codename=name).values("pk")
        by_group = models.Q(groups__in=Group.objects.filter(permissions__in=found))
        holders = self.filter(by_group | models.Q(user_permissions__in=found) | models.Q(is_superuser=True))
        return holders.distinct()

    def administrators(self) -> Self:
        """Who runs the site."""
        return self.filter(is_active=True, is_staff=True, is_superuser=True)

    def by_name(self) -> Self:
        """In the order of their names; equal names by age of membership."""
        return self.order_by("name_key", "pk")

    def after(self, member: "User") -> Self:
        """Those who come after the member in the order of names."""
        same_name = models.Q(name_key=member.name_key, pk__gt=member.pk)
        return self.filter(models.Q(name_key__gt=member.name_key) | same_name)


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    def visible_to(self, viewer: Viewer) -> Self:
        """All for members; visitors see those that an editor checked, or that a member whom they see belongs to."""
        if viewer.is_authenticated:
            return self.all()
        members = self.model._meta.get_field("members").related_model._default_manager
        shown = members.filter(organisation=OuterRef("pk"), is_active=True, leaving_at=None, **SHOWN_TO_VISITORS)
        return self.filter(~Q(checked_at=None) | Exists(shown))

    def named(self, keys: Iterable[str]) -> Self:
        """Those one of whose names is one of the keys that `vocabulary.name_key` gives; with their other names."""
        wanted = [key for key in keys if key]
        other = self.model.other_names.rel.related_model._default_manager.filter(key__in=wanted)
        found = Q(name_key__in=wanted) | Q(acronym_key__in=wanted) | Q(pk__in=other.values("organisation"))
        return self.filter(found).prefetch_related("other_names").order_by("pk")

    def by_name(self) -> Self:
        """In the order of their names; equal names by age."""
        return self.order_by("name_key", "pk")

    def after(self, organisation: "Organisation") -> Self:
        """Those who come after one in the order of names."""
        same_name = Q(name_key=organisation.name_key, pk__gt=organisation.pk)
        return self.filter(Q(name_key__gt=organisation.name_key) | same_name)


class LetterQuerySet(models.QuerySet["Letter"]):
    def visible_to(self, viewer: Viewer) -> Self:
        """For the two who write to each other; once it was reported, for moderators too."""
        if not viewer.is_authenticated or not viewer.is_active:
            return self.none()
        own = Q(sender=viewer) | Q(recipient=viewer, hidden_at=None)
        is_moderator = viewer.has_perm("moderation.moderate")
        return self.filter(own | ~Q(reported_at=None)) if is_moderator else self.filter(own)

    def of_since(self, sender_pk: int, moment: datetime) -> Self:
        """What one member wrote since a moment."""
        return self.filter(sender=sender_pk, created_at__gt=moment)

    def waiting(self, now: datetime) -> Self:
        """Not yet sent, and nobody is at it."""
        return self.filter(sent_at=None).filter(Q(leased_until=None) | Q(leased_until__lt=now))


class GroupQuerySet(models.QuerySet["MemberGroup"]):
    def visible_to(self, viewer: Viewer) -> Self:
        """The groups a member belongs to or keeps; all of them for those who keep every group."""
        if MEMBERS not in audience(viewer):
            return self.none()
        if viewer.has_perm("auth.change_group"):
            return self.all()
        return self.filter(Q(pk__in=groups(viewer)) | Q(keepers__member=viewer)).distinct()


class MemberManager(BaseUserManager["User"].from_queryset(MemberQuerySet)):  # type: ignore[misc]
    """Members are made and found by e-mail, without regard to case."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """A saved member; the address is kept in small letters."""
        user: User = self.model(email=email, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


class ApplicationQuerySet(models.QuerySet["Application"]):
    def waiting(self) -> Self:
        """Whose address is confirmed and whom nobody has answered, the oldest first."""
        return self.filter(state="waiting").exclude(confirmed_at=None).order_by("confirmed_at", "pk")

    def decided(self) -> Self:
        """Those answered, the latest first."""
        return self.exclude(state="waiting").order_by("-decided_at", "-pk")

    def to_tell(self, now: datetime) -> Self:
        """Answered, not told, and nobody is telling them at this moment."""
        free = models.Q(leased_until=None) | models.Q(leased_until__lt=now)
        return self.decided().filter(free, told_at=None)


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def newest_first(self) -> Self:
        return self.order_by("-pk")

    def open(self, now: datetime) -> Self:
        """By which somebody can still take a seat."""
        return self.filter(revoked_at=None, taken__lt=models.F("seats"), expires_at__gt=now)

    def unsent(self) -> Self:
        """Whose mail has not gone out, and shall."""
        return self.filter(sent_at=None, failed_at=None, revoked_at=None).exclude(email="")

    def to_send(self, now: datetime) -> Self:
        """Unsent, still good, and nobody is sending them at this moment; in the order in which they were asked for."""
        free = models.Q(leased_until=None) | models.Q(leased_until__lt=now)
        return self.unsent().open(now).filter(free).order_by("pk")


def powers_of(user: "User") -> Powers:
    """The groups of a member with what they allow, and the member's own permissions: one query."""
    of_groups = Group.objects.filter(user=user).values_list(
        "pk", "permissions__content_type__app_label", "permissions__codename"
    )
    own = Permission.objects.filter(user=user).values_list(
        models.Value(0, output_field=models.IntegerField()), "content_type__app_label", "codename"
    )
    rows = list(of_groups.order_by().union(own.order_by()))
    return Powers(
        group_pks=frozenset(pk for pk, _app, _name in rows if pk),
        permissions=frozenset(f"{app}.{name}" for _pk, app, name in rows if name),
    )
