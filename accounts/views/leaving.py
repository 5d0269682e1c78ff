"""Taking one's data along, leaving, and coming back."""

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth import logout
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts import actions
from accounts.refusing import Gone
from accounts.signing import MemberRequest, member_required


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
@never_cache
@reauthentication_required(allow_get=True)
def leaving(request: MemberRequest) -> HttpResponse:
    """What a member can take along, and the way out."""
    act = request.POST.get("act")
    if act == "copy":
        actions.ask_for_copy(request.user, by=request.user)
        messages.success(request, _("A copy is being made. We write to you when it is ready."))
        return redirect("accounts:leaving")
    if act == "leave":
        return _left(request)
    copies = request.user.data_copies.order_by("-pk")[:1]
    return render(request, "accounts/leaving.html", {"copies": copies}, status=422 if request.method == "POST" else 200)


def _left(request: MemberRequest) -> HttpResponse:
    actions.ask_to_leave(request.user, by=request.user)
    logout(request)
    messages.success(request, _("Your account will be deleted. Until then a mail tells you the way back."))
    return redirect("/")


@require_safe
@member_required
@never_cache
@reauthentication_required
def copy(request: MemberRequest, pk: int) -> HttpResponseBase:
    """The copy of a member's data, for that member, while it is kept."""
    found = get_object_or_404(request.user.data_copies, pk=pk)
    if not found.is_open():
        raise Gone(_("This copy is no longer kept. Ask for another one."))
    return FileResponse(found.file.open("rb"), as_attachment=True, filename="palabre.zip")


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def staying(request: HttpRequest, token: str) -> HttpResponse:
    """The way back that the mail tells of: a button, so that no mail program presses it."""
    actions.whose_way_back(token)
    if request.method != "POST":
        return render(request, "accounts/staying.html")
    actions.stay_by(token)
    messages.success(request, _("Welcome back: your account stays."))
    return redirect("account_login")
