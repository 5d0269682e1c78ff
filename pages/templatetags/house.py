"""Names of the pages of the house and of the languages that they are kept in."""

from typing import TYPE_CHECKING

from django import template
from django.conf import settings

from pages.house import LABELS

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

register = template.Library()


@register.filter
def house_label(slug: str) -> "_StrOrPromise":
    """What the site calls the page in the reader's language, whatever its title says."""
    return LABELS[slug]


@register.filter
def autonym(language: str) -> str:
    """What a language of the site calls itself."""
    return dict(settings.LANGUAGES)[language]
