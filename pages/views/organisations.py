"""Organisations with their members and cases."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts import rules
from accounts.actions import edit_organisation, merge_organisation
from accounts.finding import merged
from accounts.forms import MergeForm, OrganisationForm
from accounts.models import Organisation, User
from accounts.refusing import require
from accounts.signing import MemberRequest, member_required
from markup import looks
from pages import finding

A_PAGE = 50
CASES = 20
MEMBERS = 30


@require_safe
def organisations(request: HttpRequest) -> HttpResponse:
    """Those that the reader may see, by name, from the name after `?after=<slug>` on."""
    everything = found = Organisation.objects.visible_to(request.user).by_name()
    if after := request.GET.get("after"):
        found = everything.after(get_object_or_404(everything, slug=after.replace("\x00", "")))
    looks.list_publicly(request)
    shown = list(found[: A_PAGE + 1])
    context = {"organisations": shown[:A_PAGE], "is_first": not after}
    context["after"] = shown[A_PAGE - 1].slug if len(shown) > A_PAGE else ""
    return render(request, "pages/organisations.html", context)


@require_safe
def organisation(request: HttpRequest, slug: str) -> HttpResponse:
    """One organisation, the members whom the reader may see, and the cases that name it."""
    seen = Organisation.objects.visible_to(request.user)
    found = seen.filter(slug=slug).first()
    if found is None:
        stays = merged(slug)
        return redirect(get_object_or_404(seen, pk=stays.pk if stays else 0), permanent=True)
    looks.list_publicly(request)
    members = list(User.objects.visible_to(request.user).filter(organisation=found).by_name()[: MEMBERS + 1])
    context = {
        "organisation": found,
        "members": members[:MEMBERS],
        "has_more_members": len(members) > MEMBERS,
        "cases": finding.with_tags(list(finding.cases_with(found)[:CASES])),
        "may_edit": rules.may_edit_organisation(request.user),
    }
    return render(request, "pages/organisation.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def edit(request: MemberRequest, slug: str) -> HttpResponse:
    """The form in which editors complete an organisation; saving it shows it to visitors."""
    found = get_object_or_404(Organisation, slug=slug)
    require(rules.may_edit_organisation(request.user), _("Only editors can change organisations."))
    form = OrganisationForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid() and (saved := _saved(request, found.pk, form)):
        messages.success(request, _("The organisation is saved."))
        return redirect(saved)
    status = 422 if request.method == "POST" else 200
    shown = Organisation.objects.get(pk=found.pk)
    return render(request, "pages/edit_organisation.html", {"form": form, "organisation": shown}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def merge(request: MemberRequest, slug: str) -> HttpResponse:
    """The form in which editors say that an entry is another one's, which takes it up."""
    found = get_object_or_404(Organisation, slug=slug)
    require(rules.may_edit_organisation(request.user), _("Only editors can change organisations."))
    form = MergeForm(request.POST or None, gone=found)
    if request.method == "POST" and form.is_valid():
        stays = merge_organisation(found, into=form.cleaned_data["into"], by=request.user)
        messages.success(request, _("The two entries are one."))
        return redirect(stays)
    status = 422 if request.method == "POST" else 200
    return render(request, "pages/merge_organisation.html", {"form": form, "organisation": found}, status=status)


def _saved(request: MemberRequest, pk: int, form: OrganisationForm) -> Organisation | None:
    try:
        return edit_organisation(Organisation.objects.get(pk=pk), by=request.user, **form.cleaned_data)
    except ValidationError as wrong:
        form.add_error(None, wrong)
        return None
