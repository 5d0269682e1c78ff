"""The streams to which pages of the forum listen."""

from collections.abc import Iterable

from forum import articles
from forum.models import Post, Thread
from subjects import Key, Viewer


class ThreadStream:
    """`thread-<id>`: sequenced; each event carries what the page shows of it."""

    kind = "thread"

    def joinable(self, user: Viewer, pks: Iterable[int]) -> set[int]:
        return set(Thread.objects.visible_to(user).filter(pk__in=pks).values_list("pk", flat=True))

    def heads(self, pks: Iterable[int]) -> dict[int, int]:
        return dict(Thread.objects.filter(pk__in=pks).values_list("pk", "last_seq"))

    def message(self, pk: int, *, seq: int | None, name: str, key: Key, language: str) -> dict[str, object]:
        if key[0] == "post":
            post = Post.objects.with_author().get(pk=key[1], thread=pk)
            return articles.of_post_event(post, name, language=language)
        return articles.of_thread(Thread.objects.get(pk=pk), name, language=language)


class ThreadsStream:
    """`threads`: rings without content or memory; the page then asks for what it may see."""

    kind = "threads"

    def joinable(self, user: Viewer, pks: Iterable[int]) -> set[int]:
        return {0} & set(pks)

    def heads(self, pks: Iterable[int]) -> dict[int, int]:
        return {}

    def message(self, pk: int, *, seq: int | None, name: str, key: Key, language: str) -> dict[str, object]:
        return {}
