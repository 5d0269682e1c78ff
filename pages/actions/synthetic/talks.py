"""Threads with all their posts, written down a few thousand posts at a time."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from random import Random
from uuid import UUID

from accounts.models import User
from forum import actions as forum
from forum.actions import Conversation, Said
from forum.models import Board, Post
from pages.actions import files
from pages.actions.synthetic import moments, wording
from pages.actions.synthetic.people import people
from pages.actions.synthetic.size import Size, Step, chance, lengths
from tags.finding import country, theme
from tags.models import Tag
from tags.vocabulary import countries, themes

BOARDS = ("practice", "methods", "help", "reading-room")
# Posts of one transaction; a longer thread has one for itself.
BATCH = 2000

Planned = dict[int, int]


@dataclass(frozen=True)
class Stage:
    """What every conversation is made of."""

    size: Size
    people: list[User]
    boards: dict[str, Board]


def add_talks(size: Size) -> Iterator[Step]:
    """Open the threads that are not there yet; one that is there stays as it is, however long it became."""
    known = _first_keys()
    planned = {number: posts for number, posts in enumerate(lengths(size)) if _key(size, number, 1) not in known}
    stage = Stage(size, people(size), {board.slug: board for board in Board.objects.filter(slug__in=BOARDS)})
    done, missing = 0, sum(planned.values())
    for batch in _batches(planned):
        forum.open_threads([_conversation(stage, number, posts) for number, posts in batch.items()])
        done += sum(batch.values())
        yield Step("posts", done, missing)


def _first_keys() -> set[UUID]:
    return set(Post.objects.filter(number=1).values_list("key", flat=True))


def _key(size: Size, thread: int, post: int) -> UUID:
    return files.key("synthetic", size.seed, thread, post)


def _batches(planned: Planned) -> Iterator[Planned]:
    """The threads in their order, as many at a time as have BATCH posts."""
    batch: Planned = {}
    for number, posts in planned.items():
        if batch and sum(batch.values()) + posts > BATCH:
            yield batch
            batch = {}
        batch[number] = posts
    if batch:
        yield batch


def _conversation(stage: Stage, number: int, posts: int) -> Conversation:
    drawn = chance(stage.size.seed, "thread", number)
    spoken = wording.language(number)
    about = drawn.sample(sorted(themes()), drawn.randint(1, 2))
    title = drawn.choice(wording.sentences(spoken)["titles"])
    return Conversation(
        # The long one stands where everybody can read it.
        board=stage.boards[drawn.choice(BOARDS) if number else BOARDS[0]],
        title=f"{themes()[about[0]].labels[spoken]}: {title} ({number})",
        language=spoken,
        tags=tags(about, drawn.sample(sorted(countries()), drawn.randint(0, 2))),
        posts=list(_said(stage, drawn, number, posts)),
    )


def tags(about: Iterable[str], places: Iterable[str]) -> list[Tag]:
    """The tags of some themes and countries."""
    return [*map(theme, about), *map(country, places)]


def _said(stage: Stage, drawn: Random, thread: int, posts: int) -> Iterator[Said]:
    first = moments.opened_at(thread, of=stage.size.threads)
    share = moments.share(drawn) if thread else 1
    for number, at in enumerate(moments.talk(first, posts=posts, share=share), start=1):
        author = drawn.choice(stage.people)
        # Some answer in the language they read the site in.
        is_own = number > 1 and drawn.random() < 0.2
        spoken = author.interface_language if is_own else wording.language(thread)
        key = _key(stage.size, thread, number)
        yield Said(author, wording.body(drawn, spoken), spoken, key, at)
