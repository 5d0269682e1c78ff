"""What goes when a member leaves."""

import re

from django.db import transaction
from django.db.models import Q

from accounts.models import User
from forum.actions import indexing
from forum.models import Picture, Post, PostDraft, ReadMark, Revision


@transaction.atomic
def forget_member(member: User, *, former: str) -> None:
    """Throw away what nobody else saw, and let others' mentions of the member lead to the former member's handle.

    What the member said, showed and thanked for stays: it is part of what others read and answered.
    """
    PostDraft.objects.filter(author=member).delete()
    ReadMark.objects.filter(user=member).delete()
    for picture in Picture.objects.filter(author=member, post=None):
        picture.delete()
    _rename(member.handle, former)


def _rename(handle: str, former: str) -> None:
    mention = re.compile(rf"@{re.escape(handle)}(?![a-z0-9-])", re.IGNORECASE)
    for revision in Revision.objects.filter(body__icontains=f"@{handle}"):
        Revision.objects.filter(pk=revision.pk).update(body=mention.sub(f"@{former}", revision.body))
    named = Post.objects.filter(Q(body__icontains=f"@{handle}") | Q(mentions__icontains=f'"{handle}"'))
    for post in named.select_related("thread__board").order_by("pk"):
        post.body = mention.sub(f"@{former}", post.body)
        post.mentions = [former if one == handle else one for one in post.handles]
        post.save(update_fields=["body", "mentions"])
        indexing.index_post(post)
