"""What a member is: one address, one handle, groups that allow things."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accounts.audiences import audience
from accounts.models import User
from tests.factories.accounts import UserFactory


def test_addresses_are_unique_without_regard_to_case(member):
    with pytest.raises(IntegrityError), transaction.atomic():
        UserFactory(handle="somebody-else", email="MEMBER@Example.org", verified=False)

    assert User.objects.get(email="Member@EXAMPLE.org") == member


def test_each_group_is_an_audience(moderator, member, django_assert_num_queries):
    with django_assert_num_queries(1):
        moderator.has_perm("moderation.moderate")
        audiences = audience(moderator)

    assert audiences == {"public", "members", f"group-{moderator.groups.get().pk}"}
    assert audience(member) == {"public", "members"}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("handle", "Ana Lima"),
        ("handle", "a"),
        ("time_zone", "Mars/Base"),
        ("languages", ["xx"]),
        ("languages", "fr"),
        ("languages", [["fr"]]),
        ("languages", ["fr", "fr"]),
        ("about", "a" * 1001),
        ("country", "XX"),
    ],
)
def test_a_member_is_described_in_known_terms(member, field, value):
    setattr(member, field, value)

    with pytest.raises(ValidationError) as refused:
        member.full_clean()

    assert list(refused.value.message_dict) == [field]
