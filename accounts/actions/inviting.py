"""Invitations: offered, sent again, taken back, taken up."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import finding, rules, tasks
from accounts.actions.organisations import name_organisation
from accounts.models import Invitation, User
from accounts.refusing import Gone, require


@dataclass(frozen=True)
class Offer:
    """To whom a seat is offered, and what is known of them; without an address, to whoever has the link."""

    email: str = ""
    display_name: str = ""
    language: str = "en"
    country: str = ""
    organisation: str = ""


@transaction.atomic
def invite(offers: Iterable[Offer], *, by: User, key: UUID, days: int, note: str = "") -> int:
    """Offer one seat to each address that is neither a member's nor invited already; the mails go out by a task.

    The same key invites once, and of the lines about one address the first holds. Returns how many are new.
    """
    require(rules.may_invite(by), _("Only moderators can invite."))
    once: dict[str, Offer] = {}
    for offer in offers:
        once.setdefault(offer.email, offer)
    known = finding.known_addresses(once)
    until = timezone.now() + timedelta(days=days)
    new = [
        Invitation(batch=key, by=by, note=note, expires_at=until, **vars(offer))
        for offer in once.values()
        if offer.email not in known
    ]
    # Two presses at the same time are one.
    Invitation.objects.bulk_create(new, ignore_conflicts=True)
    if new:
        transaction.on_commit(tasks.send_invitations.enqueue, robust=True)
    return len(new)


@transaction.atomic
def offer_link(offer: Offer, *, by: User, key: UUID, days: int, seats: int) -> Invitation:
    """A link by which several can take a seat; the same key returns the link it made before."""
    require(rules.may_invite(by), _("Only moderators can invite."))
    until = timezone.now() + timedelta(days=days)
    said = {**vars(offer), "by": by, "seats": seats, "expires_at": until, "sent_at": timezone.now()}
    link, _is_new = Invitation.objects.get_or_create(batch=key, email="", defaults=said)
    return link


@transaction.atomic
def revoke(invitation: Invitation, *, by: User) -> None:
    """Take an invitation back; who took a seat by it keeps the seat."""
    require(rules.may_invite(by), _("Only moderators can invite."))
    Invitation.objects.filter(pk=invitation.pk, revoked_at=None).update(revoked_at=timezone.now())


@transaction.atomic
def send_again(invitation: Invitation, *, by: User, days: int) -> None:
    """Have the mail sent once more, good for so many days from now; an invitation that was taken up stays as it is."""
    require(rules.may_invite(by), _("Only moderators can invite."))
    fresh = {"sent_at": None, "failed_at": None, "revoked_at": None, "leased_until": None}
    until = timezone.now() + timedelta(days=days)
    unused = Invitation.objects.filter(pk=invitation.pk, taken=0).exclude(email="")
    if unused.update(expires_at=until, **fresh):
        transaction.on_commit(tasks.send_invitations.enqueue, robust=True)


@transaction.atomic
def take_up(invitation: Invitation, *, member: User) -> None:
    """Count a seat that a new member takes by the invitation, and keep what it says of the member.

    Raises Gone where the last seat was taken a moment ago.
    """
    now = timezone.now()
    if not Invitation.objects.open(now).filter(pk=invitation.pk).update(taken=F("taken") + 1):
        raise Gone(_("This invitation is not good any longer. Ask whoever invited you for a new one."))
    member.country = invitation.country
    if invitation.organisation:
        country = invitation.country.code or ""
        member.organisation = name_organisation(invitation.organisation, by=member, country=country)
    member.save(update_fields=["country", "organisation"])
