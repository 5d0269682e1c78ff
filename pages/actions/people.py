"""Who takes part in the demonstration, in which groups, and what some of them follow."""

from django.db import transaction

from accounts import demo
from accounts.actions import add_demo_member, appoint, create_demo_members, make_group, take_in
from accounts.models import MemberGroup, User
from notifications.actions import follow
from pages.actions.files import Toml, read, tags

FIELDS = ("display_name", "country", "languages", "interface_language", "about", "is_public")


@transaction.atomic
def add_members() -> list[str]:
    """The members who are not there yet; returns their handles. Who is there keeps what was changed since.

    Everyone may be one of the five; nobody signs in as the others.
    """
    signing_in = _missing([person.handle for person in demo.MEMBERS])
    if signing_in:
        create_demo_members()
        _follow(read("steps.toml")["follows"])
    people = {person["handle"]: person for person in read("members.toml")["members"]}
    others = _missing(list(people))
    for handle in others:
        add_demo_member(handle=handle, password=None, **{name: people[handle][name] for name in FIELDS})
    return [*signing_in, *others]


@transaction.atomic
def add_groups() -> int:
    """The groups that are not there yet, with those in them and those who keep them; returns how many were made."""
    groups = {group["name"]: group for group in read("rooms.toml")["groups"]}
    known = set(MemberGroup.objects.filter(name__in=groups).values_list("name", flat=True))
    missing = [group for name, group in groups.items() if name not in known]
    for group in missing:
        _gather(group)
    return len(missing)


def _missing(handles: list[str]) -> list[str]:
    known = set(User.objects.filter(handle__in=list(handles)).values_list("handle", flat=True))
    return [handle for handle in handles if handle not in known]


def _follow(follows: Toml) -> None:
    for handle, chosen in follows.items():
        member = User.objects.get(handle=handle)
        for tag in tags(chosen):
            follow(member, topic=tag.topic)


def _gather(told: Toml) -> None:
    admin = User.objects.get(handle="admin")
    group = make_group(name=told["name"], by=admin)
    for member in User.objects.filter(handle__in=told["members"]):
        take_in(group, member=member, by=admin)
    for keeper in User.objects.filter(handle__in=told["keepers"]):
        appoint(group, member=keeper, by=admin)
