"""One post at its own address, and what its author may do with it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

import subjects
from accounts.refusing import Conflict, require
from accounts.signing import member_required
from forum import actions, rules
from forum.forms import EditForm, KeptForm
from forum.models import Picture, Post
from forum.presenting import preview_of_post
from forum.views import pictures
from forum.views.asking import handles_in, member_of, visible_post


@require_safe
def post(request: HttpRequest, pk: int) -> HttpResponse:
    """One post and what the reader may do with it."""
    found = visible_post(request, pk)
    context = {
        "post": found,
        "may_thank": rules.may_thank(request.user, found),
        "may_quote": rules.may_quote(request.user, found),
        "may_edit": rules.may_edit_post(request.user, found),
        "may_delete": rules.may_delete_post(request.user, found),
        "may_moderate": rules.may_moderate(request.user),
        "may_flag": rules.may_flag_post(request.user, found),
        "preview": preview_of_post(found) if rules.is_public(found) else None,
        "offers": subjects.offers("post", request.user, found.pk),
    }
    return render(request, "forum/post.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Another text for a post; a text that changed meanwhile comes back beside the member's own."""
    found = visible_post(request, pk)
    require(rules.may_edit_post(request.user, found), _("You cannot edit this post."))
    if request.method != "POST":
        return _form(request, found, EditForm(initial={"body": found.body, "base": found.version}))
    form = EditForm(request.POST)
    pictures.take_in(request, form)
    if "preview" in request.POST or not form.is_valid():
        return _form(request, found, form, status=200 if form.is_valid() else 422)
    return _save(request, found, form)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def delete(request: HttpRequest, pk: int) -> HttpResponse:
    """A question first, then the deletion."""
    try:
        found = visible_post(request, pk)
    except Http404:
        return _deleted_before(request, pk)
    if found.is_deleted() and found.author_id == request.user.pk:
        return redirect(found.anchor)
    require(rules.may_delete_post(request.user, found), _("You cannot delete this post."))
    if request.method != "POST":
        return render(request, "forum/delete.html", {"post": found})
    actions.delete_post(found, by=member_of(request))
    messages.success(request, _("Your post is deleted. Its number stays, its text is gone."))
    return redirect(found.anchor)


@require_safe
def history(request: HttpRequest, pk: int) -> HttpResponse:
    """The texts a post had before, newest first."""
    found = visible_post(request, pk)
    require(rules.may_read_history(request.user, found), _("You cannot read the earlier texts of this post."))
    return render(request, "forum/history.html", {"post": found, "revisions": found.revisions.select_related("by")})


def _deleted_before(request: HttpRequest, pk: int) -> HttpResponse:
    """The button was pressed twice, or the page lay open: what was wanted is done."""
    gone = get_object_or_404(Post.objects.deleted_by(member_of(request)).with_thread(), pk=pk)
    return redirect(gone.anchor)


def _save(request: HttpRequest, found: Post, form: EditForm) -> HttpResponse:
    sent = form.cleaned_data
    try:
        saved = actions.edit_post(
            found,
            by=member_of(request),
            body=sent["body"],
            base=sent["base"],
            dropped=KeptForm(request.POST).given_up(),
        )
    except ValidationError as wrong:
        # What a picture shows is asked for beside the picture.
        form.add_error("body" if wrong.code != "alt" else None, wrong)
        return _form(request, found, form, status=422)
    except Conflict as conflict:
        return _conflict(request, found, form, conflict)
    return redirect(saved.anchor)


def _conflict(request: HttpRequest, found: Post, form: EditForm, conflict: Conflict) -> HttpResponse:
    now = visible_post(request, found.pk)
    # Sent once more, the member's text knows what it replaces.
    again = EditForm(initial={"body": form.cleaned_data["body"], "base": now.version})
    return _form(request, now, again, status=conflict.status, conflict=conflict.sentence)


def _form(request: HttpRequest, found: Post, form: EditForm, *, status: int = 200, conflict: str = "") -> HttpResponse:
    context = {"post": found, "form": form, "conflict": conflict, "handles": handles_in(request, form)}
    context["kept_pictures"] = Picture.objects.waiting(found.author, found.key)
    return render(request, "forum/edit.html", context, status=status)
