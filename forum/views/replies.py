"""Replying, with or without script."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_POST

from accounts.refusing import Conflict
from accounts.signing import member_required
from forum import actions, articles
from forum.forms import ReplyForm, likely_languages
from forum.models import Post, Thread
from forum.views.asking import detail, handles_in, member_of, renewed, sentences, visible_thread, wants_json


@require_POST
@member_required
def reply(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a post: a redirect to it, or 201 for who accepts JSON. What is refused comes back with its text."""
    thread = visible_thread(request, pk)
    form = ReplyForm(request.POST)
    if "preview" in request.POST:
        return _form(request, thread, form, status=200 if form.is_valid() else 422)
    try:
        post = _send(request, thread, form)
    except Conflict as conflict:
        return _conflict(request, thread, conflict)
    if post is None:
        return _unusable(request, thread, form)
    return _sent(post) if wants_json(request) else redirect(post.anchor)


def _send(request: HttpRequest, thread: Thread, form: ReplyForm) -> Post | None:
    if not form.is_valid():
        return None
    sent = form.cleaned_data
    try:
        return actions.reply(
            thread, author=member_of(request), body=sent["body"], key=sent["key"], language=sent["language"] or None
        )
    except ValidationError as wrong:
        form.add_error("body", wrong)
        return None


def _sent(post: Post) -> JsonResponse:
    event = post.events.order_by("seq").values_list("seq", flat=True)[0]
    answer = articles.of_post(post, language=get_language() or "en")
    return JsonResponse({"seq": event, "address": post.anchor, **answer}, status=201)


def _unusable(request: HttpRequest, thread: Thread, form: ReplyForm) -> HttpResponse:
    if wants_json(request):
        return detail(sentences(form), 422)
    return _form(request, thread, form, status=422)


def _conflict(request: HttpRequest, thread: Thread, conflict: Conflict) -> HttpResponse:
    if wants_json(request):
        return detail(conflict.sentence, conflict.status)
    form = ReplyForm(renewed(request))
    form.add_error(None, conflict.sentence)
    return _form(request, thread, form, status=conflict.status)


def _form(request: HttpRequest, thread: Thread, form: ReplyForm, *, status: int) -> HttpResponse:
    context = {"thread": thread, "form": form, "languages_to_write": likely_languages(member_of(request))}
    context["handles"] = handles_in(request, form)
    return render(request, "forum/reply.html", context, status=status)
