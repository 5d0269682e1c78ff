"""Changes to the pages that editors keep."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.refusing import Conflict, require
from forum.texts import check_visible, tidy, tidy_title
from pages import rules
from pages.house import LABELS
from pages.models import HousePage, HouseVersion


@transaction.atomic
def edit_page(slug: str, language: str, *, by: User, title: str, body: str, base: int) -> HousePage:
    """Give a page of the house another text in one language; the texts before it are kept.

    `base` is the number of the version from which the edit started, 0 for the delivered text. Without title and body
    the page is taken out of this language. Raises Refused, Conflict when somebody saved meanwhile, ValidationError.
    """
    require(rules.may_edit_pages(by), _("Only editors change the pages of the house."))
    if slug not in LABELS or language not in dict(settings.LANGUAGES):
        raise ValidationError(_("There is no such page."))
    page, _made = HousePage.objects.get_or_create(slug=slug, language=language)
    page = HousePage.objects.select_for_update().get(pk=page.pk)
    title, body = tidy_title(title), tidy(body)
    if page.number and (page.title, page.body) == (title, body):
        # Sent twice, or nothing changed.
        return page
    if base != page.number:
        raise Conflict(_("Someone changed this page while you wrote. Nothing was overwritten."))
    return _saved(page, by=by, title=title, body=body)


def _saved(page: HousePage, *, by: User, title: str, body: str) -> HousePage:
    if title or body:
        check_visible(title)
        check_visible(body)
    page.title, page.body, page.number = title, body, page.number + 1
    page.full_clean()
    page.save()
    HouseVersion.objects.create(page=page, number=page.number, title=title, body=body, by=by)
    return page
