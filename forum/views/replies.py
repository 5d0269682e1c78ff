"""Replying, with or without script."""

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.forms import languages_to_write
from accounts.refusing import Conflict, require
from accounts.signing import member_required
from forum import actions, articles, rules
from forum.forms import ReplyForm
from forum.models import Post, PostDraft, Thread
from forum.presenting import Quotation
from forum.views import drafts, pictures
from forum.views.asking import (
    detail,
    handles_in,
    member_of,
    number_of,
    renewed,
    sentences,
    standing_thread,
    visible_post,
    wants_json,
)

_MERGED = gettext_lazy("This thread was merged with another. Your reply is not sent yet: it would stand there.")


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def reply(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a post: a redirect to it, or 201 for who accepts JSON. What is refused comes back with its text.

    Asked for, it is the form alone; `?quote=` puts the words of a post into it, or gives them to a script.
    """
    thread = standing_thread(request, pk)
    if request.method != "POST":
        return _begin(request, thread)
    if thread.pk != pk and "draft" not in request.POST and not _is_sent(request):
        return _conflict(request, thread, Conflict(str(_MERGED)))
    return _add(request, thread)


def _is_sent(request: HttpRequest) -> bool:
    form = ReplyForm(request.POST)
    return form.is_valid() and member_of(request).posts.filter(key=form.cleaned_data["key"]).exists()


def _begin(request: HttpRequest, thread: Thread) -> HttpResponse:
    require(rules.may_reply(request.user, thread), _("Nobody can reply here at the moment."))
    quoted = _quoted(request, thread)
    if wants_json(request):
        return JsonResponse({"head": quoted.head, "words": quoted.words} if quoted else {"head": "", "words": ""})
    return _form(request, thread, ReplyForm(initial={"body": str(quoted or "")}), status=200)


def _quoted(request: HttpRequest, thread: Thread) -> Quotation | None:
    pk = number_of(request, "quote")
    if not pk:
        return None
    post = visible_post(request, pk)
    if post.thread_id != thread.pk or not rules.may_quote(request.user, post):
        raise Http404
    return Quotation(post)


def _add(request: HttpRequest, thread: Thread) -> HttpResponse:
    form = ReplyForm(request.POST)
    if "draft" in request.POST:
        return _save(request, thread)
    pictures.take_in(request, form)
    if "preview" in request.POST:
        return _form(request, thread, form, status=200 if form.is_valid() else 422)
    try:
        post = _send(request, thread, form)
    except Conflict as conflict:
        return _conflict(request, thread, conflict)
    if post is None:
        return _unusable(request, thread, form)
    return _sent(post) if wants_json(request) else redirect(post.anchor)


def _save(request: HttpRequest, thread: Thread) -> HttpResponse:
    try:
        return drafts.save_and_go_on(request)
    except Conflict as conflict:
        return _conflict(request, thread, conflict)


def _send(request: HttpRequest, thread: Thread, form: ReplyForm) -> Post | None:
    if not form.is_valid():
        return None
    sent = form.cleaned_data
    try:
        return actions.reply(
            thread,
            author=member_of(request),
            body=sent["body"],
            key=sent["key"],
            language=sent["language"] or None,
            sequence=sent["sequence"],
        )
    except ValidationError as wrong:
        # What a picture shows is asked for beside the picture.
        form.add_error("body" if wrong.code != "alt" else None, wrong)
        return None


def _sent(post: Post) -> JsonResponse:
    event = post.events.order_by("seq").values_list("seq", flat=True).first()
    answer = articles.of_post(post, language=get_language() or "en")
    # A form that is sent again after a long time finds its post, whose event may be deleted.
    return JsonResponse({"seq": event or post.thread.last_seq, "address": post.anchor, **answer}, status=201)


def _unusable(request: HttpRequest, thread: Thread, form: ReplyForm) -> HttpResponse:
    if wants_json(request):
        return detail(sentences(form), 422)
    return _form(request, thread, form, status=422)


def _conflict(request: HttpRequest, thread: Thread, conflict: Conflict) -> HttpResponse:
    if wants_json(request):
        return detail(conflict.sentence, conflict.status)
    form = ReplyForm(renewed(request))
    pictures.carry_over(request, form)
    form.add_error(None, conflict.sentence)
    return _form(request, thread, form, status=conflict.status, other=drafts.other_window(request))


def _form(
    request: HttpRequest, thread: Thread, form: ReplyForm, *, status: int, other: PostDraft | None = None
) -> HttpResponse:
    context = {
        "other": other,
        "thread": thread,
        "form": form,
        "languages_to_write": languages_to_write(member_of(request)),
        "handles": handles_in(request, form),
        **pictures.waiting(request, form),
    }
    return render(request, "forum/reply.html", context, status=status)
