"""The rule and the queryset agree on who sees whom."""

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

import subjects
from accounts import rules
from accounts.models import User
from tests.factories.accounts import UserFactory

states = st.fixed_dictionaries(
    {
        "is_active": st.booleans(),
        "is_public": st.booleans(),
        "suspended_at": st.sampled_from([None, timezone.now()]),
        "is_superuser": st.booleans(),
    }
)


class SeeingMembers(TestCase):
    @given(st.lists(states, min_size=1, max_size=4))
    def test_visible_to_is_may_see_profile(self, described):
        members = [UserFactory(verified=False, **state) for state in described]

        for viewer in [AnonymousUser(), *members]:
            allowed = {member.pk for member in members if rules.may_see_profile(viewer, member)}
            assert set(User.objects.visible_to(viewer).values_list("pk", flat=True)) == allowed
            keys = [("member", member.pk) for member in members]
            assert subjects.visible(viewer, keys) == {("member", pk) for pk in allowed}
