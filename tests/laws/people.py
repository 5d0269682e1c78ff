"""The persons of the access matrix, and whose a thing is."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import User
from casestudies.models import Case, Draft
from forum.models import Post, PostDraft, Thread
from tests.factories.accounts import UserFactory
from tests.factories.groups import group
from tests.laws.rows import Values

Find = Callable[[Values], User | None]


def person(name: str, request: pytest.FixtureRequest, *, author: User | None = None) -> User | None:
    """Somebody of that name in `rows.PERSONS`; None for who is not signed in."""
    if name == "anonymous":
        return None
    made = {"new member": _new, "group member": _grouped, "suspended": _suspended}.get(name)
    if made:
        return made()
    if name == "author":
        return author or _new()
    found: User = request.getfixturevalue(name)
    return found


def browser(user: User | None) -> Client:
    """A browser in which somebody is signed in, or nobody."""
    client = Client()
    if user is not None:
        client.force_login(user)
    return client


def author_of(route: str, values: Values) -> User | None:
    """Who wrote the thing of an address; None where it is nobody's, or not there."""
    if "pk" not in values and "handle" not in values:
        return None
    if route.startswith("posts/drafts/"):
        return _of(PostDraft)(values)
    kind = values.get("kind") or route.partition("/")[0]
    return AUTHORS.get(str(kind), lambda _values: None)(values)


def _of(model: type[Thread] | type[Post] | type[Case] | type[Draft] | type[PostDraft]) -> Find:
    def find(values: Values) -> User | None:
        thing = model._default_manager.filter(pk=values["pk"]).select_related("author").first()
        return thing.author if thing else None

    return find


AUTHORS: dict[str, Find] = {
    **dict.fromkeys(("thread", "threads"), _of(Thread)),
    **dict.fromkeys(("post", "posts"), _of(Post)),
    **dict.fromkeys(("case", "cases"), _of(Case)),
    "drafts": _of(Draft),
    "members": lambda values: User.objects.filter(handle=values.get("handle", "")).first(),
}


def _new() -> User:
    return UserFactory()


def _grouped() -> User:
    member = UserFactory(created_at=timezone.now() - timedelta(days=100))
    group(member)
    return member


def _suspended() -> User:
    return UserFactory(suspended_at=timezone.now(), created_at=timezone.now() - timedelta(days=100))
