"""The directory and the profiles."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

import subjects
from accounts import rules
from accounts.models import Organisation, User
from accounts.refusing import ForMembers, Gone
from accounts.signing import member_required
from forum.presenting import Row
from markup import looks
from pages import finding
from pages.actions.profiles import describe_member
from pages.forms import DescriptionForm, MembersForm
from tags import finding as tags
from tags.models import Tag

A_PAGE = 50
# Of what a member wrote.
SOME = 5


@require_safe
def members(request: HttpRequest) -> HttpResponse:
    """Those whom the reader may see, by name, from the name after `?after=<handle>` on; the address narrows down."""
    form = MembersForm(request.GET)
    if not form.is_valid():
        return render(request, "pages/members.html", {"form": form, "members": []}, status=422)
    everyone = found = finding.members(request.user, form.cleaned_data)
    if after := request.GET.get("after"):
        # Who is not shown must not be found by the place of the name, either.
        found = everyone.after(get_object_or_404(everyone, handle=after.replace("\x00", "")))
    looks.list_publicly(request)
    shown = list(found[: A_PAGE + 1])
    context = {"form": form, "is_narrowed": form.is_narrowed(), "members": shown[:A_PAGE], "is_first": not after}
    context["after"] = shown[A_PAGE - 1].handle if len(shown) > A_PAGE else ""
    return render(request, "pages/members.html", {**context, **_asked(request, form.cleaned_data)})


def _asked(request: HttpRequest, asked: dict[str, str]) -> dict[str, object]:
    """What the address asks for and no field shows."""
    organisations = Organisation.objects.visible_to(request.user).filter(slug=asked["organisation"])
    keywords = Tag.objects.keywords().filter(slug=asked["keyword"])
    return {
        "organisation": organisations.first() if asked["organisation"] else None,
        "keyword": keywords.first() if asked["keyword"] else None,
    }


@require_safe
def profile(request: HttpRequest, handle: str) -> HttpResponse:
    """What a member says of oneself."""
    member = User.objects.visible_to(request.user).select_related("organisation").filter(handle=handle).first()
    if member is None:
        raise _nobody(request, handle)
    is_for_all = rules.may_see_profile(AnonymousUser(), member)
    if is_for_all:
        looks.list_publicly(request)
    context = {
        "member": member,
        "shows_feed": is_for_all,
        "expertise": tags.expertise(member),
        "cases": finding.with_tags(list(finding.cases_by(member)[:SOME])),
        "rows": [Row(thread, shows_board=True) for thread in finding.threads_by(request.user, member)[:SOME]],
        "may_write": rules.may_write_to(request.user, member),
        "may_edit": rules.may_edit_profile(request.user, member),
        "offers": subjects.offers("member", request.user, member.pk),
    }
    return render(request, "pages/profile.html", context)


def _nobody(request: HttpRequest, handle: str) -> Exception:
    if User.objects.filter(handle=handle).exclude(left_at=None).exists():
        return Gone(_("This member has left."))
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
    form = DescriptionForm(request.POST or None, instance=member)
    if request.method != "POST" or not form.is_valid():
        status = 422 if request.method == "POST" else 200
        return render(request, "pages/edit_profile.html", {"form": form}, status=status)
    member = describe_member(member, by=member, **form.cleaned_data)
    messages.success(request, _("Your profile is saved."))
    response = redirect(member)
    # The language chosen here must not be covered by one that was chosen in passing.
    response.delete_cookie(settings.LANGUAGE_COOKIE_NAME, samesite="Lax")
    return response
