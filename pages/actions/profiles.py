"""What a member says of oneself, of whichever package it is."""

from typing import Any

from django.db import transaction

from accounts.actions import edit_profile
from accounts.models import User
from tags.actions import keywords as tags_of
from tags.actions import set_expertise
from tags.models import Tag


@transaction.atomic
def describe_member(member: User, *, by: User, themes: list[Tag], keywords: list[str], **fields: Any) -> User:
    """Change a profile with its expertise, all of it or nothing; `fields` are those of `edit_profile`.

    Raises Refused for anybody but the member, ValidationError for values that are not known.
    """
    member = edit_profile(member, by=by, **fields)
    set_expertise(member, by=by, tags=[*themes, *tags_of(keywords)])
    return member
