"""What many cases and drafts have in common."""

from typing import TYPE_CHECKING, Self
from uuid import UUID

from django.db import models
from django.db.models import Exists, OuterRef, Q

from subjects import Viewer

if TYPE_CHECKING:
    from accounts.models import Organisation, User
    from casestudies.models import Case, CaseOrganisation, Draft

SHOWN = ("published", "retracted")


class CaseQuerySet(models.QuerySet["Case"]):
    def shown(self) -> Self:
        """What the public reads: published or retracted, and not hidden."""
        return self.filter(state__in=SHOWN, hidden_at=None)

    def visible_to(self, user: Viewer) -> Self:
        """Shown cases for everybody; one's own in every state; all of them but drafts for moderators and editors."""
        shown = Q(state__in=SHOWN, hidden_at=None)
        if not user.is_authenticated or not user.is_active:
            return self.filter(shown)
        if user.has_perm("moderation.moderate") or user.has_perm("casestudies.edit_library"):
            return self.filter(shown | ~Q(state="draft") | Q(author=user))
        return self.filter(shown | Q(author=user))

    def made_by(self, author: "User", *, key: UUID) -> Self:
        """The case that a member's form made or corrected."""
        corrected = Q(versions__key=key) | Q(held_corrections__key=key)
        return self.filter(Q(key=key) | corrected, author=author).distinct()

    def held(self) -> Self:
        """First stories that wait for a moderator, oldest first."""
        return self.filter(state="held", hidden_at=None).order_by("pk")

    def tagged(self, *, kind: str, code: str) -> Self:
        """Cases that carry a country, theme or keyword."""
        items = self.model.tags.through.objects.filter(content_object=OuterRef("pk"), tag__kind=kind, tag__code=code)
        return self.filter(Exists(items))

    def with_goal(self, number: int) -> Self:
        """Cases that name a Sustainable Development Goal."""
        return self.filter(goals__number=number)

    def newest_first(self) -> Self:
        return self.order_by("-published_at", "-pk")

    def before(self, case: "Case") -> Self:
        """The rest of the list in that order, after one case."""
        moment = case.published_at
        return self.filter(Q(published_at__lt=moment) | Q(published_at=moment, pk__lt=case.pk))


class DraftQuerySet(models.QuerySet["Draft"]):
    def of(self, user: "User") -> Self:
        """One member's drafts, last touched first."""
        return self.filter(author=user).order_by("-updated_at")


class CaseOrganisationQuerySet(models.QuerySet["CaseOrganisation"]):
    def of(self, organisation: "Organisation") -> Self:
        """Where cases name an organisation; a ministry's name means it only in its own country, or in none."""
        own = {organisation.name_key, organisation.acronym_key} - {""}
        named = self.filter(Q(key__in=own) | Q(key__in=organisation.other_names.values("key")))
        return named.filter(country__in=["", organisation.country.code]) if organisation.is_national() else named
