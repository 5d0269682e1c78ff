"""Cases and threads for the site's own pages and feeds, always with the rights of the one who reads."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Prefetch, Q, prefetch_related_objects

import subjects
from accounts.models import Organisation, User
from accounts.querysets import MemberQuerySet
from casestudies.models import Case, CaseOrganisation, CaseTag
from casestudies.querysets import CaseQuerySet
from casestudies.template import Anonymity
from forum.models import Post, Thread, ThreadTag
from forum.querysets import PostQuerySet, ThreadQuerySet
from notifications.models import Follow
from subjects import Viewer
from tags import finding as vocabularies
from tags.models import Expertise, Kind, Tag

TOPIC_TAG = "tag-"
TOPIC_THREAD = "thread-"


def tag(kind: str, name: str) -> Tag:
    """The country of an alpha-2 code, or the theme or keyword of a slug; raises Tag.DoesNotExist."""
    if kind == Kind.COUNTRY:
        return vocabularies.country(name)
    return vocabularies.theme(name) if kind == Kind.THEME else Tag.objects.keywords().get(slug=name)


def cases() -> CaseQuerySet:
    """What everybody may read of the library, newest first."""
    return Case.objects.shown().newest_first()


def threads(user: Viewer) -> ThreadQuerySet:
    """What a person may read, last post first; a case's thread once somebody has replied in it."""
    said = Q(about_kind="") | Q(last_number__gt=1)
    return Thread.objects.visible_to(user).open().filter(said).select_related("board").with_mark(user.pk).by_last_post()


def cases_about(*tags: Tag) -> CaseQuerySet:
    """Cases with any of the tags, newest first."""
    return cases().filter(pk__in=_tagged(CaseTag, tags))


def threads_about(user: Viewer, *tags: Tag) -> ThreadQuerySet:
    """Threads with any of the tags, last post first."""
    return threads(user).filter(pk__in=_tagged(ThreadTag, tags))


def is_carried(tag: Tag, user: Viewer) -> bool:
    """Whether a person may read anything that carries the tag; three queries."""
    return bool(subjects.visible(user, [("tag", tag.pk)]))


def cases_by(member: User) -> CaseQuerySet:
    """The cases that everybody may read and that bear the member's name, newest first."""
    return cases().filter(author=member, anonymity=Anonymity.NAMED)


def posts_by(member: User) -> PostQuerySet:
    """What a member said where everybody reads, newest first; a case's own words stand in the case."""
    said = Q(thread__about_kind="") | Q(number__gt=1)
    return Post.objects.visible_to(AnonymousUser()).filter(said, author=member).order_by("-created_at", "-pk")


def threads_by(user: Viewer, member: User) -> ThreadQuerySet:
    """The threads that a member opened and a person may read, newest first; a case's thread belongs to the case."""
    opened = Thread.objects.visible_to(user).open().filter(author=member, about_kind="")
    return opened.select_related("board").by_age()


def members(user: Viewer, asked: dict[str, str]) -> MemberQuerySet:
    """The members whom a person may see and who are all that is asked for, by name."""
    found: MemberQuerySet = User.objects.visible_to(user).select_related("organisation")
    if asked["country"]:
        found = found.filter(country=asked["country"])
    if asked["language"]:
        found = found.in_languages(asked["language"])
    if asked["organisation"]:
        found = found.filter(organisation__slug=asked["organisation"])
    for kind in ("theme", "keyword"):
        if asked[kind]:
            known = Expertise.objects.filter(tag__kind=kind, tag__slug=asked[kind])
            found = found.filter(pk__in=known.values("content_object"))
    return found.by_name()


def cases_with(organisation: Organisation) -> CaseQuerySet:
    """The cases that name an organisation, newest first."""
    return cases().filter(pk__in=CaseOrganisation.objects.of(organisation).values("case"))


def threads_followed(user: User, tags: Iterable[Tag], pks: Iterable[int]) -> ThreadQuerySet:
    """Threads with one of the tags, and the threads themselves, last post first."""
    return threads(user).filter(Q(pk__in=_tagged(ThreadTag, tags)) | Q(pk__in=pks)).with_tags()


def with_tags(cases: list[Case]) -> list[Case]:
    """The cases with their tags, which one more query brings for all of them."""
    prefetch_related_objects(cases, Prefetch("tagged", CaseTag.objects.select_related("tag")))
    return cases


def followed(user: User) -> tuple[list[Tag], list[int]]:
    """The tags and the ids of the threads that a member follows; two queries."""
    topics = list(Follow.objects.of(user).values_list("topic", flat=True))
    tags = Tag.objects.filter(pk__in=_numbers(topics, TOPIC_TAG)).in_their_order()
    return list(tags), _numbers(topics, TOPIC_THREAD)


def _numbers(topics: list[str], prefix: str) -> list[int]:
    return [int(topic.removeprefix(prefix)) for topic in topics if topic.startswith(prefix)]


def _tagged(through: Any, tags: Iterable[Tag]) -> Any:
    return through.objects.filter(tag__in=[tag.pk for tag in tags]).values("content_object")
