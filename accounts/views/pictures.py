"""Pictures of members: on the profile alone, for those who may see it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts import actions
from accounts.forms import PictureForm
from accounts.models import User
from accounts.signing import MemberRequest, member_required
from markup import files


@require_safe
def picture(request: HttpRequest, handle: str) -> HttpResponseBase:
    """The picture of a member whom the reader may see."""
    kept = get_object_or_404(User.objects.visible_to(request.user), handle=handle).picture
    if not kept:
        raise Http404
    return files.answered(request, kept, "image/jpeg")


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def edit_picture(request: MemberRequest) -> HttpResponse:
    """The form in which members choose their picture, or take it away."""
    form = PictureForm(request.POST, request.FILES) if request.method == "POST" else PictureForm()
    if request.method != "POST" or not form.is_valid():
        status = 422 if request.method == "POST" else 200
        return render(request, "accounts/edit_picture.html", {"form": form}, status=status)
    actions.set_picture(request.user, by=request.user, picture=form.cleaned_data["picture"])
    messages.success(request, _("Your profile is saved."))
    return redirect(request.user)
