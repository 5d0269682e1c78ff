"""Opening a thread, and giving it another title."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.refusing import Conflict, require
from accounts.signing import member_required
from forum import actions, rules
from forum.forms import ThreadForm, TitleForm
from forum.models import PostDraft, Thread
from forum.views import drafts, pictures
from forum.views.asking import handles_in, member_of, renewed, visible_thread
from forum.views.similar import like
from tags.actions import keywords


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def new_thread(request: HttpRequest) -> HttpResponse:
    """The form of a new thread; `?board=`, `?country=` and `?theme=` fill in what is known."""
    require(rules.may_write(request.user), _("You cannot write at the moment."))
    if request.method != "POST":
        return _form(request, ThreadForm(user=member_of(request), initial=_known(request)))
    form = ThreadForm(request.POST, user=member_of(request))
    if "draft" in request.POST:
        return _save(request)
    pictures.take_in(request, form)
    if "preview" in request.POST:
        return _form(request, form, status=200 if form.is_valid() else 422)
    try:
        thread = _open(request, form)
    except Conflict as conflict:
        return _conflict(request, conflict)
    return redirect(thread) if thread else _form(request, form, status=422)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def rename(request: HttpRequest, pk: int) -> HttpResponse:
    """Another title, by the author or a moderator."""
    thread = visible_thread(request, pk)
    require(rules.may_rename(request.user, thread), _("You cannot rename this thread."))
    if request.method != "POST":
        return _title_form(request, thread, TitleForm(initial={"title": thread.title, "base": thread.title}))
    form = TitleForm(request.POST)
    if not form.is_valid():
        return _title_form(request, thread, form, status=422)
    sent = form.cleaned_data
    try:
        return redirect(actions.rename_thread(thread, by=member_of(request), title=sent["title"], base=sent["base"]))
    except Conflict as conflict:
        # The page shows the title as it is now above the member's own; sent once more, that replaces it.
        now = visible_thread(request, pk)
        again = TitleForm({"title": sent["title"], "base": now.title})
        again.add_error("title", conflict.sentence)
        return _title_form(request, now, again, status=conflict.status)


def _open(request: HttpRequest, form: ThreadForm) -> Thread | None:
    if not form.is_valid():
        return None
    sent = form.cleaned_data
    try:
        # A new keyword is kept with the thread that brought it, or not at all.
        with transaction.atomic():
            return actions.open_thread(
                sent["board"],
                author=member_of(request),
                title=sent["title"],
                body=sent["body"],
                tags=[*sent["countries"], *sent["themes"], *keywords(sent["keywords"])],
                language=sent["language"],
                key=sent["key"],
                sequence=sent["sequence"],
            )
    except ValidationError as wrong:
        form.add_error(None, wrong)
        return None


def _save(request: HttpRequest) -> HttpResponse:
    try:
        return drafts.save_and_go_on(request)
    except Conflict as conflict:
        return _conflict(request, conflict)


def _conflict(request: HttpRequest, conflict: Conflict) -> HttpResponse:
    form = ThreadForm(renewed(request), user=member_of(request))
    pictures.carry_over(request, form)
    form.add_error(None, conflict.sentence)
    return _form(request, form, status=conflict.status, other=drafts.other_window(request))


def _form(request: HttpRequest, form: ThreadForm, *, status: int = 200, other: PostDraft | None = None) -> HttpResponse:
    context = {
        "form": form,
        "other": other,
        "handles": handles_in(request, form),
        "similar": like(request, form["title"].value() or "") if form.is_bound else [],
        **pictures.waiting(request, form),
    }
    return render(request, "forum/new.html", context, status=status)


def _title_form(request: HttpRequest, thread: Thread, form: TitleForm, *, status: int = 200) -> HttpResponse:
    return render(request, "forum/rename.html", {"thread": thread, "form": form}, status=status)


def _known(request: HttpRequest) -> dict[str, object]:
    return {
        "board": request.GET.get("board", ""),
        "countries": request.GET.getlist("country"),
        "themes": request.GET.getlist("theme"),
    }
