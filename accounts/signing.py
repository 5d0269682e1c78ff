"""What a view does for somebody who is not signed in."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from accounts import rules
from accounts.models import User
from accounts.refusing import Refused, require

View = Callable[..., HttpResponseBase]


class MemberRequest(HttpRequest):
    """What a view behind `member_required` is given: the user is a member."""

    user: User


def member_required(view: View) -> View:
    """For members only: a visitor who reads is led to sign-in and back; one who sends gets 403 with the text kept.

    A session can end while somebody writes, and a redirect would lose what was written.
    """

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated:
            return view(request, *args, **kwargs)
        if request.method in {"GET", "HEAD"}:
            return redirect_to_login(request.get_full_path())
        raise Refused(_("You are signed out. Sign in on another page of your browser, then send this again."))

    return answer


def administrator_required(view: View) -> View:
    """For administrators only; one without a second step is led to where it is set up."""

    @wraps(view)
    def answer(request: MemberRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if rules.may_administer(request.user):
            return view(request, *args, **kwargs)
        require(rules.may_take_part(request.user) and request.user.is_staff, _("This page is for administrators."))
        messages.warning(request, _("The administration asks for a second step at sign-in. Set one up first."))
        return redirect("mfa_index")

    return member_required(answer)
