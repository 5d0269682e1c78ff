"""`{% follow_button topic %}`: the one button with its two sides."""

from typing import Any

from django import template
from django.template.context import RequestContext

from notifications.models import Follow

register = template.Library()


@register.inclusion_tag("notifications/_follow.html", takes_context=True)
def follow_button(context: RequestContext, topic: str) -> dict[str, Any]:
    """A form for members, a link to sign in for visitors; one query for members, none for visitors."""
    request = context["request"]
    is_member = request.user.is_authenticated
    return {
        "topic": topic,
        "request": request,
        "back": request.get_full_path(),
        "is_member": is_member,
        "is_followed": is_member and Follow.objects.of(request.user).filter(topic=topic).exists(),
        "csrf_token": context.get("csrf_token"),
    }
