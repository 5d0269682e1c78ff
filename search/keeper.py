"""Members in the index: accounts stands below the search, so it is the search that comes for them."""

from collections.abc import Iterable, Sequence

from django.contrib.auth.models import AnonymousUser
from django.db.models import Prefetch, prefetch_related_objects

from accounts import rules
from accounts.audiences import MEMBERS, PUBLIC
from accounts.models import User
from accounts.registry import Keeper
from search import actions
from search.entries import Entry
from tags import finding
from tags.models import Expertise, Tag


class SearchKeeper(Keeper):
    name = "search"

    def forget(self, member: User, *, former: str) -> None:
        actions.withdraw(("member", member.pk))
        actions.purge()

    def changed(self, members: Sequence[User]) -> None:
        """Let them be found as they are now, or no longer."""
        # Read again: what a caller holds may have been changed by another action meanwhile.
        shown = {member.pk: member for member in User.objects.shown().filter(pk__in=[one.pk for one in members])}
        for member in members:
            if member.pk not in shown:
                actions.withdraw(("member", member.pk))
        actions.put_all(_entries(shown.values()))


def entries(after: int, limit: int) -> list[Entry]:
    """What the index should hold of the members that follow a number, in their order."""
    found = User.objects.shown().filter(pk__gt=after).order_by("pk")[:limit]
    return _entries(list(found))


def _entries(members: Iterable[User]) -> list[Entry]:
    members = list(members)
    known = Prefetch("expertise", Expertise.objects.select_related("tag"), to_attr="known")
    prefetch_related_objects(members, "organisation", known)
    return [_entry(member) for member in members]


def _entry(member: User) -> Entry:
    """A name is of no language, whatever that of the words beside it; visitors find those whom they may see."""
    is_public = rules.may_see_profile(AnonymousUser(), member)
    organisation = [member.organisation.name, member.organisation.acronym] if member.organisation else []
    return Entry(
        key=("member", member.pk),
        language="",
        title=member.display_name,
        texts=[text for text in [*organisation, member.role, member.about] if text],
        tags=_tags(member),
        audience=frozenset({PUBLIC if is_public else MEMBERS}),
        created_at=member.created_at,
    )


def _tags(member: User) -> list[Tag]:
    known = [one.tag for one in member.known]  # type: ignore[attr-defined]
    return [finding.country(member.country.code), *known] if member.country else known
