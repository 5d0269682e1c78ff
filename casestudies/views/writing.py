"""Writing a story: the form, its drafts, publishing and correcting."""

from uuid import uuid4

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.refusing import Conflict, Unusable, require
from accounts.signing import MemberRequest, member_required
from casestudies import actions, rules
from casestudies.forms import ENCODERS, Writing, as_typed
from casestudies.models import Case, Draft
from casestudies.template import SECTIONS
from forum.models import PostDraft

# The last drafts that were deleted in this session.
DELETED, REMEMBERED = "deleted_drafts", 20


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def new_story(request: MemberRequest) -> HttpResponse:
    """An empty story form, and where every story form is sent."""
    require(rules.may_write(request.user), _("You cannot write stories."))
    if request.method != "POST":
        return _form(request, Writing(request.user), None)
    return _publish(request) if request.POST.get("act") == "publish" else _save_and_go_on(request)


@require_safe
@member_required
def draft(request: MemberRequest, pk: int) -> HttpResponse:
    """The story form as it was left."""
    found = get_object_or_404(Draft.objects.of(request.user).select_related("author"), pk=pk)
    return _form(request, Writing.of_draft(found), found)


@require_POST
@member_required
def revise(request: MemberRequest, pk: int) -> HttpResponse:
    """Begin, or go on with, a correction of one's own story."""
    case = get_object_or_404(Case.objects.visible_to(request.user).prefetch_related("tagged__tag"), pk=pk)
    return redirect(actions.draft_of_case(case, by=request.user))


@require_safe
@member_required
def drafts(request: MemberRequest) -> HttpResponse:
    """What one is writing."""
    posts = PostDraft.objects.of(request.user).with_thread_seen_by(request.user)
    return render(request, "casestudies/drafts.html", {"drafts": Draft.objects.of(request.user), "posts": posts})


@require_POST
@member_required
def save(request: MemberRequest) -> HttpResponse:
    """Save while typing: `{"sequence", "address"}`, or 409 with a sentence when another window was later."""
    try:
        saved = _save(request)
    except ValidationError as wrong:
        raise Unusable(" ".join(wrong.messages)) from wrong
    return JsonResponse({"sequence": saved.sequence, "address": saved.get_absolute_url()})


@require_POST
@member_required
def delete(request: MemberRequest, pk: int) -> HttpResponse:
    """Throw one's own draft away; twice is once, as far as this browser remembers."""
    deleted = request.session.get(DELETED, [])
    if pk not in deleted:
        actions.delete_draft(get_object_or_404(Draft.objects.of(request.user), pk=pk), by=request.user)
        request.session[DELETED] = [*deleted, pk][-REMEMBERED:]
    messages.success(request, _("The draft is deleted."))
    return redirect("casestudies:drafts")


def _save_and_go_on(request: MemberRequest) -> HttpResponse:
    try:
        saved = _save(request)
    except Conflict as conflict:
        return _conflict(request, Writing(request.user, request.POST), conflict)
    except ValidationError as wrong:
        messages.error(request, " ".join(wrong.messages))
        return _form(request, Writing(request.user, request.POST), None, status=422)
    if request.POST.get("act") == "save":
        messages.success(request, _("Your draft is saved."))
    return redirect(saved)


def _save(request: MemberRequest) -> Draft:
    writing = Writing(request.user, request.POST)
    # A file that is no picture or recording is refused before anything is written.
    files = {name: encode(request.FILES[name]) for name, encode in ENCODERS.items() if name in request.FILES}
    content = as_typed(request.POST)
    if not content:
        raise ValidationError(_("This form arrived empty."), code="empty")
    return actions.save_draft(request.user, key=writing.key, content=content, sequence=writing.sequence, files=files)


def _publish(request: MemberRequest) -> HttpResponse:
    writing = Writing(request.user, request.POST, request.FILES, checks=True)
    saved = Draft.objects.of(request.user).filter(key=writing.key).select_related("case").first()
    if not writing.is_valid():
        return _incomplete(request, writing)
    story = writing.story(kept=saved.files if saved else {})
    try:
        case = _tell(request, writing, story, saved)
    except Conflict as conflict:
        return _conflict(request, writing, conflict)
    messages.success(request, _thanks(case))
    return redirect(case)


def _tell(request: MemberRequest, writing: Writing, story: actions.Story, saved: Draft | None) -> Case:
    if saved is not None and saved.case is not None:
        return actions.revise_story(saved.case, story, by=request.user, key=writing.key, sequence=writing.sequence)
    return actions.publish_story(story, author=request.user, key=writing.key, sequence=writing.sequence)


def _conflict(request: MemberRequest, writing: Writing, conflict: Conflict) -> HttpResponse:
    if Case.objects.made_by(request.user, key=writing.key).exists():
        # Sent once more, it is a story of its own.
        writing.key, writing.sequence = uuid4(), 0
    messages.error(request, conflict.sentence)
    return _form(request, writing, None, status=409)


def _incomplete(request: MemberRequest, writing: Writing) -> HttpResponse:
    """Say what is missing, and keep what came as a draft: a browser forgets the files that were chosen."""
    try:
        saved = _save(request)
    except (Conflict, ValidationError):
        return _form(request, writing, None, status=422)
    writing.sequence = saved.sequence
    return _form(request, writing, saved, status=422)


def _thanks(case: Case) -> str:
    if case.is_shown():
        return _("Your story is published. Thank you.")
    return _("Thank you. A moderator reads first stories; you will be told when yours is published.")


def _form(request: MemberRequest, writing: Writing, draft: Draft | None, *, status: int = 200) -> HttpResponse:
    context = {"writing": writing, "form": writing.fields, "draft": draft, "sections": SECTIONS}
    return render(request, "casestudies/write_story.html", context, status=status)
