"""Locking and unlocking."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.signing import member_required
from forum import actions
from forum.views.asking import member_of, visible_thread


@require_POST
@member_required
def lock(request: HttpRequest, pk: int) -> HttpResponse:
    """Let nobody reply any more."""
    thread = actions.lock_thread(visible_thread(request, pk), by=member_of(request))
    messages.success(request, _("The thread is locked."))
    return redirect(thread)


@require_POST
@member_required
def unlock(request: HttpRequest, pk: int) -> HttpResponse:
    """Open a locked thread again."""
    thread = actions.unlock_thread(visible_thread(request, pk), by=member_of(request))
    messages.success(request, _("The thread is open again."))
    return redirect(thread)
