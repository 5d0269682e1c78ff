"""The directory and the profiles."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

import subjects
from accounts import actions, rules
from accounts.forms import ProfileForm
from accounts.models import User
from accounts.refusing import ForMembers
from accounts.signing import member_required
from markup import looks

A_PAGE = 50


@require_safe
def members(request: HttpRequest) -> HttpResponse:
    """Everyone whom the reader may see, by name, from the name after `?after=<handle>` on."""
    everyone = User.objects.visible_to(request.user).by_name()
    if after := request.GET.get("after"):
        # Who is not shown must not be found by the place of the name, either.
        everyone = everyone.after(get_object_or_404(everyone, handle=after.replace("\x00", "")))
    looks.list_publicly(request)
    found = list(everyone[: A_PAGE + 1])
    first = reverse("pages:members")
    context = {"members": found[:A_PAGE], "previous": first if after else ""}
    context["next"] = f"{first}?after={found[A_PAGE - 1].handle}" if len(found) > A_PAGE else ""
    return render(request, "pages/members.html", context)


@require_safe
def profile(request: HttpRequest, handle: str) -> HttpResponse:
    """What a member says of oneself."""
    member = User.objects.visible_to(request.user).filter(handle=handle).first()
    if member is None:
        raise _nobody(request)
    if rules.may_see_profile(AnonymousUser(), member):
        looks.list_publicly(request)
    context = {
        "member": member,
        "may_edit": rules.may_edit_profile(request.user, member),
        "offers": subjects.offers("member", request.user, member.pk),
    }
    return render(request, "pages/profile.html", context)


def _nobody(request: HttpRequest) -> Exception:
    # Visitors come here from the name of a writer who is shown to members only. They are told the same where nobody has
    # that handle, so that the answer says nothing about who is a member.
    return (
        Http404() if request.user.is_authenticated else ForMembers(_("Members’ profiles can be read after signing in."))
    )


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def edit_profile(request: HttpRequest) -> HttpResponse:
    """The form in which members describe themselves."""
    # Read again: what does not pass must not appear in the rest of the page, which draws `request.user`.
    member = User.objects.get(pk=request.user.pk)
    form = ProfileForm(request.POST or None, instance=member)
    if request.method != "POST" or not form.is_valid():
        status = 422 if request.method == "POST" else 200
        return render(request, "pages/edit_profile.html", {"form": form}, status=status)
    member = actions.edit_profile(member, by=member, **form.cleaned_data)
    messages.success(request, _("Your profile is saved."))
    response = redirect(member)
    # The language chosen here must not be covered by one that was chosen in passing.
    response.delete_cookie(settings.LANGUAGE_COOKIE_NAME, samesite="Lax")
    return response
