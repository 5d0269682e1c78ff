"""What the pages of the forum show beside the articles."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

import subjects
from forum import rules
from forum.models import Board, Post, Thread
from forum.models.threads import LONG, NEW_FOR, POSTS_A_PAGE
from forum.querysets import BoardQuerySet
from forum.shelf import Shelf
from markup import excerpt, isolated
from markup.previews import Preview
from subjects import Card, Viewer
from tags.models import Tag

KINDS = ("country", "theme", "keyword")
# Characters of a quotation: the rest is one click away.
QUOTED_AT_MOST = 1_500
_cards: Shelf[Card] = Shelf(size=512, seconds=60)


@dataclass(frozen=True)
class Place:
    """Where in a thread a page stands: the posts after a number. Pages are known from the last number, uncounted."""

    thread: Thread
    after: int

    @property
    def is_end(self) -> bool:
        return self.after + POSTS_A_PAGE >= self.thread.last_number

    @property
    def shown(self) -> int:
        """The number of the last post that stands here."""
        return min(self.after + POSTS_A_PAGE, self.thread.last_number)

    @property
    def words(self) -> str:
        """Which posts stand here, of how many numbers."""
        numbers = {
            "first": self.after + 1,
            "last": self.shown,
            "all": self.thread.last_number,
        }
        return _("Posts %(first)d to %(last)d of %(all)d") % numbers

    @property
    def first(self) -> str:
        return self._address(0) if self.after > POSTS_A_PAGE else ""

    @property
    def previous(self) -> str:
        return self._address(max(self.after - POSTS_A_PAGE, 0)) if self.after else ""

    @property
    def next(self) -> str:
        return "" if self.is_end else self._address(self.after + POSTS_A_PAGE)

    @property
    def last(self) -> str:
        return self._address(self.thread.last_page()) if self.after + POSTS_A_PAGE < self.thread.last_page() else ""

    def _address(self, after: int) -> str:
        return f"{self.thread.get_absolute_url()}?after={after}" if after else self.thread.get_absolute_url()


class Head:
    """The head of a thread page: what the thread is about, its tags and its facts."""

    def __init__(self, thread: Thread, tag_rows: list[list[Any]] | None) -> None:
        self.thread = thread
        self._rows = tag_rows or []

    @cached_property
    def tags(self) -> list[Tag]:
        """Countries, then themes, then keywords, each by label."""
        tags = [_tag(*row) for row in self._rows]
        return sorted(tags, key=lambda tag: (KINDS.index(tag.kind), tag.label))

    @cached_property
    def about(self) -> Card | None:
        """The card of the subject. Whoever sees the thread may see it: hiding the one hides the other."""
        key, language = self.thread.about, get_language() or "en"
        if key is None:
            return None
        # The thread takes its title from its subject: with another one the kept card is no longer true. The moment of
        # opening tells this thread from one of another database that had the same numbers.
        place = (key, language, self.thread.title, self.thread.created_at)
        kept = _cards.get(place)
        found = kept or subjects.cards([key], language).get(key)
        return _cards.put(place, found) if found else None

    @property
    def posts(self) -> str:
        """How many posts can be read."""
        return counted(self.thread)

    @property
    def is_long(self) -> bool:
        """Whether the thread has a table of posts, and says how long it takes to be read."""
        return self.thread.last_number > LONG


@dataclass(frozen=True)
class Quotation:
    """The words of a post as Markdown quotes them: a line that links to it, then its own words, not those it quotes."""

    post: Post

    @property
    def head(self) -> str:
        """The name of the writer as a link to the post."""
        name = re.sub(r"([\\`*_\[\]<>])", r"\\\1", self.post.author.display_name)
        return f"> [{name}]({self.post.get_absolute_url()}):\n>\n"

    @property
    def words(self) -> str:
        """What is quoted, 1,500 characters at most."""
        own = re.sub(r"^ {0,3}>.*\n?", "", self.post.body, flags=re.MULTILINE).strip() or self.post.body
        first = own if len(own) <= QUOTED_AT_MOST else own[:QUOTED_AT_MOST].rsplit(maxsplit=1)[0] + "…"
        return "".join(f"> {line}".rstrip() + "\n" for line in first.split("\n"))

    def __str__(self) -> str:
        return f"{self.head}{self.words}\n"


def _tag(kind: str, slug: str, name: str, word: str, labels: Any) -> Tag:
    # SQLite gives JSON within JSON as text.
    labels = json.loads(labels) if isinstance(labels, str) else labels
    return Tag(kind=kind, slug=slug, name=name, word=word, labels=labels)


@dataclass(frozen=True)
class Row:
    """One thread in a list."""

    thread: Thread
    shows_board: bool

    @property
    def posts(self) -> str:
        return counted(self.thread)

    @property
    def news(self) -> str:
        """What is new to the reader, as words; nothing for visitors, who keep no marks."""
        if self._read_to is None:
            return _("new") if self._is_young else ""
        new = self.thread.last_number - self._read_to
        return new_posts(new) if new > 0 else ""

    @property
    def address(self) -> str:
        """The thread, from the first unread post on."""
        is_begun = self.news and self._read_to is not None
        return first_unread(self.thread, self._read_to or 0) if is_begun else self.thread.get_absolute_url()

    @property
    def _read_to(self) -> int | None:
        read_to: int | None = getattr(self.thread, "read_to", None)
        return read_to

    @property
    def _is_young(self) -> bool:
        return hasattr(self.thread, "read_to") and self.thread.created_at > timezone.now() - NEW_FOR


def new_posts(number: int) -> str:
    """How many posts are new, as words; numbers have no holes, so nobody counts posts."""
    return ngettext("%(count)d new", "%(count)d new", number) % {"count": number}


def first_unread(thread: Thread, read_to: int) -> str:
    """The address of the line before the first post that follows the one read last."""
    return f"{thread.page_of(read_to + 1)}#unread"


@dataclass(frozen=True)
class BoardRow:
    """One board in the list of boards, as a person reads it and writes in it, or neither."""

    board: Board
    is_read: bool
    is_written: bool


def board_rows(user: Viewer, found: BoardQuerySet) -> list[BoardRow]:
    """The boards in their order; two queries."""
    return [
        BoardRow(board, rules.may_see_board(user, board), rules.may_open_thread(user, board))
        for board in found.prefetch_related("rights")
    ]


def counted(thread: Thread) -> str:
    """How many posts can be read, as words."""
    return ngettext("%(count)d post", "%(count)d posts", thread.post_count) % {"count": thread.post_count}


def preview(thread: Thread, first: Post) -> Preview:
    """What other sites show of a thread that everybody reads, from its first post."""
    return Preview(
        kind="DiscussionForumPosting",
        title=thread.title,
        path=thread.get_absolute_url(),
        words=excerpt(first.body) if first.is_readable() else "",
        language=thread.language,
        author=thread.author.display_name,
        at=thread.created_at,
        replies=max(thread.post_count - 1, 0),
    )


def preview_of_post(post: Post) -> Preview:
    """The same of one post that everybody reads, fetched with its thread and author."""
    language = get_language() or "en"
    return Preview(
        kind="Comment",
        title=_("Post %(number)d in “%(thread)s”") % {"number": post.number, "thread": isolated(post.thread.title)},
        path=post.get_absolute_url(),
        words=excerpt(post.body),
        language=post.language,
        author=post.author.display_name,
        at=post.created_at,
        made_in=language,
    )


def viewer(user: Viewer, posts: Iterable[Post], own: object) -> dict[str, object]:
    """What a page adds to its articles, which are the same at all times: how often its posts were thanked for.

    `own` is what a member did here.
    """
    thanks = {str(post.pk): post.thanks_count for post in posts if post.thanks_count and post.is_readable()}
    if not user.is_authenticated:
        return {"member": None, "thanks": thanks}
    return {"member": user.pk, "zone": user.time_zone, "thanks": thanks, "own": own}
