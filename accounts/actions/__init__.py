"""Every change to a member that is not sign-up or sign-in, which are allauth's."""

from accounts.actions.letters import hide_letter, report_letter, show_letter, write_letter
from accounts.actions.members import (
    add_demo_member,
    add_members,
    create_demo_members,
    edit_profile,
    end_sessions,
    forget_password,
    free_address,
    set_picture,
    spend_code,
)
from accounts.actions.organisations import edit_organisation, name_organisation
from accounts.actions.trust import consider_trust

__all__ = [
    "add_demo_member",
    "add_members",
    "consider_trust",
    "create_demo_members",
    "edit_organisation",
    "edit_profile",
    "end_sessions",
    "forget_password",
    "free_address",
    "hide_letter",
    "name_organisation",
    "report_letter",
    "set_picture",
    "show_letter",
    "spend_code",
    "write_letter",
]
