"""Pictures of posts: served to those who read the post, and kept while it is being written."""

from typing import Any

from django.core.exceptions import ValidationError
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.signing import member_required
from forum import actions
from forum.forms import KeptForm, PictureForm
from forum.models import Picture
from forum.views.asking import detail, member_of, sentences
from markup import files


@require_safe
def picture(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The picture, for those who may read its post, and for its author while there is none."""
    found = get_object_or_404(Picture.objects.visible_to(request.user), pk=pk)
    return files.answered(request, found.file, "image/jpeg")


@require_POST
@member_required
def keep(request: HttpRequest) -> HttpResponse:
    """Keep a picture for a form that is being filled in: 201 with its row in that form, or 422 with a sentence."""
    form = PictureForm(request.POST, request.FILES)
    if not form.is_valid():
        return detail(sentences(form), 422)
    if not form.cleaned_data["picture"]:
        return detail(_("Choose a picture first."), 422)
    try:
        kept = _keep(request, form)
    except ValidationError as wrong:
        return detail(" ".join(wrong.messages), 422)
    return render(request, "forum/_kept_picture.html", {"picture": kept}, status=201)


def take_in(request: HttpRequest, form: BaseForm) -> None:
    """Keep the picture that came with a post, and what is said of others: a browser forgets a file that comes back.

    What is wrong with it becomes an error of the form.
    """
    form.is_valid()
    sent, kept = PictureForm(request.POST, request.FILES), KeptForm(request.POST)
    if kept.is_valid() and sent.is_valid():
        key = sent.cleaned_data["key"]
        try:
            actions.describe_pictures(member_of(request), key=key, alts=kept.alts(), dropped=kept.dropped())
            if sent.cleaned_data["picture"]:
                _keep(request, sent)
        except ValidationError as wrong:
            sent.add_error("picture", wrong)
    for wrong_form in (sent, kept):
        for name, errors in wrong_form.errors.as_data().items():
            if name != "key":
                form.add_error(None, errors)


def waiting(request: HttpRequest, form: BaseForm) -> dict[str, Any]:
    """What a page shows of the pictures that wait for the post of a form that was sent."""
    key = getattr(form, "cleaned_data", {}).get("key")
    return {"kept_pictures": Picture.objects.waiting(member_of(request), key) if key else []}


def carry_over(request: HttpRequest, form: BaseForm) -> None:
    """Let the pictures of a used form wait under the new key of the form that comes back."""
    kept = Picture.objects.waiting(member_of(request), request.POST["key"])
    alts = {picture.pk: picture.alt for picture in kept}
    if form.is_valid() and alts:
        actions.describe_pictures(member_of(request), key=form.cleaned_data["key"], alts=alts, dropped=())


def _keep(request: HttpRequest, form: PictureForm) -> Picture:
    sent = form.cleaned_data
    return actions.keep_picture(
        member_of(request), key=sent["key"], file=sent["picture"], alt=sent.get("picture_alt", "")
    )
