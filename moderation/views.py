"""Flagging, the queue, the log and the moderators' acts over HTTP."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

import subjects
from accounts.forms import PlaceForm
from accounts.refusing import require
from accounts.signing import MemberRequest, member_required
from moderation import actions, presenting, registry, rules
from moderation.forms import FlagForm, HideForm
from moderation.models import Flag, LogEntry
from subjects import Card, Key

A_PAGE = 50


@require_safe
@member_required
def queue(request: MemberRequest) -> HttpResponse:
    """What waits for a moderator."""
    require(rules.may_moderate(request.user), _("This page is for moderators."))
    return render(request, "moderation/queue.html", {"items": presenting.queue(request.user)})


@require_safe
def log(request: HttpRequest) -> HttpResponse:
    """What moderators did, newest first, without the names of those who flagged."""
    form = PlaceForm(request.GET)
    if not form.is_valid():
        raise Http404
    entries = LogEntry.objects.newest_first().select_related("by")
    if form.cleaned_data["before"] is not None:
        entries = entries.filter(pk__lt=form.cleaned_data["before"])
    lines = presenting.log(request.user, entries, limit=A_PAGE + 1)
    before = lines[A_PAGE - 1].entry.pk if len(lines) > A_PAGE else None
    context = {"lines": lines[:A_PAGE], "before": before}
    return render(request, "moderation/log.html", context)


@require_safe
@member_required
def thing(request: MemberRequest, kind: str, pk: int) -> HttpResponse:
    """One thing, its flags and its log: what a moderator may do with it."""
    require(rules.may_moderate(request.user), _("This page is for moderators."))
    return _thing(request, (kind, pk), HideForm())


@require_http_methods(["GET", "POST"])
@member_required
def flag(request: MemberRequest, kind: str, pk: int) -> HttpResponse:
    """The form with which a member asks moderators to look."""
    key = (kind, pk)
    card = _card(request, key)
    require(rules.may_flag(request.user, key), _("You cannot flag this."))
    form = FlagForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.flag(key, by=request.user, reason=form.cleaned_data["reason"], note=form.cleaned_data["note"])
        messages.success(request, _("Thank you. A moderator will look at it."))
        return redirect(card.address)
    status = 422 if request.method == "POST" else 200
    return render(request, "moderation/flag.html", {"form": form, "card": card, "key": key}, status=status)


@require_POST
@member_required
def hide(request: MemberRequest, kind: str, pk: int) -> HttpResponse:
    """Hide a thing with a sentence to its writer."""
    require(rules.may_moderate(request.user), _("Only moderators can hide."))
    form = HideForm(request.POST)
    if not form.is_valid():
        return _thing(request, (kind, pk), form, status=422)
    _card(request, (kind, pk))
    if actions.hide((kind, pk), by=request.user, reason=form.cleaned_data["reason"]):
        messages.success(request, _("It is hidden, and its writer is told why."))
    else:
        messages.warning(request, _("It was hidden already. The sentence that its writer was told stands below."))
    return redirect("moderation:thing", kind, pk)


@require_POST
@member_required
def restore(request: MemberRequest, kind: str, pk: int) -> HttpResponse:
    """Show a hidden thing again."""
    return _act(request, (kind, pk), actions.restore, _("It is visible again."))


@require_POST
@member_required
def release(request: MemberRequest, kind: str, pk: int) -> HttpResponse:
    """Publish a held thing."""
    return _act(request, (kind, pk), actions.release, _("It is published."))


@require_POST
@member_required
def keep(request: MemberRequest, kind: str, pk: int) -> HttpResponse:
    """Close the flags and leave the thing as it is."""
    return _act(request, (kind, pk), actions.keep, _("The flags are closed; nothing else changed."))


def _act(request: MemberRequest, key: Key, act: Callable[..., None], done: str) -> HttpResponse:
    require(rules.may_moderate(request.user), _("Only moderators can do this."))
    _card(request, key)
    act(key, by=request.user)
    messages.success(request, done)
    return redirect("moderation:queue")


def _thing(request: MemberRequest, key: Key, form: HideForm, *, status: int = 200) -> HttpResponse:
    moderated, held = registry.of(key[0]), registry.held_of(key[0])
    context = {
        "card": _card(request, key),
        "kind": key[0],
        "pk": key[1],
        "form": form,
        "flags": Flag.objects.open().about(key),
        "lines": LogEntry.objects.newest_first().about(key).select_related("by")[:20],
        "is_hidden": moderated is not None and moderated.is_hidden(key[1]),
        "is_held": held is not None and held.is_held(key[1]),
    }
    return render(request, "moderation/thing.html", context, status=status)


def _card(request: MemberRequest, key: Key) -> Card:
    """What the thing looks like; 404 where it does not exist, cannot be seen or cannot be moderated."""
    if registry.of(key[0]) is None or key not in subjects.visible(request.user, [key]):
        raise Http404
    cards = subjects.cards([key], get_language() or "en")
    return cards[key]
