"""Boards, threads and posts in the state in which the actions leave them."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import factory
from django.contrib.auth.models import Group
from django.utils import timezone

from forum.models import Board, BoardRight, EventName, Post, PostDraft, Thread
from tests.factories.accounts import UserFactory


def an_hour_ago() -> Any:
    return timezone.now() - timedelta(hours=1)


class BoardFactory(factory.django.DjangoModelFactory):
    """`BoardFactory(audience="members")`, `BoardFactory(audience="groups", rights={group: True})`: it may write."""

    class Meta:
        model = Board
        skip_postgeneration_save = True

    slug = factory.Sequence(lambda n: f"board-{n}")
    name = factory.Sequence(lambda n: f"Board {n}")

    @factory.post_generation
    def rights(self, create: bool, extracted: dict[Group, bool] | None, **_fields: Any) -> None:
        if create and extracted:
            for group, may_write in extracted.items():
                BoardRight.objects.create(board=self, group=group, may_write=may_write)


class ThreadFactory(factory.django.DjangoModelFactory):
    """`ThreadFactory(locked=True, posts=20)`: a thread of an hour ago with one post, or as many as it is given."""

    class Meta:
        model = Thread
        skip_postgeneration_save = True

    class Params:
        locked = factory.Trait(locked_at=factory.LazyFunction(timezone.now))
        hidden = factory.Trait(hidden_at=factory.LazyFunction(timezone.now), hidden_reason="It names a person.")

    board = factory.SubFactory(BoardFactory)
    author = factory.SubFactory(UserFactory)
    title = factory.Sequence(lambda n: f"What did you learn in place {n}?")
    language = "en"
    created_at = factory.LazyFunction(an_hour_ago)
    bumped_at = factory.SelfAttribute("created_at")

    @factory.post_generation
    def posts(self, create: bool, extracted: int | None, **fields: Any) -> None:
        if create:
            for _number in range(1 if extracted is None else extracted):
                PostFactory(thread=self, author=self.author, **fields)

    @factory.post_generation
    def tags(self, create: bool, extracted: list[Any] | None, **_fields: Any) -> None:
        if create and extracted:
            self.tags.add(*extracted)


class PostFactory(factory.django.DjangoModelFactory):
    """`PostFactory(thread=thread)`: the next post of a thread, with its event and the counters."""

    class Meta:
        model = Post

    class Params:
        hidden = factory.Trait(hidden_at=factory.LazyFunction(timezone.now), hidden_reason="It names a person.")
        deleted = factory.Trait(deleted_at=factory.LazyFunction(timezone.now), body="")

    thread = factory.SubFactory(ThreadFactory, posts=0)
    author = factory.SubFactory(UserFactory)
    body = factory.Sequence(lambda n: f"Lesson {n}: ask first.")
    language = "en"
    created_at = factory.LazyFunction(an_hour_ago)

    @classmethod
    def _create(cls, model_class: type[Post], *_args: Any, **fields: Any) -> Post:
        thread: Thread = fields["thread"]
        thread.last_number += 1
        post = model_class.objects.create(**{"number": thread.last_number, **fields})
        thread.post_count += post.is_readable()
        thread.letters += len(post.body) if post.is_readable() else 0
        thread.bumped_at = max(thread.bumped_at, post.created_at)
        thread.save(update_fields=["last_number", "post_count", "letters", "bumped_at"])
        thread.record(EventName.POST_ADDED, post)
        return post


class PostDraftFactory(factory.django.DjangoModelFactory):
    """`PostDraftFactory(author=member, thread=thread)`: a reply that is being written; without thread, a thread."""

    class Meta:
        model = PostDraft

    author = factory.SubFactory(UserFactory)
    content = factory.LazyFunction(lambda: {"body": ["We asked first."], "language": ["en"]})
    key = factory.LazyFunction(uuid4)
