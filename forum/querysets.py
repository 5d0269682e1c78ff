"""What many boards, threads, posts and events have in common; visibility lives here."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

from django.contrib.auth.models import Group
from django.db import models
from django.db.models import Aggregate, Exists, F, FilteredRelation, Func, JSONField, OuterRef, Q, Subquery
from django.db.models.functions import JSONArray

from accounts.audiences import MEMBERS, audience, groups
from notifications.models import Bookmark
from subjects import Viewer

if TYPE_CHECKING:
    from uuid import UUID

    from accounts.models import User
    from forum.models import Board, Picture, Post, PostDraft, ReadMark, Thanks, Thread, ThreadEvent


def moderates(user: Viewer) -> bool:
    """Whether the person sees what moderators hid."""
    return bool(user.is_authenticated and user.has_perm("moderation.moderate"))


class BoardQuerySet(models.QuerySet["Board"]):
    def visible_to(self, user: Viewer) -> Self:
        """Boards a person reads; one for chosen groups is there for their members alone, moderators or not."""
        return self.filter(_board_read_by(user))

    def writable_by(self, user: Viewer) -> Self:
        """Boards in which a member may say something."""
        if MEMBERS not in audience(user):
            return self.none()
        chosen = Group.objects.filter(pk__in=groups(user), board_rights__may_write=True).values("board_rights__board")
        return self.visible_to(user).filter(Q(writers="readers") | Q(writers="groups", pk__in=chosen))

    def change_count(self) -> Subquery:
        """A number that changes with any change of these boards, within another query."""
        return Subquery(self.order_by().annotate(changes=Func(F("version"), function="SUM")).values("changes"))


class ThreadQuerySet(models.QuerySet["Thread"]):
    def visible_to(self, user: Viewer) -> Self:
        """Threads of the boards a person reads; hidden ones for author and moderators, none that was merged away."""
        return self.filter(_thread_seen_by(user))

    def open(self) -> Self:
        """Threads that nobody hid."""
        return self.filter(hidden_at=None)

    def with_head(self) -> Self:
        """With what the head of a page and a row of a list say of a thread."""
        return self.select_related("board", "author")

    def with_rights(self) -> Self:
        """With `right_rows`, the chosen groups of its board and whether each may write, as rows of values."""
        boards: Any = self.model.board.field.related_model
        return self.annotate(right_rows=right_rows(boards.rights.rel.related_model))

    def with_tags(self) -> Self:
        """With `tag_rows`, the tags as rows of values: the same query brings the thread and its tags."""
        return self.annotate(tag_rows=tag_rows(self.model.tags.through, "pk"))

    def with_mark(self, reader: int | None) -> Self:
        """With `read_to`, the number up to which a member has read, None for a thread never opened.

        Visitors keep no marks: their threads do not have it.
        """
        if reader is None:
            return self
        mark = FilteredRelation("read_marks", condition=Q(read_marks__user_id=reader))
        return self.alias(mark=mark).annotate(read_to=F("mark__last_read"))

    def by_last_post(self) -> Self:
        return self.order_by("-bumped_at", "-pk")

    def by_age(self) -> Self:
        return self.order_by("-created_at", "-pk")

    def before(self, moment: datetime, pk: int, *, field: str) -> Self:
        """The rest of a list in descending order of a moment, after one row of it."""
        # The first condition is implied by the second; it lets the index begin where the list goes on.
        return self.filter(**{f"{field}__lte": moment}).filter(
            Q(**{f"{field}__lt": moment}) | Q(**{field: moment, "pk__lt": pk})
        )

    def tagged(self, tag_pk: int) -> Self:
        return self.filter(tags=tag_pk)

    def about(self, kind: str, pks: Iterable[int]) -> Self:
        """The threads that talk about some subjects."""
        return self.filter(about_kind=kind, about_pk__in=pks)


class PostQuerySet(models.QuerySet["Post"]):
    def visible_to(self, user: Viewer) -> Self:
        """Posts that a person may read, where they stand: hidden ones for author and moderators, deleted for these."""
        in_threads = self.written().filter(_thread_seen_by(user, "thread__"))
        if moderates(user):
            return in_threads
        return in_threads.filter(deleted_at=None).filter(Q(hidden_at=None) | Q(author_id=user.pk or 0))

    def deleted_by(self, author: "User") -> Self:
        """What a member took back, in threads that the member still reads."""
        return self.filter(_thread_seen_by(author, "thread__"), author=author).exclude(deleted_at=None)

    def readable(self) -> Self:
        """Posts whose text everyone in the thread reads."""
        return self.written().filter(hidden_at=None, deleted_at=None)

    def written(self) -> Self:
        """Posts themselves, without the stubs that stay where they were moved away."""
        return self.filter(moved_to=None)

    def stub_of(self, thread: Any, post: Any) -> Self:
        """The stub in a thread that a post left there last, for conditions of other queries too."""
        return self.filter(thread=thread, moved_to=post).order_by("-number")

    def later(self) -> Self:
        """All but the first post, which a thread opens with."""
        return self.filter(number__gt=1)

    def between(self, first: int, last: int) -> Self:
        """Posts by number, which has no holes: any page costs what the first one costs."""
        return self.filter(number__gte=first, number__lte=last).order_by("number")

    def at(self, numbers: Iterable[int]) -> Self:
        """Single posts by number, in their order."""
        return self.filter(number__in=numbers).order_by("number")

    def most_thanked(self) -> Self:
        """Posts that somebody thanked for, most often first."""
        return self.filter(thanks_count__gt=0).order_by("-thanks_count", "number")

    def latest_first(self) -> Self:
        return self.order_by("-number")

    def with_author(self) -> Self:
        return self.select_related("author")

    def with_thread(self) -> Self:
        """With the thread, its board, its author and its tags."""
        threads: Any = self.model.thread.field.related_model
        tags = tag_rows(threads.tags.through, "thread")
        return self.select_related("thread__board", "thread__author").annotate(tag_rows=tags)

    def with_acts_of(self, reader: int) -> Self:
        """With `is_thanked` and `is_kept`: whether a member thanked for the post, or bookmarked it."""
        model: Any = self.model.thanks.rel.related_model
        thanks = model.objects.given().filter(post=OuterRef("pk"), user_id=reader)
        kept = Bookmark.objects.filter(user_id=reader, kind="post", object_pk=OuterRef("pk"))
        return self.annotate(is_thanked=Exists(thanks), is_kept=Exists(kept))

    def of_since(self, author_pk: int, moment: datetime) -> Self:
        """What one member posted since a moment, newest first."""
        return self.written().filter(author_id=author_pk, created_at__gt=moment).order_by("-created_at")


class ThanksQuerySet(models.QuerySet["Thanks"]):
    def given(self) -> Self:
        """Thanks that were not taken back."""
        return self.filter(taken_back_at=None)


class ReadMarkQuerySet(models.QuerySet["ReadMark"]):
    def of(self, user: "User") -> Self:
        """How far one member has read."""
        return self.filter(user=user)

    def behind(self) -> Self:
        """Marks after which something is unread."""
        return self.filter(last_read__lt=F("thread__last_number"))


class PostDraftQuerySet(models.QuerySet["PostDraft"]):
    def of(self, user: "User") -> Self:
        """One member's drafts, last touched first."""
        return self.filter(author=user).order_by("-updated_at", "-pk")

    def with_thread_seen_by(self, user: "User") -> Self:
        """With the threads that they answer; one that the member no longer sees is None."""
        threads: Any = self.model.thread.field.related_model
        return self.prefetch_related(models.Prefetch("thread", threads._default_manager.visible_to(user)))

    def begun_by(self, author: int, thread: Any) -> Subquery:
        """The id of the reply to a thread that a member began and touched last, None where there is none."""
        mine = self.filter(author_id=author, thread_id=thread).order_by("-updated_at", "-pk")
        return Subquery(mine.values("pk")[:1])


class PictureQuerySet(models.QuerySet["Picture"]):
    def visible_to(self, user: Viewer) -> Self:
        """Pictures of posts whose text a person may read, and those that wait in the person's own forms."""
        posts: Any = self.model.post.field.related_model
        of_posts = Q(post__in=posts._default_manager.visible_to(user))
        return self.filter(of_posts | Q(post=None, author_id=user.pk or 0))

    def waiting(self, author: "User", key: "UUID | str") -> Self:
        """What was chosen in one form and is in no post yet."""
        return self.filter(author=author, key=key, post=None).order_by("pk")


class EventQuerySet(models.QuerySet["ThreadEvent"]):
    def since(self, seq: int) -> Self:
        """The events after a sequence number, in their order."""
        return self.filter(seq__gt=seq).order_by("seq").select_related("post__author")


class _Rows(Aggregate):
    """All values of a group in one JSON array."""

    function = "JSON_GROUP_ARRAY"
    output_field = JSONField()

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return self.as_sql(compiler, connection, function="JSONB_AGG", **context)


def tag_rows(through: type[models.Model], thread: str) -> Subquery:
    """The tags of the outer row's thread: kind, slug, name, spelling and labels of each."""
    tagged = through._default_manager.filter(content_object=OuterRef(thread)).order_by()
    row = JSONArray("tag__kind", "tag__slug", "tag__name", "tag__word", "tag__labels")
    return Subquery(tagged.values("content_object").annotate(rows=_Rows(row)).values("rows"))


def right_rows(rights: type[models.Model]) -> Subquery:
    """The rights on the board of the outer row's thread: group and whether it may write."""
    of_board = rights._default_manager.filter(board=OuterRef("board")).order_by()
    return Subquery(of_board.values("board").annotate(rows=_Rows(JSONArray("group_id", "may_write"))).values("rows"))


def _thread_seen_by(user: Viewer, path: str = "") -> Q:
    on_board = _board_read_by(user, f"{path}board__") & Q(**{f"{path}merged_into": None})
    if moderates(user):
        return on_board
    shown = Q(**{f"{path}hidden_at": None})
    return on_board & (shown | Q(**{f"{path}author_id": user.pk or 0}))


def _board_read_by(user: Viewer, path: str = "") -> Q:
    read = Q(**{f"{path}audience__in": audience(user)})
    if not groups(user):
        # The question that most readers share stays as short as it can be.
        return read
    chosen = Group.objects.filter(pk__in=groups(user), board_rights__isnull=False).values("board_rights__board")
    return read | Q(**{f"{path}audience": "groups", f"{path}pk__in": chosen})
