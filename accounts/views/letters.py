"""Writing to a member, and reading one's letters again."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts import actions, rules
from accounts.forms import LetterForm
from accounts.models import Letter, User
from accounts.refusing import require
from accounts.signing import MemberRequest, member_required


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def write(request: MemberRequest, handle: str) -> HttpResponse:
    """The form in which one member writes to another, whose address stays with the site."""
    recipient = get_object_or_404(User.objects.visible_to(request.user), handle=handle)
    require(rules.may_write_to(request.user, recipient), _("You cannot write to this member."))
    form = LetterForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        status = 422 if request.method == "POST" else 200
        return render(request, "accounts/write_letter.html", {"form": form, "recipient": recipient}, status=status)
    actions.write_letter(recipient, by=request.user, text=form.cleaned_data["text"], key=form.cleaned_data["key"])
    messages.success(request, _("Your letter is on its way."))
    return redirect(recipient)


@require_safe
@member_required
def letter(request: MemberRequest, pk: int) -> HttpResponse:
    """One letter, for the two whom it concerns, and for moderators once it was reported."""
    letters = Letter.objects.visible_to(request.user).select_related("sender", "recipient")
    found = get_object_or_404(letters, pk=pk)
    context = {"letter": found, "is_mine": found.recipient_id == request.user.pk}
    context["may_answer"] = context["is_mine"] and rules.may_write_to(request.user, found.sender)
    return render(request, "accounts/letter.html", context)
