"""Many requests at the same moment: one story per key, one correction per key."""

from typing import Any

import pytest

from accounts.models import User
from casestudies.models import Case, Draft
from forum.models import Thread
from tests.at_once import TWENTY, at_once, signed_in
from tests.factories.casestudies import form, published

pytestmark = pytest.mark.django_db(transaction=True)
NEW = "/cases/new/story/"


@pytest.mark.parametrize("is_held", [True, False])
def test_one_key_publishes_one_story(member: User, settings: Any, is_held: bool) -> None:
    settings.HOLD_FIRST_STORIES = is_held
    clients, sent = [signed_in(member) for _number in range(TWENTY)], form()

    statuses = at_once(lambda number: clients[number].post(NEW, sent).status_code)

    assert set(statuses) == {302}
    case = Case.objects.get()
    assert (case.state, case.version) == (("held", 0) if is_held else ("published", 1))
    assert case.versions.count() == Thread.objects.count() == case.version


def test_one_key_corrects_a_story_once(member: User) -> None:
    case = published(member)
    clients = [signed_in(member) for _number in range(TWENTY)]
    clients[0].post(f"/cases/{case.pk}/revise/")
    draft = Draft.objects.get(case=case)
    sent = form(key=str(draft.key), sequence=str(draft.sequence), title="A well near Parakou")

    statuses = at_once(lambda number: clients[number].post(NEW, sent).status_code)

    assert set(statuses) == {302}
    assert list(case.versions.order_by("number").values_list("number", flat=True)) == [1, 2]
    assert Case.objects.get().title == "A well near Parakou"
