"""Groups: who is in them, and how those who keep them take members in and let them go."""

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts import actions, presenting, rules
from accounts.forms import BelongingForm, GroupForm, TakeInForm
from accounts.models import MemberGroup, User
from accounts.refusing import Conflict, require
from accounts.signing import MemberRequest, member_required

A_PAGE = 50
ACTS = {"let_go": actions.let_go, "appoint": actions.appoint, "dismiss": actions.dismiss}
DONE = {
    "let_go": gettext_lazy("The member is no longer in the group."),
    "appoint": gettext_lazy("The member keeps the group from now on."),
    "dismiss": gettext_lazy("The member no longer keeps the group."),
}


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


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def rename_group(request: MemberRequest, pk: int) -> HttpResponse:
    """Another name for a group."""
    found = _changed(request, pk)
    form = GroupForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        actions.rename_group(found, name=form.cleaned_data["name"], by=request.user)
        messages.success(request, _("The group has another name."))
        return redirect(found)
    status = 422 if request.method == "POST" else 200
    context = {"form": form, "group": MemberGroup.objects.get(pk=pk)}
    return render(request, "accounts/rename_group.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def delete_group(request: MemberRequest, pk: int) -> HttpResponse:
    """Ask once more, then take the group away."""
    found = _changed(request, pk)
    if request.method != "POST":
        return render(request, "accounts/delete_group.html", {"group": found})
    try:
        actions.delete_group(found, by=request.user)
    except Conflict as why:
        context = {"group": MemberGroup.objects.get(pk=pk), "why": why}
        return render(request, "accounts/delete_group.html", context, status=409)
    messages.success(request, _("The group is deleted."))
    return redirect("accounts:groups")


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
    if actions.take_in(found, member=form.cleaned_data["handle"], by=request.user):
        messages.success(request, _("The member is in the group, and is told so."))
    else:
        messages.info(request, _("This member is in the group already."))
    return redirect(found)


@require_POST
@member_required
def belonging(request: MemberRequest, pk: int, handle: str) -> HttpResponse:
    """Let a member go, or say who keeps the group; who leaves is led to the other groups."""
    found = _visible(request, pk)
    form = BelongingForm(request.POST)
    if not form.is_valid():
        raise BadRequest
    act, member = form.cleaned_data["act"], get_object_or_404(User, handle=handle)
    ACTS[act](found, member=member, by=request.user)
    messages.success(request, _("You left the group.") if act == "let_go" and member == request.user else DONE[act])
    still = MemberGroup.objects.visible_to(User.objects.get(pk=request.user.pk)).filter(pk=pk).exists()
    return redirect(found) if still else redirect("accounts:groups")


def _visible(request: HttpRequest, pk: int) -> MemberGroup:
    return get_object_or_404(MemberGroup.objects.visible_to(request.user), pk=pk)


def _changed(request: MemberRequest, pk: int) -> MemberGroup:
    found = _visible(request, pk)
    require(
        rules.may_change_group(request.user, found), _("Only administrators change groups, and not those of the house.")
    )
    return found


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
        "may_rename": rules.may_change_group(request.user, found),
        "may_appoint": rules.may_keep_groups(request.user),
        "is_in": found.pk in request.user.group_pks,
    }
    return render(request, "accounts/group.html", context, status=status)
