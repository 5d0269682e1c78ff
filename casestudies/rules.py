"""Who may see, write, publish and change a case."""

from django.conf import settings

from accounts.models import User
from accounts.rules import may_take_part
from casestudies.models import Case, Draft, Kind, State
from casestudies.querysets import SHOWN
from moderation import rules as moderation
from subjects import Viewer


def may_see(user: Viewer, case: Case) -> bool:
    """The same answer as `CaseQuerySet.visible_to`, for one case."""
    if case.state in SHOWN and case.hidden_at is None:
        return True
    if not user.is_authenticated or not user.is_active:
        return False
    return case.author_id == user.pk or (case.state != State.DRAFT and _keeps_house(user))


def may_write(user: Viewer) -> bool:
    """Members in good standing."""
    return may_take_part(user)


def may_publish_at_once(user: User) -> bool:
    """Where first stories are held: moderators, editors, and members with a published story."""
    if not settings.HOLD_FIRST_STORIES or _keeps_house(user):
        return True
    return Case.objects.filter(author=user, state=State.PUBLISHED, hidden_at=None).exists()


def may_revise(user: Viewer, case: Case) -> bool:
    """The author of a story that is published or held, and not hidden."""
    is_open = case.kind == Kind.STORY and case.state in {State.PUBLISHED, State.HELD} and case.hidden_at is None
    return is_open and may_write(user) and case.author_id == user.pk


def may_flag(user: Viewer, case: Case) -> bool:
    """Whoever reads it, but for its author; what nobody reads needs no flag."""
    return may_take_part(user) and case.is_shown() and case.author_id != user.pk


def may_delete_draft(user: Viewer, draft: Draft) -> bool:
    """The author alone: nobody else ever saw it."""
    return may_write(user) and draft.author_id == user.pk


def may_release(user: Viewer, case: Case) -> bool:
    """Moderators, while the story waits."""
    return may_hide(user) and case.state == State.HELD and case.hidden_at is None


def may_hide(user: Viewer) -> bool:
    """Moderators."""
    return moderation.may_moderate(user)


def may_know_author(user: Viewer, case: Case) -> bool:
    """Everybody for named stories; else the author and moderators."""
    is_named = case.named_author is not None
    return is_named or (user.is_authenticated and (case.author_id == user.pk or user.has_perm("moderation.moderate")))


def _keeps_house(user: User) -> bool:
    return user.has_perm("moderation.moderate") or user.has_perm("casestudies.edit_library")
