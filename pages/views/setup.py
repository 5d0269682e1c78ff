"""The page on which a new site gets its first administrator; it is not there once there is one."""

from allauth.account.internal.flows.login import perform_login
from allauth.account.models import Login
from allauth.core import ratelimit
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts import rules
from accounts.refusing import TooMany
from pages import actions
from pages.forms import HouseForm, SetupForm


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def setup(request: HttpRequest) -> HttpResponse:
    """Administrator and house in one form, opened by the token that the server printed."""
    if not rules.may_set_up():
        raise Http404
    if request.method != "POST":
        form = SetupForm(initial={**HouseForm.values(), "token": request.GET.get("token", "")})
        return render(request, "pages/setup.html", {"form": form})
    if not ratelimit.consume(request, action="setup"):
        raise TooMany(_("That was too often in a short time. Wait a minute, then try again."), retry_after=60)
    form = SetupForm(request.POST)
    if not form.is_valid():
        return render(request, "pages/setup.html", {"form": form}, status=422)
    administrator = actions.open_house(**form.cleaned_data)
    answer: HttpResponse = perform_login(request, Login(user=administrator, redirect_url="/administration/"))
    return answer
