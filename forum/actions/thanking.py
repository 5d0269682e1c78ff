"""Thanking for a post, and taking it back."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.refusing import require
from forum import broadcasts, rules
from forum.actions.locking import locked_post
from forum.models import EventName, Post, Thanks
from notifications.actions import announce, untell

THANKED = "post-thanked"


@transaction.atomic
def thank(post: Post, *, by: User) -> Post:
    """Thank for a post; twice is once. Raises Refused with a sentence."""
    post = locked_post(post)
    require(rules.may_thank(by, post), _("You cannot thank for this post."))
    thanks, is_first = Thanks.objects.get_or_create(post=post, user=by)
    if is_first or thanks.taken_back_at is not None:
        Thanks.objects.filter(pk=thanks.pk).update(taken_back_at=None)
        _count(post, 1)
    if is_first:
        announce(THANKED, about=("post", post.pk), actor=by, topics={post.author.topic})
    return post


@transaction.atomic
def take_thanks_back(post: Post, *, by: User) -> Post:
    """Take thanks back; what was not given stays so. Raises Refused with a sentence."""
    post = locked_post(post)
    require(rules.may_take_thanks_back(by, post), _("You cannot thank for this post."))
    thanks = Thanks.objects.given().filter(post=post, user=by)
    if thanks.update(taken_back_at=timezone.now()):
        _count(post, -1)
        if untell(THANKED, about=("post", post.pk), actor=by):
            # Nobody read of them: it is as if they had not been given.
            Thanks.objects.filter(post=post, user=by).delete()
    return post


def _count(post: Post, difference: int) -> None:
    post.thanks_count = max(post.thanks_count + difference, 0)
    post.save(update_fields=["thanks_count"])
    broadcasts.thanked(post.thread.record(EventName.POST_THANKED, post))
