"""How the rest of the house speaks of a case."""

from collections.abc import Collection, Iterable

from accounts.models import User
from casestudies import actions, rules
from casestudies.actions import indexing
from casestudies.models import Case, CaseTag
from casestudies.template import texts
from markup import excerpt
from search.entries import Entry
from subjects import Card, Viewer


class CaseSubject:
    kind = "case"

    def visible_to(self, user: Viewer, pks: Iterable[int]) -> set[int]:
        return set(Case.objects.visible_to(user).filter(pk__in=pks).values_list("pk", flat=True))

    def cards(self, pks: Iterable[int], language: str) -> dict[int, Card]:
        return {case.pk: _card(case) for case in Case.objects.filter(pk__in=pks)}

    def told_in_person(self, pk: int) -> set[str]:
        """Its author, also where only moderators know who that is."""
        return {author.topic for author in User.objects.filter(cases=pk).only("pk")}

    def entries(self, after_pk: int, limit: int) -> list[Entry]:
        """Search entries of shown cases in the order of their ids, for rebuilding the index."""
        cases = Case.objects.shown().filter(pk__gt=after_pk).order_by("pk").prefetch_related("tagged__tag")
        return [indexing.entry(case) for case in cases[:limit]]


class ModeratedCase:
    kind = "case"

    def may_flag(self, user: User, pk: int) -> bool:
        case = Case.objects.filter(pk=pk).first()
        return case is not None and rules.may_flag(user, case)

    def hide(self, pk: int, *, by: User, reason: str) -> None:
        actions.hide_case(Case.objects.get(pk=pk), by=by, reason=reason)

    def restore(self, pk: int, *, by: User) -> None:
        actions.restore_case(Case.objects.get(pk=pk), by=by)

    def is_hidden(self, pk: int) -> bool:
        return Case.objects.filter(pk=pk).exclude(hidden_at=None).exists()


class HeldCase:
    kind = "case"

    def held(self, limit: int) -> list[int]:
        return list(Case.objects.held().values_list("pk", flat=True)[:limit])

    def is_held(self, pk: int) -> bool:
        return Case.objects.held().filter(pk=pk).exists()

    def release(self, pk: int, *, by: User) -> None:
        actions.release(Case.objects.get(pk=pk), by=by)


def tags_read(user: Viewer, pks: Collection[int]) -> set[int]:
    """Those of the tags that a person reads on cases."""
    carried = CaseTag.objects.filter(tag__in=pks, content_object__in=Case.objects.visible_to(user))
    return set(carried.values_list("tag", flat=True))


def _card(case: Case) -> Card:
    words = " ".join(texts(case.content)[:1])
    return Card(case.title, case.get_absolute_url(), excerpt(words, words=40), case.language)
