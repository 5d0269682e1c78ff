"""Groups: who is in them, and how those who keep them take members in and let them go."""

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts import actions, presenting, rules
from accounts.forms import BelongingForm, GroupForm, TakeInForm
from accounts.models import MemberGroup, User
from accounts.refusing import require
from accounts.signing import MemberRequest, member_required

A_PAGE = 50
ACTS = {"let_go": actions.let_go, "appoint": actions.appoint, "dismiss": actions.dismiss}


@require_safe
@member_required
def groups(request: MemberRequest) -> HttpResponse:
    """The groups one belongs to or keeps; all of them for administrators."""
    found = MemberGroup.objects.visible_to(request.user)
    context = {"groups": found, "may_make": rules.may_keep_groups(request.user)}
    return render(request, "accounts/groups.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def new_group(request: MemberRequest) -> HttpResponse:
    """A group that there was not."""
    require(rules.may_keep_groups(request.user), _("Only administrators make groups."))
    form = GroupForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return redirect(actions.make_group(name=form.cleaned_data["name"], by=request.user))
    status = 422 if request.method == "POST" else 200
    return render(request, "accounts/new_group.html", {"form": form}, status=status)


@require_safe
@member_required
def group(request: MemberRequest, pk: int) -> HttpResponse:
    """Who is in a group, by name, from the name after `?after=<handle>` on."""
    return _page(request, _visible(request, pk), TakeInForm())


@require_POST
@member_required
def take_in(request: MemberRequest, pk: int) -> HttpResponse:
    """Somebody more in the group."""
    found = _visible(request, pk)
    require(rules.may_change_members(request.user, found), _("Only those who keep this group can do this."))
    form = TakeInForm(request.POST)
    if not form.is_valid():
        return _page(request, found, form, status=422)
    actions.take_in(found, member=form.cleaned_data["handle"], by=request.user)
    messages.success(request, _("The member is in the group."))
    return redirect(found)


@require_POST
@member_required
def belonging(request: MemberRequest, pk: int, handle: str) -> HttpResponse:
    """Let a member go, or say who keeps the group; who leaves is led to the other groups."""
    found = _visible(request, pk)
    form = BelongingForm(request.POST)
    if not form.is_valid():
        raise BadRequest
    ACTS[form.cleaned_data["act"]](found, member=get_object_or_404(User, handle=handle), by=request.user)
    messages.success(request, _("It is done."))
    still = MemberGroup.objects.visible_to(User.objects.get(pk=request.user.pk)).filter(pk=pk).exists()
    return redirect(found) if still else redirect("accounts:groups")


def _visible(request: HttpRequest, pk: int) -> MemberGroup:
    return get_object_or_404(MemberGroup.objects.visible_to(request.user), pk=pk)


def _page(request: MemberRequest, found: MemberGroup, form: TakeInForm, *, status: int = 200) -> HttpResponse:
    everyone = User.objects.filter(groups=found).by_name()
    if after := request.GET.get("after"):
        everyone = everyone.after(get_object_or_404(User, handle=after.replace("\x00", "")))
    shown = list(everyone[: A_PAGE + 1])
    context = {
        "group": found,
        "form": form,
        "belongings": presenting.belongings(found, shown[:A_PAGE]),
        "keepers": User.objects.filter(kept_groups__group=found).by_name(),
        "next": f"?after={shown[A_PAGE - 1].handle}" if len(shown) > A_PAGE else "",
        "may_change": rules.may_change_members(request.user, found),
        "may_appoint": rules.may_keep_groups(request.user),
        "is_in": found.pk in request.user.group_pks,
    }
    return render(request, "accounts/group.html", context, status=status)
