"""Who takes part in the demonstration, and what its reader follows."""

from django.db import transaction

from accounts import demo
from accounts.actions import add_demo_member, create_demo_members
from accounts.models import User
from notifications.actions import follow
from pages.actions.files import Toml, read, tags

FIELDS = ("display_name", "country", "languages", "interface_language", "about", "is_public")


@transaction.atomic
def add_members() -> int:
    """The members who are not there yet; returns how many were made. Who is there keeps what was changed since.

    Everyone may be one of the five; nobody signs in as the others.
    """
    before: int = User.objects.count()
    if _missing([person.handle for person in demo.MEMBERS]):
        create_demo_members()
        _follow(read("steps.toml")["follows"])
    people = {person["handle"]: person for person in read("members.toml")["members"]}
    for handle in _missing(people):
        add_demo_member(handle=handle, password=None, **{name: people[handle][name] for name in FIELDS})
    after: int = User.objects.count()
    return after - before


def _missing(handles: "list[str] | Toml") -> list[str]:
    known = set(User.objects.filter(handle__in=list(handles)).values_list("handle", flat=True))
    return [handle for handle in handles if handle not in known]


def _follow(follows: Toml) -> None:
    for handle, chosen in follows.items():
        member = User.objects.get(handle=handle)
        for tag in tags(chosen):
            follow(member, topic=tag.topic)
