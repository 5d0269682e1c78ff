"""What is being written, kept on the server as it was typed."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.actions import one_at_a_time
from accounts.models import User
from accounts.refusing import Conflict, UsedAlready, require
from forum import rules
from forum.models import Picture, Post, PostDraft, Thread

DRAFTS_AT_MOST = 50


@transaction.atomic
def save_draft(
    author: User, *, key: UUID, thread: Thread | None, content: dict[str, list[str]], sequence: int
) -> PostDraft:
    """Keep what was typed under the form's key; the returned draft carries the next sequence number.

    Raises Conflict with a sentence when another window saved later than this one was opened or the form was sent
    already, and Refused when the member may not write or has 50 drafts.
    """
    require(rules.may_write(author), _("You cannot write at the moment."))
    # Two windows that save the same form for the first time find each other here.
    one_at_a_time(author)
    draft = PostDraft.objects.filter(author=author, key=key).first()
    if draft is None:
        return _begin(author, key=key, thread=thread, content=content)
    if draft.content != content:
        _check_latest(draft, sequence)
        draft.content, draft.sequence = content, draft.sequence + 1
        draft.save(update_fields=["content", "sequence", "updated_at"])
    return draft


@transaction.atomic
def delete_draft(draft: PostDraft, *, by: User) -> None:
    """Throw a draft away, with its pictures. Raises Refused with a sentence for others than the author."""
    require(rules.may_delete_draft(by, draft), _("This draft is not yours."))
    for picture in Picture.objects.waiting(draft.author, draft.key):
        picture.delete()
    draft.delete()


def use_up(author: User, *, key: UUID, sequence: int | None) -> None:
    """The draft of a form that is being sent is done with; raises Conflict when another window saved it later.

    Whoever sends no number, as a program does, has no window.
    """
    draft = PostDraft.objects.filter(author=author, key=key).first()
    if draft is not None:
        if sequence is not None:
            _check_latest(draft, sequence)
        draft.delete()


def _begin(author: User, *, key: UUID, thread: Thread | None, content: dict[str, list[str]]) -> PostDraft:
    if Post.objects.filter(author=author, key=key).exists():
        # A save that was under way while the form was sent must not come back as a draft.
        raise UsedAlready
    require(PostDraft.objects.of(author).count() < DRAFTS_AT_MOST, _("You have 50 drafts. Delete one of them first."))
    return PostDraft.objects.create(author=author, key=key, thread=thread, content=content)


def _check_latest(draft: PostDraft, sequence: int) -> None:
    if draft.sequence != sequence:
        raise Conflict(_("Another window saved this draft later. Nothing was overwritten; your text is still here."))
