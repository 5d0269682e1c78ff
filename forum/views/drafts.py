"""Drafts of replies and of threads: saved while typing or by a button, gone on with, thrown away."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.forms import languages_to_write
from accounts.refusing import Unusable, require
from accounts.signing import member_required
from forum import actions, rules
from forum.forms import DraftForm, ReplyForm, ThreadForm, as_initial, as_typed
from forum.models import Picture, PostDraft, Thread
from forum.views import pictures
from forum.views.asking import member_of, sentences, standing_thread


@require_POST
@member_required
def save(request: HttpRequest) -> HttpResponse:
    """Save while typing: `{"sequence", "address"}`, or 409 with a sentence when another window was later."""
    saved = save_form(request)
    return JsonResponse({"sequence": saved.sequence, "address": saved.get_absolute_url()})


@require_safe
@member_required
def draft(request: HttpRequest, pk: int) -> HttpResponse:
    """The form as it was left."""
    found = get_object_or_404(PostDraft.objects.of(member_of(request)), pk=pk)
    kept = Picture.objects.waiting(member_of(request), found.key)
    if found.thread_id is None:
        form = ThreadForm(user=member_of(request), initial=as_initial(found))
        return render(request, "forum/new.html", {"form": form, "kept_pictures": kept, "is_draft": True})
    thread = Thread.objects.visible_to(request.user).with_head().filter(pk=found.thread_id).first()
    if thread is None or not rules.may_reply(request.user, thread):
        return render(request, "forum/draft_alone.html", {"draft": found, "thread": thread})
    context = {
        "thread": thread,
        "form": ReplyForm(initial=as_initial(found)),
        "languages_to_write": languages_to_write(member_of(request)),
        "kept_pictures": kept,
        "is_draft": True,
    }
    return render(request, "forum/reply.html", context)


@require_POST
@member_required
def delete(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw one's own draft away."""
    actions.delete_draft(get_object_or_404(PostDraft.objects.of(member_of(request)), pk=pk), by=member_of(request))
    messages.success(request, _("The draft is deleted."))
    return redirect("/drafts/")


def save_and_go_on(request: HttpRequest) -> HttpResponse:
    """Save by the button of a form, for those without script."""
    saved = save_form(request)
    messages.success(request, _("Your draft is saved."))
    return redirect(saved)


def save_form(request: HttpRequest) -> PostDraft:
    """The draft of the form that was sent; raises Unusable for what is no form, Conflict, Refused."""
    form = DraftForm(request.POST)
    if not form.is_valid():
        raise Unusable(sentences(form))
    sent = form.cleaned_data
    thread = standing_thread(request, sent["thread"]) if sent["thread"] else None
    if thread is not None:
        require(rules.may_reply(request.user, thread), _("Nobody can reply here at the moment."))
    content = as_typed(request.POST, is_reply=thread is not None)
    if not any(value.strip() for name in ("title", "body") for value in content.get(name, [])):
        raise Unusable(_("There is nothing to save yet."))
    pictures.take_in(request, form)
    if not form.is_valid():
        raise Unusable(sentences(form))
    return actions.save_draft(
        member_of(request), key=sent["key"], thread=thread, content=content, sequence=sent["sequence"] or 0
    )


def other_window(request: HttpRequest) -> PostDraft | None:
    """The draft that another window saved under the key of a form that was sent."""
    form = DraftForm(request.POST)
    key = form.cleaned_data["key"] if form.is_valid() else None
    return PostDraft.objects.of(member_of(request)).filter(key=key).first() if key else None
