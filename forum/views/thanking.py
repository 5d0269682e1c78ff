"""Thanking for a post, with or without script."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.refusing import Unusable
from accounts.signing import member_required
from forum import actions
from forum.forms import ThanksForm
from forum.views.asking import member_of, visible_post, wants_json


@require_POST
@member_required
def thank(request: HttpRequest, pk: int) -> HttpResponse:
    """Thank, or take it back: the count for who accepts JSON, else the page of the post."""
    found = visible_post(request, pk)
    form = ThanksForm(request.POST)
    if not form.is_valid():
        raise Unusable(_("Press “Thank” or “Take your thanks back”."))
    is_thanked = form.cleaned_data["act"] == "thank"
    act = actions.thank if is_thanked else actions.take_thanks_back
    post = act(found, by=member_of(request))
    if wants_json(request):
        return JsonResponse({"post": post.pk, "thanks": post.thanks_count, "thanked": is_thanked})
    return redirect(post)
