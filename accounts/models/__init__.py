"""Members and what belongs to them."""

from accounts.models.applications import Application
from accounts.models.copies import DataCopy
from accounts.models.fields import (
    LoginField,
    NameKeyField,
    check_language,
    check_languages,
    check_name,
    check_time_zone,
)
from accounts.models.groups import GroupKeeper, MemberGroup
from accounts.models.invitations import Invitation
from accounts.models.letters import Letter
from accounts.models.members import User
from accounts.models.organisations import Organisation, OrganisationKind, OrganisationName

__all__ = [
    "Application",
    "DataCopy",
    "GroupKeeper",
    "Invitation",
    "Letter",
    "LoginField",
    "MemberGroup",
    "NameKeyField",
    "Organisation",
    "OrganisationKind",
    "OrganisationName",
    "User",
    "check_language",
    "check_languages",
    "check_name",
    "check_time_zone",
]
