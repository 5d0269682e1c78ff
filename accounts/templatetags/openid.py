"""`{% load openid %}`: the other sites through which members may sign in."""

from urllib.parse import urlencode

from django import template
from django.conf import settings
from django.urls import reverse

register = template.Library()


@register.inclusion_tag("socialaccount/_sites.html", takes_context=True)
def other_sites(context: template.Context, process: str = "login") -> dict[str, object]:
    """A link to each of them, by which one signs in or (`process="connect"`) connects it to the account."""
    onward = context.get("redirect_field_value")
    asked = {**({"process": process} if process != "login" else {}), **({"next": onward} if onward else {})}
    return {
        "process": process,
        "sites": [{"name": one.name, "address": _address(one.slug, asked)} for one in settings.OPENID_PROVIDERS],
    }


@register.simple_tag
def there_are_other_sites() -> bool:
    """Whether this site knows any."""
    return bool(settings.OPENID_PROVIDERS)


@register.filter
def site_name(slug: str) -> str:
    """What a site calls itself; its sign in the settings where it is no longer there."""
    return next((one.name for one in settings.OPENID_PROVIDERS if one.slug == slug), slug)


def _address(slug: str, asked: dict[str, str]) -> str:
    address = reverse("openid_connect_login", args=[slug])
    return f"{address}?{urlencode(asked)}" if asked else address
