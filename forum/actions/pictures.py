"""Pictures: kept while a post is being written, taken by it, and gone with it."""

from collections.abc import Collection, Iterable, Mapping
from hashlib import blake2s
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.actions import one_at_a_time
from accounts.models import User
from accounts.refusing import require
from accounts.rules import is_newcomer
from forum import rules
from forum.models import Picture, Post
from markup.pictures import size_of

AT_MOST = 4
AT_MOST_FOR_NEWCOMERS = 1
# In all the forms of one member that were not sent.
WAITING_AT_MOST = 40


@transaction.atomic
def keep_picture(author: User, *, key: UUID, file: ContentFile[bytes], alt: str = "") -> Picture:
    """Keep a picture, drawn anew, for the form with that key; the same one is kept once.

    Raises Refused for those who do not write, ValidationError with a sentence when they are too many.
    """
    require(rules.may_write(author), _("You cannot write at the moment."))
    # Two windows of one form find each other here.
    one_at_a_time(author)
    digest = blake2s(file.read(), digest_size=16).hexdigest()
    kept = Picture.objects.filter(author=author, key=key, digest=digest).first()
    if kept is not None:
        return _described(kept, alt)
    _check_number(author, key)
    width, height = size_of(file)
    picture = Picture(author=author, key=key, digest=digest, alt=alt, width=width, height=height)
    picture.file.save("picture.jpg", file, save=False)
    picture.save()
    return picture


@transaction.atomic
def describe_pictures(author: User, *, key: UUID, alts: Mapping[int, str], dropped: Collection[int]) -> None:
    """Write down what the waiting pictures of a form show, and throw away those that are not wanted any more.

    A form whose key was used up goes on with another, and its pictures with it.
    """
    for picture in Picture.objects.filter(author=author, post=None, pk__in=[*alts, *dropped]):
        if picture.pk in dropped:
            picture.delete()
        else:
            _move(picture, key)
            _described(picture, alts[picture.pk])


def waiting_for(author: User, key: UUID) -> list[Picture]:
    """The pictures that a new post with that key takes; raises ValidationError where one is not described."""
    pictures = list(Picture.objects.waiting(author, key))
    if not all(picture.alt for picture in pictures):
        raise ValidationError(_("Say what the picture shows, for those who do not see it."), code="alt")
    return pictures


def give_to(post: Post, pictures: Iterable[Picture]) -> None:
    """Let a post that was written just now have its pictures."""
    Picture.objects.filter(pk__in=[picture.pk for picture in pictures]).update(post=post)


def take_away(post: Post, pks: Collection[int]) -> bool:
    """Take pictures of a post away, file and all; the caller saves the post. Whether it had one of them."""
    gone = list(post.taken_pictures.filter(pk__in=pks)) if pks else []
    post.pictures = [shown for shown in post.pictures or [] if shown["pk"] not in {picture.pk for picture in gone}]
    for picture in gone:
        picture.delete()
    return bool(gone)


def change(post: Post, *, dropped: Collection[int]) -> bool:
    """Take pictures away and give the post those that wait for it; the caller saves the post. Whether anything changed.

    Raises ValidationError where one is not described.
    """
    is_less = take_away(post, dropped)
    new = waiting_for(post.author, post.key)
    give_to(post, new)
    post.pictures = [*(post.pictures or []), *(picture.shown for picture in new)]
    return is_less or bool(new)


def take_all_away(post: Post) -> None:
    """Take all pictures of a post away; the caller saves the post."""
    take_away(post, post.taken_pictures.values_list("pk", flat=True))


def _check_number(author: User, key: UUID) -> None:
    many = Picture.objects.filter(author=author, key=key).count()
    if many >= AT_MOST_FOR_NEWCOMERS and is_newcomer(author):
        raise ValidationError(_("On your first day here a post can have one picture."), code="pictures")
    if many >= AT_MOST:
        raise ValidationError(_("A post can have 4 pictures at most."), code="pictures")
    if Picture.objects.filter(author=author, post=None)[:WAITING_AT_MOST].count() == WAITING_AT_MOST:
        raise ValidationError(_("Too many of your pictures wait in texts that you did not send."), code="pictures")


def _described(picture: Picture, alt: str) -> Picture:
    if alt and alt != picture.alt:
        picture.alt = alt
        picture.save(update_fields=["alt"])
    return picture


def _move(picture: Picture, key: UUID) -> None:
    same = Picture.objects.filter(author=picture.author_id, key=key, digest=picture.digest)
    if picture.key != key and not same.exists():
        picture.key = key
        picture.save(update_fields=["key"])
