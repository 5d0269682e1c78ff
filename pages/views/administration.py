"""What administrators decide about the site, on a page instead of in a shell."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from accounts.signing import MemberRequest, administrator_required
from house import known
from pages import actions
from pages.forms import HouseForm, RestForm


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@administrator_required
def administration(request: MemberRequest) -> HttpResponse:
    """Name, sender, languages, registration; beside them the test mail and the rest."""
    if request.method != "POST":
        return _page(request, HouseForm(initial=HouseForm.values()))
    form = HouseForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=422)
    actions.change_house(by=request.user, **form.cleaned_data)
    messages.success(request, _("It is saved, and holds everywhere within a minute."))
    return redirect("pages:administration")


@require_POST
@administrator_required
def test_mail(request: MemberRequest) -> HttpResponse:
    """Send the administrator a mail, and say what the mail server said."""
    refusal = actions.send_test_mail(by=request.user)
    if refusal:
        messages.error(request, _("The mail server did not take it: %(words)s") % {"words": refusal})
    else:
        messages.success(request, _("A mail is on its way to %(address)s.") % {"address": request.user.email})
    return redirect("pages:administration")


@require_POST
@administrator_required
def rest(request: MemberRequest) -> HttpResponse:
    """Begin or end the time in which the site can only be read."""
    form = RestForm(request.POST)
    if not form.is_valid():
        return _page(request, HouseForm(initial=HouseForm.values()), rest_form=form, status=422)
    if form.cleaned_data["act"] == "rest":
        actions.rest(by=request.user, words=form.cleaned_data["words"])
        messages.success(request, _("The site can only be read now."))
    else:
        actions.go_on(by=request.user)
        messages.success(request, _("Everybody can write again."))
    return redirect("pages:administration")


def _page(
    request: MemberRequest, form: HouseForm, *, rest_form: RestForm | None = None, status: int = 200
) -> HttpResponse:
    now = known.current()
    context = {"form": form, "rest_form": rest_form or RestForm(), "house": now, "sender": now.from_address}
    return render(request, "pages/administration.html", context, status=status)
