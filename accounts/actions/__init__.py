"""Every change to a member that is not sign-up or sign-in, which are allauth's."""

from accounts.actions.groups import appoint, dismiss, groups_changed, let_go, make_group, take_in
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
    "appoint",
    "consider_trust",
    "create_demo_members",
    "dismiss",
    "edit_organisation",
    "edit_profile",
    "end_sessions",
    "forget_password",
    "free_address",
    "groups_changed",
    "hide_letter",
    "let_go",
    "make_group",
    "name_organisation",
    "report_letter",
    "set_picture",
    "show_letter",
    "spend_code",
    "take_in",
    "write_letter",
]
