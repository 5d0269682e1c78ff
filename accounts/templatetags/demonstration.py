"""`{% load demonstration %}`: who a visitor may be in a demonstration."""

from django import template
from django.conf import settings

from accounts import demo

register = template.Library()


@register.inclusion_tag("accounts/_demo_members.html", takes_context=True)
def demo_members(context: template.Context) -> dict[str, object]:
    """The demonstration's members with their password; nothing at all elsewhere."""
    shown = {"request": context.get("request"), "csrf_token": context.get("csrf_token")}
    if settings.DEMO:
        shown |= {"members": demo.MEMBERS, "password": demo.PASSWORD, "next": context.get("redirect_field_value")}
    return shown
