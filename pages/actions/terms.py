"""Terms that members accept: put to all of them in a new edition, accepted by each, recorded at joining."""

from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.refusing import Conflict, require
from pages import housing, rules
from pages.models import Acceptance, TermsEdition


@transaction.atomic
def put_terms(number: int, *, by: User) -> TermsEdition:
    """Put the terms as they stand now to all members, as the edition of this number; twice is once.

    Until they accept it they read only. Raises Refused, and Conflict when the number is not the next one.
    """
    require(rules.may_edit_pages(by), _("Only editors change the pages of the house."))
    made = TermsEdition.objects.filter(number=number).first()
    if made is not None:
        return made
    if number != housing.edition().number + 1:
        raise Conflict(_("Someone put another edition to the members meanwhile. Look at it first."))
    edition = TermsEdition.objects.create(number=number, by=by)
    User.objects.update(terms_owed=number)
    return edition


@transaction.atomic
def accept_terms(member: User, *, edition: int) -> None:
    """Write down that the member accepts the edition, in the language of the page; nothing when none is owed.

    Raises Conflict when a newer edition is owed by now.
    """
    owing = User.objects.select_for_update(no_key=True).only("pk", "terms_owed").get(pk=member.pk)
    if owing.terms_owed and owing.terms_owed != edition:
        raise Conflict(_("The terms have changed once more. Read them again."))
    if owing.terms_owed:
        _record(member, edition)
        owing.terms_owed = 0
        owing.save(update_fields=["terms_owed"])
    member.terms_owed = 0


def record_joining(*, user: User, **_signal: Any) -> None:
    """Called when somebody joined, on a page that says that the terms are accepted with it."""
    _record(user, housing.edition().number)


def _record(member: User, edition: int) -> None:
    language = (get_language() or settings.LANGUAGE_CODE)[:2]
    Acceptance.objects.get_or_create(member=member, edition=edition, defaults={"language": language})
