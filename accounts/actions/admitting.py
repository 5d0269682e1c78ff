"""Who gets a seat: the first administrator, and those who ask where a moderator admits members."""

from allauth.account.models import EmailAddress
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import rules, tasks
from accounts.models import Application, User
from accounts.refusing import Conflict, require

State = Application.State


@transaction.atomic
def make_first_administrator(*, email: str, display_name: str, handle: str, password: str, language: str) -> User:
    """The member who runs the site, with a confirmed address; raises Refused once there is one.

    What forms check (address, name, password) is the caller's.
    """
    require(rules.may_set_up(), _("This site has an administrator already."))
    fields = {"display_name": display_name, "handle": handle, "interface_language": language}
    member: User = User.objects.create_superuser(email, password, **fields)
    EmailAddress.objects.create(user=member, email=member.email, verified=True, primary=True)
    return member


@transaction.atomic
def apply(member: User, *, reason: str) -> Application:
    """Keep a new member's wish for a seat; the account stays closed until a moderator admits its owner."""
    member.is_active = False
    member.save(update_fields=["is_active"])
    known = {"display_name": member.display_name, "email": member.email, "language": member.interface_language}
    return Application.objects.create(member=member, reason=reason, **known)


def confirm_application(member: User) -> None:
    """Put the wish before the moderators: its owner proved to read mail under the address."""
    Application.objects.filter(member=member, confirmed_at=None).update(confirmed_at=timezone.now())


@transaction.atomic
def admit(application: Application, *, by: User) -> None:
    """Open the account; its owner is told by mail. Raises Conflict where somebody else said no."""
    _decide(application, State.ADMITTED, by=by, sentence="")
    User.objects.filter(application=application).update(is_active=True)


@transaction.atomic
def refuse(application: Application, *, by: User, sentence: str) -> None:
    """Say no, with a sentence that is sent by mail, and delete the account: whoever was refused may ask again.

    Raises Conflict where somebody else said yes.
    """
    _decide(application, State.REFUSED, by=by, sentence=sentence)
    User.objects.filter(application=application, is_active=False).delete()


def _decide(application: Application, state: str, *, by: User, sentence: str) -> None:
    require(rules.may_admit(by), _("Only moderators can decide who gets a seat."))
    application = Application.objects.select_for_update().get(pk=application.pk)
    if application.state not in {State.WAITING, state}:
        raise Conflict(_("Another moderator has decided otherwise meanwhile."))
    if application.is_waiting():
        application.state, application.sentence = state, sentence
        application.decided_by, application.decided_at = by, timezone.now()
        application.save(update_fields=["state", "sentence", "decided_by", "decided_at"])
        transaction.on_commit(lambda: tasks.tell_applicant.enqueue(application.pk), robust=True)


def begin_welcome(member: User) -> bool:
    """Whether the member is to be led through the welcome: true once."""
    return bool(User.objects.filter(pk=member.pk, is_new=True).update(is_new=False))
